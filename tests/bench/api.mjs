// What one call costs through the JavaScript API, beside a hand-written function that computes only the sum.
import { Estimator, estimate, rulebook } from "../package.mjs";
import { row, time } from "./table.mjs";

const asOf = "2012-03-20T12:00";
const known = {
  waybill: "768012345678",
  we: "origin",
  sentOn: "2012-03-01",
  problem: "lost",
  stage: "transit",
  leg: "linehaul",
  value: 800,
  listed: true,
  vehicleArrivedAt: "2012-03-04T08:00",
  missingReportedAt: "2012-03-04T08:30",
  dueAt: "2012-03-05",
  signedAt: "2012-03-07",
  delayCause: "none",
  deliveredBy: "station",
  claimant: "direct",
  claimedOn: "2012-03-20",
  claimForm: true,
  waybillCopy: true,
  valueProof: true,
};
const every = [
  "sentOn",
  "stage",
  "extent",
  "cause",
  "stationChange",
  "value",
  "othersLoss",
  "cash",
  "addressFault",
  "proxySigned",
  "listed",
  "vehicleArrivedAt",
  "missingReportedAt",
  "scannedAt",
  "damageReportedAt",
  "cooperated",
  "forceMajeure",
  "signedAt",
  "delayCause",
  "deliveredBy",
  "inNetwork",
  "claimant",
  "claimedOn",
  "closedOn",
];
const unknown = { dueAt: "2012-03-05", ...Object.fromEntries(every.map((field) => [field, "unknown"])) };

const CAPS = { delivery: 1000, agency: 500, transit: 300 };
const DAY = 86_400_000;
/** The sums of a fully known lost parcel and nothing else: no checks, no reasons, no words. */
function sums({
  value,
  stage,
  listed,
  deliveredBy,
  vehicleArrivedAt,
  missingReportedAt,
  sentOn,
  claimedOn,
  dueAt,
  signedAt,
}) {
  const deliverer = deliveredBy === "agency" ? "agency" : "delivery";
  const late = listed && Date.parse(missingReportedAt) - Date.parse(vehicleArrivedAt) > 3_600_000;
  const cap = CAPS[stage === "delivery" || late ? deliverer : "transit"];
  const refused = Date.parse(claimedOn) - Date.parse(sentOn) > 30 * DAY;
  const days = Math.max(0, Math.round((Date.parse(signedAt) - Date.parse(dueAt)) / DAY));
  return { compensation: refused ? 0 : Math.min(value, cap), fine: Math.min(20 * days, 100) };
}

// A value of its own for each call: nothing can be computed once for all.
const next = (at) => ({ ...known, value: 700 + at });
let kept = 0;
console.log(`JavaScript API in Node.js ${process.versions.node}, median of 61 batches`);
row(
  "the sums alone, by hand in JavaScript (yardstick)",
  time((at) => (kept += sums(next(at)).compensation), { batch: 5000 }),
  null,
);
row(
  "fully known, without words",
  time((at) => estimate(next(at), { asOf, words: false })),
  40,
);
row(
  "fully known, with everything",
  time((at) => estimate(next(at), { asOf })),
  100,
);
row(
  "fully known, with everything, in English",
  time((at) => estimate(next(at), { asOf, lang: "en" })),
  100,
);
for (const problem of ["missing", "lost", "damaged", "short", "contaminated", "other"]) {
  row(
    `every field unknown, ${problem}`,
    time(() => estimate({ ...unknown, problem }, { asOf }), { batch: 3, batches: 31 }),
    5000,
  );
}

/** The built-in rulebook with so many more clauses, penalty items, events and clocks: the same as in
 * `examples/bench.rs`. */
function larger(more) {
  const book = rulebook();
  const both = (text) => ({ "zh-CN": text, en: text });
  const [words, label] = [both("x ".repeat(180) + "{yuan} {minutes} {loss-3.capYuan}"), both("x".repeat(20))];
  const table = { ...book.penalties[0], id: "more", items: [] };
  for (let number = 0; number < more; number += 1) {
    const id = `more-${number}`;
    book.clauses.push({ id, place: label, department: null, figures: { yuan: 50, minutes: 30 }, words });
    table.items.push({
      id,
      clause: id,
      label,
      counts: { occurrence: { sum: "yuan" } },
      overlaps: [`more-${more - 1 - number}`].filter((other) => other !== id),
    });
    book.events.push({ id, label });
    book.clocks.push({
      id,
      clause: id,
      label,
      start: id,
      length: { unit: "minutes", figure: "minutes" },
      demands: label,
      costs: [id],
    });
  }
  book.penalties.push(table);
  return book;
}

console.log();
const LOADED = 20_000;
for (const [what, book] of [
  ["the built-in rulebook", rulebook()],
  ["one of one's own", larger(100)],
]) {
  const text = JSON.stringify(book);
  const size = `${(new TextEncoder().encode(text).length / 1000).toFixed(0)} KB`;
  row(
    `${what}, ${size}, loaded from its text`,
    time(() => new Estimator(text), { batch: 5, batches: 21 }),
    LOADED,
  );
  row(
    "the same as an object",
    time(() => new Estimator(book), { batch: 5, batches: 21 }),
    LOADED,
  );
}

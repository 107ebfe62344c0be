// What one call costs through the JavaScript API, beside those who answer a part of the same question: a hand-written
// function that computes only the sums, and four rule engines. Their sums are held
// against ours first.
import { Estimator, estimate, rulebook } from "../package.mjs";
import { PEERS } from "./peers/all.mjs";
import { AS_OF as asOf, generated } from "./peers/cases.mjs";
import { compare } from "./peers/same.mjs";
import { heading, row, together } from "./table.mjs";

await compare();

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

const PROBLEMS = ["missing", "lost", "damaged", "short", "contaminated", "other"];
/** So many times the hand-written sums an estimate without words took when it crossed the boundary key by key. */
const BEFORE = 54;

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


const cases = generated(512);
/** Another case for each call: nothing can be computed once for all. */
const one = (at) => cases[at % cases.length];

const open = (problem) => `every field unknown, ${problem}`;
const took = await together({
  ...Object.fromEntries(PEERS.map(({ name, sums }) => [name, (at) => sums(one(at))])),
  whole: (at) => estimate(one(at), { asOf }),
  english: (at) => estimate(one(at), { asOf, lang: "en" }),
  bare: (at) => estimate(one(at), { asOf, words: false }),
  ...Object.fromEntries(
    PROBLEMS.map((problem) => [open(problem), () => estimate({ ...unknown, problem }, { asOf })]),
  ),
});
const beside = (ours, key, peer, goal) => row([ours, took[key]], [peer, took[peer]], goal);

heading(
  `The JavaScript API, in Node.js ${process.versions.node}`,
  `A parcel that is lost or wholly damaged, of which everything is known. The peers come to its two sums, and publicodes
to the rules that they follow from; ours is the whole estimate. Without words it was ${BEFORE} times the sums by hand
before answers crossed the boundary at once: a third of that is the goal.`,
);
beside("whole estimate, every text", "whole", "publicodes", 0.2);
beside("the same in English", "english", "publicodes", 0.2);
beside("whole estimate, every text", "whole", "zen-engine", 1);
beside("whole estimate, every text", "whole", "json-rules-engine", 1);
beside("whole estimate, every text", "whole", "json-logic-engine");
beside("whole estimate, every text", "whole", "by hand");
beside("without words", "bare", "by hand", BEFORE / 3);
for (const problem of PROBLEMS) beside(open(problem), open(problem), "publicodes", 1.5);

/** The module keeps the last eight rulebooks; with so many in turn each is loaded. */
const UNKNOWN = 16;
const other = (text, at) => text + " ".repeat(at % UNKNOWN);

for (const [what, book] of [
  ["the built-in rulebook", rulebook()],
  ["one of one's own", larger(100)],
]) {
  const text = JSON.stringify(book);
  const size = `${(new TextEncoder().encode(text).length / 1000).toFixed(0)} KB`;
  const loaded = await together({
    parse: (at) => JSON.parse(other(text, at)),
    text: (at) => new Estimator(other(text, at)),
    object: (at) => new Estimator({ ...book, id: `own-${at % UNKNOWN}` }),
  });
  row([`${what}, ${size}, from its text`, loaded.text], ["`JSON.parse` of it", loaded.parse], 20);
  row(["the same as an object", loaded.object], ["`JSON.parse` of it", loaded.parse], 30);
}

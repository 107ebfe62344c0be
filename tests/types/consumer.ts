// A program that uses the package as anybody would: type-checked, then run. It prints `ok`.
import init, { Estimator, estimate, rulebook } from "parcel-claims";
import start, { clocks, decisionTable, differences, penalties, targets } from "parcel-claims/services";
import type { DecisionTable } from "parcel-claims/services";
import type {
  Case,
  ClauseId,
  ClockKind,
  ClockReading,
  ClockState,
  Cost,
  Difference,
  Estimate,
  InvalidCase,
  InvalidCounts,
  InvalidEvents,
  InvalidRulebook,
  Issue,
  Line,
  Measured,
  Options,
  Party,
  Penalties,
  PenaltySheet,
  Range,
  Rulebook,
  Running,
} from "parcel-claims";

function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

await init();
await init(new Uint8Array(0)); // already started: the bytes are not looked at

const facts: Case = {
  waybill: "768012345678",
  we: "origin",
  sentOn: "2012-03-01",
  problem: "lost",
  stage: "transit",
  leg: "airport",
  extent: "unknown",
  cause: null,
  stationChange: false,
  value: 800.5,
  othersLoss: "unknown",
  cash: "unknown",
  addressFault: false,
  proxySigned: false,
  listed: true,
  vehicleArrivedAt: "2012-03-04T08:00",
  missingReportedAt: "no",
  scannedAt: "unknown",
  damageReportedAt: null,
  cooperated: true,
  forceMajeure: false,
  dueAt: "2012-03-05",
  signedAt: "unknown",
  delayCause: "none",
  deliveredBy: "agency",
  inNetwork: true,
  claimant: "direct",
  claimedOn: "2012-03-20",
  closedOn: "unknown",
  claimForm: true,
  waybillCopy: true,
  valueProof: false,
};
const options: Options = { asOf: "2012-03-20T12:00", lang: "en", words: true };
const result: Estimate = estimate(facts, options);

const book: Rulebook = rulebook();
const again: Estimate = new Estimator(rulebook(book.id)).estimate(facts, options);
expect(JSON.stringify(again) === JSON.stringify(result), "an estimator of one's own agrees");
expect(result.rulebook.id === book.id && result.rulebook.status === "draft", "the rulebook is named");
const digest: string = result.rulebook.digest;
expect(digest.length > 0 && result.asOf === options.asOf, "digest and moment");

// A rulebook with another figure is one's own.
const loss3 = book.clauses.find(({ id }) => id === "loss-3");
if (loss3) loss3.figures = { ...loss3.figures, capYuan: 900 };
const ours: Estimate = new Estimator(book).estimate(
  { ...facts, problem: "lost", stage: "delivery", deliveredBy: "station", value: 5000 },
  options,
);
expect(
  ours.rulebook.digest !== digest && ours.lines.some((line) => line.clause === "loss-3" && line.amount.max === 900),
  "another cap",
);
try {
  if (loss3) loss3.figures = { capYuan: -1 };
  new Estimator(book);
  throw new Error("it was accepted");
} catch (thrown) {
  const { name, issues } = thrown as InvalidRulebook;
  expect(
    name === "InvalidRulebook" && issues[0]?.code === "range" && issues[0].field === "clauses.loss-3.figures.capYuan",
    "a figure out of range",
  );
}

const compensation: Range | null | undefined = result.claim?.compensation;
expect(compensation?.min === 0 || compensation?.max !== 0, "a range");
const outcomes: ("payable" | "discretionary" | "self-borne" | "ruling" | "unregulated" | "refused" | "nothing")[] =
  result.claim?.outcome ?? [];
const filing: ("accepted" | "contested" | "refused")[] = result.claim?.filing ?? [];
expect(outcomes.length > 0 && filing.length > 0, "outcome and filing");
const capOn: string | null | undefined = result.delay?.capOn;
const runs: boolean | undefined = result.delay?.running;
expect(capOn !== undefined && runs !== undefined, "a delay");
const lines: Line[] = result.lines;
const payers: Party[] = lines.map((line) => line.from);
expect(payers.length === lines.length, "lines");
const owed: number = result.ours?.receives.min ?? 0;
expect(owed >= 0, "ours");
const words: (string | undefined)[] = [
  result.summary,
  ...result.findings.map((one) => one.text),
  ...result.deadlines.map((one) => one.text),
  ...result.documents.map((one) => one.text),
  ...result.questions.map((one) => one.text),
  ...result.assumptions.map((one) => one.text),
  ...result.doubts.map((one) => one.text),
];
expect(
  words.every((text) => typeof text === "string" && text !== ""),
  "every text is there",
);
expect(
  estimate(facts, { words: false }).lines.every((line) => !("text" in line)),
  "without words there are none",
);

await start();
const running: Running[] = clocks(
  [{ event: "inquiry", at: "2026-03-04T08:30", note: "Zhang", done: { inquiry: "2026-03-04T09:01" } }],
  { rulebook: "pengda-service", asOf: "2026-03-04T12:00", lang: "en" },
);
const missed: ClockState | undefined = running[0]?.state;
const [fine]: Cost[] = running[0]?.costs ?? [];
expect(
  missed === "missed" && fine?.sum === null && fine.most === 200 && running[0]?.due === "2026-03-04T09:00",
  "a clock",
);
const asked: string[] = (fine?.conditions ?? []).filter((one) => one.holds === null).map((one) => one.id);
expect(asked.join() === "evasion.complaint,evasion.evidence", "what has to be asked");
const [line]: Running[] = clocks([{ event: "workday", at: "2026-03-04", conditions: null }], {
  rulebook: "pengda-service",
  asOf: "2026-03-04T18:00",
});
const kind: ClockKind | undefined = line?.kind;
const reading: ClockReading | null | undefined = line?.reading;
expect(kind === "until" && line?.state === "ongoing" && reading === null, "no deadline");
const measured: Measured[] = targets({ satisfaction: { counted: 95, of: 100 } }, { rulebook: "warehouse", lang: "en" });
expect(measured.find((one) => one.target === "satisfaction")?.state === "met", "a target");
try {
  clocks([{ event: "inquiry", at: "soon" }]);
  throw new Error("it was accepted");
} catch (thrown) {
  const { name, issues } = thrown as InvalidEvents;
  expect(
    name === "InvalidEvents" && issues[0]?.field === "0.at" && issues[0].code === "format",
    "an issue of an event",
  );
}
try {
  targets({ satisfaction: { counted: 2, of: 1 } }, { rulebook: "warehouse" });
  throw new Error("it was accepted");
} catch (thrown) {
  const { name, issues } = thrown as InvalidCounts;
  expect(name === "InvalidCounts" && issues[0]?.code === "more-than-all", "an issue of a count");
}

try {
  // @ts-expect-error no such problem
  estimate({ problem: "lots" });
  throw new Error("it was accepted");
} catch (thrown) {
  const { name, issues } = thrown as InvalidCase;
  const [first]: Issue[] = issues;
  expect(
    name === "InvalidCase" && first?.field === "problem" && first.code === "format" && first.message !== "",
    "an issue",
  );
}

// A month of penalties.
const sheet: PenaltySheet = {
  rulebook: "logistics-staff",
  month: "2012-03",
  figures: { "late.yuan": 20 },
  entries: [
    { person: "甲", item: "late-short", count: 2 },
    { person: "甲", item: "absence", base: 150.5 },
  ],
};
const paid: Penalties = penalties(sheet, { lang: "en" });
expect(paid.people[0]?.certain === 40 && paid.people[0].most === null, "what is certain, and what is open");
const open: string[] = paid.people.flatMap(({ lines }) =>
  lines.flatMap((line) => (line.kind === "not-set" ? line.figures : [])),
);
expect(open.join() === "absence.percent" && typeof paid.note === "string", "a blank is asked for");
const loss: PenaltySheet = {
  month: "2012-03",
  entries: [{ person: "甲", item: "staff-3", conditions: { loss: null } }],
};
const [question] = penalties(loss, { lang: "en" }).questions;
expect(question?.condition === "loss" && question.entry === 0 && question.text !== "", "a condition is asked for");

// A rulebook of one's own against the built-in one.
const changed: Rulebook = structuredClone(rulebook());
for (const clause of changed.clauses) if (clause.id === "loss-3") clause.figures = { capYuan: 1200 };
const [difference, ...others]: Difference[] = differences(rulebook(), changed, "en");
expect(
  difference?.place === "clauses.loss-3.figures.capYuan" && difference.after === 1200 && others.length === 0,
  "a difference",
);
const table: DecisionTable = decisionTable(changed, { lang: "en" });
expect(table.parts.map((part) => part.part).join() === "filing,settlement,delay", "a decision table");

// Never called: only what the compiler says about it counts.
export function misuse(): void {
  // @ts-expect-error the month is needed
  penalties({ entries: [] });
  // @ts-expect-error no such field
  estimate({ colour: "red" });
  // @ts-expect-error a sum is a number
  estimate({ value: "800" });
  // @ts-expect-error "unknown" is no answer here
  estimate({ problem: "unknown" });
  // @ts-expect-error nor here
  estimate({ claimForm: "unknown" });
  // @ts-expect-error yes/no is true or false
  estimate({ cash: "yes" });
  // @ts-expect-error no such language
  estimate({}, { lang: "fr" });
  // @ts-expect-error no such option
  estimate({}, { word: true });
  // @ts-expect-error the facts are needed
  estimate();
  // @ts-expect-error no such clause
  const clause: ClauseId = "loss-16";
  void clause;
  // @ts-expect-error a figure is a number, a clock time, or a blank
  rulebook().clauses[0]!.figures!.capYuan = true;
  // @ts-expect-error no such way of counting
  rulebook().penalties![0]!.items![0]!.counts = { each: { sum: "yuan" } };
  // @ts-expect-error no such unit
  rulebook().clocks![0]!.length.unit = "weeks";
  // @ts-expect-error an id is a text
  rulebook(2012);
  // @ts-expect-error no rulebook
  new Estimator(2012);
  // @ts-expect-error bytes, not a file name
  void init("parcel_claims.wasm");
  // @ts-expect-error there may be no claim
  estimate({}).claim.compensation;
}

declare const console: { log(text: string): void };
console.log("ok");

// @gorules/zen-engine: a decision table and the expressions after it, compiled once (`ZenDecisionContent`), without a
// trace. Its native build: the fastest that it has.
import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import { CAPS, FILING_DAYS, FINE, REFUSED_CLAIMANTS, REPLACED, REPORT_MINUTES } from "./figures.mjs";
import { measured } from "./measured.mjs";

export const name = "zen-engine";

const text = (value) => `"${value}"`;
/** A row of the table: the first one that holds decides; an empty cell always does. */
const FIELDS = ["stage", "problem", "listed", "reportedAfter", "deliveredBy"];
const row = (cap, cells) => ({
  _id: [...Object.keys(cells), cap].join("-"),
  ...Object.fromEntries(FIELDS.map((field) => [field, cells[field] ?? ""])),
  cap: String(cap),
});
const deliverers = (cells) => ["station", "agency"].map((by) => row(CAPS[by], { ...cells, deliveredBy: text(by) }));

const table = {
  hitPolicy: "first",
  passThrough: true,
  inputs: FIELDS.map((field) => ({ id: field, name: field, field })),
  outputs: [{ id: "cap", name: "cap", field: "cap" }],
  rules: [
    ...deliverers({ stage: text("delivery") }),
    ...deliverers({ problem: text("lost"), listed: "true", reportedAfter: `> ${REPORT_MINUTES.lost}` }),
    ...deliverers({ problem: text("damaged"), reportedAfter: `> ${REPORT_MINUTES.damaged}` }),
    row(CAPS.transit, {}),
  ],
};
const refused = [
  `(claimant in [${REFUSED_CLAIMANTS.map(text)}])`,
  '(problem == "lost" and forceMajeure)',
  `(filedAfter > ${FILING_DAYS})`,
].join(" or ");
const award = `(problem == "lost" and stationChange) ? ${REPLACED} : min([value, cap])`;
const fine = `min([${FINE.perDay} * daysLate, ${FINE.cap}])`;
const expressions = [
  { id: "compensation", key: "compensation", value: `(${refused}) ? 0 : (${award})` },
  { id: "fine", key: "fine", value: `(deliveredBy == "station" and delayCause == "none") ? ${fine} : 0` },
];

const node = (id, type, content = {}) => ({ id, name: id, type, position: { x: 0, y: 0 }, content });
const edge = (sourceId, targetId) => ({ id: `${sourceId}-${targetId}`, type: "edge", sourceId, targetId });
const nodes = [
  node("in", "inputNode"),
  node("cap", "decisionTableNode", table),
  node("sums", "expressionNode", { expressions }),
  node("out", "outputNode"),
];
const edges = [edge("in", "cap"), edge("cap", "sums"), edge("sums", "out")];

const decision = new ZenEngine().createDecision(new ZenDecisionContent({ nodes, edges }));

export async function sums(facts) {
  const { result } = await decision.evaluate(measured(facts));
  return result;
}

// The built npm package, started, and what the suites share about it.
import { readFileSync, readdirSync } from "node:fs";
import init from "../dist/npm/index.js";

await init();
export { estimate, rulebook, Estimator } from "../dist/npm/index.js";

export const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

/** Every labelled case of `tests/cases`, with the file it stands in. */
export const cases = readdirSync(new URL("cases", import.meta.url))
  .filter((file) => file.endsWith(".json"))
  .sort()
  .flatMap((file) => read(`cases/${file}`).map((one) => ({ file, ...one })));

const sorted = (items) => [...new Set(items)].sort();
const keyOf = ({ kind, clause, from, to }) => [kind, clause, from, to].join();

/** The estimate in the form of the reference: lists as sets, no words. */
export function seen({ claim, delay, lines, parties, ours, doubts, questions, deadlines }) {
  return {
    claim: claim && {
      ...claim,
      filing: sorted(claim.filing),
      refusals: sorted(claim.refusals),
      outcome: sorted(claim.outcome),
      liable: sorted(claim.liable),
    },
    delay: delay && { ...delay, outcome: sorted(delay.outcome), liable: sorted(delay.liable) },
    lines: lines.map(({ text, ...line }) => line).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    parties: [...parties].sort((a, b) => (a.party < b.party ? -1 : 1)),
    ours,
    doubts: sorted(doubts.map(({ id }) => id)),
    questions: sorted(questions.map(({ field }) => field)),
    deadlines: Object.fromEntries(deadlines.map(({ id, due, state }) => [id, { due, state }])),
  };
}

/** Calls it and returns what it throws. */
export function refusal(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("it was accepted");
}

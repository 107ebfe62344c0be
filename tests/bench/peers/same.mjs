// The peers of the bench come to the same sums as ours: it times no wrong answers.
import assert from "node:assert/strict";
import { estimate } from "../../package.mjs";
import { PEERS } from "./all.mjs";
import { AS_OF, generated } from "./cases.mjs";

/** The same in our answer: where the parcel is lost, too, the whole fine may or may not be imposed. */
function ours(facts) {
  const { claim, delay } = estimate(facts, { asOf: AS_OF, words: false });
  assert.equal(claim.compensation.min, claim.compensation.max);
  return { compensation: claim.compensation.max, fine: delay.fine.max };
}

/** Holds every peer against ours, over cases that come to every kind of sum. */
export async function compare() {
  const all = generated(300);
  const sums = all.map(ours);
  for (const paid of [0, 200, 300, 500, 1000]) assert.ok(sums.some((sum) => sum.compensation === paid), `${paid}`);
  for (const fine of [0, 20, 100]) assert.ok(sums.some((sum) => sum.fine === fine), `${fine}`);
  for (const { name, sums: of } of PEERS) {
    for (const [place, facts] of all.entries()) {
      assert.deepEqual({ ...(await of(facts)) }, sums[place], `${name}: ${JSON.stringify(facts)}`);
    }
  }
}

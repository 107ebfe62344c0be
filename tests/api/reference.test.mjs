// Thousands of random cases beside the independent reference. SEED=… COUNT=… make another run.
import assert from "node:assert/strict";
import test from "node:test";
import { estimate, seen } from "../package.mjs";
import { randomCase, reference } from "../reference.mjs";

const COUNT = Number(process.env.COUNT ?? 4000);
const seed = Number(process.env.SEED ?? 2012);

/** mulberry32 */
function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`${COUNT} random cases agree with the reference, seed ${seed}`, () => {
  const random = generator(seed);
  const wrong = [];
  for (let number = 0; number < COUNT; number += 1) {
    const { case: facts, asOf } = randomCase(random);
    const { issues, ...expected } = reference(facts, asOf);
    try {
      assert.deepEqual(seen(estimate(facts, { asOf, words: false })), expected);
    } catch (error) {
      wrong.push(`${JSON.stringify({ asOf, case: facts })}\n${JSON.stringify(error.issues ?? "")}${error.message}`);
    }
  }
  assert.equal(wrong.length, 0, `${wrong.length} of ${COUNT} differ\n\n${wrong.slice(0, 5).join("\n\n")}`);
});

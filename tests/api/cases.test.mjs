// Every labelled case, through the built package.
import assert from "node:assert/strict";
import test from "node:test";
import { cases, estimate, seen } from "../package.mjs";
import { expectation } from "../reference.mjs";

for (const { file, clause, name, asOf, case: facts, expect } of cases) {
  test(`${file} · ${clause} · ${name}`, () => {
    const result = seen(estimate(facts, { asOf, words: false }));
    const all = {
      ...expectation(result),
      states: Object.fromEntries(Object.keys(expect.states ?? {}).map((id) => [id, result.deadlines[id]?.state])),
      fullLines: result.lines,
      ours: result.ours,
    };
    const named = Object.fromEntries(Object.keys(expect).map((part) => [part, all[part]]));
    assert.deepEqual(named, expect);
  });
}

// What is accepted, and what is refused with which codes.
import assert from "node:assert/strict";
import test from "node:test";
import { estimate, read, refusal } from "../package.mjs";

for (const { name, asOf, case: facts } of read("inputs/accepted.json")) {
  test(`accepted · ${name}`, () => {
    assert.equal(estimate(facts, { asOf, words: false }).asOf, asOf);
  });
}

for (const { name, asOf, case: facts, issues } of read("inputs/refused.json")) {
  for (const lang of ["zh-CN", "en"]) {
    test(`refused · ${name} · ${lang}`, () => {
      const error = refusal(() => estimate(facts, { asOf, lang }));
      assert.equal(error.name, "InvalidCase");
      assert.deepEqual(
        error.issues.map(({ field, code }) => `${field} ${code}`).sort(),
        issues.map((pair) => pair.join(" ")).sort(),
      );
      for (const { field, message } of error.issues) {
        // A strange key is named as it came in, whatever its language.
        assert.match(message.replace(field, ""), lang === "en" ? /^[^\u4e00-\u9fff]+$/ : /[\u4e00-\u9fff]/);
      }
    });
  }
}

// Rulebooks through the package: what is sound, what is told of the broken ones, and what the published schema says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Estimator, estimate, refusal } from "../package.mjs";
import { broken, builtIn, sound } from "../rulebooks.mjs";

const schema = JSON.parse(readFileSync(new URL("../../dist/rulebook.schema.json", import.meta.url), "utf8"));
const validate = addFormats(new Ajv({ allErrors: false, allowUnionTypes: true })).compile(schema);

for (const name of [...builtIn, "small"]) {
  test(`the schema accepts ${name}`, () => assert.ok(validate(sound(name)), JSON.stringify(validate.errors)));
}

for (const { name, file, text, shape = false, native = false, problems } of broken) {
  if (file !== undefined) {
    test(`the schema ${shape ? "refuses" : "accepts"} · ${name}`, () =>
      assert.equal(validate(file), !shape, JSON.stringify(validate.errors)));
  }
  // Here nothing stands for the built-in one, a list for versions, a text for a file; and a number may be endless.
  if (native || file === null || Array.isArray(file) || typeof file === "string") continue;
  test(`told through the package · ${name}`, () => {
    const issues = problemsOf(text ?? file);
    for (const { field, message } of issues) {
      assert.ok(message.includes(field) && !/\{(place|what|codes)\}/.test(message), message);
    }
    assert.deepEqual(issues.map(({ field, code }) => [field, code]).sort(), [...problems].sort());
  });
}

/** What is told of a rulebook; one without parcel rules is sound all the same. */
function problemsOf(book) {
  try {
    new Estimator(book);
    return [];
  } catch (error) {
    assert.equal(error.name, "InvalidRulebook");
    return error.issues.some(({ code }) => code === "no-parcel-rules") ? [] : error.issues;
  }
}

test("a rulebook that was taken out, written and taken in gives the same digest", () => {
  const digest = (book) => new Estimator(book).estimate({ problem: "lost" }).rulebook.digest;
  const book = sound("huitong-henan-2012");
  assert.equal(digest(book), estimate({ problem: "lost" }).rulebook.digest);
  assert.equal(digest(JSON.stringify(book, null, 2)), digest(book));
  const reversed = Object.fromEntries(Object.entries(book).reverse());
  assert.equal(digest(reversed), digest(book));
});

test("a refused rulebook changes nothing", () => {
  const before = JSON.stringify(estimate({ problem: "lost", value: 700 }, { asOf: "2012-03-04T08:30" }));
  for (const { file, text } of broken)
    refusal(() => {
      new Estimator(text ?? file ?? 0);
      throw new Error("it was accepted");
    });
  assert.equal(JSON.stringify(estimate({ problem: "lost", value: 700 }, { asOf: "2012-03-04T08:30" })), before);
});

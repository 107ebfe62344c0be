// Every case of the penalty tables, through the built package; what is wrong with a sheet; both languages.
import assert from "node:assert/strict";
import test from "node:test";
import { read, refusal } from "../package.mjs";
import init, { penalties, rulebook } from "../../dist/npm/services.js";

await init();

const MONTH = "2012-03";

/** Whether `found` says all that is expected; a list is compared item by item. */
function says(found, expected, at) {
  if (expected === null || typeof expected !== "object") return assert.equal(found ?? null, expected, at);
  if (Array.isArray(expected)) assert.equal(found?.length, expected.length, at);
  for (const [key, value] of Object.entries(expected)) says(found[key], value, `${at}.${key}`);
}

for (const { rulebook: id, clause, name, entries, people, figures, expect } of read("penalties/cases.json")) {
  test(`${id} · ${clause} · ${name}`, () => {
    const sheet = {
      rulebook: id,
      month: MONTH,
      entries: entries.map((entry) => ({ person: "甲", ...entry })),
      people,
      figures,
    };
    for (const lang of ["zh-CN", "en"]) {
      const result = penalties(sheet, { lang });
      says(result.people[0], expect, "person");
      for (const { text } of result.people[0].lines) assert.equal(/[\u4e00-\u9fff]/.test(text), lang === "zh-CN", text);
      assert.equal(result.wages, typeof result.note === "string");
    }
  });
}

for (const { rulebook: id, name, sheet, issues } of read("penalties/refused.json")) {
  test(`refused: ${name}`, () => {
    const error = refusal(() => penalties(sheet, { rulebook: id }));
    assert.equal(error.name, "InvalidSheet");
    assert.deepEqual(
      error.issues.map(({ field, code }) => [field, code]),
      issues,
    );
    assert.ok(error.issues.every(({ message }) => /[\u4e00-\u9fff]/.test(message)));
  });
}

test("a rulebook of one's own, as an object or as the text of a file", () => {
  const own = rulebook("pengda-service");
  own.id = "ours";
  own.clauses.find(({ id }) => id === "words").figures.yuan = 150;
  const sheet = { month: MONTH, entries: [{ person: "甲", item: "words" }] };
  for (const given of [own, JSON.stringify(own)]) {
    const result = penalties(sheet, { rulebook: given });
    assert.equal(result.people[0].certain, 150);
    assert.equal(result.rulebook.id, "ours");
  }
  own.penalties[0].items[0].clause = "nowhere";
  assert.equal(refusal(() => penalties(sheet, { rulebook: own })).name, "InvalidRulebook");
});

test("three hundred people with an entry each; five hundred entries of one", () => {
  const of = (person) => ({ person, item: "words" });
  const many = Array.from({ length: 300 }, (_, at) => of(`甲${at}`));
  assert.equal(penalties({ month: MONTH, rulebook: "pengda-service", entries: many }).people.length, 300);
  const [one] = penalties({
    month: MONTH,
    rulebook: "pengda-service",
    entries: Array.from({ length: 500 }, () => of("甲")),
  }).people;
  assert.equal(one.certain, 50_000);
});

test("a condition is asked, in the language asked for", () => {
  const sheet = {
    month: MONTH,
    entries: [
      { person: "甲", item: "staff-3" },
      { person: "甲", item: "staff-3", conditions: { loss: true } },
    ],
  };
  const {
    people: [{ certain, least, most }],
    questions,
  } = penalties(sheet, { lang: "en" });
  assert.deepEqual([certain, least, most], [20, 20, 40]);
  assert.deepEqual(questions, [
    { entry: 0, item: "staff-3", condition: "loss", text: "the company suffered a loss by it" },
  ]);
});

test("what is no sheet, no option or no rulebook is said to be none", () => {
  for (const sheet of [undefined, null, 1, "x", [], () => {}])
    assert.equal(refusal(() => penalties(sheet)).name, "InvalidSheet");
  const told = refusal(() => penalties({ month: MONTH }, { lang: "fr", colour: 1 })).issues.map(
    ({ field, code }) => `${field} ${code}`,
  );
  assert.deepEqual(told, ["lang format", "colour unknown-field"]);
  assert.equal(refusal(() => penalties({ month: MONTH }, 7)).issues[0].field, "options");
  assert.equal(refusal(() => penalties({ month: MONTH, rulebook: "none" })).issues[0].code, "other-rulebook");
});

// Service clocks and targets through the built package: the same cases as the core, and what only JavaScript can pass.
import assert from "node:assert/strict";
import test from "node:test";
import { read, refusal } from "../package.mjs";
import init, { clocks, rulebook, targets } from "../../dist/npm/services.js";

await init();

/** What stands in a result, as far as it is expected. */
function costsOf(costs) {
  return Object.fromEntries(costs.map(({ item, each, days, sum }) => [item, { each, days, sum }]));
}

test("every clock comes out as expected", () => {
  for (const { name, rulebook: id, clock, events, figures, asOf, expect } of read("service/clocks.json")) {
    const all = clocks(events, { rulebook: id, figures, asOf });
    const one = all.find((running) => running.clock === clock);
    const found = { ...one, costs: costsOf(one.costs) };
    for (const [key, expected] of Object.entries(expect)) {
      assert.deepEqual(found[key], expected, `${name}: ${key}`);
    }
    assert.ok(one.text && one.label && one.demands, name);
  }
});

test("every target comes out as expected", () => {
  for (const { name, rulebook: id, target, counts, figures, expect } of read("service/targets.json")) {
    const all = targets(counts ? { [target]: counts } : {}, { rulebook: id, figures, lang: "en" });
    const one = all.find((measured) => measured.target === target);
    assert.deepEqual({ state: one.state, share: one.share }, expect, name);
    assert.ok(one.text, name);
  }
});

test("what is refused names every problem, in the language asked for", () => {
  for (const { name, events, counts, figures, issues } of read("service/refused.json")) {
    if (!issues.length) continue;
    const [call, error, at] = events
      ? [() => clocks(events, { asOf: "2026-03-04T12:00" }), "InvalidEvents", ""]
      : counts
        ? [() => targets(counts, { rulebook: "warehouse" }), "InvalidCounts", ""]
        : [() => clocks([], { rulebook: "logistics-staff", figures }), "InvalidEvents", "figures."];
    const thrown = refusal(call);
    assert.equal(thrown.name, error, name);
    const told = thrown.issues.map(({ field, code }) => [field, code]).sort();
    assert.deepEqual(told, issues.map(([field, code]) => [`${at}${field}`, code]).sort(), name);
    for (const { message } of thrown.issues) assert.match(message, /\p{Script=Han}/u, name);
  }
  const english = refusal(() => clocks([{}], { lang: "en" }));
  assert.doesNotMatch(english.message, /\p{Script=Han}/u);
});

test("options are checked too, together with the rest", () => {
  const thrown = refusal(() => clocks([{}], { asOf: "today", lang: "fr", colour: 1 }));
  const told = thrown.issues.map(({ field, code }) => [field, code]).sort();
  assert.deepEqual(told, [["0.at", "missing"], ["0.event", "missing"], ["asOf", "format"], ["colour", "unknown-field"], ["lang", "format"]]);
  assert.equal(refusal(() => targets({}, { asOf: "2026-03-04T12:00" })).issues[0].code, "unknown-field");
  assert.equal(refusal(() => clocks([], { rulebook: {} })).name, "InvalidRulebook");
  assert.equal(refusal(() => clocks([], { rulebook: "no-such" })).name, "InvalidRulebook");
});

test("a rulebook of one's own, as an object or as the text of its file", () => {
  const own = rulebook("pengda-service");
  own.clauses.find(({ id }) => id === "inquiry").figures.minutes = 10;
  const events = [{ event: "inquiry", at: "2026-03-04T08:30" }];
  for (const given of [own, JSON.stringify(own)]) {
    assert.equal(clocks(events, { rulebook: given, asOf: "2026-03-04T08:30" })[0].due, "2026-03-04T08:40");
  }
});

test("without a moment it is now, in China", () => {
  const [one] = clocks([{ event: "complaint", at: "2026-03-04" }]);
  assert.equal(one.state, "overdue");
});

test("hostile events end in a refusal", () => {
  const many = Array.from({ length: 1_001 }, () => ({ event: "inquiry", at: "2026-03-04T08:30" }));
  assert.deepEqual(refusal(() => clocks(many)).issues.map(({ code }) => code), ["range"]);
  const throwing = [{ event: "inquiry", get at() { throw new Error("no"); } }];
  assert.equal(refusal(() => clocks(throwing)).name, "InvalidEvents");
  const endless = [{ event: "inquiry", get at() { return clocks(endless)[0].at; } }];
  assert.equal(refusal(() => clocks(endless)).name, "InvalidEvents");
  for (const nothing of [null, undefined, 1, "x", {}, () => [], Symbol("x"), new Proxy([], { get() { throw new Error("no"); } })]) {
    assert.equal(refusal(() => clocks(nothing)).name, "InvalidEvents");
  }
  const deep = [{ event: "inquiry", at: "2026-03-04T08:30", done: { inquiry: { a: { b: { c: {} } } } } }];
  assert.deepEqual(refusal(() => clocks(deep)).issues.map(({ code }) => code), ["type"]);
});

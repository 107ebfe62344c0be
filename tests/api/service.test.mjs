// Service clocks and targets through the built package: the same cases as the core, and what only JavaScript can pass.
import assert from "node:assert/strict";
import test from "node:test";
import { read, refusal } from "../package.mjs";
import init, { clocks, rulebook, targets } from "../../dist/npm/services.js";

await init();

/** Whether `found` says all that is expected. */
function says(found, expected, at) {
  if (expected === null || typeof expected !== "object" || Array.isArray(expected))
    return assert.deepEqual(found, expected, at);
  for (const [key, value] of Object.entries(expected)) says(found?.[key], value, `${at}.${key}`);
}

test("every clock comes out as expected", () => {
  for (const { name, rulebook: id, clock, events, figures, asOf, expect } of read("service/clocks.json")) {
    const all = clocks(events, { rulebook: id, figures, asOf });
    const one = all.find((running) => running.clock === clock);
    const costs = Object.fromEntries(one.costs.map((cost) => [cost.item, cost]));
    says({ ...one, costs }, expect, name);
    if (expect.costs) assert.deepEqual(Object.keys(costs).sort(), Object.keys(expect.costs).sort(), name);
    assert.ok(one.text && one.label && one.demands, name);
    assert.equal(typeof one.reading?.text, one.reading ? "string" : "undefined", name);
    for (const { conditions, text } of one.costs)
      assert.ok(text && conditions.every((condition) => condition.text), name);
  }
});

test("what is no deadline is never overdue, whatever the moment", () => {
  const moments = ["2026-03-04T00:00", "2026-03-04T18:30", "2026-03-07T23:59", "2026-03-08T00:00", "2026-04-01T12:00"];
  for (const [id, event] of [
    ["huitong-henan-2012", "published"],
    ["warehouse", "instructed"],
    ["warehouse", "paid"],
    ["pengda-service", "workday"],
  ]) {
    for (const asOf of moments) {
      for (const { clock, kind, state } of clocks([{ event, at: "2026-03-04" }], { rulebook: id, asOf })) {
        if (["power"].includes(clock)) continue;
        assert.ok(kind === "after" || kind === "until", clock);
        assert.ok(["waiting", "due", "ongoing", "over"].includes(state), `${clock} at ${asOf}: ${state}`);
      }
    }
  }
});

test("the built-in rulebooks say whether they are known to be in force", () => {
  const told = ["huitong-henan-2012", "express-quality", "logistics-staff", "warehouse", "pengda-service"].map(
    (id) => rulebook(id).status,
  );
  assert.deepEqual(told, ["draft", "unknown", "draft", "unknown", "unknown"]);
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
  assert.deepEqual(told, [
    ["0.at", "missing"],
    ["0.event", "missing"],
    ["asOf", "format"],
    ["colour", "unknown-field"],
    ["lang", "format"],
  ]);
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
  assert.deepEqual(
    refusal(() => clocks(many)).issues.map(({ code }) => code),
    ["range"],
  );
  const throwing = [
    {
      event: "inquiry",
      get at() {
        throw new Error("no");
      },
    },
  ];
  assert.equal(refusal(() => clocks(throwing)).name, "InvalidEvents");
  const endless = [
    {
      event: "inquiry",
      get at() {
        return clocks(endless)[0].at;
      },
    },
  ];
  assert.equal(refusal(() => clocks(endless)).name, "InvalidEvents");
  for (const nothing of [
    null,
    undefined,
    1,
    "x",
    {},
    () => [],
    Symbol("x"),
    new Proxy([], {
      get() {
        throw new Error("no");
      },
    }),
  ]) {
    assert.equal(refusal(() => clocks(nothing)).name, "InvalidEvents");
  }
  const deep = [{ event: "inquiry", at: "2026-03-04T08:30", done: { inquiry: { a: { b: { c: {} } } } } }];
  assert.deepEqual(
    refusal(() => clocks(deep)).issues.map(({ code }) => code),
    ["type"],
  );
});

// Anything but plain JSON data is refused as `type`, wherever it stands; plain objects of another realm are taken.
import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";
import { estimate, Estimator, refusal, rulebook } from "../package.mjs";
import init, * as services from "../../dist/npm/services.js";

await init();
const { clocks, decisionTable, differences, penalties, targets } = services;

const asOf = "2012-03-20T12:00";
const facts = {
  problem: "lost",
  stage: "delivery",
  deliveredBy: "station",
  claimant: "direct",
  sentOn: "2012-03-01",
  value: 800,
};
const inside = vm.createContext();
const inRealm = (code) => vm.runInContext(code, inside);

class Facts {
  problem = "lost";
}
class Items extends Array {}
class Bare extends null {
  static make() {
    return Object.create(Bare.prototype);
  }
}
const throwing = new Error("of the caller's own");
const thrower = () => {
  throw throwing;
};
const everyTrap = Object.fromEntries(
  Reflect.ownKeys(Reflect)
    .filter((name) => typeof Reflect[name] === "function")
    .map((name) => [name, thrower]),
);

/** What looks like an object or a list, and is no JSON. */
const STRANGE = {
  "a promise": Promise.resolve(facts),
  "a map": new Map([["problem", "lost"]]),
  "a set": new Set(["lost"]),
  "a weak map": new WeakMap(),
  "a date": new Date(0),
  "a regular expression": /lost/,
  "an error": new Error("lost"),
  "the instance of a class": new Facts(),
  "the instance of a class with nothing above": Bare.make(),
  "what has keys above its own": Object.create({ problem: "lost" }),
  "a boxed number": Object(800),
  "a boxed text": Object("lost"),
  "a boxed yes": Object(true),
  "a boxed symbol": Object(Symbol("lost")),
  "a typed array": new Float64Array([800]),
  "a buffer": new ArrayBuffer(8),
  "a buffer of Node.js": Buffer.from("lost"),
  "a function": () => facts,
  "a class": Facts,
  "a symbol": Symbol("lost"),
  "a big number": 800n,
  "the arguments of a function": (function () {
    return arguments;
  })("lost"),
  "an iterator": [facts][Symbol.iterator](),
  "a generator": (function* () {
    yield facts;
  })(),
  "a module": services,
  "a list of a class": Items.from([facts]),
  "the search of an address": new URLSearchParams("problem=lost"),
  "what is global": globalThis,
  "the mathematics": Math,
  "a proxy of a map": new Proxy(new Map(), {}),
  "a proxy that throws": new Proxy({}, everyTrap),
  "a map of another realm": inRealm("new Map()"),
  "a date of another realm": inRealm("new Date(0)"),
  "the instance of a class of another realm": inRealm("new (class { problem = 'lost' })()"),
  "a boxed number of another realm": inRealm("Object(800)"),
};
const codesAt = (call, name, field) => {
  const error = refusal(call);
  assert.ok(error instanceof Error && error.name === name, `threw ${String(error)}`);
  for (const { message } of error.issues) assert.ok(message);
  return error.issues.filter((issue) => issue.field === field).map(({ code }) => code);
};
/** Refused so, as `type` at this field. */
const refused = (call, name, field) => assert.ok(codesAt(call, name, field).includes("type"), `not at ${field}`);

const clone = (book, change) => {
  const copy = structuredClone(book);
  change(copy);
  return copy;
};
const warehouse = services.rulebook("warehouse");
const target = warehouse.targets[0].id;

for (const [kind, strange] of [...Object.entries(STRANGE), ["a list", [facts]], ["an empty list", []]]) {
  test(`${kind} is no object`, () => {
    refused(() => estimate(strange, { asOf }), "InvalidCase", "");
    refused(() => estimate(facts, strange), "InvalidCase", "options");
    refused(() => new Estimator(rulebook()).estimate(strange, { asOf }), "InvalidCase", "");
    if (!Array.isArray(strange)) refused(() => new Estimator(strange), "InvalidRulebook", "");
    for (const rulebook of [strange, [strange]]) {
      refused(() => clocks([], { rulebook }), "InvalidRulebook", "");
      refused(() => targets({}, { rulebook }), "InvalidRulebook", "");
      refused(() => penalties({ month: "2012-03" }, { rulebook }), "InvalidRulebook", "");
      refused(() => differences(rulebook, warehouse), "InvalidRulebook", "");
      refused(() => differences(warehouse, rulebook), "InvalidRulebook", "");
    }
    refused(() => decisionTable([strange]), "InvalidRulebook", "");
    refused(() => decisionTable(undefined, strange), "InvalidCase", "options");
    refused(() => clocks([strange]), "InvalidEvents", "0");
    refused(() => clocks([{ event: "inquiry", at: "2026-03-04", done: strange }]), "InvalidEvents", "0.done");
    refused(() => clocks([], strange), "InvalidEvents", "options");
    refused(() => clocks([], { figures: strange }), "InvalidEvents", "figures");
    refused(() => targets(strange), "InvalidCounts", "");
    refused(() => targets({ [target]: strange }, { rulebook: "warehouse" }), "InvalidCounts", target);
    refused(() => targets({}, strange), "InvalidCounts", "options");
    refused(() => penalties(strange), "InvalidSheet", "");
    refused(() => penalties({ month: "2012-03" }, strange), "InvalidSheet", "options");
    refused(() => penalties({ month: "2012-03", entries: [strange] }), "InvalidSheet", "entries.0");
    refused(() => penalties({ month: "2012-03", people: [strange] }), "InvalidSheet", "people.0");
    refused(() => penalties({ month: "2012-03", figures: strange }), "InvalidSheet", "figures");
    const title = clone(warehouse, (book) => {
      book.title = 0;
    });
    title.title = strange;
    refused(() => targets({}, { rulebook: title }), "InvalidRulebook", "title");
  });
}

for (const [kind, strange] of Object.entries(STRANGE)) {
  test(`${kind} is no value either`, () => {
    for (const key of Object.keys(facts))
      refused(() => estimate({ ...facts, [key]: strange }, { asOf }), "InvalidCase", key);
    for (const key of ["asOf", "lang", "words"]) refused(() => estimate(facts, { [key]: strange }), "InvalidCase", key);
    for (const key of ["event", "at", "note"]) {
      refused(() => clocks([{ event: "inquiry", at: "2026-03-04", [key]: strange }]), "InvalidEvents", `0.${key}`);
    }
    refused(
      () => clocks([{ event: "inquiry", at: "2026-03-04", done: { inquiry: strange } }], { asOf: "2026-03-05T00:00" }),
      "InvalidEvents",
      "0.done.inquiry",
    );
    refused(() => clocks(strange), "InvalidEvents", "");
    refused(
      () => clocks([], { rulebook: "logistics-staff", figures: { "answer.seconds": strange } }),
      "InvalidEvents",
      "figures.answer.seconds",
    );
    for (const key of ["counted", "of"]) {
      refused(
        () => targets({ [target]: { counted: 1, of: 1, [key]: strange } }, { rulebook: "warehouse" }),
        "InvalidCounts",
        `${target}.${key}`,
      );
    }
    for (const key of ["month", "entries", "people", "rulebook"]) {
      refused(() => penalties({ month: "2012-03", [key]: strange }), "InvalidSheet", key);
    }
    for (const key of ["person", "item", "on", "count"]) {
      refused(
        () => penalties({ month: "2012-03", entries: [{ person: "甲", item: "staff-1", [key]: strange }] }),
        "InvalidSheet",
        `entries.0.${key}`,
      );
    }
    refused(() => penalties({ month: "2012-03", people: [{ name: strange }] }), "InvalidSheet", "people.0.name");
    for (const key of ["id", "title", "issued", "status", "clauses", "readings", "penalties", "clocks", "valid"]) {
      const book = rulebook();
      book[key] = strange;
      refused(() => new Estimator(book), "InvalidRulebook", key);
      refused(() => decisionTable(book), "InvalidRulebook", key);
    }
    const book = rulebook();
    book.clauses.find(({ id }) => id === "loss-3").figures.capYuan = strange;
    refused(() => new Estimator(book), "InvalidRulebook", "clauses.loss-3.figures.capYuan");
    refused(() => differences(warehouse, warehouse, strange), "InvalidCase", "lang");
  });
}

test("plain objects of another realm, without a prototype, frozen, behind a proxy, with getters are taken", () => {
  const right = JSON.stringify(estimate(facts, { asOf }));
  const text = JSON.stringify(facts);
  const frame = inRealm(`(${text})`);
  assert.notEqual(Object.getPrototypeOf(frame), Object.prototype);
  const getters = Object.fromEntries(Object.keys(facts).map((key) => [key, 0]));
  for (const [key, value] of Object.entries(facts)) Object.defineProperty(getters, key, { get: () => value });
  for (const given of [
    frame,
    Object.assign(Object.create(null), facts),
    Object.freeze({ ...facts }),
    new Proxy(facts, {}),
    getters,
    inRealm(`Object.assign(Object.create(null), ${text})`),
  ]) {
    assert.equal(JSON.stringify(estimate(given, inRealm(`({ asOf: "${asOf}" })`))), right);
  }
  const book = inRealm(`JSON.parse(${JSON.stringify(JSON.stringify(rulebook()))})`);
  assert.equal(JSON.stringify(new Estimator(book).estimate(facts, { asOf })), right);
  assert.equal(JSON.stringify(new Estimator(inRealm("(x) => [x]")(book)).estimate(facts, { asOf })), right);
  const sheet = inRealm(`({ month: "2012-03", entries: [{ person: "甲", item: "staff-1" }] })`);
  assert.equal(penalties(sheet).people[0].name ?? penalties(sheet).people[0].person, "甲");
  assert.equal(clocks(inRealm(`[{ event: "inquiry", at: "2026-03-04T08:30" }]`)).length > 0, true);
  assert.equal(
    targets(inRealm(`({ "${target}": { counted: 1, of: 1 } })`), {
      rulebook: inRealm(`JSON.parse(${JSON.stringify(JSON.stringify(warehouse))})`),
    }).length > 0,
    true,
  );
});

test("what the caller's own code throws is the cause, and nothing is left behind", () => {
  const right = JSON.stringify(estimate(facts, { asOf }));
  const by = (key, thrown) =>
    Object.defineProperty({ ...facts }, key, {
      enumerable: true,
      get() {
        throw thrown;
      },
    });
  for (const thrown of [throwing, null, undefined, "a text", 0, { strange: true }]) {
    const error = refusal(() => estimate(by("value", thrown), { asOf }));
    assert.deepEqual(
      error.issues.map(({ field, code }) => [field, code]),
      [["value", "type"]],
    );
    assert.ok("cause" in error && error.cause === thrown);
  }
  // The first of several.
  const both = Object.defineProperty(by("sentOn", "first"), "value", {
    enumerable: true,
    get() {
      throw "second";
    },
  });
  assert.equal(refusal(() => estimate(both, { asOf })).cause, "first");
  assert.equal(refusal(() => estimate(facts, by("asOf", throwing))).cause, throwing);
  assert.equal(refusal(() => estimate(new Proxy({}, everyTrap))).cause, throwing);
  const book = Object.defineProperty(rulebook(), "title", { enumerable: true, get: thrower });
  for (const call of [
    () => new Estimator(book),
    () => new Estimator([book]),
    () => decisionTable(book),
    () => differences(book, warehouse),
    () => clocks([], { rulebook: book }),
    () => penalties({ month: "2012-03" }, { rulebook: book }),
    () => targets({}, { rulebook: book }),
    () =>
      clocks([], {
        get rulebook() {
          throw throwing;
        },
      }),
    () =>
      clocks([
        {
          get event() {
            throw throwing;
          },
        },
      ]),
    () =>
      targets({
        get [target]() {
          throw throwing;
        },
      }),
    () =>
      penalties({
        month: "2012-03",
        entries: [
          {
            get person() {
              throw throwing;
            },
          },
        ],
      }),
  ]) {
    assert.equal(refusal(call).cause, throwing, String(call));
  }
  // What is wrong in other ways has no cause, also after one that has; and a call inside a getter has its own.
  assert.ok(!("cause" in refusal(() => estimate({ colour: 1 }))));
  let inner;
  const outer = {
    get value() {
      inner = refusal(() =>
        estimate({
          get cash() {
            throw "inner";
          },
        }),
      );
      throw "outer";
    },
    get cash() {
      inner ??= 0;
      return "no";
    },
  };
  const error = refusal(() => estimate(outer, { asOf }));
  assert.deepEqual([inner.cause, error.cause], ["inner", "outer"]);
  assert.equal(JSON.stringify(estimate(facts, { asOf })), right);
});

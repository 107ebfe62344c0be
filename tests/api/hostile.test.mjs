// Nothing a caller passes traps or poisons the module: it is refused or works, and the next call is right.
import assert from "node:assert/strict";
import test from "node:test";
import { Estimator, estimate, refusal, rulebook } from "../package.mjs";

const asOf = "2012-03-20T12:00";
const plain = {
  problem: "lost",
  stage: "delivery",
  deliveredBy: "station",
  claimant: "direct",
  sentOn: "2012-03-01",
  value: 800,
};
const right = JSON.stringify(estimate(plain, { asOf }));

const stillRight = () => assert.equal(JSON.stringify(estimate(plain, { asOf })), right);

/** Refused as `InvalidCase`, each problem with field, code and sentence. */
function refused(facts, options = { asOf }) {
  const error = refusal(() => estimate(facts, options));
  assert.ok(error instanceof Error, `threw ${String(error)}`);
  assert.equal(error.name, "InvalidCase");
  assert.ok(error.message);
  assert.ok(error.issues.length > 0);
  for (const { field, code, message } of error.issues) {
    for (const text of [field, code, message]) assert.equal(typeof text, "string");
    assert.ok(code && message);
  }
  return error.issues;
}
const codes = (facts, options) => refused(facts, options).map(({ field, code }) => [field, code]);

/** Refused, or estimated; never anything else. */
function survives(call) {
  try {
    assert.equal(typeof call().asOf, "string");
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert.ok(error instanceof Error, `threw ${String(error)}`);
    assert.equal(error.name, "InvalidCase");
    assert.ok(error.issues.length > 0);
  }
}

function hostile(name, body) {
  test(name, () => {
    body();
    stillRight();
  });
}

const cyclic = { problem: "lost" };
cyclic.value = cyclic;
const throwing = (key, thrown) =>
  Object.defineProperty({ ...plain }, key, {
    enumerable: true,
    get() {
      throw thrown;
    },
  });
const traps = ["ownKeys", "get", "has", "getOwnPropertyDescriptor", "getPrototypeOf"];
const trapped = (...names) =>
  new Proxy(
    { ...plain },
    Object.fromEntries(
      names.map((name) => [
        name,
        () => {
          throw new Error(name);
        },
      ]),
    ),
  );
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const long = "长".repeat(10_000_000 / 2);

for (const [name, facts] of Object.entries({
  null: null,
  undefined,
  number: 12,
  bigint: 12n,
  text: "lost",
  "empty text": "",
  yes: true,
  symbol: Symbol("lost"),
  function: () => plain,
  array: [plain],
  "empty array": [],
})) {
  hostile(`facts that are no record: ${name}`, () => survives(() => estimate(facts, { asOf })));
}
for (const [name, facts] of Object.entries({
  number: 12,
  text: "lost",
  yes: true,
  bigint: 1n,
  symbol: Symbol("x"),
  array: [plain],
})) {
  hostile(`a ${name} is refused as facts`, () => refused(facts));
}

for (const [name, value] of Object.entries({
  cyclic,
  bigint: 12n,
  symbol: Symbol("12"),
  function: () => 12,
  date: new Date(0),
  map: new Map(),
  array: [800],
  record: {},
  text: "800",
  yes: true,
  "boxed number": Object(800),
  revoked: revoked(),
  proxy: new Proxy({}, {}),
  "empty text": "",
})) {
  hostile(`a sum that is no number: ${name}`, () => assert.deepEqual(codes({ ...plain, value }), [["value", "type"]]));
}
for (const value of [
  NaN,
  Infinity,
  -Infinity,
  -0.01,
  1e300,
  Number.MAX_VALUE,
  0.001,
  1 / 3,
  10_000_000.01,
  -Number.MIN_VALUE,
]) {
  hostile(`a sum out of range: ${value}`, () => assert.deepEqual(codes({ ...plain, value }), [["value", "range"]]));
}
hostile("-0 is 0", () => {
  const { lines, claim } = estimate({ ...plain, value: -0 }, { asOf });
  assert.ok(Object.is(claim.compensation.min, 0) && Object.is(claim.compensation.max, 0));
  assert.deepEqual(lines, []);
});

for (const [name, value] of Object.entries({
  number: 1,
  null_prototype: Object.create(null),
  array: ["lost"],
  symbol: Symbol("lost"),
  boxed: Object("lost"),
})) {
  hostile(`a list field that is no text: ${name}`, () =>
    assert.deepEqual(codes({ problem: value }), [["problem", "type"]]),
  );
}
for (const value of ["\ud800", "lost\0", "LOST", " lost", "constructor", "__proto__"]) {
  hostile(`a text not of the list: ${JSON.stringify(value)}`, () =>
    assert.deepEqual(codes({ problem: value }), [["problem", "format"]]),
  );
}

hostile("10 MB as a value", () => {
  assert.deepEqual(codes({ ...plain, waybill: long }), [["waybill", "range"]]);
  survives(() => estimate({ ...plain, problem: long }, { asOf }));
  survives(() => estimate({ ...plain, sentOn: long }, { asOf }));
  for (const { message } of refused({ ...plain, problem: long }))
    assert.ok(message.length < 1000, "the message repeats it all");
});
hostile("10 MB as a key", () => {
  const [{ field, code, message }] = refused({ ...plain, [long]: 1 });
  assert.equal(code, "unknown-field");
  assert.ok(message.length < 1000, "the message repeats it all");
  assert.ok(field.length > 0);
});
hostile("100,000 keys", () =>
  refused(Object.fromEntries(Array.from({ length: 100_000 }, (_, number) => [`key${number}`, number]))),
);

hostile("prototype keys are unknown fields", () => {
  for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"]) {
    assert.deepEqual(codes(JSON.parse(`{"${key}": {"problem": "lost"}}`)), [[key, "unknown-field"]]);
  }
});
hostile("only own enumerable keys count", () => {
  const none = JSON.stringify(estimate({}, { asOf }));
  const hidden = Object.defineProperty({}, "problem", { value: "lost", enumerable: false });
  for (const facts of [hidden, { [Symbol("problem")]: "lost" }, Object.create(null), Object.freeze({})]) {
    assert.equal(JSON.stringify(estimate(facts, { asOf })), none);
  }
});
hostile("frozen, without a prototype, absent and null fields", () => {
  for (const facts of [
    Object.freeze({ ...plain }),
    Object.assign(Object.create(null), plain),
    { ...plain, cash: undefined, waybill: null },
    new Proxy(plain, {}),
  ]) {
    assert.equal(JSON.stringify(estimate(facts, { asOf })), right);
  }
});

for (const [name, thrown] of Object.entries({
  error: new Error("no"),
  null: null,
  undefined,
  text: "no",
  cyclic,
  revoked: revoked(),
})) {
  hostile(`a getter that throws: ${name}`, () => refused(throwing("value", thrown)));
}
for (const name of traps) {
  hostile(`a proxy whose ${name} throws`, () => survives(() => estimate(trapped(name), { asOf })));
}
hostile("a proxy that refuses everything, or is revoked", () => {
  refused(trapped(...traps));
  refused(revoked());
});
hostile("a proxy that lies about its keys", () => {
  for (const keys of [["problem", "problem"], [1], [Symbol("x")], null, Array(1000).fill("value")]) {
    survives(() =>
      estimate(
        new Proxy(
          {},
          {
            ownKeys: () => keys,
            getOwnPropertyDescriptor: () => ({ value: "lost", enumerable: true, configurable: true }),
          },
        ),
        { asOf },
      ),
    );
  }
});

hostile("a getter that calls estimate", () => {
  const facts = Object.defineProperty({ ...plain }, "value", {
    enumerable: true,
    get: () => estimate(plain, { asOf }).claim.compensation.max,
  });
  assert.equal(JSON.stringify(estimate(facts, { asOf })), right);
  const own = new Estimator();
  Object.defineProperty(facts, "value", {
    enumerable: true,
    get: () => own.estimate(plain, { asOf }).claim.compensation.max,
  });
  assert.equal(JSON.stringify(own.estimate(facts, { asOf })), right);
});
hostile("a setter of every object that calls estimate", () => {
  let asked = 0;
  Object.defineProperty(Object.prototype, "compensation", {
    configurable: true,
    set() {
      asked += 1;
      if (asked < 3) assert.equal(estimate(plain, { asOf }).asOf, asOf);
    },
  });
  try {
    assert.equal(estimate(plain, { asOf }).asOf, asOf);
    assert.equal(asked, 3);
  } finally {
    delete Object.prototype.compensation;
  }
  assert.equal(JSON.stringify(estimate(plain, { asOf })), right);
});
hostile("a getter that calls estimate without end", () => {
  const facts = Object.defineProperty({}, "value", { enumerable: true, get: () => estimate(facts, { asOf }).claim });
  survives(() => estimate(facts, { asOf }));
});

hostile("options of wrong types", () => {
  for (const options of [
    { asOf: 12 },
    { asOf: "x" },
    { asOf: "" },
    { asOf: "2012-02-30T12:00" },
    { asOf: "2012-03-20T12:00Z" },
    { asOf: new Date() },
    { asOf: 1n },
    { asOf: long },
    { asOf: "1999-12-31T23:59" },
    { asOf, lang: "fr" },
    { asOf, lang: 1 },
    { asOf, lang: "" },
    { asOf, words: "no" },
    { asOf, words: 0 },
    { asOf, word: true },
    throwing("lang", null),
    trapped(...traps),
    revoked(),
    "en",
    12,
    true,
    () => ({}),
    Symbol("en"),
  ]) {
    refused(plain, options);
  }
});
hostile("absent options", () => {
  for (const options of [
    undefined,
    null,
    {},
    { asOf: undefined, lang: undefined, words: undefined },
    { asOf: null, lang: null, words: null },
  ]) {
    assert.match(estimate(plain, options).asOf, /^20\d\d-\d\d-\d\dT\d\d:\d\d$/);
  }
});
hostile("now is now in China", () => {
  const china = (moment) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16);
  const before = china(Date.now());
  const { asOf } = estimate({});
  assert.ok(before <= asOf && asOf <= china(Date.now()), asOf);
});
hostile("one wrong thing does not hide another", () => {
  assert.deepEqual(codes({ problem: "lots", value: -1, cash: "yes", colour: 1 }).sort(), [
    ["cash", "type"],
    ["colour", "unknown-field"],
    ["problem", "format"],
    ["value", "range"],
  ]);
});

hostile("a bad rulebook is refused as a whole", () => {
  for (const book of [
    null,
    12,
    "x",
    [],
    {},
    () => {},
    1n,
    Symbol("x"),
    cyclic,
    throwing("id", null),
    trapped(...traps),
    revoked(),
    { ...rulebook(), id: 12 },
    { ...rulebook(), issued: "2012-02-30" },
  ]) {
    if (book === null) continue;
    const error = refusal(() => new Estimator(book));
    assert.ok(error instanceof Error, `threw ${String(error)}`);
    assert.equal(error.name, "InvalidRulebook");
    assert.ok(error.issues.length > 0);
    for (const { code, message } of error.issues) assert.ok(code && message);
  }
});
hostile("what no file can hold is refused wherever it stands in a rulebook, and never taken for a blank", () => {
  const own = { id: "ours", place: { "zh-CN": "一", en: "1" }, words: { "zh-CN": "某", en: "some" } };
  const codes = (book) => refusal(() => new Estimator(book)).issues.map(({ field, code }) => `${field} ${code}`);
  for (const yuan of [NaN, Infinity, 1n, Symbol("x"), () => {}, "x".repeat(5000), revoked(), trapped("ownKeys")]) {
    assert.deepEqual(codes({ ...rulebook(), clauses: [...rulebook().clauses, { ...own, figures: { yuan } }] }), [
      "clauses.ours.figures.yuan type",
    ]);
  }
  for (const key of ["penalties", "valid", "title", "issued", "$schema", "breaksOff"]) {
    for (const value of [NaN, () => {}, "x".repeat(5000), Symbol("x")]) {
      assert.ok(
        codes({ ...rulebook(), [key]: value }).some((problem) => problem.startsWith(key)),
        key,
      );
    }
  }
});
hostile("a rulebook that is larger than any file", () => {
  const codes = (book) => refusal(() => new Estimator(book)).issues.map(({ code }) => code);
  let many = [];
  for (let depth = 0; depth < 8; depth += 1) many = Array(100).fill(many);
  assert.deepEqual(codes({ ...rulebook(), many }), ["too-large"]);
  const clauses = Array.from({ length: 1000 }, () => ({ words: { en: "x".repeat(2000) } }));
  assert.deepEqual(codes({ ...rulebook(), clauses }), ["too-large"]);
  assert.deepEqual(codes(JSON.stringify(rulebook()).padEnd(1_000_001)), ["too-large"]);
  assert.deepEqual(
    codes({ ...rulebook(), events: Array(1001).fill(rulebook().events[0]) }).filter((code) => code === "range"),
    ["range"],
  );
});
hostile("the built-in rulebook given back is the built-in rulebook", () => {
  assert.equal(JSON.stringify(new Estimator(rulebook()).estimate(plain, { asOf })), right);
  assert.deepEqual(rulebook(rulebook().id), rulebook());
});
hostile("a rulebook that is not there", () => {
  for (const id of ["none", "", "__proto__", 12, {}, null, long]) {
    try {
      assert.deepEqual(rulebook(id), rulebook());
      assert.equal(id, null);
    } catch (error) {
      assert.ok(error instanceof Error && error.message && error.message.length < 1000);
    }
  }
});
hostile("what is returned is the caller's own", () => {
  const book = rulebook();
  for (const key of Object.keys(book)) book[key] = null;
  const result = estimate(plain, { asOf });
  result.claim.compensation.max = 1;
  assert.notEqual(rulebook().id, null);
});

test("refusing leaks nothing: 20,000 times", () => {
  const bad = [throwing("value", null), trapped("ownKeys"), { ...plain, value: 12n }, revoked(), { colour: 1 }];
  for (let number = 0; number < 20_000; number += 1)
    refusal(() => estimate(bad[number % bad.length], { asOf, words: false }));
  stillRight();
});

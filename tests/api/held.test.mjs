// Rulebooks of one's own: held by what they say, never by which object says it;
// estimators cost nothing and are given back.
import assert from "node:assert/strict";
import test from "node:test";
import start from "../../dist/npm/glue.js";
import { estimate, Estimator, refusal, rulebook } from "../package.mjs";
import init, * as services from "../../dist/npm/services.js";

await init();
const { memory, __wbindgen_externrefs: table } = await start();
const MB = 1 << 20;
const asOf = "2012-03-20T12:00";
const facts = {
  problem: "lost",
  stage: "delivery",
  deliveredBy: "station",
  claimant: "direct",
  sentOn: "2012-03-01",
  value: 5000,
};
const own = (capYuan) => {
  const book = rulebook();
  book.id = "ours";
  book.clauses.find(({ id }) => id === "loss-3").figures.capYuan = capYuan;
  return book;
};
const cap = (estimator) => estimator.estimate(facts, { asOf, words: false }).claim.compensation.max;

test("what is changed in an object later changes nothing, and what is given then is what it says then", () => {
  const book = own(1500);
  const figures = book.clauses.find(({ id }) => id === "loss-3").figures;
  const before = new Estimator(book);
  assert.equal(cap(before), 1500);
  figures.capYuan = 1600;
  const after = new Estimator(book);
  assert.deepEqual([cap(before), cap(after)], [1500, 1600]);
  figures.capYuan = -1;
  assert.equal(refusal(() => new Estimator(book)).name, "InvalidRulebook");
  figures.capYuan = 1500;
  assert.deepEqual([cap(new Estimator(book)), cap(after)], [1500, 1600]);
  // In a list too, and by a getter or a proxy that says something else each time.
  const list = [own(1700)];
  const versions = new Estimator(list);
  list[0] = own(1800);
  assert.deepEqual([cap(versions), cap(new Estimator(list))], [1700, 1800]);
  const moving = own(0);
  let next = 2000;
  Object.defineProperty(moving.clauses.find(({ id }) => id === "loss-3").figures, "capYuan", {
    enumerable: true,
    get: () => next++,
  });
  const caps = Array.from({ length: 5 }, () => cap(new Estimator(moving)));
  assert.equal(new Set(caps).size, 5, String(caps));
});

test("the same in the services: a changed object is read anew, in every one of them", () => {
  const book = services.rulebook("pengda-service");
  book.id = "ours";
  const inquiry = book.clauses.find(({ id }) => id === "inquiry").figures;
  const words = book.clauses.find(({ id }) => id === "words").figures;
  const due = () =>
    services.clocks([{ event: "inquiry", at: "2026-03-04T08:30" }], { rulebook: book, asOf: "2026-03-04T08:30" })[0]
      .due;
  const charged = () =>
    services.penalties({ month: "2012-03", entries: [{ person: "甲", item: "words" }] }, { rulebook: book }).people[0]
      .certain;
  for (const [minutes, yuan] of [
    [10, 150],
    [20, 160],
    [10, 150],
    [15, 10],
  ]) {
    [inquiry.minutes, words.yuan] = [minutes, yuan];
    assert.deepEqual([due(), charged()], [`2026-03-04T08:${30 + minutes}`, yuan]);
  }
  const parcel = own(1000);
  const rows = (capYuan) => {
    parcel.clauses.find(({ id }) => id === "loss-3").figures.capYuan = capYuan;
    return JSON.stringify(services.decisionTable(parcel).parts);
  };
  const first = rows(1234);
  assert.notEqual(rows(1235), first);
  assert.equal(rows(1234), first);
  const [difference] = services
    .differences(services.rulebook(), own(1234))
    .filter(({ place }) => place.endsWith("capYuan"));
  assert.deepEqual([difference.before, difference.after], [1000, 1234]);
});

test("more rulebooks than are held come out right in any order", () => {
  const estimators = Array.from({ length: 30 }, (_, number) => new Estimator(own(1000 + number)));
  for (const step of [1, 7, 11]) {
    for (let at = 0; at < 30; at += 1) {
      const number = (at * step) % 30;
      assert.equal(cap(estimators[number]), 1000 + number);
    }
  }
  const texts = estimators.map((_, number) => new Estimator(JSON.stringify(own(1000 + number))));
  texts.forEach((estimator, number) => assert.equal(cap(estimator), 1000 + number));
});

test("a rulebook that was given before is not read and loaded again", () => {
  /** How often its keys are read while this is called. */
  const looks = (given, call) => {
    let count = 0;
    const ownKeys = (book) => {
      count += 1;
      return Reflect.ownKeys(book);
    };
    call(new Proxy(given, { ownKeys }));
    return count;
  };
  const sheet = { month: "2012-03", entries: [{ person: "甲", item: "staff-1" }] };
  for (const [at, call] of [
    (rulebook) => new Estimator(rulebook),
    (rulebook) => services.penalties(sheet, { rulebook }),
    (rulebook) => services.clocks([], { rulebook }),
    (rulebook) => services.targets({}, { rulebook }),
    (rulebook) => services.decisionTable(rulebook),
  ].entries()) {
    const book = own(1500 + at);
    // Once to be compared with what is held, and once to be loaded.
    call(own(1));
    assert.ok(looks(book, call) > 1, String(call));
    assert.equal(looks(book, call), 1, String(call));
    assert.equal(looks(structuredClone(book), call), 1, String(call));
  }
});

test("100,000 in one turn hold nothing in the module, and little outside", () => {
  const [book, text] = [own(1500), JSON.stringify(own(1501))];
  assert.deepEqual([cap(new Estimator(book)), cap(new Estimator(text))], [1500, 1501]);
  globalThis.gc?.();
  const [module, heap] = [memory.buffer.byteLength, process.memoryUsage().heapUsed];
  // An object is read each time, for it may have been changed: that takes a while.
  const kept = Array.from({ length: 100_000 }, (_, number) => new Estimator(number % 10 ? text : book));
  assert.ok(memory.buffer.byteLength - module < MB, `${memory.buffer.byteLength - module} bytes in the module`);
  // Those that are still wanted are 100,000 small objects.
  assert.ok(process.memoryUsage().heapUsed - heap < 64 * MB, `${process.memoryUsage().heapUsed - heap} bytes outside`);
  assert.deepEqual([cap(kept[99_990]), cap(kept[99_999])], [1500, 1501]);
});

test("and so do as many that say different things", () => {
  const module = memory.buffer.byteLength;
  for (let number = 0; number < 500; number += 1) assert.ok(new Estimator(own(1 + number)));
  assert.ok(memory.buffer.byteLength - module < MB, `${memory.buffer.byteLength - module} bytes in the module`);
});

test("what is refused or thrown by a getter holds nothing either", () => {
  const throwing = Object.defineProperty({ ...facts }, "value", {
    enumerable: true,
    get() {
      throw new Error("no");
    },
  });
  const book = Object.defineProperty(own(1), "title", {
    enumerable: true,
    get() {
      throw new Error("no");
    },
  });
  const all = [
    () => estimate(throwing, { asOf }),
    () => estimate(facts, throwing),
    () => new Estimator(book),
    () => new Estimator("{"),
    () =>
      estimate(
        new Proxy(
          {},
          {
            ownKeys() {
              throw 0;
            },
          },
        ),
      ),
  ];
  for (const call of all) for (let number = 0; number < 10; number += 1) refusal(call);
  // The places for what JavaScript lends the module.
  const [module, places] = [memory.buffer.byteLength, table.length];
  for (const call of all) for (let number = 0; number < 500; number += 1) refusal(call);
  assert.deepEqual([memory.buffer.byteLength, table.length], [module, places]);
  assert.equal(cap(new Estimator(own(1500))), 1500);
});

test("an estimator can be given back, once or more often, and says so from then on", () => {
  for (const made of [
    new Estimator(),
    new Estimator(own(1500)),
    new Estimator([own(1500)]),
    new services.Estimator(own(1500)),
  ]) {
    made.estimate(facts);
    assert.equal(made.free(), undefined);
    made.free();
    const error = refusal(() => made.estimate(facts));
    assert.equal(error.constructor, Error);
    assert.match(error.message, /free\(\)/);
  }
  const disposed = new Estimator(own(1500));
  disposed[Symbol.dispose]();
  assert.match(refusal(() => disposed.estimate(facts)).message, /free\(\)/);
  // Also while it is at work, and others that say the same work on.
  const [busy, other] = [new Estimator(own(1500)), new Estimator(own(1500))];
  const freeing = Object.defineProperty({ ...facts }, "value", {
    enumerable: true,
    get() {
      busy.free();
      return 5000;
    },
  });
  assert.equal(busy.estimate(freeing, { asOf }).claim.compensation.max, 1500);
  assert.throws(() => busy.estimate(facts));
  assert.equal(cap(other), 1500);
});

test("a getter may fill up what is held while a rulebook is at work", () => {
  const busy = new Estimator(own(1500));
  const crowd = Object.defineProperty({ ...facts }, "value", {
    enumerable: true,
    get() {
      for (let number = 0; number < 12; number += 1) cap(new Estimator(own(4000 + number)));
      return 5000;
    },
  });
  assert.equal(busy.estimate(crowd, { asOf }).claim.compensation.max, 1500);
});

test("two versions with one id, and keys that stand twice in a text, are refused where they stand", () => {
  const version = (from, until) => ({ ...own(1500), valid: { from, until } });
  const told = (given) => refusal(() => new Estimator(given)).issues.map(({ field, code }) => [field, code]);
  assert.deepEqual(told([version(null, "2012-12-31"), version("2013-01-01", null)]), [["ours.id", "duplicate"]]);
  const text = JSON.stringify(own(1500));
  const twice = text.replace('"capYuan":1500', '"capYuan":1500,"capYuan":1600');
  assert.deepEqual(told(twice), [["clauses.loss-3.figures.capYuan", "duplicate"]]);
  assert.deepEqual(told([text.replace('"id":"ours"', '"id":"ours","\\u0069d":"theirs"')]), [["id", "duplicate"]]);
  for (const call of [
    (rulebook) => services.clocks([], { rulebook }),
    (rulebook) => services.differences(rulebook, text),
    (rulebook) => services.decisionTable(rulebook),
  ]) {
    assert.deepEqual(
      refusal(() => call(twice)).issues.map(({ field, code }) => [field, code]),
      [["clauses.loss-3.figures.capYuan", "duplicate"]],
    );
  }
});

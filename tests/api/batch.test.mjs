// Many parcels through the package: each row has the answer that it has alone, in a worker and without one.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { batch, batches } from "../../dist/npm/batch.js";
import { Estimator, estimate, rulebook, cases } from "../package.mjs";

const CLI = fileURLToPath(new URL("../../dist/npm/cli.js", import.meta.url));
const ORDER = ["dueAt", "signedAt", "deliveredBy"];
const OF_DELAY = { columns: ORDER, asOf: "2012-03-20T12:00" };
const late = ["2012-03-04", "2012-03-06T08:30", "station"];

const joined = (codes) => (codes ?? []).join(" ");
const range = (sum, end) => sum?.[end] ?? null;

/** What a row comes to, by the estimate of its case. */
function alone(facts, { asOf, rulebook: book }) {
  const value = (book ? new Estimator(book) : { estimate }).estimate(facts, { asOf, words: false });
  const { claim, delay, ours } = value;
  return {
    filing: joined(claim?.filing),
    outcome: joined(claim?.outcome),
    liable: joined(claim?.liable),
    delay: joined(delay?.outcome),
    fined: joined(delay?.liable),
    doubts: joined(value.doubts.map(({ id }) => id)),
    receivesMin: range(ours?.receives, "min"),
    paysMax: range(ours?.pays, "max"),
    ask: value.questions[0]?.field ?? null,
  };
}

const some = (row, names) => Object.fromEntries(names.map((name) => [name, row[name]]));
const sorted = (row) => Object.fromEntries(Object.entries(row).map(([name, value]) =>
  [name, typeof value === "string" ? value.split(" ").sort().join(" ") : value]));

test("every worked case is answered in a batch as it is alone", async () => {
  const sound = cases.filter(({ case: facts, asOf }) => {
    try {
      estimate(facts, { asOf });
      return true;
    } catch {
      return false;
    }
  });
  assert.ok(sound.length > 100);
  for (const asOf of new Set(sound.map(({ asOf }) => asOf))) {
    const all = sound.filter((one) => one.asOf === asOf);
    const columns = [...new Set(all.flatMap(({ case: facts }) => Object.keys(facts)))];
    const { rows, row } = await batch(all.map(({ case: facts }) => facts), { columns, asOf, worker: false });
    assert.equal(rows, all.length);
    all.forEach(({ name, case: facts }, place) => {
      const wanted = alone(facts, { asOf });
      const found = row(place);
      // A row without anything in it is none.
      if (Object.keys(facts).length === 0) return assert.equal(found.state, "blank");
      assert.equal(found.state, "answered", `${name}: ${found.problems}`);
      assert.deepEqual(sorted(some(found, Object.keys(wanted))), sorted(wanted), name);
    });
  }
});

test("rows, lists and columns say the same, in a worker and here, in one go and in parts", async () => {
  const signed = (day) => `2012-03-${String(1 + (day % 19)).padStart(2, "0")}`;
  const lists = Array.from({ length: 25_000 }, (_, day) => ["2012-03-04", signed(day), "station"]);
  const records = lists.map(([dueAt, signedAt, deliveredBy]) => ({ dueAt, signedAt, deliveredBy }));
  const columns = Object.fromEntries(ORDER.map((name, place) => [name, lists.map((list) => list[place])]));
  const seen = [];
  const wanted = await batch(lists, { ...OF_DELAY, worker: false, onProgress: ({ rows }) => seen.push(rows) });
  assert.deepEqual(seen, [10_000, 20_000, 25_000]);
  assert.equal(wanted.totals.rows, 25_000);
  for (const table of [records, columns, lists]) {
    const { columns: found, totals } = await batch(table, OF_DELAY);
    assert.deepEqual(found, wanted.columns);
    assert.deepEqual(totals, wanted.totals);
  }
  async function* coming() {
    yield lists.slice(0, 3);
    yield lists.slice(3, 4000);
  }
  const parts = [];
  for await (const { rows, totals } of batches(coming(), OF_DELAY)) parts.push([rows, totals.rows]);
  assert.deepEqual(parts, [[3, 3], [3997, 4000]]);
});

test("a row that is not sound is one of its own, with its problems, and in no sum", async () => {
  const table = [late, ["2012-02-30", "", ""], ["", "", ""], ["2012-03-04", "2012-03-06", "a pub"]];
  const { columns, totals, row } = await batch(table, OF_DELAY);
  assert.deepEqual(columns.state, ["answered", "unsound", "blank", "unsound"]);
  assert.deepEqual(columns.problems, [null, "0:dueAt:format", null, "2:deliveredBy:word"]);
  assert.deepEqual([row(0).fineMin, row(0).fineMax, row(1).fineMin, row(0).delay], [40, 40, null, "late"]);
  assert.deepEqual([totals.rows, totals.unsound, totals.fine.min], [1, 2, 4000]);
});

test("a table is answered by other rulebooks, constants and words", async () => {
  const book = rulebook();
  book.id = "twice";
  book.clauses.find(({ id }) => id === "delay-2").figures.yuanPerDay = 40;
  const columns = ["dueAt", "signedAt", null];
  const options = { columns, constants: { deliveredBy: "station" }, asOf: OF_DELAY.asOf };
  const { row, digests } = await batch([late], { ...options, rulebook: book });
  assert.equal(row(0).fineMin, 80);
  assert.match(digests[0], /^[0-9a-f]{64}$/);
  const words = { field: "deliveredBy", name: "点", words: { 老王家: "agency" } };
  const asked = await batch({ dueAt: [late[0]], signedAt: [late[1]], 点: ["老王家"] }, {
    columns: ["dueAt", "signedAt", words], asOf: OF_DELAY.asOf,
  });
  assert.equal(asked.row(0).delay, "late-agency");
});

test("what cannot be answered is refused, and what is ended ends", async () => {
  for (const [options, code, about] of [
    [{ columns: ["colour"] }, "column", "colour"],
    [{ columns: ["dueAt", "dueAt"] }, "column", "dueAt"],
    [{ columns: ["dueAt"], constants: { dueAt: "2012-03-04" } }, "constant", "dueAt"],
    [{ columns: ["dueAt"], constants: { problem: "eaten" } }, "constant", "problem"],
    [{ columns: ["dueAt"], rulebook: {} }, "rules", ""],
    [{ columns: ["dueAt"], asOf: "yesterday" }, "as-of", ""],
  ]) {
    await assert.rejects(batch([["2012-03-04"]], options), { name: "InvalidBatch", code, about });
  }
  await assert.rejects(batch([], {}), TypeError);
  await assert.rejects(batch({ dueAt: ["1"], signedAt: [] }, OF_DELAY), TypeError);
  const { rows, totals } = await batch([], OF_DELAY);
  assert.deepEqual([rows, totals.rows], [0, 0]);
  const controller = new AbortController();
  async function* endless() {
    for (;;) yield [late];
  }
  let parts = 0;
  await assert.rejects(async () => {
    for await (const part of batches(endless(), { ...OF_DELAY, signal: controller.signal })) {
      parts += part.rows;
      if (parts === 5) controller.abort();
    }
  }, { name: "AbortError" });
  assert.equal(parts, 5);
});

test("a command answers a table for those who have no page", async () => {
  const folder = await mkdtemp(join(tmpdir(), "parcel-claims-"));
  const run = (...words) => promisify(execFile)(process.execPath, [CLI, ...words], { cwd: folder });
  try {
    const table = "运单号,应签收时间,签收时间,网点,备注\n73000000000017,2012-03-04,2012-03-06,普通站点,急\n";
    await writeFile(join(folder, "table.csv"), table);
    const how = ["table.csv", "--as-of", "2012-03-20T12:00", "--set", "deliveredBy=station", "--column", "网点="];
    const { stderr } = await run(...how, "-o", "out.csv");
    assert.match(stderr, /应签收时间 → dueAt/);
    assert.match(stderr, /1 rows, 0 with problems/);
    const csv = await readFile(join(folder, "out.csv"), "utf8");
    assert.match(csv, /^\ufeff运单号,应签收时间,签收时间,网点,备注,能否申报,/);
    assert.match(csv, /73000000000017,2012-03-04,2012-03-06,普通站点,急,.*,40,40,/);
    await run(...how, "--lang", "en", "-o", "out.xlsx");
    // What it wrote it reads again, and says the same.
    await run("out.xlsx", ...how.slice(1), "-o", "again.csv");
    assert.match(await readFile(join(folder, "again.csv"), "utf8"), /,40,40,/);
    for (const [words, said] of [
      [["no.csv", "-o", "x.csv"], /cannot read no\.csv/],
      [["table.csv", "-o", "x.pdf"], /\.xlsx or \.csv/],
      [["table.csv", "-o", "x.csv", "--column", "没有=dueAt"], /没有/],
      [["table.csv", "-o", "x.csv", "--set", "problem"], /NAME=VALUE/],
    ]) {
      await assert.rejects(run(...words), ({ code, stderr }) => code === 2 && said.test(stderr));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

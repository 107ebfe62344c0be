// The working-day calendar that is built in says, day by day, what the package says that it was made from.
import assert from "node:assert/strict";
import test from "node:test";
import chineseDays from "chinese-days";
import { committed, corrections, text, years } from "../holidays.mjs";

test("the file is what `cargo xtask holidays` writes", () => {
  assert.equal(committed(), text());
});

test("each correction has its source, and is still needed", () => {
  for (const { day, worked, source, why } of corrections) {
    assert.match(day, /^\d{4}-\d{2}-\d{2}$/);
    assert.ok(source && why, day);
    assert.equal(chineseDays.isWorkday(day), !worked, `${day}: the package has it right by now`);
  }
});

test("every day of every covered year is what the package says, or its correction", () => {
  const lines = new Map(
    committed()
      .split("\n")
      .filter((line) => /^\d/.test(line))
      .map((line) => [Number(line.slice(0, 4)), line.slice(5).split(" ")]),
  );
  assert.deepEqual([...lines.keys()], years);
  assert.deepEqual(
    years,
    Array.from({ length: years.length }, (_, at) => years[0] + at),
    "a year is missing",
  );
  for (const [year, entries] of lines) {
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const short = day.slice(5);
      const off = entries.some((entry) => {
        const [from, to = from] = entry.split("..");
        return from <= short && short <= to;
      });
      const weekend = [0, 6].includes(new Date(at).getUTCDay());
      const works = entries.includes(`+${short}`) || (!off && !weekend);
      const correction = corrections.find((one) => one.day === day);
      assert.equal(works, correction ? correction.worked : chineseDays.isWorkday(day), day);
    }
  }
});

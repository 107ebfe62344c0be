// A copy that the browser itself saved, and a copy of that copy: one form, one result, and nothing of the parcel in the
// file.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { PAGE } from "../browser/browsers.mjs";
import { put } from "../browser/form.mjs";
import { save, sit, visit } from "./dialog.mjs";

const WAYBILL = "768123456789";
const FACTS = {
  waybill: WAYBILL,
  carrier: "own",
  problem: "lost",
  stage: "delivery",
  sentOn: "2012-02-20",
  value: 43210,
};
const AS_OF = "2012-03-04T10:00";

/** Runs in the page: how often there is what may be there once, and what it says. */
function look() {
  const roots = [...document.querySelectorAll("parcel-claims")].flatMap((element) => [
    ...element.shadowRoot.querySelectorAll(".pc"),
  ]);
  const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const seen = (selector) => all(selector).filter((element) => element.checkVisibility());
  return {
    roots: roots.length,
    forms: all("[data-view=form]").length,
    results: all("[data-view=result]").length,
    answers: seen("[data-view=answer]").length,
    summary: seen("[data-view=summary]")
      .map((element) => element.innerText)
      .join(),
    typed: all("input")
      .filter(({ type, value }) => type === "text" && value)
      .map(({ value }) => value)
      .join(" "),
    chosen: all("[data-view=form] [data-field] input").filter(({ type, checked }) => type !== "text" && checked).length,
  };
}

/** Runs in the page: where the clerk was. */
const place = () => ({
  field: pc.activeElement?.closest("[data-field]")?.dataset.field,
  scrolled: pc.querySelector("[data-view=result]").scrollTop,
});

const EMPTY = { roots: 1, forms: 1, results: 1, answers: 0, summary: "", chosen: 0 };

/** Opens a file, at a station that knows nothing yet, and hands its page to `use`. */
async function open(path, use) {
  const { page, problems, close } = await sit();
  try {
    await visit(page, path);
    await page.waitForFunction(() =>
      document.querySelector("parcel-claims").shadowRoot?.querySelector("[data-view=form]"),
    );
    const { typed, ...fresh } = await page.evaluate(look);
    assert.deepEqual(fresh, EMPTY, `${path} does not begin empty`);
    assert.ok(!typed.includes(WAYBILL), typed);
    const said = await use(page);
    assert.deepEqual(problems, []);
    return said;
  } finally {
    await close();
  }
}

/** Enters the parcel; what the page then says of it. */
async function enter(page) {
  await put(page, FACTS, AS_OF);
  await page.waitForFunction(() => pc.querySelector("[data-view=answer]").checkVisibility());
  const told = await page.evaluate(look);
  assert.deepEqual([told.roots, told.forms, told.results, told.answers], [1, 1, 1, 1]);
  assert.ok(told.typed.includes(WAYBILL), "nothing was entered");
  return told;
}

/** Nothing that was entered, and nothing that came of it, is in what was saved. */
function clean(path, { summary }) {
  const folder = dirname(path);
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
    const text = readFileSync(join(file.parentPath ?? file.path, file.name), "utf8");
    for (const secret of [WAYBILL, String(FACTS.value), FACTS.sentOn, summary]) {
      assert.ok(!text.includes(secret), `“${secret}” stands in ${file.name}`);
    }
  }
}

/** Enters the parcel, saves, and finds the page as it was; the path of the copy. */
async function copy(page, name, way) {
  const before = await enter(page);
  await page.evaluate(() => {
    pc.querySelector("[data-field=waybill] input").focus();
    pc.querySelector("[data-view=result]").scrollTop = 40;
  });
  const here = await page.evaluate(place);
  const path = await save(page, name, way);
  clean(path, before);
  await page.waitForFunction(() => pc.querySelector("[data-view=answer]")?.checkVisibility());
  assert.deepEqual(await page.evaluate(look), before, "saving changed the page");
  // A press of the right button takes the focus by itself.
  if (way === "keys") assert.deepEqual(await page.evaluate(place), here, "saving moved the clerk");
  return { path, before };
}

for (const way of ["keys", "menu"]) {
  test(`a copy saved by the ${way}, and a copy of it, begin empty and work`, { timeout: 120_000 }, async () => {
    const first = await open(PAGE, (page) => copy(page, `${way}-1`, way));
    const second = await open(first.path, (page) => copy(page, `${way}-2`, way));
    assert.deepEqual(second.before, first.before, "the copy says something else");
    assert.deepEqual(await open(second.path, enter), first.before, "the copy of the copy says something else");
  });
}

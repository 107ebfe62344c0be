// "Save a copy of this page": a clean file, and what the clerk ticked opens elsewhere as it was.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as clerk from "./clerk.mjs";
import { click, put, speak } from "./form.mjs";
import {
  accessible,
  html,
  open,
  PAGE,
  pageTest,
  PHONE,
  saved,
  screenshot,
  started,
  station,
  write,
} from "./harness.mjs";

const WAYBILL = "210359000001";
const LOST = {
  we: "delivery",
  claimant: "direct",
  deliveredBy: "station",
  problem: "lost",
  stage: "transit",
  value: 700,
  sentOn: "2012-03-01",
  waybill: WAYBILL,
};
const AT = "2012-03-04 08:30";

/** The copy, with these things ticked; where it was put. */
async function copy(page, name, ...ticked) {
  await page.$eval("[data-view=copy]", (fold) => {
    fold.open = true;
  });
  for (const box of ["copyCase", "copyBook", "copyRulebook"]) {
    await page.$eval(
      `[data-input=${box}]`,
      (input, on) => {
        input.checked = on;
      },
      ticked.includes(box),
    );
  }
  const file = await saved(() => click(page, "[data-action=saveCopy]"));
  assert.equal(file.name, "快件理赔速查.html");
  return { path: write(name, file.text), text: file.text };
}

const count = (page) => page.$eval("[data-room=book] .count", (count) => count.textContent);
const summary = (page) => page.$eval("[data-view=summary]", (summary) => summary.innerText);
const clock = (page) => page.$eval("[data-input=asOf]", (input) => input.value);

pageTest("with nothing ticked it is the page itself, to the letter but for the language", {}, async (page) => {
  await put(page, LOST, AT);
  await click(page, "[data-action=save]");
  const { path, text } = await copy(page, "clean copy.html");
  const plain = text.replace(/(id="parcel-claims-carried">)[^<]*/, "$1");
  assert.equal(plain, html);
  assert.ok(!text.includes(WAYBILL) && !text.includes("700,"));
  const other = await station(page, { path });
  assert.deepEqual(await clerk.read(other).then(({ figures, errors }) => ({ figures, errors })), {
    figures: [],
    errors: [],
  });
  assert.equal(await count(other), "");
  // A copy of the copy is the same again.
  assert.equal((await copy(other, "copy of the copy.html")).text, text);
});

pageTest("with the parcel and the case book it opens elsewhere exactly as it was", {}, async (page) => {
  await put(page, LOST, AT);
  await click(page, "[data-action=save]");
  await put(page, { ...LOST, value: 650, waybill: "210359000002" }, AT);
  const { path } = await copy(page, "copy with everything.html", "copyCase", "copyBook");
  const other = await station(page, { path });
  for (const read of [summary, clock, count, clerk.read]) assert.deepEqual(await read(other), await read(page));
  await accessible(other);

  // What was done since is not undone by opening it again, and nothing is doubled.
  await put(other, { value: 100 });
  const since = await summary(other);
  await other.reload();
  await started(other);
  assert.equal(await summary(other), since);
  assert.equal(await count(other), "1");
  // From a copy the copy goes on.
  const again = await copy(other, "copy of a full copy.html", "copyCase", "copyBook");
  const third = await station(page, { path: again.path });
  assert.deepEqual([await summary(third), await count(third)], [since, "1"]);
});

pageTest("in English, and with a rulebook of the host page", {}, async (page) => {
  await page.evaluate(
    () => {
      const element = document.querySelector("parcel-claims");
      const book = JSON.parse(globalThis.file);
      book.id = "our-own";
      book.clauses.find(({ id }) => id === "loss-3").figures.capYuan = 1500;
      element.rulebook = book;
    },
    await page.evaluate(
      (file) => {
        globalThis.file = file;
      },
      readFileSync(new URL("../../src/rulebook/huitong-henan-2012.json", import.meta.url), "utf8"),
    ),
  );
  await put(page, { ...LOST, stage: "delivery", value: 5000 }, AT);
  const { path } = await copy(page, "copy with a rulebook.html", "copyCase", "copyRulebook");
  const other = await station(page, { path });
  assert.equal(await summary(other), await summary(page));
  assert.match(await other.$eval("[data-view=rulebook]", (line) => line.textContent), /our-own/);
  await speak(page, "en");
  await page.$eval("[data-view=copy]", (fold) => {
    fold.open = true;
  });
  const file = await saved(() => click(page, "[data-action=saveCopy]"));
  assert.equal(file.name, "parcel-claims.html");
  const english = await station(page, { path: write("english copy.html", file.text) });
  assert.equal(await english.$eval(".brand-name", (name) => name.innerText), "Parcel claims");
});

pageTest("what is offered to take along is what there is", { viewport: PHONE }, async (page) => {
  const offered = () =>
    page.evaluate(() =>
      ["copyCase", "copyBook", "copyRulebook"].filter((name) =>
        pc.querySelector(`[data-input=${name}]`).checkVisibility(),
      ),
    );
  await page.$eval("[data-view=copy]", (fold) => {
    fold.open = true;
  });
  assert.deepEqual(await offered(), ["copyCase"]);
  await put(page, LOST, AT);
  await click(page, "[data-action=save]");
  assert.deepEqual(await offered(), ["copyCase", "copyBook"]);
  assert.match(await page.$eval("[data-view=copyBookText]", (text) => text.innerText), /案卷（1 件）/);
  await page.$eval("[data-view=copy]", (fold) => fold.scrollIntoView({ block: "center" }));
  await accessible(page);
  await screenshot(page, "save a copy, phone", {});
});

pageTest(
  "a carried text that cannot be read does no harm",
  {
    path: write("broken copy.html", html.replace(/(id="parcel-claims-carried">)/, "$1{ no JSON")),
  },
  async (page) => {
    assert.equal(await count(page), "");
    await open(page, PAGE);
  },
);

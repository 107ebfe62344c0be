// Rulebooks of one's own: a copy is changed in a form, what changes stands beside it, and it counts once it is chosen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as clerk from "./clerk.mjs";
import { click, put, speak } from "./form.mjs";
import {
  accessible,
  open,
  PAGE,
  pageTest,
  PHONE,
  saved,
  screenshot,
  started,
  station,
  tab,
  until,
  write,
} from "./harness.mjs";

const LOST = {
  we: "origin",
  claimant: "direct",
  deliveredBy: "station",
  problem: "lost",
  stage: "delivery",
  value: 5000,
  sentOn: "2012-03-01",
};
const AT = "2012-03-04 08:30";
const BUILT_IN = readFileSync(new URL("../../src/rulebook/huitong-henan-2012.json", import.meta.url), "utf8");
const CAP = "clauses.loss-3.figures.capYuan";

const room = (page) => clerk.press(page, "制度");
const summary = (page) => page.$eval("[data-view=summary]", (summary) => summary.textContent);
const text = (page, view) =>
  page.$eval(`.pc [data-view=${view}]`, (place) =>
    place.checkVisibility() ? place.innerText.replace(/\s+/g, " ").trim() : undefined,
  );
const line = (id) => `.pc [data-rulebook="${id}"]`;
const inUse = (page) =>
  page.$$eval(".pc .rulebook-list [data-applies]", (lines) => lines.map((line) => line.dataset.rulebook));
const listed = (page) =>
  page.$$eval(".pc .rulebook-list .rulebook", (lines) => lines.map((line) => line.dataset.rulebook));
const OWN = (ids) =>
  ids.filter(
    (id) => !["huitong-henan-2012", "express-quality", "logistics-staff", "warehouse", "pengda-service"].includes(id),
  );

/** Types into an input of the editor, as a clerk who has tabbed there. */
async function change(page, place, value) {
  const input = `.pc [data-place="${place}"]`;
  if (await page.$eval(input, (input) => input.tagName === "SELECT")) {
    return page.$eval(
      input,
      (select, value) => {
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      },
      value,
    );
  }
  await page.$eval(input, (input) => {
    const fold = input.closest("details");
    if (fold) fold.open = true;
    input.focus();
    input.select();
  });
  if (value) await page.keyboard.type(value);
  else await page.keyboard.press("Delete");
}

/** A version of the built-in rulebook, made in the form and kept. */
async function version(page, id, changes) {
  await click(page, `${line("huitong-henan-2012")} [data-action=editRulebook]`);
  for (const [place, value] of Object.entries({ id, ...changes })) await change(page, place, value);
  await click(page, ".pc [data-action=keepRulebook]");
}

async function load(page, text, name = "rulebook.json") {
  const input = await page.$(".pc [data-input=rulebookFile]");
  await input.uploadFile(write(name, text));
}

pageTest(
  "a figure is changed in a copy: what changes is seen at once, and it counts once it is chosen",
  { decides: true },
  async (page) => {
    await put(page, LOST, AT);
    assert.match(await summary(page), /1,000 元/);
    await room(page);
    assert.deepEqual(await listed(page), [
      "huitong-henan-2012",
      "express-quality",
      "logistics-staff",
      "warehouse",
      "pengda-service",
    ]);
    assert.deepEqual(await inUse(page), ["huitong-henan-2012"]);
    await accessible(page);
    await clerk.press(page, "照此改一份");
    assert.equal(await text(page, "editorCount"), "还没有改动");
    assert.equal(await text(page, "editorCaseSaid"), "手上这一件的结果没有变化。");
    await change(page, CAP, "1，200元");
    await change(page, "readings.damage-bound.follows", "value-only");
    assert.match(await text(page, "editorChanges"), /第五章 第四节 遗失件 三 · 最高金额（元） 1000 → 1200 改回/);
    assert.match(
      await text(page, "editorChanges"),
      /破损、污染酌情的上限 参照同环节遗失的上限 → 没有上限，只看损失金额/,
    );
    assert.match(await text(page, "editorSides"), /我站可得 .*1,000 元 1,200 元/);
    await page.$eval("[data-view=editorRowsPart]", (part) => {
      part.open = true;
    });
    await until(page, () => pc.querySelector("[data-view=editorRowsSaid]").textContent.startsWith("共 "));
    assert.match(
      await text(page, "editorRows"),
      /改前： [^→]*?最多 1,000 元（遗失件 三）；[^→]*?改后： [^→]*?最多 1,200 元（遗失件 三）；/,
    );
    await change(page, "clauses.loss-3.words.zh-CN", "派件丢了，最多赔 {capYuan} 元。");
    assert.equal(await text(page, "editorCount"), "共 3 处");
    await screenshot(page, "rulebooks editor", {});
    await accessible(page);
    await page.$eval('.pc [data-action=revert][data-to="readings.damage-bound.follows"]', (button) => button.click());
    assert.equal(await text(page, "editorCount"), "共 2 处");
    await clerk.press(page, "保存");
    assert.equal(await text(page, "said"), "已保存在这台电脑上");
    // Kept is not chosen.
    assert.deepEqual(await inUse(page), ["huitong-henan-2012"]);
    const [own] = OWN(await listed(page));
    await click(page, `${line(own)} [data-action=applyRulebook]`);
    assert.deepEqual(await inUse(page), [own]);
    await clerk.press(page, "查一件");
    assert.match(await summary(page), /1,200 元/);
    assert.match(await page.$eval("[data-view=rulebook]", (line) => line.textContent), new RegExp(own));
    // Its own words stand with it.
    await page.$eval("[data-view=regulationPart]", (part) => {
      part.open = true;
    });
    await until(page, () =>
      pc.querySelector('.article[data-clause="loss-3"]')?.textContent.includes("派件丢了，最多赔 1200 元。"),
    );
  },
);

pageTest("what is wrong is told at its place in words, and is not kept", { decides: true }, async (page) => {
  await room(page);
  await clerk.press(page, "照此改一份");
  await change(page, CAP, "abc");
  await change(page, "clauses.loss-4.words.en", "");
  const faults = await page.$$eval(".pc [data-view=editorFaultList] li", (all) => all.map((one) => one.innerText));
  assert.deepEqual(
    faults.sort(),
    [
      "第五章 第四节 遗失件 三 · 最高金额（元）：内容不对，应为：数字，或钟点如 09:00。",
      "第五章 第四节 遗失件 四 · 条文说明（英文）：缺少，请补上。",
    ].sort(),
  );
  assert.equal(await page.$eval(`[data-place="${CAP}"]`, (input) => input.getAttribute("aria-invalid")), "true");
  await clerk.press(page, "保存");
  assert.equal(await text(page, "said"), "还有地方要改好，没有保存。");
  assert.equal(await page.evaluate(() => pc.activeElement.dataset.view), "editorFaults");
  await accessible(page);
  await clerk.press(page, "不改了");
  assert.deepEqual(OWN(await listed(page)), []);
});

pageTest("what is wrong with a file is told until it was read", { decides: true }, async (page) => {
  await room(page);
  await load(page, BUILT_IN.replace('"capYuan": 1000', '"capYuan": 1000, "capYuan": 1500'));
  await until(page, () =>
    /遗失件 三 · 最高金额（元）：重复了，请只留一处/.test(pc.querySelector("[data-view=rulebookFaults]").innerText),
  );
  assert.deepEqual(OWN(await listed(page)), []);
  await accessible(page);
  await clerk.press(page, "知道了");
  assert.equal(await text(page, "rulebookFaults"), undefined);
});

pageTest("saved as a file, opened again, deleted, and brought back by Enter", { decides: true }, async (page) => {
  await room(page);
  await version(page, "our-own", { [CAP]: "1200" });
  const file = await saved(() => click(page, `${line("our-own")} [data-action=exportRulebook]`));
  assert.equal(file.name, "our-own.json");
  assert.match(file.text, /"capYuan": 1200[,\n}]/);
  await click(page, `${line("our-own")} [data-action=applyRulebook]`);
  await click(page, `${line("our-own")} [data-action=deleteRulebook]`);
  assert.deepEqual([OWN(await listed(page)), await inUse(page)], [[], ["huitong-henan-2012"]]);
  assert.equal(await page.evaluate(() => pc.activeElement.dataset.action), "undoRulebook");
  await page.keyboard.press("Enter");
  assert.deepEqual([OWN(await listed(page)), await inUse(page)], [["our-own"], ["our-own"]]);
  // Another of the same id is given a new one.
  await load(page, file.text.replace('"capYuan": 1200', '"capYuan": 1300'));
  await until(page, () => pc.querySelector("[data-view=rulebookEditor]").checkVisibility());
  assert.equal(await page.$eval("[data-place=id]", (input) => input.value), "our-own-2");
  const half = await saved(() => click(page, ".pc [data-action=saveRulebook]"));
  assert.equal(half.name, "our-own-2.json");
});

pageTest(
  "where the browser keeps nothing it counts in this window, and the page says so",
  {
    decides: true,
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        Object.defineProperty(globalThis, "localStorage", {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }),
  },
  async (page) => {
    await room(page);
    await version(page, "our-own", { [CAP]: "1200" });
    assert.match(await text(page, "rulebooksRefused"), /只在这个窗口里/);
    assert.deepEqual(OWN(await listed(page)), ["our-own"]);
  },
);

pageTest("a saved copy brings the rulebook that counts", { decides: true }, async (page) => {
  await room(page);
  await version(page, "our-own", { [CAP]: "1200" });
  await click(page, `${line("our-own")} [data-action=applyRulebook]`);
  await clerk.press(page, "查一件");
  await page.$eval("[data-view=copy]", (fold) => {
    fold.open = true;
  });
  await page.$eval("[data-input=copyRulebook]", (input) => {
    input.checked = true;
  });
  const file = await saved(() => clerk.press(page, "存成网页"));
  const other = await station(page, { path: write("copy with a rulebook.html", file.text) });
  await put(other, LOST, AT);
  assert.match(await summary(other), /1,200 元/);
  await open(other, PAGE);
});

pageTest("the room on a phone, in both languages", { viewport: PHONE }, async (page) => {
  await room(page);
  await version(page, "our-own", { [CAP]: "1200", checkedUntil: "2012-3-31" });
  assert.match(
    await page.$eval(`${line("our-own")} .rulebook-checked`, (place) => place.innerText),
    /只核对到 2012年3月31日，已经过期/,
  );
  for (const lang of ["zh-CN", "en"]) {
    await speak(page, lang);
    await screenshot(page, `rulebooks phone ${lang}`, {});
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
    await accessible(page);
    await click(page, `${line("our-own")} [data-action=editRulebook]`);
    await change(page, CAP, "1300");
    await screenshot(page, `rulebooks editor phone ${lang}`, {});
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
    if (lang === "zh-CN") await accessible(page);
    await click(page, ".pc [data-action=closeEditor]");
  }
});

/** Two versions of which the sending date chooses: another cap, in other words. */
async function dated(page) {
  await room(page);
  await version(page, "v-2012", {
    [CAP]: "1000",
    "clauses.loss-3.words.zh-CN": "旧版：最多 {capYuan} 元。",
    "valid.from": "2012-1-1",
    "valid.until": "2012-12-31",
  });
  await version(page, "v-2013", {
    [CAP]: "1300",
    "clauses.loss-3.words.zh-CN": "新版：最多 {capYuan} 元。",
    "valid.from": "2013-1-1",
    "valid.until": "2013-12-31",
  });
  await clerk.press(page, "按发件日期自动选版本");
  await clerk.press(page, "查一件");
}

pageTest("where the sending date turns to another version, all words follow", { decides: true }, async (page) => {
  await dated(page);
  const words = () =>
    page.evaluate(() => ({
      result: [...pc.querySelectorAll(".findings [data-clause=loss-3], .findings li")]
        .map((one) => one.textContent)
        .filter((text) => /[新旧]版/.test(text))
        .map((text) => /[新旧]版：最多 \d+ 元/.exec(text)[0]),
      regulation: /[新旧]版：最多 \d+ 元/.exec(pc.querySelector(".article[data-clause=loss-3]").textContent)?.[0],
      why: pc.querySelector(".article[data-clause=loss-3]").dataset.state,
      seen: [...pc.querySelectorAll(".article")].filter((one) => !one.hidden).length,
      rulebook: pc.querySelector("[data-view=rulebook]").textContent.split(" · ")[1],
    }));
  await put(page, { ...LOST, sentOn: "2012-12-31" }, "2013-01-10 08:30");
  await click(page, ".pc [data-view=regulationPart] summary");
  await until(page, () => pc.querySelector(".article"));
  await page.type(".pc [data-input=search]", "最多 ");
  const old = await words();
  assert.deepEqual(
    { ...old, seen: 0 },
    { result: ["旧版：最多 1000 元"], regulation: "旧版：最多 1000 元", why: "applies", seen: 0, rulebook: "v-2012" },
  );
  await put(page, { sentOn: "2013-01-01" });
  assert.deepEqual(await words(), {
    ...old,
    result: ["新版：最多 1300 元"],
    regulation: "新版：最多 1300 元",
    rulebook: "v-2013",
  });
});

pageTest(
  "a rulebook that another window changes takes nothing away from under the clerk who types",
  { decides: true },
  async (page) => {
    await room(page);
    await version(page, "our-own", { [CAP]: "1200" });
    await click(page, `${line("our-own")} [data-action=applyRulebook]`);
    await clerk.press(page, "查一件");
    await put(page, LOST, AT);
    const other = await tab(page);
    await room(other);
    await click(other, `${line("our-own")} [data-action=editRulebook]`);
    await change(other, CAP, "1400");
    await page.bringToFront();
    await page.focus("[data-field=sentOn] input");
    await page.$eval("[data-field=sentOn] input", (input) => {
      input.value = "2012-3";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.setSelectionRange(2, 4);
      globalThis.typedInto = input;
      pc.querySelector("[data-input=paste]").value = "半句";
    });
    await other.bringToFront();
    await clerk.press(other, "保存");
    await page.bringToFront();
    await until(page, () => /1,400 元/.test(pc.querySelector("[data-view=summary]").textContent));
    assert.deepEqual(
      await page.evaluate(() => ({
        same: pc.activeElement === typedInto,
        text: pc.activeElement.value,
        from: pc.activeElement.selectionStart,
        to: pc.activeElement.selectionEnd,
        box: pc.querySelector("[data-input=paste]").value,
      })),
      { same: true, text: "2012-3", from: 2, to: 4, box: "半句" },
    );
  },
);

// A month of penalties: what happened, what it comes to, and what becomes of the sheet.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessible, DESKTOP, pageTest, PHONE, saved, screenshot, until } from "./harness.mjs";
import { own } from "./browsers.mjs";
import * as clerk from "./clerk.mjs";

const text = (page, view) =>
  page.$eval(`.pc [data-view=${view}]`, (place) => (place.checkVisibility() ? place.innerText.trim() : undefined));
const act = (page, action, n = 0) =>
  page.$$eval(`.pc .penalties [data-action=${action}]`, (all, n) => all[n].click(), n);
/** Types into an input, as a person who leaves it would. */
const put = (page, selector, value) =>
  page.$eval(
    `.pc .penalties ${selector}`,
    (input, value) => {
      input.value = value;
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    },
    value,
  );
async function add(page, entry) {
  for (const [key, value] of Object.entries(entry)) await put(page, `[data-input=entry][data-key=${key}]`, value);
  await act(page, "addPenalty");
}
/** Each person: name, sum, and each item with its sum. */
const accounts = (page) =>
  page.$$eval(".pc .account", (all) =>
    all.map((one) => [
      one.dataset.person,
      one.querySelector("[data-slot=total]").innerText,
      Object.fromEntries(
        [...one.querySelectorAll(".line")].map((line) => [
          line.dataset.item,
          line.querySelector(".line-sum").innerText,
        ]),
      ),
    ]),
  );
async function enter(page, rulebook, month = "2012-3") {
  await page.click("[data-action=room][data-room=penalties]");
  if (rulebook) await put(page, "[data-input=penaltyRulebook]", rulebook);
  await put(page, "[data-input=penaltyMonth]", month);
}

pageTest("by keyboard: who, what, over which days; the sum and the clause stand at once", {}, async (page) => {
  await clerk.press(page, "罚则");
  assert.equal(await page.evaluate(() => pc.activeElement.innerText), "罚则", "the title has the focus");
  assert.match(await text(page, "penaltyEmpty"), /还没有记/);
  await put(page, "[data-input=penaltyMonth]", "2012年3月");
  assert.equal(await page.$eval("[data-input=penaltyMonth]", (input) => input.value), "2012-03");
  await page.focus("[data-input=entry][data-key=person]");
  await page.keyboard.type("张三");
  await page.keyboard.press("Tab");
  await page.keyboard.type("立项");
  const found = await page.$$eval("[data-key=item] option", (options) => options.map((option) => option.innerText));
  assert.deepEqual(found, ["站点申报的问题没在当天立项"], "one is left, and chosen");
  assert.match(await text(page, "penaltyEntryWords"), /每天扣 20 元/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("5");
  await page.keyboard.press("Tab");
  await page.keyboard.type("3/8");
  assert.equal(await text(page, "penaltyPreview"), "3 天，共 60 元");
  await page.keyboard.press("Enter");
  assert.deepEqual(await accounts(page), [["张三", "60 元", { "staff-8": "60 元" }]]);
  assert.match(await text(page, "said"), /已记上：张三，站点申报的问题没在当天立项/);
  assert.equal(await page.evaluate(() => pc.activeElement.dataset.input), "penaltySearch", "on to what comes next");
  assert.equal(
    await page.$eval("[data-input=entry][data-key=person]", (input) => input.value),
    "张三",
    "of the same person",
  );
  assert.match(await page.$eval(".pc .line-entry", (entry) => entry.innerText), /3月5日–3月8日，3 天/);
  // The clause opens its words.
  await page.$eval(".pc .line-clause summary", (summary) => summary.click());
  assert.match(await page.$eval(".pc .line-clause", (clause) => clause.innerText), /第六章 二 8[^]*没有封顶/);
  assert.match(await text(page, "penaltyLaw"), /工资支付暂行规定/);
  await accessible(page);
});

pageTest("what is charged stands with its person; what overlaps is listed apart", { decides: true }, async (page) => {
  await enter(page);
  await add(page, { person: "张三", item: "staff-8", from: "5", to: "8" });
  await add(page, { person: "张三", item: "staff-9", count: "2", on: "6" });
  await add(page, { item: "staff-12" });
  await add(page, { person: "李四", item: "staff-14" });
  assert.deepEqual(await accounts(page), [
    ["张三", "130 至 150 元", { "staff-8": "60 元", "staff-9": "40 元", "staff-12": "50 元" }],
    ["李四", "100 元", { "staff-14": "100 元" }],
  ]);
  const first = await page.$eval(".pc .account", (account) => account.innerText);
  assert.match(first, /其中确定的：50 元/);
  assert.match(first, /可能是同一件事[^]*由公司定：最少 80 元，最多 100 元/);
  assert.match(await text(page, "penaltyItems"), /不接电话[^]*1 人[^]*100 元/);
  await act(page, "removePenalty", 1);
  assert.deepEqual((await accounts(page))[0][2], { "staff-8": "60 元", "staff-12": "50 元" });
  await act(page, "undoPenalty");
  await act(page, "removePerson", 1);
  assert.match(await text(page, "penaltyUndoText"), /已去掉：李四/);
  assert.equal((await accounts(page)).length, 1);
  await put(page, "[data-input=entry][data-key=person]", "钱七");
  await act(page, "addPerson");
  assert.deepEqual(
    (await accounts(page)).map(([name]) => name),
    ["张三", "钱七"],
  );
  // Nothing of it goes into the parcel's money.
  await clerk.press(page, "查一件");
  assert.equal(await page.$eval(".pc [data-view=result]", (result) => /110|150/.test(result.innerText)), false);
});

pageTest("what is asked and what is wrong stand with the entry", { decides: true }, async (page) => {
  await enter(page);
  await add(page, { person: "", item: "staff-8", from: "9", to: "8" });
  assert.match(await text(page, "penaltyEntryFaults"), /姓名：请填写[^]*截止日：不能早于起始日/);
  assert.deepEqual(await accounts(page), []);
  assert.equal(await page.evaluate(() => pc.activeElement.dataset.key), "person", "the first is led to");
  await accessible(page);
  await put(page, "[data-input=entry][data-key=person]", "张三");
  await put(page, "[data-input=entry][data-key=item]", "staff-3");
  assert.match(await text(page, "penaltyConditions"), /公司因此受了损失/);
  assert.match(await text(page, "penaltyPreview"), /最多 20 元，前提要问清：公司因此受了损失/);
  await act(page, "addPenalty");
  assert.deepEqual(await accounts(page), [["张三", "0 至 20 元", { "staff-3": "最多 20 元" }]]);
  assert.match(await page.$eval(".pc .account-asks", (note) => note.innerText), /还要问清：公司因此受了损失/);
  await put(page, "[data-input=entry][data-key=item]", "staff-3");
  await put(page, "[data-key='conditions.loss']", "yes");
  assert.equal(await text(page, "penaltyPreview"), "1 次，共 20 元");
  await act(page, "addPenalty");
  assert.equal((await accounts(page))[0][1], "20 至 40 元");
  await put(page, "[data-input=entry][data-key=item]", "staff-4");
  assert.equal(await text(page, "penaltyConditions"), "");
  await put(page, "[data-input=penaltyMonth]", "三月");
  assert.match(await text(page, "penaltyMonthError"), /看不懂这个月份/);
});

pageTest(
  "a blank of the company and the scores of a person are asked where they count",
  { decides: true },
  async (page) => {
    await enter(page, "logistics-staff");
    assert.match(await text(page, "penaltySource"), /来源不全/);
    await add(page, { person: "王五", item: "late-short", count: "3" });
    assert.deepEqual(await accounts(page), [["王五", "还算不出", { "late-short": "没填数" }]]);
    assert.match(await text(page, "penaltyBlanks"), /迟到、早退，在规定分钟以内：每次多少元/);
    await put(page, "[data-key='late.yuan'] input", "-5");
    assert.match(await text(page, "penaltyBlanks"), /要在 0 到 10000000 之间/);
    await put(page, "[data-key='late.yuan'] input", "20");
    await add(page, { item: "prize-innovation" });
    await put(page, "[data-key='prize-innovation.yuan'] input", "200");
    assert.equal((await accounts(page))[0][1], "60 元", "a prize is never set off");
    assert.match(await page.$eval(".pc .account-prizes", (one) => one.innerText), /奖励：200 元，可以更多/);
    await put(page, "[data-key='appraisal.satisfaction'] input", "100");
    await put(page, "[data-list-of=bonus] input", "1,000");
    assert.match(await page.$eval(".pc .score-result", (one) => one.innerText), /还差：/);
    await accessible(page);
  },
);

pageTest("the score has its parts, on a phone", { decides: true, viewport: PHONE }, async (page) => {
  await enter(page, "warehouse");
  for (const said of [/第 1 次提醒/, /第 2 次警告/, /第 3 次品行扣 1 分/]) {
    await add(page, { person: "赵六", item: "conduct-tidy", count: "1" });
    assert.match(await page.$eval(".pc .line-text", (line) => line.innerText), said);
  }
  await put(page, "[data-key='score.discipline'] input", "1.5");
  assert.equal(await page.$eval(".pc .score-title", (one) => one.innerText), "本月评分：7.5 分（满分 10 分）");
  await put(page, "[data-key='score.discipline'] input", "3.5");
  assert.match(await page.$eval("[data-key='score.discipline']", (one) => one.innerText), /要在 0 到 3 之间/);
  await accessible(page);
});

pageTest("a month is saved, opened, deleted and brought back", { decides: true }, async (page) => {
  await enter(page);
  await add(page, { person: "张三", item: "staff-12", count: "2" });
  assert.match(await text(page, "penaltyState"), /还没存/);
  await act(page, "savePenalties");
  assert.match(await text(page, "penaltyState"), /已存在这台电脑上/);
  assert.match(await text(page, "penaltySaved"), /2012-03 · 河南汇通快递客服部管理规章（拟稿） · 1 人 · 100 元/);
  await act(page, "newPenalties");
  assert.deepEqual(await accounts(page), []);
  await put(page, "[data-input=penaltyMonth]", "2012-4");
  await add(page, { person: "李四", item: "staff-14" });
  // Opening the other one does not lose this one unasked.
  await act(page, "openSaved");
  assert.match(await text(page, "penaltyAsk"), /还没存/);
  await accessible(page);
  await act(page, "openSavedSaving");
  assert.deepEqual(await accounts(page), [["张三", "100 元", { "staff-12": "100 元" }]]);
  assert.deepEqual(
    await page.$$eval(".pc .saved-month", (all) => all.map((one) => /2012-0\d/.exec(one.innerText)[0])),
    ["2012-04", "2012-03"],
  );
  await act(page, "deleteSaved");
  assert.match(await text(page, "penaltyUndoText"), /已删除：2012-04/);
  assert.equal(await page.evaluate(() => pc.activeElement.dataset.action), "undoPenalty");
  await act(page, "undoPenalty");
  assert.equal(await page.$$eval(".pc .saved-month", (all) => all.length), 2);
});

pageTest("as a table for spreadsheets, as a file out and in; a bad file changes nothing", {}, async (page) => {
  await enter(page);
  await add(page, { person: "=1+1", item: "staff-8", from: "5", to: "8" });
  await add(page, { person: "张三", item: "staff-9" });
  const table = await saved(() => act(page, "csvPenalties"));
  assert.equal(table.name, "罚则-2012-03.csv");
  assert.ok(table.text.startsWith("\ufeff月份,姓名,事项,条款,"), table.text);
  assert.match(table.text, /\r\n2012-03,'=1\+1,站点申报的问题没在当天立项,第六章 二 8,3月5日–3月8日,3,60,,,,/);
  const file = await saved(() => act(page, "filePenalties"));
  assert.equal(file.name, "罚则-2012-03.json");
  assert.equal(JSON.parse(file.text).entries.length, 2);
  await act(page, "newPenalties");
  const open = async (content) => {
    const folder = own("penalties");
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "sheet.json");
    writeFileSync(path, content);
    const input = await page.$("[data-input=penaltyFile]");
    await input.uploadFile(path);
  };
  await open(file.text);
  await until(page, () => pc.querySelectorAll(".account").length === 2);
  const before = await accounts(page);
  await open(file.text.replace("staff-9", "staff-99"));
  await until(page, () => pc.querySelector("[data-view=penaltyFaults]").checkVisibility());
  assert.match(await text(page, "penaltyFaults"), /第 2 笔的事项：这份制度里没有这一项/);
  assert.deepEqual(await accounts(page), before);
  await accessible(page);
  await act(page, "closePenaltyFaults");
  assert.equal(await text(page, "penaltyFaults"), undefined);
});

pageTest("on paper: who, what, when, by which clause; no form and no button", {}, async (page) => {
  await enter(page);
  await add(page, { person: "张三", item: "staff-8", from: "5", to: "8" });
  await page.evaluate(() => {
    globalThis.printed = 0;
    globalThis.print = () => {
      globalThis.printed += 1;
      dispatchEvent(new Event("beforeprint"));
    };
  });
  await act(page, "printPenalties");
  assert.equal(await page.evaluate(() => globalThis.printed), 1);
  await page.emulateMediaType("print");
  const paper = await page.$eval(".pc", (root) => root.innerText);
  for (const part of [
    "河南汇通快递客服部管理规章（拟稿） · 2012-03",
    "张三",
    "60 元",
    "第六章 二 8",
    "3月5日–3月8日",
    "工资支付暂行规定",
    "核对人",
  ]) {
    assert.ok(paper.includes(part), `${part} is on the paper:\n${paper}`);
  }
  for (const part of ["记上", "存下这个月", "去掉"]) assert.ok(!paper.includes(part), `${part} is not`);
});

for (const [look, viewport, wanted] of [
  ["desktop", DESKTOP, {}],
  ["phone, dark", PHONE, { "prefers-color-scheme": "dark" }],
]) {
  pageTest(`whole, in both languages, as wide as the screen: ${look}`, { viewport, look: wanted }, async (page) => {
    await enter(page);
    await add(page, { person: "A. N. Other", item: "staff-8", from: "5", to: "8" });
    await add(page, { item: "staff-9" });
    await act(page, "savePenalties");
    for (const rulebook of [
      "huitong-henan-2012",
      "express-quality",
      "logistics-staff",
      "warehouse",
      "pengda-service",
    ]) {
      await put(page, "[data-input=penaltyRulebook]", rulebook);
      const items = await page.$$eval("[data-key=item] option", (options) => options.map((option) => option.value));
      for (const item of items.slice(0, 4)) await add(page, { person: "B", item, from: "1", to: "2", base: "100" });
      for (const width of [320, viewport.width]) {
        await page.setViewport({ ...viewport, width });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(wide <= 0, `${rulebook}: ${wide} px too wide at ${width}`);
      }
      await screenshot(page, `penalties ${rulebook}, ${look}`);
      // What is laid out is the same in the dark: of its colours the fullest room tells.
      if (viewport === DESKTOP || rulebook === "logistics-staff") await accessible(page);
    }
    for (const lang of ["en", "zh-CN"]) {
      await page.$eval(`.pc [data-lang=${lang}]`, (button) => button.click());
      const mixed = await page.$eval(
        ".pc [data-view=penalties]",
        (room, lang) => {
          const said = room.innerText
            .replaceAll("A. N. Other", "")
            .replaceAll(/\bB\b/g, "")
            .replaceAll(/[0-9-]+/g, "");
          return lang === "en" ? /[\u4e00-\u9fff]/.exec(said)?.[0] : /[a-z]{2}/i.exec(said)?.[0];
        },
        lang,
      );
      assert.equal(mixed, undefined, `${lang} alone`);
      assert.equal((await accounts(page)).length, 1, "what was entered stays");
      await accessible(page);
    }
  });
}

// The decision table: found in the regulation, read, printed alone, saved as a spreadsheet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { root } from "./browsers.mjs";
import { click, put, speak } from "./form.mjs";
import { accessible, pageTest, PHONE, saved, screenshot } from "./harness.mjs";

const kept = (lang) => readFileSync(join(root, "tests", "tables", `huitong-henan-2012.${lang}.csv`), "utf8");

/** Opens the regulation and asks for the table, with the keyboard. */
async function ask(page) {
  await page.$eval(".pc [data-view=regulationPart] summary", (summary) => summary.focus());
  await page.keyboard.press("Enter");
  await page.waitForSelector(".pc [data-view=regulationPart] [data-room=table]");
  await page.focus(".pc [data-view=regulationPart] [data-room=table]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".pc .table-row");
}

/** Each part's title, and its rows: number, what is asked, what it says. */
const table = (page) =>
  page.$$eval(".pc .table-part", (parts) =>
    parts.map((part) => ({
      title: part.querySelector("h3").innerText,
      rows: [...part.querySelectorAll(".table-row")].map((row) => [...row.children].map((cell) => cell.textContent)),
    })),
  );

const seen = (page, selector) => page.$$eval(selector, (all) => all.some((one) => one.checkVisibility()));

pageTest("the whole table, from the regulation and back, with the keyboard", {}, async (page) => {
  assert.equal(await page.$(".pc [data-view=table]"), null, "nothing of it is made before it is asked for");
  await ask(page);
  assert.equal(await page.evaluate(() => pc.activeElement.textContent), "决策表");
  const parts = await table(page);
  assert.deepEqual(
    parts.map(({ title, rows }) => [title.split("　")[0], rows.length]),
    [
      ["A", 11],
      ["B", 86],
      ["C", 11],
    ],
  );
  assert.deepEqual(parts[0].rows[1], ["A2", "—", "顾客", "—", "—", "—", "不能申报（不予受理）", "遗失件 十五 B"]);
  assert.deepEqual(parts[2].rows[0].slice(-4), ["没有延误", "—", "0 元", "—"]);
  const head = await page.$eval(".pc [data-view=tableHead]", (head) => head.textContent);
  for (const part of [
    "河南汇通快递客服部管理规章（拟稿）",
    "huitong-henan-2012",
    "2012年1月31日",
    "拟稿",
    "108（A 11，B 86，C 11）",
  ])
    assert.ok(head.includes(part), part);
  assert.equal(await seen(page, ".pc [data-view=parcel]"), false);
  assert.equal(await seen(page, ".pc [data-view=tableChangesPart]"), false, "it is the built-in regulation");
  await accessible(page);
  await screenshot(page, "decision table");
  await page.focus(".pc .table-tools [data-room=parcel]");
  await page.keyboard.press("Enter");
  assert.ok(await seen(page, ".pc [data-view=parcel]"));
  assert.equal(await seen(page, ".pc [data-view=table]"), false);
});

pageTest("the table as a spreadsheet, in the language of the page", {}, async (page) => {
  await ask(page);
  const chinese = await saved(() => click(page, ".pc [data-action=saveTable]"));
  assert.deepEqual(chinese, { name: "决策表.csv", text: kept("zh-CN") });
  await speak(page, "en");
  assert.doesNotMatch(await page.$eval(".pc [data-view=table]", (room) => room.innerText), /[\u4e00-\u9fff]/);
  assert.deepEqual((await table(page))[0].rows[1].slice(-2), ["refused (not admitted)", "loss-15b"]);
  await accessible(page);
  const english = await saved(() => click(page, ".pc [data-action=saveTable]"));
  assert.deepEqual(english, { name: "decision-table.csv", text: kept("en") });
});

pageTest("another rulebook has another table, and the rows that differ come first", { decides: true }, async (page) => {
  await ask(page);
  await page.evaluate(
    (text) => {
      const book = JSON.parse(text);
      book.clauses.find(({ id }) => id === "loss-4").figures.capYuan = 400;
      book.readings.find(({ id }) => id === "total-damage").follows = "at-discretion";
      document.querySelector("parcel-claims").rulebook = book;
    },
    readFileSync(join(root, "src", "rulebook", "huitong-henan-2012.json"), "utf8"),
  );
  assert.match(
    await page.$eval(".pc [data-view=tableChangesTitle]", (title) => title.innerText),
    /^和内置的规章相比，不同的有 \d+ 行$/,
  );
  const changes = await page.$$eval(".pc .table-change", (all) =>
    all.map((one) => one.innerText.replace(/\s+/g, " ")),
  );
  assert.ok(changes[0].startsWith("B2 问题类型：遗失"), changes[0]);
  assert.match(changes[0], /内置： 按条款赔偿；中转环节；损失金额，最多 300 元（遗失件 四）；.* 这份： .*最多 400 元/);
  assert.ok(
    changes.some((change) => change.endsWith("这份： 没有这一行")) &&
      changes.some((change) => change.includes("内置： 没有这一行")),
    changes.join("\n"),
  );
  const [, settlement] = await table(page);
  assert.ok(settlement.rows.length < 86, "partial and total damage come to the same");
  await accessible(page);
  await page.evaluate(() => {
    document.querySelector("parcel-claims").rulebook = null;
  });
  assert.equal((await table(page))[1].rows.length, 86);
  assert.equal(await seen(page, ".pc [data-view=tableChangesPart]"), false);
});

pageTest("only the table goes on paper, across", {}, async (page) => {
  await page.evaluate(() => {
    globalThis.print = () => {
      globalThis.printed = true;
    };
  });
  await ask(page);
  await click(page, ".pc [data-action=printTable]");
  assert.ok(await page.evaluate(() => globalThis.printed));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMediaType("print");
  for (const gone of [".pc .head", ".pc [data-view=parcel]", ".pc .table-tools button", ".pc .sheet"])
    assert.equal(await seen(page, gone), false, gone);
  for (const there of [".pc .table-row", ".pc [data-view=tableHead]", ".pc .table-sign"])
    assert.ok(await seen(page, there), there);
  await screenshot(page, "paper, decision table");
  await page.emulateMediaType(null);
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const packed = [...pdf.matchAll(/\/Type\s*\/ObjStm[^]*?stream\r?\n([^]*?)endstream/g)].map(([, part]) =>
    inflateSync(Buffer.from(part, "latin1")).toString("latin1"),
  );
  const sizes = [...(pdf + packed.join("")).matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) =>
    box
      .trim()
      .split(/\s+/)
      .slice(2)
      .map((size) => Math.round(Number(size))),
  );
  assert.ok(sizes.length >= 5 && sizes.length <= 12, `${sizes.length} pages`);
  assert.ok(
    sizes.every(([width, height]) => width > height),
    JSON.stringify(sizes),
  );
  // Afterwards the parcel is printed as before.
  await click(page, ".pc .table-tools [data-room=parcel]");
  await put(page, { problem: "lost" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok(await page.$(".pc .sheet"));
});

pageTest("on a phone each row is a card that says what it is about", { viewport: PHONE }, async (page) => {
  await ask(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  const low = await page.$$eval(".pc .table button", (all) =>
    all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.innerText),
  );
  assert.deepEqual(low, []);
  const [said, shown] = await page.$eval(".pc .table-row td:not([data-any])", (cell) => [
    cell.dataset.name,
    getComputedStyle(cell, "::before").content,
  ]);
  assert.equal(said, "理赔申请方");
  // One browser tells what it shows, the other how it finds it.
  assert.ok([`"${said}"`, "attr(data-name)"].includes(shown), shown);
  assert.equal(await seen(page, ".pc .table-row [data-any]"), false);
  await accessible(page);
  await screenshot(page, "decision table on a phone", {});
});

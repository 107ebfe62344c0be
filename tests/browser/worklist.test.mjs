// A table of many parcels: cells in, its columns confirmed, every row answered behind a worker, and a table out.
import assert from "node:assert/strict";
import { accessible, pageTest, PHONE, until } from "./harness.mjs";
import * as clerk from "./clerk.mjs";

const HEADING = "运单号\t异常类型\t发生环节\t损失金额\t发件日期";
const row = (at) => [String(210359000000 + at), at % 3 ? "丢失" : "破损", "中转", 100 + at, "2012-03-01"].join("\t");
const table = (rows) => [HEADING, ...Array.from({ length: rows }, (_, at) => row(at))].join("\n");
const shown = (page, view) =>
  page.$eval(`.pc [data-view=${view}]`, (place) => (place.checkVisibility() ? place.innerText.trim() : undefined));

/** Cells are pasted into the part for tables. */
async function paste(page, text) {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await clerk.type(page, "测算时刻", "2012-3-4 8:30");
  await clerk.press(page, "多件");
  await clerk.press(page, "一张表");
  await page.evaluate((text) => {
    const event = new ClipboardEvent("paste", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    event.clipboardData.setData("text/plain", text);
    pc.querySelector("[data-input=cells]").dispatchEvent(event);
  }, text);
  await until(page, () => pc.querySelector("[data-view=sheetColumns]").checkVisibility());
}

const choose = (page, input, code) =>
  page.evaluate((input, code) => {
    const select = pc.querySelector(`[data-input=${input}]`);
    select.value = code;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, input, code);

async function answer(page) {
  await clerk.press(page, "开始测算");
  await until(page, () => pc.querySelector(".row .row-said")?.innerText.length > 3);
}

pageTest("from pasted cells to a list that is walked by keys, a row that opens and comes back", {}, async (page) => {
  await paste(page, table(300));
  assert.match(await shown(page, "sheetIs"), /粘贴的表格/);
  await accessible(page);
  await answer(page);
  assert.match(await shown(page, "rowsInList"), /300 行/);
  await accessible(page);
  await page.focus(".pc [data-view=rows]");
  await page.keyboard.press("End");
  const end = () => {
    const rows = pc.querySelector("[data-view=rows]");
    const active = pc.getElementById(rows.getAttribute("aria-activedescendant"));
    if (active?.getAttribute("aria-rowindex") !== "300") return false;
    const [box, at] = [rows.getBoundingClientRect(), active.getBoundingClientRect()];
    return at.top >= box.top - 1 && at.bottom <= box.bottom + 1;
  };
  await until(page, end);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await until(page, () => pc.querySelector(".pc").dataset.in === "parcel");
  const waybill = await page.$eval(".pc [data-field=waybill] input", (input) => input.value);
  assert.match(waybill, /^2103590/);
  await clerk.type(page, "损失金额（按实际价值）", "5");
  await clerk.leave(page);
  await clerk.press(page, "回到多件");
  await until(page, () => pc.querySelector(".row-changed:not(:empty)") !== null);
});

pageTest("on a phone nothing is wider than the screen", { viewport: PHONE, decides: true }, async (page) => {
  await paste(page, table(30));
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  assert.equal(await page.evaluate(wide), 0);
  await answer(page);
  assert.equal(await page.evaluate(wide), 0);
  await accessible(page);
});

pageTest("several rows get one answer, and a list is saved as a file", {}, async (page) => {
  await paste(page, table(30));
  await answer(page);
  await page.click(".pc [data-input=pickAll]");
  await until(page, () => pc.querySelector("[data-view=picked]").innerText.includes("30"));
  await choose(page, "tellField", "stage");
  await choose(page, "tellCode", "delivery");
  await clerk.press(page, "填上");
  await until(page, () => /30 行重新算过了/.test(pc.querySelector("[data-view=said]").innerText));
  await clerk.press(page, "CSV（UTF-8）");
  await until(page, () => /csv/.test(pc.querySelector("[data-view=said]").innerText));
});

// Files of many parcels, as a browser hands them over: large ones, one after the other, damaged ones, and where no
// worker may be had.
import assert from "node:assert/strict";
import * as clerk from "./clerk.mjs";
import { html, pageTest, until, write } from "./harness.mjs";

const row = (at) => `${73000000000000 + at},2012/3/4,2012-03-${String(1 + (at % 28)).padStart(2, "0")} 08:30,备注${at}`;
const table = (rows) => `运单号,应签收时间,签收时间,备注\n${Array.from({ length: rows }, (_, at) => row(at)).join("\n")}\n`;

const SMALL = write("small.csv", table(40));
const LARGE = write("large.csv", table(300_000));
const NONE = write("paper.xlsx", "%PDF-1.7\n");

async function enter(page) {
  await clerk.type(page, "测算时刻", "2012-4-20 8:30");
  await clerk.press(page, "多件");
  await clerk.press(page, "一张表");
}

/** Chooses a file, as a clerk does. */
async function choose(page, path) {
  const input = await page.$(".pc [data-input=tableFile]");
  await input.uploadFile(path);
}

const opened = (page, name) =>
  until(page, (name) => pc.querySelector("[data-view=sheetIs]").innerText.includes(name)
    && pc.querySelector("[data-view=sheetColumns]").checkVisibility(), name);
const listed = (page, rows) =>
  until(page, (rows) => pc.querySelector("[data-view=rowsInList]")?.innerText.replaceAll(",", "").includes(rows)
    && pc.querySelector(".row .row-said")?.innerText.length > 3, `${rows} 行`);

pageTest("a file of 300,000 rows: answered in the tab, which hears the clerk meanwhile", {}, async (page) => {
  await enter(page);
  await choose(page, LARGE);
  await opened(page, "large.csv");
  await clerk.press(page, "开始测算");
  // It is at work, and the page goes on.
  await clerk.press(page, "查一件");
  await clerk.choose(page, "出了什么问题", "遗失");
  await clerk.press(page, "多件");
  await listed(page, 300_000);
  await page.focus(".pc [data-view=rows]");
  await page.keyboard.press("End");
  await until(page, () => {
    const active = pc.getElementById(pc.querySelector("[data-view=rows]").getAttribute("aria-activedescendant"));
    return active?.getAttribute("aria-rowindex") === "300000" && /73/.test(active.innerText);
  });
});

pageTest("one file after another, and one that is none between them", { decides: true }, async (page) => {
  await enter(page);
  await choose(page, SMALL);
  await opened(page, "small.csv");
  await choose(page, NONE);
  await until(page, () => /PDF/.test(pc.querySelector("[data-view=sheetRefusedText]").innerText));
  await clerk.press(page, "知道了");
  await choose(page, SMALL);
  await opened(page, "small.csv");
  await clerk.press(page, "开始测算");
  await listed(page, 40);
  await choose(page, LARGE);
  await opened(page, "large.csv");
  await clerk.press(page, "开始测算");
  // What is at work is not ended unasked.
  await choose(page, SMALL);
  await until(page, () => pc.querySelector("[data-view=sheetAsk]").checkVisibility());
  await clerk.press(page, "换成新的");
  await opened(page, "small.csv");
});

pageTest("where no worker may be had, rows are answered in slices", {
  path: write("no-worker.html", html.replace("worker-src blob:", "worker-src 'none'")),
  expected: /worker|Worker|Content.Security.Policy|CSP/,
}, async (page) => {
  await enter(page);
  await choose(page, SMALL);
  await opened(page, "small.csv");
  await clerk.press(page, "开始测算");
  await listed(page, 40);
});

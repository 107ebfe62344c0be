// One vehicle, many waybills: as a clerk with a scanner does it.
import assert from "node:assert/strict";
import { accessible, pageTest, PHONE, started } from "./harness.mjs";
import * as clerk from "./clerk.mjs";

const text = (page, view) => page.$eval(`.pc [data-view=${view}]`, (place) => (place.checkVisibility() ? place.innerText.trim() : undefined));
const waybills = (page) => page.$$eval(".pc [data-view=waybills] .waybill-number", (all) => all.map((one) => one.innerText));
/** A scanner types fast and ends with Enter. */
async function scan(page, waybill) {
  await page.keyboard.type(waybill);
  await page.keyboard.press("Enter");
}

async function arrive(page, asOf = "2012-3-4 8:30") {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await clerk.type(page, "测算时刻", asOf);
  await clerk.press(page, "一车多件");
  await clerk.type(page, "网络班车到达时间", "3/4 8:00");
  await page.keyboard.press("Enter");
}

pageTest("the arrival is entered once, waybills are scanned one after another, under one clock", {}, async (page) => {
  await arrive(page);
  assert.equal(await page.evaluate(() => pc.activeElement.dataset.input), "waybill", "on to the waybills");
  await scan(page, "210359000001");
  await scan(page, "210359000002");
  assert.match(await text(page, "waybillSaid"), /210359000002.*共 2 件/);
  await scan(page, "210359000001");
  assert.match(await text(page, "waybillSaid"), /210359000001 已经在下面了/);
  await scan(page, "1.2E+11");
  assert.match(await text(page, "waybillSaid"), /运单号：/);
  assert.deepEqual(await waybills(page), ["210359000001", "210359000002"]);
  assert.equal(await page.$eval("[data-input=waybill]", (input) => input.value), "1.2E+11", "what is no waybill stays");
  assert.equal(await text(page, "vehicleLeft"), "还剩 30 分钟");
  assert.match(await text(page, "vehicleText"), /每一件：2012年3月4日 09:00 之前上报有单无货：我站要赔从最多 1,000 元变成 0 元/);
  await accessible(page);
});

pageTest("one report for all of them is copied", {}, async (page) => {
  await arrive(page);
  await scan(page, "210359000001");
  await scan(page, "210359000002");
  await page.evaluate(() => {
    document.execCommand = () => Boolean((globalThis.taken = pc.activeElement.value ?? getSelection().toString()));
  });
  await clerk.press(page, "复制上报内容（2 件）");
  const report = await page.evaluate(() => globalThis.taken);
  assert.match(report, /有单无货上报/);
  assert.match(report, /运单号：共 2 件\n210359000001\n210359000002\n/);
  assert.match(report, /网络班车到达：2012年3月4日 08:00/);
  assert.match(await text(page, "said"), /已复制/);
});

pageTest("a waybill is opened as a case of its own, and taken out again", { viewport: PHONE }, async (page) => {
  await arrive(page);
  await scan(page, "210359000001");
  await scan(page, "210359000002");
  await page.$eval("[data-waybill='210359000001'] [data-action=removeWaybill]", (button) => button.click());
  assert.deepEqual(await waybills(page), ["210359000002"]);
  await accessible(page);
  await page.$eval("[data-waybill='210359000002'] [data-action=openWaybill]", (button) => button.click());
  const opened = await page.$$eval(".pc [data-view=form] [data-filled]", (fields) =>
    Object.fromEntries(fields.map((field) => [field.dataset.field ?? "late", [...field.querySelectorAll("input")].find((input) => input.type === "text" || input.checked)?.value])));
  assert.equal(opened.waybill, "210359000002");
  assert.equal(opened.problem, "missing");
  assert.equal(opened.vehicleArrivedAt, "2012-03-04 08:00");
  assert.equal(opened.listed, "yes");
  assert.equal((await clerk.read(page)).deadlines["有单无货上报截止"]?.includes("还剩 30 分钟"), true);
});

pageTest("the clock says how it ended", {}, async (page) => {
  await arrive(page, "2012-3-4 10:30");
  await scan(page, "210359000001");
  const passed = await text(page, "vehicleLeft");
  assert.doesNotMatch(passed, /还剩/);
  await clerk.type(page, "有单无货上报时间", "8:40");
  await clerk.leave(page);
  assert.match(await text(page, "vehicleLeft"), /按时|已办/);
  await clerk.press(page, "清空，等下一车");
  assert.deepEqual(await waybills(page), []);
  assert.equal(await text(page, "vehicleClock"), undefined);
});

pageTest("a pasted list is taken line by line; a time with two readings is asked", {}, async (page) => {
  await clerk.press(page, "一车多件");
  assert.match(await page.$eval(".pc [data-view=vehicleStation]", (place) => place.innerText), /先填“本站情况”/);
  await page.$eval("[data-input=waybill]", (input) => {
    const event = new ClipboardEvent("paste", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    event.clipboardData.setData("text/plain", "210359000001\r\n210359000002\r\n210359000003\r\n");
    input.dispatchEvent(event);
  });
  assert.deepEqual(await waybills(page), ["210359000001", "210359000002", "210359000003"]);
  await clerk.type(page, "网络班车到达时间", "3月4日 3点");
  await clerk.leave(page);
  const ways = await page.$$eval(".pc .vehicle [data-action=way]", (buttons) => buttons.map((button) => button.innerText));
  assert.equal(ways.length, 2);
  await page.$eval(".pc .vehicle [data-action=way]", (button) => button.click());
  assert.match(await page.$eval(".pc .vehicle [data-field=vehicleArrivedAt] input", (input) => input.value), /03-04 03:00/);
  // What was entered stays when the language changes.
  await page.evaluate(() => pc.querySelector(".pc [data-lang=en]").click());
  assert.equal((await waybills(page)).length, 3);
  assert.match(await page.$eval(".pc .vehicle [data-field=vehicleArrivedAt] input", (input) => input.value), /03-04 03:00/);
  await accessible(page);
});

pageTest("all are kept in the case book, each once, and the list outlives the window", {}, async (page) => {
  await arrive(page);
  await scan(page, "210359000001");
  await scan(page, "210359000002");
  await clerk.press(page, "全部存入案卷");
  assert.equal(await text(page, "said"), "2 件已存入案卷");
  await scan(page, "210359000003");
  await clerk.press(page, "全部存入案卷");
  assert.equal(await text(page, "said"), "1 件已存入案卷；另有 2 件单号已在案卷里，没有再存");
  await page.reload();
  await started(page);
  await clerk.press(page, "一车多件");
  assert.deepEqual(await waybills(page), ["210359000001", "210359000002", "210359000003"]);
  assert.match(await page.$eval(".pc .vehicle [data-field=vehicleArrivedAt] input", (input) => input.value), /03-04 08:00/);
});

pageTest("opening one never clears an unsaved parcel unasked", {}, async (page) => {
  await arrive(page);
  await scan(page, "210359000001");
  await scan(page, "210359000002");
  const open = (waybill) => page.$eval(`[data-waybill='${waybill}'] [data-action=openWaybill]`, (button) => button.click());
  const waybill = () => page.$eval(".pc [data-view=form] [data-field=waybill] input", (input) => input.value);
  await open("210359000001");
  assert.equal(await waybill(), "210359000001");
  // As it came it can go again; changed it cannot.
  await clerk.press(page, "一车多件");
  await open("210359000002");
  assert.equal(await waybill(), "210359000002");
  await clerk.type(page, "损失金额（按实际价值）", "700");
  await clerk.press(page, "一车多件");
  await open("210359000001");
  assert.match(await text(page, "vehicleAsk"), /还没存入案卷/);
  await accessible(page);
  await clerk.press(page, "先不打开");
  assert.equal(await text(page, "vehicleAsk"), undefined);
  assert.equal(await waybill(), "210359000002");
  await open("210359000001");
  await clerk.press(page, "不存，直接打开");
  assert.equal(await waybill(), "210359000001");
});

// One vehicle, many waybills: as a clerk with a scanner does it.
import assert from "node:assert/strict";
import { accessible, pageTest, PHONE, until } from "./harness.mjs";
import * as clerk from "./clerk.mjs";

const text = (page, view) =>
  page.$eval(`.pc [data-view=${view}]`, (place) => (place.checkVisibility() ? place.innerText.trim() : undefined));
const waybills = (page) =>
  page.$$eval(".pc [data-view=waybills] .waybill-number", (all) => all.map((one) => one.innerText));
/** A scanner types fast and ends with Enter. */
async function scan(page, waybill) {
  await page.keyboard.type(waybill);
  await page.keyboard.press("Enter");
}

async function arrive(page, asOf = "2012-3-4 8:30") {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await clerk.type(page, "测算时刻", asOf);
  await clerk.press(page, "多件");
  await clerk.type(page, "网络班车到达时间", "3/4 8:00");
  await page.keyboard.press("Enter");
}

pageTest(
  "by scanner: the arrival once, one waybill after another, one clock, one report for all of them",
  {},
  async (page) => {
    await arrive(page);
    assert.equal(await page.evaluate(() => pc.activeElement.dataset.input), "waybill", "on to the waybills");
    await scan(page, "210359000001");
    assert.equal(await text(page, "vehicleAll"), undefined, "one is one");
    await scan(page, "210359000002");
    assert.match(await text(page, "waybillSaid"), /210359000002.*共 2 件/);
    await scan(page, "210359000001");
    assert.match(await text(page, "waybillSaid"), /210359000001 已经在下面了/);
    await scan(page, "1.2E+11");
    assert.match(await text(page, "waybillSaid"), /运单号：/);
    assert.deepEqual(await waybills(page), ["210359000001", "210359000002"]);
    assert.equal(
      await page.$eval("[data-input=waybill]", (input) => input.value),
      "1.2E+11",
      "what is no waybill stays",
    );
    assert.equal(await text(page, "vehicleLeft"), "还剩 30 分钟");
    assert.match(
      await text(page, "vehicleText"),
      /每一件：2012年3月4日 09:00 之前上报有单无货：我站要赔从最多 1,000 元变成 0 元/,
    );
    assert.equal(await text(page, "vehicleAll"), "2 件合计：我站要赔从最多 2,000 元变成 0 元");
    await accessible(page);
    await page.evaluate(() => {
      document.addEventListener("copy", () => {
        globalThis.taken = pc.activeElement.value;
      });
    });
    await clerk.press(page, "复制上报内容（2 件）");
    assert.match(await page.evaluate(() => globalThis.taken), /运单号：共 2 件\n210359000001\n210359000002\n/);
    await until(page, () => /已复制/.test(pc.querySelector("[data-view=said]").innerText));
    await clerk.type(page, "有单无货上报时间", "8:20");
    await clerk.leave(page);
    assert.equal(await text(page, "vehicleLeft"), "已按时", "it says how it ended");
  },
);

pageTest(
  "one is taken out, and one opened, never unasked over what is unsaved",
  { decides: true, viewport: PHONE },
  async (page) => {
    await arrive(page);
    for (const waybill of ["210359000001", "210359000002", "210359000003"]) await scan(page, waybill);
    const press = (waybill, action) =>
      page.$eval(`[data-waybill='${waybill}'] [data-action=${action}]`, (button) => button.click());
    const waybill = () => page.$eval(".pc [data-view=form] [data-field=waybill] input", (input) => input.value);
    await press("210359000001", "removeWaybill");
    assert.deepEqual(await waybills(page), ["210359000002", "210359000003"]);
    await accessible(page);
    await press("210359000002", "openWaybill");
    assert.equal(await waybill(), "210359000002");
    assert.equal((await clerk.read(page)).deadlines["有单无货上报截止"]?.includes("还剩 30 分钟"), true);
    await clerk.type(page, "损失金额（按实际价值）", "700");
    await clerk.press(page, "多件");
    await press("210359000003", "openWaybill");
    assert.match(await text(page, "vehicleAsk"), /还没存入案卷/);
    await accessible(page);
    await clerk.press(page, "先不打开");
    assert.equal(await text(page, "vehicleAsk"), undefined);
    await press("210359000003", "openWaybill");
    await clerk.press(page, "不存，直接打开");
    assert.equal(await waybill(), "210359000003");
  },
);

pageTest("nothing unsaved is cleared unasked", { decides: true }, async (page) => {
  await arrive(page);
  const arrival = () => page.$eval(".pc .vehicle [data-field=vehicleArrivedAt] input", (input) => input.value);
  const inHand = async () => [await waybills(page), await arrival()];
  await clerk.press(page, "清空，等下一车");
  assert.match(await text(page, "emptyVehicleAsk"), /到达时间/);
  assert.equal(await text(page, "emptyVehicleSave"), undefined, "there is nothing to save");
  await clerk.press(page, "先不清空");
  assert.equal(await text(page, "emptyVehicleAsk"), undefined);
  assert.equal(await page.evaluate(() => pc.activeElement.dataset.action), "emptyVehicle");
  await page.focus("[data-input=waybill]");
  await scan(page, "210359000001");
  await clerk.press(page, "全部存入案卷");
  assert.equal(await text(page, "said"), "1 件已存入案卷");
  await scan(page, "210359000002");
  await clerk.press(page, "清空，等下一车");
  assert.match(await text(page, "emptyVehicleAsk"), /还有没存入案卷的/);
  assert.equal(
    await page.evaluate(() => pc.activeElement.dataset.action),
    "emptyVehicleNot",
    "Enter once more loses nothing",
  );
  await accessible(page);
  assert.deepEqual(await inHand(), [["210359000001", "210359000002"], "2012-03-04 08:00"]);
  await clerk.press(page, "先全部存入案卷，再清空");
  assert.equal(await text(page, "said"), "1 件已存入案卷；1 件案卷里已有，没有变化");
  assert.deepEqual(await inHand(), [[], ""]);
  assert.equal(await text(page, "vehicleClock"), undefined);
  await scan(page, "3/4 8:00");
  await clerk.press(page, "清空，等下一车");
  await clerk.press(page, "不存，直接清空");
  assert.deepEqual(await inHand(), [[], ""]);
});

/** What the browser sends when a list is pasted. */
const paste = (page, text) =>
  page.$eval(
    "[data-input=waybill]",
    (input, text) => {
      const event = new ClipboardEvent("paste", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      event.clipboardData.setData("text/plain", text);
      input.dispatchEvent(event);
    },
    text,
  );

pageTest("a pasted list is taken line by line; a time with two readings is asked", { decides: true }, async (page) => {
  await clerk.press(page, "多件");
  assert.match(await page.$eval(".pc [data-view=vehicleStation]", (place) => place.innerText), /先填“本站情况”/);
  await paste(page, "210359000001\r\n210359000002\r\n210359000003\r\n");
  assert.deepEqual(await waybills(page), ["210359000001", "210359000002", "210359000003"]);
  await clerk.type(page, "网络班车到达时间", "3月4日 3点");
  await clerk.leave(page);
  const ways = await page.$$eval(".pc .vehicle [data-action=way]", (buttons) =>
    buttons.map((button) => button.innerText),
  );
  assert.equal(ways.length, 2);
  await page.$eval(".pc .vehicle [data-action=way]", (button) => button.click());
  assert.match(
    await page.$eval(".pc .vehicle [data-field=vehicleArrivedAt] input", (input) => input.value),
    /03-04 03:00/,
  );
  // What was entered stays when the language changes.
  await page.evaluate(() => pc.querySelector(".pc [data-lang=en]").click());
  assert.equal((await waybills(page)).length, 3);
  assert.match(
    await page.$eval(".pc .vehicle [data-field=vehicleArrivedAt] input", (input) => input.value),
    /03-04 03:00/,
  );
  await accessible(page);
});

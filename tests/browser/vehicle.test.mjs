// One vehicle, many waybills: as a clerk with a scanner does it.
import assert from "node:assert/strict";
import { accessible, pageTest, PHONE, started } from "./harness.mjs";
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
  await clerk.press(page, "一车多件");
  await clerk.type(page, "网络班车到达时间", "3/4 8:00");
  await page.keyboard.press("Enter");
}

pageTest(
  "the arrival is entered once, waybills are scanned one after another, under one clock",
  { decides: true },
  async (page) => {
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
    await accessible(page);
  },
);

pageTest("one report for all of them is copied", {}, async (page) => {
  await arrive(page);
  await scan(page, "210359000001");
  await scan(page, "210359000002");
  await page.evaluate(() => {
    document.addEventListener("copy", () => {
      globalThis.taken = pc.activeElement.value;
    });
  });
  await clerk.press(page, "复制上报内容（2 件）");
  const report = await page.evaluate(() => globalThis.taken);
  assert.match(report, /有单无货上报/);
  assert.match(report, /运单号：共 2 件\n210359000001\n210359000002\n/);
  assert.match(report, /网络班车到达：2012年3月4日 08:00/);
  assert.match(await text(page, "said"), /已复制/);
});

pageTest(
  "a waybill is opened as a case of its own, and taken out again",
  { decides: true, viewport: PHONE },
  async (page) => {
    await arrive(page);
    await scan(page, "210359000001");
    await scan(page, "210359000002");
    await page.$eval("[data-waybill='210359000001'] [data-action=removeWaybill]", (button) => button.click());
    assert.deepEqual(await waybills(page), ["210359000002"]);
    await accessible(page);
    await page.$eval("[data-waybill='210359000002'] [data-action=openWaybill]", (button) => button.click());
    const opened = await page.$$eval(".pc [data-view=form] [data-filled]", (fields) =>
      Object.fromEntries(
        fields.map((field) => [
          field.dataset.field ?? "late",
          [...field.querySelectorAll("input")].find((input) => input.type === "text" || input.checked)?.value,
        ]),
      ),
    );
    assert.equal(opened.waybill, "210359000002");
    assert.equal(opened.problem, "missing");
    assert.equal(opened.vehicleArrivedAt, "2012-03-04 08:00");
    assert.equal(opened.listed, "yes");
    assert.equal((await clerk.read(page)).deadlines["有单无货上报截止"]?.includes("还剩 30 分钟"), true);
  },
);

pageTest("the clock says how it ended", { decides: true }, async (page) => {
  await arrive(page, "2012-3-4 10:30");
  await scan(page, "210359000001");
  const passed = await text(page, "vehicleLeft");
  assert.doesNotMatch(passed, /还剩/);
  await clerk.type(page, "有单无货上报时间", "8:40");
  await clerk.leave(page);
  assert.match(await text(page, "vehicleLeft"), /按时|已办/);
});

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
  assert.match(await arrival(), /03-04 08:00/);
  await page.focus("[data-input=waybill]");
  await scan(page, "210359000001");
  await clerk.press(page, "全部存入案卷");
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
  assert.equal(await text(page, "emptyVehicleAsk"), undefined);
  // What is saved goes without a question; what was said after it was saved does not, nor what nobody can understand.
  for (const [at, report, asked] of [
    [0, "", false],
    [1, "8:20", true],
    [2, "8:40", true],
  ]) {
    await page.focus(".pc .vehicle [data-field=vehicleArrivedAt] input");
    await scan(page, "3/4 8:00");
    await scan(page, `21035900001${at}`);
    await clerk.press(page, "全部存入案卷");
    if (report) await clerk.type(page, "有单无货上报时间", report);
    await clerk.press(page, "清空，等下一车");
    assert.equal((await text(page, "emptyVehicleAsk")) !== undefined, asked, report);
    if (asked) await clerk.press(page, "不存，直接清空");
  }
  assert.deepEqual(await inHand(), [[], ""]);
});

/** What the case book keeps of each waybill. */
const book = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith("parcel-claims/book/1/"))
        .map(([, text]) => JSON.parse(text))
        .filter(({ facts }) => facts)
        .map(({ facts }) => [facts.waybill, facts]),
    ),
  );

pageTest(
  "the report, entered after all were saved, gets into each case; what the clerk has changed stays, and is told",
  { decides: true },
  async (page) => {
    await arrive(page);
    for (const at of [1, 2, 3, 4]) await scan(page, `21035900000${at}`);
    await clerk.press(page, "全部存入案卷");
    // One is looked at more closely and changed; another one is in hand as it was saved.
    await clerk.press(page, "案卷 4");
    await page.$$eval(".pc .case", (cases) =>
      cases
        .find((one) => one.innerText.includes("210359000003"))
        .querySelector("[data-action=openCase]")
        .click(),
    );
    await clerk.type(page, "损失金额（按实际价值）", "300");
    await clerk.press(page, "更新案卷");
    await page.$eval(".pc .rooms [data-room=book]", (button) => button.click());
    await page.$$eval(".pc .case", (cases) =>
      cases
        .find((one) => one.innerText.includes("210359000004"))
        .querySelector("[data-action=openCase]")
        .click(),
    );
    // Also in a window that was opened since.
    await page.reload();
    await started(page);
    await clerk.press(page, "一车多件");
    await clerk.type(page, "网络班车到达时间", "2012-3-4 8:05");
    await clerk.type(page, "有单无货上报时间", "2012-3-4 8:40");
    await page.keyboard.press("Enter");
    await scan(page, "210359000005");
    await clerk.press(page, "全部存入案卷");
    assert.equal(await text(page, "said"), "1 件已存入案卷；案卷里 3 件已更新；1 件在案卷里另外改过，没有动");
    const kept = await book(page);
    assert.equal(Object.keys(kept).length, 5);
    for (const [waybill, { missingReportedAt, vehicleArrivedAt }] of Object.entries(kept)) {
      const changed = waybill === "210359000003";
      assert.equal(missingReportedAt, changed ? undefined : "2012-03-04T08:40", waybill);
      assert.equal(vehicleArrivedAt, changed ? "2012-03-04T08:00" : "2012-03-04T08:05", waybill);
    }
    // What is in hand has it, too, and is the case as it stands.
    await page.$eval(".pc .rooms [data-room=parcel]", (button) => button.click());
    assert.equal(
      await page.$eval(".pc .form [data-field=missingReportedAt] input", (input) => input.value),
      "2012-03-04 08:40",
    );
    await clerk.press(page, "更新案卷");
    assert.equal(await text(page, "said"), "没有改动，案卷里就是这样");
    await clerk.press(page, "一车多件");
    await clerk.press(page, "全部存入案卷");
    assert.equal(await text(page, "said"), "4 件案卷里已有，没有变化；1 件在案卷里另外改过，没有动");
    assert.equal(Object.keys(await book(page)).length, 5);
  },
);

pageTest("what a miss would cost is said for the whole vehicle, in both languages", { decides: true }, async (page) => {
  await arrive(page);
  await scan(page, "210359000001");
  assert.equal(await text(page, "vehicleAll"), undefined, "one is one");
  await scan(page, "210359000002");
  await scan(page, "210359000003");
  assert.equal(await text(page, "vehicleAll"), "3 件合计：我站要赔从最多 3,000 元变成 0 元");
  await page.evaluate(() => pc.querySelector(".pc [data-lang=en]").click());
  assert.equal(await text(page, "vehicleAll"), "All 3 together: we pay 0 yuan instead of at most 3,000 yuan");
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

pageTest(
  "of a list that is pasted or typed the waybills are taken, each once; what is not clear stays",
  { decides: true },
  async (page) => {
    await clerk.press(page, "一车多件");
    await paste(page, "序号\t运单号\t收件人\n1\t210359000001\t张三\n2\t210359000002（破损）\t李四\n3\t2.1E+11\t王五\n");
    assert.deepEqual(await waybills(page), ["210359000001", "210359000002"]);
    assert.equal(await page.$eval("[data-input=waybill]", (input) => input.value), "2.1E+11");
    await page.$eval("[data-input=waybill]", (input) => (input.value = ""));
    await paste(page, "缺件:210359000002、210359000003");
    assert.deepEqual(await waybills(page), ["210359000001", "210359000002", "210359000003"]);
    assert.match(await text(page, "waybillSaid"), /210359000002 已经在下面了\n已加上 210359000003，共 3 件/);
    await page.focus("[data-input=waybill]");
    await page.keyboard.type("没有缺件");
    await page.keyboard.press("Enter");
    assert.match(await text(page, "waybillSaid"), /没有认出运单号/);
    assert.equal(await page.$eval("[data-input=waybill]", (input) => input.value), "没有缺件");
  },
);

pageTest("a pasted list is taken line by line; a time with two readings is asked", { decides: true }, async (page) => {
  await clerk.press(page, "一车多件");
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

pageTest(
  "all are kept in the case book, each once, and the list outlives the window",
  { decides: true },
  async (page) => {
    await arrive(page);
    await scan(page, "210359000001");
    await scan(page, "210359000002");
    await clerk.press(page, "全部存入案卷");
    assert.equal(await text(page, "said"), "2 件已存入案卷");
    await scan(page, "210359000003");
    await clerk.press(page, "全部存入案卷");
    assert.equal(await text(page, "said"), "1 件已存入案卷；2 件案卷里已有，没有变化");
    await page.reload();
    await started(page);
    await clerk.press(page, "一车多件");
    assert.deepEqual(await waybills(page), ["210359000001", "210359000002", "210359000003"]);
    assert.match(
      await page.$eval(".pc .vehicle [data-field=vehicleArrivedAt] input", (input) => input.value),
      /03-04 08:00/,
    );
  },
);

pageTest("opening one never clears an unsaved parcel unasked", { decides: true }, async (page) => {
  await arrive(page);
  await scan(page, "210359000001");
  await scan(page, "210359000002");
  const open = (waybill) =>
    page.$eval(`[data-waybill='${waybill}'] [data-action=openWaybill]`, (button) => button.click());
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

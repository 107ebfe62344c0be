// A pasted tracking record or chat line, as a clerk pastes it.
import assert from "node:assert/strict";
import { accessible, compose, pageTest } from "./harness.mjs";
import * as clerk from "./clerk.mjs";
import { field } from "./form.mjs";

const RECORD =
  "单号210359000001 价值700元\n2012-03-04 08:12:40 【郑州东站】 到件扫描\n2012-03-01 18:20:05 【上海站】 已收件";

/** What the browser sends when a text is pasted; whether the page took it. */
const paste = (page, selector, text) =>
  page.evaluate(
    (selector, text) => {
      const target = pc.querySelector(selector);
      target.focus();
      const event = new ClipboardEvent("paste", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      event.clipboardData.setData("text/plain", text);
      return !target.dispatchEvent(event);
    },
    selector,
    text,
  );
const said = (page) => page.$eval(".pc .said", (said) => said.innerText);
const offers = (page) =>
  page.$$eval(".pc [data-offer]", (all) =>
    all.map((one) => [...one.querySelectorAll("[data-slot]")].map((slot) => slot.innerText).join(" | ")),
  );
const marked = (page) => page.$$eval(".pc [data-pasted]", (fields) => fields.map((field) => field.dataset.field));
const BOX = ".pc [data-input=paste]";

pageTest(
  "a pasted record fills what it clearly says, marked until the clerk confirms or changes it",
  {},
  async (page) => {
    await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
    assert.ok(await paste(page, BOX, RECORD));
    assert.equal(await said(page), "已填：运单号、发件日期、损失金额（按实际价值）、到件扫描时间。请核对。");
    for (const [key, entered] of [
      ["waybill", "210359000001"],
      ["sentOn", "2012-03-01"],
      ["scannedAt", "2012-03-04 08:12"],
      ["value", "700"],
    ]) {
      assert.equal((await field(page, key)).entered, entered);
    }
    assert.deepEqual((await marked(page)).sort(), ["scannedAt", "sentOn", "value", "waybill"]);
    const described = await page.$eval("[data-field=value] input", (input) =>
      input
        .getAttribute("aria-describedby")
        .split(" ")
        .map((id) => pc.getElementById(id).innerText)
        .join(" "),
    );
    assert.match(described, /从粘贴内容填入，请核对/);
    await accessible(page);
    await clerk.type(page, "损失金额（按实际价值）", "800");
    assert.deepEqual((await marked(page)).sort(), ["scannedAt", "sentOn", "waybill"]);
    await page.focus("[data-field=waybill] [data-action=confirm]");
    await page.keyboard.press("Enter");
    assert.deepEqual((await marked(page)).sort(), ["scannedAt", "sentOn"]);
    assert.ok(
      await page.evaluate(() => pc.activeElement.matches("[data-field=sentOn] [data-action=confirm]")),
      "on to the next",
    );
  },
);

pageTest("what may be meant is offered with its words, by key and by finger", {}, async (page) => {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await paste(page, BOX, "单号210359000001，3月1日寄的，客户要800块，听说昨天下午3点签收了");
  assert.deepEqual((await marked(page)).sort(), ["sentOn", "waybill"]);
  assert.deepEqual(
    (await offers(page)).map((offer) => offer.split(" | ")[2]),
    ["客户要800块", "听说昨天下午3点签收了"],
  );
  await accessible(page);
  await page.focus("[data-action=takeOffer]");
  await page.keyboard.press("Enter");
  assert.equal((await field(page, "value")).entered, "800");
  assert.deepEqual((await marked(page)).sort(), ["sentOn", "value", "waybill"]);
  assert.ok(await page.evaluate(() => pc.activeElement.matches("[data-action=takeOffer]")), "on to the next");
  await page.click("[data-action=dropOffers]");
  assert.deepEqual(await offers(page), []);
  assert.ok(await page.evaluate(() => pc.activeElement.matches("[data-input=paste]")), "back to the box");
  // Several waybills are those of one vehicle.
  await paste(page, BOX, "单号：210359000002，210359000003，210359000004 都没到");
  assert.equal((await offers(page)).length, 3);
  await page.click("[data-action=offerVehicle]");
  const listed = await page.$$eval(".pc [data-view=waybills] .waybill-number", (all) =>
    all.map((one) => one.innerText),
  );
  assert.deepEqual(listed, ["210359000002", "210359000003", "210359000004"]);
});

pageTest("in a field a record fills the form, and a single value stays the field's own", {}, async (page) => {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await clerk.choose(page, "出了什么问题", "遗失");
  assert.equal(await paste(page, "[data-field=waybill] input", "210359000001"), false, "left to the browser");
  assert.ok(await paste(page, "[data-field=waybill] input", RECORD));
  assert.equal((await field(page, "sentOn")).entered, "2012-03-01");
});

pageTest("what is typed waits until the clerk says so: by Enter, or by the button beside it", {}, async (page) => {
  const button = () => page.$eval(".pc [data-action=readPasted]", (button) => button.checkVisibility());
  assert.equal(await button(), false);
  await page.focus(BOX);
  await page.keyboard.type("单号210359000001，价值700元");
  assert.deepEqual(await marked(page), [], "nothing is taken away while somebody writes");
  assert.ok(await button());
  await page.keyboard.press("Tab");
  assert.deepEqual(await marked(page), [], "nor by leaving the box");
  await page.keyboard.press("Enter");
  assert.deepEqual((await marked(page)).sort(), ["value", "waybill"]);
  assert.equal((await field(page, "value")).entered, "700");
  assert.equal(await page.$eval(BOX, (box) => box.value), "");
  assert.equal(await button(), false);
  await page.focus(BOX);
  await compose(page, BOX, "３月１日发的");
  assert.equal((await marked(page)).length, 2);
  await page.keyboard.press("Enter");
  assert.deepEqual((await marked(page)).sort(), ["sentOn", "value", "waybill"]);
});

pageTest("what is dropped, or put there by a keyboard's clipboard, is a paste", {}, async (page) => {
  for (const [text, inputType, key] of [
    ["价值700元", "insertFromDrop", "value"],
    ["单号210359000001", "insertFromPaste", "waybill"],
  ]) {
    await page.$eval(
      BOX,
      (box, text, inputType) => {
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType }));
      },
      text,
      inputType,
    );
    assert.ok((await marked(page)).includes(key));
  }
});

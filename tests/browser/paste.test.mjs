// A pasted tracking record or chat line, as a clerk pastes it.
import assert from "node:assert/strict";
import { accessible, pageTest, started } from "./harness.mjs";
import * as clerk from "./clerk.mjs";
import { field } from "./form.mjs";

const RECORD = "单号210359000001 价值700元\n2012-03-04 08:12:40 【郑州东站】 到件扫描\n2012-03-01 18:20:05 【上海站】 已收件";

/** What the browser sends when a text is pasted; whether the page took it. */
const paste = (page, selector, text) =>
  page.evaluate((selector, text) => {
    const target = pc.querySelector(selector);
    target.focus();
    const event = new ClipboardEvent("paste", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    event.clipboardData.setData("text/plain", text);
    return !target.dispatchEvent(event);
  }, selector, text);
const said = (page) => page.$eval(".pc .said", (said) => said.innerText);
const marked = (page) => page.$$eval(".pc [data-pasted]", (fields) => fields.map((field) => field.dataset.field));
const BOX = ".pc [data-input=paste]";

pageTest("a pasted record fills what it clearly says, marked until the clerk confirms or changes it", {}, async (page) => {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  assert.ok(await paste(page, BOX, RECORD));
  assert.equal(await said(page), "已填：运单号、发件日期、到件扫描时间、损失金额（按实际价值）。请核对。");
  for (const [key, entered] of [["waybill", "210359000001"], ["sentOn", "2012-03-01"], ["scannedAt", "2012-03-04 08:12"], ["value", "700"]]) {
    assert.equal((await field(page, key)).entered, entered);
  }
  assert.deepEqual((await marked(page)).sort(), ["scannedAt", "sentOn", "value", "waybill"]);
  const described = await page.$eval("[data-field=value] input", (input) =>
    input.getAttribute("aria-describedby").split(" ").map((id) => pc.getElementById(id).innerText).join(" "));
  assert.match(described, /从粘贴内容填入，请核对/);
  await accessible(page);
  await clerk.type(page, "损失金额（按实际价值）", "800");
  assert.deepEqual((await marked(page)).sort(), ["scannedAt", "sentOn", "waybill"]);
  await page.focus("[data-field=waybill] [data-action=confirm]");
  await page.keyboard.press("Enter");
  assert.deepEqual((await marked(page)).sort(), ["scannedAt", "sentOn"]);
  assert.ok(await page.evaluate(() => pc.activeElement.matches("[data-field=sentOn] [data-action=confirm]")), "on to the next");
});

pageTest("pasting changes nothing that was entered otherwise, and says so", {}, async (page) => {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await clerk.choose(page, "出了什么问题", "遗失");
  await clerk.type(page, "运单号", "A1");
  await paste(page, BOX, RECORD);
  assert.equal((await field(page, "waybill")).entered, "A1");
  assert.match(await said(page), /原来就填了别的，没有改：运单号。/);
  await paste(page, BOX, "你好");
  assert.match(await said(page), /没有认出/);
});

pageTest("in a field a record fills the form, and a single value stays the field's own", {}, async (page) => {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await clerk.choose(page, "出了什么问题", "遗失");
  assert.equal(await paste(page, "[data-field=waybill] input", "210359000001"), false, "left to the browser");
  assert.ok(await paste(page, "[data-field=waybill] input", RECORD));
  assert.equal((await field(page, "sentOn")).entered, "2012-03-01");
});

pageTest("a text that a keyboard inserts without pasting, or that is typed, is taken too", {}, async (page) => {
  await page.focus(BOX);
  await page.keyboard.type("3月1日发的");
  assert.deepEqual(await marked(page), [], "nothing is taken away while somebody writes");
  await page.keyboard.press("Tab");
  assert.deepEqual(await marked(page), ["sentOn"]);
  assert.equal(await page.$eval(BOX, (box) => box.value), "");
  await page.$eval(BOX, (box) => {
    box.value = "单号210359000001，价值700元";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  assert.deepEqual((await marked(page)).sort(), ["sentOn", "value", "waybill"]);
});

pageTest("what is still to be confirmed is so after a reload, too", {}, async (page) => {
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await paste(page, BOX, RECORD);
  await page.focus("[data-field=waybill] [data-action=confirm]");
  await page.keyboard.press("Enter");
  await page.reload();
  await started(page);
  await page.waitForSelector("[data-field=scannedAt]");
  assert.deepEqual((await marked(page)).sort(), ["scannedAt", "sentOn", "value"]);
  assert.ok(await page.$eval("[data-field=value] [data-action=confirm]", (button) => button.checkVisibility()));
});

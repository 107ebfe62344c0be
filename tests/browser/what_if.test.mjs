// What if: facts varied beside the form, as a clerk would, and the two results side by side.
import assert from "node:assert/strict";
import * as clerk from "./clerk.mjs";
import { click, field, focused, put, speak } from "./form.mjs";
import { accessible, pageTest, PHONE, screenshot } from "./harness.mjs";
import { whole } from "./whole.mjs";

const AT = "2012-03-06T12:00";
const LOST = {
  we: "delivery",
  claimant: "direct",
  deliveredBy: "station",
  problem: "lost",
  sentOn: "2012-03-01",
  value: 700,
  stage: "transit",
  listed: true,
  vehicleArrivedAt: "2012-03-05T08:00",
  missingReportedAt: "2012-03-05T08:40",
};

const IF = ".pc [data-form=what-if]";
const vary = (page, key) => click(page, `${IF} [data-action=vary][data-to=${key}]`);
const pick = (page, key, code) => click(page, `${IF} [data-field=${key}] input[value=${code}]`);
const type = (page, key, text) =>
  page.$eval(
    `${IF} [data-field=${key}] input[type=text]`,
    (input, text) => {
      input.value = text;
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    },
    text,
  );
const text = (page, selector) =>
  page.$eval(`${IF} ${selector}`, (element) => (element.checkVisibility() ? element.innerText : undefined));

/** The rows: what is compared, as entered, as varied; those that differ, and those that are the same. */
const sides = (page) =>
  page.$$eval(`${IF} .side`, (rows) => {
    const said = (row, part) => row.querySelector(part).innerText.replace(/\s+/g, " ").trim();
    const told = (row) => [said(row, "[data-slot=point]"), said(row, ".side-one"), said(row, ".side-other")];
    const differs = rows.filter((row) => "differs" in row.dataset);
    return {
      differs: differs.map(told),
      marked: differs.every((row) => said(row, ".side-mark") === "变了"),
      same: rows.filter((row) => !("differs" in row.dataset)).map(told),
    };
  });

pageTest(
  "facts varied: both results stand side by side, and the form is not touched until it is told so",
  {},
  async (page) => {
    await put(page, LOST, AT);
    const before = await clerk.read(page);
    await clerk.press(page, "换一种情况");
    assert.equal(await page.evaluate(() => pc.activeElement.dataset.action), "vary");
    await vary(page, "missingReportedAt");
    assert.equal(
      await page.evaluate(() => pc.activeElement.closest("[data-form=what-if] [data-field]")?.dataset.field),
      "missingReportedAt",
    );
    assert.match(await text(page, ".varied-now"), /现在填的：2012-03-05 08:40/);
    assert.equal(await text(page, "[data-view=whatIfSaid]"), "结果完全一样。");
    assert.deepEqual((await sides(page)).differs, []);

    // The text is selected: what is typed takes its place.
    await page.keyboard.type("3-5 9:01");
    await page.keyboard.press("Tab");
    assert.equal(
      await page.$eval(`${IF} [data-field=missingReportedAt] input[type=text]`, (input) => input.value),
      "2012-03-05 09:01",
    );
    const { differs, marked, same } = await sides(page);
    assert.deepEqual(differs[0], ["我站要赔", "没有", "700 元"]);
    assert.ok(marked);
    assert.deepEqual(same, [
      ["能否申报", "可申报", "同样"],
      ["赔偿结论", "按条款赔偿", "同样"],
    ]);
    assert.equal(
      await text(page, "[data-view=whatIfSaid]"),
      `${differs.length} 处不同。我站要赔：现在是“没有”，假如是“700 元”。`,
    );
    assert.equal(await page.$eval(`${IF} [data-view=whatIfSaid]`, (said) => said.getAttribute("role")), "status");
    assert.deepEqual(await clerk.read(page), before);
    await clerk.press(page, "不试了");
    assert.equal(await focused(page), "whatIf");
    assert.equal(await page.$(`${IF} .varied`), null);
    assert.deepEqual(await clerk.read(page), before);

    await click(page, `${IF} [data-action=whatIf]`);
    await vary(page, "stage");
    await pick(page, "stage", "delivery");
    await vary(page, "claimant");
    await click(page, `${IF} [data-action=unvary][data-to=claimant]`);
    assert.equal(await page.evaluate(() => pc.activeElement.dataset.action), "vary");
    await clerk.press(page, "就按这个填");
    assert.equal(await page.$eval(".pc [data-view=said]", (said) => said.innerText), "已按假如的情况填好");
    assert.equal((await field(page, "stage")).entered, "delivery");
    assert.equal(await page.$(`${IF} .varied`), null);
  },
);

pageTest("a fault and a text of two readings are told where they stand", { decides: true }, async (page) => {
  await put(page, LOST, AT);
  await click(page, `${IF} [data-action=whatIf]`);
  await click(page, `${IF} summary`);
  await vary(page, "sentOn");
  await type(page, "sentOn", "2012-2-30");
  assert.match(await text(page, "[data-field=sentOn] .field-error"), /发件日期：/);
  assert.deepEqual((await clerk.read(page)).errors, [], "it is no fault of the form");
  await click(page, `${IF} [data-field=sentOn] [data-action=today]`);
  assert.equal(await page.$eval(`${IF} [data-field=sentOn] input[type=text]`, (input) => input.value), "2012-03-06");
  await vary(page, "vehicleArrivedAt");
  await type(page, "vehicleArrivedAt", "3月5日 3点");
  await click(page, `${IF} [data-field=vehicleArrivedAt] [data-action=way]`);
  await click(page, `${IF} [data-field=vehicleArrivedAt] [data-action=clear]`);
  assert.equal(await page.$eval(`${IF} [data-field=vehicleArrivedAt] input[type=text]`, (input) => input.value), "");
  assert.equal((await field(page, "vehicleArrivedAt")).entered, "2012-03-05 08:00");
});

pageTest("it goes with the parcel, and speaks the other language", { decides: true }, async (page) => {
  await put(page, LOST, AT);
  await click(page, `${IF} [data-action=whatIf]`);
  await vary(page, "stage");
  await pick(page, "stage", "delivery");
  await speak(page, "en");
  assert.equal(await page.$eval(`${IF} [data-field=stage] input[value=delivery]`, (input) => input.checked), true);
  await whole(page);
  assert.doesNotMatch(await page.$eval(IF, (part) => part.innerText), /[\u4e00-\u9fff]/);
  assert.match(await text(page, "[data-view=whatIfSaid]"), /We pay: “none” as entered, “700 yuan” if varied/);
  await accessible(page);
  await click(page, ".pc [data-action=resetYes]");
  await put(page, LOST, AT);
  assert.equal(await page.$(`${IF} .varied`), null);
});

pageTest("what if holds on a phone", { viewport: PHONE }, async (page) => {
  await put(page, LOST, AT);
  await click(page, `${IF} [data-action=whatIf]`);
  await vary(page, "stage");
  await pick(page, "stage", "delivery");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  const low = await page.$$eval(`${IF} button, ${IF} summary`, (all) =>
    all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.innerText),
  );
  assert.deepEqual(
    low.filter((name) => name),
    [],
  );
  await accessible(page);
  await screenshot(page, "what if on a phone");
});

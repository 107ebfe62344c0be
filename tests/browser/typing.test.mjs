// Enter moves on and loses nothing, and does nothing while an input method composes.
import assert from "node:assert/strict";
import * as clerk from "./clerk.mjs";
import { click, clock, field, focused, put } from "./form.mjs";
import { compose, composed, composing, pageTest, started } from "./harness.mjs";

const AT = "2012-03-06T12:00";
const LOST = {
  we: "delivery",
  claimant: "direct",
  deliveredBy: "station",
  waybill: "210359000001",
  problem: "lost",
  sentOn: "2012-03-01",
  value: 700,
  stage: "transit",
  listed: true,
  vehicleArrivedAt: "2012-03-05T08:00",
  missingReportedAt: "2012-03-05T09:00",
};
const input = (key) => `[data-field=${key}] input`;
const back = async (page) => {
  await page.keyboard.down("Shift");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Shift");
};

/** The fields of the form in the order in which they stand, and the inputs of the field that has the focus. */
const here = (page) =>
  page.evaluate(() => {
    const form = pc.querySelector(".pc [data-view=form]");
    const name = (one) => one.dataset.field ?? "late";
    const all = [...form.querySelectorAll("[data-field], [data-late]")]
      .filter((one) => one.checkVisibility())
      .map(name);
    const focused = pc.activeElement;
    const field = focused?.closest("[data-field], [data-late]");
    const first = field && (field.querySelector("input[type=radio]:checked") ?? field.querySelector("input"));
    return { all, at: field && form.contains(field) ? name(field) : undefined, first: focused === first };
  });

pageTest(
  "Enter goes through the whole form, field by field, and then to the result; Shift and Enter go back",
  {},
  async (page) => {
    await put(page, LOST, AT);
    const { all } = await here(page);
    assert.ok(all.length > 15);
    await page.focus(`.pc [data-view=form] ${all[0] === "late" ? "[data-late] input" : input(all[0])}`);
    const entered = () =>
      page.$$eval(".pc .form input", (inputs) => inputs.map((one) => (one.type === "text" ? one.value : one.checked)));
    const before = await entered();
    for (const [number, name] of all.entries()) {
      const now = await here(page);
      assert.deepEqual(now.all, all, "nothing comes or goes");
      assert.equal(now.at, name);
      if (number > 0) assert.ok(now.first, `${name}: the choice that was made, or the first input`);
      await page.keyboard.press("Enter");
    }
    assert.ok(
      await page.evaluate(() => pc.activeElement.matches(".pc [data-view=result]")),
      "after the last comes the result",
    );
    assert.deepEqual(await entered(), before, "nothing was changed on the way");
    const last = all.at(-1);
    await page.focus(`.pc ${last === "late" ? "[data-late] input" : input(last)}`);
    for (const name of all.toReversed().slice(1)) {
      await back(page);
      assert.equal((await here(page)).at, name);
    }
    await back(page);
    assert.equal((await here(page)).at, all[0], "before the first there is nothing");
  },
);

pageTest("Enter takes what was typed and shows it in full", {}, async (page) => {
  await put(page, { ...LOST, waybill: null }, AT);
  const url = page.url();
  for (const [key, typed, shown] of [
    ["waybill", " 运单号：210359000001 ", "210359000001"],
    ["sentOn", "3/1", "2012-03-01"],
    ["value", "￥１，２００元", "1,200"],
    ["vehicleArrivedAt", "3月5日 8点半", "2012-03-05 08:30"],
  ]) {
    await page.focus(input(key));
    await page.$eval(input(key), (one) => one.select());
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    assert.equal((await field(page, key)).entered, shown);
    assert.notEqual(await focused(page), key, `${key} is done with`);
  }
  assert.equal(page.url(), url);
  // What cannot be read is kept, and said to be so.
  await page.focus(input("sentOn"));
  await page.$eval(input("sentOn"), (one) => one.select());
  await page.keyboard.type("2012-2-30");
  await page.keyboard.press("Enter");
  const { entered, error } = await field(page, "sentOn");
  assert.equal(entered, "2012-2-30");
  assert.match(error, /发件日期/);
  assert.notEqual(await focused(page), "sentOn");
});

pageTest("Enter chooses nothing: it leaves a choice as it is and moves on", {}, async (page) => {
  await put(page, LOST, AT);
  for (const key of ["stage", "cash", "waybillCopy"]) {
    await page.focus(input(key));
    const before = (await field(page, key)).entered;
    await page.keyboard.press("Enter");
    assert.equal((await field(page, key)).entered, before);
    assert.notEqual(await focused(page), key);
  }
});

pageTest("on a button Enter does what the button does", {}, async (page) => {
  await put(page, LOST, AT);
  await page.focus("[data-field=value] [data-action=clear]");
  await page.keyboard.press("Enter");
  assert.equal((await field(page, "value")).entered, "");
  assert.equal(await focused(page), "value");
});

pageTest("while an input method composes Enter is its own", {}, async (page) => {
  await put(page, LOST, AT);
  const before = await clerk.read(page);
  await page.focus(input("waybill"));
  await page.keyboard.press("End");
  await composing(page, "kuaij");
  assert.equal((await field(page, "waybill")).entered, "210359000001kuaij");
  await composed(page, "快件", "Enter");
  assert.equal((await field(page, "waybill")).entered, "210359000001快件");
  assert.equal(await focused(page), "waybill");
  // The letters themselves, taken over as they stand.
  await composing(page, "abc");
  await composed(page, "abc", "Enter");
  assert.equal((await field(page, "waybill")).entered, "210359000001快件abc");
  assert.equal(await focused(page), "waybill");
  await page.keyboard.press("Enter");
  assert.notEqual(await focused(page), "waybill", "once it is done Enter moves on");
  assert.deepEqual((await clerk.read(page)).asked, before.asked);
});

pageTest(
  "what is composed counts like what is typed, and nothing is said against letters on the way",
  {},
  async (page) => {
    await put(page, LOST, AT);
    await page.$eval(input("value"), (one) => one.select());
    await compose(page, input("value"), "２８０", "２８０");
    assert.deepEqual((await clerk.read(page)).figures, ["可赔金额 280 元"]);
    await page.$eval(input("sentOn"), (one) => {
      one.value = "";
    });
    await page.focus(input("sentOn"));
    await composing(page, "sanyue");
    assert.equal((await field(page, "sentOn")).error, "");
    await composed(page, "3月1日", "Enter");
    assert.equal((await field(page, "sentOn")).entered, "3月1日");
    await page.keyboard.press("Enter");
    assert.deepEqual(
      { entered: (await field(page, "sentOn")).entered, error: (await field(page, "sentOn")).error },
      { entered: "2012-03-01", error: "" },
    );
  },
);

pageTest("every sign of an input method is heeded, whichever a browser gives", {}, async (page) => {
  await put(page, LOST, AT);
  const press = (sign) =>
    page.evaluate(
      (selector, sign) => {
        const field = pc.querySelector(selector);
        field.focus();
        const key = new KeyboardEvent("keydown", {
          key: "Enter",
          code: "Enter",
          bubbles: true,
          cancelable: true,
          composed: true,
          ...sign,
        });
        field.dispatchEvent(key);
        return { kept: key.defaultPrevented, at: pc.activeElement.closest("[data-field]")?.dataset.field };
      },
      input("waybill"),
      sign,
    );
  const nothing = { kept: false, at: "waybill" };
  assert.deepEqual(await press({ isComposing: true, keyCode: 13 }), nothing, "Chromium and Firefox say so");
  assert.deepEqual(
    await press({ isComposing: false, keyCode: 229 }),
    nothing,
    "Safari ends the composition before the key",
  );
  assert.deepEqual(
    await press({ isComposing: false, keyCode: 13 }),
    { kept: true, at: "sentOn" },
    "a plain Enter moves on",
  );
});

/** The page looks at its clock every few seconds, by an interval: here it does so when it is told to. */
const byHand = {
  prepare: (page) =>
    page.evaluateOnNewDocument(() => {
      const looks = [];
      const every = globalThis.setInterval;
      // Who waits for the page asks far more often.
      globalThis.setInterval = (look, time, ...more) => (time < 1000 ? every(look, time, ...more) : looks.push(look));
      globalThis.tick = () => looks.forEach((look) => look());
    }),
};
const tick = (page) => page.evaluate(() => tick());
const clockSaid = (page) => page.$eval("[data-input=asOf]", (one) => one.value);

pageTest("what changes as time goes on leaves the field alone that is being typed into", byHand, async (page) => {
  await clock(page, "2012-03-09T12:00");
  await put(page, {
    ...LOST,
    waybill: null,
    problem: "damaged",
    listed: null,
    missingReportedAt: null,
    vehicleArrivedAt: null,
    sentOn: "2012-03-01",
  });
  const asked = () => page.$$eval("[data-view=askedFields] [data-field]", (all) => all.map((one) => one.dataset.field));
  const before = await asked();
  assert.ok(before.indexOf("scannedAt") > before.indexOf("extent"), `${before}`);
  await page.focus(input("scannedAt"));
  await composing(page, "zuotian");
  await clock(page, "2012-05-09T12:00");
  await tick(page);
  assert.equal(await page.$("[data-view=askedFields] [data-field=extent]"), null);
  assert.equal(await focused(page), "scannedAt");
  await composed(page, "昨天");
  assert.equal((await field(page, "scannedAt")).entered, "昨天");
});

pageTest("the clock of the page leaves alone what is being typed into it", byHand, async (page) => {
  const at = "[data-input=asOf]";
  await clock(page, "2012-03-06T12:00");
  await tick(page);
  assert.equal(await clockSaid(page), "2012-03-06 12:00");
  await page.$eval(at, (one) => one.select());
  await page.focus(at);
  await clock(page, "2012-03-06T12:01");
  await tick(page);
  assert.equal(await clockSaid(page), "2012-03-06 12:01", "as long as nothing is typed it goes on");
  await page.keyboard.type("2012-3");
  assert.equal(await clockSaid(page), "2012-3", "what was selected is typed over");
  await clock(page, "2012-03-06T12:02");
  await tick(page);
  assert.equal(await clockSaid(page), "2012-3");
  await page.keyboard.type("-5 9:00");
  await page.keyboard.press("Tab");
  await put(page, { value: 800 });
  assert.equal(await clockSaid(page), "2012-03-05 09:00");
  // What cannot be read stays, beside what is said of it, until the clock is followed again.
  await page.$eval(at, (one) => one.select());
  await page.keyboard.down("Shift");
  await page.keyboard.press("Tab");
  await page.keyboard.up("Shift");
  await click(page, ".pc [data-action=now]");
  await page.$eval(at, (one) => one.select());
  await page.focus(at);
  await page.keyboard.type("someday");
  await page.keyboard.press("Tab");
  await clock(page, "2012-03-06T12:03");
  await tick(page);
  assert.equal(await clockSaid(page), "someday");
  assert.notEqual(await page.$eval("[data-view=asOfError]", (error) => error.innerText), "");
  await click(page, ".pc [data-action=now]");
  assert.equal(await clockSaid(page), "2012-03-06 12:03");
});

pageTest("what was typed of a day stays of that day, left or not, a night later", {}, async (page) => {
  await clock(page, "2012-03-05T23:58");
  await page.reload();
  await started(page);
  await put(page, { ...LOST, missingReportedAt: null, vehicleArrivedAt: null });
  await page.focus(input("vehicleArrivedAt"));
  await page.keyboard.type("昨天 8:00");
  await clock(page, "2012-03-06T00:02");
  await page.keyboard.press("Enter");
  assert.equal((await field(page, "vehicleArrivedAt")).entered, "2012-03-04 08:00");
  await clock(page, "2012-03-06T10:00");
  await page.focus(input("missingReportedAt"));
  await page.keyboard.type("昨天 3点");
  await page.keyboard.press("Enter");
  assert.equal((await field(page, "missingReportedAt")).entered, "昨天 3点", "it is left as it was typed");
  await clock(page, "2012-03-07T00:10");
  await put(page, { value: 600 });
  await click(page, "[data-field=missingReportedAt] [data-way='2012-03-05T15:00']");
  assert.equal((await field(page, "missingReportedAt")).entered, "2012-03-05 15:00");
});

// axe-core, by all its rules, in every state and every look. The states a job ends in are checked beside the jobs.
import assert from "node:assert/strict";
import { click, field, put, speak } from "./form.mjs";
import { accessibleHere, DESKTOP, pageTest, PHONE, screenshot, until, ZOOMED } from "./harness.mjs";

const AT = "2012-03-06T12:00";
const FULL = {
  we: "origin",
  claimant: "direct",
  deliveredBy: "station",
  waybill: "210359000001",
  problem: "lost",
  sentOn: "2012-03-01",
  value: 700,
  stage: "transit",
  leg: "linehaul",
  listed: "unknown",
  vehicleArrivedAt: "2012-03-05T08:00",
  dueAt: "2012-03-04T18:00",
  closedOn: "2012-03-02",
  inNetwork: "unknown",
  cash: false,
  valueProof: true,
};

const LOOKS = {
  "at a desk": { viewport: DESKTOP },
  "on a phone": { viewport: PHONE },
  "at 200 %": { decides: true, viewport: ZOOMED, states: ["result"] },
  // The words of another language have the same colours.
  "in the dark": {
    decides: true,
    viewport: DESKTOP,
    look: { "prefers-color-scheme": "dark" },
    states: ["start", "result", "grey fields", "faults"],
  },
  // The colours are the system's; axe measures the ones it replaced (-webkit-text-fill-color).
  "in forced colours": {
    viewport: DESKTOP,
    look: { "forced-colors": "active" },
    without: ["color-contrast"],
    states: ["result", "faults"],
  },
  "with more contrast": { decides: true, viewport: DESKTOP, look: { "prefers-contrast": "more" }, states: ["result"] },
};

const STATES = {
  start: async () => {},
  result: async (page) => {
    await put(page, FULL, AT);
    await click(page, ".pc .clause[data-clause=loss-2]");
    await click(page, ".pc [data-action=share]");
    await page.$$eval(".pc details", (folds) =>
      folds.forEach((fold) => {
        fold.open = true;
      }),
    );
  },
  "grey fields": (page) => click(page, ".pc [data-field=problem] input[value=damaged]"),
  faults: async (page) => {
    await put(
      page,
      { problem: "lost", sentOn: "2012-02-30", value: -1, vehicleArrivedAt: "2012-03-09T08:00" },
      "tomorrow",
    );
    await click(page, ".pc [data-action=reset]");
    await click(page, ".pc [data-action=editProfile]");
  },
  English: (page) => speak(page, "en"),
};

for (const [name, { without = [], states = Object.keys(STATES), ...options }] of Object.entries(LOOKS)) {
  pageTest(`accessible ${name}`, options, async (page) => {
    for (const state of states) {
      await STATES[state](page);
      await screenshot(page, `look ${name}, ${state}`, {});
      await accessibleHere(page, ...without).catch((error) => {
        throw new Error(`${state}: ${error.message}`);
      });
    }
  });
}

const announced = (page, told) =>
  until(page, (told) => pc.querySelector("[data-view=announce]").textContent.includes(told), told);

pageTest("what is wrong with a field is read out once it is left", {}, async (page) => {
  await put(page, FULL, AT);
  await page.$eval("[data-field=sentOn] input", (input) => input.select());
  await page.focus("[data-field=sentOn] input");
  await page.keyboard.type("2012-02-30");
  await page.keyboard.press("Tab");
  const { error } = await field(page, "sentOn");
  assert.notEqual(error, "");
  await announced(page, error);
  await page.$eval("[data-input=asOf]", (input) => input.select());
  await page.focus("[data-input=asOf]");
  await page.keyboard.type("someday");
  await page.keyboard.press("Tab");
  await announced(page, await page.$eval("[data-view=asOfError]", (error) => error.innerText));
});

pageTest("who saves, prints or hands out while something is wrong is led to what is", {}, async (page) => {
  await page.evaluate(() => {
    globalThis.print = () => {};
  });
  await put(page, { ...FULL, sentOn: "2012-02-30" }, AT);
  const view = () => page.evaluate(() => pc.activeElement?.dataset.view);
  for (const action of ["save", "printResult", "share", "saveCase"]) {
    await page.$eval(`.pc [data-action=${action}]`, (button) => {
      button.focus();
      button.click();
    });
    assert.equal(await view(), "errors", action);
  }
  assert.equal(
    await page.$eval("[data-room=book] .count", (count) => count.textContent),
    "1",
    "it was saved all the same",
  );
  await put(page, { sentOn: "2012-03-01" });
  await click(page, ".pc [data-action=save]");
  assert.equal(await page.evaluate(() => pc.activeElement?.dataset.action), "save", "nothing is wrong");
});

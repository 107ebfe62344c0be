import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";

const isMade = (page, selector) =>
  page.evaluate((selector) => document.querySelector(selector).shadowRoot !== null, selector);
const made = (page, selector) =>
  until(page, (selector) => document.querySelector(selector).shadowRoot?.querySelector(".pc"), selector);

export default {
  says: "hidden it waits until it is seen, or until something is asked of it",
  places: ["server", "file"],
  async see(page) {
    // One that must be filled in says at once that it is not.
    await made(page, "#required");
    assert.equal(await page.evaluate(() => document.querySelector("#required").checkValidity()), false);
    // The others would have been made before.
    assert.deepEqual([await isMade(page, "#tab parcel-claims"), await isMade(page, "#given")], [false, false]);
    await page.evaluate(() => {
      document.querySelector("#given").case = { problem: "lost", stage: "delivery", value: 700 };
    });
    await made(page, "#given");
    assert.ok(await page.evaluate(() => document.querySelector("#given").estimate.claim));
    assert.equal(await isMade(page, "#tab parcel-claims"), false);
    await page.evaluate(() => {
      document.querySelector("#tab").hidden = false;
    });
    await made(page, "#tab parcel-claims");
  },
};

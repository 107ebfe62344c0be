import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";
import { started } from "../inside.mjs";

export default {
  says: "jQuery makes the element for each parcel and takes it away; the numbers alone come from `parcelClaims`",
  example: "jquery",
  async see(page) {
    const sums = () => page.evaluate(() => [...document.querySelectorAll(".sum")].map((sum) => sum.textContent));
    await until(page, () => [...document.querySelectorAll(".sum")].every((sum) => sum.textContent));
    assert.match((await sums())[1], /80/);
    for (const [line, waybill] of [
      [0, "210359000001"],
      [1, "210359000002"],
      [0, "210359000001"],
    ]) {
      await page.evaluate((line) => document.querySelectorAll("#parcels button")[line].click(), line);
      await started(page);
      assert.equal(await page.evaluate(() => pc.querySelector("[data-field=waybill] input").value), waybill);
      assert.equal(await page.evaluate(() => document.querySelectorAll("parcel-claims").length), 1);
    }
    assert.match((await sums())[0], /700/);
    // One room, and nothing but the form, its result and what is taken along.
    assert.deepEqual(
      await page.evaluate(() =>
        [".rooms", ".what-if", ".take [data-action=save]", ".take [data-action=copy]"].map((selector) =>
          pc.querySelector(selector).checkVisibility(),
        ),
      ),
      [false, false, false, true],
    );
  },
};

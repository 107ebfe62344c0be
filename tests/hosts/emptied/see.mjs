import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";
import { started } from "../inside.mjs";

const kept = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith("parcel-claims/"))
        .sort(),
    ),
  );

export default {
  says: "what the host page throws away of ours is written back, and it is said",
  places: ["server"],
  prepare: (page) =>
    page.evaluateOnNewDocument(() => {
      globalThis.asked = 0;
      Object.defineProperty(navigator, "storage", {
        configurable: true,
        value: {
          persist() {
            globalThis.asked += 1;
            throw new Error("refused");
          },
        },
      });
    }),
  async see(page) {
    await page.evaluate(() => {
      localStorage.setItem("parcel-claims/penalties/1/a", '{"month":"2012-03"}');
      localStorage.setItem("theirs", "theirs");
    });
    await page.reload();
    await started(page);
    await page.evaluate(() => {
      const element = document.querySelector("parcel-claims");
      element.case = {
        we: "origin",
        claimant: "direct",
        deliveredBy: "station",
        problem: "lost",
        stage: "delivery",
        waybill: "210359000001",
        value: 700,
      };
    });
    // Made once there is time for it.
    await until(page, () => localStorage.getItem("parcel-claims/here/1"));
    assert.equal(await page.evaluate(() => asked), 0);
    for (const _ of [1, 2]) await page.evaluate(() => pc.querySelector("[data-action=save]").click());
    assert.equal(await page.evaluate(() => asked), 1, "asked once, to keep it for good; refused, nothing happens");
    const before = await kept(page);
    assert.deepEqual(
      Object.keys(before).map((key) => key.split("/")[1]),
      ["book", "here", "penalties"],
    );
    const said = () =>
      page.evaluate(() =>
        [...pc.querySelectorAll("[data-view=emptied]:not([hidden])")].map((one) => one.innerText).join(),
      );
    assert.equal(await said(), "");

    for (const empty of [
      () => localStorage.clear(),
      () => Object.keys(localStorage).forEach((key) => localStorage.removeItem(key)),
    ]) {
      await page.evaluate(empty);
      await until(page, () => pc.querySelector("[data-view=emptied]").checkVisibility());
      assert.match(await said(), /刚才被清空了[^]*都写回去了（2 项）/);
      assert.deepEqual(await kept(page), before);
      assert.equal(await page.evaluate(() => localStorage.getItem("theirs")), null, "theirs is their affair");
      await page.evaluate(() => pc.querySelector("[data-action=dismissEmptied]").click());
      assert.equal(await said(), "");
    }
    // The case stands in the case book as before.
    assert.match(await page.evaluate(() => pc.querySelector("[data-room=book] .count").textContent), /1/);
  },
};

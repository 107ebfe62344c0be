import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";
import { started } from "../inside.mjs";

export default {
  says: "an element with the station's profile, a case set by the page, and its estimate told to it",
  example: "plain",
  async see(page) {
    await started(page);
    const said = () => page.evaluate(() => document.getElementById("said").textContent);
    assert.equal(await said(), "还没有结果");
    await page.evaluate(() => document.getElementById("fill").click());
    await until(page, () => document.getElementById("said").textContent.includes("700"));
    const [summary, text] = await page.evaluate(() => [
      pc.querySelector("[data-view=summary]").innerText,
      pc.querySelector("[data-view=profileText]").innerText,
    ]);
    assert.equal(await said(), summary);
    assert.match(text, /派件站点.*直接签约站点.*普通站点/);
    // Themed by custom properties and parts, and nothing of the host page's style comes in.
    assert.deepEqual(
      await page.evaluate(() => {
        const style = (selector) => getComputedStyle(pc.querySelector(selector));
        return [
          style(".head").backgroundColor,
          style(".head").borderTopLeftRadius,
          style(".button--primary").backgroundColor,
          style(".button").borderRadius,
        ];
      }),
      ["rgb(59, 21, 48)", "2px", "rgb(122, 31, 92)", "2px"],
    );
  },
};

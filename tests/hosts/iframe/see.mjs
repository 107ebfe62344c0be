import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";
import { framed, started } from "../inside.mjs";

export default {
  says: "the frame tells its height and its estimate, and takes a case",
  example: "iframe",
  // Files have the origin "null" each: the page says so in the frame's address.
  async see(page) {
    const frame = await framed(page);
    await started(frame);
    await until(page, () => document.querySelector("iframe").offsetHeight > 700);
    await page.evaluate(() => document.getElementById("fill").click());
    await until(page, () => document.getElementById("said").textContent.includes("700"));
    // The height is told a frame after the estimate.
    await until(frame, () => document.documentElement.scrollHeight === innerHeight);
    const inside = await frame.evaluate(() => {
      const element = document.querySelector("parcel-claims");
      return [
        element.shadowRoot.querySelector("[data-view=summary]").innerText,
        element.getAttribute("we"),
        document.documentElement.scrollHeight - innerHeight,
      ];
    });
    assert.deepEqual(inside, [await page.evaluate(() => document.getElementById("said").textContent), "delivery", 0]);
    // Somebody who only says that he is the frame is not heard.
    const before = await page.evaluate(() => document.getElementById("said").textContent);
    await page.evaluate(
      () =>
        new Promise((done) => {
          postMessage({ from: "parcel-claims", type: "error", message: "forged" }, "*");
          setTimeout(done, 100);
        }),
    );
    assert.equal(await page.evaluate(() => document.getElementById("said").textContent), before);
    // What is not sound is refused, with the reason.
    await page.evaluate(() => claims.setCase({ problem: "x" }));
    await until(page, () => document.getElementById("said").textContent.includes("问题类型"));
  },
};

import assert from "node:assert/strict";
import { choose, started } from "../inside.mjs";

export default {
  says: "the script stands in the page twice, and there are two elements",
  async see(page) {
    await started(page);
    assert.match(await choose(page, "lost"), /1,?000/);
    assert.deepEqual(
      await page.evaluate(() =>
        [...document.querySelectorAll("parcel-claims")].map(
          (element) => element.shadowRoot.querySelectorAll(".pc").length,
        ),
      ),
      [1, 1],
    );
    assert.equal(await page.evaluate(() => parcelClaims === first), true);
  },
};

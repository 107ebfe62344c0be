import assert from "node:assert/strict";
import { choose, started } from "../inside.mjs";

export default {
  says: "a page without a doctype, with tables for its layout and an old encoding",
  async see(page) {
    await started(page);
    assert.equal(await page.evaluate(() => document.compatMode), "BackCompat");
    assert.match(await choose(page, "lost"), /派件站点|1,?000/);
    assert.equal(await page.evaluate(() => pc.querySelector(".brand-name").innerText), "快件理赔速查");
    // In a narrow cell it is as wide as the cell, and lays itself out for that.
    const [cell, element, columns, beyond] = await page.evaluate(() => {
      const cell = document.getElementById("cell").getBoundingClientRect();
      const right = Math.max(
        ...[...pc.querySelectorAll("*")]
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect().right),
      );
      return [
        cell.width,
        document.querySelector("parcel-claims").offsetWidth,
        getComputedStyle(pc.querySelector(".columns")).display,
        right - cell.right,
      ];
    });
    assert.ok(element <= cell && element > 380, `${element} in ${cell}`);
    assert.notEqual(columns, "grid");
    assert.ok(beyond <= 0.5, String(beyond));
  },
};

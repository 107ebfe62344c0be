import assert from "node:assert/strict";
import { started } from "../inside.mjs";

/** How wide the element may be: as wide as it likes best, or as there is room for. */
const widths = (window) => ({
  block: [window, window],
  flex: [900, window - 200],
  column: [900, 1000],
  float: [900, 1000],
  inline: [900, 1000],
  table: [900, 1000],
  cell: [900, 1000],
  grid: [900, 1000],
  absolute: [900, 1000],
  "inside-flex": [window, window],
  "inside-grid": [window, window],
  narrow: [340, 340],
  tiny: [200, 200],
  dialog: [900, 1000],
  popover: [900, 1000],
  closed: [0, 0],
  hidden: [0, 0],
  none: [0, 0],
});

export default {
  says: "it has a width wherever a place asks what it needs, and never more than there is room for",
  async see(page) {
    await started(page);
    const wanted = widths(await page.evaluate(() => document.documentElement.clientWidth));
    const unknown = await page.evaluate(() => !("showPopover" in document.body));
    await page.evaluate(() => {
      document.getElementById("dialog").showModal();
      document.getElementById("popover").showPopover?.();
    });
    await started(page);
    const told = await page.evaluate((names) => {
      const told = {};
      for (const name of names) {
        const element = document.querySelector(`#${name} > parcel-claims, #${name} td > parcel-claims`);
        // What is not laid out is not made yet.
        const box = element.shadowRoot?.querySelector(".pc").getBoundingClientRect() ?? { width: 0 };
        told[name] = [
          Math.round(element.getBoundingClientRect().width),
          Math.round(box.width),
          box.height > 100 || box.width === 0,
        ];
      }
      return told;
    }, Object.keys(wanted));
    for (const [name, [least, most]] of Object.entries(wanted)) {
      // Where no popovers are known, they stand there like anything.
      const [host, inside, high] = told[name];
      assert.ok(
        host >= least && (host <= most || (unknown && /popover|closed/.test(name))),
        `${name}: ${host}, not ${least} to ${most}`,
      );
      assert.equal(inside, host, name);
      assert.ok(high, name);
    }
    // Nothing in a narrow place makes its surroundings wider.
    assert.deepEqual(
      await page.evaluate(() =>
        ["narrow", "tiny"].map((name) => {
          const place = document.getElementById(name);
          return place.scrollWidth - place.clientWidth;
        }),
      ),
      [0, 0],
    );
    // Who hides it hides all of it.
    assert.equal(
      await page.evaluate(() =>
        [...document.querySelectorAll("#unseen parcel-claims")].every((one) =>
          [...one.shadowRoot.querySelectorAll("*")].every((part) => getComputedStyle(part).visibility === "hidden"),
        ),
      ),
      true,
    );
  },
};

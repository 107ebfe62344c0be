import assert from "node:assert/strict";
import { put } from "../../browser/form.mjs";
import { until } from "../../browser/harness.mjs";
import { started } from "../inside.mjs";

const STEPS = [
  ["[data-field=listed] input[value=yes]", ["Space", "ArrowRight", "ArrowLeft"]],
  ["[data-field=value] input", [..."700", "Backspace", "Backspace"]],
  ["[data-field=cash] input[value=yes]", ["Space", "ArrowRight"]],
  ["[data-field=missingReportedAt] input", [..."2012-3-5 9:30"]],
];

export default {
  says: "in a box that scrolls by itself the field in hand stays where it is",
  async see(page) {
    await started(page);
    await put(
      page,
      {
        we: "delivery",
        claimant: "direct",
        deliveredBy: "station",
        problem: "lost",
        stage: "transit",
        sentOn: "2012-03-01",
      },
      "2012-03-04 08:30",
    );
    const place = () =>
      page.evaluate(() => [
        pc.activeElement.closest("[data-field]").getBoundingClientRect().top,
        document.getElementById("box").scrollTop,
      ]);
    const scrolled = new Set();
    for (const [selector, keys] of STEPS) {
      await page.waitForSelector(selector);
      // What comes near is laid out then, and moves what was in the middle: until it stands still there.
      await until(
        page,
        (selector) => {
          const input = pc.querySelector(selector);
          const { top, bottom } = input.getBoundingClientRect();
          if (input === pc.activeElement && top === input.stood && top >= 0 && bottom <= innerHeight) return true;
          input.focus();
          input.scrollIntoView({ block: "center" });
          input.stood = input.getBoundingClientRect().top;
          return false;
        },
        selector,
      );
      const [before] = await place();
      for (const key of keys) {
        await page.keyboard.press(key);
        const [top, by] = await place();
        scrolled.add(by);
        assert.ok(Math.abs(top - before) <= 2, `${selector} moves from ${before} to ${top} with ${key}`);
      }
    }
    assert.ok(scrolled.size > STEPS.length, "nothing above it ever changed");
  },
};

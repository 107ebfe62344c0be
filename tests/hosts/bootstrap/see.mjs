import assert from "node:assert/strict";
import { started } from "../inside.mjs";

/** Runs in the page: how everything in the element looks. */
function looks() {
  const told = {};
  pc.querySelectorAll("*").forEach((element, place) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    told[`${place} ${element.tagName}`] = [
      "color",
      "backgroundColor",
      "font",
      "margin",
      "padding",
      "border",
      "display",
      "boxSizing",
      "textAlign",
      "float",
      "textTransform",
      "letterSpacing",
    ]
      .map((name) => style[name])
      .concat(Math.round(box.width), Math.round(box.height))
      .join();
  });
  return told;
}

export default {
  says: "old Bootstrap and a style sheet that shouts change nothing inside, and ours nothing outside",
  look: { "prefers-reduced-motion": "reduce" },
  files: { "bootstrap.css": "tests/node_modules/bootstrap/dist/css/bootstrap.min.css" },
  async see(page) {
    await started(page);
    await page.evaluate(() => pc.querySelector("[data-field=problem] input[value=lost]").click());
    const [with_, outside] = await page.evaluate(
      (looks) => [
        new Function(`return (${looks})()`)(),
        getComputedStyle(document.getElementById("theirs")).cssText +
          getComputedStyle(document.querySelector("#theirs button")).color,
      ],
      looks.toString(),
    );
    // Without any style of the host page.
    await page.evaluate(() => {
      for (const sheet of [...document.styleSheets]) sheet.disabled = true;
    });
    const without = await page.evaluate(looks);
    for (const [element, look] of Object.entries(without)) assert.equal(with_[element], look, element);
    // Without the element.
    await page.evaluate(() => {
      for (const sheet of [...document.styleSheets]) sheet.disabled = false;
      document.querySelector("parcel-claims").remove();
    });
    assert.equal(
      await page.evaluate(
        () =>
          getComputedStyle(document.getElementById("theirs")).cssText +
          getComputedStyle(document.querySelector("#theirs button")).color,
      ),
      outside,
    );
  },
};

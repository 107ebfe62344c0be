import assert from "node:assert/strict";
import { put } from "../../browser/form.mjs";
import { started } from "../inside.mjs";

export default {
  says: "our sheet is alone on paper, and the page is as it was afterwards; its own printing shows both",
  prepare: (page) => page.evaluateOnNewDocument(() => { globalThis.print = () => { globalThis.printed = true; }; }),
  async see(page) {
    await started(page);
    await put(page, { problem: "lost", stage: "transit", value: 700 });
    const seen = () => page.evaluate(() => [...document.querySelectorAll(".theirs"), pc.querySelector(".form"), pc.querySelector(".sheet")].map((one) => one?.checkVisibility() ?? false));
    const marks = () => page.evaluate(() => [document.querySelectorAll("[data-parcel-claims-printed]").length, document.adoptedStyleSheets.length]);
    await page.evaluate(() => pc.querySelector("[data-action=printResult]").click());
    assert.ok(await page.evaluate(() => globalThis.printed));
    assert.deepEqual(await seen(), [true, true, true, false]);
    await page.emulateMediaType("print");
    assert.deepEqual(await seen(), [false, false, false, true]);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.deepEqual(await marks(), [0, 0]);
    // The page's own printing: what it has, and our sheet in the place of the form.
    assert.deepEqual(await seen(), [true, true, false, true]);
    await page.emulateMediaType(null);
    assert.deepEqual(await seen(), [true, true, true, false]);
  },
};

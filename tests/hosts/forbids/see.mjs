import assert from "node:assert/strict";
import { BROWSER } from "../../browser/browsers.mjs";
import { press } from "../../browser/clerk.mjs";
import { click } from "../../browser/form.mjs";
import { PHONE } from "../../browser/harness.mjs";
import { started } from "../inside.mjs";

const said = (page) => page.$eval("[data-view=said]", (said) => said.textContent);
const heard = (page) => page.evaluate(() => heard.splice(0));
const value = (page) => page.$eval("[data-field=value] input", (input) => input.value);

/** What is on the clipboard: pasted into a field of the page, where nobody forbids it. */
async function clipboard(page) {
  await page.evaluate(() => {
    theirs.value = "";
    theirs.focus();
  });
  await page.keyboard.down("Control");
  await page.keyboard.press("v", { commands: ["Paste"] });
  await page.keyboard.up("Control");
  return page.evaluate(() => theirs.value);
}

export default {
  says: "scripts that take keys, touches and the clipboard for themselves hear nothing of ours, but for shortcuts",
  viewport: PHONE,
  async see(page) {
    await started(page);
    await click(page, "[data-field=problem] input[value=lost]");
    await page.focus("[data-field=value] input");
    await heard(page);
    for (const key of [..."12j/?", "Backspace", "Backspace", "Backspace", "0", "ArrowLeft", "5"])
      await page.keyboard.press(key);
    assert.equal(await value(page), "1250");
    assert.deepEqual(await heard(page), []);
    // Enter goes on in our form, and not in theirs.
    await page.keyboard.press("Enter");
    assert.deepEqual(await heard(page), []);
    assert.match(await page.$eval("[data-view=summary]", (summary) => summary.innerText), /1,?000/);
    const next = await page.evaluate(() => pc.activeElement.closest("[data-field]")?.dataset.field);
    assert.notEqual(next, "value");

    // Shortcuts of the page pass.
    await page.focus("[data-field=value] input");
    for (const [keys, told] of [
      [["Control", "k"], "k"],
      [["Alt", "1"], "1"],
      [["F2"], "F2"],
      [["Escape"], "Escape"],
      [["Tab"], "Tab"],
    ]) {
      await page.focus("[data-field=value] input");
      await heard(page);
      const [key, ...held] = [...keys].reverse();
      for (const one of held) await page.keyboard.down(one);
      await page.keyboard.press(key);
      for (const one of held) await page.keyboard.up(one);
      assert.ok((await heard(page)).includes(`keydown ${told}`), told);
    }
    // With Ctrl, what edits the text belongs to the field.
    await page.focus("[data-field=value] input");
    await heard(page);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    assert.deepEqual(
      (await heard(page)).filter((one) => / a$/.test(one)),
      [],
    );

    // A touch presses what it touches.
    if (BROWSER === "chromium") {
      await page.tap("[data-field=stage] input[value=transit]");
      assert.equal(await page.$eval("[data-field=stage] input[value=transit]", ({ checked }) => checked), true);
      assert.deepEqual(
        (await heard(page)).filter((kind) => kind.startsWith("touch")),
        [],
      );
    }

    // Copied is what is copied.
    await press(page, "复制结果");
    assert.match(await said(page), /已复制/);
    assert.deepEqual(
      (await heard(page)).filter((kind) => /copy|Enter/.test(kind)),
      [],
    );
    assert.equal(await page.$eval("[data-view=byHand]", (strip) => strip.hidden), true);
    const copied = await clipboard(page);
    assert.match(copied, /1250|1,?000/);
    assert.doesNotMatch(copied, /版权所有/);
  },
};

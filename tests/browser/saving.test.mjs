// When the page is put away, as a browser's own "Save page as" would store it, and when it is not. The real dialogs are
// in tests/saving; here is told what a browser tells.
import assert from "node:assert/strict";
import { put } from "./form.mjs";
import { accessible, pageTest, screenshot, until } from "./harness.mjs";

const FACTS = { problem: "lost", stage: "transit", value: 700, waybill: "210359000001" };

/** Runs in the page: tells it these events; whether it is put away then. */
function tell(events) {
  const kinds = { key: KeyboardEvent, poi: PointerEvent, con: PointerEvent };
  for (const [kind, more] of events) {
    const target = ["blur", "focus"].includes(kind) ? window : document.body;
    target.dispatchEvent(new (kinds[kind.slice(0, 3)] ?? Event)(kind, { bubbles: true, composed: true, ...more }));
  }
  return pc.querySelector(".pc") === null;
}

const SAVE = ["keydown", { code: "KeyS", key: "s", ctrlKey: true }];
const cases = [
  ["Ctrl and S", true, [SAVE]],
  ["Ctrl and S, in capitals", true, [["keydown", { code: "KeyS", key: "S", ctrlKey: true, shiftKey: true }]]],
  ["Command and S", true, [["keydown", { code: "KeyS", key: "s", metaKey: true }]]],
  ["the letter alone", false, [["keydown", { code: "KeyS", key: "s" }], ["blur"]]],
  ["the right button, then a dialog", true, [["contextmenu"], ["blur"]]],
  ["the right button, a move of the pointer, then a dialog", true, [["contextmenu"], ["pointermove"], ["blur"]]],
  ["the right button to paste, then another window", false, [["contextmenu"], ["input"], ["blur"]]],
  ["the right button to copy, then another window", false, [["contextmenu"], ["copy"], ["blur"]]],
  ["the right button, a click, then another window", false, [["contextmenu"], ["pointerdown"], ["blur"]]],
  [
    "the pointer out at the upper edge, then a dialog",
    true,
    [["pointerout", { relatedTarget: null, clientY: 0 }], ["blur"]],
  ],
  [
    "the pointer out at the side, then another window",
    false,
    [["pointerout", { relatedTarget: null, clientY: 300 }], ["blur"]],
  ],
  [
    "the pointer out and in again, then another window",
    false,
    [["pointerout", { relatedTarget: null, clientY: 0 }], ["pointermove"], ["blur"]],
  ],
  ["F10, then a dialog", true, [["keydown", { key: "F10" }], ["blur"]]],
  ["Alt let go, then a dialog", true, [["keydown", { key: "Alt", altKey: true }], ["keyup", { key: "Alt" }], ["blur"]]],
  [
    "Alt and F, then a dialog",
    true,
    [["keydown", { key: "Alt", altKey: true }], ["keydown", { key: "f", code: "KeyF", altKey: true }], ["blur"]],
  ],
  ["Alt and Tab to another window", false, [["keydown", { key: "Alt", altKey: true }], ["blur"]]],
  ["another window", false, [["blur"]]],
];

pageTest("the page is put away when it may be about to be saved, and only then", {}, async (page) => {
  await put(page, FACTS);
  const answer = () => page.evaluate(() => pc.querySelector("[data-view=headline]").textContent);
  const before = await answer();
  for (const [name, away, events] of cases) {
    assert.equal(await page.evaluate(tell, events), away, name);
    if (away) assert.doesNotMatch(await page.evaluate(() => pc.textContent), /700/, name);
    // A click brings it back.
    await page.evaluate(tell, [["pointerdown"]]);
    await until(page, () => pc.querySelector(".pc"));
    assert.equal(await answer(), before, name);
  }
});

pageTest(
  "it comes back by itself: without a dialog, after one, and in another tab; the caret is where it was",
  {},
  async (page) => {
    await put(page, FACTS);
    await page.focus("[data-field=value] input");
    const caret = () => page.evaluate(() => pc.activeElement?.closest("[data-field]")?.dataset.field);
    const back = () => until(page, () => pc.querySelector(".pc"));
    assert.ok(await page.evaluate(tell, [SAVE]));
    await screenshot(page, "put away", {});
    await accessible(page, "page-has-heading-one", "region");
    await back();
    assert.equal(await caret(), "value");
    assert.ok(await page.evaluate(tell, [SAVE, ["blur"]]), "a dialog is open");
    assert.ok(
      await page.evaluate(() => new Promise((done) => setTimeout(() => done(pc.querySelector(".pc") === null), 2_000))),
      "as long as it is",
    );
    await page.evaluate(tell, [["focus"]]);
    await back();
    assert.equal(await caret(), "value");
    await page.evaluate(tell, [SAVE, ["blur"]]);
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, value: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    });
    await back();
  },
);

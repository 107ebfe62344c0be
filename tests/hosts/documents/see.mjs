import assert from "node:assert/strict";
import { put } from "../../browser/form.mjs";
import { until } from "../../browser/harness.mjs";
import { started } from "../inside.mjs";

/** Runs in the page: whether the element lives in its document, with its style and what was entered. */
function lives() {
  const { element } = globalThis;
  const root = element.shadowRoot;
  const view = element.ownerDocument.defaultView;
  if (!root?.querySelector("[data-field=problem]")) return undefined;
  const input = root.querySelector("[data-field=value] input");
  if (!input) return undefined;
  return {
    pages: root.querySelectorAll(".pc").length,
    styled: view.getComputedStyle(root.querySelector(".head")).backgroundColor,
    value: input.value,
    summary: root.querySelector("[data-view=summary]").textContent,
    sheets: root.adoptedStyleSheets.length,
  };
}
const STYLED = "rgb(22, 32, 43)";

/** Enters a value as a keyboard does, in the element's own window; the summary then. */
const enter = (page, value) =>
  page.evaluate((value) => {
    const root = element.shadowRoot;
    const { Event } = element.ownerDocument.defaultView;
    const input = root.querySelector("[data-field=value] input");
    input.value = value;
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
    return root.querySelector("[data-view=summary]").textContent;
  }, value);

export default {
  says: "it moves to another document or window and back, and is made there as well",
  // From a file no module is loaded.
  places: ["server"],
  files: { "../../npm/element.js": "dist/npm/element.js" },
  async see(page) {
    await started(page);
    await put(page, { problem: "lost", stage: "transit", value: 700 });
    await page.evaluate(() => {
      globalThis.element = document.querySelector("parcel-claims");
    });
    const moved = async (what, move, value) => {
      await page.evaluate(move);
      await until(page, lives);
      const told = await page.evaluate(lives);
      assert.deepEqual({ ...told, summary: "" }, { pages: 1, styled: STYLED, value, summary: "", sheets: 2 }, what);
      assert.match(told.summary, new RegExp(value), what);
    };
    await moved(
      "adopted by a frame",
      () =>
        document
          .querySelector("iframe")
          .contentDocument.body.append(document.querySelector("iframe").contentDocument.adoptNode(element)),
      "700",
    );
    assert.match(await enter(page, "650"), /650/);
    await moved("back in the page", () => document.body.append(element), "650");
    await moved(
      "in a window of its own",
      () => {
        globalThis.popup = open("about:blank", "", "popup,width=900,height=600");
        popup.document.body.append(element);
      },
      "650",
    );
    assert.match(await enter(page, "600"), /600/);
    await moved(
      "back again",
      () => {
        document.body.append(element);
        popup.close();
      },
      "600",
    );
    // Where nobody sees it, it waits.
    await page.evaluate(() => document.implementation.createHTMLDocument("").body.append(element));
    await moved("out of a document without a window", () => document.body.append(element), "600");

    // Made by another document: where it is defined there, it lives there.
    await until(page, () => globalThis.ours);
    await page.evaluate(() => {
      const { contentDocument, contentWindow } = document.querySelector("iframe");
      ours.define(contentWindow);
      ours.define(contentWindow);
      globalThis.element = contentDocument.createElement("parcel-claims");
      element.case = { problem: "lost", stage: "transit", value: 500 };
      contentDocument.body.append(element);
    });
    await until(page, lives);
    assert.deepEqual(
      await page.evaluate(() => [
        element.shadowRoot.querySelectorAll(".pc").length,
        element.estimate.claim.compensation.max,
        element instanceof document.querySelector("iframe").contentWindow.HTMLElement,
      ]),
      [1, 500, true],
    );
    assert.match(await enter(page, "400"), /400/);
  },
};

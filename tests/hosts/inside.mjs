// What a test of a host page asks of the element in it.

import { answered } from "../answered.mjs";
import { until } from "../browser/abilities.mjs";

/** Waits until every element in a page or frame that is laid out has its form. */
export const started = (frame) =>
  until(frame, () => {
    const elements = [...document.querySelectorAll("parcel-claims")].filter((element) => element.checkVisibility());
    return (
      elements.length > 0 && elements.every((element) => element.shadowRoot?.querySelector("[data-field=problem]"))
    );
  });

/** Chooses what happened, as a click does; the summary then. */
export const choose = (frame, problem) =>
  frame.evaluate((problem) => {
    const root = document.querySelector("parcel-claims").shadowRoot;
    root.querySelector(`[data-field=problem] input[value=${problem}]`).click();
    return root.querySelector("[data-view=summary]").innerText;
  }, problem);

/** The frame of an `<iframe>` that is there now. */
export async function framed(page, selector = "iframe") {
  await until(page, (selector) => document.querySelector(selector), selector);
  return answered("a frame", () =>
    page
      .frames()
      .find((frame) => (frame.parentFrame() && frame.url() !== "about:blank") || frame.url() === "about:srcdoc"),
  );
}

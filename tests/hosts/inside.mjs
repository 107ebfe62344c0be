// What a test of a host page asks of the element in it.

/** Waits until every element in a page or frame has its form. */
export const started = (frame) => frame.waitForFunction(() => {
  const elements = [...document.querySelectorAll("parcel-claims")];
  return elements.length > 0 && elements.every((element) => element.shadowRoot?.querySelector("[data-field=problem]"));
}, { timeout: 20_000 });

/** Chooses what happened, as a click does; the summary then. */
export const choose = (frame, problem) => frame.evaluate(async (problem) => {
  const root = document.querySelector("parcel-claims").shadowRoot;
  root.querySelector(`[data-field=problem] input[value=${problem}]`).click();
  await new Promise((done) => setTimeout(done, 100));
  return root.querySelector("[data-view=summary]").innerText;
}, problem);

/** The frame of an `<iframe>` that is there now. */
export async function framed(page, selector = "iframe") {
  await page.waitForFunction((selector) => document.querySelector(selector), {}, selector);
  for (let tries = 0; tries < 100; tries += 1) {
    const frame = page.frames().find((frame) => frame.parentFrame() && frame.url() !== "about:blank" || frame.url() === "about:srcdoc");
    if (frame) return frame;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("there is no frame");
}

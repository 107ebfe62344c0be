import assert from "node:assert/strict";
import { BROWSER } from "../../browser/browsers.mjs";
import { started } from "../inside.mjs";

const TIMES = 500;
/** As much more than before as is still no leak. */
const SLACK = 1.1;

/** Runs in the page: puts it in and takes it away, and waits until both are done with. */
async function comeAndGo(times) {
  for (let round = 0; round < times; round += 1) {
    const element = document.createElement("parcel-claims");
    const shown = new Promise((done) => element.addEventListener("estimate", done, { once: true }));
    document.getElementById("place").append(element);
    await shown;
    element.remove();
    await new Promise((done) => setTimeout(done));
  }
  return globalThis.modules;
}

/** What Chromium counts, after everything that can go is gone. */
async function count(page, session) {
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
  const { Nodes, JSEventListeners, JSHeapUsedSize } = await page.metrics();
  return { Nodes, JSEventListeners, JSHeapUsedSize };
}

export default {
  says: `put in and taken away ${TIMES} times, nothing is left behind, and there is one module`,
  places: ["server"],
  prepare: (page) =>
    page.evaluateOnNewDocument(() => {
      globalThis.modules = 0;
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = (...given) => {
        globalThis.modules += 1;
        return instantiate.apply(WebAssembly, given);
      };
    }),
  async see(page) {
    await started(page);
    if (BROWSER !== "chromium") {
      assert.equal(await page.evaluate(comeAndGo, 50), 1);
      assert.equal(await page.evaluate(() => document.querySelectorAll("parcel-claims").length), 1);
      return;
    }
    const session = await page.createCDPSession();
    await page.evaluate(comeAndGo, 20);
    const before = await count(page, session);
    assert.equal(await page.evaluate(comeAndGo, TIMES), 1);
    const after = await count(page, session);
    for (const [name, value] of Object.entries(after)) {
      assert.ok(value <= before[name] * SLACK, `${name}: ${before[name]} before, ${value} after`);
    }
    // Moved within the page it is the same, with what was entered.
    assert.equal(
      await page.evaluate(async () => {
        const element = document.querySelector("parcel-claims");
        element.case = { problem: "lost", value: 700 };
        document.getElementById("place").append(element);
        await new Promise((done) => setTimeout(done, 50));
        element.remove();
        await new Promise((done) => setTimeout(done, 50));
        document.body.append(element);
        while (!element.shadowRoot.querySelector("[data-field=value] input")?.value)
          await new Promise((done) => setTimeout(done, 20));
        return (
          `${element.case.value} ${element.shadowRoot.querySelectorAll(".pc").length} ` +
          `${element.shadowRoot.querySelector("[data-field=value] input").value}`
        );
      }),
      "700 1 700",
    );
  },
};

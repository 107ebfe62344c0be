import assert from "node:assert/strict";
import { choose, framed, started } from "../inside.mjs";

export default {
  says: "in a sandboxed frame, where nothing is kept and there is no origin",
  // From a file, a frame without an origin may load no script; `embed.html` has its own inside.
  places: ["server"],
  async see(page) {
    const frame = await framed(page);
    await started(frame);
    assert.match(await choose(frame, "lost"), /1,?000/);
    assert.equal(
      await frame.evaluate(() => {
        try {
          return localStorage.length;
        } catch (error) {
          return error.name;
        }
      }),
      "SecurityError",
    );
    // It says that nothing will be remembered.
    assert.match(
      await frame.evaluate(
        () => document.querySelector("parcel-claims").shadowRoot.querySelector("[data-word=profileHint]").innerText,
      ),
      /不让保存/,
    );
  },
};

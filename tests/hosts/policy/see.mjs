import assert from "node:assert/strict";
import { BROWSER } from "../../browser/browsers.mjs";
import { choose, started } from "../inside.mjs";

export default {
  says: "a policy that allows scripts and styles of the site alone, and 'wasm-unsafe-eval'",
  example: "policy",
  // In Firefox a file has no 'self'.
  places: BROWSER === "firefox" ? ["server"] : ["file", "server"],
  headers: { "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'" },
  // Firefox looks for an icon that the site has not.
  expected: /favicon\.ico/,
  async see(page) {
    await started(page);
    assert.match(await choose(page, "lost"), /1,?000/);
    // Styled, though no style of ours stands in the page.
    assert.equal(
      await page.evaluate(() => getComputedStyle(pc.querySelector(".head")).backgroundColor),
      "rgb(22, 32, 43)",
    );
  },
};

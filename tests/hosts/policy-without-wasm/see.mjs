import assert from "node:assert/strict";

export default {
  says: "a policy without 'wasm-unsafe-eval' is named as the reason, in both languages and by an event",
  places: ["server"],
  headers: { "Content-Security-Policy": "script-src 'self'; style-src 'self'" },
  expected: /Content[ -]Security[ -]Policy/,
  async see(page) {
    await page.waitForSelector(".failure");
    assert.match(await page.$eval(".failure", (box) => box.innerText), /安全策略禁止[^]*wasm-unsafe-eval[^]*policy/);
    assert.equal(await page.evaluate(() => document.title), "policy");
  },
};

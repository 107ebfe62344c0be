import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";

export default {
  says: "another version was there first: it stays, and ours says so once",
  expected: /was here first/,
  prepare: (page) =>
    page.evaluateOnNewDocument(() => {
      globalThis.warned = [];
      const { warn } = console;
      console.warn = (...said) => {
        warned.push(said.join(" "));
        warn.apply(console, said);
      };
    }),
  async see(page) {
    await until(page, () => globalThis.parcelClaims?.version === "0.0.1");
    const { said, text } = await page.evaluate(() => ({
      said: warned,
      text: document.querySelector("parcel-claims").shadowRoot.textContent,
    }));
    assert.equal(text, "theirs");
    assert.equal(said.length, 1);
    assert.match(said[0], /<parcel-claims>: version 0\.0\.1 was here first; version \d+\.\d+\.\d+ stands back/);
  },
};

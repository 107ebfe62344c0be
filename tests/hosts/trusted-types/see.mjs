import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";
import { BROWSER } from "../../browser/browsers.mjs";
import { choose, started } from "../inside.mjs";

const POLICY = "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types";

export default {
  says: "where trusted types are required it goes by the policy of its name; where that is not listed, it says so",
  places: ["server"],
  headers: (path) => ({
    "Content-Security-Policy": `${POLICY} ${path.endsWith("forbidden.html") ? "theirs" : "parcel-claims"}`,
  }),
  files: { "forbidden.html": "tests/hosts/trusted-types/index.html" },
  expected: /Content[ -]Security[ -]Policy|TrustedHTML|Trusted Type|favicon/i,
  async see(page) {
    await started(page);
    assert.match(await choose(page, "lost"), /1,?000/);
    await page.goto(new URL("forbidden.html", page.url()).href);
    await until(page, () =>
      document.querySelector("parcel-claims").shadowRoot?.querySelector(".failure, [data-field=problem]"),
    );
    const said = await page.evaluate(() => pc.querySelector(".failure")?.innerText);
    // Where the browser requires nothing, it starts.
    if (BROWSER === "chromium" || said)
      assert.match(said, /trusted-types 里列出 parcel-claims[^]*list parcel-claims in trusted-types/);
  },
};

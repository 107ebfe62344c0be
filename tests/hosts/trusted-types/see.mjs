import assert from "node:assert/strict";
import { choose, started } from "../inside.mjs";

const POLICY = "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types";

export default {
  says: "where trusted types are required it goes by the policy of its name; where that is not listed, it says so",
  places: ["server"],
  headers: (path) => ({ "Content-Security-Policy": `${POLICY} ${path.endsWith("forbidden.html") ? "theirs" : "parcel-claims"}` }),
  files: { "forbidden.html": "tests/hosts/trusted-types/index.html" },
  expected: /Content[ -]Security[ -]Policy|TrustedHTML|Trusted Type|favicon/i,
  async see(page) {
    await started(page);
    assert.match(await choose(page, "lost"), /1,?000/);
    await page.goto(new URL("forbidden.html", page.url()).href);
    if (await page.evaluate(() => "trustedTypes" in globalThis)) {
      await page.waitForSelector(".failure");
      assert.match(await page.$eval(".failure", (box) => box.innerText), /trusted-types 里列出 parcel-claims[^]*list parcel-claims in trusted-types/);
    } else {
      // Nothing is required there.
      await started(page);
    }
  },
};

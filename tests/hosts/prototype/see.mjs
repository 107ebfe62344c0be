import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { choose, started } from "../inside.mjs";

// Debian has it as a package; npm has not.
const PROTOTYPE = "/usr/share/javascript/prototype/prototype.js";

export default {
  says: "Prototype has changed arrays, JSON and every element before us",
  places: existsSync(PROTOTYPE) ? ["file", "server"] : [],
  files: existsSync(PROTOTYPE) ? { "prototype.js": PROTOTYPE } : {},
  async see(page) {
    await started(page);
    assert.match(
      await page.evaluate(() => Prototype.Version + typeof HTMLElement.prototype.addClassName),
      /^1\.7.*function$/,
    );
    assert.match(await choose(page, "lost"), /1,?000/);
    await page.evaluate(() => {
      document.querySelector("parcel-claims").case = { problem: "lost", stage: "transit", value: 700 };
    });
    assert.equal(
      await page.evaluate(() => JSON.stringify(document.querySelector("parcel-claims").case)),
      '{"problem":"lost","stage":"transit","value":700}',
    );
    await page.evaluate(() => pc.querySelector("[data-action=save]").click());
    assert.equal(await page.evaluate(() => pc.querySelector("[data-room=book] .count").textContent), "1");
  },
};

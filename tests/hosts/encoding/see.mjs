import assert from "node:assert/strict";
import { choose, started } from "../inside.mjs";

const kind = (path) => (path.endsWith(".js") ? "text/javascript" : "text/html");

export default {
  says: "a server that names another encoding for the script and for the page changes no letter",
  places: ["server"],
  files: { "parcel-claims.js": "dist/parcel-claims.js", "page.html": "dist/parcel-claims.html" },
  headers: (path) => ({ "Content-Type": `${kind(path)}; charset=GBK` }),
  async see(page) {
    await started(page);
    assert.equal(await page.evaluate(() => document.characterSet), "GBK");
    assert.equal(await page.evaluate(() => pc.querySelector(".brand-name").innerText), "快件理赔速查");
    assert.match(await choose(page, "lost"), /1,?000/);

    await page.goto(new URL("page.html", page.url()).href);
    await started(page);
    assert.deepEqual(await page.evaluate(() => [document.characterSet, document.title]), [
      "GBK",
      "快件理赔速查 · Parcel claims",
    ]);
    // What stands there before it starts, and in a copy without its script.
    assert.match(
      await page.evaluate(() => document.getElementById("parcel-claims-starting").textContent),
      /正在启动……/,
    );
    assert.match(
      await page.evaluate(() => document.getElementById("parcel-claims-dead").textContent),
      /里面的程序没有运行/,
    );
    assert.equal(await page.evaluate(() => pc.querySelector(".brand-name").innerText), "快件理赔速查");
    assert.match(await choose(page, "lost"), /最多可获赔 1,?000 元/);
  },
};

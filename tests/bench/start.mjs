// From navigation start to the page on the screen, beside an otherwise empty page that unpacks and instantiates the
// same WebAssembly from the same bytes, and beside a host page with the one tag. In turn, in one browser, from file://.
import { copyFileSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { DESKTOP, launch, PAGE, write } from "../browser/browsers.mjs";
import { heading, median, row } from "./table.mjs";

const ROUNDS = 31;
const WARM = 5;
const BUDGET = 1.15;
const BUDGET_OF_TAG = 1.2;
/** It opens the page with an estimate on it. */
const LINK = "#" + readFileSync(new URL("../inputs/handed-out.txt", import.meta.url), "utf8").trim();

/** The built page without style, view and element: head, bytes, glue and unpacking are the same. */
function empty(html) {
  const bare = html
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace(/<style>.*?<\/style>/s, "")
    .replace("ENTRIES[entry]();", 'engine().then(() => document.dispatchEvent(new Event("estimate")));');
  if (!bare.includes('new Event("estimate")')) throw new Error("the page mounts in another way now");
  return bare;
}

/** The moments after navigation start, in milliseconds, at which it stands in the document and has been painted. */
async function times(page, path) {
  await page.goto(pathToFileURL(path).href + LINK);
  const times = await page.evaluate(() => globalThis.shown);
  // The next one is a navigation of its own even where only the hash would differ.
  await page.goto("about:blank");
  return times;
}

const browser = await launch();
const page = await browser.newPage();
await page.setViewport(DESKTOP);
await page.evaluateOnNewDocument(() => {
  globalThis.shown = new Promise((resolve) => {
    document.addEventListener(
      "estimate",
      () => {
        const mounted = performance.now();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve({ mounted, painted: performance.now() });
          port2.postMessage(null);
        });
      },
      { once: true },
    );
  });
});

/** A host page; what a link says it opens as the page itself does. */
const host =
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>host</title>
<body style="margin: 0"><parcel-claims standalone></parcel-claims>` +
  `<script src="parcel-claims.js"></script></body></html>`;
const tag = write("host.html", host);
copyFileSync(join(dirname(PAGE), "parcel-claims.js"), join(dirname(tag), "parcel-claims.js"));

const pages = { empty: write("empty.html", empty(readFileSync(PAGE, "utf8"))), full: PAGE, tag };
const all = { empty: [], full: [], tag: [] };
for (let round = 0; round < ROUNDS + WARM; round += 1) {
  for (const [name, path] of Object.entries(pages)) {
    const taken = await times(page, path);
    if (round >= WARM) all[name].push(taken);
  }
}
const of = (name, moment) => median(all[name].map((taken) => taken[moment])) * 1000;
heading(
  `The start of the page, in ${await browser.version()}`,
  `From navigation start, from a file, medians of ${ROUNDS} rounds.`,
);
const yardstick = ["the same WebAssembly on an empty page, on the screen", of("empty", "painted")];
row(["first estimate, in the document", of("full", "mounted")], yardstick);
row(["first estimate, on the screen", of("full", "painted")], yardstick, BUDGET);
row(["the same by one tag in a host page", of("tag", "painted")], ["the page", of("full", "painted")], BUDGET_OF_TAG);
await browser.close();

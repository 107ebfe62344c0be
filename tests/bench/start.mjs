// From navigation start to the page on the screen, beside an otherwise empty page that unpacks and instantiates the
// same WebAssembly from the same bytes. Both in turn, in one browser, from file://.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { DESKTOP, launch, PAGE, write } from "../browser/browsers.mjs";
import { median, row } from "./table.mjs";

const ROUNDS = 31;
const WARM = 5;
const BUDGET = 1.5;
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
    document.addEventListener("estimate", () => {
      const mounted = performance.now();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ mounted, painted: performance.now() });
        port2.postMessage(null);
      });
    }, { once: true });
  });
});

const pages = { empty: write("empty.html", empty(readFileSync(PAGE, "utf8"))), full: PAGE };
const all = { empty: [], full: [] };
for (let round = 0; round < ROUNDS + WARM; round += 1) {
  for (const [name, path] of Object.entries(pages)) {
    const taken = await times(page, path);
    if (round >= WARM) all[name].push(taken);
  }
}
const of = (name, moment) => median(all[name].map((taken) => taken[moment]));
console.log(`Start in ${await browser.version()}, from navigation start, median of ${ROUNDS}`);
row("the same WebAssembly on an empty page (yardstick)", of("empty", "painted") * 1000, null);
row("first estimate, in the document", of("full", "mounted") * 1000, null);
row("first estimate, on the screen", of("full", "painted") * 1000, of("empty", "painted") * 1000 * BUDGET);
console.log(`  ${(of("full", "painted") / of("empty", "painted")).toFixed(2)} times the empty page, of ${BUDGET.toFixed(2)}`);
await browser.close();

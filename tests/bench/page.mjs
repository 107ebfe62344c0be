// A keystroke to the repainted result: from the keydown of a real key event, before the page has done anything, to the
// first task after the frame with the changed result: script, style, layout and paint of the main thread.
// Chromium's frame limit is off, so that no idle waiting for the next 1/60 s is counted; what a frame costs at all is
// shown beside it, by a page that changes one letter.
import { pathToFileURL } from "node:url";
import { DESKTOP, launch, PAGE, PHONE, write } from "../browser/chromium.mjs";
import { median, row } from "./table.mjs";

const KEYS = 200;
const blank = write("one-letter.html", `<!doctype html><meta charset="utf-8"><title>one letter</title>
<main id="app"><p data-field="value"><input></p><output></output></main>
<script>document.querySelector("input").oninput = (event) => { document.querySelector("output").textContent = event.target.value; };</script>`);

const browser = await launch("--disable-frame-rate-limit", "--disable-gpu-vsync");

/** Milliseconds per keystroke in the value field. */
async function keystrokes(path, viewport, prepare = async () => {}) {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.goto(pathToFileURL(path).href);
  await prepare(page);
  const field = await page.waitForSelector('[data-field="value"] input');
  await field.focus();
  await field.type("70");
  await field.evaluate((input) => {
    const state = (globalThis.bench = { times: [] });
    input.addEventListener("keydown", () => {
      const start = performance.now();
      state.done = new Promise((resolve) => {
        const result = new MutationObserver(() => {
          result.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(state.times.push(performance.now() - start));
            port2.postMessage(null);
          });
        });
        result.observe(document.getElementById("app"), { subtree: true, childList: true, characterData: true, attributes: true });
      });
    }, { capture: true });
  });
  for (let number = 0; number < KEYS * 2; number += 1) {
    await page.keyboard.press(number % 2 ? "Backspace" : "5");
    await page.evaluate(() => globalThis.bench.done);
  }
  const times = await page.evaluate(() => globalThis.bench.times);
  await page.close();
  return times.slice(KEYS);
}

/** A lost parcel, late as well, about which little is known: questions and every part of the result stand there. */
async function lost(page) {
  await page.waitForSelector('[data-field="problem"] label');
  await page.$$eval('[data-field="problem"] label', (labels) => labels.find((label) => label.textContent.trim() === "遗失").click());
}

console.log(`Page in ${await browser.version()}, a keystroke to the repainted result, median of ${KEYS}`);
row("one letter on an empty page (yardstick)", median(await keystrokes(blank, DESKTOP)) * 1000, null);
for (const [name, viewport] of Object.entries({ "1366x768": DESKTOP, "390x844": PHONE })) {
  const times = await keystrokes(PAGE, viewport, lost);
  row(`a lost parcel, ${name}`, median(times) * 1000, 16_000);
  row(`  the slowest of them`, Math.max(...times) * 1000, null);
}
await browser.close();

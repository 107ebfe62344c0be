// A keystroke to the repainted result: from the keydown of a real key event, before the page has done anything, to the
// first task after the frame with the changed result: script, style, layout and paint of the main thread.
// Chromium's frame limit is off, so that no idle waiting for the next 1/60 s is counted; what a frame costs at all is
// shown beside it, by a page that changes one letter.
import { pathToFileURL } from "node:url";
import { DESKTOP, launch, PAGE, PHONE, write } from "../browser/browsers.mjs";
import { median, row } from "./table.mjs";

const KEYS = 200;
const CASES = 1000;
const blank = write(
  "one-letter.html",
  `<!doctype html><meta charset="utf-8"><title>one letter</title>
<parcel-claims></parcel-claims>
<script>
const root = document.querySelector("parcel-claims").attachShadow({ mode: "open" });
root.innerHTML = '<p data-field="value"><input></p><output></output>';
root.querySelector("input").oninput = (event) => { root.querySelector("output").textContent = event.target.value; };
</script>`,
);

const browser = await launch("--disable-frame-rate-limit", "--disable-gpu-vsync");

const INSIDE = "parcel-claims >>> ";

/** A page with an empty store: no draft of the last one comes back. The element's root is `pc`. */
async function fresh() {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(globalThis, "pc", { get: () => document.querySelector("parcel-claims").shadowRoot });
  });
  return page;
}

/** Milliseconds per keystroke in the value field. */
async function keystrokes(path, viewport, prepare = async () => {}) {
  const page = await fresh();
  await page.setViewport(viewport);
  await page.goto(pathToFileURL(path).href);
  await prepare(page);
  const field = await page.waitForSelector(INSIDE + '[data-field="value"] input');
  await field.focus();
  await field.type("70");
  await field.evaluate((input) => {
    const state = (globalThis.bench = { times: [] });
    input.addEventListener(
      "keydown",
      () => {
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
          result.observe(pc, { subtree: true, childList: true, characterData: true, attributes: true });
        });
      },
      { capture: true },
    );
  });
  for (let number = 0; number < KEYS * 2; number += 1) {
    await page.keyboard.press(number % 2 ? "Backspace" : "5");
    await page.evaluate(() => globalThis.bench.done);
  }
  const times = await page.evaluate(() => globalThis.bench.times);
  await page.browserContext().close();
  return times.slice(KEYS);
}

/** A lost parcel, late as well, about which little is known: questions and every part of the result stand there. */
async function lost(page) {
  await page.waitForSelector(INSIDE + '[data-field="problem"] label');
  await page.$$eval(INSIDE + '[data-field="problem"] label', (labels) =>
    labels.find((label) => label.textContent.trim() === "遗失").click(),
  );
}

/** The same, at a station that has kept a thousand cases. */
async function lostOfMany(page) {
  await page.evaluate((count) => {
    const facts = { we: "origin", claimant: "direct", problem: "lost", value: 700 };
    for (let number = 0; number < count; number += 1) {
      const [name, id] = [`case-${number}`, `rev-${number}`];
      const waybill = String(768_000_000_000 + number);
      const sentOn = new Date(Date.now() - (number % 60) * 86_400_000).toISOString().slice(0, 10);
      const revision = {
        v: 1,
        case: name,
        id,
        at: number,
        supersedes: [],
        facts: { ...facts, waybill, sentOn },
        status: "open",
      };
      localStorage.setItem(`parcel-claims/book/1/${name}/${id}`, JSON.stringify(revision));
    }
  }, CASES);
  await page.reload();
  // The number of cases stands beside the name of their room.
  await page.waitForFunction(
    (count) => pc?.querySelector("[data-room=book] .count")?.textContent === String(count),
    {},
    CASES,
  );
  await lost(page);
}

/** From the press on its name to the list of a thousand cases, in ms. */
async function openBook() {
  const page = await fresh();
  await page.setViewport(DESKTOP);
  await page.goto(pathToFileURL(PAGE).href);
  await lostOfMany(page);
  const time = await page.evaluate(() => {
    const start = performance.now();
    pc.querySelector("[data-action=room][data-room=book]").click();
    pc.querySelector(".cases").getBoundingClientRect();
    return performance.now() - start;
  });
  await page.browserContext().close();
  return time;
}

console.log(`Page in ${await browser.version()}, a keystroke to the repainted result, median of ${KEYS}`);
row("one letter on an empty page (yardstick)", median(await keystrokes(blank, DESKTOP)) * 1000, null);
for (const [name, viewport] of Object.entries({ "1366x768": DESKTOP, "390x844": PHONE })) {
  const times = await keystrokes(PAGE, viewport, lost);
  row(`a lost parcel, ${name}`, median(times) * 1000, 16_000);
  row(`  the slowest of them`, Math.max(...times) * 1000, null);
}
const many = await keystrokes(PAGE, DESKTOP, lostOfMany);
row("with 1,000 saved cases, 1366x768", median(many) * 1000, 16_000);
row("  the slowest of them", Math.max(...many) * 1000, null);
row("opening the list of 1,000 cases", (await openBook()) * 1000, null);
await browser.close();

// A keystroke to the repainted result: from the keydown of a real key event, before the page has done anything, to the
// first task after the frame with the changed result: script, style, layout and paint of the main thread. Beside it the
// same letter on a page that shows one letter and nothing else, in turn, in one browser.
// Chromium's frame limit is off, so that no idle waiting for the next 1/60 s is counted.
import { pathToFileURL } from "node:url";
import { DESKTOP, launch, PAGE, PHONE, write } from "../browser/browsers.mjs";
import { heading, median, row } from "./table.mjs";

const ROUNDS = 5;
/** Two keys each: a digit, and it is taken back. */
const PAIRS = 10;
const CASES = 5000;
const LISTED = 1000;
const GOAL = 1.4;
/** How many times slower than it is the processor is made; and the milliseconds that a keystroke may take then. */
const [SLOWER, MOST] = [6, 50];

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
async function fresh(path, viewport, prepare = async () => {}) {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(globalThis, "pc", { get: () => document.querySelector("parcel-claims").shadowRoot });
  });
  await page.setViewport(viewport);
  await page.goto(pathToFileURL(path).href);
  await prepare(page);
  return page;
}

/** Makes the field of the value tell how long its keystrokes take, in `bench.times`. */
async function listen(page) {
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
}

/** Milliseconds per keystroke of each page, those of its first round left out; every page takes its turn in each. */
async function keystrokes(pages, rounds = ROUNDS) {
  for (const page of pages) await page.evaluate(() => (globalThis.bench.times = []));
  for (let round = 0; round <= rounds; round += 1) {
    for (const page of pages) {
      await page.bringToFront();
      for (let number = 0; number < PAIRS * 2; number += 1) {
        await page.keyboard.press(number % 2 ? "Backspace" : "5");
        await page.evaluate(() => globalThis.bench.done);
      }
    }
  }
  const all = [];
  for (const page of pages) all.push((await page.evaluate(() => globalThis.bench.times)).slice(PAIRS * 2));
  return all;
}

/** A lost parcel, late as well, about which little is known: questions and every part of the result stand there. */
async function lost(page) {
  await page.waitForSelector(INSIDE + '[data-field="problem"] label');
  await page.$$eval(INSIDE + '[data-field="problem"] label', (labels) =>
    labels.find((label) => label.textContent.trim() === "遗失").click(),
  );
}

/** So many cases are kept at this station. */
const kept = (count) => async (page) => {
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
  }, count);
  await page.reload();
  // The number of cases stands beside the name of their room.
  await page.waitForFunction(
    (count) => pc?.querySelector("[data-room=book] .count")?.textContent === String(count),
    {},
    count,
  );
};

/** A vehicle came half an hour ago, and three of its parcels are missing. */
async function vehicle(page) {
  await page.$eval(INSIDE + "[data-action=room][data-room=vehicle]", (button) => button.click());
  const first = await page.waitForSelector(INSIDE + "[data-view=vehicleFields] input[type=text]");
  await first.focus();
  const came = new Date(Date.now() - 30 * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
  for (const text of [came, "210359000001", "210359000002", "210359000003"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await page.waitForFunction(() => pc.querySelector("[data-view=vehicleCount]").textContent.includes("3"));
  await page.$eval(INSIDE + "[data-action=room][data-room=parcel]", (button) => button.click());
}

/** The same at a station that has kept thousands of cases and has a vehicle in hand. */
async function busy(page) {
  await kept(CASES)(page);
  await vehicle(page);
  await lost(page);
}

/** From the press on its name to the list of a thousand cases, laid out, in ms. */
async function openBook() {
  const page = await fresh(PAGE, DESKTOP, kept(LISTED));
  const time = await page.evaluate(() => {
    const start = performance.now();
    pc.querySelector("[data-action=room][data-room=book]").click();
    pc.querySelector(".cases").getBoundingClientRect();
    return performance.now() - start;
  });
  await page.browserContext().close();
  return time;
}

/** The same number of lines on an empty page, each with as much text, laid out, in ms. */
async function openBlank() {
  const page = await fresh(blank, DESKTOP);
  const time = await page.evaluate((count) => {
    const start = performance.now();
    pc.querySelector("output").innerHTML = Array.from(
      { length: count },
      (_, number) => `<p><button>${768_000_000_000 + number} 遗失</button> <span>我站可获赔 300 元</span></p>`,
    ).join("");
    pc.querySelector("output").getBoundingClientRect();
    return performance.now() - start;
  }, LISTED);
  await page.browserContext().close();
  return time;
}

heading(
  `A keystroke to the repainted result, in ${await browser.version()}`,
  `Every page in turn, medians of ${ROUNDS * PAIRS * 2} keystrokes; then the list of saved cases, once opened.`,
);
const LETTER = "one letter on an empty page";
for (const [size, viewport] of Object.entries({ "1366×768": DESKTOP, "390×844": PHONE })) {
  const pages = [
    await fresh(blank, viewport),
    await fresh(PAGE, viewport, lost),
    await fresh(PAGE, viewport, busy),
  ];
  for (const page of pages) await listen(page);
  const [its, alone, full] = (await keystrokes(pages)).map((times) => median(times) * 1000);
  row([`a lost parcel, ${size}`, alone], [LETTER, its], GOAL);
  row([`with ${CASES} saved cases and a vehicle, ${size}`, full], [LETTER, its], GOAL);
  for (const page of pages) await page.emulateCPUThrottling(SLOWER);
  const slow = (await keystrokes(pages, 2)).map((times) => median(times) * 1000);
  row([`the same, ${SLOWER} times slower, ${size}`, slow[2]], [`${MOST} ms`, MOST * 1000], 1);
  for (const page of pages) await page.browserContext().close();
}
const [list, lines] = [[], []];
for (let round = 0; round < 7; round += 1) {
  lines.push(await openBlank());
  list.push(await openBook());
}
const of = (times) => median(times) * 1000;
row([`the list of ${LISTED} cases`, of(list)], ["as many lines on an empty page", of(lines)], GOAL);
await browser.close();

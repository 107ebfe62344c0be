// Opens the built page in stock Chromium from file://. A console error, an uncaught error or any request but
// the one for the file itself fails the test, and leaves a screenshot.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { DESKTOP, launch, PAGE, place, write } from "./chromium.mjs";

export { DESKTOP, PAGE, PHONE, write } from "./chromium.mjs";
export const html = readFileSync(PAGE, "utf8");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await launch();
after(() => browser.close());

/** Into `target/screenshots`. */
export async function screenshot(page, name, options = { fullPage: true }) {
  const file = name.replace(/[^\p{L}\p{N}.-]+/gu, "-");
  await page.screenshot({ path: place("screenshots", `${file}.png`), ...options });
}

/**
 * A test with an empty store. Options: `path` of the file, `viewport`, `prepare(page)` before it loads (in a page of its
 * own), `expected`: a pattern of console errors that belong to the test.
 */
export function pageTest(name, { path = PAGE, viewport = DESKTOP, prepare, expected } = {}, body) {
  test(name, { timeout: 60_000 }, async () => {
    const page = prepare ? await fresh() : await used();
    const { problems, stop } = watch(page, expected);
    try {
      await page.setViewport(viewport);
      await prepare?.(page);
      await open(page, path);
      await body(page);
      assert.deepEqual(problems, []);
    } catch (error) {
      await screenshot(page, `failed ${name}`).catch(() => {});
      if (problems.length) error.message += `\nthe page said:\n${problems.join("\n")}`;
      if (page === shared) shared = undefined;
      throw error;
    } finally {
      stop();
      if (page !== shared) await page.browserContext().close();
    }
  });
}

const fresh = async () => (await browser.createBrowserContext()).newPage();

/** A new process for every test would take longer than most tests. */
let shared;
async function used() {
  shared ??= await fresh();
  await shared.goto(pathToFileURL(write("empty.html", "<!doctype html><title>empty</title>")).href);
  await shared.evaluate(() => localStorage.clear());
  return shared;
}

function watch(page, expected) {
  const problems = [];
  const listeners = {
    console(message) {
      const bad = message.type() === "error" || message.type() === "warn";
      if (bad && !expected?.test(message.text())) problems.push(`console: ${message.text()}`);
    },
    pageerror: (error) => problems.push(`uncaught: ${error?.stack ?? error}`),
    dialog(dialog) {
      problems.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    },
    request(request) {
      const url = request.url();
      const opened = request.isNavigationRequest() && request.frame() === page.mainFrame() && url.startsWith("file:");
      if (!opened && !/^(data|about|blob):/.test(url)) problems.push(`request: ${url}`);
    },
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  const stop = () => Object.entries(listeners).forEach(([event, listener]) => page.off(event, listener));
  return { problems, stop };
}

/** Opens a file and waits until it has started. */
export async function open(page, path) {
  await page.goto(pathToFileURL(path).href);
  await started(page);
}

/** The start text is gone: the page is mounted, or says why it cannot be. */
export async function started(page) {
  await page.waitForFunction(() => {
    const app = document.getElementById("app");
    return !app || (app.childElementCount > 0 && !app.querySelector(".starting"));
  });
}

/** axe-core finds nothing, by any of its rules but those left out. */
export async function accessible(page, ...without) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate((rules) => globalThis.axe.run({ resultTypes: ["violations"], rules }), rules);
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join("\n  ")}`);
  assert.equal(told.length, 0, told.join("\n"));
}

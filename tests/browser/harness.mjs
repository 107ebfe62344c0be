// Opens the built page from file:// in the browser that BROWSER names. A console error, an uncaught error, a dialog
// or any request but the one for the file itself fails the test, and leaves a screenshot.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after } from "node:test";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { alike, look } from "./abilities.mjs";
import { BROWSER, DESKTOP, launch, own, PAGE, place } from "./browsers.mjs";
import { whole } from "./whole.mjs";

export { compose, composed, composing, look } from "./abilities.mjs";
export { BROWSER, DESKTOP, PAGE, PHONE, write, ZOOMED } from "./browsers.mjs";
export const html = readFileSync(PAGE, "utf8");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SAVED = own("downloads");
const browser = await launch();
after(() => browser.close());

/** What a test has going: the problems its pages told of, those it expects, and its stations. Found by each of its pages. */
const runs = new WeakMap();

/**
 * A test at a station of its own, with an empty store. Options: `path` of the file or its address, `viewport`, `look`
 * of the system, `prepare(page)` before the page loads, `expected`: a pattern of the errors that belong to the test,
 * `requests`: a pattern of what may be asked for beside the file,
 * `only`: the one browser that can do it, `because`: what the other cannot.
 */
export function pageTest(name, { expected, requests, only = BROWSER, because = `needs ${only}`, ...options } = {}, body) {
  test(name, { timeout: 120_000, skip: only !== BROWSER && because }, async () => {
    const attempt = async () => {
      const run = { problems: [], expected, requests, contexts: [], page: undefined };
      try {
        await body(await arrive(run, options));
        assert.deepEqual(run.problems, []);
      } catch (error) {
        if (run.page) await screenshot(run.page, `failed ${name}`).catch(() => {});
        if (run.problems.length) error.message += `\nthe page said:\n${run.problems.join("\n")}`;
        throw error;
      } finally {
        for (const context of run.contexts) await context.close();
      }
    };
    // A browser on a machine that is busy with another one may be late once, but not twice; it is told all the same.
    await attempt().catch((error) => {
      console.error(`TRIED AGAIN ${name} in ${BROWSER}: ${error.stack ?? error}`);
      return attempt();
    });
  });
}

/** A second machine in the same test: it shares nothing with the first. Options as those of a test. */
export const station = (page, options = {}) => arrive(runs.get(page), options);

/** A second tab beside this one, which it covers until `page.bringToFront()`. Options as those of a test. */
export const tab = (page, options = {}) => visit(runs.get(page), page.browserContext(), { viewport: page.viewport(), ...options });

/** What the pages of this test told of so far; it fails the test no more. */
export const told = (page) => runs.get(page).problems.splice(0);

async function arrive(run, options) {
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: "allow", downloadPath: SAVED } });
  run.contexts.push(context);
  return visit(run, context, options);
}

async function visit(run, context, { path = PAGE, viewport = DESKTOP, look: wanted = {}, prepare }) {
  const page = await context.newPage();
  run.page ??= page;
  runs.set(page, run);
  watch(page, run);
  alike(page);
  pierce(page);
  await page.setViewport(viewport);
  await look(page, wanted);
  await page.evaluateOnNewDocument(nameRoot);
  await prepare?.(page);
  await open(page, path);
  return page;
}

function watch(page, { problems, expected, requests }) {
  const tell = (kind, text) => expected?.test(text) || problems.push(`${kind}: ${text}`);
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && tell("console", message.text()));
  page.on("pageerror", (error) => tell("uncaught", error?.stack ?? String(error)));
  page.on("dialog", (dialog) => {
    tell("dialog", dialog.message());
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    const opened = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (!opened && !/^(data|about|blob):/.test(url) && !requests?.test(url)) tell("request", url);
  });
}

/** Opens a file and waits until it has started. */
export async function open(page, path) {
  await page.goto(/^https?:/.test(path) ? path : pathToFileURL(path).href);
  await started(page);
}

/** The element shows something, or there is none, or it is said why it shows nothing. */
export async function started(page) {
  await page.waitForFunction(() => {
    const element = document.querySelector("parcel-claims");
    return !element || element.shadowRoot?.childElementCount > 0 || document.querySelector(".starting [role=alert]:not([hidden])");
  });
}

/** Selectors are meant inside the element; in scripts its root is `pc`. */
function pierce(page) {
  for (const name of ["$", "$$", "$eval", "$$eval", "click", "focus", "hover", "tap", "type", "waitForSelector"]) {
    const plain = page[name].bind(page);
    page[name] = (selector, ...more) => plain(`parcel-claims >>> ${selector}`, ...more);
  }
}

/** Runs in every page. */
function nameRoot() {
  Object.defineProperty(globalThis, "pc", { configurable: true, get: () => document.querySelector("parcel-claims").shadowRoot });
}

/** Into `target/screenshots`, in a folder for each browser. */
export async function screenshot(page, name, options = { fullPage: true }) {
  const file = name.replace(/[^\p{L}\p{N}.-]+/gu, "-");
  await page.screenshot({ path: place("screenshots", BROWSER, `${file}.png`), ...options });
}

/** Does what makes the page save a file, and waits for it: its name and its text. */
export async function saved(act) {
  rmSync(SAVED, { recursive: true, force: true });
  await act();
  for (let waited = 0; waited < 10_000; waited += 50) {
    const [name, ...more] = existsSync(SAVED) ? readdirSync(SAVED) : [];
    // While it is written it is empty, or has a second file beside it.
    const text = name && !more.length && !/\.(crdownload|part|tmp)$/.test(name) ? readFileSync(join(SAVED, name), "utf8") : "";
    if (text) return { name, text };
    await setTimeout(50);
  }
  throw new Error("no file was saved");
}

/** axe-core finds nothing, by any of its rules but those left out. */
export async function accessible(page, ...without) {
  await whole(page);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate((rules) => globalThis.axe.run({ resultTypes: ["violations"], rules }), rules);
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join("\n  ")}`);
  assert.equal(told.length, 0, told.join("\n"));
}

// Opens the built page from file:// in the browser that BROWSER names. A console error, an uncaught error, a dialog
// or any request but the one for the file itself fails the test, and leaves a screenshot.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { alike, look, until } from "./abilities.mjs";
import { BROWSER, DESKTOP, launch, own, PAGE, place } from "./browsers.mjs";
import { answered } from "../answered.mjs";
import { whole } from "./whole.mjs";

export { compose, composed, composing, look, until } from "./abilities.mjs";
export { BROWSER, DESKTOP, PAGE, PHONE, write, ZOOMED } from "./browsers.mjs";
export const html = readFileSync(PAGE, "utf8");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SAVED = own("downloads");
let browser = await launch();
after(() => browser.close());

/** What a test has going: the problems its pages told of, those it expects, and its stations. Found by each of
 * its pages. */
const runs = new WeakMap();

/** Pages that were left as they were found, by `touched`: to open ours there again costs a third of a new start. */
const kept = new Map();
const touched = ({ hasTouch = false }) => hasTouch;

/** What holds for a page whatever it opens next, and the pages where it was done. */
const LASTING = ["emulateMediaType", "evaluateOnNewDocument", "exposeFunction", "setJavaScriptEnabled"];
const altered = new WeakSet();

/**
 * A test at a station of its own, with an empty store. Options: `path` of the file or its address, `viewport`, `look`
 * of the system, `prepare(page)` before the page loads, `expected`: a pattern of the errors that belong to the test,
 * `requests`: a pattern of what may be asked for beside the file,
 * `only`: the one browser that can do it, `because`: what the other cannot; `decides`: it is about what the page
 * decides (texts, sums, what is asked), by the same WebAssembly everywhere, or what axe-core finds in the same markup
 * and style: one browser shows it for all.
 */
export function pageTest(name, { decides, only = BROWSER, because = `needs ${only}`, ...options } = {}, body) {
  if (decides && BROWSER !== "chromium") return;
  test(name, { timeout: 120_000, skip: only !== BROWSER && because }, async () => {
    const { expected, requests } = options;
    const run = { problems: [], expected, requests, contexts: [], page: undefined };
    try {
      await body(await arrive(run, options));
      assert.deepEqual(run.problems, []);
      for (const context of run.contexts) await leave(context);
    } catch (error) {
      if (run.page) await screenshot(run.page, `failed ${name}`).catch(() => {});
      if (run.problems.length) error.message += `\nthe page said:\n${run.problems.join("\n")}`;
      for (const context of run.contexts) await context.close().catch(() => {});
      throw error;
    }
  });
}

/** A second machine in the same test: it shares nothing with the first. Options as those of a test. */
export const station = (page, options = {}) => arrive(runs.get(page), options);

/** A second tab beside this one, which it covers until `page.bringToFront()`. Options as those of a test. */
export const tab = async (page, options = {}) =>
  visit(runs.get(page), await fresh(page.browserContext()), { viewport: page.viewport(), ...options });

/** What the pages of this test told of so far; it fails the test no more. */
export const told = (page) => runs.get(page).problems.splice(0);

async function arrive(run, options) {
  const { viewport = DESKTOP, path, prepare } = options;
  if (!browser.connected) {
    kept.clear();
    browser = await launch();
  }
  let page = path || prepare ? undefined : kept.get(touched(viewport));
  kept.delete(page && touched(viewport));
  const downloadBehavior = { policy: "allow", downloadPath: SAVED };
  page ??= await fresh(await browser.createBrowserContext({ downloadBehavior }));
  run.contexts.push(page.browserContext());
  return visit(run, page, options);
}

async function fresh(context) {
  const page = await context.newPage();
  watch(page);
  alike(page);
  settle(page);
  pierce(page);
  const size = page.setViewport.bind(page);
  page.setViewport = async (viewport) => {
    await size(viewport);
    await until(page, isAsWide, viewport.width);
  };
  await page.evaluateOnNewDocument(nameRoot);
  for (const name of LASTING) {
    const act = page[name].bind(page);
    page[name] = (...given) => {
      altered.add(page);
      return act(...given);
    };
  }
  return page;
}

async function visit(run, page, { path = PAGE, viewport = DESKTOP, look: wanted = {}, prepare }) {
  run.page ??= page;
  runs.set(page, run);
  await page.bringToFront();
  await page.setViewport(viewport);
  await look(page, wanted);
  await prepare?.(page);
  await open(page, path);
  return page;
}

/** Keeps the page for the next test, if it is as that would find a new one but for what is emptied here. */
async function leave(context) {
  const [page, ...more] = await context.pages();
  const place = page && touched(page.viewport());
  const keep = page && !more.length && !altered.has(page) && !kept.has(place) && (await emptied(page));
  if (keep) kept.set(place, page);
  else await context.close();
}

const emptied = (page) =>
  page.evaluate(async (ours) => {
    if (location.href.split("#")[0] !== ours) return false;
    document.querySelector("parcel-claims").remove();
    // It ends a moment later, and may still write.
    await undefined;
    localStorage.clear();
    sessionStorage.clear();
    return true;
  }, pathToFileURL(PAGE).href);

function watch(page) {
  const tell = (kind, text) => {
    const { problems, expected } = runs.get(page);
    if (!expected?.test(text)) problems.push(`${kind}: ${text}`);
  };
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && tell("console", message.text()));
  page.on("pageerror", (error) => tell("uncaught", error?.stack ?? String(error)));
  page.on("dialog", (dialog) => {
    tell("dialog", dialog.message());
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    const opened = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (!opened && !/^(data|about|blob):/.test(url) && !runs.get(page).requests?.test(url)) tell("request", url);
  });
}

/** Opens a file and waits until it has started. */
export async function open(page, path) {
  await page.goto(/^https?:/.test(path) ? path : pathToFileURL(path).href);
  await started(page);
}

/** All of the element has been made, or there is none, or it is said why it shows nothing. Asked from outside: the page
 * may have lost its clocks. */
export const started = (page) =>
  // On its way to another page it answers nothing.
  answered("the start of the page", () => page.evaluate(isStarted).catch(() => false));

function isStarted() {
  const element = document.querySelector("parcel-claims");
  const root = element?.shadowRoot;
  return (
    !element ||
    (root?.childElementCount > 0 && !root.querySelector(".pc:not([data-drawn])")) ||
    document.querySelector(".starting [role=alert]:not([hidden])") !== null
  );
}

/** What follows from a letter is shown step by step: whoever looks, looks when all of it is. */
function settle(page) {
  const evaluate = page.evaluate.bind(page);
  page.evaluate = async (...given) => {
    while (await evaluate(isDrawing));
    return evaluate(...given);
  };
}

const isDrawing = () =>
  Boolean(document.querySelector("parcel-claims")?.shadowRoot?.querySelector(".pc:not([data-drawn])"));

/** Selectors are meant inside the element; in scripts its root is `pc`. */
function pierce(page) {
  for (const name of ["$", "$$", "click", "focus", "hover", "tap", "type"]) {
    const plain = page[name].bind(page);
    page[name] = (selector, ...more) => plain(`parcel-claims >>> ${selector}`, ...more);
  }
  page.waitForSelector = (wanted) => until(page, (wanted) => pc.querySelector(wanted)?.checkVisibility(), wanted);
  // In one message instead of one for each step of the way.
  for (const [name, find] of [
    ["$eval", one],
    ["$$eval", all],
  ]) {
    page[name] = (selector, act, ...given) =>
      page.evaluate(`(${act})((${find})(${JSON.stringify(selector)}), ...${JSON.stringify(given)})`);
  }
}

/** Run in the page: what a selector means there. */
function one(selector) {
  const found = pc.querySelector(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}
const all = (selector) => [...pc.querySelectorAll(selector)];

/** Runs in the page: it is laid out for a window of this width. A page that names no width has one of its own. */
const isAsWide = (width) => !document.querySelector("meta[name=viewport]") || matchMedia(`(width: ${width}px)`).matches;

/** Runs in every page. */
function nameRoot() {
  Object.defineProperty(globalThis, "pc", {
    configurable: true,
    get: () => document.querySelector("parcel-claims").shadowRoot,
  });
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
  return answered("a saved file", () => {
    const [name, ...more] = existsSync(SAVED) ? readdirSync(SAVED) : [];
    // While it is written it is empty, or has a second file beside it.
    const text =
      name && !more.length && !/\.(crdownload|part|tmp)$/.test(name) ? readFileSync(join(SAVED, name), "utf8") : "";
    return text && { name, text };
  });
}

/**
 * axe-core finds nothing, by any of its rules but those left out. It judges markup and style, which are the same
 * everywhere: of most states one browser tells for all.
 */
export const accessible = async (page, ...without) => BROWSER === "chromium" && accessibleHere(page, ...without);

/** The same, in whichever browser it is. */
export async function accessibleHere(page, ...without) {
  await whole(page);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate(
    (rules) => globalThis.axe.run({ resultTypes: ["violations"], rules }),
    rules,
  );
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join("\n  ")}`,
  );
  assert.equal(told.length, 0, told.join("\n"));
}

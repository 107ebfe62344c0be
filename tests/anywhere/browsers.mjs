// The four browsers that the page is made for, driven alike: BROWSER says which one.
import { BROWSER, DESKTOP, launch } from "../browser/browsers.mjs";

const STARTS = {
  chromium: async () => byPuppeteer(await launch()),
  firefox: async () => {
    const { alike } = await import("../browser/abilities.mjs");
    return byPuppeteer(await launch(), alike);
  },
  chromium109: async () => byPuppeteer(await (await import("./chromium109.mjs")).launch()),
  webkit: async () => (await import("./webkit.mjs")).start(),
};

/**
 * Starts the browser with an empty store. `visit(url, { viewport })` opens a page and waits until it has started;
 * `stop()` ends whatever was started. A page has what puppeteer calls by these names: `evaluate`, where the element's
 * root is `pc`, `keyboard` and `reload`; `click(selector)` inside the element's root, `screenshot(path)`, and
 * `problems()`: what the page told of since the last time it was asked.
 */
export async function start() {
  if (!(BROWSER in STARTS)) throw new Error(`BROWSER is ${BROWSER}; it may be ${Object.keys(STARTS).join(", ")}`);
  return (started ??= STARTS[BROWSER]());
}

/** The files of one process share it. */
let started;

/** Runs in the page, after each time it was opened. */
export function nameRoot() {
  Object.defineProperty(globalThis, "pc", {
    configurable: true,
    get: () => document.querySelector("parcel-claims").shadowRoot,
  });
}

/** Runs in the page: the element shows something, or there is none. */
export function hasStarted() {
  const element = document.querySelector("parcel-claims");
  return document.readyState === "complete" && (!element || element.shadowRoot?.childElementCount > 0);
}

/** It had another name in the older puppeteer. */
const newContext = (browser) => (browser.createBrowserContext ?? browser.createIncognitoBrowserContext).call(browser);

function byPuppeteer(browser, adapt = () => {}) {
  const visit = async (url, { viewport = DESKTOP } = {}) => {
    const context = await newContext(browser);
    const page = await context.newPage();
    const told = [];
    page.on("console", (message) => /^(error|warn)/.test(message.type()) && told.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => told.push(`uncaught: ${error?.stack || error}`));
    page.on("requestfailed", (request) => told.push(`failed: ${request.url()}`));
    adapt(page);
    await page.setViewport(viewport);
    const opened = async (open) => {
      await open();
      await page.waitForFunction(hasStarted);
      await page.evaluate(nameRoot);
    };
    await opened(() => page.goto(url));
    return {
      keyboard: page.keyboard,
      evaluate: (run, ...given) => page.evaluate(run, ...given),
      reload: () => opened(() => page.reload()),
      screenshot: (path) => page.screenshot({ path }),
      problems: async () => told.splice(0),
      close: () => context.close(),
      async click(selector) {
        const part = await page.evaluateHandle((selector) => pc.querySelector(selector), selector);
        if (!part.asElement()) throw new Error(`there is no ${selector}`);
        await part.asElement().click();
      },
    };
  };
  return { visit, stop: () => browser.close() };
}

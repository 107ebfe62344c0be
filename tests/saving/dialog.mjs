// The browser's own "Save page as", done as a clerk does it: by Ctrl+S or the menu of the right button, then the
// dialog.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { BROWSER, options, own } from "../browser/browsers.mjs";
import { active, env, until, xdotool } from "./screen.mjs";

/** The letter of "Save as…" in the menu of the right button. */
const LETTER = { chromium: "a", firefox: "p" }[BROWSER];

/** A browser with a fresh profile and a window: nothing is known there of what was typed elsewhere. */
export async function sit() {
  const { extraPrefsFirefox, ...usual } = options();
  const browser = await puppeteer.launch({
    ...usual,
    env: { ...usual.env, ...env, LANGUAGE: usual.env?.LANGUAGE ?? "" },
    headless: false,
    defaultViewport: null,
    // Puppeteer has file dialogs dismissed before they are seen.
    extraPrefsFirefox: { ...extraPrefsFirefox, "remote.bidi.dismiss_file_pickers.enabled": false },
  });
  const [page] = await browser.pages();
  // As everywhere in these tests: the element's root.
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(globalThis, "pc", {
      configurable: true,
      get: () => document.querySelector("parcel-claims").shadowRoot,
    });
  });
  const problems = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error?.stack ?? String(error)));
  return { page, problems, close: () => browser.close() };
}

export const visit = (page, path) => page.goto(pathToFileURL(path).href);

/** What xdotool tells for a shell: names and values. */
const told = (text) => Object.fromEntries(text.split("\n").map((line) => line.split("=")));

const ways = {
  keys: () => xdotool("key", "ctrl+s"),
  async menu(window) {
    // At the left edge, where nothing is: over a field the menu is another one.
    const { X, Y, HEIGHT } = told(await xdotool("getwindowgeometry", "--shell", window));
    const [x, y] = [Number(X) + 20, Number(Y) + Math.round(Number(HEIGHT) / 2)];
    const below = async () =>
      told(await xdotool("mousemove", String(x + 40), String(y + 40), "getmouselocation", "--shell")).WINDOW;
    const page = await below();
    await xdotool("mousemove", String(x), String(y), "click", "3");
    await until("the menu", async () => (await below()) !== page);
    await xdotool("key", LETTER);
  },
};

/** Saves the page in front as a complete page, by `keys` or by the `menu`, into a folder of its own; the path of the
 * file. */
export async function save(page, name, way = "keys") {
  const path = own(`${name}/page.html`);
  rmSync(dirname(path), { recursive: true, force: true });
  mkdirSync(dirname(path));
  await page.bringToFront();
  const window = await until("the browser's window", active);
  await ways[way](window);
  const dialog = await until("the dialog", async () => {
    const now = await active();
    return now !== window && now;
  });
  // What stands there is the title, selected; "complete page" is what both browsers offer first.
  await xdotool("key", "ctrl+a");
  await xdotool("type", "--delay", "8", path);
  // Enter may belong to the list of proposals; the button's letter is the same in Chinese and English.
  await xdotool("key", "alt+s");
  await until("the end of the dialog", async () => (await active()) !== dialog);
  await until("the saved file", () => existsSync(path) && /<\/html>\s*$/.test(readFileSync(path, "utf8")));
  return path;
}

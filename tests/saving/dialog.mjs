// The browser's own "Save page as", done as a clerk does it: by Ctrl+S or the menu of the right button, then the dialog.
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
    Object.defineProperty(globalThis, "pc", { configurable: true, get: () => document.querySelector("parcel-claims").shadowRoot });
  });
  const problems = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error?.stack ?? String(error)));
  return { page, problems, close: () => browser.close() };
}

export const visit = (page, path) => page.goto(pathToFileURL(path).href);

const ways = {
  keys: () => xdotool("key", "ctrl+s"),
  async menu(window) {
    // At the left edge, where nothing is: over a field the menu is another one.
    const { X, Y, HEIGHT } = Object.fromEntries((await xdotool("getwindowgeometry", "--shell", window)).split("\n").map((line) => line.split("=")));
    await xdotool("mousemove", String(Number(X) + 20), String(Number(Y) + Number(HEIGHT) - 60), "click", "3");
    // The menu is no window that could be waited for: its letter is pressed until the dialog is there.
    await until("the dialog", async () => {
      await xdotool("sleep", "0.3", "key", LETTER);
      return (await active()) !== window;
    });
  },
};

/** Saves the page in front as a complete page, by `keys` or by the `menu`, into a folder of its own; the path of the file. */
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

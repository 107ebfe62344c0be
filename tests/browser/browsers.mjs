// Stock Chromium and stock Firefox, started the same way for tests and measurements, and where the built page lies.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { bring, BROUGHT } from "./fonts.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const PAGE = join(root, "dist", "parcel-claims.html");
export const DESKTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };
/** The desktop at 200 %. */
export const ZOOMED = { width: 683, height: 384, deviceScaleFactor: 2 };

const NO_LIST = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup";

const BROWSERS = {
  chromium: (more) => ({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    env: { ...process.env, LANGUAGE: "zh_CN" },
    // Every window would start two more pages for the list below its address line: a third of the time of a short test.
    // Chromium's own sandbox does not start for root.
    args: [
      "--lang=zh-CN",
      "--disable-gpu",
      "--disable-quic",
      NO_LIST,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...more,
    ],
  }),
  firefox: (more) => ({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    // For what only the browser's own script can set: preferences, an input method.
    args: ["--remote-allow-system-access", ...more],
    extraPrefsFirefox: {
      // As it is for everybody; puppeteer switches it off.
      "security.fileuri.strict_origin_policy": true,
      "intl.accept_languages": "zh-CN, zh",
      // The list of saved files would open and take the focus.
      "browser.download.alwaysOpenPanel": false,
    },
  }),
};

/** The browser that the tests of this process run in. */
export const BROWSER = process.env.BROWSER ?? "chromium";

/** How it is started, with more arguments of its own. */
export function options(...more) {
  if (!(BROWSER in BROWSERS)) throw new Error(`BROWSER is ${BROWSER}; it may be ${Object.keys(BROWSERS).join(" or ")}`);
  return BROWSERS[BROWSER](more);
}

export const launch = (...more) => puppeteer.launch(options(...more));

/** The path of a file below `target`, in a folder that is made. */
export function place(...names) {
  const path = join(root, "target", ...names);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/** The path of a file that belongs to this browser and these test files alone: others run beside them. */
export const own = (name) => place("pages", BROWSER, relative(root, process.argv.at(-1)).replace(/\W+/g, "-"), name);

if (BROUGHT) bring(place("fonts", "fonts.conf"));

/** Another page: a changed or saved copy, a host. */
export function write(name, text) {
  const path = own(name);
  writeFileSync(path, text);
  return path;
}

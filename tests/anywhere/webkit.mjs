// WebKitGTK's own small browser, in a window that nobody sees. While it is driven it keeps nothing and therefore
// writes no console: what a page tells of later is heard by scripts in it, and what it tells of as it opens by opening
// it a second time, in a browser that is not driven.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import selenium from "selenium-webdriver";
import { DESKTOP, place } from "../browser/browsers.mjs";
import { env, until } from "../saving/screen.mjs";
import { hasStarted, nameRoot } from "./browsers.mjs";

const { Builder, Capabilities, Key } = selenium;

/** The browser stands in no folder of programs. */
function program() {
  const systems = readdirSync("/usr/lib").map((system) => join("/usr/lib", system));
  const folders = [...systems, "/usr/libexec"].flatMap((folder) =>
    ["4.1", "4.0"].map((version) => join(folder, `webkit2gtk-${version}`)),
  );
  const found = folders.map((folder) => join(folder, "MiniBrowser")).find((path) => existsSync(path));
  if (!found) throw new Error("WebKitGTK's MiniBrowser is not there: install webkit2gtk-driver");
  return found;
}

/** A window as narrow as a phone: the buttons above the page would not let it. */
const NARROW =
  "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; " +
  "font-size: 1px; -gtk-icon-transform: scale(0.1); }";

/** A line of the console: whose it is, how grave, and what. */
const SAID = /CONSOLE (.*?)\b(ERROR|WARN\w*) (.*)$/;
/** Long enough for a page to start once it is loaded, in milliseconds. */
const STARTING = 3000;

/** In the words of puppeteer. */
const keyOf = (name) =>
  name === "Space" ? " " : (Key[name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()] ?? name);

export async function start() {
  const home = mkdtempSync(place("webkit", "home-"));
  mkdirSync(join(home, "gtk-3.0"));
  writeFileSync(join(home, "gtk-3.0", "gtk.css"), NARROW);
  const running = new Set();
  return {
    async visit(url, { viewport = DESKTOP } = {}) {
      const { driver, end } = await sit(home);
      running.add(end);
      const heard = opening(home, url);
      heard.catch(() => {});
      const page = await visit(driver, url, viewport);
      return {
        ...page,
        problems: async () => [...(await heard).splice(0), ...(await page.problems())],
        async close() {
          running.delete(end);
          await end();
        },
      };
    },
    async stop() {
      for (const end of running) await end();
      // Its last processes still write there.
      // Its last processes may still write there: what cannot be removed stays in the build's own folder.
      await rm(home, { recursive: true, force: true, maxRetries: 15 }).catch(() => {});
    },
  };
}

/** Starts a program that ends with this process at the latest. */
function run(home, name, words) {
  const program = spawn(name, words, {
    env: {
      ...env,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
      GSETTINGS_BACKEND: "memory",
      NO_AT_BRIDGE: "1",
      // No services of a desktop: they would outlive it.
      DBUS_SESSION_BUS_ADDRESS: "disabled:",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const kill = () => {
    process.off("exit", kill);
    program.kill();
  };
  process.once("exit", kill);
  program.on("error", (error) => console.error(`${name}: ${error.message}`));
  return { written: program.stderr.resume(), kill };
}

/** A driver and the browser that it starts: it forgets everything at its end. */
async function sit(home) {
  const port = await freePort();
  const { kill } = run(home, "WebKitWebDriver", [`--port=${port}`]);
  await until("WebKitWebDriver", () =>
    fetch(`http://127.0.0.1:${port}/status`).then(
      (answer) => answer.ok,
      () => false,
    ),
  );
  const wanted = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: program(), args: ["--automation"] },
  });
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
  const end = async () => {
    await driver.quit().catch(() => {});
    kill();
  };
  return { driver, end };
}

/** What the page writes to the console as it opens, in a frame of a host that says when that is over. */
async function opening(home, url) {
  const host = join(mkdtempSync(join(home, "host-")), "host.html");
  const over = `onload = () => setTimeout(() => console.log("it is open"), ${STARTING})`;
  writeFileSync(
    host,
    `<!doctype html><meta charset="utf-8"><script>${over}</script>` +
      `<iframe src="${url}" width="1366" height="768"></iframe>`,
  );
  // In spite of its name the option writes to where errors go.
  const { written, kill } = run(home, program(), [
    "--enable-write-console-messages-to-stdout=true",
    pathToFileURL(host).href,
  ]);
  const told = [];
  try {
    for await (const line of createInterface(written)) {
      const [, whose, grave, text] = SAID.exec(line) ?? [];
      if (grave) told.push(`console: ${whose}${grave} ${text}`);
      if (line.endsWith("it is open")) return told;
    }
  } finally {
    kill();
  }
  throw new Error(`MiniBrowser ended before ${url} was open`);
}

/** Runs in the page: keeps what it tells of from now on. */
function listen() {
  const told = [];
  Object.defineProperty(globalThis, "told", { configurable: true, value: told });
  for (const kind of ["error", "warn"]) {
    const say = console[kind];
    console[kind] = (...said) => {
      told.push(`console: ${said.join(" ")}`);
      say.apply(console, said);
    };
  }
  addEventListener("error", ({ message, target }) => told.push(`uncaught: ${message ?? target?.outerHTML}`), {
    capture: true,
  });
  addEventListener("unhandledrejection", ({ reason }) => told.push(`uncaught: ${reason}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    told.push(`refused: ${violatedDirective} ${blockedURI}`),
  );
}

async function visit(driver, url, viewport) {
  const evaluate = (run, ...given) => driver.executeScript(`return (${run}).apply(null, arguments)`, ...given);
  const keys = async (act) => act(driver.actions()).perform();
  await resize(driver, viewport);
  const opened = async (open) => {
    await open();
    await driver.wait(() => evaluate(hasStarted), 20_000);
    await evaluate(nameRoot);
    await evaluate(listen);
  };
  await opened(() => driver.get(url));
  return {
    evaluate,
    keyboard: {
      press: (key) => keys((actions) => actions.keyDown(keyOf(key)).keyUp(keyOf(key))),
      down: (key) => keys((actions) => actions.keyDown(keyOf(key))),
      up: (key) => keys((actions) => actions.keyUp(keyOf(key))),
      type: (text) => keys((actions) => actions.sendKeys(text)),
    },
    reload: () => opened(() => driver.navigate().refresh()),
    async screenshot(path) {
      writeFileSync(path, await driver.takeScreenshot(), "base64");
    },
    problems: () => evaluate(() => globalThis.told.splice(0)),
    async click(selector) {
      const part = await evaluate((selector) => pc.querySelector(selector), selector);
      if (!part) throw new Error(`there is no ${selector}`);
      await evaluate((part) => part.scrollIntoView({ block: "center" }), part);
      await driver.actions().move({ origin: part }).click().perform();
    },
  };
}

/** The page as large as wanted; the window has a frame around it. */
async function resize(driver, { width, height }) {
  const window = driver.manage().window();
  let [more, higher] = [0, 0];
  for (let round = 0; round < 10; round += 1) {
    await window.setRect({ x: 0, y: 0, width: width + more, height: height + higher });
    await setTimeout(200);
    const [w, h] = await driver.executeScript("return [innerWidth, innerHeight]");
    if (w === width && h === height) return;
    [more, higher] = [more + width - w, higher + height - h];
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

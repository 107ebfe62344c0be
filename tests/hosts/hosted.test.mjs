// The page on a server: kept for working without the network, and renewed by itself, where the browser allows it.
import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import * as clerk from "../browser/clerk.mjs";
import { BROWSER, place, root } from "../browser/browsers.mjs";
import { put } from "../browser/form.mjs";
import { pageTest, screenshot, started, until } from "../browser/harness.mjs";
import { serve } from "../serve.mjs";

const folder = place("hosted", BROWSER, "index.html").replace(/index\.html$/, "");
rmSync(folder, { recursive: true, force: true });
cpSync(join(root, "dist", "hosted"), folder, { recursive: true });

let server = await serve(folder);
after(() => server.close());
const address = () => `${server.origin}/`;
const requests = /^http:\/\/(127\.0\.0\.1|localhost):\d+\//;

/** Waits until the page is kept. */
const kept = (page) => until(page, async () => {
  await navigator.serviceWorker.ready;
  return navigator.serviceWorker.controller !== null && (await caches.keys()).length === 1;
});

pageTest("once opened it opens without the network, and keeps what was entered", { path: address(), requests }, async (page) => {
  await kept(page);
  await put(page, { problem: "lost", stage: "transit", value: 700 });
  const before = await clerk.read(page);
  const { origin } = server;
  await server.close();
  await page.goto(`${origin}/?from=desktop`);
  await started(page);
  assert.deepEqual((await clerk.read(page)).summary, before.summary);
  server = await serve(folder, undefined, Number(new URL(origin).port));
});

pageTest("a new version comes by itself, says so, and is there after one press with nothing lost", { path: address(), requests }, async (page) => {
  await kept(page);
  await put(page, { problem: "lost", stage: "transit", value: 700 });
  const index = join(folder, "index.html");
  const worker = join(folder, "sw.js");
  const [page_, worker_] = [index, worker].map((file) => readFileSync(file, "utf8"));
  try {
    writeFileSync(index, page_.replace("<title>", '<meta name="version" content="2"><title>'));
    writeFileSync(worker, worker_.replace(/parcel-claims \w+/, "parcel-claims second"));
    const said = () => page.$eval("[data-view=update]", (strip) => (strip.hidden ? "" : strip.innerText));
    assert.equal(await said(), "");
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((known) => known.update()));
    await until(page, () => !pc.querySelector("[data-view=update]").hidden);
    assert.match(await said(), /新版本.*会留着/s);
    assert.equal(await page.evaluate(() => document.querySelector("meta[name=version]")), null);
    await screenshot(page, "new version", {});
    await Promise.all([page.waitForNavigation(), clerk.press(page, "换用新版本")]);
    await started(page);
    assert.equal(await page.evaluate(() => document.querySelector("meta[name=version]")?.content), "2");
    assert.equal(await page.$eval("[data-field=value] input", (input) => input.value), "700");
    assert.equal(await said(), "");
    assert.deepEqual(await page.evaluate(() => caches.keys()), ["parcel-claims second"]);
  } finally {
    writeFileSync(index, page_);
    writeFileSync(worker, worker_);
  }
});

pageTest("it can be installed: name, icons, start and scope are there, and the policy lets them in", {
  path: address(), requests, only: "chromium", because: "Firefox has no installation to ask about",
}, async (page) => {
  const session = await page.createCDPSession();
  const { errors, url } = await session.send("Page.getAppManifest");
  assert.deepEqual([errors, new URL(url).pathname], [[], "/manifest.webmanifest"]);
  await kept(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window of a test has no profile of its own to install into.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
});

pageTest("where the browser allows no such thing it goes without, and says nothing", {
  path: address(), requests, prepare: (page) => page.evaluateOnNewDocument(() => { Object.defineProperty(globalThis, "isSecureContext", { value: false }); }),
}, async (page) => {
  await put(page, { problem: "lost", stage: "transit", value: 700 });
  assert.match((await clerk.read(page)).summary, /700/);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((known) => known.length)), 0);
});

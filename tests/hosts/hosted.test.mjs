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

/** What the server does instead of handing out its files: an answer by address. */
let trouble = {};
/** What was asked for. */
const asked = [];
const open = (port) =>
  serve(folder, undefined, port, (request, response) => {
    asked.push(request.url);
    const answer = trouble[request.url] ?? trouble[request.url.split("?")[0]];
    answer?.(response);
    return Boolean(answer);
  });
let server = await open();
after(() => server.close());
const address = () => `${server.origin}/`;
const requests = /^http:\/\/(127\.0\.0\.1|localhost):\d+\//;

/** Waits until the page is kept. */
const kept = (page) =>
  until(page, async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null && (await caches.keys()).length === 1;
  });

pageTest(
  "once opened it opens without the network, and keeps what was entered",
  { path: address(), requests },
  async (page) => {
    await kept(page);
    await put(page, { problem: "lost", stage: "transit", value: 700 });
    const before = await clerk.read(page);
    const { origin } = server;
    await server.close();
    await page.goto(`${origin}/?from=desktop`);
    await started(page);
    assert.deepEqual((await clerk.read(page)).summary, before.summary);
    server = await open(Number(new URL(origin).port));
  },
);

pageTest(
  "a new version comes by itself, says so, and is there after one press with nothing lost",
  { path: address(), requests },
  async (page) => {
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
  },
);

const INDEX = readFileSync(join(folder, "index.html"), "utf8");
const html = { "Content-Type": "text/html; charset=utf-8" };
const says =
  (body, headers = html, status = 200) =>
  (response) =>
    response.writeHead(status, headers).end(body);
const leads = (where) => (response) => response.writeHead(302, { Location: where }).end();
const LOGIN = "<!doctype html><title>Sign on</title><form>who are you?</form>";
const everywhere = (answer) => ({ "/": answer, "/index.html": answer });

/** What a server may answer that is not the new version. */
const TROUBLES = {
  "a sign-on leads away": { ...everywhere(leads("/login")), "/login": says(LOGIN) },
  "a sign-on stands in its place": everywhere(says(LOGIN)),
  "an error that is called none": everywhere(says('{"error":"out of order"}', { "Content-Type": "application/json" })),
  "an error": everywhere(says("out of order", html, 503)),
  "a download that was cut off": everywhere(says(INDEX.slice(0, INDEX.length / 2))),
  "one without its last letters": everywhere(says(INDEX.slice(0, -20))),
  "another type": everywhere(says(INDEX, { "Content-Type": "text/plain" })),
  "a script of somebody else in it": everywhere(
    says(INDEX.replace("<title>", "<script>intruder = true</script><title>")),
  ),
  "a script of somebody else at its end": everywhere(
    says(INDEX.replace("</body>", "<script>intruder = true</script></body>")),
  ),
  "one letter altered": everywhere(says(INDEX.replace("formAssociated", "formassociated"))),
  "another site": everywhere(leads("http://localhost:1/")),
  "no connection": everywhere((response) => response.destroy()),
};

/** Runs in the page: looks for a new version; what becomes of it. */
const look = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  // By the time that the update is over it may stand in another place already.
  const found = new Promise((done) => {
    const tell = () => done(registration.installing ?? registration.waiting ?? registration.active);
    registration.addEventListener("updatefound", tell, { once: true });
  });
  await registration.update();
  const worker = await found;
  const isOver = () => ["redundant", "activated"].includes(worker.state);
  if (!isOver()) await new Promise((done) => worker.addEventListener("statechange", () => isOver() && done()));
  return worker.state;
};

pageTest(
  "what is not the page, whole and to the letter, is never kept: the old version stays until the new one is there",
  {
    path: address(),
    requests,
    expected: /404|503|ERR_|Failed to load/,
  },
  async (page) => {
    await kept(page);
    const worker = join(folder, "sw.js");
    const before = readFileSync(worker, "utf8");
    const [name] = await page.evaluate(() => caches.keys());
    try {
      writeFileSync(worker, before.replace(/parcel-claims \w+/, "parcel-claims second"));
      for (const [what, answers] of Object.entries(TROUBLES)) {
        trouble = answers;
        assert.equal(await page.evaluate(look), "redundant", what);
        assert.deepEqual(
          await page.evaluate(async () => (await caches.keys()).filter((name) => name.includes("second"))),
          [],
          what,
        );
      }
      // All the while the page opens as it was.
      await page.reload();
      await started(page);
      assert.equal(await page.evaluate(() => Boolean(pc.querySelector("[data-field=problem]"))), true);
      assert.deepEqual(await page.evaluate(() => caches.keys()), [name]);

      // A title of the site's own, other line ends, a mark at the beginning, an answer that varies: it is ours
      // all the same.
      const theirs = `\ufeff${INDEX.replace("<title>", "<title>Ours: ").replaceAll("\n", "\r\n")}`;
      trouble = { "/": leads("/index.html"), "/index.html": says(theirs, { ...html, Vary: "*" }) };
      assert.equal(await page.evaluate(look), "activated");
      await page.reload();
      await started(page);
      assert.match(await page.evaluate(() => document.title), /^Ours: /);
      assert.deepEqual(await page.evaluate(() => caches.keys()), ["parcel-claims second"]);
    } finally {
      trouble = {};
      writeFileSync(worker, before);
    }
  },
);

pageTest(
  "it installs without icons and their list, and is kept again where somebody has emptied the store",
  {
    path: address(),
    requests,
    expected: /404|Failed to load|webmanifest/,
    prepare: async () => {
      trouble = Object.fromEntries(
        ["manifest.webmanifest", "icon.svg", "icon-192.png", "icon-512.png"].map((file) => [
          `/${file}`,
          says("none", {}, 404),
        ]),
      );
    },
  },
  async (page) => {
    try {
      await kept(page);
      await page.evaluate(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      });
      await page.reload();
      await started(page);
      await until(page, async () => Boolean(await caches.match("./")));
      const { origin } = server;
      await server.close();
      await page.reload();
      await started(page);
      server = await open(Number(new URL(origin).port));
    } finally {
      trouble = {};
    }
  },
);

pageTest(
  "it answers for its own files alone; a sign-on that comes back with a query is heard by the server",
  { path: address(), requests, expected: /404|Failed to load/ },
  async (page) => {
    await kept(page);
    const title = () => page.evaluate(() => document.title);
    writeFileSync(
      join(folder, "other.html"),
      '<!doctype html><title>other</title><iframe src="./" title="ours"></iframe>',
    );
    try {
      await page.goto(`${address()}other.html`);
      assert.equal(await title(), "other");
      assert.match(await page.evaluate(async () => (await fetch("./other.html")).text()), /<title>other/);
      await page.goto(`${address()}missing`);
      assert.doesNotMatch(await title(), /Parcel claims/);
      await page.goto(`${address()}index.html`);
      await started(page);
      assert.match(await title(), /Parcel claims/);
      // A portal in its place: the page is here already. The server was asked.
      trouble = everywhere(says(LOGIN));
      await page.goto(`${address()}?from=desktop`);
      await started(page);
      assert.match(await title(), /Parcel claims/);
      assert.ok(asked.includes("/?from=desktop"));
      trouble = { "/?ticket=1": leads("/welcome.html"), "/welcome.html": says("<title>welcome</title>") };
      await page.goto(`${address()}?ticket=1`);
      assert.equal(await title(), "welcome");
    } finally {
      trouble = {};
      rmSync(join(folder, "other.html"));
    }
  },
);

pageTest(
  "it can be installed: name, icons, start and scope are there, and the policy lets them in",
  {
    path: address(),
    requests,
    only: "chromium",
    because: "Firefox has no installation to ask about",
  },
  async (page) => {
    const session = await page.createCDPSession();
    const { errors, url } = await session.send("Page.getAppManifest");
    assert.deepEqual([errors, new URL(url).pathname], [[], "/manifest.webmanifest"]);
    await kept(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // A window of a test has no profile of its own to install into.
    assert.deepEqual(
      installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"),
      [],
    );
  },
);

pageTest(
  "where the browser allows no such thing it goes without, and says nothing",
  {
    path: address(),
    requests,
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        Object.defineProperty(globalThis, "isSecureContext", { value: false });
      }),
  },
  async (page) => {
    await put(page, { problem: "lost", stage: "transit", value: 700 });
    assert.match((await clerk.read(page)).summary, /700/);
    assert.equal(
      await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((known) => known.length)),
      0,
    );
  },
);

// A small Vite project, the example as it stands: built and opened in Chromium, and by the development server too.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { answered } from "../answered.mjs";
import { visit } from "./browse.mjs";
import { serve } from "../serve.mjs";
import { project, root, vite } from "./project.mjs";

const EXAMPLE = ["index.html", "main.js", "style.css", "numbers.js", "vite.config.js"].map(
  (file) => `www/examples/npm/${file}`,
);
const page = (script) =>
  `<!doctype html><title></title><link rel="icon" href="data:,"><script type="module" src="/${script}"></script>`;
const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

function built({ folder, node }) {
  node(vite, "build", "--logLevel", "warn");
  return join(folder, "dist");
}

/** The bytes of the built files that end so. */
function size(dist, end) {
  const files = readdirSync(join(dist, "assets")).filter((file) => file.endsWith(end));
  return files.reduce((sum, file) => sum + statSync(join(dist, "assets", file)).size, 0);
}

async function inBrowser(dist, body) {
  const { origin: address, close } = await serve(dist);
  try {
    await visit(address, body);
  } finally {
    close();
  }
}

/** The example as a clerk would use it. */
async function useExample(page) {
  await page.waitForFunction(() => document.querySelector("parcel-claims").shadowRoot?.querySelector(".pc"));
  await page.evaluate(() => {
    globalThis.heard = [];
    document.addEventListener("estimate", ({ detail }) => globalThis.heard.push(detail));
  });
  await page.click("header button");
  await page.waitForFunction(() => globalThis.heard.length > 0);
  const { sum, detail, same, shown } = await page.evaluate(() => {
    const element = document.querySelector("parcel-claims");
    return {
      sum: document.querySelector("output").textContent,
      detail: globalThis.heard.at(-1),
      same: element.estimate === globalThis.heard.at(-1).estimate && element.case === globalThis.heard.at(-1).case,
      shown: element.shadowRoot.textContent.includes("800"),
    };
  });
  assert.equal(sum, "0～800 元");
  assert.deepEqual(detail.estimate.claim.compensation, { min: 0, max: 800 });
  assert.equal(detail.case.waybill, "768012345678");
  assert.equal(detail.case.we, "delivery", "the attribute says who we are");
  assert.match(detail.estimate.summary, /800/);
  assert.ok(same && shown);

  // Saved in the case book, it stands in the host's own list.
  await page.click("parcel-claims >>> [data-action=save]");
  await page.waitForSelector("section:not([hidden]) li");
  assert.equal(await page.$eval("section li", (item) => item.textContent), "768012345678");
  assert.equal(await page.$eval("[role=alert]", (alert) => alert.hidden), true);

  // What is not sound is refused with every problem, and nothing changes.
  const refused = await page.evaluate(() => {
    const element = document.querySelector("parcel-claims");
    try {
      element.case = { problem: "lots" };
    } catch (error) {
      return [error.name, error.issues[0].field, element.case.problem];
    }
    return [];
  });
  assert.deepEqual(refused, ["InvalidCase", "problem", "lost"]);
}

/** What `numbers.js` prints is seen, once. */
async function counted(page, said) {
  await answered("what is counted", () => said.length > 0);
  assert.match(said.splice(0).join("\n"), /^0～800 .*800 元.*$/);
}

/** Where the development server says that it listens. */
async function listening(server) {
  let said = "";
  for await (const part of server.stdout.iterator({ destroyOnReturn: false })) {
    said += part;
    const [address] = said.match(/http:\/\/127\.0\.0\.1:\d+\//) ?? [];
    if (address) return address;
  }
  throw new Error(`the development server ended: ${said}`);
}

test("the example asks for the package and the Vite that it is tested with", () => {
  const { dependencies, devDependencies } = read("www/examples/npm/package.json");
  assert.equal(dependencies["parcel-claims"], `^${read("dist/npm/package.json").version}`);
  assert.equal(devDependencies.vite, `^${read("tests/package.json").devDependencies.vite}`);
});

test("the example, built", { timeout: 120_000 }, async () => {
  const example = project("vite", EXAMPLE);
  const dist = built(example);
  await inBrowser(dist, useExample);
  // That for tables lies beside, and is fetched when a table comes.
  const modules = readdirSync(join(dist, "assets")).filter((file) => file.endsWith(".wasm"));
  assert.deepEqual(modules.filter((file) => !file.startsWith("parcel-claims-tables")), [], "the numbers' own module");
});

test("a copy that a built element saves opens by itself", { timeout: 120_000 }, async () => {
  const example = project("vite-copy", EXAMPLE);
  await inBrowser(built(example), async (page) => {
    await useExample(page);
    // The bundler has written the script anew: the copy must have it as its policy names it.
    const text = await page.evaluate(async () => {
      const { shadowRoot } = document.querySelector("parcel-claims");
      const saved = new Promise((saved) => {
        URL.createObjectURL = (blob) => {
          saved(blob.text());
          return "data:,";
        };
      });
      shadowRoot.querySelector("[data-input=copyCase]").checked = true;
      shadowRoot.querySelector("[data-action=saveCopy]").click();
      return saved;
    });
    example.write("copy.html", text);
  });
  await visit(pathToFileURL(join(example.folder, "copy.html")).href, async (page) => {
    await page.waitForFunction(() => document.querySelector("parcel-claims").case?.waybill === "768012345678");
    assert.match(await page.$eval("parcel-claims >>> [data-view=summary]", (summary) => summary.textContent), /800/);
  });
});

test("the class alone does nothing until it is defined", { timeout: 120_000 }, async () => {
  const own = project("vite-class", ["www/examples/npm/vite.config.js"]);
  own.write("index.html", page("own.js"));
  own.write(
    "own.js",
    `
    import { ParcelClaimsElement, define } from "parcel-claims/element";
    globalThis.before = customElements.get("parcel-claims");
    globalThis.own = class extends ParcelClaimsElement {};
    define();
    define();
    globalThis.same = customElements.get("parcel-claims") === ParcelClaimsElement;
  `,
  );
  await inBrowser(built(own), async (page) => {
    assert.deepEqual(await page.evaluate(() => [globalThis.before === undefined, globalThis.same]), [true, true]);
    // A name of one's own, where another version may hold the usual one.
    await page.evaluate(() => {
      customElements.define("our-claims", globalThis.own);
      document.body.append(document.createElement("our-claims"));
    });
    await page.waitForFunction(() => document.querySelector("our-claims").shadowRoot?.querySelector(".pc"));
  });
});

test("what is taken in and not used is left out of a build", { timeout: 120_000 }, () => {
  const own = project("vite-unused", ["www/examples/npm/vite.config.js"]);
  own.write("index.html", page("own.js"));
  own.write(
    "own.js",
    `
    import { estimate } from "parcel-claims";
    import { ParcelClaimsElement } from "parcel-claims/element";
    import "parcel-claims/element";
    document.title = "nothing";
  `,
  );
  assert.ok(size(built(own), ".js") < 5_000);
});

test("the numbers alone, built, are without the page", { timeout: 120_000 }, async () => {
  const own = project("vite-numbers", EXAMPLE);
  own.write("index.html", page("numbers.js"));
  const dist = built(own);
  const script = size(dist, ".js");
  assert.ok(script < 40_000, `${script} bytes of script`);
  assert.equal(size(dist, ".wasm"), statSync(join(root, "dist/npm/parcel_claims.wasm")).size);
  await inBrowser(dist, counted);
});

test("the development server serves both", { timeout: 120_000 }, async () => {
  const own = project("vite-dev", EXAMPLE);
  own.write("numbers.html", page("numbers.js"));
  const server = spawn(process.execPath, [vite, "--host", "127.0.0.1", "--port", "0"], {
    cwd: own.folder,
    env: { ...process.env, NO_COLOR: "1" },
  });
  try {
    const address = await listening(server);
    await visit(address, useExample);
    await visit(`${address}numbers.html`, counted);
  } finally {
    server.kill();
  }
});

// Chromium on pages of a small server: what they say in the console, and every error, fails the test.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after } from "node:test";
import { launch } from "../browser/browsers.mjs";

const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

let browser;
after(() => browser?.close());

/** The files of a folder over HTTP on loopback: the address, and what ends it. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : new URL(request.url, "http://any").pathname;
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { "content-type": KINDS[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Opens the address and does `body(page, said)` there: what it leaves of what was said fails the test. */
export async function visit(address, body) {
  browser ??= await launch();
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => message.type() !== "debug" && said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("requestfailed", (request) => said.push(`failed: ${request.url()}`));
    const { host } = new URL(address);
    page.on("request", (request) => {
      const { protocol, host: asked } = new URL(request.url());
      if (asked !== host && !/^(data|blob|about):$/.test(protocol)) said.push(`elsewhere: ${request.url()}`);
    });
    await page.goto(address);
    await body(page, said);
    assert.deepEqual(said, []);
  } finally {
    await context.close();
  }
}

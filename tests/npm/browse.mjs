// Chromium on pages of a server: what they say in the console, and every error, fails the test.
import assert from "node:assert/strict";
import { after } from "node:test";
import { launch } from "../browser/browsers.mjs";

let browser;
after(() => browser?.close());

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

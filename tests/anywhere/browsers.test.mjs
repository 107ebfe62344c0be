// What the other tests here rely on: a page's console and its uncaught errors are heard in every browser.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { answered } from "../answered.mjs";
import { write } from "../browser/browsers.mjs";
import { start } from "./browsers.mjs";

const browser = await start();
after(() => browser.stop());

test("nothing a page tells of is missed", { timeout: 60_000 }, async () => {
  const path = write(
    "telling.html",
    `<!doctype html><title>telling</title><link rel="icon" href="data:,">
<script>console.error("error at first"); console.warn("warning at first");
throw new Error("uncaught at first");</script>`,
  );
  const page = await browser.visit(pathToFileURL(path).href);
  await page.evaluate(() => {
    console.error("error later");
    console.warn("warning later");
    console.log("nothing to worry about");
    setTimeout(() => {
      throw new Error("uncaught later");
    });
    setTimeout(() => Promise.reject(new Error("rejected later")));
  });
  const wanted = [
    "error at first",
    "warning at first",
    "uncaught at first",
    "error later",
    "warning later",
    "rejected later",
  ];
  const told = [];
  await answered(
    () => `${wanted}; told was: ${told.join("\n")}`,
    async () => {
      told.push(...(await page.problems()));
      // WebKit hides from a file's page what a script of the driver throws, but not that it does.
      return (
        wanted.every((text) => told.some((line) => line.includes(text))) &&
        told.some((line) => /^uncaught: .*(uncaught later|Script error)/.test(line))
      );
    },
  );
  assert.ok(!told.some((line) => line.includes("nothing to worry")), `${told}`);
  assert.deepEqual(await page.problems(), [], "told once");
  await page.close();
});

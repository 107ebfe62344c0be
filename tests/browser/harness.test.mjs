// What the other tests rely on: that it is a file like any other, and that what goes wrong in a page is seen.
import assert from "node:assert/strict";
import { answered } from "../answered.mjs";
import { put } from "./form.mjs";
import { look, open, PAGE, pageTest, PHONE, saved, station, tab, told, until, write, ZOOMED } from "./harness.mjs";

const plain = write("plain.html", "<!doctype html><title>plain</title><p>plain</p>");
write("sibling.txt", "sibling");

pageTest(
  "a page from a file may not read the file beside it",
  { path: plain, expected: /sibling\.txt|CORS|Failed to load/ },
  async (page) => {
    const read = await page.evaluate(() =>
      fetch("sibling.txt").then(
        () => "read",
        () => "refused",
      ),
    );
    assert.equal(read, "refused");
  },
);

const wrongs = {
  "an error in the console": [() => console.error("wrong"), /^console: .*wrong/],
  "a warning in the console": [() => console.warn("wrong"), /^console: .*wrong/],
  "an uncaught error": [
    () => {
      setTimeout(() => {
        throw new Error("wrong");
      });
    },
    /^uncaught: .*wrong/,
  ],
  "a promise that nobody takes back": [
    () => {
      Promise.reject(new Error("wrong"));
    },
    /^uncaught: .*wrong/,
  ],
  "a dialog": [
    () => {
      setTimeout(() => alert("wrong"));
    },
    /^dialog: .*wrong/,
  ],
  "a request": [
    () => {
      new Image().src = "http://127.0.0.1:65001/wrong.png";
    },
    /^request: .*wrong/,
  ],
};
for (const [name, [wrong, pattern]] of Object.entries(wrongs)) {
  pageTest(`${name} fails a test`, { path: plain }, async (page) => {
    await page.evaluate(wrong);
    const all = [];
    await answered(
      () => `${pattern}: ${all}`,
      () => all.push(...told(page)) && all.some((text) => pattern.test(text)),
    );
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    told(page);
  });
}

pageTest("a tab shares the store, another station does not", {}, async (page) => {
  await page.evaluate(() => localStorage.setItem("harness", "ours"));
  await until(await tab(page), () => localStorage.getItem("harness") === "ours");
  assert.equal(await (await station(page)).evaluate(() => localStorage.getItem("harness")), null);
});

for (const round of ["the first", "the second"]) {
  pageTest(`a test finds nothing of the last one, ${round}`, {}, async (page) => {
    const found = () => page.evaluate(() => [localStorage, sessionStorage].map((store) => store.getItem("left")));
    assert.deepEqual(await found(), [null, null]);
    assert.equal(await page.$$eval("[data-field=problem] input:checked", (chosen) => chosen.length), 0);
    await put(page, { problem: "lost", waybill: "210359000001" });
    await page.evaluate(() => [localStorage, sessionStorage].forEach((store) => store.setItem("left", "here")));
    assert.deepEqual(await found(), ["here", "here"]);
  });
}

pageTest(
  "a script runs before the page's own",
  {
    prepare: (page) =>
      page.evaluateOnNewDocument((word) => {
        globalThis.early = [word, document.readyState];
      }, "first"),
  },
  async (page) => {
    assert.deepEqual(await page.evaluate(() => globalThis.early), ["first", "loading"]);
    await open(page, PAGE);
    assert.deepEqual(
      await page.evaluate(() => globalThis.early),
      ["first", "loading"],
      "again when it is opened again",
    );
  },
);

pageTest("what the page saves can be read", { path: plain }, async (page) => {
  for (const [name, text] of [
    ["一.txt", "first"],
    ["二.json", "second"],
  ]) {
    const file = await saved(() =>
      page.evaluate(
        (download, text) => {
          Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text])), download }).click();
        },
        name,
        text,
      ),
    );
    assert.deepEqual(file, { name, text });
  }
});

pageTest("a system's looks reach the page, and are gone in the next test", {}, async (page) => {
  const asked = (query) => page.evaluate((query) => matchMedia(query).matches, query);
  for (const [name, value] of [
    ["prefers-color-scheme", "dark"],
    ["prefers-reduced-motion", "reduce"],
    ["prefers-contrast", "more"],
    ["forced-colors", "active"],
  ]) {
    assert.equal(await asked(`(${name}: ${value})`), false, name);
    await look(page, { [name]: value });
    assert.equal(await asked(`(${name}: ${value})`), true, name);
    await look(page, {});
  }
});

pageTest("twice the size is half the room", { viewport: ZOOMED }, async (page) => {
  assert.deepEqual(await page.evaluate(() => [innerWidth, devicePixelRatio]), [683, 2]);
});

pageTest("a phone is as wide as a phone, and touched", { viewport: PHONE }, async (page) => {
  const phone = () => [document.documentElement.clientWidth, matchMedia("(pointer: coarse)").matches];
  assert.deepEqual(await page.evaluate(phone), [390, true]);
});

// A page may have anything under the names of the browser: what our script needs it takes once, by `realm.js`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parse } from "acorn";
import { globals } from "./scopes.mjs";

/** What is asked for by its name all the same, and why that is well. */
const ASKED = {
  globalThis: "where everything is taken from",
  global: "the glue asks whether it is there",
  self: "the same",
  window: "the same, and the window of a page of our own",
  Symbol: "a page that has another has no spread and no loops either",
  CSS: "pages of our own",
  WebAssembly: "without it, that is said",
  document: "pages of our own",
  location: "pages of our own",
  navigator: "pages of our own",
  parent: "pages of our own",
  isSecureContext: "pages of our own",
  sessionStorage: "pages of our own",
  addEventListener: "pages of our own",
};

test("no name of the page is relied on", () => {
  const script = readFileSync(new URL("../../dist/parcel-claims.js", import.meta.url), "utf8");
  const asked = new Set();
  globals(parse(script, { ecmaVersion: "latest" }), ({ name }) => asked.add(name));
  assert.deepEqual([...asked].sort(), Object.keys(ASKED).sort());
});

test("no kind is asked by a name that each window has of its own", () => {
  const script = readFileSync(new URL("../../dist/parcel-claims.js", import.meta.url), "utf8");
  const kinds = [...script.matchAll(/ instanceof ([\w.]+)/g)].map(([, kind]) => kind);
  // Made by us, in the same window.
  assert.deepEqual([...new Set(kinds)].sort(), ["Failure", "WebAssembly.Instance", "WebAssembly.Module"]);
});

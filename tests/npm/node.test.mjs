// Plain Node.js: the numbers are counted, and the class of the element can be taken in where there is no document.
import assert from "node:assert/strict";
import test from "node:test";
import { project } from "./project.mjs";

const { node, write } = project("node", ["www/examples/npm/numbers.js"]);

test("the example counts", () => {
  assert.match(node("numbers.js"), /^0～800 .*800 元/);
});

test("the class is there without a document, and nothing happens", () => {
  write(
    "element.js",
    `
    const before = Object.keys(globalThis).length;
    const { ParcelClaimsElement, define } = await import("parcel-claims/element");
    console.log(typeof ParcelClaimsElement, typeof define, ParcelClaimsElement.version,
      Object.keys(globalThis).length - before);
    const { default: { version } } = await import("parcel-claims/package.json", { with: { type: "json" } });
    console.log(version === ParcelClaimsElement.version);
  `,
  );
  assert.match(node("--no-warnings", "element.js"), /^function function \d+\.\d+\.\d+ 0\ntrue\n$/);
});

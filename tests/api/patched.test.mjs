// Old host pages patch built-ins; the estimate is the same under them, loaded before or after.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";

const PATCHES = {
  "Array.prototype.toJSON": `Array.prototype.toJSON = function () { return "[patched]"; };`,
  "Object.prototype.toJSON": `Object.prototype.toJSON = function () { return "{patched}"; };`,
  "String.prototype.toJSON": `String.prototype.toJSON = function () { return "patched"; };`,
  "Array.prototype.reduce": `Array.prototype.reduce = function (callback) { return "patched"; };`,
  "Array.prototype.map, filter, forEach": `for (const name of [
    "map", "filter", "forEach", "find", "includes", "indexOf"]) Array.prototype[name] = () => [];`,
  "Object.prototype.foo": `Object.prototype.foo = "patched";`,
  "Object.prototype.problem, lang, words": `Object.assign(Object.prototype, {
    problem: "short", cash: true, colour: 1, lang: "en", words: false, asOf: "2000-01-01T00:00" });`,
  "Array.prototype.extra": `Array.prototype.extra = function () {};`,
};
const folder = fileURLToPath(new URL("../..", import.meta.url));

/** The estimate as a process of its own sees it; JSON is taken from before the patch and reads own keys only. */
function run(patch, early) {
  const program = `
    const { stringify } = JSON, { entries, fromEntries } = Object, { isArray } = Array;
    const write = (text) => process.stdout.write(text);
    const text = (value) => {
      if (typeof value !== "object" || value === null) {
        return typeof value === "string" ? '"' + value + '"' : String(value); }
      let out = isArray(value) ? "[" : "{";
      if (isArray(value)) for (let at = 0; at < value.length; at += 1) out += text(value[at]) + ",";
      else { const all = entries(value);
        for (let at = 0; at < all.length; at += 1) out += all[at][0] + ":" + text(all[at][1]) + ","; }
      return out + (isArray(value) ? "]" : "}");
    };
    const patch = () => { ${patch} };
    const api = await import("./dist/npm/index.js");
    if (${early}) patch();
    await api.default();
    if (!${early}) patch();
    const facts = { problem: "lost", claimant: "direct", value: 800.5, dueAt: "2012-02-10" };
    write(text(api.estimate(facts, { asOf: "2012-03-20T12:00" })));
    try { api.estimate({ problem: "lots", cash: 1 }, { asOf: "2012-03-20T12:00" }); }
      catch (error) { write(error.name + text(error.issues)); }
    write(text(new api.Estimator(api.rulebook()).estimate(facts, { asOf: "2012-03-20T12:00", lang: "en" })));
  `;
  return execFileSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder, encoding: "utf8" });
}

const right = run("", true);
for (const [name, patch] of Object.entries(PATCHES)) {
  test(`${name}, patched before the start`, () => assert.equal(run(patch, true), right));
  test(`${name}, patched after the start`, () => assert.equal(run(patch, false), right));
}

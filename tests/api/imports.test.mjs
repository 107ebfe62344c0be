// Each import of the module, of the package and of the page, is called with everything around it broken: what is thrown
// ends there, and what comes back is nothing.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What throws on purpose: wasm-bindgen's way to stop. */
const THROWS = /^__wbg___wbindgen_throw_/;
/** What calls what it is given in a task of its own. */
const LATER = /^__wbg_(soon|inTask)_/;
/** What calls nothing that could throw: it looks at what it is given, or lends it. */
const CALLS_NOTHING = new RegExp(
  "^__wbg___wbindgen_|^__wbindgen_generic_|^__wbindgen_init_externref_table$|^__wbg_static_accessor_|" +
    "^__wbg_(begin|end)Reading_",
);
/** What the imports call by its name; classes of a browser beside. */
const GLOBALS = [
  "Array",
  "BigInt",
  "console",
  "Date",
  "Error",
  "JSON",
  "Map",
  "Math",
  "Number",
  "Object",
  "Reflect",
  "Symbol",
  "TextDecoder",
  "URL",
];
const CLASSES = /(?:instanceof|new) (\w+)/g;
/** What it calls of what stays the browser's own, whoever has the name now. */
const PARTS = [
  [Array, "of"],
  [Date, "now"],
  [JSON, "parse"],
  [Math, "random"],
  [Object, "is"],
  [Reflect, "get"],
  [Reflect, "set"],
  [console, "warn"],
];
/** What the page took before anybody could put something in its place: see `www/script/realm.js`. */
const TAKEN = /\b(Array|Blob|Error|FileReader|inTask|Map|Number|Object|soon|TextDecoder)\(/;

const folder = mkdtempSync(join(tmpdir(), "parcel-claims-"));
after(() => rmSync(folder, { recursive: true }));
cpSync(fileURLToPath(new URL("../../dist/npm", import.meta.url)), folder, { recursive: true });

/** A module of its own, started by an entry of the package: its imports and exports. */
async function caught(entry) {
  const { instantiate } = WebAssembly;
  let found;
  WebAssembly.instantiate = async (module, imports) => {
    const made = await instantiate.call(WebAssembly, module, imports);
    found = { imports: Object.values(imports)[0], exports: (made.instance ?? made).exports };
    return made;
  };
  try {
    await (await import(pathToFileURL(join(folder, entry)))).default();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
  return found;
}

let touched;
const throwing = () => {
  touched += 1;
  throw new Error("broken");
};
const traps = Object.fromEntries(
  Object.getOwnPropertyNames(Reflect)
    .filter((name) => typeof Reflect[name] === "function")
    .map((name) => [name, throwing]),
);
/** Whatever is done with them throws. */
const [broken, brokenObject] = [new Proxy(function () {}, traps), new Proxy({}, traps)];

/** What an import is called with: broken objects, and numbers where its text wants those. */
function given(text, scratch) {
  const [, list] = text.match(/handleError\(function \(([^)]*)\)/) ?? text.match(/^function\(([^)]*)\)/);
  const names = list.split(", ").filter(Boolean);
  return names.map((name) => {
    if (text.includes(`(${name} >>> 0) + `)) return scratch;
    const isNumber = new RegExp(
      `\\b${name} (>>>|!==|===) ?0|getStringFromWasm0\\((\\w+, )?${name}\\b|` +
        `_enum_\\w+\\[${name}\\]|wasm\\.__wbindgen_free\\(${name}`,
    ).test(text);
    return isNumber ? 0 : brokenObject;
  });
}

/** Does something while all these are broken; nothing that asserts may run meanwhile. */
function inRuins(names, act) {
  const places = [...PARTS, ...names.map((name) => [globalThis, name])];
  const whole = places.map(([holder, name]) => [holder, name, Object.getOwnPropertyDescriptor(holder, name)]);
  const { defineProperty } = Object;
  for (let at = 0; at < whole.length; at += 1)
    defineProperty(whole[at][0], whole[at][1], { configurable: true, writable: true, value: broken });
  try {
    return { value: act() };
  } catch (error) {
    return { error };
  } finally {
    for (let at = 0; at < whole.length; at += 1) {
      const [holder, name, known] = whole[at];
      if (known) defineProperty(holder, name, known);
      else delete holder[name];
    }
  }
}

/** Held to the end: a closure over what is broken would be given back by what is broken, whenever it is collected. */
const held = [];
// All of them before the first test.
const modules = [
  ["index.js", 20, await caught("index.js")],
  ["services.js", 100, await caught("services.js")],
];
for (const [entry, least, { imports, exports }] of modules) {
  const scratch = exports.__wbindgen_malloc(16, 8);
  const names = Object.keys(imports);
  test(`the imports of ${entry} are found`, () => assert.ok(names.length > least, String(names.length)));
  for (const name of names) {
    test(`nothing passes through ${entry} · ${name.replace(/_[0-9a-f]{16}$/, "")}`, () => {
      const text = imports[name].toString();
      // What is called later is called when nothing is broken any more.
      const all = LATER.test(name) ? [() => {}] : given(text, scratch);
      touched = 0;
      new Int32Array(exports.memory.buffer, scratch, 4).fill(-1);
      const classes = [...text.matchAll(CLASSES)].map(([, name]) => name);
      const { value, error } = inRuins([...new Set([...GLOBALS, ...classes])], () => imports[name](...all));
      held.push(value);
      if (THROWS.test(name)) return assert.ok(error);
      assert.equal(error, undefined);
      if (CALLS_NOTHING.test(name)) return;
      if (touched === 0 && entry !== "index.js" && TAKEN.test(text)) return assert.match(text, /\btry \{|handleError/);
      assert.ok(touched > 0, `it met nothing that is broken:\n${text}`);
      // Where a text is handed over, it is empty, or there is none.
      if (/passStringToWasm0\(ret/.test(text) && !text.includes("handleError")) {
        assert.equal(
          new Int32Array(exports.memory.buffer, scratch, 2)[0] === 0 ||
            new Int32Array(exports.memory.buffer, scratch, 2)[1] === 0,
          true,
        );
      }
      assert.ok(!value || value === 0xffffff || typeof value === "symbol", `it handed over ${String(value)}`);
    });
  }
}

test("an answer for which something was refused is no answer, and the next one is right", async () => {
  const { default: init, estimate, Estimator, rulebook } = await import(pathToFileURL(join(folder, "index.js")));
  await init();
  const facts = {
    problem: "lost",
    stage: "delivery",
    deliveredBy: "station",
    claimant: "direct",
    sentOn: "2012-03-01",
    value: 800,
  };
  const answers = () =>
    JSON.stringify([
      estimate(facts, { asOf: "2012-03-20T12:00" }),
      new Estimator(rulebook()).estimate(facts, { asOf: "2012-03-20T12:00" }),
    ]);
  const right = answers();
  const nothing = () => undefined;
  const { defineProperty, getOwnPropertyDescriptor } = Object;
  const { warn } = console;
  for (const [holder, name] of [
    [Date, "now"],
    [Map.prototype, "set"],
    [globalThis, "Object"],
    [globalThis, "Array"],
    [globalThis, "Map"],
    [globalThis, "Error"],
    [Reflect, "set"],
    [String.prototype, "substring"],
    [String.prototype, "slice"],
    [TextDecoder.prototype, "decode"],
    [JSON, "parse"],
    [console, "warn"],
    [Object, "is"],
  ]) {
    for (const put of [throwing, undefined, nothing]) {
      const whole = getOwnPropertyDescriptor(holder, name);
      defineProperty(holder, name, { ...whole, value: put });
      let error;
      let now;
      console.warn = nothing;
      try {
        now = estimate(facts).asOf;
      } catch (thrown) {
        error = thrown;
      } finally {
        defineProperty(holder, name, whole);
        console.warn = warn;
      }
      // Never a moment that nobody told.
      if (name === "now" && put !== nothing)
        assert.ok(/refused/.test(error?.message) && error.cause, `${name}: ${String(error ?? now)}`);
      if (error) assert.ok(error instanceof Error, String(error));
      assert.equal(answers(), right, name);
    }
  }
});

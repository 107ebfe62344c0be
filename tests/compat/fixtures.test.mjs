// The check itself: it finds what is newer, in its line, and lets pass what all know.
import assert from "node:assert/strict";
import test from "node:test";
import { KNOWN, NEWER } from "./fixtures.mjs";
import { fault, tables } from "./support.mjs";
import { KINDS, newer } from "./uses.mjs";

test("a line is told as it is counted in the file", () => {
  const [found] = newer({ kind: "script", text: "a();\nObject.groupBy();", firstLine: 10 });
  assert.deepEqual(found, {
    what: "Object.groupBy",
    line: 11,
    wrong: "chrome 117, firefox 119, safari 17.4, safari_ios 17.4",
  });
});

test("a line of a style is told as it is counted in its script", () => {
  const [found] = newer({ kind: "style in a script", text: "a();\nsheet.replaceSync(`\np:has(a) {}`);" });
  assert.deepEqual([found.what, found.line], [":has", 3]);
});

/** What the tables say of a feature that all have known for ever, but for this. */
const entry = (support) => ({
  __compat: { support: { chrome: all, firefox: all, safari: all, safari_ios: all, ...support } },
});
const all = { version_added: "1" };
const statements = {
  "a setting is not there": [{ firefox: { version_added: "1", flags: [{}] } }, "never"],
  "what was taken out is not there": [{ firefox: { version_added: "1", version_removed: "9" } }, "never"],
  "a preview is not there": [{ firefox: { version_added: "preview" } }, "preview"],
  "one version too new": [{ firefox: { version_added: "116" } }, "116"],
  "a prefix that does not stand beside it": [{ firefox: { version_added: "1", prefix: "-moz-" } }, "never"],
  "nothing is said": [{ firefox: undefined }, "never"],
};
for (const [what, [support, since]] of Object.entries(statements)) {
  test(`not known: ${what}`, () => {
    assert.equal(fault({ name: "x", entries: [entry(support)] }), `chrome 1, firefox ${since}, safari 1, safari_ios 1`);
  });
}

test("known: the oldest version itself, a prefix beside it, another entry of that name", () => {
  assert.equal(fault({ name: "x", entries: [entry({ firefox: { version_added: "≤115" } })] }), undefined);
  const prefixed = entry({ firefox: { version_added: "1", prefix: "-moz-" } });
  assert.equal(fault({ name: "x", entries: [prefixed], beside: new Set(["-moz-x"]) }), undefined);
  assert.equal(fault({ name: "x", entries: [prefixed, entry({})] }), undefined);
});

test("known: what was there in part, and is whole by now", () => {
  const better = (since) =>
    entry({
      safari: [{ version_added: "26" }, { version_added: since, version_removed: "26", partial_implementation: true }],
    });
  assert.equal(fault({ name: "x", entries: [better("15.4")] }), undefined);
  assert.match(fault({ name: "x", entries: [better("17")] }), /safari 26/);
});

// The tables do not list a year of the language as such.
test("the oldest browsers know the last additions of ES2022", () => {
  const { classes, builtins, statements } = tables.javascript;
  const additions = [
    classes.static.initialization_blocks,
    classes.private_class_fields_in,
    classes.private_class_methods,
    classes.public_class_fields,
    builtins.RegExp.hasIndices,
    statements.import.arbitrary_module_namespace_identifier_names,
  ];
  for (const one of additions) assert.equal(fault({ name: "", entries: [one] }), undefined);
});

const namesIn = (kind, text) => [...new Set([...newer({ kind, text })].map(({ what }) => what))].sort();

for (const kind of Object.keys(KINDS)) {
  for (const [text, whats] of Object.entries(NEWER[kind])) {
    test(`${kind}: found in ${text}`, () => assert.deepEqual(namesIn(kind, text), [...whats].sort()));
  }
  for (const text of KNOWN[kind]) {
    test(`${kind}: nothing in ${text}`, () => assert.deepEqual([...newer({ kind, text })], []));
  }
}

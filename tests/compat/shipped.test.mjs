// Nothing that ships asks for more than the oldest browsers know.
import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "acorn";
import { EXCEPTIONS } from "./exceptions.mjs";
import { SHIPPED } from "./shipped.mjs";
import { KERNELS } from "./support.mjs";
import { newer } from "./uses.mjs";

const found = SHIPPED.flatMap((one) => [...newer(one)].map((use) => ({ file: one.file, ...use })));

test("everything that ships is known to the oldest browsers", () => {
  const told = found.filter(({ what }) => !Object.hasOwn(EXCEPTIONS, what));
  assert.deepEqual([...new Set(told.map(({ file, line, what, wrong }) => `${file}:${line} ${what}: ${wrong}`))], []);
});

test("every script is known to older kernels, too", () => {
  const scripts = SHIPPED.filter(({ kind }) => kind === "script" || kind === "module");
  const told = scripts.flatMap((one) =>
    [...newer(one, KERNELS)].map(({ what, line, wrong }) => ({ file: one.file, what, line, wrong })),
  );
  const missing = told.filter(({ what }) => !Object.hasOwn(EXCEPTIONS, what));
  assert.deepEqual(
    missing.map(({ file, line, what, wrong }) => `${file}:${line} ${what}: ${wrong}`),
    [],
  );
});

test("the guard of each page is read by browsers of any age", () => {
  const guards = SHIPPED.filter(({ kind, text }) => kind === "script" && text.startsWith('addEventListener("load"'));
  assert.equal(guards.length, 3);
  for (const { text } of guards) parse(text, { ecmaVersion: 5 });
});

for (const [what, why] of Object.entries(EXCEPTIONS)) {
  test(`the exception for ${what} is needed (${why})`, () => {
    assert.ok(
      found.some((use) => use.what === what),
      "nothing that ships uses it, or all know it by now: it can go",
    );
  });
}

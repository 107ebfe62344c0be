// The types of the element: a strict TypeScript program is checked against them, and they against what ships.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import ts from "typescript";
import { project, root, tsc } from "./project.mjs";
import { ParcelClaimsElement } from "../../dist/npm/element.js";

const text = (path) => readFileSync(join(root, path), "utf8");

test("a page of somebody else is type-checked", () => {
  const { node } = project("types", ["tests/types/tsconfig.json", "tests/types/element.ts"]);
  node(tsc, "--project", ".", "--noEmit");
});

test("every code of an error has its type", () => {
  const [, table] = text("www/script/messages.js").match(/const MESSAGES = \{\n(.*?)\n\};/s);
  const told = [...table.matchAll(/^ {2}(\w+): \[/gm)].map(([, code]) => code);
  assert.ok(told.length > 3);
  const [, union] = text("dist/npm/element.d.ts").match(/type ParcelClaimsErrorCode =(.*?);\n\n/s);
  const typed = [...union.matchAll(/\| "(\w+)"/g)].map(([, code]) => code);
  assert.deepEqual(typed.sort(), ["InvalidCase", "InvalidRulebook", ...told].sort());
});

test("the manifest says of each member what the types say", () => {
  const source = ts.createSourceFile("element.d.ts", text("dist/npm/element.d.ts"), ts.ScriptTarget.Latest, true);
  const declared = source.statements.find((statement) => ts.isClassDeclaration(statement));
  const has = (member, kind) => member.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
  const typed = declared.members
    .filter((member) => !/EventListener$/.test(member.name.text))
    .map((member) => [
      member.name.text,
      ts.isMethodDeclaration(member) ? "method" : "field",
      member.type.getText(),
      has(member, ts.SyntaxKind.ReadonlyKeyword),
      has(member, ts.SyntaxKind.StaticKeyword),
    ]);
  const [
    {
      declarations: [{ members }],
    },
  ] = JSON.parse(text("dist/npm/custom-elements.json")).modules;
  const said = members.map(({ name, kind, type, return: returned, readonly = false, static: fixed = false }) => {
    return [name, kind, (type ?? returned.type).text, readonly, fixed];
  });
  assert.deepEqual(said, typed);
  assert.equal(
    typed.filter(([, , , , fixed]) => fixed).every(([name]) => name in ParcelClaimsElement),
    true,
  );
});

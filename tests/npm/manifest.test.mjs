// `custom-elements.json` agrees with what ships: the class, its events, the style sheets and the view.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { modules, project, root, tsc } from "./project.mjs";
import { ParcelClaimsElement, define } from "../../dist/npm/element.js";

const text = (path) => readFileSync(join(root, path), "utf8");
const folder = (path) =>
  readdirSync(join(root, path))
    .map((file) => text(join(path, file)))
    .join("\n");
const found = (text, pattern) =>
  [...new Set([...text.matchAll(pattern)].flatMap(([, found]) => found.trim().split(/\s+/)))].sort();
const names = (items = []) => items.map(({ name }) => name).sort();

const manifest = JSON.parse(text("dist/npm/custom-elements.json"));
const [module, defining] = manifest.modules;
const [element] = module.declarations;

test("it is written as the schema wants it", () => {
  const { node, write } = project("manifest");
  const schema = join(modules, "custom-elements-manifest", "schema.d.ts");
  write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { strict: true, noEmit: true, types: [], paths: { schema: [schema] } } }),
  );
  write(
    "manifest.ts",
    `import type { Package } from "schema";\nexport const manifest: Package = ${JSON.stringify(manifest)};\n`,
  );
  node(tsc, "--project", ".");
});

test("it names the package and its files", () => {
  const { customElements, exports } = JSON.parse(text("dist/npm/package.json"));
  assert.equal(customElements, "custom-elements.json");
  for (const { path } of manifest.modules) {
    assert.ok(existsSync(join(root, "dist/npm", path)), path);
    assert.ok(
      Object.values(exports).some((entry) => entry.default === `./${path}`),
      path,
    );
  }
  assert.equal(element.tagName, defining.exports[0].name);
  assert.deepEqual(names(module.exports), [ParcelClaimsElement.name, define.name]);
});

test("attributes", () => {
  // What a form and the page itself ask for is not followed, but read.
  const read = ["disabled", "name", "standalone"];
  assert.deepEqual(names(element.attributes), [...ParcelClaimsElement.observedAttributes, ...read].sort());
});

test("members", () => {
  const { prototype } = ParcelClaimsElement;
  const own = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(
    ([name]) => !/^constructor$|Callback$/.test(name),
  );
  const shipped = own.map(([name, { value, set }]) => (value ? `${name}()` : set ? name : `readonly ${name}`));
  const said = element.members.filter((member) => !member.static);
  assert.deepEqual(
    said
      .map(({ name, kind, readonly }) => (kind === "method" ? `${name}()` : readonly ? `readonly ${name}` : name))
      .sort(),
    shipped.sort(),
  );
  const fixed = Object.getOwnPropertyNames(ParcelClaimsElement).filter(
    (name) => !["length", "name", "prototype"].includes(name),
  );
  assert.deepEqual(names(element.members.filter((member) => member.static)), fixed.sort());
});

test("events", () => {
  const told = found(folder("www/script"), /(?:#tell\(|new CustomEvent\()"([a-z-]+)"/g);
  assert.ok(told.length > 0);
  assert.deepEqual(names(element.events), told);
});

test("custom properties", () => {
  assert.deepEqual(names(element.cssProperties), found(folder("www/style"), /(--parcel-claims-[a-z0-9-]+)/g));
});

test("parts", () => {
  assert.deepEqual(
    names(element.cssParts),
    found(text("www/view.html") + folder("www/view"), /(?<![\w-])part="([^"]+)"/g),
  );
});

test("everything is described", () => {
  const { attributes, members, events, cssProperties, cssParts } = element;
  for (const { name, description } of [...attributes, ...members, ...events, ...cssProperties, ...cssParts]) {
    assert.match(description ?? "", /^[A-Z].*\.$/, name);
  }
});

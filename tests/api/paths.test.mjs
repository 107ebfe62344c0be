// Nothing that ships names a folder of the machine it was built on.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { unpack } from "../packed.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
const registries = readdirSync(join(cargoHome, "registry", "src"));
const forbidden = [root, homedir(), cargoHome, ...registries, ".cargo", ".rustup"].filter((path) => path !== "/");

const shipped = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

function check(name, bytes) {
  const text = bytes.toString("latin1");
  for (const path of forbidden) assert.ok(!text.includes(path), `${name} names ${path}`);
}

for (const file of shipped) {
  test(file.slice(root.length + 1), () => check(file, readFileSync(file)));
}

test("the module inside the page", () => {
  const { texts, module } = unpack(readFileSync(join(root, "dist", "parcel-claims.html"), "latin1"));
  check("the texts", Buffer.from(JSON.stringify(texts)));
  assert.ok(WebAssembly.validate(module));
  check("the module", module);
});

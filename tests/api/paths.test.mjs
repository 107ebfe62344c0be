// Nothing that ships names a folder of the machine it was built on.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { checksum, decode, encode, PACKED, expand } from "../packed.mjs";

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
  const page = readFileSync(join(root, "dist", "parcel-claims.html"), "latin1");
  const [, length, sum, packed] = page.match(PACKED);
  const bytes = decode(packed, Number(length));
  assert.deepEqual([checksum(bytes), encode(bytes)], [Number(sum), packed]);
  const unpacked = Buffer.from(expand(bytes.subarray(4), Buffer.from(bytes).readUInt32LE(0)));
  // Three lengths and three texts stand before it.
  const wasm = unpacked.subarray([0, 4, 8].reduce((start, place) => start + unpacked.readUInt32LE(place), 12));
  assert.ok(WebAssembly.validate(wasm));
  check("the module", wasm);
});

// Starting the package: before, twice, after a failure.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const built = fileURLToPath(new URL("../../dist/npm", import.meta.url));
const wasm = readFileSync(join(built, "parcel_claims.wasm"));
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A copy of the package in a folder of its own, not started. */
function fresh() {
  const folder = mkdtempSync(join(tmpdir(), "parcel-claims-"));
  folders.push(folder);
  cpSync(built, folder, { recursive: true });
  return import(pathToFileURL(join(folder, "index.js")));
}

test("before init every function says what to do", async () => {
  const { estimate, rulebook, Estimator } = await fresh();
  for (const call of [() => estimate({}), () => rulebook(), () => new Estimator()]) {
    assert.throws(call, { name: "Error", message: /await init\(\)/ });
  }
});

test("concurrent and repeated starts share one", async () => {
  const { default: init, estimate } = await fresh();
  const first = init();
  assert.equal(init(), first);
  assert.equal(await first, undefined);
  assert.equal(init(), first);
  assert.equal(estimate({}).claim, null);
});

test("bytes may be given, also as a view", async () => {
  const { default: init, estimate } = await fresh();
  await init(new DataView(wasm.buffer, wasm.byteOffset, wasm.length));
  assert.equal(estimate({}).claim, null);
});

test("what is not bytes is refused, and the start can be repeated", async () => {
  const { default: init, estimate } = await fresh();
  for (const wrong of ["parcel_claims.wasm", 12, {}, null]) await assert.rejects(init(wrong), TypeError);
  await assert.rejects(init(wasm.subarray(0, 100)), WebAssembly.CompileError);
  await init();
  assert.equal(estimate({}).claim, null);
});

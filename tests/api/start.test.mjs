// Starting the package: before, twice, after a failure.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const built = fileURLToPath(new URL("../../dist/npm", import.meta.url));
const wasm = readFileSync(join(built, "parcel_claims.wasm"));
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A copy of the package in a folder of its own, not started. */
async function fresh(entry = "index.js") {
  const folder = mkdtempSync(join(tmpdir(), "parcel-claims-"));
  folders.push(folder);
  cpSync(built, folder, { recursive: true });
  return { folder, ...(await import(pathToFileURL(join(folder, entry)))) };
}

/** WebAssembly of others: it does nothing, it wants what is not there, it traps when it starts, it is called as
 * ours is. */
const header = [0, 97, 115, 109, 1, 0, 0, 0];
const OTHERS = {
  "nothing in it": header,
  "another import": [...header, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 97, 1, 98, 0, 0],
  "a trap at its start": [...header, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11],
  "a trap where ours starts": [
    ...header,
    1,
    4,
    1,
    96,
    0,
    0,
    3,
    2,
    1,
    0,
    7,
    20,
    1,
    16,
    ...Buffer.from("__wbindgen_start"),
    0,
    0,
    10,
    5,
    1,
    3,
    0,
    0,
    11,
  ],
};
const cut = wasm.subarray(0, 100);
const flipped = Uint8Array.from(wasm);
for (let at = 1000; at < flipped.length; at += 5000) flipped[at] ^= 0xff;
const DAMAGED = {
  "cut off": cut,
  empty: new Uint8Array(0),
  "no WebAssembly": Buffer.from("<html>"),
  flipped,
  ...Object.fromEntries(Object.entries(OTHERS).map(([name, bytes]) => [name, Uint8Array.from(bytes)])),
};

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

for (const [name, bytes] of Object.entries(DAMAGED)) {
  test(`after bytes that are no good, sound ones start it: ${name}`, async () => {
    const { default: init, estimate } = await fresh();
    for (let time = 0; time < 2; time += 1) {
      await assert.rejects(init(bytes), Error);
      assert.throws(() => estimate({}), /await init\(\)/);
    }
    await init(wasm);
    assert.equal(estimate({}).claim, null);
  });

  test(`and at the same time: ${name}`, async () => {
    const { default: init, estimate } = await fresh();
    const all = await Promise.allSettled([init(bytes), init(wasm), init(), init(bytes)]);
    assert.deepEqual(
      all.map(({ status }) => status),
      ["rejected", "fulfilled", "fulfilled", "fulfilled"],
    );
    assert.equal(estimate({}).claim, null);
    await init(bytes);
  });
}

test("a file that is not there is looked for again", async () => {
  const { default: init, estimate, folder } = await fresh();
  const file = join(folder, "parcel_claims.wasm");
  renameSync(file, `${file}.away`);
  for (const error of (await Promise.allSettled([init(), init()])).map(({ reason }) => reason))
    assert.equal(error.code, "ENOENT");
  renameSync(`${file}.away`, file);
  await init();
  assert.equal(estimate({}).claim, null);
});

test("where WebAssembly was missing or broken for a moment, it starts afterwards", async () => {
  const { default: init, estimate } = await fresh();
  const { instantiate } = WebAssembly;
  for (const broken of [
    undefined,
    () => Promise.reject(new Error("no")),
    () => {
      throw new Error("no");
    },
    () => Promise.resolve({}),
  ]) {
    WebAssembly.instantiate = broken;
    try {
      await assert.rejects(init());
    } finally {
      WebAssembly.instantiate = instantiate;
    }
  }
  await init();
  assert.equal(estimate({}).claim, null);
});

test("the services start by a function of their own, and name it", async () => {
  const { default: init, ...services } = await fresh("services.js");
  for (const name of [
    "clocks",
    "targets",
    "penalties",
    "decisionTable",
    "differences",
    "estimate",
    "rulebook",
    "Estimator",
  ]) {
    assert.throws(() => (name === "Estimator" ? new services.Estimator() : services[name]()), {
      name: "Error",
      message: /`await init\(\)` of parcel-claims\/services/,
    });
  }
  const compile = WebAssembly.compileStreaming;
  WebAssembly.compileStreaming = () => Promise.reject(new Error("no"));
  await assert.rejects(Promise.all([init(), init()]));
  WebAssembly.compileStreaming = compile;
  await Promise.all([init(), init()]);
  assert.equal(services.estimate({}).claim, null);
});

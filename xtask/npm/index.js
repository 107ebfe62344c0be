// The package's face: the glue of wasm-bindgen behind a start that can be repeated.

import start, * as glue from "./glue.js";

let starting;
let ready = false;

/** Loads the module, once; from its own file unless `bytes` are given. A failed start can be repeated. */
export default function init(bytes) {
  starting ??= load(bytes).catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

/** The estimate by a rulebook of one's own, or the built-in one. */
export class Estimator {
  #inner;

  constructor(rulebook) {
    needReady();
    this.#inner = new glue.Estimator(rulebook);
  }

  estimate(facts, options) {
    return this.#inner.estimate(facts, options);
  }
}

/** The estimate by the built-in rulebook. */
export function estimate(facts, options) {
  needReady();
  return glue.estimate(facts, options);
}

/** A built-in rulebook: the one of this id, or the current one. */
export function rulebook(id) {
  needReady();
  return glue.rulebook(id);
}

async function load(bytes) {
  await start({ module_or_path: bytes === undefined ? await ownBytes() : view(bytes) });
  ready = true;
}

/** The same bytes as every engine takes them; they may come from another frame. */
function view(bytes) {
  if (ArrayBuffer.isView(bytes)) {
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  if (Object.prototype.toString.call(bytes) === "[object ArrayBuffer]") {
    return bytes;
  }
  throw new TypeError("parcel-claims: init takes the bytes of its .wasm file, or nothing");
}

async function ownBytes() {
  const file = new URL("./parcel_claims.wasm", import.meta.url);
  if (file.protocol === "file:" && typeof process === "object") {
    // Named by a variable, so that bundlers for browsers leave it alone.
    const node = "node:fs/promises";
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ node);
    return readFile(file);
  }
  const response = await fetch(file);
  if (!response.ok) {
    throw new Error(`parcel-claims: cannot load ${file.href}: ${response.status}`);
  }
  return response.arrayBuffer();
}

function needReady() {
  if (!ready) {
    throw new Error("parcel-claims: not started yet; `await init()` first");
  }
}

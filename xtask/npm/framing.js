// The module for many parcels: plain exports, and nothing that it imports.

import { bytesOf } from "./bytes.js";

let compiling;

/** The compiled module, once. */
export function compiled() {
  compiling ??= compile().catch((error) => {
    compiling = undefined;
    throw error;
  });
  return compiling;
}

async function compile() {
  return WebAssembly.compile(await bytesOf(new URL("./parcel-claims-tables.wasm", import.meta.url)));
}

/** An instance that answers rows in columns of bytes. */
export async function framing(module) {
  const { exports } = await WebAssembly.instantiate(module, {});
  const put = (bytes) => {
    const at = exports.input(bytes.length);
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  };
  const text = (length) => new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.said(), length));
  return {
    begin(how) {
      put(new TextEncoder().encode(how));
      return text(exports.begin());
    },
    rows(bytes) {
      put(bytes);
      if (exports.rows() !== 1) return undefined;
      return new Uint8Array(exports.memory.buffer, exports.out(), exports.out_length()).slice();
    },
    totals: () => text(exports.totals()),
  };
}

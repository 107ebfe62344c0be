// The module for many parcels: plain exports, and nothing that it imports.

const FILE = "./parcel-claims-tables.wasm";
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
  const file = new URL("./parcel-claims-tables.wasm", import.meta.url);
  if (file.protocol === "file:" && typeof process === "object") {
    // Named by a variable, so that bundlers for browsers leave it alone.
    const node = "node:fs/promises";
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ node);
    return WebAssembly.compile(await readFile(file));
  }
  const response = await fetch(file);
  if (!response.ok) throw new Error(`parcel-claims: cannot load ${FILE}: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
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

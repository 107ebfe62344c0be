// The package's face: the glue of wasm-bindgen behind a start that can be repeated.

import { faceOf } from "./boundary.js";
import { bytesOf } from "./bytes.js";
import start, * as glue from "./glue.js";

/** The last attempt to start: what it was given, and what becomes of it. */
let attempt;
let ready = false;

/** Loads the module, once; from its own file unless `bytes` are given. A failed start can be repeated. */
export default function init(bytes) {
  if (attempt && (ready || attempt.given === bytes)) return attempt.done;
  // While another tries its own bytes: should they be no good, these may be.
  const begun = attempt ? attempt.done.catch(() => load(bytes)) : load(bytes);
  const mine = { given: bytes };
  mine.done = begun.catch((error) => {
    if (attempt === mine) attempt = undefined;
    throw error;
  });
  attempt = mine;
  return mine.done;
}

export const { Estimator, estimate, rulebook } = faceOf(() => {
  if (!ready) throw new Error("parcel-claims: not started yet; `await init()` first");
  return glue;
});

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

const ownBytes = () => bytesOf(new URL("./parcel_claims.wasm", import.meta.url));

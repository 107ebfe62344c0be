// Answers rows in a worker, of a browser or of Node.js.

import { framing } from "./framing.js";

const isNode = typeof process === "object" && import.meta.url.startsWith("file:");
const node = "node:worker_threads";
const port = isNode ? (await import(/* webpackIgnore: true */ /* @vite-ignore */ node)).parentPort : globalThis;

let at;

async function does({ what, value }) {
  if (what === "start") {
    at = await framing(value);
    return undefined;
  }
  return at[what](value);
}

function hear(told) {
  does(told).then(
    (value) => port.postMessage({ id: told.id, value }, value?.buffer ? [value.buffer] : []),
    (error) => port.postMessage({ id: told.id, failed: String(error) }),
  );
}

if (isNode) port.on("message", hear);
else port.onmessage = ({ data }) => hear(data);
port.postMessage({ ready: true });

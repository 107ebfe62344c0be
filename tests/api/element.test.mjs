// The element where there are no elements: taken in on a server and in a worker it does nothing, and its numbers work.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import test from "node:test";
import { createContext, runInContext } from "node:vm";
import { Worker } from "node:worker_threads";

test("a server takes it in, and nothing is defined", async () => {
  const { define, ParcelClaimsElement } = await import("../../dist/npm/define.js");
  assert.equal(define(), undefined);
  assert.equal(define(globalThis), undefined);
  assert.match(ParcelClaimsElement.version, /^\d+\.\d+\.\d+$/);
});

test("so does a worker, and counts", async () => {
  const module = new URL("../../dist/npm/", import.meta.url).href;
  const source = `
    import { parentPort } from "node:worker_threads";
    import "${module}define.js";
    import init, { estimate } from "${module}services.js";
    await init();
    parentPort.postMessage(estimate({ problem: "lost", stage: "delivery", value: 5000 },
      { asOf: "2012-03-04T08:30" }).claim.compensation.max);
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  const [most] = await once(worker, "message");
  assert.equal(most, 1000);
  await worker.terminate();
});

test("the script for a tag counts where there is no document", async () => {
  const script = readFileSync(new URL("../../dist/parcel-claims.js", import.meta.url), "utf8");
  const context = createContext({
    console,
    DecompressionStream,
    Response,
    TextDecoder,
    TextEncoder,
    WebAssembly,
    atob,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
  });
  runInContext(script, context);
  await context.parcelClaims.init();
  assert.equal(
    context.parcelClaims.estimate({ problem: "lost", stage: "delivery", value: 5000 }, { asOf: "2012-03-04T08:30" })
      .claim.compensation.max,
    1000,
  );
});

import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";
import { framed, started } from "../inside.mjs";

/** Runs in the page: puts the frame there and notes what it says. */
function join(src, sandbox) {
  const iframe = document.createElement("iframe");
  iframe.title = "frame";
  if (sandbox) iframe.sandbox = "allow-scripts";
  globalThis.heard = [];
  addEventListener(
    "message",
    ({ data, source, origin }) => source === iframe.contentWindow && heard.push([data?.type, origin]),
  );
  iframe.src = src;
  document.body.append(iframe);
}

const kinds = (page) => page.evaluate(() => [...new Set(heard.map(([kind]) => kind))].sort());
const tell = (page, message) =>
  page.evaluate((message) => document.querySelector("iframe").contentWindow.postMessage(message, "*"), message);
const facts = (frame) => frame.evaluate(() => document.querySelector("parcel-claims").case);
const CASE = { to: "parcel-claims", type: "set-case", case: { problem: "lost" } };
const rest = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 200)));

export default {
  says: "a frame of another origin speaks only with the page it names, and hears only it",
  places: ["server"],
  async see(page, { origin, other }) {
    // It names this page.
    await page.evaluate(join, `${other}/embed.html?host=${encodeURIComponent(origin)}`);
    let frame = await framed(page);
    await started(frame);
    await until(page, () => heard.some(([kind]) => kind === "ready"));
    assert.deepEqual(await kinds(page), ["estimate", "height", "ready"]);
    assert.ok((await page.evaluate(() => heard)).every(([, from]) => from === other));
    await tell(page, { ...CASE, to: "somebody-else" });
    await rest(page);
    assert.deepEqual(await facts(frame), {});
    await tell(page, CASE);
    await until(frame, () => document.querySelector("parcel-claims").case.problem === "lost");
    // A frame inside or beside it is not its page.
    await frame.evaluate((message) => postMessage(message, "*"), { ...CASE, case: { problem: "damaged" } });
    await rest(page);
    assert.deepEqual(await facts(frame), { problem: "lost" });

    // It names another page: the browser keeps what it says from us, and it does not listen.
    await page.evaluate(() => document.querySelector("iframe").remove());
    await page.evaluate(join, `${other}/embed.html?host=${encodeURIComponent("http://intranet.example")}`);
    frame = await framed(page);
    await started(frame);
    await tell(page, { ...CASE, case: { problem: "damaged" } });
    await rest(page);
    // Nor is the draft from before there: it belonged to that page alone.
    assert.deepEqual([await kinds(page), await facts(frame)], [[], {}]);
  },
  // Chromium and Firefox tell of a message that its receiver may not have.
  expected: /postMessage|target origin/i,
};

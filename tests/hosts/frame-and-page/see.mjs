import assert from "node:assert/strict";
import { told, until } from "../../browser/harness.mjs";
import { framed, started } from "../inside.mjs";

const tell = (page, message) =>
  page.evaluate((message) => document.querySelector("iframe").contentWindow.postMessage(message, "*"), message);
const facts = (page) => page.evaluate(() => heard.estimates.at(-1)?.case);
const rest = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 200)));

export default {
  says: "frame and page find each other whoever comes first, speak plainly, and say once what they ignore",
  places: ["server"],
  async see(page, { origin, other }) {
    await page.evaluate((other) => {
      globalThis.heard = { ready: 0, estimates: [], errors: [] };
      globalThis.frameOf = (more) =>
        parcelClaimsFrame(document.querySelector("iframe"), {
          onReady: () => {
            heard.ready += 1;
          },
          onEstimate: (message) => heard.estimates.push(message),
          onError: ({ code }) => heard.errors.push(code),
          ...more,
        });
      // Origins as people write them.
      globalThis.claims = frameOf({ origin: `${other.replace("http", "HTTP")}/portal/?x#y` });
      class Parcel {
        constructor(problem) {
          this.problem = problem;
        }
      }
      // Before the frame has an address; what a framework wraps, and an instance of a class.
      claims.setRulebook(null);
      claims.setCase({ problem: "damaged" });
      claims.setCase(new Proxy(Object.assign(new Parcel("lost"), { value: 700 }), {}));
    }, other);
    await page.evaluate(
      (other, host) => {
        document.querySelector("iframe").src = `${other}/embed.html?lang=zh-CN&host=${encodeURIComponent(host)}`;
      },
      other,
      `${origin.toUpperCase().replace("HTTP", "http")}/page/`,
    );
    await until(page, () => heard.estimates.at(-1)?.case.value === 700);
    assert.deepEqual([await facts(page), await page.evaluate(() => heard.ready)], [{ problem: "lost", value: 700 }, 1]);
    // As high as what it holds, around it its border and padding.
    const frame = await framed(page);
    await until(frame, () => document.documentElement.scrollHeight === innerHeight);
    assert.equal(
      await page.evaluate(() => document.querySelector("iframe").offsetHeight),
      (await frame.evaluate(() => innerHeight)) + 28,
    );

    // Loaded anew it hears again what was said last, and says anew that it is ready.
    await frame.evaluate(() => {
      location.reload();
    });
    await until(page, () => heard.ready === 2 && heard.estimates.at(-1).case.value === 700);
    await page.evaluate(() => claims.reset());
    await until(page, () => heard.estimates.at(-1).case.problem === undefined);
    await page.evaluate(() => claims.setCase({ problem: "x" }));
    await until(page, () => heard.errors.length === 1);
    assert.deepEqual(await page.evaluate(() => heard.errors), ["InvalidCase"]);

    // Who listens late asks, by name of the package or by the message alone.
    await page.evaluate((other) => {
      claims.stop();
      heard.ready = 0;
      heard.estimates = [];
      globalThis.claims = frameOf({ origin: other });
      globalThis.raw = [];
      addEventListener("message", ({ data }) => raw.push(data.type));
    }, other);
    await until(page, () => heard.ready === 1 && heard.estimates.length > 0);
    await page.evaluate(() => {
      raw.length = 0;
    });
    await tell(page, { to: "parcel-claims", type: "hello" });
    // A height comes again whenever the page settles.
    await until(page, () => new Set(raw).size >= 3);
    const others = await page.evaluate(() => raw.filter((type) => type !== "height").sort());
    assert.deepEqual(others, ["estimate", "ready"]);

    // What is ignored is said once, and changes nothing.
    assert.deepEqual(told(page), []);
    for (let twice = 0; twice < 2; twice += 1) {
      await tell(page, { to: "parcel-claims", type: "set-colour" });
      await tell(page, { to: "parcel-claims", type: "set-case" });
      await tell(page, JSON.stringify({ to: "parcel-claims", type: "reset" }));
      await tell(page, { to: "somebody", type: "set-case" });
    }
    await frame.evaluate(() => postMessage({ to: "parcel-claims", type: "reset" }, "*"));
    await page.evaluate(() => {
      claims.stop();
      globalThis.claims = frameOf({ origin: "https://elsewhere.example" });
    });
    const wanted = [
      /type "set-colour" ignored/,
      /type "set-case" ignored: it lacks "case"/,
      /text ignored/,
      /another window ignored/,
      /elsewhere\.example/,
    ];
    const said = told(page);
    while (!wanted.every((one) => said.some((text) => one.test(text)))) {
      await rest(page);
      said.push(...told(page));
    }
    await rest(page);
    said.push(...told(page));
    assert.deepEqual(
      said.map((text) => /ignored|no origin/.test(text)),
      said.map(() => true),
    );
    for (const one of wanted) {
      assert.equal(said.filter((text) => one.test(text)).length, 1, `${one}: ${said.join("\n")}`);
    }
    await started(frame);
  },
};

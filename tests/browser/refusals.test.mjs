// Whatever the page around us or the browser refuses: nothing of it passes through the module, and the page goes on.
import assert from "node:assert/strict";
import { put } from "./form.mjs";
import { BROWSER, pageTest, until } from "./harness.mjs";

const FACTS = { problem: "lost", stage: "delivery", deliveredBy: "station", claimant: "direct", value: 700 };
/** What the console is told once of each. */
const expected = new RegExp(
  "parcel-claims: refused|refused for the test|of undefined|is not a function|is not defined|" +
    "is not a constructor|null|undefined",
);

/** Runs in every page of these tests: what helps to break things, and to see whether the page lives. */
function help() {
  const refusing = () => {
    throw new Error("refused for the test");
  };
  /** Whatever is done with it throws. */
  const broken = new Proxy(
    function () {},
    Object.fromEntries(
      Object.getOwnPropertyNames(Reflect)
        .filter((name) => typeof Reflect[name] === "function")
        .map((name) => [name, refusing]),
    ),
  );
  /** What the imports call by its name. */
  const named = [
    "setTimeout",
    "setInterval",
    "clearTimeout",
    "clearInterval",
    "Blob",
    "FileReader",
    "URL",
    "Map",
    "Array",
    "Object",
    "Error",
    "Symbol",
    "Number",
  ];
  const parts = [
    [Date, "now"],
    [Math, "random"],
    [JSON, "parse"],
    [Reflect, "get"],
    [Reflect, "set"],
    [console, "warn"],
    [Object, "is"],
    [Object, "keys"],
  ];
  const places = [...named.map((name) => [globalThis, name]), ...parts];
  let inTurn;
  /** The imports that were called in their turn. */
  globalThis.met = new Set();
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (module, imports) => {
    const [all] = Object.values(imports);
    for (const name of Object.keys(all)) {
      const act = all[name];
      all[name] = (...given) => {
        if (name !== inTurn) return act(...given);
        met.add(name);
        const whole = places
          .map(([holder, key]) => [holder, key, Object.getOwnPropertyDescriptor(holder, key)])
          .filter(([, , known]) => known);
        const { defineProperty } = Object;
        const lent = given.map((value) =>
          (typeof value === "object" && value !== null) || typeof value === "function" ? broken : value,
        );
        for (const [holder, key, known] of whole)
          defineProperty(holder, key, {
            configurable: true,
            writable: true,
            value: refusing,
            enumerable: known.enumerable,
          });
        try {
          return act(...lent);
        } finally {
          for (const [holder, key, known] of whole) defineProperty(holder, key, known);
        }
      };
    }
    globalThis.imports = Object.keys(all).filter((name) => !name.includes("__wbindgen_throw"));
    return instantiate.call(WebAssembly, module, imports);
  };
  globalThis.breakImport = (name) => {
    inTurn = name;
  };
  globalThis.type = (value) => {
    const input = pc.querySelector("[data-field=value] input");
    input.value = String(value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  /** Whether what is typed is counted and shown. */
  globalThis.lives = (value) => {
    const element = document.querySelector("parcel-claims");
    if (pc.querySelector(".failure")) return "it was stopped";
    type(value);
    if (element.estimate?.claim?.compensation?.max !== value)
      return `it counts ${element.estimate?.claim?.compensation?.max}`;
    const shown = pc.querySelector("[data-view=headline]").innerText.replaceAll(",", "");
    return shown.includes(value) ? "" : `it shows ${shown}`;
  };
  // The page looks at its clock every few seconds, by an interval: here it does so when it is told to, too.
  const looks = [];
  const every = globalThis.setInterval;
  globalThis.setInterval = (look, ...more) => every(look, ...more, looks.push(look));
  globalThis.tick = () => looks.forEach((look) => look());
  globalThis.refusing = refusing;
  // A dialog of the browser's would stay open.
  globalThis.print = () => undefined;
}
const prepare = (page) => page.evaluateOnNewDocument(help);

pageTest(
  "each import refused in turn, and the page counts and shows what is typed next",
  // It is ours that holds, by the same imports everywhere.
  { decides: true, prepare, expected },
  async (page) => {
    await put(page, FACTS);
    const all = await page.evaluate(() => imports);
    assert.ok(all.length > 100, String(all.length));
    const wrong = await page.evaluate((all) => {
      const wrong = [];
      let value = 100;
      for (const name of all) {
        breakImport(name);
        value += 1;
        try {
          type(value);
          // What is done beside typing.
          pc.querySelector("[data-action=today]")?.click();
          document.querySelector("parcel-claims").setAttribute("theme", value % 2 ? "dark" : "light");
          dispatchEvent(new Event("beforeprint"));
        } catch (error) {
          wrong.push(`${name}: ${error}`);
        }
        breakImport(undefined);
        value += 1;
        const dead = lives(value);
        if (dead) wrong.push(`${name}: ${dead}`);
        if (pc.querySelector(".failure")) break;
      }
      return wrong;
    }, all);
    assert.deepEqual(wrong, []);
    const met = await page.evaluate(() => met.size);
    assert.ok(met > 50, `${met} of ${all.length} were called in their turn`);
  },
);

/** What a host takes away or puts in its place, by its name; runs in the page and returns what puts it back. */
function without([path, key], put) {
  const holder = path.split(".").reduce((at, key) => at?.[key], globalThis);
  if (!holder) return;
  const known = Object.getOwnPropertyDescriptor(holder, key);
  const value = {
    throws: { value: refusing },
    getter: { get: refusing },
    gone: { value: undefined },
    empty: { value: () => ({}) },
    nothing: { value: () => undefined },
  }[put];
  Object.defineProperty(holder, key, {
    configurable: true,
    enumerable: true,
    ...("value" in value && { writable: true }),
    ...value,
  });
  (globalThis.broken ??= []).push(() => (known ? Object.defineProperty(holder, key, known) : delete holder[key]));
}
const HOSTS = [
  ["globalThis", "print"],
  ["console", "warn"],
  ["globalThis", "console"],
  ["globalThis", "matchMedia"],
  ["globalThis", "localStorage"],
  ["globalThis", "sessionStorage"],
  ["Navigator.prototype", "clipboard"],
  ["Element.prototype", "scrollIntoView"],
  ["HTMLElement.prototype", "focus"],
  ["Element.prototype", "animate"],
  ["HTMLDialogElement.prototype", "showModal"],
  ["Document.prototype", "execCommand"],
  ["Element.prototype", "scrollBy"],
  ["globalThis", "scrollBy"],
  ["HTMLInputElement.prototype", "select"],
  ["HTMLTextAreaElement.prototype", "select"],
  ["HTMLInputElement.prototype", "setSelectionRange"],
  ["ElementInternals.prototype", "setValidity"],
  ["ElementInternals.prototype", "setFormValue"],
  ["URL", "createObjectURL"],
  ["globalThis", "Blob"],
  ["globalThis", "getComputedStyle"],
  ["Element.prototype", "getClientRects"],
  ["Element.prototype", "getBoundingClientRect"],
  ["HTMLElement.prototype", "click"],
  ["History.prototype", "replaceState"],
  ["globalThis", "setTimeout"],
  ["globalThis", "queueMicrotask"],
  ["globalThis", "structuredClone"],
  ["EventTarget.prototype", "removeEventListener"],
];
/** It is ours that holds, in every browser; one shows it in every way. */
const WAYS = BROWSER === "chromium" ? ["throws", "gone", "nothing"] : ["throws"];

pageTest(
  "what a host breaks while the page runs: it goes on, and lives when that is whole again",
  { prepare, expected },
  async (page) => {
    await put(page, FACTS);
    const wrong = [];
    let value = 200;
    for (const [place, way] of [
      ...HOSTS.flatMap((place) => WAYS.map((way) => [place, way])),
      ...["localStorage", "sessionStorage"].map((name) => [["globalThis", name], "getter"]),
      [["globalThis", "matchMedia"], "empty"],
    ]) {
      value += 2;
      const dead = await page.evaluate(
        `(${async (without, place, way, value) => {
          without(place, way);
          const buttons = ["printResult", "copy", "calendar", "share", "today"];
          let thrown;
          try {
            type(value);
            // As wrong as it gets, and right again.
            type("x");
            document.querySelector("parcel-claims").checkValidity();
            type(value);
            const click = () => new MouseEvent("click", { bubbles: true, composed: true });
            for (const action of buttons) pc.querySelector(`[data-action=${action}]`)?.dispatchEvent(click());
            document.querySelector("parcel-claims").setAttribute("theme", value % 4 ? "dark" : "light");
          } catch (error) {
            thrown = error;
          }
          for (const back of globalThis.broken?.splice(0) ?? []) back();
          await undefined;
          return (thrown ? `threw ${thrown}; ` : "") + lives(value + 1);
        }})(${without}, ${JSON.stringify(place)}, "${way}", ${value})`,
      );
      if (dead) wrong.push(`${place.join(".")} ${way}: ${dead}`);
    }
    assert.deepEqual(wrong, []);
  },
);

for (const [place, way] of [
  [["globalThis", "matchMedia"], "empty"],
  [["globalThis", "matchMedia"], "throws"],
  [["globalThis", "matchMedia"], "gone"],
  [["globalThis", "localStorage"], "getter"],
  [["globalThis", "sessionStorage"], "getter"],
  [["globalThis", "console"], "gone"],
  [["console", "warn"], "gone"],
  [["Navigator.prototype", "clipboard"], "gone"],
  [["globalThis", "setInterval"], "throws"],
  [["Math", "random"], "throws"],
]) {
  pageTest(
    `the page starts and counts without ${place.join(".")} (${way})`,
    {
      prepare: async (page) => {
        await prepare(page);
        await page.evaluateOnNewDocument(`(${without})(${JSON.stringify(place)}, "${way}")`);
      },
      expected,
      decides: true,
    },
    async (page) => {
      await put(page, FACTS);
      assert.equal(await page.evaluate(() => lives(812)), "");
    },
  );
}

pageTest("Ctrl and S while a field is wrong, and a minute passes", { prepare, expected }, async (page) => {
  await put(page, FACTS);
  const told = await page.evaluate(() => {
    globalThis.told = [];
    addEventListener("estimate", ({ detail }) => globalThis.told.push(detail.case));
    type("seven hundred");
    document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyS", key: "s", ctrlKey: true, bubbles: true }));
    dispatchEvent(new Event("blur"));
    return pc.querySelector(".pc") === null;
  });
  assert.equal(told, true);
  // A minute is over at once.
  await page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 61_000;
    globalThis.told.length = 0;
    tick();
  });
  await until(page, () => globalThis.told.length > 0);
  await page.evaluate(() => document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })));
  await until(page, () => pc.querySelector(".pc"));
  const { valid, message } = await page.evaluate(() => {
    const {
      validity: { valid },
      validationMessage: message,
    } = document.querySelector("parcel-claims");
    return { valid, message };
  });
  assert.equal(valid, false);
  assert.ok(message);
  assert.equal(await page.evaluate(() => lives(745)), "");
  assert.equal(await page.evaluate(() => document.querySelector("parcel-claims").validity.valid), true);
});

pageTest("where nothing can be printed, that is said", { prepare, expected }, async (page) => {
  await put(page, FACTS);
  for (const put of [
    () => {
      throw new Error("refused for the test");
    },
    undefined,
  ]) {
    await page.evaluate(`globalThis.print = ${put}`);
    await page.click("[data-action=printResult]");
    await until(page, () => /没打印成/.test(pc.querySelector("[data-view=byHandSaid]")?.textContent));
    assert.equal(await page.evaluate(() => lives(700)), "");
  }
});

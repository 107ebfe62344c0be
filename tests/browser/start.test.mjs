// The page starts wherever it may be opened, and says why where it cannot.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { changed, withModule } from "../packed.mjs";
import {
  accessible,
  composed,
  composing,
  DESKTOP,
  html,
  open,
  PAGE,
  pageTest,
  PHONE,
  screenshot,
  started,
  station,
  until,
  write,
} from "./harness.mjs";

const failure = (page) => page.$eval(".failure", (box) => box.innerText);
const running = (frame) => frame.evaluate(() => pc.querySelector(".failure")?.innerText ?? "running");

for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  pageTest(`it opens from a file, ${name}`, { viewport }, async (page) => {
    assert.equal(await running(page), "running");
    await accessible(page);
    await screenshot(page, `start ${name}`);
  });
}

pageTest("nothing becomes global", {}, async (page) => {
  const names = () => Object.getOwnPropertyNames(window).filter((name) => !/puppeteer|^__aria|^pc$/.test(name));
  const here = await page.evaluate(names);
  await page.goto(pathToFileURL(write("blank.html", "<!doctype html><title>blank</title>")).href);
  const usual = new Set(await page.evaluate(names));
  assert.deepEqual(
    here.filter((name) => !usual.has(name)),
    [],
  );
});

const POLICY = /Content[ -]Security[ -]Policy/;

pageTest("the policy lets nothing in or out", { expected: POLICY }, async (page) => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.body.append(script);
    const sent = await fetch("https://example.invalid/").then(
      () => true,
      () => false,
    );
    const base = document.createElement("base");
    base.href = "https://example.invalid/";
    document.head.append(base);
    return { intruder: "intruder" in window, sent, base: document.baseURI.startsWith("file:") };
  });
  assert.deepEqual(outcome, { intruder: false, sent: false, base: true });
});

/** Firefox tells of streams that break, too. */
const BROKEN = /ReadableStream/;
const altered = (text, at) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);

const failures = {
  "without WebAssembly": {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        delete globalThis.WebAssembly;
      }),
    chinese: /没有 WebAssembly.*Chromium.*109/,
    english: /no WebAssembly.*Firefox 115/,
  },
  "in a browser that is too old": {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        delete Document.prototype.adoptedStyleSheets;
      }),
    chinese: /浏览器太旧.*Safari 16\.4/,
    english: /too old.*Safari 16\.4/,
  },
  "with something missing inside": {
    expected: BROKEN,
    path: write("shorter.html", changed(html, (packed) => packed.slice(0, 2000))),
    chinese: /不完整，或内容被改动.*校验不符/,
    english: /incomplete or was altered.*checksum/,
  },
  "with the end of the module missing": {
    expected: BROKEN,
    path: write("cut-module.html", changed(html, (packed) => packed.slice(0, -2000))),
    chinese: /不完整，或内容被改动.*校验不符/,
    english: /incomplete or was altered.*checksum/,
  },
  "with one letter altered in the texts": {
    expected: BROKEN,
    path: write("altered-texts.html", changed(html, (packed) => altered(packed, 9000))),
    chinese: /内容被改动.*校验不符/,
    english: /altered.*checksum/,
  },
  "with one letter altered in the module": {
    expected: BROKEN,
    path: write("altered-module.html", changed(html, (packed) => altered(packed, packed.length - 9000))),
    chinese: /内容被改动.*校验不符/,
    english: /altered.*checksum/,
  },
  "with another program inside": {
    path: write("other-program.html", withModule(html, Buffer.from("no WebAssembly"))),
    chinese: /不接受/,
    english: /does not accept/,
  },
  "under a policy without 'wasm-unsafe-eval'": {
    path: write("strict.html", html.replace(" 'wasm-unsafe-eval'; style-src", "; style-src")),
    expected: POLICY,
    chinese: /安全策略禁止/,
    english: /policy.*forbids/,
  },
};
for (const [name, { chinese, english, ...options }] of Object.entries(failures)) {
  pageTest(`${name} it says why and what to do`, options, async (page) => {
    const text = await failure(page);
    assert.match(text, chinese);
    assert.match(text, english);
    assert.equal(await page.evaluate(() => pc.childElementCount), 1);
    await accessible(page);
    await screenshot(page, `start failure ${name}`);
  });
}

pageTest("a saved copy, and a copy of the copy, opens again and is not doubled", {}, async (page) => {
  const elements = () => page.evaluate(() => pc.querySelectorAll("*").length);
  const first = await elements();
  for (const round of [1, 2]) {
    // What "Save page as" stores is the live document.
    const live = await page.evaluate(() => `<!doctype html>\n${document.documentElement.outerHTML}`);
    await open(page, write(`saved-${round}.html`, live));
    assert.equal(await running(page), "running");
    assert.equal(await elements(), first);
  }
});

const quoted = html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
pageTest(
  "it runs in a frame without an origin and without an address",
  {
    path: write(
      "host.html",
      `<!doctype html><html lang="zh"><title>host</title>` +
        `<iframe sandbox="allow-scripts" title="page" srcdoc="${quoted}"></iframe>`,
    ),
  },
  async (page) => {
    const frame = page.frames().find((frame) => frame.parentFrame());
    await started(frame);
    assert.equal(await running(frame), "running");
  },
);

/** What stands on the screen outside the element, where it never came to be. */
const outside = (page) => page.evaluate(() => document.body.innerText);

pageTest(
  "a file that was cut off says so",
  { path: write("cut.html", html.slice(0, html.length / 2)) },
  async (page) => {
    await until(page, () => !document.getElementById("parcel-claims-cut").hidden);
    assert.match(await outside(page), /文件不完整[^]*the end of this file is missing/);
    assert.doesNotMatch(await outside(page), /正在启动|浏览器太旧/);
    await accessible(page, "page-has-heading-one");
  },
);

pageTest(
  "a browser too old for the script says so",
  {
    // As a browser without private fields reads it.
    path: write(
      "too-old.html",
      html
        .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
        .replace("static formAssociated", "static ? formAssociated"),
    ),
    expected: /Unexpected token|unexpected token|SyntaxError/,
  },
  async (page) => {
    await until(page, () => !document.getElementById("parcel-claims-old").hidden);
    assert.match(await outside(page), /浏览器太旧[^]*too old/);
    assert.doesNotMatch(await outside(page), /正在启动/);
  },
);

pageTest(
  "a script that was altered is not run, and it is said",
  {
    path: write("altered-script.html", html.replace("static formAssociated", "static formassociated")),
    expected: POLICY,
  },
  async (page) => {
    await until(page, () => !document.getElementById("parcel-claims-old").hidden);
    assert.match(await outside(page), /程序被改动过[^]*the program was altered/);
  },
);

/** Runs in the page: a second is over in a moment. */
function hurry() {
  const every = globalThis.setInterval;
  globalThis.setInterval = (act, time, ...more) => every(act, time / 20, ...more);
}

/** Starts that come to nothing, though the script is there and was understood. */
const stuck = {
  "the element cannot be made": [
    () => {
      delete HTMLElement.prototype.attachInternals;
    },
    /attachInternals/,
  ],
  "the engine never answers": [
    () => {
      WebAssembly.compileStreaming = () => new Promise(() => {});
    },
    /^$/,
  ],
};
for (const [name, [prepare, why]] of Object.entries(stuck)) {
  pageTest(
    `where nothing runs after a while it is said, whatever the reason: ${name}`,
    {
      path: write("nothing.html", "<!doctype html><title>nothing</title>"),
      expected: /attachInternals/,
    },
    async (page) => {
      await page.evaluateOnNewDocument(prepare);
      await page.evaluateOnNewDocument(hurry);
      await page.goto(pathToFileURL(PAGE).href);
      await until(page, () => !document.getElementById("parcel-claims-slow").hidden);
      assert.match(await outside(page), /还没有启动起来[^]*极速模式[^]*It has not started yet/);
      assert.doesNotMatch(await outside(page), /正在启动|里面的程序没有运行/);
      assert.match(await page.evaluate(() => document.getElementById("parcel-claims-why").textContent), why);
      await accessible(page, "page-has-heading-one");
    },
  );
}

pageTest(
  "it runs without what browsers have learnt since its oldest kernel",
  {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        delete Object.hasOwn;
        delete globalThis.structuredClone;
        for (const name of ["at", "findLast", "toSorted"]) delete Array.prototype[name];
        delete globalThis.trustedTypes;
        delete Navigator.prototype.storage;
      }),
  },
  async (page) => {
    await page.$eval("[data-field=problem] input[value=lost]", (input) => input.click());
    assert.match(await page.$eval("[data-view=summary]", (one) => one.innerText), /1,000/);
    await page.$eval("[data-action=save]", (button) => button.click());
    assert.equal(await page.$eval("[data-room=book] .count", (one) => one.textContent), "1");
  },
);

pageTest(
  "what fails as the element comes into the page is said at once",
  {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        HTMLElement.prototype.hasOwnProperty = () => {
          throw new Error("too old for this");
        };
      }),
  },
  async (page) => {
    assert.match(await failure(page), /无法启动[^]*too old for this/);
  },
);

/** What a copy without scripts shows: the document as it is, or with what is inside the element, as a tool writes
 * it. */
const copies = {
  "as Firefox saves it, or as text": () => document.documentElement.outerHTML,
  "with all that is on the screen": () => {
    const { shadowRoot: root } = document.querySelector("parcel-claims");
    const style = root.adoptedStyleSheets
      .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
      .join("\n");
    return document.documentElement.outerHTML.replace(
      /(<parcel-claims[^>]*>)/,
      `$1<template shadowrootmode="open"><style>${style}</style>${root.innerHTML}</template>`,
    );
  },
  "without its style": () => {
    const { shadowRoot: root } = document.querySelector("parcel-claims");
    return document.documentElement.outerHTML.replace(
      /(<parcel-claims[^>]*>)/,
      `$1<template shadowrootmode="open">${root.innerHTML}</template>`,
    );
  },
};
for (const [name, copy] of Object.entries(copies)) {
  pageTest(`a copy without its script says that it is dead: ${name}`, {}, async (page) => {
    assert.doesNotMatch(await page.evaluate(() => pc.querySelector(".inside").innerText), /程序没有运行/);
    const text = (await page.evaluate(copy))
      .replace(/<(script|noscript)\b[^]*?<\/\1>/g, "")
      .replace(/<meta http-equiv[^>]*>/, "");
    await page.goto(pathToFileURL(write("dead.html", `<!doctype html>${text}`)).href);
    const said = await page.evaluate(
      () =>
        document.querySelector("parcel-claims").shadowRoot?.querySelector(".inside").innerText ??
        document.body.innerText,
    );
    assert.match(said, /里面的程序没有运行[^]*the program inside does not run/);
    assert.doesNotMatch(await outside(page), /正在启动/);
  });
}

pageTest(
  "saved as a single file it says that it is dead, with the form on the screen and with what was put away",
  {
    only: "chromium",
    because: "only its protocol saves a page like that",
    requests: /^cid:/,
  },
  async (page) => {
    const session = await page.createCDPSession();
    for (const put of [() => {}, () => dispatchEvent(new KeyboardEvent("keydown", { code: "KeyS", ctrlKey: true }))]) {
      await page.goto(pathToFileURL(PAGE).href);
      await started(page);
      await page.evaluate(put);
      const { data } = await session.send("Page.captureSnapshot", { format: "mhtml" });
      const copy = await station(page, { path: write("nothing.html", "<!doctype html><title>nothing</title>") });
      await copy.goto(pathToFileURL(write("saved.mhtml", data)).href);
      const said = await copy.evaluate(
        () =>
          document.querySelector("parcel-claims").shadowRoot?.querySelector(".inside").innerText ??
          document.body.innerText,
      );
      assert.match(said, /里面的程序没有运行/);
    }
  },
);

pageTest(
  "without scripts the main figures stand there, in both languages",
  {
    path: write("nothing.html", "<!doctype html><title>nothing</title>"),
    only: "chromium",
    because: "puppeteer cannot switch scripts off in Firefox",
  },
  async (page) => {
    await page.setJavaScriptEnabled(false);
    await page.goto(pathToFileURL(PAGE).href);
    const text = await page.evaluate(() => document.querySelector("noscript").innerText);
    for (const said of [/需要 JavaScript/, /1000 元/, /300 元/, /60 分钟/, /30 天/, /JavaScript: please/, /1000 yuan/])
      assert.match(text, said);
    await screenshot(page, "no scripts");
  },
);

const EMBED = join(dirname(PAGE), "embed.html");

/** With `?held` in its address the page starts when it is told to `go`. */
const held = (page) =>
  page.evaluateOnNewDocument(() => {
    if (location.search !== "?held") return;
    const { compileStreaming } = WebAssembly;
    const told = new Promise((resolve) => {
      globalThis.go = resolve;
    });
    WebAssembly.compileStreaming = async (source) => {
      await told;
      return compileStreaming.call(WebAssembly, source);
    };
  });

/** The page before it starts, with the caret in the box that is there first. */
async function early(page, path = PAGE) {
  await page.goto(pathToFileURL(path).href + "?held");
  await page.evaluate(() => document.getElementById("parcel-claims-early").focus());
}

const box = (page) =>
  page.evaluate(() => {
    const input = pc.querySelector("[data-input=paste]");
    return [input.value, pc.activeElement === input, input.selectionStart];
  });

for (const [name, path] of Object.entries({ "the page": PAGE, "the page for a frame": EMBED })) {
  pageTest(`what is typed before ${name} starts is not lost, nor the caret`, { prepare: held }, async (page) => {
    await early(page, path);
    await page.keyboard.type("3月4日签收");
    await page.keyboard.press("ArrowLeft");
    await screenshot(page, `start early ${name}`);
    await page.evaluate(() => go());
    await started(page);
    assert.deepEqual(await box(page), ["3月4日签收", true, 5]);
    assert.ok(await page.$eval("[data-view=readPasted]", (button) => button.checkVisibility()));
  });
}

pageTest("what an input method holds is waited for", { prepare: held }, async (page) => {
  await early(page);
  await composing(page, "yishi");
  await page.evaluate(() => go());
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.equal(await page.evaluate(() => document.querySelector("parcel-claims").shadowRoot), null);
  await composed(page, "遗失");
  await started(page);
  assert.deepEqual(await box(page), ["遗失", true, 2]);
});

pageTest("what is pasted before it starts is read when it does", { prepare: held }, async (page) => {
  await early(page);
  await page.evaluate(() => {
    const early = document.getElementById("parcel-claims-early");
    early.value = "运单号 768000000001，货值 700 元";
    early.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
  });
  await page.evaluate(() => go());
  await started(page);
  assert.equal(await page.$eval("[data-field=waybill] input", (input) => input.value), "768000000001");
  assert.deepEqual(await box(page), ["", true, 0]);
});

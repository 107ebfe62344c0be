// What a test needs and puppeteer cannot do in the same way in both browsers: Chromium is asked through its own
// protocol, Firefox by a script with the rights of the browser itself.
import { BROWSER } from "./browsers.mjs";

/**
 * Waits until something is so in a page or frame. It is looked at by the clock: a page that another one covers draws no
 * frames, and what changes in a shadow root does not change the document. However busy the machine is, it comes.
 */
export const until = (page, condition, ...given) =>
  page.waitForFunction(condition, { polling: 50, timeout: 90_000 }, ...given);

/** Lets puppeteer drive a page of Firefox in the words it has for Chromium. */
export function alike(page) {
  if (BROWSER === "chromium") return;
  for (const name of ["press", "down", "up"]) {
    const act = page.keyboard[name].bind(page.keyboard);
    page.keyboard[name] = (key, ...more) => act(key === "Space" ? " " : key, ...more);
  }
  // The script would run on the empty page before the first one as well, which has no store.
  const before = page.evaluateOnNewDocument.bind(page);
  page.evaluateOnNewDocument = (script, ...given) =>
    before(`if (!["", "about:blank"].includes(location.href)) { (${script})(...${JSON.stringify(given)}); }`);
  page.emulateMediaType = async (medium) => {
    await asFirefox(page, `gBrowser.selectedBrowser.browsingContext.mediumOverride = "${medium ?? ""}";`);
    await until(page, (medium) => matchMedia(medium).matches, medium ?? "screen");
  };
}

/** What a system may ask for, and the preference that makes Firefox believe it does. */
const LOOKS = {
  "prefers-color-scheme": ["layout.css.prefers-color-scheme.content-override", { dark: 0, light: 1 }],
  "prefers-reduced-motion": ["ui.prefersReducedMotion", { reduce: 1 }],
  "prefers-contrast": ["ui.useAccessibilityTheme", { more: 1 }],
  "forced-colors": ["browser.display.document_color_use", { active: 2 }],
};
const UNUSUAL = [
  "(prefers-color-scheme: dark)",
  "(prefers-reduced-motion: reduce)",
  "(prefers-contrast: more)",
  "(forced-colors: active)",
];

/** A finger, and scroll bars that take no room: Chromium has both with the viewport of a phone. */
const TOUCH = ["ui.primaryPointerCapabilities", "ui.allPointerCapabilities", "ui.useOverlayScrollbars"];

const sessions = new WeakMap();
/** What a page of Chromium, or Firefox as a whole, has been asked for last. */
const worn = new WeakMap();

const touched = (page) => page.viewport()?.hasTouch ?? false;

/** Makes the system ask for a look, as `{ "prefers-color-scheme": "dark" }`; what is not named is as usual. */
export async function look(page, wanted = {}) {
  const features = Object.entries(wanted);
  const [wearer, looks] = [BROWSER === "chromium" ? page : page.browser(), JSON.stringify([wanted, touched(page)])];
  if (worn.get(wearer) === looks) return;
  worn.set(wearer, looks);
  if (BROWSER === "chromium") {
    // The look lasts as long as its session.
    if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
    await sessions
      .get(page)
      .send("Emulation.setEmulatedMedia", { features: features.map(([name, value]) => ({ name, value })) });
  } else {
    const touch = touched(page) ? 1 : undefined;
    const preferences = TOUCH.map((name) => [name, touch]);
    for (const [name, [preference, values]] of Object.entries(LOOKS))
      preferences.push([preference, values[wanted[name]]]);
    await asFirefox(
      page,
      preferences
        .map(([name, value]) =>
          value === undefined
            ? `Services.prefs.clearUserPref("${name}");`
            : `Services.prefs.setIntPref("${name}", ${value});`,
        )
        .join("\n"),
    );
  }
  const asked = features.map(([name, value]) => `(${name}: ${value})`);
  await until(
    page,
    (asked, unusual) =>
      asked.length
        ? asked.every((query) => matchMedia(query).matches)
        : !unusual.some((query) => matchMedia(query).matches),
    asked,
    UNUSUAL,
  );
}

/** Types letters into the field in hand with an input method: they stand there underlined, and are no text yet. */
export async function composing(page, letters) {
  const steps = [...letters].map((letter, at) => ({ code: code(letter), text: letters.slice(0, at + 1) }));
  if (BROWSER === "chromium") {
    const session = await page.createCDPSession();
    for (const { code, text } of steps) {
      await keptKey(session, code, () =>
        session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length }),
      );
    }
    await session.detach();
  } else {
    await heard(page, steps.length, () =>
      asFirefox(
        page,
        `${METHOD}
      for (const { code, text } of ${JSON.stringify(steps)}) {
        method.setPendingCompositionString(text);
        method.appendClauseToPendingComposition(text.length, method.ATTR_RAW_CLAUSE);
        method.setCaretInPendingComposition(text.length);
        method.flushPendingComposition(key(code));
      }`,
      ),
    );
  }
}

/** The key that writes a letter or a figure, full-width ones too. */
function code(letter) {
  const plain = letter.normalize("NFKC").toUpperCase();
  return /\d/.test(plain) ? `Digit${plain}` : `Key${plain}`;
}

/** Ends the composition with a key that the method keeps for itself; the text takes the place of the letters. */
export async function composed(page, text, code = "Space") {
  if (BROWSER === "chromium") {
    const session = await page.createCDPSession();
    await keptKey(session, code, () => session.send("Input.insertText", { text }));
    await session.detach();
  } else {
    await heard(page, 1, () =>
      asFirefox(page, `${METHOD} method.commitCompositionWith(${JSON.stringify(text)}, key("${code}"));`),
    );
  }
}

/** Enters a text into a field as a Chinese input method does: letters first, then the text in their place. */
export async function compose(page, selector, text, letters = "pinyin") {
  await page.focus(selector);
  await composing(page, letters);
  await composed(page, text);
}

/** Pages see a key of number 229, whichever it is. */
async function keptKey(session, code, act) {
  const key = { key: "Process", code, windowsVirtualKeyCode: 229 };
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
  await act();
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
}

/** Does something that lets go of so many keys, and waits until the page, a process of its own, has heard
 * of them all. */
async function heard(page, keys, act) {
  const waiting = await page.evaluateHandle(
    (keys) => ({
      over: new Promise((resolve) => addEventListener("keyup", () => (keys -= 1) || resolve(), { capture: true })),
    }),
    keys,
  );
  await act();
  await waiting.evaluate(({ over }) => over);
}

const METHOD = `
  const key = (code) => new KeyboardEvent("", { key: "Process", code, keyCode: 229 });
  const processor = Cc["@mozilla.org/text-input-processor;1"];
  const method = (window.parcelClaimsTest ??= processor.createInstance(Ci.nsITextInputProcessor));
  if (!method.beginInputTransactionForTests(window)) throw new Error("Firefox takes no input method");`;

async function asFirefox(page, script) {
  await page.bringToFront();
  const { connection } = page.browser();
  const {
    result: {
      contexts: [{ context }],
    },
  } = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const { result } = await connection.send("script.evaluate", {
    expression: `{${script}}`,
    target: { context },
    awaitPromise: true,
  });
  if (result.type === "exception") throw new Error(result.exceptionDetails.text);
}

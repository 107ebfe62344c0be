// What the browser gives, as it made it. A host page may have names of its own for some of it (`Set`, `URL`, `Event`),
// before us or later: what we need is taken here, once, and where the page's is none of the browser's, from a window of
// our own. What comes after this asks for no name of the page.

const isNative = (value) => typeof value === "function" && take.toString.call(value).includes("[native code]");

/** A window that no page has touched; made when it is first needed. */
let untouched;
function clean() {
  if (untouched === undefined) {
    const { document } = globalThis;
    const frame = document.createElement("iframe");
    frame.style.display = "none";
    document.documentElement.append(frame);
    untouched = frame.contentWindow;
  }
  return untouched;
}

/** The browser's own of this name. Of what begins in small letters (timers) whatever can be called is meant to be. */
function take(name) {
  const found = globalThis[name];
  if (/^[A-Z]/.test(name) ? isNative(found) : typeof found === "function") return found;
  try {
    return clean()[name] ?? found;
  } catch {
    // No page, or one that lets nobody have a frame.
    return found;
  }
}

const { console, JSON, Math, Reflect } = globalThis;
const [Array, BigInt, Boolean, Date, Error, FinalizationRegistry, Map, Number, Object, Set, String, WeakMap] = [
  "Array", "BigInt", "Boolean", "Date", "Error", "FinalizationRegistry", "Map", "Number", "Object", "Set", "String", "WeakMap",
].map(take);
const [DataView, TextDecoder, TextEncoder, Uint8Array, Uint16Array, Uint32Array] = [
  "DataView", "TextDecoder", "TextEncoder", "Uint8Array", "Uint16Array", "Uint32Array",
].map(take);
const [Blob, CustomEvent, DecompressionStream, FileReader, MessageChannel] = [
  "Blob", "CustomEvent", "DecompressionStream", "FileReader", "MessageChannel",
].map(take);
const [Promise, ResizeObserver, Response, URL, URLSearchParams, Worker] = [
  "Promise", "ResizeObserver", "Response", "URL", "URLSearchParams", "Worker",
].map(take);
const [atob, clearInterval, clearTimeout, fetch, queueMicrotask, requestAnimationFrame, setInterval, setTimeout] = [
  "atob", "clearInterval", "clearTimeout", "fetch", "queueMicrotask", "requestAnimationFrame", "setInterval",
  "setTimeout",
].map((name) => take(name)?.bind(globalThis));

/** Does something in a task of its own, before which the browser may do what is more urgent. */
function inTask(act) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(null);
}

/** The same, once what stands now is on the screen; where nothing is drawn, a moment later. */
function soon(act) {
  let waits = true;
  const go = () => {
    if (waits) inTask(act);
    waits = false;
  };
  // Whoever is told now and draws something comes first.
  queueMicrotask(() => requestAnimationFrame?.(go));
  setTimeout(go, 100);
}

/** What tells kinds of things apart in whatever window they were made: `instanceof` asks a name that may be another's. */
const KINDS = {
  Element: ({ nodeType }) => nodeType === 1,
  HTMLDocument: ({ nodeType }) => nodeType === 9,
  HTMLElement: ({ nodeType, namespaceURI }) => nodeType === 1 && namespaceURI === "http://www.w3.org/1999/xhtml",
  ShadowRoot: ({ nodeType, host }) => nodeType === 11 && host !== undefined,
  Window: (value) => value.window === value,
};

/** Whether a value is of this kind, by its kind's name. */
function is(value, kind) {
  if (value === null || typeof value !== "object") return false;
  return KINDS[kind] ? KINDS[kind](value) : Object.prototype.toString.call(value) === `[object ${kind}]`;
}

/** What the elements of a window are built on; where there are none, nothing. */
function baseIn({ document, HTMLElement }) {
  if (!document) return class {};
  return isNative(HTMLElement) ? HTMLElement : document.createElement("i").constructor;
}

/** The window that a node is shown in; none in a document that nobody sees. */
const windowOf = (node) => node.ownerDocument.defaultView;

/** A style sheet for a document: it belongs to the one it was made in. */
function sheetIn({ defaultView }, style) {
  const sheet = new defaultView.CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}

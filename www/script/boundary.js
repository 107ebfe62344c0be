// The boundary of the module on this side: what it asks of JavaScript, and how others ask it. The same in the page and
// in the npm package.

const { getPrototypeOf, keys, prototype: { hasOwnProperty, toString } } = Object;
const { isArray } = Array;
const { slice } = String.prototype;

// What reads what a caller passes throws nothing: the caller's own code may, in a getter or a proxy. wasm-bindgen could
// catch that, but loses a place of its table for what was not returned, each time.

/** What the caller's own code threw first while it was read. */
let thrown;
/** What stands for a value that could not be read: no JSON. */
const UNREAD = Symbol("unread");

/** What is read, or this. */
function reading(read, otherwise) {
  try {
    return read();
  } catch (error) {
    thrown ??= { error };
    return otherwise;
  }
}

/** Begins to read what another caller passes; returns what `endReading` puts back. */
function beginReading() {
  const outer = thrown;
  thrown = undefined;
  return outer;
}

/** What was thrown is the cause of the error by which the caller is refused. */
function endReading(outer, error) {
  if (error !== undefined && thrown) error.cause = thrown.error;
  thrown = outer;
}

/** What JSON makes of a value: 1 an object, 2 a list, 0 anything else. */
const kindOf = (value) => (typeof value !== "object" || value === null ? 0 : reading(() => kindOfObject(value), 0));

function kindOfObject(value) {
  const above = getPrototypeOf(value);
  // Every realm's own: instances of classes and of what the language brings have another.
  if (isArray(value)) return isArray(above) ? 2 : 0;
  const isPlain = above === null || (getPrototypeOf(above) === null && hasOwnProperty.call(above, "isPrototypeOf"));
  return isPlain && toString.call(value) === "[object Object]" ? 1 : 0;
}

const keysOf = (object) => reading(() => keys(object));
const lengthOf = (list) => reading(() => (typeof list.length === "number" ? list.length : NaN), NaN);
const partOf = (whole, key) => reading(() => whole[key], UNREAD);

/** A longer key is named by so many letters of its beginning. */
const BEGINNING = 40;

/**
 * The entries of a record as one text, which crosses the boundary at once: a line that says of each how long its key
 * is, of which kind its value, and how long that is as a text; then all of them, each with an end of its own.
 * `undefined` for what is no record, an empty text for one of more keys than `most`. Texts longer than `longest` are
 * not told.
 */
function recordOf(object, most, longest) {
  const found = kindOf(object) === 1 ? keysOf(object) : undefined;
  if (found === undefined) return undefined;
  if (found.length > most) return "";
  let kinds = "";
  let texts = "\n";
  for (let at = 0; at < found.length; at += 1) {
    const part = partOf(object, found[at]);
    const key = found[at].length > longest ? slice.call(found[at], 0, BEGINNING) : found[at];
    const kind = kindOfPart(part, longest);
    const text = kind === "s" || kind === "n" ? `${part}` : "";
    kinds += `${key.length}${kind}${text.length} `;
    texts += `${key}\n${text}\n`;
  }
  return kinds + texts;
}

/** A text, a long text, a number, yes, no, nothing, or anything else. */
function kindOfPart(part, longest) {
  switch (typeof part) {
    case "string": return part.length > longest ? "l" : "s";
    case "number": return "n";
    case "boolean": return part ? "y" : "f";
    case "undefined": return "z";
    default: return part === null ? "z" : "o";
  }
}

/** A text as JSON; `undefined` where it is none. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether what is given says what it said when a copy was made of it; the copy holds nothing but JSON. */
function isSame(copy, given) {
  try {
    return says(given, copy);
  } catch {
    return false;
  }
}

function says(given, copy) {
  if (typeof copy !== "object" || copy === null) return copy === given;
  if (typeof given !== "object" || given === null) return false;
  const kind = kindOfObject(given);
  if (isArray(copy)) {
    if (kind !== 2 || given.length !== copy.length) return false;
    for (let at = 0; at < copy.length; at += 1) if (!says(given[at], copy[at])) return false;
    return true;
  }
  if (kind !== 1) return false;
  let found = 0;
  for (const key of keys(given)) {
    const value = given[key];
    // As in JSON, what is undefined is not there.
    if (value === undefined) continue;
    if (!hasOwnProperty.call(copy, key) || !says(value, copy[key])) return false;
    found += 1;
  }
  return found === keys(copy).length;
}

/** What JavaScript refused the module first in the call that is answered. */
let refusal;
/** What the console was told of, once each. */
const told = new Set();
const MOST_TOLD = 20;

/**
 * Takes what a call of the module's throws: thrown on, it would pass through the module and leave whatever was at work
 * there half done for ever. It goes on with nothing instead, an empty text, 0 or `undefined`.
 */
function refused(error) {
  refusal ??= { error };
  try {
    const said = String(error);
    if (told.has(said) || told.size >= MOST_TOLD) return;
    told.add(said);
    console.warn("parcel-claims: refused by the page or the browser:", error);
  } catch { /* There is nobody to tell. */ }
}

/** Asks the module. An answer for which something was refused is none: the page goes on with it, but no number does. */
function answered(ask) {
  const outer = refusal;
  refusal = undefined;
  let answer;
  let failure;
  try {
    answer = ask();
  } catch (error) {
    failure = { error };
  }
  const inner = refusal;
  refusal = outer;
  if (inner) throw new Error("parcel-claims: JavaScript refused what an answer needs", { cause: inner.error });
  if (failure) throw failure.error;
  return answer;
}

const ASKED = ["estimate", "rulebook", "clocks", "targets", "penalties", "decisionTable", "differences"];

/** What others may ask. `ready` gives what the module exports, or throws that it has not started. */
function faceOf(ready) {
  const asked = (name) => (...given) => answered(() => ready()[name](...given));
  const hold = asked("hold");
  const estimateBy = asked("estimateBy");

  /** It holds nothing but a copy of what it was given: the module reads that again when it is asked. */
  class Estimator {
    #rules;
    #isFree = false;

    constructor(rulebook) {
      this.#rules = hold(rulebook);
    }

    estimate(facts, options) {
      if (this.#isFree) throw new Error("parcel-claims: this Estimator was given back by free(); make a new one");
      return estimateBy(this.#rules, facts, options);
    }

    free() {
      this.#rules = undefined;
      this.#isFree = true;
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
      this.free();
    }
  }

  const face = { Estimator };
  for (const name of ASKED) face[name] = asked(name);
  return face;
}

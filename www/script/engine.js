// One module for every element of the page, and for its numbers. `bind` is the glue, wrapped by the build.

/** The texts and the module, unpacked once. */
let texts;
let compiled;
let running;
/** The same, once it runs: for those who cannot wait. */
let started;

/** What runs: its bindings, style and view; started when it is first asked for. */
function engine() {
  running ??= start().catch((error) => {
    running = undefined;
    throw error instanceof Failure ? error : new Failure("other", error);
  });
  return running;
}

async function start() {
  if (typeof WebAssembly !== "object") throw new Failure("webAssembly");
  // The newest of what the oldest browsers have; programs without a page need none of it.
  if (globalThis.document && !("adoptedStyleSheets" in document)) throw new Failure("tooOld");
  if (!DecompressionStream) throw new Failure("tooOld");
  const packed = partsOf(packedText());
  const unpacking = texts ?? whole(() => unpacked(packed.texts, "").json());
  const compiling = compiled ??= compileFrom(packed.module);
  // What fails is told below, in its turn, and tried again by the next element.
  compiling.catch(() => { compiled = undefined; });
  texts = await unpacking;
  const { style, view, shell } = texts;
  const stopped = new Set();
  let trapped = false;

  // After a trap nothing in the module can be trusted: whatever still calls it finds nothing.
  const guarded = (exports) => {
    const guard = (call) => (...given) => {
      if (trapped) return undefined;
      try {
        return call(...given);
      } catch (error) {
        trapped = true;
        running = started = undefined;
        for (const tell of stopped) tell(new Failure("trap", error));
        throw error;
      }
    };
    const safe = {};
    for (const [name, value] of Object.entries(exports)) safe[name] = typeof value === "function" ? guard(value) : value;
    return safe;
  };

  // Chromium before 105 knows no containers. A page of ours is as wide as its window; in the pages of others it keeps to
  // one column there.
  const asWindow = given === undefined && !CSS.supports("container-type: inline-size");
  const laidOut = asWindow ? style.replaceAll("@container", "@media") : style;
  const sheetOf = ofDocument((document) => sheetIn(document, laidOut));
  const viewOf = ofDocument((document) => {
    const template = document.createElement("template");
    try {
      template.innerHTML = policy().createHTML(view);
    } catch (error) {
      throw new Failure("policy", error);
    }
    return template;
  });
  // Made while the module is being compiled.
  if (globalThis.document) [sheetOf, viewOf].forEach((make) => make(document));
  const bound = bind(guarded);
  try {
    await bound({ module_or_path: await compiling });
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Engines disagree on the kind of error, but all of them name what is forbidden; Chromium before 97 does not know the
    // word by which our policy allows it.
    const said = String(error);
    const forbidden = /unsafe-eval|content security policy|\bCSP\b/i.test(said);
    throw new Failure(/disallowed by embedder/.test(said) ? "tooOld" : forbidden ? "policy" : "refused", error);
  }
  started = { bound, shell, sheetOf, viewOf, stopped };
  return started;
}

/** Made once for each document: a style sheet belongs to the one it was made in. */
function ofDocument(make) {
  const made = new WeakMap();
  return (document) => {
    if (!made.has(document)) made.set(document, make(document));
    return made.get(document);
  };
}

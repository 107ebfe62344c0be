// One module for every element of the page, and for its numbers. `bind` is the glue, wrapped by the build.

let unpacked;
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
  unpacked ??= unpack(packed());
  const { style, view, shell, module } = unpacked;
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

  const bound = bind(guarded);
  try {
    compiled ??= await WebAssembly.compile(module);
    await bound({ module_or_path: compiled });
  } catch (error) {
    // Engines disagree on the kind of error, but all of them name what is forbidden.
    const forbidden = /unsafe-eval|content security policy|\bCSP\b/i.test(String(error));
    throw new Failure(forbidden ? "policy" : "refused", error);
  }
  const sheetOf = ofDocument((document) => sheetIn(document, style));
  const viewOf = ofDocument((document) => {
    const template = document.createElement("template");
    template.innerHTML = view;
    return template;
  });
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

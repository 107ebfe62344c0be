// What answers for a table, in a worker or, where none may be had, on the main thread between two of its tasks.

/**
 * Serves one table: `post` tells, and what is returned is told. It names nothing from outside, so that a worker can be
 * made of its text.
 */
function serveTable(post, pause) {
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  /** The module's exports, the file that was given last, and what was made of it. */
  let exports;
  let file;
  let text;

  const put = (bytes) => {
    const at = exports.input(bytes.length);
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  };
  const taken = (length) => {
    const { buffer } = exports.memory;
    const step = JSON.parse(decoder.decode(new Uint8Array(buffer, exports.said(), length)));
    const written = exports.out_length();
    return { step, out: written && new Uint8Array(buffer, exports.out(), written).slice() };
  };
  const bytesFor = async ({ from, to, of }) => {
    if (of === "file") text = undefined;
    const source = text ?? file;
    try {
      return new Uint8Array(await source.slice(from, to).arrayBuffer());
    } catch {
      // It was moved, changed or taken away.
      return undefined;
    }
  };

  /** Does what is asked, step by step. Several may be on their way at once. */
  async function answer(asked) {
    const { id } = JSON.parse(asked);
    const parts = [];
    put(encoder.encode(asked));
    let { step, out } = taken(exports.ask());
    for (;;) {
      if (out) parts.push(out);
      const made = step.becomes && new Blob(parts.splice(0));
      if (step.becomes === "text") text = made;
      if (step.told) post({ told: JSON.stringify(step.told), blob: step.becomes === "file" ? made : undefined });
      if (!step.need) return;
      const bytes = await bytesFor(step.need);
      await pause();
      if (bytes) put(bytes);
      ({ step, out } = taken(bytes ? exports.give(id) : exports.fail(id)));
    }
  }

  // What is asked before the module runs waits for it.
  let ready;
  return async ({ module, given, asked }) => {
    try {
      if (module) ready = WebAssembly.instantiate(module, {}).then((made) => { ({ exports } = made); });
      if (given) file = given;
      await ready;
      if (asked !== undefined) await answer(asked);
    } catch (error) {
      post({ failed: String(error) });
    }
  };
}

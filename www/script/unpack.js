// What the build packed: the texts and the module, and in an element of its own the module for tables; each compressed by
// gzip, which checks what it unpacks, and written as a text in base64.

/** The parts, with a comma between them. */
function partsOf(text) {
  const [texts, module] = text.split(",");
  return { texts, module };
}

/** The bytes of a text; new browsers read it themselves. */
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** What a text holds, unpacked while it is read; of this type. */
function unpacked(text, type) {
  const packed = new Response(bytesOf(text)).body;
  return new Response(packed.pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": type } });
}

/** Unpacks and compiles the module, at once. */
async function compileFrom(text) {
  try {
    return await WebAssembly.compileStreaming(unpacked(text, "application/wasm"));
  } catch (error) {
    // Engines say the same of bytes that cannot be unpacked as of those that are no program.
    await whole(() => unpacked(text, "").arrayBuffer());
    throw error;
  }
}

/** What is unpacked, or that it is not what was packed. */
async function whole(unpack) {
  try {
    return await unpack();
  } catch (error) {
    throw new Failure("damaged", error);
  }
}

// What the build packed: texts and module, compressed together.

/** The parts, once they are found to be what was packed. `sum` is the FNV-1a checksum of the compressed bytes. */
async function unpack({ text, sum }) {
  if (typeof DecompressionStream !== "function") throw new Failure("tooOld");
  let bytes;
  try {
    bytes = decode(text);
  } catch (error) {
    throw new Failure("damaged", error);
  }
  const found = checksum(bytes);
  if (found !== Number(sum)) throw new Failure("damaged", `checksum ${found}, not ${sum}`);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return parts(await new Response(stream).arrayBuffer());
}

function decode(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return bytes;
}

function checksum(bytes) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) sum = Math.imul(sum ^ bytes[at], 0x01000193);
  return sum >>> 0;
}

/** The texts before the module. */
const TEXTS = ["style", "view", "shell"];

// The lengths of the texts, the texts, then the module: as `xtask` packs it.
function parts(buffer) {
  const lengths = new DataView(buffer);
  const found = {};
  let start = 4 * TEXTS.length;
  TEXTS.forEach((name, place) => {
    const length = lengths.getUint32(4 * place, true);
    found[name] = new TextDecoder().decode(new Uint8Array(buffer, start, length));
    start += length;
  });
  found.module = buffer.slice(start);
  return found;
}

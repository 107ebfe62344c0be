// What the build packed: texts and module, compressed together.

/** The parts, once they are found to be what was packed. `sum` is the FNV-1a checksum of the compressed bytes. */
function unpack({ text, length, sum }) {
  const bytes = decode(text, Number(length));
  const found = checksum(bytes);
  if (found !== Number(sum)) throw new Failure("damaged", `checksum ${found}, not ${sum}`);
  const unpacked = new DataView(bytes.buffer).getUint32(0, true);
  return parts(expand(bytes.subarray(4), unpacked).buffer);
}

// Two letters hold 13 bits: a twelfth less than base64. The letters are all that can be printed but `"`, `<` and `\`,
// which would end a text, an element, or stand for something else.
function decode(text, length) {
  const bytes = new Uint8Array(length);
  const digit = (code) => code - 33 - (code > 34) - (code > 60) - (code > 92);
  let [held, bits, at] = [0, 0, 0];
  for (let place = 0; place < text.length; place += 2) {
    held = (held << 13) | (digit(text.charCodeAt(place)) + 91 * digit(text.charCodeAt(place + 1)));
    for (bits += 13; bits >= 8; at += 1) {
      bits -= 8;
      bytes[at] = held >> bits;
    }
    held &= (1 << bits) - 1;
  }
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

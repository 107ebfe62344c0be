// LZMA as its specification has it, with 3 bits of literal context and none of position: a quarter less than what
// browsers unpack by themselves.

/** What `packed` holds: so many bytes. */
function expand(packed, length) {
  const out = new Uint8Array(length);
  const fresh = (count) => new Uint16Array(count).fill(1024);
  // The range, the code in it, and where the next byte is read.
  const range = new Uint32Array([0xffffffff, ((packed[1] << 24) | (packed[2] << 16) | (packed[3] << 8) | packed[4]) >>> 0, 5]);

  const normalize = () => {
    if (range[0] >= 0x1000000) return;
    range[0] <<= 8;
    range[1] = (range[1] << 8) | packed[range[2]];
    range[2] += 1;
  };
  const bit = (odds, at) => {
    const odd = odds[at];
    const bound = (range[0] >>> 11) * odd;
    const is = range[1] >= bound;
    if (is) {
      range[0] -= bound;
      range[1] -= bound;
      odds[at] = odd - (odd >>> 5);
    } else {
      range[0] = bound;
      odds[at] = odd + ((2048 - odd) >>> 5);
    }
    normalize();
    return is ? 1 : 0;
  };
  const direct = (bits) => {
    let value = 0;
    for (; bits > 0; bits -= 1) {
      range[0] >>>= 1;
      const is = range[1] >= range[0];
      if (is) range[1] -= range[0];
      value = (value << 1) | (is ? 1 : 0);
      normalize();
    }
    return value;
  };
  const tree = (odds, base, bits) => {
    let node = 1;
    for (let left = bits; left > 0; left -= 1) node = (node << 1) | bit(odds, base + node);
    return node - (1 << bits);
  };
  const reversed = (odds, base, bits) => {
    let [node, value] = [1, 0];
    for (let place = 0; place < bits; place += 1) {
      const one = bit(odds, base + node);
      node = (node << 1) | one;
      value |= one << place;
    }
    return value;
  };
  const lengths = () => ({ choice: fresh(2), low: fresh(8), middle: fresh(8), high: fresh(256) });
  const lengthOf = ({ choice, low, middle, high }) => {
    if (!bit(choice, 0)) return tree(low, 0, 3);
    return bit(choice, 1) ? 16 + tree(high, 0, 8) : 8 + tree(middle, 0, 3);
  };

  const [isMatch, isRepeated, isLong] = [fresh(12), fresh(12), fresh(12)];
  const [isOlder, isOlder1, isOlder2] = [fresh(12), fresh(12), fresh(12)];
  const [literals, slots, distances, align] = [fresh(8 * 0x300), fresh(4 * 64), fresh(115), fresh(16)];
  const [ofMatch, ofRepeated] = [lengths(), lengths()];

  const literal = (state, back) => {
    const base = 0x300 * (out[at - 1] >>> 5);
    let symbol = 1;
    if (state >= 7) {
      // After a match the byte that would have gone on says what to expect.
      for (let expected = out[at - back - 1]; symbol < 0x100; expected <<= 1) {
        const likely = (expected >>> 7) & 1;
        const one = bit(literals, base + ((1 + likely) << 8) + symbol);
        symbol = (symbol << 1) | one;
        if (one !== likely) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, base + symbol);
    return symbol;
  };
  const distance = (count) => {
    const slot = tree(slots, 64 * Math.min(count, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >>> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    return slot < 14 ? start + reversed(distances, start - slot, bits) : start + (direct(bits - 4) << 4) + reversed(align, 0, 4);
  };

  let [at, state] = [0, 0];
  let [back, back1, back2, back3] = [0, 0, 0, 0];
  while (at < length) {
    if (!bit(isMatch, state)) {
      out[at] = literal(state, back);
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (!bit(isRepeated, state)) {
      [back3, back2, back1] = [back2, back1, back];
      count = lengthOf(ofMatch);
      back = distance(count);
      state = state < 7 ? 7 : 10;
    } else {
      if (bit(isOlder, state)) {
        let older = back1;
        if (bit(isOlder1, state)) {
          older = back2;
          if (bit(isOlder2, state)) {
            older = back3;
            back3 = back2;
          }
          back2 = back1;
        }
        back1 = back;
        back = older;
      } else if (!bit(isLong, state)) {
        out[at] = out[at - back - 1];
        at += 1;
        state = state < 7 ? 9 : 11;
        continue;
      }
      count = lengthOf(ofRepeated);
      state = state < 7 ? 8 : 11;
    }
    for (const end = Math.min(at + count + 2, length); at < end; at += 1) out[at] = out[at - back - 1];
  }
  return out;
}

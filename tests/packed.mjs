// What stands packed in the page: read as the page reads it, and written as the build writes it.
import { readFileSync } from "node:fs";

const script = ["unpack", "lzma"]
  .map((name) => readFileSync(new URL(`../www/script/${name}.js`, import.meta.url), "utf8"))
  .join("\n");

/** The page's own: bytes from a text and their number, the checksum of bytes, and what they hold. */
export const { decode, checksum, expand } = new Function(`${script}; return { decode, checksum, expand };`)();

/** Two letters for 13 bits. */
export function encode(bytes) {
  const letters = Array.from({ length: 94 }, (_, place) => String.fromCharCode(33 + place)).filter(
    (letter) => !'"<\\'.includes(letter),
  );
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits
    .match(/.{1,13}/g)
    .map((held) => parseInt(held.padEnd(13, "0"), 2))
    .map((value) => letters[value % 91] + letters[Math.floor(value / 91)])
    .join("");
}

/** Where it stands, and what belongs to it. */
export const PACKED = /data-length="(\d+)" data-sum="(\d+)">([^<]*)/;

// What stands packed in the page, as the build writes it.
import { gunzipSync, gzipSync } from "node:zlib";

/** Where it stands: the texts, and the module. */
const PACKED = /(id="parcel-claims-packed">)([^<,]*),([^<]*)/;

const encode = (bytes) => gzipSync(bytes).toString("base64");
const decode = (text) => gunzipSync(Buffer.from(text, "base64"));

/** The texts and the module of a page. */
export function unpack(html) {
  const [, , texts, module] = html.match(PACKED);
  return { texts: JSON.parse(decode(texts)), module: decode(module) };
}

/** The page with what is packed changed as a text. */
export const changed = (html, change) =>
  html.replace(PACKED, (_, before, texts, module) => before + change(`${texts},${module}`));

/** The page with another module. */
export const withModule = (html, bytes) =>
  html.replace(PACKED, (_, before, texts) => `${before}${texts},${encode(bytes)}`);

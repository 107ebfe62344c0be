// What a browser lays out for its printer.
import { inflateSync } from "node:zlib";

/** How many sheets of paper, by the browser's own layout for it. */
export async function pages(page) {
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, format: "A4" })).toString("latin1");
  // Firefox packs what describes the pages.
  const packed = [...pdf.matchAll(/\/Type\s*\/ObjStm[^]*?stream\r?\n([^]*?)endstream/g)].map(([, part]) =>
    inflateSync(Buffer.from(part, "latin1")).toString("latin1"),
  );
  const text = pdf + packed.join("");
  const [, , width, height] = /\/MediaBox\s*\[([^\]]*)\]/.exec(text)[1].trim().split(/\s+/).map(Number);
  // In points; one browser rounds, the other does not.
  const isA4 = Math.abs(width - 595) <= 1 && Math.abs(height - 842) <= 1;
  return { count: text.match(/\/Type\s*\/Page\b/g).length, size: isA4 ? "A4" : `${width} by ${height}` };
}

// The fonts that the tests are run with, by their names: what else a machine has decides nothing. `tests/fonts.json`
// says which, the package that brings each, and how wide its m is in sizes of the font: so a test sees that it is used.
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export const FONTS = JSON.parse(readFileSync(new URL("../fonts.json", import.meta.url), "utf8"));
/** Elsewhere a system cannot be told which fonts to have: the tests run with its own. */
export const BROUGHT = process.platform === "linux";

/** What is started from here on knows these fonts alone, by a file at this path: the first where none is named. */
export function bring(path) {
  const files = FONTS.flatMap(({ family, package: name }) => {
    const listed = execFileSync("fc-list", [`:family=${family}`, "--format=%{file}\n"], { encoding: "utf8" });
    const found = listed.split("\n").filter(Boolean);
    if (found.length === 0) throw new Error(`the font ${family} is not there: install ${name}`);
    return found;
  });
  const each = (element, names) => [...new Set(names)].map((name) => `<${element}>${name}</${element}>`).join("\n");
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${each("dir", files.map(dirname))}
<cachedir>/var/cache/fontconfig</cachedir>
<cachedir>${dirname(path)}</cachedir>
<selectfont><rejectfont><glob>*</glob></rejectfont><acceptfont>${each("glob", files)}</acceptfont></selectfont>
<match target="pattern"><edit name="family" mode="append_last">
${each(
  "string",
  FONTS.map(({ family }) => family),
)}
</edit></match>
</fontconfig>
`;
  // Others may read it at this moment.
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
  process.env.FONTCONFIG_FILE = path;
}

// What a text of any kind uses, by its kind.
import { usedByMarkup } from "./markup.mjs";
import { sheetsOf, usedByScript } from "./scripts.mjs";
import { usedByStyle } from "./styles.mjs";
import { fault } from "./support.mjs";

export const KINDS = {
  script: usedByScript,
  module: (text) => usedByScript(text, { module: true }),
  "style in a script": function* (text) {
    for (const { css, line } of sheetsOf(text))
      for (const use of usedByStyle(css)) yield { ...use, line: use.line + line - 1 };
  },
  style: usedByStyle,
  markup: usedByMarkup,
};

/** What of it the oldest browsers do not know: what, in which line, and since when others do. */
export function* newer({ kind, text, firstLine = 1 }, oldest) {
  for (const use of KINDS[kind](text)) {
    const wrong = use.why ?? fault(use, oldest);
    if (wrong) yield { what: use.what, line: use.line + firstLine - 1, wrong };
  }
}

// What markup uses of its browser: elements, attributes, and the words that attributes know.
import { defaultTreeAdapter, html as names, parse, parseFragment } from "parse5";
import { tables } from "./support.mjs";

const { html } = tables;
/** What an SVG is drawn with are properties of style sheets. */
const svg = {
  elements: tables.svg.elements,
  global_attributes: { ...tables.css.properties, ...tables.svg.global_attributes },
};

/** Markup that says nothing to the browser itself, or is as old as markup. */
const IGNORED = /^(data-|aria-|role$|value$|xmlns)/;

/** Yields what is used, where, and the features that it may be. */
export function* usedByMarkup(source) {
  const read = /^\s*<!doctype/i.test(source) ? parse : parseFragment;
  yield* usedBy(read(source, { sourceCodeLocationInfo: true }));
}

function* usedBy(node) {
  // What the parser adds by itself has no place.
  const place = node.sourceCodeLocation;
  if (defaultTreeAdapter.isElementNode(node) && place) {
    const { tagName, namespaceURI } = node;
    const language = namespaceURI === names.NS.SVG ? svg : html;
    const own = language.elements[tagName];
    // Our own elements are nobody's business.
    if (!tagName.includes("-")) {
      yield { what: `<${tagName}>`, name: tagName, line: place.startLine, entries: own ? [own] : [] };
      for (const { name, value } of node.attrs) {
        const line = place.attrs?.[name]?.startLine ?? place.startLine;
        if (!IGNORED.test(name)) yield* usedByAttribute(language, own, name, value, line);
      }
    }
  }
  for (const child of [...(node.content ? [node.content] : []), ...(node.childNodes ?? [])]) yield* usedBy(child);
}

function* usedByAttribute({ global_attributes: shared }, own, name, value, line) {
  const entries = [own?.[name], shared[name]].filter(Boolean);
  // The tables have `type_date` and the like, but no `type`.
  const bySort = Object.keys(own ?? {}).some((key) => key.startsWith(`${name}_`));
  if (entries.length > 0 || !bySort) yield { what: `attribute ${name}`, name, line, entries };
  for (const word of value.split(/\s+/)) {
    const known = [...entries.map((entry) => entry[word]), own?.[`${name}_${word}`]].filter((entry) => entry?.__compat);
    if (known.length > 0) yield { what: `${name}="${word}"`, name: word, line, entries: known };
  }
}

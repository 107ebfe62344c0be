// What a style sheet uses of its browser: rules, conditions, selectors, properties, values.
import { parse, walk } from "css-tree";
import { fault, tables } from "./support.mjs";

const { css } = tables;
const rules = css["at-rules"];

/** Features of `css.types` by their last name. */
const ofTypes = new Map();
function gather(scope) {
  for (const [key, entry] of Object.entries(scope)) {
    if (key === "__compat") continue;
    ofTypes.set(key, [...(ofTypes.get(key) ?? []), entry]);
    gather(entry);
  }
}
gather(css.types);

/** As old as style sheets: the tables do not list them one by one. */
const OLD_UNITS = new Set("px cm mm in pt pc s ms deg rad grad turn fr dpi dpcm dppx x".split(" "));
const OLD_FUNCTIONS = new Set(["url", "local", "format"]);

const unitEntries = (unit) => {
  const { length } = css.types;
  if (/^cq/.test(unit)) return [length.container_query_length_units];
  const kind = { d: "dynamic", s: "small", l: "large" }[/^([dsl])v/.exec(unit)?.[1]];
  return [kind ? length[`viewport_percentage_units_${kind}`] : length[unit]];
};

/** What a container can be asked for as long as there are containers. */
const CONTAINER_SIZES = new Set(["width", "height", "inline-size", "block-size", "aspect-ratio", "orientation"]);

/** Words that authors choose stand in these. */
const OWN_WORDS = /^(counter|container$|container-name|animation$|animation-name|grid-area|page$|font-family)/;

const selectors = ({ name }) => [css.selectors[name]].filter(Boolean);
const unprefixed = (name) => name.replace(/^-(webkit|moz|ms)-/, "");

/** Yields what is used, where, and the features that it may be. */
export function* usedByStyle(source) {
  const uses = [];
  const line = (node) => node.loc.start.line;
  const use = (node, what, name, entries, more = {}) => ({ what, name, line: line(node), entries, ...more });
  const tree = parse(source, { positions: true, parseCustomProperty: true });

  const value = (declaration) => {
    const { property } = declaration;
    const own = css.properties[property] ?? css.properties[unprefixed(property)] ?? {};
    const found = [];
    if (declaration.value.type === "Raw" && !property.startsWith("--"))
      found.push(use(declaration, `what ${property} says`, property, []));
    walk(declaration.value, function see(node) {
      if (node.type === "Identifier") {
        if (OWN_WORDS.test(this.function?.name ?? property)) return;
        const entries = [...(own[node.name] ? [own[node.name]] : []), ...(ofTypes.get(node.name) ?? [])];
        if (entries.length > 0) found.push(use(node, `${property}: ${node.name}`, node.name, entries));
      } else if (node.type === "Function" && !OLD_FUNCTIONS.has(node.name)) {
        // `linear` is a word too: then the function has a longer name.
        const entries =
          ofTypes.get(`${node.name}-function`) ?? [own[node.name], ...(ofTypes.get(node.name) ?? [])].filter(Boolean);
        found.push(use(node, `${node.name}()`, node.name, entries));
        if (node.children.first?.name === "from" && css.types.color[node.name]) {
          found.push(
            use(node, `${node.name}(from …)`, "from", [css.types.color[node.name].relative_syntax].filter(Boolean)),
          );
        }
      } else if (node.type === "Dimension" && !OLD_UNITS.has(node.unit)) {
        found.push(use(node, `unit ${node.unit}`, node.unit, unitEntries(node.unit)));
      }
    });
    return found;
  };

  const stands = (declaration, beside, descriptors) => {
    const { property } = declaration;
    const entry = descriptors?.[property] ?? css.properties[property];
    // A prefix is for browsers that know no better; the name itself has to stand beside it.
    if (property.startsWith("--") || (!entry && property.startsWith("-") && beside.has(unprefixed(property))))
      return undefined;
    return use(declaration, property, property, [entry].filter(Boolean), { beside });
  };

  /** An older value before a newer one of the same property is what older browsers keep. */
  const block = ({ children }, descriptors) => {
    const declarations = children.toArray().filter(({ type }) => type === "Declaration");
    const beside = new Set(declarations.map(({ property }) => property));
    const kept = new Set();
    for (const declaration of declarations) {
      const { property } = declaration;
      const itself = stands(declaration, beside, descriptors);
      if (itself) uses.push(itself);
      // Where the property is not known, its words are not either.
      if (itself && fault(itself)) continue;
      const used = value(declaration);
      if (!used.some((use) => fault(use))) kept.add(property);
      if (!kept.has(property)) uses.push(...used);
    }
    // What cannot be read as a declaration is a rule.
    children
      .toArray()
      .filter(({ type }) => type === "Raw")
      .forEach(inside);
  };

  const query = (kind, feature, node) => {
    const name = feature.replace(/^(min|max)-/, "");
    const entry = kind === "container" && CONTAINER_SIZES.has(name) ? rules.container : rules.media[name];
    uses.push(use(node, `@${kind} (${feature})`, feature, [entry].filter(Boolean)));
  };
  const queryFunction = (kind, name, node) => {
    const entry = {
      style: rules.container.style_queries_for_custom_properties,
      "scroll-state": rules.container["scroll-state_queries"],
      selector: rules.supports.selector,
    }[name];
    uses.push(use(node, `@${kind} ${name}()`, name, [entry].filter(Boolean)));
  };

  const inside = (node) => uses.push(use(node, "a rule inside a rule", "nesting", [css.selectors.nesting]));
  const visit = {
    Atrule(node) {
      if (this.atrule && rules[this.atrule.name]?.[`at_${node.name}`]) {
        uses.push(use(node, `@${node.name}`, node.name, [rules[this.atrule.name][`at_${node.name}`]]));
      } else {
        uses.push(use(node, `@${node.name}`, node.name, [rules[node.name]].filter(Boolean)));
      }
      if (node.block && this.rule) inside(node);
      if (node.prelude?.type === "Raw") uses.push(use(node, `what @${node.name} says`, node.name, []));
      if (node.block) block(node.block, rules[node.name]);
    },
    Rule(node) {
      if (this.rule) inside(node);
      if (node.prelude.type === "Raw") uses.push(use(node, "a selector that cannot be read", "selector", []));
      block(node.block);
    },
    NestingSelector: (node) => uses.push(use(node, "&", "nesting", [css.selectors.nesting])),
    PseudoClassSelector(node) {
      // To ask for it in `@supports` is not to use it.
      if (!this.atrulePrelude) uses.push(use(node, `:${node.name}`, node.name, selectors(node)));
    },
    PseudoElementSelector(node) {
      if (!this.atrulePrelude) uses.push(use(node, `::${node.name}`, node.name, selectors(node)));
    },
    AttributeSelector(node) {
      const modifier = { i: "case_insensitive_modifier", s: "case_sensitive_modifier" }[node.flags];
      if (modifier) uses.push(use(node, `[… ${node.flags}]`, node.flags, [css.selectors.attribute[modifier]]));
    },
    Nth(node) {
      if (node.selector) uses.push(use(node, ":nth-child(… of …)", "of", [css.selectors["nth-child"].of_syntax]));
    },
    Feature: (node) => query(node.kind, node.name, node),
    FeatureRange(node) {
      const named = [node.left, node.middle].find((one) => one.type === "Identifier");
      if (named) query(node.kind, named.name, node);
      uses.push(use(node, `@${node.kind} range`, "range", [rules.media.range_syntax]));
    },
    FeatureFunction: (node) => queryFunction(node.kind, node.feature, node),
    GeneralEnclosed: (node) => queryFunction(node.kind, node.function, node),
  };
  walk(tree, function see(node) {
    visit[node.type]?.call(this, node);
  });
  yield* uses;
}

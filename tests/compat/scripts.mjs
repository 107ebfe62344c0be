// What a script uses of its browser: syntax, globals, constructors, members, events, options, and elements by name.
import { parse } from "acorn";
import { full } from "acorn-walk";
import { globals } from "./scopes.mjs";
import { tables } from "./support.mjs";

/** The last year of ECMAScript that all of the oldest browsers know whole. */
const YEAR = 2022;

const {
  api,
  html,
  javascript: { builtins },
} = tables;
const engine = { ...builtins, WebAssembly: { ...tables.webassembly, ...tables.webassembly.api } };

const own = (scope, name) => (Object.hasOwn(scope, name) ? scope[name] : undefined);

/** Everything that stands in a global scope of its own. */
const ofGlobal = (name) =>
  [engine, api, api.Window, api.WorkerGlobalScope, api.ServiceWorkerGlobalScope]
    .map((scope) => scope[name])
    .filter(Boolean);

/** Every feature by its last name, whatever it is a member of; `_static` is no part of a name. */
const byName = new Map();
function gather(scope) {
  for (const [key, entry] of Object.entries(scope)) {
    if (key === "__compat") continue;
    const name = key.replace(/_static$/, "");
    byName.set(name, [...(byName.get(name) ?? []), entry]);
    gather(entry);
  }
}
[api, engine].forEach(gather);
/** Members of any object; those of a `style` are properties of style sheets, `onclick` is an event. */
const anywhere = (name) => {
  const property = own(
    tables.css.properties,
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  const event = name.startsWith("on") ? byName.get(`${name.slice(2)}_event`) : undefined;
  return [...(byName.get(name) ?? []), ...(event ?? []), ...(property ? [property] : [])];
};

const text = (node) => (node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined);

/** An attribute of any element. */
const attributes = (name) =>
  [html.global_attributes, ...Object.values(html.elements)].flatMap((scope) => own(scope, name) ?? []);

/** `replaceChildren` of `x.replaceChildren`, `x["replaceChildren"]`. */
const memberName = ({ computed, property }) => (computed ? text(property) : property.name);

/** Yields what is used, where, and the features that it may be. */
export function* usedByScript(source, { module = false } = {}) {
  const { tree, refused } = parsed(source, module ? "module" : "script");
  if (refused) yield refused;

  const uses = [];
  const use = (node, what, name, entries) => {
    if (entries.length > 0) uses.push({ what, name, line: node.loc.start.line, entries });
  };
  const free = new Set();
  globals(tree, (node) => {
    free.add(node);
    use(node, node.name, node.name, ofGlobal(node.name));
  });

  const member = (node, object, name) => {
    if (name === undefined) return;
    const owner = free.has(object) ? object.name : undefined;
    if (["window", "globalThis", "self"].includes(owner) && ofGlobal(name).length > 0)
      use(node, name, name, ofGlobal(name));
    const scope = owner === undefined ? undefined : (own(engine, owner) ?? own(api, owner));
    const exact = scope && (own(scope, `${name}_static`) ?? own(scope, name));
    if (exact) use(node, `${owner}.${name}`, name, [exact]);
    else use(node, `.${name}`, name, anywhere(name));
  };
  /** `{ once: true }` of a call: what the tables have of any function of that name. */
  const options = (node, name, functions) => {
    for (const { properties } of node.arguments.filter(({ type }) => type === "ObjectExpression")) {
      for (const { key } of properties) {
        const option = key?.name ?? text(key);
        const part = new RegExp(`(^|_)${option}_(parameter|option)$`);
        const entries = functions.flatMap((one) =>
          Object.entries(one)
            .filter(([known]) => part.test(known))
            .map(([, entry]) => entry),
        );
        use(key ?? node, `${name}({ ${option} })`, option, entries);
      }
    }
  };
  const called = (node) => {
    const {
      callee,
      arguments: [first, second],
    } = node;
    const name = callee.name ?? (callee.type === "MemberExpression" ? memberName(callee) : undefined);
    if (name === undefined) return;
    const makes =
      node.type === "NewExpression" ? [own(engine, name)?.[name], own(api, name)?.[name]].filter(Boolean) : [];
    use(node, `new ${name}()`, name, makes);
    options(node, name, makes.length > 0 ? makes : anywhere(name));
    if (/^(add|remove)EventListener$/.test(name))
      use(node, `event ${text(first)}`, name, anywhere(`${text(first)}_event`));
    if (name === "createElement" && text(first))
      use(node, `<${text(first)}>`, name, [own(html.elements, text(first))].filter(Boolean));
    if (/^(set|toggle)Attribute$/.test(name) && text(first))
      use(node, `attribute ${text(first)}`, name, attributes(text(first)));
    if (name === "RegExp" && text(second)?.includes("v"))
      use(node, "RegExp flag v", name, [builtins.RegExp.unicodeSets]);
  };

  full(tree, (node) => {
    if (node.type === "MemberExpression") member(node, node.object, memberName(node));
    if (node.type === "BinaryExpression" && node.operator === "in") member(node, node.right, text(node.left));
    if (node.type === "CallExpression" || node.type === "NewExpression") called(node);
    if (node.type === "ObjectPattern") {
      for (const { key, computed } of node.properties)
        if (key && !computed) member(key, undefined, key.name ?? text(key));
    }
  });
  yield* uses;
}

/** A tree in any case, and a use that nobody knows when it took newer syntax than `YEAR`. */
function parsed(source, sourceType) {
  const read = (ecmaVersion) => parse(source, { ecmaVersion, sourceType, locations: true, allowHashBang: true });
  try {
    return { tree: read(YEAR) };
  } catch (error) {
    return {
      tree: read("latest"),
      refused: {
        what: `syntax after ES${YEAR}`,
        name: "syntax",
        line: error.loc.line,
        entries: [],
        why: error.message,
      },
    };
  }
}

const memberOf = (callee) => (callee.type === "MemberExpression" ? memberName(callee) : undefined);

/** Style sheets that a script writes itself: what `replaceSync` or our `sheetIn` is given, a `${…}` read as a name. */
export function* sheetsOf(source) {
  const { tree } = parsed(source, "script");
  const constants = new Map();
  full(tree, (node) => {
    if (node.type === "VariableDeclarator" && node.init?.type === "TemplateLiteral")
      constants.set(node.id.name, node.init);
  });
  const found = [];
  full(tree, (node) => {
    if (node.type !== "CallExpression") return;
    const {
      callee,
      arguments: [first, second],
    } = node;
    const given = callee.name === "sheetIn" ? second : memberOf(callee) === "replaceSync" ? first : undefined;
    if (!given) return;
    const written = given.type === "TemplateLiteral" ? given : constants.get(given.name);
    if (written)
      found.push({ css: written.quasis.map(({ value }) => value.cooked).join("x"), line: written.loc.start.line });
  });
  yield* found;
}

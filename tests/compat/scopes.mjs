// Which names of a script are not its own: what it takes from the browser.
import { ancestor } from "acorn-walk";

const OWN = new Set(["undefined", "NaN", "Infinity", "arguments"]);
const isFunction = ({ type }) => /Function/.test(type);
const isBlock = (node) =>
  isFunction(node) ||
  /^(Program|BlockStatement|StaticBlock|For.*Statement|SwitchStatement|CatchClause)$/.test(node.type);

/** Names that a pattern declares. */
function named(pattern) {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((part) => named(part.value ?? part.argument));
    case "ArrayPattern":
      return pattern.elements.flatMap(named);
    case "AssignmentPattern":
      return named(pattern.left);
    case "RestElement":
      return named(pattern.argument);
    default:
      return [];
  }
}

/** Calls `tell` with each identifier that stands for a global. */
export function globals(tree, tell) {
  const scopes = new Map();
  const declare = (scope, names) => scopes.set(scope, new Set([...(scopes.get(scope) ?? []), ...names]));
  const around = (ancestors, fits) => ancestors.slice(0, -1).findLast(fits);
  const callable = (node, _, ancestors) => {
    declare(node, [...node.params.flatMap(named), ...named(node.id)]);
    if (node.type === "FunctionDeclaration") declare(around(ancestors, isBlock), named(node.id));
  };
  const classes = (node, _, ancestors) => {
    declare(node, named(node.id));
    if (node.type === "ClassDeclaration") declare(around(ancestors, isBlock), named(node.id));
  };
  ancestor(tree, {
    VariableDeclaration(node, _, ancestors) {
      const fits = node.kind === "var" ? (one) => isFunction(one) || one.type === "Program" : isBlock;
      declare(
        around(ancestors, fits),
        node.declarations.flatMap(({ id }) => named(id)),
      );
    },
    FunctionDeclaration: callable,
    FunctionExpression: callable,
    ArrowFunctionExpression: callable,
    ClassDeclaration: classes,
    ClassExpression: classes,
    CatchClause: (node) => declare(node, named(node.param)),
    ImportDeclaration: (node) =>
      declare(
        tree,
        node.specifiers.flatMap(({ local }) => named(local)),
      ),
  });
  const free = (node, _, ancestors) => {
    if (!OWN.has(node.name) && !ancestors.some((one) => scopes.get(one)?.has(node.name))) tell(node);
  };
  ancestor(tree, { Identifier: free, VariablePattern: free });
}

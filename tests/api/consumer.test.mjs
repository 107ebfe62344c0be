// The package as npm packs and installs it: a strict TypeScript program is checked against it and run. So are its own
// results: types and results cannot drift apart.
import assert from "node:assert/strict";
import test from "node:test";
import { project, tsc } from "../npm/project.mjs";
import { cases, estimate, read, rulebook } from "../package.mjs";

/** What an estimate is made of: each path with its kind of value, a code by itself. */
function parts(value, path = "") {
  if (Array.isArray(value)) return value.flatMap((item) => parts(item, `${path}[]`));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, item]) => parts(item, `${path}.${key}`));
  return [
    `${path} ${
      typeof value === "string" && /^[a-z0-9A-Z-]+$/.test(value) ? value : value === null ? null : typeof value
    }`,
  ];
}

/** Estimates that show between them every part and every code that the worked cases come to. */
function samples() {
  const seen = new Set();
  return cases.flatMap(({ asOf, case: facts }, number) => {
    const result = estimate(facts, { asOf, lang: number % 2 ? "en" : "zh-CN", words: number % 5 > 0 });
    const fresh = parts(result).filter((part) => !seen.has(part));
    for (const part of fresh) seen.add(part);
    return fresh.length ? [result] : [];
  });
}

const program = () => `import type { Case, Estimate, Rulebook } from "parcel-claims";
export const book: Rulebook = ${JSON.stringify(rulebook())};
export const estimates: Estimate[] = ${JSON.stringify(samples())};
export const cases: Case[] = ${JSON.stringify(
  [...cases, ...read("inputs/accepted.json")].map(({ case: facts }) => facts),
)};
`;

test("packed, installed, type-checked and run", () => {
  const { node, write } = project("consumer", ["tests/types/tsconfig.json", "tests/types/consumer.ts"]);
  write("samples.ts", program());
  node(tsc, "--project", ".");
  assert.equal(node("consumer.js").trim(), "ok");
});

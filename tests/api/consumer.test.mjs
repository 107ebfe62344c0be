// The package as npm packs and installs it: a strict TypeScript program is checked against it and run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "target", "consumer");
const tsc = join(root, "tests", "node_modules", "typescript", "bin", "tsc");

function run(program, words) {
  try {
    return execFileSync(program, words, { cwd: folder, encoding: "utf8", shell: process.platform === "win32" && program === "npm" });
  } catch (error) {
    throw new Error(`${words.join(" ")}\n${error.stdout}${error.stderr ?? ""}`);
  }
}

test("packed, installed, type-checked and run", () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", join("..", "..", "dist", "npm")]));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`]);
  for (const file of ["tsconfig.json", "consumer.ts"]) cpSync(join(root, "tests", "types", file), join(folder, file));
  run(process.execPath, [tsc, "--project", "."]);
  assert.equal(run(process.execPath, ["consumer.js"]).trim(), "ok");
});

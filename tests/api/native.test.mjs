// The same estimate natively and through WebAssembly, to the letter, in both languages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { cases, estimate } from "../package.mjs";

// As the Rust tests build it: the library has one place for all builds, and another one would take theirs away.
const BUILD = ["build", "--quiet", "--locked", "--workspace", "--example", "dump"];
const options = {
  cwd: fileURLToPath(new URL("../..", import.meta.url)),
  encoding: "utf8",
  maxBuffer: 1 << 28,
  stdio: ["ignore", "pipe", "inherit"],
};
execFileSync(process.env.CARGO ?? "cargo", BUILD, options);
const dump = execFileSync(join(options.cwd, "target", "debug", "examples", "dump"), options);
const native = new Map();
for (const line of dump.split("\n").filter(Boolean)) {
  const { name, lang, estimate } = JSON.parse(line);
  native.set(`${name} · ${lang}`, estimate);
}

test("the native build estimated every case in both languages", () => {
  assert.equal(native.size, cases.length * 2);
});

for (const { name, asOf, case: facts } of cases) {
  for (const lang of ["zh-CN", "en"]) {
    test(`${name} · ${lang}`, () => {
      assert.deepEqual(estimate(facts, { asOf, lang }), native.get(`${name} · ${lang}`));
    });
  }
}

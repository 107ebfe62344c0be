// A project of somebody else below `target`, with the package packed by npm and installed from there.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const modules = join(root, "tests", "node_modules");

/** `files`: paths from the root that are copied into it. Without the network: nothing else is installed. */
export function project(name, files = []) {
  const folder = join(root, "target", "npm", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) cpSync(join(root, file), join(folder, file.split("/").at(-1)));

  function run(program, words) {
    try {
      const shell = process.platform === "win32" && program === "npm";
      return execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell });
    } catch (error) {
      throw new Error(`${words.join(" ")}\n${error.stdout}${error.stderr ?? ""}`);
    }
  }

  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", relative(folder, join(root, "dist", "npm"))]));
  write("package.json", JSON.stringify({ type: "module", private: true }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`]);

  function write(file, text) {
    writeFileSync(join(folder, file), text);
  }

  return {
    folder,
    write,
    /** A program of Node.js; returns what it prints. */
    node: (...words) => run(process.execPath, words),
  };
}

/** The scripts of packages that only the tests bring. */
export const tsc = join(modules, "typescript", "bin", "tsc");
export const vite = join(modules, "vite", "bin", "vite.js");

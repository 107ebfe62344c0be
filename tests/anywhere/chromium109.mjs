// The oldest Chromium that the page is made for: a build that an npm package brings for servers, unpacked once.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliDecompressSync } from "node:zlib";
// Of the same age.
import puppeteer from "puppeteer-core-19";
import { place } from "../browser/browsers.mjs";

const { resolve } = createRequire(import.meta.url);

/** The program, unpacked below `target`. */
function program() {
  const path = place("chromium109", "chromium");
  if (existsSync(path)) return path;
  // The package's own module would unpack it into the folder of the system for files that do not last.
  const packed = resolve("@sparticuz/chromium").replace(/(?<=chromium[\\/])build[\\/].*/, "bin/chromium.br");
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  renameSync(fresh, path);
  return path;
}

export const launch = () =>
  puppeteer.launch({
    executablePath: program(),
    args: ["--no-sandbox", "--disable-gpu", "--lang=zh-CN"],
    headless: true,
    env: { ...process.env, LC_ALL: "zh_CN.UTF-8" },
  });

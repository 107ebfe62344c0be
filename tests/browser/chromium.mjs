// Stock Chromium, started the same way for tests and measurements, and where the built page lies.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const PAGE = join(root, "dist", "parcel-claims.html");
export const DESKTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

export function launch(...more) {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    env: { ...process.env, LANGUAGE: "zh_CN" },
    // Chromium's own sandbox does not start for root.
    args: ["--lang=zh-CN", "--disable-gpu", "--disable-quic", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...more],
  });
}

/** The path of a file below `target/<folder>`, which is made. */
export function place(folder, name) {
  mkdirSync(join(root, "target", folder), { recursive: true });
  return join(root, "target", folder, name);
}

/** Another page under `target/pages`: a changed or saved copy, a host. */
export function write(name, text) {
  const path = place("pages", name);
  writeFileSync(path, text);
  return path;
}

// The element in the pages of others: a folder for each situation, with the page and what must be seen there. Where the
// page is one of our examples, it is taken as it is. Chromium opens each from a file and from a server, Firefox from
// the one or the other in turn.
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { after } from "node:test";
import { BROWSER, place, root } from "../browser/browsers.mjs";
import { pageTest } from "../browser/harness.mjs";
import { serve } from "../serve.mjs";

/** What lies beside the pages, as `dist` has it. */
const SHIPPED = ["parcel-claims.js", "parcel-claims-frame.js", "parcel-claims.html", "embed.html"];

const here = import.meta.dirname;
const target = place("hosts", BROWSER, "index.html").replace(/index\.html$/, "");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const file of SHIPPED) cpSync(join(root, "dist", file), join(target, file));

const situations = new Map();
for (const name of readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)) {
  const { default: situation } = await import(`./${name}/see.mjs`);
  const folder = join(target, "hosts", name);
  cpSync(situation.example ? join(root, "www", "examples", situation.example) : join(here, name), folder, {
    recursive: true,
  });
  for (const [file, from] of Object.entries(situation.files ?? {})) cpSync(resolve(root, from), join(folder, file));
  situations.set(name, situation);
}

const headers = (path) => {
  const { headers = {} } = situations.get(path.split("/")[2]) ?? {};
  return typeof headers === "function" ? headers(path) : headers;
};
const [server, other] = [await serve(target, headers), await serve(target, headers)];
after(() => Promise.all([server.close(), other.close()]));

const PLACES = ["file", "server"];
for (const [turn, [name, { says, places = BROWSER === "chromium" ? PLACES : [PLACES[turn % 2]], see, ...options }]] of [
  ...situations,
].entries()) {
  for (const place of places) {
    const path =
      place === "file" ? join(target, "hosts", name, "index.html") : `${server.origin}/hosts/${name}/index.html`;
    const requests = new RegExp(`^(file:.*/hosts/${BROWSER}/|${server.origin}/|${other.origin}/)`);
    pageTest(`${name}, from a ${place}: ${says}`, { requests, ...options, path }, (page) =>
      see(page, { place, target, origin: server.origin, other: other.origin }),
    );
  }
}

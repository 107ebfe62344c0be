// A folder on a loopback server, as a station's intranet or a host's site would serve it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Serves what lies in a folder, with more headers if there are any: all the same, or `headers(path)` for each file.
 * `url` ends with a slash.
 */
export async function serve(folder, { headers = {} } = {}) {
  const server = createServer(async ({ url }, response) => {
    try {
      // What climbs out of the folder ends at its top.
      const path = normalize(decodeURIComponent(new URL(url, "http://127.0.0.1").pathname));
      const file = path.endsWith("/") ? `${path}index.html` : path;
      const body = await readFile(join(folder, file));
      const more = typeof headers === "function" ? headers(file) : headers;
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store", ...more });
      response.end(body);
    } catch (error) {
      response.writeHead(["ENOENT", "EISDIR", "ENOTDIR"].includes(error.code) ? 404 : 400, { "content-type": "text/plain" });
      response.end(error.code ?? "");
    }
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

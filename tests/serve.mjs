// A folder on loopback, as a web server has it.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Serves `folder`; `headers(path)` names further headers of an answer; `instead(request, response)` says whether it has
 * answered itself. Its origin, and its end.
 */
export async function serve(folder, headers = () => ({}), port = 0, instead = () => false) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (instead(request, response)) return undefined;
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    const path = join(folder, normalize(decodeURIComponent(pathname)), pathname.endsWith("/") ? "index.html" : "");
    const found = statSync(path, { throwIfNoEntry: false })?.isFile();
    response.writeHead(found ? 200 : 404, {
      "Content-Type": KINDS[extname(path)] ?? "text/plain",
      "Cache-Control": "no-cache",
      ...headers(pathname),
    });
    if (found) createReadStream(path).pipe(response);
    else response.end();
    return undefined;
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

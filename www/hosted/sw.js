// Keeps this version of the page, and answers with it before the network is asked. It keeps only what is, to the letter,
// what it was built with: a sign-on, a portal or a server in trouble answers as well. It answers for these files alone:
// other pages of the folder are none of its business.

const KEPT = "parcel-claims {{version}}";
/** Where the page is asked for: some servers lead from the one to the other. */
const PAGE = ["./", "index.html"];
/** What of it runs, and what stands beside it: SHA-256 in base64. */
const RUNS = "{{page}}";
const BESIDE = {
{{beside}}
};
/** How long a server is waited for where the page is here already, in milliseconds. */
const PATIENCE = 3000;

const address = (file) => new URL(file, location).href;
/** Our own addresses, and under which name the file is kept. */
const OURS = new Map([
  ...PAGE.map((file) => [address(file), PAGE[0]]),
  ...Object.keys(BESIDE).map((file) => [address(file), file]),
]);

async function sum(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** A file as the server has it now: whole, from where it was asked for, and nothing else in its place. */
async function fresh(file, isOurs) {
  const answer = await fetch(file, { cache: "reload" });
  const bytes = await answer.arrayBuffer();
  const { ok, type, redirected } = answer;
  if (!ok || redirected || type !== "basic" || !(await isOurs(bytes, answer))) throw new Error(`not ours: ${file}`);
  // A cache refuses some answers that vary; ours does not.
  const headers = new Headers(answer.headers);
  headers.delete("Vary");
  return new Response(bytes, { headers });
}

/** What a server writes around it (a title, other line ends) is its own affair; no script but ours is kept. */
async function isPage(bytes, { headers }) {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
  const runs = new TextEncoder().encode(text.slice(text.indexOf("<script")).trimEnd());
  return /^text\/html\b/i.test(headers.get("Content-Type")) && (await sum(runs)) === RUNS;
}

/** Keeps all that is ours, once the page itself was found to be. Icons and their list may be missing. */
async function keep() {
  const [first, second] = PAGE;
  const page = await fresh(first, isPage).catch(() => fresh(second, isPage));
  const kept = await caches.open(KEPT);
  await kept.put(first, page);
  const beside = Object.entries(BESIDE).map(async ([file, wanted]) =>
    kept.put(file, await fresh(file, async (bytes) => (await sum(bytes)) === wanted)));
  await Promise.allSettled(beside);
}

/** Forgets older versions of these files; other folders of this server have versions of their own. */
async function forget() {
  for (const name of await caches.keys()) {
    if (!name.startsWith("parcel-claims ") || name === KEPT) continue;
    const old = await caches.open(name);
    await Promise.all([...OURS.keys()].map((one) => old.delete(one)));
    if ((await old.keys()).length === 0) await caches.delete(name);
  }
}

async function answer(event, file, search) {
  const kept = await caches.match(file, { cacheName: KEPT });
  if (!kept) {
    // Somebody has emptied the store.
    event.waitUntil(keep().catch(() => undefined));
    return fetch(event.request);
  }
  if (search) {
    // A sign-on comes back with a query: the server has to hear of it, and may lead on. What else it says is not ours.
    const patience = new Promise((done) => { setTimeout(done, PATIENCE); });
    const said = await Promise.race([fetch(event.request).catch(() => undefined), patience]);
    if (said?.type === "opaqueredirect") return said;
  }
  return kept;
}

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));

addEventListener("activate", (event) => event.waitUntil(forget().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  const file = OURS.get(origin + pathname);
  if (method !== "GET" || file === undefined || (file === PAGE[0] && mode !== "navigate")) return;
  event.respondWith(answer(event, file, file === PAGE[0] && search));
});

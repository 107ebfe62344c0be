// The page on a server: kept for working without the network, where the browser allows that.

/** How often a page that is open all day looks for a new version, in milliseconds. */
const LOOK = 3_600_000;

async function hosted() {
  define();
  if (!isSecureContext || !("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  // The first to come has nothing to replace.
  let known = serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => {
    if (known) document.querySelector(TAG).updated();
    known = serviceWorker.controller;
  });
  try {
    const registration = await serviceWorker.register(policy().createScriptURL("sw.js"));
    setInterval(() => registration.update().catch(() => undefined), LOOK);
  } catch { /* It works as a page that needs the network to open. */ }
}

// embed.html: speaks with the page around the frame, and with nobody else.

/** Attributes of the element that the frame's address may set. */
const BY_ADDRESS = [...ParcelClaimsElement.observedAttributes, "name"];

function frame() {
  const element = document.querySelector(TAG);
  const asked = new URLSearchParams(location.search);
  for (const name of BY_ADDRESS) if (asked.has(name)) element.setAttribute(name, asked.get(name));
  // A file and a sandbox have the origin "null", whatever a browser writes: it can be checked, but not addressed.
  const named = (origin) => (origin === "file://" ? "null" : origin);
  const host = named(asked.get("host") ?? location.origin);
  const tell = (type, more) => {
    if (parent !== window) parent.postMessage({ from: TAG, type, ...more }, host === "null" ? "*" : host);
  };
  const heard = new Map([
    ["set-case", ({ case: facts }) => { element.case = facts; }],
    ["set-rulebook", ({ rulebook }) => { element.rulebook = rulebook; }],
    ["reset", () => element.reset()],
  ]);
  const wrong = ({ code, name, message, issues }) => tell("error", { code: code ?? name, message, issues: issues ?? [] });
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || named(origin) !== host || data?.to !== TAG || !heard.has(data.type)) return;
    try {
      heard.get(data.type)(data);
    } catch (error) {
      wrong(error);
    }
  });
  let ready = false;
  element.addEventListener("estimate", ({ detail }) => {
    if (!ready) tell("ready", { version: VERSION });
    ready = true;
    tell("estimate", detail);
  });
  element.addEventListener("case-saved", ({ detail }) => tell("case-saved", detail));
  element.addEventListener("parcel-claims-error", ({ detail }) => wrong(detail));
  new ResizeObserver(() => tell("height", { height: Math.ceil(element.getBoundingClientRect().height) })).observe(element);
  define();
}

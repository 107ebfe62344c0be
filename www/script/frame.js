// embed.html: speaks with the page around the frame, and with nobody else.

/** Attributes of the element that the frame's address may set. */
const BY_ADDRESS = [...ParcelClaimsElement.observedAttributes, "name"];

function frame() {
  const element = document.querySelector(TAG);
  const asked = new URLSearchParams(location.search);
  for (const name of BY_ADDRESS) if (asked.has(name)) element.setAttribute(name, asked.get(name));
  const named = asked.get("host") ?? location.origin;
  const host = originOf(named);
  const complain = saysOnce(console);
  if (host === undefined) complain(`"${named}" in the frame's address (host=) is no origin: it speaks with nobody`);
  /** Tells one load of the frame from the next. */
  const id = `${Date.now()}-${Math.random()}`;
  /** What was told last of each kind: who listens late is told again. */
  const news = new Map();
  // The origin "null" can be checked, but not addressed.
  const post = (message) => {
    if (parent !== window && host !== undefined) parent.postMessage(message, host === "null" ? "*" : host);
  };
  const tell = (type, more) => post({ from: TAG, type, ...more });
  const tellAndKeep = (type, more) => {
    news.set(type, { from: TAG, type, ...more });
    post(news.get(type));
  };
  /** What each message does, and what it must bring along. */
  const heard = new Map([
    ["hello", [() => news.forEach(post)]],
    ["set-case", [(facts) => { element.case = facts; }, "case"]],
    ["set-rulebook", [(rulebook) => { element.rulebook = rulebook; }, "rulebook"]],
    ["reset", [() => element.reset()]],
  ]);
  const ignored = ({ source, origin, data }) => {
    if (source !== parent) return "postMessage of another window ignored: only the page around the frame is heard";
    if (originOf(origin) !== host) return `postMessage of ${origin} ignored: the frame's address (host=) names ${host ?? "nobody"}`;
    if (!heard.has(data.type)) return `postMessage of type "${data.type}" ignored: there is ${[...heard.keys()].join(", ")}`;
    const [, need] = heard.get(data.type);
    return need && !(need in data) ? `postMessage of type "${data.type}" ignored: it lacks "${need}"` : undefined;
  };
  addEventListener("message", (event) => {
    const { data } = event;
    if (typeof data === "string" && data.includes(TAG)) complain("postMessage of a text ignored: an object is expected");
    if (data?.to !== TAG) return;
    const why = ignored(event);
    if (why) {
      complain(why);
      return;
    }
    try {
      const [act, need] = heard.get(data.type);
      act(data[need]);
    } catch ({ name, message, issues }) {
      tell("error", { code: name, message, issues: issues ?? [] });
    }
  });
  element.addEventListener("estimate", ({ detail }) => {
    if (!news.has("ready")) tellAndKeep("ready", { version: VERSION, id });
    // It goes on: nothing is wrong any more.
    news.delete("error");
    tellAndKeep("estimate", detail);
  });
  element.addEventListener("case-saved", ({ detail }) => tell("case-saved", detail));
  element.addEventListener("parcel-claims-error", ({ detail }) => tellAndKeep("error", detail));
  new ResizeObserver(() => tellAndKeep("height", { height: Math.ceil(element.getBoundingClientRect().height) })).observe(element);
  define();
}

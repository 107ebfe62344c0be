// Joins an <iframe src="embed.html"> to this page, whichever of the two is there first. `origin` is that of the frame's
// page, "null" for a file or a sandbox; left out, it is read from the frame.

function parcelClaimsFrame(iframe, { origin, onReady, onEstimate, onSaved, onError } = {}) {
{{between}}
  const document = iframe.ownerDocument;
  const view = document.defaultView;
  const complain = saysOnce(view.console);
  const isSandbox = () => iframe.hasAttribute("sandbox") && !iframe.sandbox.contains("allow-same-origin");
  const expected = () => originOf(origin ?? (isSandbox() ? "null" : iframe.src || view.location.href));

  /** What was asked for, in its order; of what has been sent, the last of each kind: a frame that is loaded anew hears it again. */
  let asked = [];
  /** Which load of the frame listens; none yet. */
  let id;

  const post = (message, to) => iframe.contentWindow?.postMessage({ to: "parcel-claims", ...message }, to);
  const send = () => {
    const to = expected();
    if (to === undefined) complain(`"${origin}" is no origin: nothing is sent`);
    if (id === undefined || to === undefined) return;
    for (const one of asked.filter(({ sent }) => !sent)) {
      post(one.message, to === "null" ? "*" : to);
      one.sent = true;
    }
  };
  const ask = (kind, message) => {
    asked = asked.filter((one) => !(one.sent && one.kind === kind));
    asked.push({ kind, message: plain(message), sent: false });
    send();
  };
  /** Asks for all that was said before anybody listened. There is nothing in it that anybody may not hear. */
  const hello = () => post({ type: "hello" }, "*");

  const hears = {
    __proto__: null,
    ready(message) {
      if (message.id === id) return;
      id = message.id;
      for (const one of asked) one.sent = false;
      send();
      onReady?.(message);
    },
    height({ height }) {
      const style = view.getComputedStyle(iframe);
      const around = ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"].map((name) => parseFloat(style[name]) || 0);
      const beside = style.boxSizing === "border-box" ? around.reduce((sum, one) => sum + one) : 0;
      iframe.style.height = `${height + beside}px`;
    },
    estimate: (message) => onEstimate?.(message),
    "case-saved": (message) => onSaved?.(message),
    error: (message) => onError?.(message),
  };
  const hear = ({ source, origin: from, data }) => {
    if (source === null || source !== iframe.contentWindow || data?.from !== "parcel-claims") return;
    if (originOf(from) !== expected()) {
      complain(`postMessage of ${from} ignored: the frame's origin should be ${expected() ?? `"${origin}", which is none`}`);
    } else if (!hears[data.type]) {
      complain(`postMessage of type "${data.type}" ignored: the frame is of another version`);
    } else {
      hears[data.type](data);
    }
  };
  view.addEventListener("message", hear);
  hello();
  return {
    setCase: (facts) => ask("case", { type: "set-case", case: facts ?? null }),
    setRulebook: (rulebook) => ask("rulebook", { type: "set-rulebook", rulebook: rulebook ?? null }),
    reset: () => ask("case", { type: "reset" }),
    stop: () => view.removeEventListener("message", hear),
  };

  /** The same as plain data: what a framework wraps, and instances of classes, cannot be sent as they are. */
  function plain(value) {
    if (typeof value !== "object" || value === null) return typeof value === "function" ? undefined : value;
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value.toJSON === "function") return value.toJSON();
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  }
}

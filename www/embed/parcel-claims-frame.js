// Joins an <iframe src="embed.html"> to this page. `origin` is that of the frame's page: "null" for a file or a sandbox.

function parcelClaimsFrame(iframe, { origin = location.origin, onReady, onEstimate, onSaved, onError } = {}) {
  const named = (origin) => (origin === "file://" ? "null" : origin);
  const acts = {
    ready: (message) => onReady?.(message),
    height: ({ height }) => { iframe.style.height = `${height}px`; },
    estimate: (message) => onEstimate?.(message),
    "case-saved": (message) => onSaved?.(message),
    error: (message) => onError?.(message),
  };
  const hear = (event) => {
    if (event.source !== iframe.contentWindow || named(event.origin) !== named(origin) || event.data?.from !== "parcel-claims") return;
    acts[event.data.type]?.(event.data);
  };
  const tell = (message) =>
    iframe.contentWindow.postMessage({ to: "parcel-claims", ...message }, named(origin) === "null" ? "*" : origin);
  addEventListener("message", hear);
  return {
    setCase: (facts) => tell({ type: "set-case", case: facts }),
    setRulebook: (rulebook) => tell({ type: "set-rulebook", rulebook }),
    reset: () => tell({ type: "reset" }),
    stop: () => removeEventListener("message", hear),
  };
}

// The element's name belongs to whoever was first; another version stands back and says so.

/** Defines it in a window; where there are no elements of one's own (a server, a worker) there is nothing to do. */
function define(view = globalThis) {
  const { customElements } = view;
  if (!customElements) return;
  const known = customElements.get(TAG);
  if (known === undefined) {
    customElements.define(TAG, view === globalThis ? ParcelClaimsElement : elementOn(baseIn(view)));
    listenIn(view);
  } else if (known.version !== VERSION) {
    console.warn(`<${TAG}>: version ${known.version ?? "unknown"} was here first; version ${VERSION} stands back`);
  }
}

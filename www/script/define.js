// The element's name belongs to whoever was first; another version stands back and says so.

function define() {
  const known = customElements.get(TAG);
  if (known === undefined) customElements.define(TAG, ParcelClaimsElement);
  else if (known.version !== VERSION) {
    console.warn(`<${TAG}>: version ${known.version ?? "unknown"} was here first; version ${VERSION} stands back`);
  }
}

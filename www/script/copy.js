// "Save a copy of this page": a page of its own, written anew from its parts, never from what is on the screen.

/** What was packed: it stands in the page, or came with the script. */
function packed() {
  if (given) return given;
  const block = document.getElementById("parcel-claims-packed");
  return { text: block.textContent, sum: block.dataset.sum };
}

/** What this page brings along from the one it is a copy of, as JSON. */
function carried() {
  return document.getElementById("parcel-claims-carried")?.textContent.trim() || undefined;
}

/** The text of a copy that brings this along. */
function copyOf(shell, carried) {
  const { text, sum } = packed();
  const parts = {
    script: `(${main})("page");`,
    packed: text,
    sum,
    // It stands in a script element, which `</script` would end.
    carried: carried.replaceAll("<", "\\u003c"),
  };
  return shell.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

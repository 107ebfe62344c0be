// "Save a copy of this page": a page of its own, written anew from its parts, never from what is on the screen.

/** What was packed: it stands in the page, or came with the script. */
const packedText = () => given?.text ?? document.getElementById("parcel-claims-packed").textContent;

/** The module for tables, where it stands in the page as well. */
const packedTables = () => (given ? "" : document.getElementById("parcel-claims-tables")?.textContent ?? "");

/** Remembers in a tab that it has taken up what the page brings along: what was done since is not undone. */
const TAKEN_UP = "parcel-claims/carried/1";

/** What this page brings along, the first time it is opened in a tab. */
function takeCarried() {
  const text = document.getElementById("parcel-claims-carried")?.textContent.trim();
  if (!text) return undefined;
  const sum = checksum(text);
  try {
    if (sessionStorage.getItem(TAKEN_UP) === sum) return undefined;
    sessionStorage.setItem(TAKEN_UP, sum);
  } catch { /* Where nothing is kept it is taken up each time. */ }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Enough to tell one text from another: there is no `crypto.subtle` over plain HTTP. */
function checksum(text) {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return `${text.length} ${sum}`;
}

/** The text of a copy that brings this along. */
function copyOf(shell, carried) {
  const parts = {
    // A bundler may have written this one anew: then it is given as the policy names it.
    script: given?.script ?? `(${main})("page");`,
    packed: packedText(),
    tables: packedTables(),
    // It stands in a script element, which `</script` would end, and in a file that may be read in any encoding.
    carried: carried.replace(/[<\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`),
  };
  return shell.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

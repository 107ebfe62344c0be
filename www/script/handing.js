// Handing a text to the browser, to the clipboard or as a file, and what came of it: a refusal is seldom said aloud.

/** When a saved file is surely taken, in milliseconds. */
const TAKEN = 10_000;

/**
 * Copies a text; whether it did. The old way: over plain HTTP there is no other. What the browser answers is not enough:
 * it says yes, too, where a page has forbidden it, so the text is put there while the browser asks for it.
 */
function copyText(near, text) {
  const { ownerDocument: document } = near;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "hush";
  area.readOnly = true;
  area.setAttribute("aria-hidden", "true");
  let put = false;
  copying = (event) => {
    event.clipboardData.clearData();
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    put = true;
  };
  try {
    near.append(area);
    area.select();
    return document.execCommand("copy") && put;
  } catch {
    return false;
  } finally {
    copying = undefined;
    area.remove();
  }
}

/**
 * Whether the frames around a window allow something, by its word of `sandbox`: nobody can tell where one of them is of
 * another origin.
 */
function allows(view, word) {
  try {
    for (let at = view; at.parent !== at; at = at.parent) {
      const { frameElement } = at;
      if (!frameElement) return undefined;
      if (frameElement.hasAttribute("sandbox") && !frameElement.sandbox.contains(word)) return false;
    }
  } catch {
    return undefined;
  }
  return true;
}

/** Hands a text or a blob to the browser to be saved; whether it can be: nobody may be able to tell. */
function saveFile({ ownerDocument: document }, name, type, content) {
  const may = allows(document.defaultView, "allow-downloads");
  if (may === false) return false;
  try {
    const address = URL.createObjectURL(new Blob([content], { type }));
    // A link to nothing leads to the page itself.
    if (!address) return false;
    // The link stands outside the page: its click is none of ours.
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // Some browsers take the file only after the click has been dealt with.
    setTimeout(() => URL.revokeObjectURL(address), TAKEN);
    return may;
  } catch {
    return false;
  }
}

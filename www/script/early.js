// What is typed while a page of our own is still starting: into a box beside the line that says so, and on into ours.

/** The box; the pages of others have none. */
const earlyBox = (document) => document.getElementById("parcel-claims-early");

/** Done once no input method holds letters for the box: taken away, they would be lost. */
async function untilComposed({ ownerDocument }) {
  const box = earlyBox(ownerDocument);
  while (box?.hasAttribute("data-composing")) {
    await new Promise((resolve) => box.addEventListener("compositionend", () => soon(resolve), { once: true }));
  }
}

/** What stands in the box goes on in our own, as if it came there in the same way, with its caret; the caret alone
 * does, too. */
function takeEarly({ ownerDocument }, root) {
  const box = earlyBox(ownerDocument);
  const ours = root.querySelector("[data-input=paste]");
  if (!box || !ours) return;
  const hasCaret = ownerDocument.activeElement === box;
  const [text, from, to] = [box.value, box.selectionStart, box.selectionEnd];
  box.value = "";
  if (text) {
    ours.value = text;
    const { InputEvent } = ownerDocument.defaultView;
    ours.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: box.dataset.way }));
  }
  if (hasCaret) {
    ours.focus();
    ours.setSelectionRange(from, to);
  }
}

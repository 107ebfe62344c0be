// On paper. A page of our own prints itself. In the pages of others, whose style may hide, cut or scroll what they hold,
// what is printed gets a document of its own, in a frame.

/** Without a word from the browser by then nothing is printed, in milliseconds. */
const SILENT = 1000;
/** Without a word that it is over, nothing is being printed any more by then, in milliseconds. */
const OVER = 60_000;
const PAPER = `
@page parcel-claims { size: A4; margin: 10mm 12mm; }
@page parcel-claims-wide { size: A4 landscape; margin: 10mm; }
html, body, div { margin: 0; page: parcel-claims; }
`;
/** All around what is wider than high must be so, or Firefox goes on to a page of its own for what is. */
const ACROSS = `html, body, div { page: parcel-claims-wide; }`;
/** What the host page says of how it looks, as far as that is seen on paper. */
const SEEN = ["--parcel-claims-font", "--parcel-claims-radius"];

/** Whether the document is there for the element alone. */
const isOwnPage = (element) => element.hasAttribute("standalone") || element.hasAttribute("framed");

/** Prints what the element has laid out; where the browser does not, the text of it. */
async function onPaper(element, sheetOf) {
  const page = element.shadowRoot.querySelector(".pc");
  const text = textOf(page);
  const prints = isOwnPage(element) ? asked(windowOf(element)) : inFrame(element, page, sheetOf);
  return (await prints) ? undefined : text;
}

/** Asks a window to print; whether it does. Where that is not allowed, nothing at all happens. */
async function asked(view) {
  if (allows(view, "allow-modals") === false) return false;
  let begin;
  const begun = new Promise((done) => {
    begin = () => done(true);
    setTimeout(() => done(false), SILENT);
  });
  view.addEventListener("beforeprint", begin);
  try {
    view.print();
    return await begun;
  } catch {
    return false;
  } finally {
    view.removeEventListener("beforeprint", begin);
  }
}

async function inFrame(element, page, sheetOf) {
  const copy = asItStands(page);
  element.shadowRoot.querySelector(".on-paper")?.remove();
  const frame = element.ownerDocument.createElement("iframe");
  frame.className = "on-paper";
  element.shadowRoot.append(frame);
  // Some browsers put a blank document in the place of the first.
  if (frame.contentDocument && frame.contentDocument.readyState !== "complete") {
    await new Promise((done) => frame.addEventListener("load", done, { once: true }));
  }
  let prints = false;
  try {
    // In a sandbox without an origin even our own frame is somebody else's.
    if (!frame.contentDocument) return false;
    fill(frame.contentDocument, copy, element, sheetOf);
    // Not while the browser is about it.
    const end = () => setTimeout(() => frame.remove());
    for (const view of [frame.contentWindow, windowOf(element)]) view.addEventListener("afterprint", end, { once: true });
    setTimeout(end, OVER);
    prints = await asked(frame.contentWindow);
    return prints;
  } finally {
    if (!prints) frame.remove();
  }
}

function fill(paper, copy, element, sheetOf) {
  paper.title = element.ownerDocument.title;
  paper.documentElement.lang = copy.lang;
  const isWide = copy.matches("[data-in=table]");
  paper.adoptedStyleSheets = [sheetIn(paper, PAPER), ...(isWide ? [sheetIn(paper, ACROSS)] : [])];
  const place = paper.createElement("div");
  const style = windowOf(element).getComputedStyle(element);
  for (const name of SEEN) place.style.setProperty(name, style.getPropertyValue(name));
  const root = place.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheetOf(paper)];
  root.append(copy);
  paper.body.append(place);
}

/** A copy with all that was entered, which is no part of the markup. */
function asItStands(page) {
  const copy = page.cloneNode(true);
  copy.setAttribute("data-theme", "light");
  const fields = (root) => root.querySelectorAll("input:not([type=file]), select, textarea");
  const copies = fields(copy);
  fields(page).forEach((field, place) => {
    copies[place].value = field.value;
    if (field.checked !== undefined) copies[place].checked = field.checked;
  });
  return copy;
}

/** What would be on paper, as a text: a line for each line there. */
function textOf(page) {
  if (!page.hasAttribute("data-print")) return page.innerText;
  const lines = [...page.querySelectorAll(".sheets :is(h1, h2, p, li, tr)")].map(({ textContent }) => textContent.replace(/\s+/g, " ").trim());
  return lines.filter((line) => line !== "").join("\n");
}

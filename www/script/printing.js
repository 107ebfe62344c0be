// Our sheet alone on paper: what stands around the element is left out while it is printed.

const PRINTED = "data-parcel-claims-printed";
const ALONE = `
@page { size: A4; margin: 10mm 12mm; }
@page parcel-claims-wide { size: A4 landscape; margin: 10mm; }
@media print { [${PRINTED}] > :not([${PRINTED}]) { display: none !important; } }
`;
/** What is wider than high: all around it must be, or Firefox goes on to a page of its own for what is. */
const WIDE = `@media print { [${PRINTED}] { page: parcel-claims-wide; } }`;

/** Whether what is on the screen is printed across. */
function isWide(element) {
  return Boolean(element.shadowRoot?.querySelector("[data-in=table]"));
}

function printAlone(element) {
  const { defaultView: view } = element.ownerDocument;
  const path = [];
  const roots = new Set();
  for (let at = element; at; at = at.parentNode ?? at.host) {
    if (at.nodeType === Node.ELEMENT_NODE) path.push(at);
    else if (at.adoptedStyleSheets) roots.add(at);
  }
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(isWide(element) ? ALONE + WIDE : ALONE);
  for (const one of path) one.setAttribute(PRINTED, "");
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const back = () => {
    view.removeEventListener("afterprint", back);
    for (const one of path) one.removeAttribute(PRINTED);
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((known) => known !== sheet);
  };
  view.addEventListener("afterprint", back);
  // In a sandbox without the right to it, nothing happens.
  try {
    view.print();
  } catch (error) {
    back();
    throw error;
  }
}

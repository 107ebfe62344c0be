// The box between the host page and ours. Nothing of its style comes in but what it says by custom properties; the place
// is as wide as what stands in it could use.

/**
 * Whoever hides the element, or lets no pointer reach it, means all that is inside. Direction is no part of `all`. What
 * is inside lays itself out for the width that it is given and has none of its own, so two lines without height say what
 * it needs at least, and what it likes best where the place asks.
 */
const INSIDE_STYLE = `
:host { display: block; isolation: isolate; writing-mode: horizontal-tb; }
:host([hidden]) { display: none; }
:host([popover]:not(:popover-open)) { display: none; }
.inside { all: initial; display: block; width: 100%; direction: ltr; unicode-bidi: isolate; visibility: inherit; pointer-events: inherit; }
.inside::before, .inside::after { content: "- -"; display: block; height: 0; overflow: hidden; visibility: hidden; }
.inside::before { word-spacing: 960px; }
.inside::after { content: ""; width: 280px; max-width: 100%; }
.failure, .dead { background: #fff; color: #141b24;
  font: 16px/1.6 -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
.failure { max-width: 42em; margin: 24px auto; padding: 20px 24px; border-inline-start: 6px solid #a91d22; }
.failure :is(h1, p) { margin: 0 0 10px; font-size: 16px; }
.failure button { min-height: 44px; padding: 8px 20px; font: inherit; }
.dead { margin: 0; padding: 8px 16px; background: #fff2d6; }
:host(:defined) .dead { display: none; }
`;

/** A new box in a shadow root; `sheets`: the style of what comes into it. A saved copy may have left one: it goes. */
function inside(root, ...sheets) {
  const box = element("div", "");
  box.className = "inside";
  box.append(...inBoth(DEAD));
  for (const said of box.children) said.className = "dead";
  root.replaceChildren(box);
  // An old browser has no such sheets: then it stands without style.
  try {
    root.adoptedStyleSheets = [sheetIn(root.ownerDocument, INSIDE_STYLE), ...sheets];
  } catch { /* It can be read all the same. */ }
  return box;
}

/** What a page shows until we start is under ours now. It comes up in a copy without scripts, to say that it is one. */
function leaveDead({ ownerDocument }) {
  const dead = ownerDocument.getElementById("parcel-claims-dead");
  for (const text of dead?.parentNode.children ?? []) if (text.id) text.hidden = text !== dead;
}

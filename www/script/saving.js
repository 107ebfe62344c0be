// "Save page as" stores what is on the screen; Chromium takes shadow roots along. What the clerk entered shall not
// leave in a file that she takes for an empty form, so it is put away while the browser saves. A copy with the case
// in it is what our own button writes.

/** Longer than a browser takes to write a page after its dialog is closed, in milliseconds. */
const WRITTEN = 1000;
/** Without a dialog by then, nothing is being saved. */
const NO_DIALOG = 1500;
/** With Alt they open the browser's menu. */
const MENU_KEYS = ["KeyF", "KeyE"];

/** Takes what the element shows off the screen; returns what puts it back. */
function putAway(element) {
  const root = element.shadowRoot;
  const { activeElement } = root;
  const view = windowOf(element);
  const { scrollX, scrollY } = view;
  const box = root.firstElementChild;
  const page = [...box.childNodes];
  const sheets = [...root.adoptedStyleSheets];
  const moved = [...root.querySelectorAll("*")].filter((part) => part.scrollTop > 0 || part.scrollLeft > 0);
  const scrolled = moved.map((part) => [part, part.scrollLeft, part.scrollTop]);
  // As high as it was, so that nothing around it moves; a style attribute would be stored, and the copy's policy forbids it.
  const high = `:host { min-block-size: ${element.offsetHeight}px } p { margin: 24px; font: 16px/1.6 sans-serif; color: #586471 }`;
  const sheet = sheetIn(element.ownerDocument, high);
  root.adoptedStyleSheets = [...sheets, sheet];
  box.replaceChildren(...page.filter(({ className }) => className === "dead"), ...inBoth(SAVING));
  return () => {
    box.replaceChildren(...page);
    root.adoptedStyleSheets = sheets;
    for (const [part, left, top] of scrolled) part.scrollTo(left, top);
    activeElement?.focus({ preventScroll: true });
    view.scrollTo(scrollX, scrollY);
  };
}

/** Puts the page away when it may be about to be saved, and back when that is over. */
function whileSaving(element) {
  const view = windowOf(element);
  let putBack;
  let timer;
  // How the clerk reaches the browser's own menu: it is beyond the upper edge, or behind a key or the right button.
  let above = false;
  let asked = false;
  const leave = () => { putBack ??= putAway(element); };
  const back = () => {
    putBack?.();
    putBack = undefined;
  };
  const later = (time) => {
    clearTimeout(timer);
    timer = setTimeout(back, time);
  };
  const heard = {
    keydown: (event) => {
      asked = event.key === "F10" || (event.altKey && MENU_KEYS.includes(event.code));
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== "KeyS") return;
      // A dialog that opens late finds it put away again.
      asked = true;
      leave();
      later(NO_DIALOG);
    },
    // Alt alone leads to the menu; with Tab, to another window, and then its release is not heard before.
    keyup: (event) => { asked ||= event.key === "Alt"; },
    contextmenu: () => { asked = true; },
    // The right button was there for something else.
    input: () => { asked = false; },
    copy: () => { asked = false; },
    pointerdown: () => {
      above = asked = false;
      if (putBack) later(0);
    },
    pointerout: (event) => { above = event.relatedTarget === null && event.clientY <= 0; },
    // It may still be heard while the menu is about to open.
    pointermove: () => { above = false; },
    blur: ({ target }) => {
      if (target !== view) return;
      clearTimeout(timer);
      if (above || asked) leave();
    },
    // Another tab was chosen: nobody saves a page that is not to be seen.
    visibilitychange: () => view.document.hidden && back(),
    focus: ({ target }) => target === view && putBack && later(WRITTEN),
  };
  for (const [kind, act] of Object.entries(heard)) view.addEventListener(kind, act, true);
  return {
    /** What is kept from the window is told here. */
    hear: (event) => heard[event.type]?.(event),
    end: () => {
      clearTimeout(timer);
      for (const [kind, act] of Object.entries(heard)) view.removeEventListener(kind, act, true);
    },
  };
}

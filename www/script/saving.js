// "Save page as" stores what is on the screen; Chromium takes shadow roots along. What the clerk entered shall not
// leave in a file that she takes for an empty form, so it is put away while the browser saves. A copy with the case
// in it is what our own button writes.

/** Longer than a browser takes to write a page after its dialog is closed, in milliseconds. */
const WRITTEN = 1000;
/** Without a dialog by then, nothing is being saved. */
const NO_DIALOG = 1500;

/** Calls `putAway` when the page may be about to be saved, and `putBack` when that is over; returns what ends it. */
function whileSaving(putAway, putBack) {
  let away = false;
  let timer;
  // How the clerk reaches the browser's own menu: it is beyond the upper edge, or behind a key or the right button.
  let above = false;
  let asked = false;
  const leave = () => {
    if (away) return;
    away = true;
    putAway();
  };
  const back = () => {
    away = false;
    putBack();
  };
  const later = (time) => {
    clearTimeout(timer);
    timer = setTimeout(back, time);
  };
  const heard = {
    keydown: (event) => {
      asked = event.key === "F10" || event.key === "Alt";
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== "KeyS") return;
      // A dialog that opens late finds it put away again.
      asked = true;
      leave();
      later(NO_DIALOG);
    },
    contextmenu: () => { asked = true; },
    pointerdown: () => {
      above = asked = false;
      if (away) later(0);
    },
    pointerout: (event) => { above = event.relatedTarget === null && event.clientY <= 0; },
    // It may still be heard while the menu is about to open.
    pointermove: () => { above = false; },
    blur: ({ target }) => {
      if (target !== window) return;
      clearTimeout(timer);
      if (above || asked) leave();
    },
    focus: ({ target }) => target === window && away && later(WRITTEN),
  };
  for (const [kind, act] of Object.entries(heard)) addEventListener(kind, act, true);
  return () => {
    clearTimeout(timer);
    for (const [kind, act] of Object.entries(heard)) removeEventListener(kind, act, true);
  };
}

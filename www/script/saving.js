// "Save page as" stores what is on the screen; Chromium takes shadow roots along. What the clerk entered shall not
// leave in a file that she takes for an empty form, so it is put away while the browser saves. A copy with the case
// in it is what our own button writes.

/** Longer than a browser takes to write a page after its dialog is closed, in milliseconds. */
const WRITTEN = 700;
/** Without a dialog by then, nothing is being saved. */
const NO_DIALOG = 1500;

/** Calls `putAway` when the page may be about to be saved, and `putBack` when that is over; returns what ends it. */
function whileSaving(putAway, putBack) {
  let away = false;
  let timer;
  // How the clerk reaches the browser's own menu: it is beyond the upper edge, or behind the right button.
  let toMenu = false;
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
      toMenu = event.key === "F10" || event.key === "Alt";
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== "KeyS") return;
      leave();
      later(NO_DIALOG);
    },
    contextmenu: () => { toMenu = true; },
    pointerdown: () => {
      toMenu = false;
      if (away) later(0);
    },
    pointerout: (event) => { toMenu = event.relatedTarget === null && event.clientY <= 0; },
    pointermove: () => { toMenu = false; },
    blur: () => {
      clearTimeout(timer);
      if (toMenu) leave();
    },
    focus: () => away && later(WRITTEN),
  };
  for (const [kind, act] of Object.entries(heard)) addEventListener(kind, act, true);
  return () => {
    clearTimeout(timer);
    for (const [kind, act] of Object.entries(heard)) removeEventListener(kind, act, true);
  };
}

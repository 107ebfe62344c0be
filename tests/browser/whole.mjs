// What is out of sight is laid out only when it comes near; who reads the whole page wants all of it.

/** Lays out everything from now on. */
export const whole = (page) =>
  page.evaluate(() => {
    if (!pc) return;
    const RULE = ".pc .part { content-visibility: visible !important; }";
    if (pc.adoptedStyleSheets.some(({ cssRules }) => cssRules[0]?.cssText === RULE)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(RULE);
    pc.adoptedStyleSheets = [...pc.adoptedStyleSheets, sheet];
  });

// What both ends of the frame know: what is an origin, and how it is said that something was ignored.

/** The origin that a text names, as browsers write it, also with a path behind it; none where it names none. */
function originOf(text) {
  const said = String(text).trim();
  // A file and a sandbox have the origin "null", whatever a browser writes.
  if (said === "null" || /^file:/i.test(said)) return "null";
  const [named] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]+/i.exec(said) ?? [];
  if (named === undefined) return undefined;
  const link = document.createElement("a");
  link.href = named;
  // Browsers give programs that wrap pages (`app://place`) no origin of their own.
  return link.origin === "null" ? named.toLowerCase() : link.origin || undefined;
}

/** Says a sentence in the console, once. */
function saysOnce(console) {
  const said = [];
  return (sentence) => {
    if (said.includes(sentence)) return;
    said.push(sentence);
    console.warn(`parcel-claims: ${sentence}`);
  };
}

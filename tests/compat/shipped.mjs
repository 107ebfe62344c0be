// Every text that a browser reads of what we build, with the file that somebody would mend.
import { readdirSync, readFileSync } from "node:fs";
import { defaultTreeAdapter, parse } from "parse5";

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8").replaceAll("\r\n", "\n");
const within = (folder, end) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(end))
    .sort();

/** The scripts inside a page; one with a type is data, one from elsewhere a file of its own. */
function scriptsOf(file) {
  const found = [];
  const look = (node) => {
    if (node.tagName === "script" && !node.attrs.some(({ name }) => ["src", "type"].includes(name))) {
      const [text] = node.childNodes;
      found.push({ file, text: text.value, firstLine: text.sourceCodeLocation.startLine });
    }
    defaultTreeAdapter.getChildNodes(node)?.forEach(look);
  };
  look(parse(read(file), { sourceCodeLocationInfo: true }));
  return found;
}

const whole = (kind) => (file) => ({ kind, file, text: read(file) });
const pages = within("dist", ".html");
// What is run from a terminal no browser reads.
const modules = within("dist/npm", ".js").filter((file) => !file.endsWith("/cli.js"));
// What an example stands beside is made by others.
const scripts = within("dist", ".js").filter((file) => !file.startsWith("dist/npm/") && !file.endsWith(".min.js"));

// The page's style and view are packed; they are read as they are written.
export const SHIPPED = [
  ...scripts.map(whole("script")),
  ...scripts.map(whole("style in a script")),
  ...modules.map(whole("module")),
  ...pages.flatMap(scriptsOf).flatMap((one) => ["script", "style in a script"].map((kind) => ({ kind, ...one }))),
  ...pages.map(whole("markup")),
  ...["www/start.css", ...within("www/style", ".css")].map(whole("style")),
  ...["www/view.html", ...within("www/view", ".html"), ...within("dist", ".svg")].map(whole("markup")),
];

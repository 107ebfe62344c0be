// Why the page does not start, and what to do: said before there is a module that could say anything.

const UPDATE = [
  "请用 Chromium（Chrome、Edge）109、Firefox 115、Safari 16.4 或更新的版本打开。",
  "Please open it with Chromium (Chrome, Edge) 109, Firefox 115, Safari 16.4 or newer.",
];

const MESSAGES = {
  webAssembly: [
    "无法启动：浏览器没有 WebAssembly，或已被关闭（例如 iPhone 的锁定模式、安全软件）。" + UPDATE[0],
    "Cannot start: this browser has no WebAssembly, or it is switched off (Lockdown Mode, security software). " + UPDATE[1],
  ],
  tooOld: [
    "无法启动：浏览器太旧。" + UPDATE[0],
    "Cannot start: this browser is too old. " + UPDATE[1],
  ],
  damaged: [
    "无法启动：文件不完整，或内容被改动过（校验不符）。请重新复制或下载一份。",
    "Cannot start: the file is incomplete or was altered (its checksum is wrong). Please copy or download it again.",
  ],
  policy: [
    "无法启动：所在网页的安全策略禁止 WebAssembly。请把本页保存到电脑，双击打开；或请网站管理员允许 'wasm-unsafe-eval'。",
    "Cannot start: the security policy of this page forbids WebAssembly. Please save the page and open it by double click, or ask the site to allow 'wasm-unsafe-eval'.",
  ],
  refused: [
    "无法启动：浏览器不接受其中的 WebAssembly 程序。" + UPDATE[0],
    "Cannot start: this browser does not accept the WebAssembly program inside. " + UPDATE[1],
  ],
  other: [
    "无法启动：出现意外错误。请重新打开；若仍不行，请把下面一行文字告诉维护人员。",
    "Cannot start: an unexpected error. Please open it again; if that does not help, tell the maintainers the line below.",
  ],
  trap: [
    "程序出错，已停止。填的内容还在：按“重新启动”继续；若又停下，请把下面一行文字告诉维护人员。",
    "The program has failed and was stopped. What you entered is still there: press “Restart” to go on; if it stops again, tell the maintainers the line below.",
  ],
};

const SAVING = [
  "填的内容先收起来了，免得随网页一起存进文件。点一下这里就回来。",
  "What you entered is put away, so that it is not saved with the page. Click here to bring it back.",
];

const RESTART = ["重新启动", "Restart"];

/** Why it cannot go on: a code of `MESSAGES`, and what the engine said. */
class Failure extends Error {
  constructor(code, cause) {
    super(MESSAGES[code][1], { cause });
    this.name = "ParcelClaimsFailure";
    this.code = code;
  }
}

const FAILURE_STYLE = `
:host { display: block; }
.failure { max-width: 42em; margin: 24px auto; padding: 20px 24px; border-inline-start: 6px solid #a91d22;
  background: #fff; color: #141b24;
  font: 16px/1.6 -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
.failure :is(h1, p) { margin: 0 0 10px; font-size: 16px; }
.failure button { min-height: 44px; padding: 8px 20px; font: inherit; }
`;

function element(name, text, lang) {
  const made = document.createElement(name);
  made.textContent = text;
  if (lang) made.lang = lang;
  return made;
}

/** The two languages of a message. */
const inBoth = ([chinese, english]) => [element("p", chinese, "zh-CN"), element("p", english, "en")];

/** The message in both languages, in place of everything else; `again`: what the button does. */
function tellFailure(root, { code, cause }, again) {
  const box = element("div", "");
  box.className = "failure";
  box.setAttribute("role", "alert");
  box.append(element("h1", "快件理赔速查 · Parcel claims"), ...inBoth(MESSAGES[code]));
  if (cause !== undefined) box.append(element("p", String(cause), "en"));
  if (again) {
    const button = element("button", RESTART.join(" · "));
    button.type = "button";
    button.addEventListener("click", again);
    box.append(button);
  }
  // An old browser has no such sheets: then the message stands without its style.
  try {
    root.adoptedStyleSheets = [sheetIn(root.ownerDocument, FAILURE_STYLE)];
  } catch { /* It can be read all the same. */ }
  root.replaceChildren(box);
}

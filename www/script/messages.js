// Why the page does not start, and what to do: said before there is a module that could say anything.

const UPDATE = [
  "请用 Chromium（Chrome、Edge）109、Firefox 115、Safari 16.4 或更新的版本打开（360、QQ、搜狗等浏览器请升级，并切换到“极速模式”）。",
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
    "无法启动：所在网页的安全策略禁止 WebAssembly，或者禁止本页的界面（Trusted Types）。请把本页保存到电脑，双击打开；或请网站管理员允许 'wasm-unsafe-eval'，在 trusted-types 里列出 parcel-claims。",
    "Cannot start: the security policy of this page forbids WebAssembly, or our markup (Trusted Types). Please save the page and open it by double click, or ask the site to allow 'wasm-unsafe-eval' and to list parcel-claims in trusted-types.",
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

const DEAD = [
  "这是存下来的样子，里面的程序没有运行，按什么都没有反应。请打开原来的网页，或者在原网页的“存一份本网页”里重新存一份。",
  "This is a saved picture of the page: the program inside does not run, and nothing in it works. Please open the original page, or save it anew under “Save a copy of this page” there.",
];

const RESTART = ["重新启动", "Restart"];

/** Why it cannot go on: a code of `MESSAGES`, and what the engine said. */
class Failure extends Error {
  constructor(code, why) {
    super(MESSAGES[code][1]);
    this.why = why;
    this.name = "ParcelClaimsFailure";
    this.code = code;
  }
}

function element(name, text, lang) {
  const made = document.createElement(name);
  made.textContent = text;
  if (lang) made.lang = lang;
  return made;
}

/** The two languages of a message. */
const inBoth = ([chinese, english]) => [element("p", chinese, "zh-CN"), element("p", english, "en")];

/** The message in both languages, in place of everything else; `again`: what the button does. */
function tellFailure(root, { code, why }, again) {
  const box = element("div", "");
  box.className = "failure";
  box.setAttribute("role", "alert");
  box.append(element("h1", "快件理赔速查 · Parcel claims"), ...inBoth(MESSAGES[code]));
  if (why !== undefined) box.append(element("p", String(why), "en"));
  if (again) {
    const button = element("button", RESTART.join(" · "));
    button.type = "button";
    button.addEventListener("click", again);
    box.append(button);
  }
  inside(root).append(box);
}

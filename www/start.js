// Unpacks the module and hands it the page, or says why that cannot be and what to do.
// `wasm_bindgen` is the glue, put before this text by the build.

const app = document.getElementById("app");

const UPDATE = [
  "请用 Chromium（Chrome、Edge）109、Firefox 115、Safari 16.4 或更新的版本打开本文件。",
  "Please open this file with Chromium (Chrome, Edge) 109, Firefox 115, Safari 16.4 or newer.",
];

const REASONS = {
  webAssembly: [
    "无法启动：浏览器没有 WebAssembly，或已被关闭（例如 iPhone 的锁定模式、安全软件）。" + UPDATE[0],
    "Cannot start: this browser has no WebAssembly, or it is switched off (Lockdown Mode, security software). " + UPDATE[1],
  ],
  tooOld: [
    "无法启动：浏览器太旧，不能解压本文件。" + UPDATE[0],
    "Cannot start: this browser is too old to unpack this file. " + UPDATE[1],
  ],
  damaged: [
    "无法启动：本文件不完整或已损坏。请重新复制或下载一份。",
    "Cannot start: this file is incomplete or damaged. Please copy or download it again.",
  ],
  policy: [
    "无法启动：所在网页的安全策略禁止 WebAssembly。请把本文件保存到电脑，双击打开；或请网站管理员允许 'wasm-unsafe-eval'。",
    "Cannot start: the security policy of the surrounding page forbids WebAssembly. Please save this file and open it by double click, or ask the site to allow 'wasm-unsafe-eval'.",
  ],
  refused: [
    "无法启动：浏览器不接受其中的 WebAssembly 程序。" + UPDATE[0],
    "Cannot start: this browser does not accept the WebAssembly program inside. " + UPDATE[1],
  ],
  other: [
    "无法启动：出现意外错误。请重新打开本文件；若仍不行，请把下面一行文字告诉维护人员。",
    "Cannot start: an unexpected error. Please open this file again; if that does not help, tell the maintainers the line below.",
  ],
};

function give_up([chinese, english], error) {
  const box = document.createElement("div");
  box.className = "start-failure";
  box.setAttribute("role", "alert");
  const title = document.createElement("h1");
  title.textContent = document.title;
  box.append(title);
  const texts = [[chinese, "zh-CN"], [english, "en"]];
  if (error !== undefined) texts.push([String(error), "en"]);
  for (const [text, lang] of texts) {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = text;
    box.append(line);
  }
  app.replaceChildren(box);
}

async function unpack(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return parts(await new Response(stream).arrayBuffer());
}

// Two lengths, then what has them, then the module: as `xtask` packs it.
function parts(buffer) {
  const lengths = new DataView(buffer);
  const ends = [8, 8 + lengths.getUint32(0, true)];
  ends.push(ends[1] + lengths.getUint32(4, true));
  if (ends[2] > buffer.byteLength) throw new RangeError("the packed file is too short");
  const text = (part) => new TextDecoder().decode(new Uint8Array(buffer, ends[part], ends[part + 1] - ends[part]));
  return { style: text(0), view: text(1), module: buffer.slice(ends[2]) };
}

async function start() {
  if (typeof WebAssembly !== "object") return give_up(REASONS.webAssembly);
  if (typeof DecompressionStream !== "function") return give_up(REASONS.tooOld);

  let unpacked;
  try {
    unpacked = await unpack(document.getElementById("parcel-claims-packed").textContent);
  } catch (error) {
    return give_up(REASONS.damaged, error);
  }
  try {
    await wasm_bindgen({ module_or_path: unpacked.module });
  } catch (error) {
    // Engines disagree on the kind of error, but all of them name what is forbidden.
    const forbidden = /unsafe-eval|content security policy|\bCSP\b/i.test(String(error));
    return give_up(forbidden ? REASONS.policy : REASONS.refused, error);
  }
  // A saved copy holds what was on the screen: it is made anew.
  app.replaceChildren();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(unpacked.style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const view = document.createElement("template");
  view.innerHTML = unpacked.view;
  wasm_bindgen.mount(app, view);
}

start().catch((error) => give_up(REASONS.other, error));

// The case book as a station uses it: days later, in two windows at once, and with a browser that keeps nothing.
import assert from "node:assert/strict";
import { press, profile, choose, type } from "./clerk.mjs";
import { click, field, focused, put, speak } from "./form.mjs";
import { accessible, DESKTOP, open, PAGE, pageTest, PHONE, screenshot, tab, until, write } from "./harness.mjs";

/** A day, counted from today, as China counts it. */
const day = (number) => new Date(Date.now() + 8 * 3600_000 + number * 86_400_000).toISOString().slice(0, 10);
const said = (date) => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

const US = { we: "origin", claimant: "direct", deliveredBy: "station" };
const LOST = { ...US, waybill: "768000000001", problem: "lost", stage: "delivery", sentOn: day(-10), value: 800 };
const LATE = {
  ...US,
  waybill: "768000000002",
  problem: "damaged",
  stage: "delivery",
  extent: "partial",
  sentOn: day(-40),
  value: 300,
};
const SHORT = { ...US, waybill: "768000000003", problem: "short", stage: "delivery", sentOn: day(-20), value: 100 };

/** A revision as the store and a file hold it. */
const revision = (name, facts, more = {}) => ({
  v: 1,
  case: `case-${name}`,
  id: `rev-${name}`,
  at: 1,
  supersedes: [],
  facts,
  status: "open",
  statusOn: null,
  paid: null,
  ...more,
});
const key = ({ case: name, id }) => `parcel-claims/book/1/${name}/${id}`;
const file = (name, revisions) =>
  write(`${name}.json`, JSON.stringify({ product: "parcel-claims", book: 1, revisions }));

/** Puts revisions into the store before the page is opened again. */
async function stored(page, revisions) {
  await page.evaluate(
    (entries) => entries.forEach(([key, text]) => localStorage.setItem(key, text)),
    revisions.map((one) => [key(one), JSON.stringify(one)]),
  );
  await open(page, PAGE);
}

const room = async (page, name = "book") => {
  await click(page, `.pc [data-action=room][data-room=${name}]`);
  await page.waitForSelector(`.pc [data-view=${name}]:not([hidden])`);
};
const act = (page, action) => click(page, `.pc [data-action=${action}]`);
const text = (page, view) =>
  page.$eval(`.pc [data-view=${view}]`, (one) =>
    one.checkVisibility() ? one.innerText.replace(/\s+/g, " ").trim() : "",
  );
const count = (page) => page.$eval(".pc [data-room=book] .count", (one) => one.textContent);
const keys = (page, under = "parcel-claims/book/") =>
  page.evaluate(
    (under) =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(under))
        .sort(),
    under,
  );

async function save(page, facts) {
  await put(page, facts);
  await act(page, "save");
}

/** What the list says, line by line. */
const list = (page) =>
  page.$$eval(".pc .case", (lines) =>
    lines.map((line) => {
      const read = (selector) => {
        const one = line.querySelector(selector);
        return one?.checkVisibility() ? one.innerText.replace(/\s+/g, " ").trim() : "";
      };
      const state = line.querySelector("select");
      const input = (name) => {
        const one = line.querySelector(`[data-input=${name}]`);
        return one.checkVisibility() ? one.value : "";
      };
      return {
        waybill: read(".case-waybill"),
        happened: read(".case-happened"),
        sum: read(".case-sum"),
        next: read(".case-next"),
        status: state.selectedOptions[0].textContent,
        on: input("on"),
        paid: input("paid"),
        compared: read(".case-compared"),
        error: read(".case-error"),
        rival: read("[data-slot=rival]"),
        faults: read("[data-slot=faults]"),
      };
    }),
  );
const waybills = async (page) => (await list(page)).map(({ waybill }) => waybill);

/** The line of a waybill. */
const line = async (page, waybill) => {
  const lines = await page.$$(".pc .case");
  for (const one of lines) {
    if ((await one.$eval(".case-waybill", (place) => place.textContent)) === waybill) return one;
  }
  throw new Error(`${waybill} is not in the list`);
};

/** Presses a button in the line of a waybill. */
const inLine = async (page, waybill, action) =>
  (await line(page, waybill)).$eval(`[data-action=${action}]`, (button) => button.click());

/** Chooses a status as a clerk does, with the focus in the list. */
async function status(page, waybill, code) {
  const select = await (await line(page, waybill)).$("select");
  await select.focus();
  await select.select(code);
}

/** Types into a part of a line and leaves it. */
async function part(page, waybill, name, typed) {
  const input = await (await line(page, waybill)).$(`[data-input=${name}]`);
  await input.focus();
  await input.evaluate((one) => one.select());
  await page.keyboard.type(typed);
  await page.keyboard.press("Tab");
}

const choose_file = async (page, path) => {
  const input = await page.$(".pc [data-input=bookImport]");
  await input.uploadFile(path);
};

/** The texts of the files that the page hands to the browser from now on. */
async function downloads(page) {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    globalThis.handed = [];
    URL.createObjectURL = (blob) => {
      globalThis.handed.push(blob.text());
      return make.call(URL, blob);
    };
    // A test saves no files.
    HTMLAnchorElement.prototype.click = function click() {
      globalThis.named = this.download;
    };
  });
  return () => page.evaluate(async () => [globalThis.named, await globalThis.handed.at(-1)]);
}

/** Waits until a window sees so many drafts: what another one wrote comes a moment later. */
const drafts = (page, number) =>
  until(
    page,
    (number) => Object.keys(localStorage).filter((key) => key.startsWith("parcel-claims/draft/")).length === number,
    number,
  );

/** Waits until a part says something. */
const says = (page, view, pattern) =>
  until(
    page,
    (view, pattern) => {
      const place = pc.querySelector(`.pc ${view}`);
      return Boolean(place?.checkVisibility()) && new RegExp(pattern).test(place.innerText);
    },
    view,
    pattern,
  );

pageTest(
  "cases stand by urgency with sum and next deadline; a search leaves what it finds",
  { decides: true },
  async (page) => {
    await room(page);
    assert.match(await text(page, "bookEmpty"), /还没有存过案件.*存入案卷.*导出全部/);
    await room(page, "parcel");
    await put(page, LOST);
    await act(page, "save");
    assert.equal(await text(page, "said"), "已存入案卷");
    assert.equal(await text(page, "save"), "更新案卷");
    assert.equal(await focused(page), "save");
    await act(page, "resetYes");
    assert.equal(await text(page, "save"), "", "nothing in hand");
    for (const facts of [SHORT, LATE]) {
      await save(page, facts);
      await act(page, "resetYes");
    }
    assert.equal((await keys(page)).length, 3);
    assert.equal(await count(page), "3");
    await room(page);
    const lines = await list(page);
    assert.deepEqual(
      lines.map(({ waybill, happened, next }) => [waybill, happened, next]),
      [
        ["768000000002", "破损（派件）", `已过期 已过 10 天 申报截止 ${said(day(-10))}`],
        ["768000000003", "内件短少（派件）", `还有 9 天 稳妥申报日 ${said(day(9))}`],
        ["768000000001", "遗失（派件）", `还有 19 天 稳妥申报日 ${said(day(19))}`],
      ],
    );
    assert.match(lines[2].sum, /^我站可得：800 元$/);
    assert.match(lines[1].sum, /酌情，最高可能/);
    for (const [query, found] of [
      ["待处理 短少", ["768000000003"]],
      ["没有的", []],
    ]) {
      await page.$eval(
        ".pc [data-input=bookSearch]",
        (input, query) => {
          input.value = query;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        },
        query,
      );
      assert.deepEqual(await waybills(page), found, query);
      assert.equal(await text(page, "bookNone"), found.length ? "" : "没有找到");
    }
  },
);

pageTest(
  "what is entered in a line is seen there; the line stays where the clerk is at work",
  { decides: true },
  async (page) => {
    await stored(page, [revision("a", LATE), revision("b", LOST)]);
    await room(page);
    const before = await waybills(page);
    const read = async () => (await list(page)).find(({ waybill }) => waybill === LOST.waybill);
    await status(page, LOST.waybill, "filed");
    assert.deepEqual((({ status, on, next }) => [status, on, next])(await read()), [
      "已申报",
      day(0),
      "没有要赶的期限",
    ]);
    await part(page, LOST.waybill, "on", "昨天");
    assert.equal((await read()).on, day(-1));
    await status(page, LOST.waybill, "paid");
    assert.deepEqual(await waybills(page), before, "the line in hand stays");
    await part(page, LOST.waybill, "paid", "１，０００");
    assert.deepEqual((({ paid, compared }) => [paid, compared])(await read()), ["1,000", "比测算多 200 元"]);
    await part(page, LOST.waybill, "paid", "很多");
    assert.equal((await read()).error, "看不懂这个金额");
    await part(page, LOST.waybill, "paid", "800");
    assert.deepEqual((({ paid, error }) => [paid, error])(await read()), ["800", ""]);
    await room(page, "parcel");
    await room(page);
    assert.equal((await waybills(page))[0], LATE.waybill);
  },
);

pageTest("what is unsaved is never lost unasked, and the focus is led", {}, async (page) => {
  await stored(page, [revision("a", LOST), revision("b", LATE)]);
  await put(page, { problem: "none" }, "2012-3-4 8:00");
  await act(page, "resetYes");
  await room(page);
  await inLine(page, LOST.waybill, "openCase");
  assert.equal(await text(page, "said"), `已打开：${LOST.waybill}，待处理。按现在的时间重新测算。`);
  assert.equal(await page.$eval(".pc [data-view=clock]", (clock) => clock.dataset.clock), "live");
  assert.equal((await field(page, "value")).entered, "800");
  await put(page, { value: 500 });
  await room(page);
  await inLine(page, LATE.waybill, "openCase");
  assert.match(await text(page, "bookAsk"), /还没存入案卷/);
  assert.equal(await focused(page), "openSaving");
  await act(page, "openNot");
  assert.equal(await text(page, "bookAsk"), "");
  assert.equal(await focused(page), "openCase");
  await inLine(page, LATE.waybill, "openCase");
  await act(page, "openSaving");
  assert.equal((await field(page, "waybill")).entered, LATE.waybill);
  await put(page, { value: 1 });
  await room(page);
  assert.equal((await list(page)).find(({ waybill }) => waybill === LOST.waybill).sum, "我站可得：500 元");
  await inLine(page, LOST.waybill, "openCase");
  await act(page, "openAnyway");
  assert.equal((await field(page, "value")).entered, "500");
});

pageTest(
  "a second case with the same waybill is asked about, and saving it stays possible",
  { decides: true },
  async (page) => {
    await stored(page, [revision("a", LOST)]);
    await says(page, ".rooms", "1");
    await save(page, { ...LOST, value: 300 });
    assert.equal(
      await text(page, "twin"),
      "案卷里已经有这个单号：遗失（派件），待处理。 打开那一件 照样另存一件 先不存",
    );
    assert.equal(await focused(page), "openTwin");
    await accessible(page);
    await screenshot(page, "book twin", {});
    await act(page, "saveNot");
    assert.equal(await text(page, "twin"), "");
    await act(page, "save");
    await act(page, "openTwin");
    assert.match(await text(page, "bookAsk"), /还没存入案卷/, "what is in hand is unsaved");
    await act(page, "openNot");
    await room(page, "parcel");
    await act(page, "save");
    await act(page, "saveTwin");
    assert.equal(await count(page), "2");
    assert.equal(await text(page, "save"), "更新案卷");
  },
);

pageTest("everything goes out as one file, and a file comes in", { decides: true }, async (page) => {
  const refused = revision("b", LATE, { status: "refused", statusOn: day(-3) });
  await stored(page, [revision("a", LOST), refused, revision("c", { ...SHORT, fromTheFuture: { kept: true } })]);
  const handed = await downloads(page);
  await room(page);
  await act(page, "exportBook");
  const [name, content] = await handed();
  assert.equal(name, `案卷-${day(0)}.json`);
  const { revisions } = JSON.parse(content);
  assert.equal(revisions.length, 3);
  // Another machine, which has one of them in a later state and one that it deleted.
  await page.evaluate(() => localStorage.clear());
  const mine = revision("a2", { ...LOST, value: 900 }, { case: "case-a", supersedes: ["rev-a"], at: 2 });
  const gone = { v: 1, case: "case-b", id: "rev-b2", at: 2, supersedes: ["rev-b"], deleted: true };
  await stored(page, [mine, gone]);
  await room(page);
  await choose_file(page, file("book", [...revisions, { v: 1 }]));
  await says(page, "[data-view=bookBroughtText]", "导入完成");
  const brought = "导入完成：新增 1 件；1 件没有变化；1 件这里已经删除，没有导入；1 条读不了。";
  assert.equal(await text(page, "bookBroughtText"), brought);
  assert.equal(await text(page, "bookFaults"), "第 4 条：内容不完整");
  assert.match((await list(page)).find(({ waybill }) => waybill === "768000000003").faults, /看不懂/);
  await accessible(page);
  await screenshot(page, "book brought", {});
  await act(page, "restoreDeleted");
  assert.equal((await list(page)).find(({ waybill }) => waybill === LATE.waybill).status, "已拒赔");
  // It is said what of an opened case is not understood.
  await inLine(page, SHORT.waybill, "openCase");
  assert.match(await text(page, "notice"), /看不懂.*fromTheFuture/);
});

pageTest(
  "two windows never overwrite each other: what both changed stands twice until one is chosen",
  {},
  async (page) => {
    await stored(page, [revision("a", LOST), revision("b", LATE)]);
    await room(page);
    await inLine(page, LOST.waybill, "openCase");
    const other = await tab(page);
    try {
      await room(other);
      await inLine(other, LOST.waybill, "openCase");
      await put(page, { value: 600 });
      await act(page, "save");
      // The other window never looked at that before it saves.
      await put(other, { value: 700 });
      await act(other, "save");
      assert.equal(await text(other, "said"), "案卷已更新");
      await room(other);
      // What another process wrote comes a moment later.
      await says(other, "[data-view=cases]", "600 元");
      const rivals = (await list(other)).filter(({ waybill }) => waybill === LOST.waybill);
      assert.deepEqual(rivals.map(({ sum }) => sum).sort(), ["我站可得：600 元", "我站可得：700 元"]);
      assert.ok(rivals.every(({ rival }) => rival.includes("请留一份")));
      await accessible(other);
      await screenshot(other, "book rivals", {});
      // The first window sees it without being touched.
      await room(page);
      await says(page, "[data-view=cases]", "700 元");
      assert.equal((await list(page)).length, 3);
      const [first] = rivals;
      await inLine(other, LOST.waybill, "keepCase");
      assert.deepEqual(
        (await list(other)).filter(({ waybill }) => waybill === LOST.waybill).map(({ sum, rival }) => [sum, rival]),
        [[first.sum, ""]],
      );
      await until(page, () => pc.querySelectorAll(".pc .case").length === 2);
      // A status here, a deletion there: both hold.
      await status(page, LOST.waybill, "filed");
      await inLine(other, LATE.waybill, "deleteCase");
      await until(page, () => pc.querySelectorAll(".pc .case").length === 1);
      await until(other, () => pc.querySelector(".pc .case select")?.value === "filed");
      await says(page, ".rooms", "案卷 ?1");
      // One case, and the mark of the deleted one.
      await until(
        page,
        () => Object.keys(localStorage).filter((key) => key.startsWith("parcel-claims/book/")).length === 2,
      );
    } finally {
      await other.close();
    }
  },
);

pageTest(
  "the draft in hand is back after a reload, with its clock and its case, until it is cleared",
  {},
  async (page) => {
    await stored(page, [revision("a", LOST)]);
    await room(page);
    await inLine(page, LOST.waybill, "openCase");
    await put(page, { value: "12,", sentOn: "3-4" }, "2012-3-20 8:00");
    await open(page, PAGE);
    assert.match(await text(page, "notice"), /已恢复上次没填完的内容。/);
    assert.equal((await field(page, "waybill")).entered, LOST.waybill);
    assert.equal(await page.$eval(".pc [data-view=clock]", (clock) => clock.dataset.clock), "fixed");
    assert.equal(await text(page, "save"), "更新案卷");
    await accessible(page);
    await screenshot(page, "book restored", {});
    await page.$eval(".pc [data-view=notice] [data-action=reset]", (button) => button.click());
    assert.equal(await focused(page), "resetNo");
    await act(page, "resetYes");
    assert.equal(await text(page, "notice"), "");
    assert.deepEqual(await keys(page, "parcel-claims/draft/"), []);
    await open(page, PAGE);
    assert.equal(await text(page, "notice"), "");
    assert.equal((await field(page, "waybill"))?.entered ?? "", "");
  },
);

pageTest("each window has its own draft, and takes up what a closed one left", {}, async (page) => {
  await put(page, { ...LOST, waybill: "in the first" });
  const other = await tab(page);
  assert.equal(await text(other, "notice"), "", "what another window has in hand is its own");
  await put(other, { ...LOST, waybill: "in the second" });
  await drafts(page, 2);
  await page.bringToFront();
  await open(page, PAGE);
  assert.equal((await field(page, "waybill")).entered, "in the first");
  // A copy of a window begins with the same name: it takes another, and both drafts stay.
  const name = await page.evaluate(() => sessionStorage.getItem("parcel-claims/tab/1"));
  const copy = await tab(page, {
    prepare: (copy) =>
      copy.evaluateOnNewDocument((name) => {
        if (!sessionStorage.getItem("parcel-claims/tab/1")) sessionStorage.setItem("parcel-claims/tab/1", name);
      }, name),
  });
  assert.equal(await text(copy, "notice"), "");
  await put(copy, { ...LOST, waybill: "in the copy" });
  await drafts(page, 3);
  await copy.close({ runBeforeUnload: false });
  await other.goto("about:blank");
  await until(page, () =>
    Object.entries(localStorage).some(
      ([key, text]) => key.startsWith("parcel-claims/draft/") && JSON.parse(text).released,
    ),
  );
  const next = await tab(page);
  try {
    assert.match(await text(next, "notice"), /已恢复/);
    assert.match((await field(next, "waybill")).entered, /in the (second|copy)/);
    assert.equal((await field(page, "waybill")).entered, "in the first");
  } finally {
    await next.close();
    await other.close();
  }
});

pageTest(
  "the draft of a window that was killed is offered at once; that of a window that lives is not",
  {},
  async (page) => {
    await put(page, { ...LOST, waybill: "in a window that lives" });
    const killed = await tab(page);
    await put(killed, { ...LOST, waybill: "210359000009" });
    const mine = await killed.evaluate(() => `parcel-claims/draft/1/${sessionStorage.getItem("parcel-claims/tab/1")}`);
    const draft = await killed.evaluate((key) => localStorage.getItem(key), mine);
    await killed.close();
    await until(page, (key, draft) => localStorage.getItem(key) !== draft, mine, draft);
    // Killed, it could not let go of it.
    await page.evaluate((key, draft) => localStorage.setItem(key, draft), mine, draft);
    const next = await tab(page);
    try {
      const offer = (place) =>
        place.$eval("[data-view=left]", (left) => (left.checkVisibility() ? left.innerText : ""));
      await until(next, () => pc.querySelector("[data-view=left]").checkVisibility());
      assert.match(await offer(next), /没有正常关掉[^]*210359000009 遗失（派件）[^]*接着填[^]*先放着/);
      assert.equal(await offer(page), "", "a window that was there before offers nothing");
      // What was begun meanwhile is not lost.
      await put(next, { ...SHORT, waybill: "210359000010" });
      await act(next, "takeLeft");
      assert.match(await text(next, "said"), /先存入案卷或者清空/);
      await act(next, "save");
      await act(next, "takeLeft");
      assert.equal((await field(next, "waybill")).entered, "210359000009");
      assert.equal(await offer(next), "");
      assert.match(await text(next, "notice"), /已恢复/);
      await drafts(page, 2);
      assert.equal((await field(page, "waybill")).entered, "in a window that lives");
      await open(next, PAGE);
      assert.equal((await field(next, "waybill")).entered, "210359000009");
    } finally {
      await next.close();
    }
  },
);

/** Makes the browser refuse, before the page is there. */
const refusing = (how) => (page) =>
  page.evaluateOnNewDocument((how) => {
    const fail = (name) => {
      throw new DOMException("refused", name);
    };
    if (how === "no storage at all") {
      for (const store of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(globalThis, store, { get: () => fail("SecurityError") });
      }
    }
    if (how === "no writing") Storage.prototype.setItem = () => fail("SecurityError");
    if (how === "full") {
      const write = Storage.prototype.setItem;
      Storage.prototype.setItem = function setItem(key, text) {
        if (globalThis.full && this === localStorage) fail("QuotaExceededError");
        write.call(this, key, text);
      };
      globalThis.full = true;
      write.call(localStorage, "somebody-else", "much");
    }
  }, how);

for (const how of ["no storage at all", "no writing", "full"]) {
  pageTest(
    `where the browser keeps nothing the page says so, once, and works on: ${how}`,
    { prepare: refusing(how) },
    async (page) => {
      assert.equal(await text(page, "unkept"), "", "nothing was entered so far");
      await page.evaluate(() => {
        globalThis.told = [];
        new MutationObserver(() => told.push(pc.querySelector("[data-view=unkept]").textContent)).observe(
          pc.querySelector("[data-view=unkept]"),
          { childList: true, characterData: true, subtree: true },
        );
      });
      await put(page, { ...US, problem: "lost" });
      await page.focus("[data-field=waybill] input");
      await page.keyboard.type("210359000001");
      assert.match(await text(page, "unkept"), how === "full" ? /存储满了。照常能用/ : /不让本页保存东西.*照常能用/);
      assert.equal((await page.evaluate(() => told)).length, 1, "not at every key");
      assert.equal(await focused(page), "waybill");
      await page.keyboard.press("Tab");
      await accessible(page);
      await screenshot(page, `draft refused, ${how}`, {});
      const told = how === "full" ? /存储满了，有 1 件没存下来.*导出/ : /不让本页保存.*关掉就没了.*导出/;
      await save(page, LOST);
      assert.equal(await text(page, "said"), "只记在这个窗口里，浏览器没有存下来");
      assert.equal(await text(page, "unkept"), "", "the case book says it");
      assert.match(await text(page, "saveRefused"), told);
      assert.equal(await count(page), "1");
      await room(page);
      assert.match(await text(page, "bookRefused"), told);
      assert.deepEqual(await waybills(page), [LOST.waybill]);
      await accessible(page);
      await screenshot(page, `book refused, ${how}`, {});
      if (how !== "full") return;
      // Once there is room again everything is kept.
      await page.evaluate(() => {
        globalThis.full = false;
      });
      await inLine(page, LOST.waybill, "openCase");
      await put(page, { value: 600 });
      await act(page, "save");
      assert.equal(await text(page, "said"), "案卷已更新");
      assert.equal(await text(page, "saveRefused"), "");
      assert.equal((await keys(page)).length, 1);
      await until(page, () => Object.keys(localStorage).some((key) => key.startsWith("parcel-claims/draft/")));
    },
  );
}

pageTest("what cannot be read is set aside, said and handed out", { decides: true }, async (page) => {
  const bad = {
    [key(revision("x", {}))]: '{"v":1,',
    "parcel-claims/profile/1": "nonsense",
    "parcel-claims/draft/1/gone": "[1",
  };
  await page.evaluate(
    (entries) => entries.forEach(([key, text]) => localStorage.setItem(key, text)),
    Object.entries(bad),
  );
  await stored(page, [revision("a", LOST)]);
  await says(page, "[data-view=asideText]", "有 3 处");
  assert.equal(await text(page, "asideText"), "有 3 处存的内容读不出来，已原样另外放好，没有删掉。");
  await accessible(page);
  await screenshot(page, "book aside", {});
  assert.equal((await keys(page, "parcel-claims/set-aside/1/")).length, 3);
  const handed = await downloads(page);
  await act(page, "saveAside");
  assert.deepEqual(JSON.parse((await handed())[1]).setAside, bad);
  await room(page);
  assert.deepEqual(await waybills(page), [LOST.waybill], "what is sound is there");
  await act(page, "dismissAside");
  assert.equal(await text(page, "aside"), "");
});

pageTest(
  "a thousand cases: the most urgent first, fifty at a time, all of them found",
  { decides: true },
  async (page) => {
    const many = Array.from({ length: 1000 }, (_, at) =>
      revision(at, { ...LOST, waybill: `76800${String(at).padStart(7, "0")}`, sentOn: day(-(at % 45)) }),
    );
    await stored(page, many);
    await says(page, ".rooms", "1000");
    await room(page);
    assert.equal((await list(page)).length, 50);
    assert.match((await list(page))[0].next, /已过期/);
    assert.equal(await text(page, "bookMore"), "再显示 50 件");
    await act(page, "moreCases");
    const lines = await list(page);
    assert.equal(lines.length, 100);
    const at = await page.evaluate(() =>
      [...pc.querySelectorAll(".pc .case")].indexOf(pc.activeElement.closest(".case")),
    );
    assert.equal(at, 50, "the focus is on the first of the new ones");
    await page.$eval(".pc [data-input=bookSearch]", (input) => {
      input.value = "0000999";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    assert.deepEqual(await waybills(page), ["768000000999"]);
  },
);

pageTest("by keyboard alone: saved, filed, deleted and brought back", {}, async (page) => {
  await profile(page, ["发件站点", "直接签约站点", "普通站点"]);
  await choose(page, "有没有延误", "没有，不涉及延误");
  await choose(page, "出了什么问题", "遗失");
  await type(page, "运单号", "768000000001");
  await type(page, "发件日期", "昨天");
  await press(page, "存入案卷");
  await press(page, "案卷 1");
  await page.keyboard.press("Tab");
  await page.keyboard.type("768");
  for (let steps = 0; (await page.evaluate(() => pc.activeElement.tagName)) !== "SELECT"; steps += 1) {
    assert.ok(steps < 10, "the status can be reached");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowDown");
  await until(page, () => pc.querySelector(".pc .case select").value === "filed");
  await press(page, "删除");
  assert.equal(await focused(page), "undoDelete");
  await page.keyboard.press("Enter");
  assert.equal((await list(page))[0].status, "已申报");
});

for (const [look, viewport] of Object.entries({ "at a desk": DESKTOP, "on a phone": PHONE })) {
  pageTest(`the book is accessible and fits ${look}`, { viewport }, async (page) => {
    await room(page);
    await screenshot(page, `book empty, ${look}`, {});
    await accessible(page);
    await stored(page, [
      revision("a", LATE),
      revision("b", LOST),
      revision("c", SHORT, { status: "filed", statusOn: day(-1) }),
      revision("d", { ...US, waybill: "768000000005", dueAt: day(-3), problem: "none" }),
      revision("e", { ...LOST, waybill: "768000000006" }, { status: "paid", statusOn: day(-1), paid: 750 }),
      revision("f", {}, { status: "refused", statusOn: day(-2) }),
    ]);
    for (const lang of ["zh-CN", "en"]) {
      await speak(page, lang);
      await room(page);
      await screenshot(page, `book ${look}, ${lang}`);
      await accessible(page);
      const mixed = await page.$eval(
        ".pc [data-view=book]",
        (book, lang) => (lang === "en" ? /[\u4e00-\u9fff]/ : /[a-z]{2}/i).test(book.innerText),
        lang,
      );
      assert.equal(mixed, false, `${lang} alone`);
    }
    await act(page, "deleteCase");
    await put(page, { waybill: "x", problem: "lost" });
    await act(page, "openCase");
    await screenshot(page, `book asks, ${look}`);
    await accessible(page);
    for (const width of [320, viewport.width]) {
      await page.setViewport({ ...viewport, width });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
    }
  });
}

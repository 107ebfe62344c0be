// Files that are dropped on the page: the room that knows them opens them, and the page stays.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pageTest, until, write } from "./harness.mjs";

const CASE = JSON.stringify({
  product: "parcel-claims",
  case: 1,
  asOf: "2012-03-20T12:00",
  rulebook: { id: "huitong-henan-2012", digest: "0" },
  facts: { problem: "lost", waybill: "210359000001", value: 700 },
});
const REVISION = {
  v: 1,
  case: "a",
  id: "rev-a",
  at: 1,
  supersedes: [],
  facts: { problem: "lost", waybill: "768000000001" },
  status: "open",
  statusOn: null,
  paid: null,
};
const BOOK = JSON.stringify({ product: "parcel-claims", book: 1, revisions: [REVISION] });
const rulebook = JSON.parse(
  readFileSync(new URL("../../src/rulebook/huitong-henan-2012.json", import.meta.url), "utf8"),
);
const RULEBOOK = JSON.stringify({ ...rulebook, id: "our-own" });
const RECORD = "运单号：210359000007\n2012-03-01 10:00 已揽收";

/** Drops files on a part of the page, or a text; whether the browser was kept from doing something of its own. */
const drop = (page, on, files, text) =>
  page.evaluate(
    (on, files, text) => {
      const data = new DataTransfer();
      for (const [name, content, kind] of files) {
        data.items.add(
          new File([typeof content === "string" ? content : new Uint8Array(content)], name, { type: kind ?? "" }),
        );
      }
      if (text) data.setData("text/plain", text);
      const part = on === "body" ? document.body : pc.querySelector(on);
      const fire = (kind) =>
        !part.dispatchEvent(
          new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }),
        );
      return [fire("dragover"), fire("drop")];
    },
    on,
    files,
    text,
  );
const room = (page) => page.evaluate(() => pc.querySelector(".pc").dataset.in);
const entered = (page, field) =>
  page.evaluate((field) => pc.querySelector(`[data-field=${field}] input`)?.value, field);
const says = (page, view, words) =>
  until(page, (view, words) => pc.querySelector(`[data-view=${view}]`)?.innerText.includes(words), view, words);

pageTest("each kind of file is opened by its room, whatever it is called and wherever it falls", {}, async (page) => {
  await page.evaluate(() => {
    globalThis.stayed = true;
  });
  assert.deepEqual(await drop(page, "body", [["picture.png", CASE, "image/png"]]), [true, true]);
  await until(page, () => pc.querySelector("[data-field=waybill] input")?.value === "210359000001");
  assert.equal(await room(page), "parcel");
  await drop(page, ".head", [["a", BOOK]]);
  await says(page, "bookBroughtText", "新增 1 件");
  assert.equal(await room(page), "book");
  // Over a button that chooses files it is dropped like anywhere.
  assert.deepEqual(await drop(page, "[data-input=bookImport]", [["a.csv", RULEBOOK]]), [true, true]);
  await says(page, "rulebookLists", "our-own");
  assert.equal(await room(page), "rulebooks");
  assert.equal(await page.evaluate(() => stayed), true);
});

pageTest(
  "records and tables are read as what is pasted, in any encoding; in the vehicle's room its waybills are taken",
  {},
  async (page) => {
    // As Excel for Windows saves a table in China, and as Notepad saves what it calls Unicode.
    const gbk = [0xd4, 0xcb, 0xb5, 0xa5, 0xba, 0xc5, 0xa3, 0xba, ...Buffer.from("210359000007\n")];
    const utf16 = [0xff, 0xfe, ...Buffer.from(RECORD, "utf16le")];
    for (const bytes of [gbk, utf16]) {
      await drop(page, ".pc", [["record.bin", bytes]]);
      await until(page, () => pc.querySelector("[data-field=waybill] input")?.value === "210359000007");
      await page.evaluate(() => document.querySelector("parcel-claims").reset());
    }
    await page.click("[data-action=room][data-room=vehicle]");
    await drop(page, ".pc", [["list.csv", "运单号\n210359000001\n210359000002"]]);
    await says(page, "vehicleCount", "2");
    assert.equal(await room(page), "vehicle");
  },
);

pageTest("what nobody knows gets a sentence; a text is left to the field it falls on", {}, async (page) => {
  const sentences = [
    [[["a.png", [0x89, 0x50, 0x4e, 0x47, 0, 1, 2]]], /打不开.*Excel/],
    [[["a.json", ""]], /空的/],
    [[["a.html", '<!doctype html><script id="parcel-claims-packed">x</script>']], /存下来的网页/],
    [
      [
        ["a", CASE],
        ["b", CASE],
      ],
      /一次拖一个/,
    ],
  ];
  for (const [files, wanted] of sentences) {
    assert.deepEqual(await drop(page, ".pc", files), [true, true]);
    await until(
      page,
      (wanted) => new RegExp(wanted).test(pc.querySelector("[data-view=said]").textContent),
      wanted.source,
    );
    assert.equal((await entered(page, "waybill")) ?? "", "");
  }
  // A link, or a text, would take the page away where nothing takes it.
  assert.deepEqual(await drop(page, ".head", [], "https://example.invalid/"), [true, true]);
  assert.deepEqual(await drop(page, "body", [], "https://example.invalid/"), [true, true]);
  assert.deepEqual(await drop(page, "[data-input=paste]", [], "210359000001"), [false, false]);
  assert.deepEqual(await drop(page, "[data-input=asOf]", [], "2012-3-5"), [false, false]);
});

pageTest(
  "dropped by hand, the page stays",
  {
    only: "chromium",
    because: "only its protocol drags files",
  },
  async (page) => {
    const session = await page.createCDPSession();
    const files = [write("case.json", CASE)];
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await session.send("Input.dispatchDragEvent", {
        type,
        x: 400,
        y: 500,
        data: { items: [], files, dragOperationsMask: 1 },
      });
    }
    await until(page, () => pc.querySelector("[data-field=waybill] input")?.value === "210359000001");
  },
);

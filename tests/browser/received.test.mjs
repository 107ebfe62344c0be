// What one station hands out, another opens: as a link, as pasted text, as a file.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import * as clerk from "./clerk.mjs";
import { click, field, focused, put } from "./form.mjs";
import { accessible, PAGE, pageTest, PHONE, screenshot, started, station, until } from "./harness.mjs";

const AT = "2012-03-06T12:00";
const LOST = {
  we: "origin",
  claimant: "direct",
  deliveredBy: "station",
  waybill: "210359000001",
  problem: "lost",
  sentOn: "2012-03-01",
  value: 700,
  stage: "transit",
  listed: true,
  vehicleArrivedAt: "2012-03-05T08:00",
  missingReportedAt: "2012-03-05T09:00",
};

const text = (page, view) => page.$eval(`.pc [data-view=${view}]`, (element) => element.innerText);
const headline = (page) => page.$eval(".pc [data-view=headline]", (headline) => headline.innerText);
const listed = (page) => page.$$eval(".pc [data-view=openedList] li", (lines) => lines.map((line) => line.innerText));
const state = (page) => page.$eval(".pc [data-view=opened]", (opened) => (opened.hidden ? "" : opened.dataset.state));

/** The link of the case on the screen. */
async function link(page) {
  if (await page.$eval(".pc [data-view=share]", (share) => share.hidden)) await click(page, ".pc [data-action=share]");
  return text(page, "link");
}

/** Another station, with a browser of its own, opens the page at an address. */
async function stationAt(page, hash) {
  const other = await station(page);
  await other.evaluate((hash) => {
    location.hash = hash;
  }, hash);
  await until(other, () => !pc.querySelector(".pc [data-view=opened]").hidden);
  return { page: other, close: () => other.close() };
}

async function paste(page, text) {
  await page.$eval(".pc [data-view=receive]", (fold) => {
    fold.open = true;
  });
  await page.$eval(
    ".pc [data-input=received]",
    (area, text) => {
      area.value = text;
    },
    text,
  );
  await click(page, ".pc [data-action=openReceived]");
}

/** Chooses a file that holds a text. */
const choose = (page, text) =>
  page.$eval(
    ".pc [data-input=caseFile]",
    (input, text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], "case.json", { type: "application/json" }));
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    text,
  );

pageTest("the other station is told that the result is the same", { decides: true }, async (page) => {
  await put(page, LOST, AT);
  const ours = await headline(page);
  const other = await stationAt(page, await link(page));
  assert.equal(await state(other.page), "same");
  assert.match(await text(other.page, "opened"), /^结果一致\s+对方是 2012年3月6日 12:00 测算的/);
  assert.equal(await headline(other.page), ours);
  assert.equal(await focused(other.page), "SECTION");
  await screenshot(other.page, "receipt same");
  await accessible(other.page);
  await clerk.press(other.page, "改成现在重新测算");
  assert.equal(await state(other.page), "changed");
  assert.match((await listed(other.page))[0], /^测算时刻：对方是“2012年3月6日 12:00”，这里是“20\d\d年/);
  assert.equal(await other.page.$eval(".pc [data-view=clock]", (clock) => clock.dataset.clock), "live");
  await clerk.press(other.page, "知道了");
  assert.equal(await state(other.page), "");
  await other.close();
});

pageTest(
  "the page opens a link straight away",
  {
    prepare: async (page) =>
      page.goto(`${pathToFileURL(PAGE).href}#v=1&at=2012-03-06T12:00&problem=lost&sentOn=2012-03-01`),
  },
  async (page) => {
    // The address has been left for the plain one: coming back opens it again.
    await page.goto("about:blank");
    await page.goto(`${pathToFileURL(PAGE).href}#v=1&at=2012-03-06T12:00&problem=lost&sentOn=2012-03-01`);
    await started(page);
    assert.equal((await field(page, "sentOn")).entered, "2012-03-01");
    assert.equal(await state(page), "differs");
    // Written by hand, it lacks what a receipt has.
    assert.deepEqual(await listed(page), [
      "没有核对用的校验字，看不出有没有改动或缺漏。",
      "没带对方的结果，没法比较。",
      "没写按哪个版本的制度算，没法核对制度。",
    ]);
  },
);

pageTest(
  "whatever differs is named, and a later link changes nothing",
  { decides: true, viewport: PHONE },
  async (page) => {
    await put(page, LOST, AT);
    const made = await link(page);
    const digest = /digest=(\w+)/.exec(made)[1];
    const other = await stationAt(
      page,
      made.replace("value=700", "value=800").replace(digest, "0123456789ab").replace("&listed=yes", "&x=1"),
    );
    assert.equal((await listed(other.page)).length, 4);
    assert.match(await text(other.page, "openedTitle"), /^有 4 处不一样$/);
    await screenshot(other.page, "receipt differs");
    await accessible(other.page);
    await other.page.evaluate(() => {
      location.hash = "#v=7&problem=lost";
    });
    await until(other.page, () => pc.querySelector(".pc [data-view=opened]").dataset.state === "refused");
    assert.match(await text(other.page, "openedText"), /这是第 7 版的结果，本页只认第 1 版/);
    // What was on the screen is still there.
    assert.equal((await field(other.page, "value")).entered, "800");
    await accessible(other.page);
    await other.close();
  },
);

pageTest("a file's path goes nowhere, and the code is black on white", { viewport: PHONE }, async (page) => {
  await put(page, LOST, AT);
  assert.match(await link(page), /^#v=1&at=2012-03-06T12:00&book=/);
  assert.match(await text(page, "scanHint"), /手机扫到的是一段文字.*粘贴到“打开别人的结果”/);
  const look = await page.$eval(".pc [data-view=code] .qr", (code) => ({
    paper: getComputedStyle(code.querySelector(".qr-paper")).fill,
    ink: getComputedStyle(code.querySelector(".qr-ink")).fill,
    side: code.getBoundingClientRect().width,
    title: code.querySelector("title").textContent,
  }));
  assert.deepEqual(
    { ...look, side: look.side > 200 },
    { paper: "rgb(255, 255, 255)", ink: "rgb(0, 0, 0)", side: true, title: "二维码" },
  );
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
  await screenshot(page, "receipt handed out");
  await accessible(page);
  await page.evaluate(() => {
    globalThis.copied = [];
    document.addEventListener("copy", () => copied.push(pc.activeElement.value), true);
  });
  await clerk.press(page, "复制链接");
  assert.deepEqual(await page.evaluate(() => copied), [await link(page)]);
  assert.equal(await focused(page), "copyLink");
  await until(page, () => /已复制/.test(pc.querySelector("[data-view=said]").innerText));
  const code = await page.$eval(".pc .qr-ink", (ink) => ink.getAttribute("d"));
  await click(page, ".pc [data-input=withWaybill]");
  assert.doesNotMatch(await link(page), /waybill|210359/);
  assert.notEqual(await page.$eval(".pc .qr-ink", (ink) => ink.getAttribute("d")), code);
});

pageTest("what is being entered is not lost without asking", { decides: true }, async (page) => {
  await put(page, LOST, AT);
  const made = await link(page);
  await put(page, { value: 800, sentOn: "2012-02-30" });
  await paste(page, `麻烦核对：\n${made.replaceAll("&", "&amp;")}，谢谢`);
  assert.equal(await state(page), "ask");
  assert.deepEqual(await listed(page), [
    "发件日期：对方是“2012年3月1日”，这里是“2012-02-30”。",
    "损失金额（按实际价值）：对方是“700 元”，这里是“800 元”。",
  ]);
  await screenshot(page, "receipt asks");
  await accessible(page);
  await clerk.press(page, "留着我的");
  assert.equal((await field(page, "value")).entered, "800");
  assert.equal(await state(page), "");
  await paste(page, made);
  await clerk.press(page, "换成对方的");
  assert.equal(await state(page), "same");
  assert.equal((await field(page, "value")).entered, "700");
  await paste(page, "没有链接");
  assert.match(await text(page, "opened"), /^打不开\s+认不出来/);
});

pageTest("the case goes out as a file and comes in again", {}, async (page) => {
  await page.evaluate(() => {
    globalThis.saved = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      saved.push(blob.text());
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download);
    };
  });
  await put(page, LOST, AT);
  await clerk.press(page, "给对方核对");
  await clerk.press(page, "存成文件");
  const [content, name] = await page.evaluate(() => Promise.all(saved));
  assert.equal(name, "快件210359000001.json");
  const file = JSON.parse(content);
  assert.deepEqual(file.facts, LOST);
  assert.equal(file.asOf, AT);
  assert.match(file.rulebook.digest, /^[0-9a-f]{64}$/);

  await click(page, ".pc [data-action=resetYes]");
  await choose(page, content);
  await until(page, () => pc.querySelector(".pc [data-view=opened]").dataset.state === "same");
  assert.match(await text(page, "opened"), /^已经读入\s+按文件里的时刻测算：2012年3月6日 12:00/);
  assert.equal((await field(page, "missingReportedAt")).entered, "2012-03-05 09:00");
});

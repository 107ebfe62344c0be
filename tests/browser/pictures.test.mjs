// The three pictures: each says what its table says, in text that can be read at any width, and only where it helps.
import assert from "node:assert/strict";
import * as clerk from "./clerk.mjs";
import { click, put, speak } from "./form.mjs";
import { accessible, pageTest, PHONE, screenshot } from "./harness.mjs";
import { whole } from "./whole.mjs";

const STATION = { we: "delivery", claimant: "direct", deliveredBy: "station" };
/** The vehicle came at 8:00, nobody has reported, and the hour runs. */
const RUNNING = {
  ...STATION,
  problem: "lost",
  sentOn: "2012-03-01",
  value: 700,
  stage: "transit",
  listed: true,
  vehicleArrivedAt: "2012-03-05T08:00",
  missingReportedAt: "no",
};

/** A picture and its table, as text; undefined where they are not shown. */
const picture = (page, name, rows) =>
  page.evaluate(
    (name, rows) => {
      const said = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
      const drawing = pc.querySelector(`.pc [data-view=${name}] .picture`);
      if (!drawing?.checkVisibility()) return undefined;
      const table = pc.querySelector(`.pc [data-view=${rows}]`).closest("table");
      const [title, ...gist] = drawing.getAttribute("aria-label").split("：");
      return {
        role: drawing.getAttribute("role"),
        title,
        gist: gist.join("："),
        caption: said(table.caption),
        heads: [...table.querySelectorAll("thead th")].map((head) => `${head.scope} ${said(head)}`),
        rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map(said)),
        scopes: [...table.tBodies[0].querySelectorAll("th")].every((head) => head.scope === "row"),
      };
    },
    name,
    rows,
  );

/** The texts of a picture with their boxes, from top to bottom. */
const drawn = (page, name, selector = "[data-slot]") =>
  page.$$eval(`.pc [data-view=${name}] .picture ${selector}`, (texts) =>
    texts
      .filter((text) => text.textContent && text.checkVisibility())
      .map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return { text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize), left, right, top, bottom };
      })
      .sort((one, other) => one.top - other.top),
  );

/** Nothing is too small, cut off, or written over something else. */
async function readable(page, name) {
  const texts = await drawn(page, name);
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  assert.ok(texts.length > 1, name);
  for (const one of texts) {
    assert.ok(one.size >= 12, `“${one.text}” is set in ${one.size} px`);
    assert.ok(one.left >= 0 && one.right <= width, `“${one.text}” leaves the screen: ${one.left} to ${one.right}`);
    // A line is higher than its letters, and by how much is up to the browser.
    const apart = (other) =>
      Math.abs(other.top + other.bottom - one.top - one.bottom) / 2 >= (other.size + one.size) / 2;
    const over = texts.filter(
      (other) => other !== one && other.left < one.right - 1 && one.left < other.right - 1 && !apart(other),
    );
    assert.deepEqual(
      over.map(({ text }) => text),
      [],
      `${name}: “${one.text}” is written over`,
    );
  }
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, "no scrolling sideways");
}

pageTest("the timeline tells what happened, what is due and where we stand, in order", {}, async (page) => {
  await put(page, RUNNING, "2012-03-05T08:45");
  const { rows, ...told } = await picture(page, "timeline", "timelineRows");
  assert.deepEqual(told, {
    role: "img",
    title: "时间线",
    caption: "时间线",
    scopes: true,
    heads: ["col 事项", "col 时间", "col 情况"],
    gist: "从2012年3月1日（发件）到2012年3月31日（申报截止）。下一个期限：有单无货上报截止，2012年3月5日 09:00，还剩 15 分钟。",
  });
  assert.deepEqual(rows, [
    ["发件", "2012年3月1日", ""],
    ["网络班车到达", "2012年3月5日 08:00", ""],
    ["测算时刻", "2012年3月5日 08:45", ""],
    ["有单无货上报截止", "2012年3月5日 09:00", "还来得及，还剩 15 分钟"],
    ["稳妥申报日", "2012年3月30日", "还来得及，还有 25 天"],
    ["申报截止", "2012年3月31日", "还来得及，还有 26 天"],
  ]);
  // The picture says the same, from top to bottom, and how far apart.
  assert.deepEqual(
    (await drawn(page, "timeline", ".event-label")).map(({ text }) => text),
    rows.map(([what]) => what),
  );
  assert.deepEqual(
    (await drawn(page, "timeline", ".event-state")).map(({ text }) => text),
    rows.map((row) => row[2]).filter(Boolean),
  );
  assert.deepEqual(
    (await drawn(page, "timeline", ".event-gap")).map(({ text }) => text),
    ["4 天", "45 分钟", "15 分钟", "25 天", "1 天"],
  );
  assert.deepEqual(
    await page.$$eval(".pc .event", (events) =>
      events.map(({ dataset }) => `${dataset.kind} ${dataset.state ?? ""}`.trim()),
    ),
    ["fact", "fact", "now", "deadline ahead", "deadline ahead", "deadline ahead"],
  );
  // Where the clock is followed, the moment of the estimate is now.
  await click(page, ".pc [data-action=now]");
  assert.ok((await picture(page, "timeline", "timelineRows")).rows.some(([what]) => what === "现在"));
  // Reported too late: the deadline is marked by a sign of its own.
  await put(page, { missingReportedAt: "2012-03-05T09:30" }, "2012-03-05T10:00");
  assert.equal(
    await page.$$eval(
      ".pc .event[data-state=missed] .event-sign--missed",
      (signs) => signs.filter((sign) => sign.checkVisibility()).length,
    ),
    1,
  );
});

pageTest("the fine is drawn day by day, with its cap and today", {}, async (page) => {
  await put(page, { ...STATION, problem: "none", dueAt: "2012-03-05" }, "2012-03-07T10:00");
  const { rows, gist, title, caption, scopes } = await picture(page, "fineDays", "fineRows");
  assert.deepEqual(rows, [
    ["2012年3月5日", "不罚款"],
    ["2012年3月6日", "20 元"],
    ["2012年3月7日（测算日）", "40 元"],
    ["2012年3月8日", "60 元"],
    ["2012年3月9日", "80 元"],
    ["2012年3月10日", "100 元"],
    ["2012年3月11日", "100 元"],
  ]);
  assert.equal(gist, "到2012年3月7日，罚款 40 元；2012年3月10日涨到 100 元封顶。");
  assert.deepEqual([title, caption, scopes], ["罚款一天天怎么涨", "罚款一天天怎么涨", true]);
  const days = await page.$$eval(".pc .fine-day", (days) =>
    days.map((day) => ({
      length: parseFloat(day.querySelector(".fine-sure").getAttribute("width")),
      ahead: "ahead" in day.dataset,
      until: "until" in day.dataset,
    })),
  );
  // The bars are as long as their sums.
  assert.deepEqual(
    days.map(({ length }) => Math.round((length * 100) / days.at(-1).length)),
    [0, 20, 40, 60, 80, 100, 100],
  );
  assert.deepEqual(
    days.map(({ until }) => until),
    [false, false, true, false, false, false, false],
  );
  assert.deepEqual(
    days.map(({ ahead }) => ahead),
    [false, false, false, true, true, true, true],
  );
  assert.ok((await drawn(page, "fineDays")).some(({ text }) => text === "封顶 100 元"));

  // Signed: it ends there. In time: there is no fine, and no picture.
  await put(page, { signedAt: "2012-03-06" });
  assert.deepEqual((await picture(page, "fineDays", "fineRows")).rows, [
    ["2012年3月5日", "不罚款"],
    ["2012年3月6日（签收）", "20 元"],
  ]);
  await put(page, { signedAt: "2012-03-05" });
  assert.equal(await picture(page, "fineDays", "fineRows"), undefined);
  // A fine that may come to nothing is at most so much.
  await put(page, { dueAt: "2012-03-05", delayCause: "unknown", signedAt: "2012-03-07" });
  assert.deepEqual(
    (await picture(page, "fineDays", "fineRows")).rows.map(([, sum]) => sum),
    ["不罚款", "最多 20 元", "最多 40 元"],
  );
  assert.deepEqual((await drawn(page, "fineDays", ".fine-sum")).map(({ text }) => text).sort(), ["0", "≤20", "≤40"]);
});

pageTest("what each answer would make of it is drawn on one scale", {}, async (page) => {
  await put(page, RUNNING, "2012-03-05T08:45");
  const { rows, heads, scopes, gist } = await picture(page, "bars", "answers");
  assert.deepEqual(rows, [
    ["有单无货上报时间", "按时上报", "可赔金额：300 元"],
    ["没按时上报", "我站要赔：700 元"],
  ]);
  assert.deepEqual(heads, ["col 问题", "col 如果", "col 结果"]);
  assert.ok(scopes);
  assert.match(gist, /700 元/);
  const bars = await page.$$eval(".pc .bar-sum", (bars) =>
    bars.map((bar) => `${bar.dataset.kind} ${bar.querySelector(".bar-sure").getAttribute("width")}`),
  );
  assert.deepEqual(bars, ["neutral 42.8%", "pays 100.0%"]);
  assert.deepEqual(
    (await drawn(page, "bars")).map(({ text }) => text),
    ["有单无货上报时间", "按时上报 → 可赔金额：300 元", "没按时上报 → 我站要赔：700 元"],
  );

  // Discretion is told in words, and only drawn around: nothing of it is sure.
  await put(page, { problem: "short", value: 350, stage: "unknown" });
  const short = await picture(page, "bars", "answers");
  assert.ok(
    short.rows.some((row) => row.at(-1) === "我站要赔：酌情，最高可能 200 元"),
    JSON.stringify(short.rows),
  );
  assert.equal(
    await page.$$eval(".pc .bar-sum[data-kind=pays] .bar-sure", (bars) =>
      bars.map((bar) => bar.getAttribute("width")).join(),
    ),
    "0.0%",
  );
  for (const row of short.rows) assert.doesNotMatch(row.at(-1), /(^|[^\d,.])0 ?(至|–|-)/);

  // All is known: nothing to compare.
  await put(page, { problem: "lost", stage: "delivery" });
  assert.equal(await picture(page, "bars", "answers"), undefined);
});

pageTest("a picture stands still while something else changes", {}, async (page) => {
  await put(page, { ...RUNNING, dueAt: "2012-03-03" }, "2012-03-05T08:45");
  const names = ["timeline", "fineDays", "bars"];
  const texts = (name) => drawn(page, name);
  const before = await Promise.all(names.map(texts));
  await page.evaluate((names) => {
    globalThis.touched = new Set();
    for (const name of names) {
      const touched = () => globalThis.touched.add(name);
      new MutationObserver(touched).observe(pc.querySelector(`.pc [data-view=${name}]`), {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    }
  }, names);
  const touched = () => page.evaluate(() => [...globalThis.touched]);
  const late = { dueAt: "2012-03-03" };
  await put(page, { ...late, waybill: "210359000001", valueProof: true });
  assert.deepEqual(await touched(), []);
  await put(page, { ...late, value: 500 });
  assert.deepEqual(await touched(), ["bars"]);
  const after = await Promise.all(names.map(texts));
  assert.deepEqual(
    names.map((_, at) => JSON.stringify(before[at]) === JSON.stringify(after[at])),
    [true, true, false],
  );
});

pageTest(
  "every text of the pictures can be read on a phone, however narrow, in both languages",
  { viewport: PHONE },
  async (page) => {
    // Over the turn of the year, with much that is not known.
    const facts = {
      ...RUNNING,
      we: "origin",
      sentOn: "2011-12-28",
      vehicleArrivedAt: "2011-12-31T08:00",
      missingReportedAt: "unknown",
      dueAt: "2012-01-03",
    };
    await put(
      page,
      { ...facts, claimant: "unknown", deliveredBy: "unknown", closedOn: "2012-01-06", addressFault: "unknown" },
      "2012-01-10T08:45",
    );
    await whole(page);
    for (const lang of ["zh-CN", "en"]) {
      await speak(page, lang);
      for (const width of [PHONE.width, 320]) {
        await page.setViewport({ ...PHONE, width });
        for (const name of ["timeline", "fineDays", "bars"]) await readable(page, name);
        await screenshot(page, `pictures at ${width} ${lang}`);
      }
    }
  },
);

pageTest("pictures and tables are accessible", {}, async (page) => {
  await put(page, { ...RUNNING, dueAt: "2012-03-03" }, "2012-03-05T08:45");
  await page.$$eval(".pc .picture-fold", (folds) =>
    folds.forEach((fold) => {
      fold.open = true;
    }),
  );
  await accessible(page);
});

pageTest("the fine stands once, in a place of its own", { decides: true }, async (page) => {
  await put(page, { ...STATION, problem: "none", dueAt: "2012-03-05" }, "2012-03-07T10:00");
  const alone = await clerk.read(page);
  assert.deepEqual([alone.figures, alone.fine, alone.rising], [[], "40 元", true]);
  assert.equal(await page.$eval(".pc [data-view=fineTitle]", (title) => title.innerText), "我站被罚");
  await put(page, { ...RUNNING, stage: "delivery", dueAt: "2012-03-05" });
  const both = await clerk.read(page);
  assert.deepEqual([both.figures, both.fine], [["我站要赔 700 元"], "最多 40 元"]);
  await put(page, { we: "origin", dueAt: "2012-03-05" });
  assert.equal(await page.$eval(".pc [data-view=fineTitle]", (title) => title.innerText), "延误罚款");
  assert.deepEqual((await clerk.read(page)).figures, ["我站可得 700 元"]);
});

pageTest("who stands at a deadline's clause stays there while time goes on", {}, async (page) => {
  await put(page, RUNNING, "2012-03-05T08:45");
  await page.focus(".pc .deadline .clause");
  const at = (page) =>
    page.evaluate(() => pc.activeElement.closest(".deadline")?.querySelector(".deadline-left").textContent);
  assert.equal(await at(page), "还剩 15 分钟");
  await page.$eval(".pc [data-input=asOf]", (input) => {
    input.value = "2012-03-05 08:50";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  assert.equal(await at(page), "还剩 10 分钟");
});

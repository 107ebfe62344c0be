// Service clocks and targets, as a clerk at the telephone uses them.
import assert from "node:assert/strict";
import { speak } from "./form.mjs";
import { accessible, DESKTOP, pageTest, PHONE, saved, tab, until } from "./harness.mjs";
import * as clerk from "./clerk.mjs";

const HUITONG = "huitong-henan-2012";

const text = (page, view) =>
  page.$eval(`.pc [data-view=${view}]`, (place) => (place.checkVisibility() ? place.innerText.trim() : ""));
const act = (page, action) => page.$eval(`.pc [data-view=clocks] [data-action=${action}]`, (button) => button.click());
const keys = (page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => /^parcel-claims\/(clocks|targets)\//.test(key))
      .sort(),
  );

/** What the list says, from the top. */
const rows = (page) =>
  page.$$eval(".pc .clocks-item", (all) =>
    all.map((row) => {
      const read = (slot) => {
        const one = row.querySelector(`[data-slot=${slot}]`);
        return one?.checkVisibility() ? one.innerText.trim() : "";
      };
      const input = (name) => {
        const one = row.querySelector(`[data-input=${name}]`);
        return one?.checkVisibility() ? one.value : undefined;
      };
      return {
        state: row.dataset.state,
        left: read("left"),
        due: read("due"),
        label: read("label"),
        note: read("note"),
        why: read("why"),
        cost: read("cost"),
        error: read("error"),
        at: input("clockAt"),
        doneAt: input("clockDoneAt"),
      };
    }),
  );
const targets = (page) =>
  page.$$eval(".pc .target", (all) =>
    all.map((one) => ({
      state: one.dataset.state,
      share: one.querySelector("[data-slot=share]").innerText,
      said: one.querySelector("[data-slot=state]").innerText,
      wanted: one.querySelector("[data-slot=wanted]").innerText,
      error: one.querySelector("[data-slot=error]").innerText,
    })),
  );

/** Enters the room, at a moment. */
async function enter(page, asOf = "2026-3-4 9:00", which = HUITONG) {
  if (asOf) await clerk.type(page, "测算时刻", asOf);
  await clerk.press(page, "时限");
  if (which !== HUITONG) await choose(page, which);
}
const choose = (page, which) =>
  page.$eval(
    ".pc [data-input=clocksWhich]",
    (select, which) => {
      select.value = which;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
    which,
  );

/** Tabs on until the input has the focus. */
async function reach(page, input, row = "") {
  const there = () =>
    page.evaluate((input, row) => pc.activeElement?.matches(`${row} [data-input=${input}]`), input, row);
  for (let steps = 0; steps < 120 && !(await there()); steps += 1) await page.keyboard.press("Tab");
  assert.ok(await there(), `${input} cannot be reached by keyboard`);
}

/** Says that something happened. */
async function add(page, event, at, note = "") {
  await page.$eval(`.pc [data-input=clocksEvent][value=${event}]`, (option) => option.click());
  if (at) await page.type(".pc [data-input=clocksAt]", at);
  else await act(page, "clocksNow");
  if (note) await page.type(".pc [data-input=clocksNote]", note);
  await act(page, "addClock");
}

/** Writes over what stands in an input, and leaves it. */
const write = (page, selector, said) =>
  page.$eval(
    `.pc ${selector}`,
    (input, said) => {
      input.value = said;
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    },
    said,
  );

for (const [name, viewport] of [["on a desktop"], ["on a phone, however narrow", PHONE]]) {
  pageTest(`what is due, the most urgent first, ${name}`, { viewport }, async (page) => {
    await enter(page);
    assert.match(await text(page, "clocksEmpty"), /还没有记/);
    await add(page, "inquiry", "8:45", "张先生");
    await add(page, "station-report", "3-1");
    await add(page, "vehicle-arrived", "今天 7:30", "豫A12345");
    await add(page, "published", "3月2日");
    assert.match(await text(page, "said"), /已记下：问题件上网公布，2026年3月2日/);
    const all = await rows(page);
    assert.deepEqual(
      all.map(({ state, left, label, note }) => [state, left, label, note]),
      [
        ["overdue", "超时 3 天", "站点申报立项", ""],
        ["overdue", "超时 30 分钟", "有单无货上报", "豫A12345"],
        ["ahead", "还剩 15 分钟", "查件答复", "张先生"],
        ["waiting", "再等 2 天", "问题件退回", ""],
      ],
    );
    assert.equal(all[0].cost, "站点申报的问题没在当天立项：60 元（每天 20 元，已算 3 天）");
    assert.equal(all[3].due, "3月6日起");
    assert.match(await text(page, "clocksSeen"), /2026年3月4日 09:00：2 项超时，2 项还没到期/);
    assert.match(await text(page, "clocksLaw"), /工资支付暂行规定/);
    await page.$eval(".pc .clocks-item summary", (chip) => chip.click());
    const words = await page.$eval(".pc .clocks-item details[open] [data-slot=words]", (clause) => clause.innerText);
    assert.match(words, /当天/);
    for (const width of [(viewport ?? DESKTOP).width, ...(viewport ? [320] : [])]) {
      await page.setViewport({ ...(viewport ?? DESKTOP), width });
      const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${wide} of ${room} pixels`);
      await accessible(page);
    }
  });
}

pageTest("by keyboard alone: choose, type, Enter; tick done, and set the time right", {}, async (page) => {
  await enter(page);
  await reach(page, "clocksEvent");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.keyboard.type("8:45");
  await page.keyboard.press("Enter");
  assert.deepEqual(
    (await rows(page)).map(({ label, left }) => [label, left]),
    [["查件答复", "还剩 15 分钟"]],
  );
  await reach(page, "clockDone", ".clocks-item");
  await page.keyboard.press("Space");
  assert.equal(await page.evaluate(() => pc.activeElement.dataset.input), "clockDone", "the focus stays");
  assert.deepEqual(
    (await rows(page)).map(({ state, left, doneAt }) => [state, left, doneAt]),
    [["met", "按时完成", "2026-03-04 09:00"]],
  );
  assert.equal(await text(page, "clocksLaw"), "");
  await reach(page, "clockDoneAt", ".clocks-item");
  await page.keyboard.type("2026-3-4 9:20");
  await page.keyboard.press("Enter");
  const [row] = await rows(page);
  assert.match(row.error, /完成时间还没到/);
  assert.equal(row.state, "met");
  await page.click(".pc .clocks-item [data-input=clockDone]");
  assert.equal((await rows(page))[0].state, "ahead");
  await act(page, "removeClock");
  assert.deepEqual(await rows(page), []);
  assert.equal(await page.evaluate(() => pc.activeElement.hasAttribute("data-title")), true, "the focus is not lost");
});

pageTest("what cannot be read is told, and what can be read two ways is asked", { decides: true }, async (page) => {
  await enter(page);
  await act(page, "addClock");
  assert.equal(await text(page, "clocksError"), "先选发生了什么");
  await page.$eval(".pc [data-input=clocksEvent][value=inquiry]", (option) => option.click());
  await page.type(".pc [data-input=clocksAt]", "soon");
  await act(page, "addClock");
  assert.match(await text(page, "clocksError"), /看不懂/);
  await write(page, "[data-input=clocksAt]", "3月3日 3点");
  await act(page, "addClock");
  assert.match(await text(page, "clocksAsks"), /2026年3月3日 03:00.*2026年3月3日 15:00/s);
  await accessible(page);
  await page.$$eval(".pc [data-view=clocksWays] button", ([, afternoon]) => afternoon.click());
  assert.equal(await page.$eval(".pc [data-input=clocksAt]", (input) => input.value), "2026-03-03 15:00");
  await act(page, "addClock");
  await write(page, ".clocks-item [data-input=clockAt]", "2月3日 3点");
  await page.$$eval(".pc .clocks-item .ways button", ([night]) => night.click());
  assert.equal((await rows(page))[0].at, "2026-02-03 03:00");
  await write(page, ".clocks-item [data-input=clockAt]", "2-30");
  assert.match((await rows(page))[0].error, /看不懂/);
  await accessible(page);
  // A blank of the company is asked for where it counts.
  await choose(page, "logistics-staff");
  await add(page, "complex-question", "3-1");
  const blank = async (typed) => {
    await write(page, ".clocks-item [data-input=clockFigure]", typed);
    return (({ state, error }) => [state, error])((await rows(page))[0]);
  };
  assert.deepEqual(await blank("soon"), ["not-set", "这里填一个数"]);
  assert.deepEqual(await blank("2"), ["overdue", ""]);
});

pageTest(
  "what is no deadline has words of its own; what a miss costs has its conditions",
  { decides: true },
  async (page) => {
    await enter(page, "2026-3-8 9:00");
    await add(page, "published", "3-4");
    assert.match(
      await page.$eval(".pc .clocks-item [data-slot=reading]", (place) => place.innerText),
      /先退分拨中心.*另一种是“直接退发件网点/,
    );
    await choose(page, "pengda-service");
    assert.match(await text(page, "clocksBroken"), /是不是在执行，用之前先问清/);
    await add(page, "workday", "3-8");
    const row = (await rows(page)).find(({ label }) => label === "查询电话");
    assert.deepEqual([row.state, row.left, row.due], ["ongoing", "还有 9 小时 30 分钟", "到 3月8日 18:30"]);
    assert.equal(await page.$eval(".pc .clocks-item .clocks-item-done", (label) => label.innerText.trim()), "结束了");
    await add(page, "inquiry", "8:00");
    const cost = async () => (await rows(page)).find(({ cost }) => cost.includes("200 元")).cost;
    assert.match(await cost(), /：200 元，前提要问清：客户不满或者投诉了；客户拿得出依据/);
    await write(page, ".clocks-item [data-condition='evasion.complaint']", "yes");
    assert.match(await cost(), /：200 元，前提要问清：客户拿得出依据/);
    await accessible(page);
  },
);

pageTest(
  "targets: the month's counts, met or missed, and the base where the regulation does not say",
  { decides: true, viewport: PHONE },
  async (page) => {
    await enter(page, "2026-3-4 9:00", "warehouse");
    assert.deepEqual(
      (await targets(page)).map(({ state, wanted }) => [state, wanted]),
      [
        ["open", "不超过 5%"],
        ["open", "不低于 95%"],
        ["open", "不低于 100%"],
        ["open", "不低于 100%"],
        ["open", "不低于 100%"],
        ["open", "不超过 0%"],
      ],
    );
    assert.equal(await page.$eval(".pc [data-input=targetsMonth]", (input) => input.value), "2026-03");
    const count = async (number, counted, of) => {
      await write(page, `.target:nth-child(${number}) [data-input=targetCounted]`, counted);
      await write(page, `.target:nth-child(${number}) [data-input=targetOf]`, of);
    };
    await count(1, "5", "100");
    assert.deepEqual((await targets(page))[0].said, "先写明按什么算", "of what is asked first");
    await write(page, ".target:nth-child(1) [data-input=targetBase]", "本月出库单");
    await count(2, "94,996", "100000");
    assert.deepEqual(
      (await targets(page)).slice(0, 2).map(({ state, share, said }) => [state, share, said]),
      [
        ["met", "5%", "达标"],
        ["missed", "94.99%", "没达标"],
      ],
    );
    await count(3, "x", "8");
    assert.match((await targets(page))[2].error, /整数/);
    await accessible(page);
    await choose(page, HUITONG);
    assert.equal(await text(page, "targetsPart"), "");
  },
);

pageTest("copied as text, put into a calendar, printed", {}, async (page) => {
  await enter(page, "2026-3-4 9:00", "warehouse");
  await add(page, "instructed", "3-3", "厂家甲");
  await write(page, ".target:nth-child(2) [data-input=targetCounted]", "95");
  await write(page, ".target:nth-child(2) [data-input=targetOf]", "100");
  await page.evaluate(() => {
    document.execCommand = () => Boolean((globalThis.taken = pc.activeElement.value ?? getSelection().toString()));
  });
  await act(page, "copyClocks");
  assert.equal(
    await page.evaluate(() => globalThis.taken),
    [
      "【客服部门与仓库管理制度】",
      "按 2026年3月4日 09:00 算",
      "· 没到货联系厂家：2026年3月7日起才能办，再等 3 天。（厂家甲）",
      "  要做：货还没到的，联系厂家问明原因",
      "  催货的天数从哪天算起，有两种读法：这里按“从通知财务汇款那天起”；另一种是“从财务付款那天起”。",
      "【2026-03 指标】",
      "· 顾客满意率：95 / 100 = 95%，要求不低于 95%，达标。",
      "",
    ].join("\n"),
  );
  const { name, text: calendar } = await saved(() => act(page, "saveClocks"));
  assert.equal(name, "时限.ics");
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20260307\r\n[^]*END:VCALENDAR\r\n$/);
  assert.match(calendar.replaceAll("\r\n ", ""), /SUMMARY:厂家甲 没到货联系厂家：2026年3月7日起才能办/);
  await page.evaluate(() => {
    globalThis.print = () => void (globalThis.printed = true);
  });
  await act(page, "printClocks");
  assert.equal(await page.evaluate(() => globalThis.printed), true);
  await page.emulateMediaType("print");
  assert.equal(await page.$eval(".pc .clocks-entry", (entry) => entry.checkVisibility()), false);
  assert.equal(await page.$eval(".pc .clocks-item", (row) => row.checkVisibility()), true);
});

pageTest("nothing is kept unless the clerk says so; then every window has it, and lets go of it", {}, async (page) => {
  await enter(page, undefined);
  await add(page, "station-report", "2026-3-1", "郑州站");
  assert.deepEqual(await keys(page), []);
  await page.$eval(".pc [data-input=clocksKeep]", (box) => box.click());
  const other = await tab(page);
  await clerk.press(other, "时限");
  await add(other, "published", "2026-3-3");
  await page.bringToFront();
  // What another window adds comes in.
  await until(page, () => pc.querySelectorAll(".clocks-item").length === 2);
  await act(page, "removeClock");
  await until(other, () => pc.querySelectorAll(".clocks-item").length === 1);
  await page.$eval(".pc [data-input=clocksKeep]", (box) => box.click());
  assert.deepEqual(await keys(page), []);
});

pageTest(
  "where the browser keeps nothing, it says so",
  {
    decides: true,
    prepare: (page) =>
      page.evaluateOnNewDocument(() =>
        Object.defineProperty(globalThis, "localStorage", {
          get() {
            throw new Error("no");
          },
        }),
      ),
  },
  async (page) => {
    await enter(page);
    await add(page, "inquiry", "8:45");
    await page.$eval(".pc [data-input=clocksKeep]", (box) => box.click());
    assert.match(await text(page, "clocksRefused"), /不让本页保存/);
    assert.equal((await rows(page)).length, 1);
  },
);

pageTest(
  "in English, in the dark, with what was entered",
  { decides: true, look: { "prefers-color-scheme": "dark" } },
  async (page) => {
    await enter(page);
    await add(page, "station-report", "3-1");
    await speak(page, "en");
    const [row] = await rows(page);
    assert.deepEqual([row.left, row.due, row.label], ["3 days over", "By 1 Mar, all day", "Opening of a case"]);
    const said = await page.$eval(".pc [data-view=clocks]", (room) => room.innerText);
    assert.doesNotMatch(said, /\p{Script=Han}/u);
    await accessible(page);
  },
);

pageTest(
  "the room is made when it is first entered, and left out where the host page does not want it",
  { decides: true },
  async (page) => {
    assert.equal(await page.evaluate(() => pc.querySelector("[data-view=clocks]")), null);
    await page.evaluate(() => document.querySelector("parcel-claims").setAttribute("sections", "vehicle book"));
    assert.equal(
      await page.$eval(".pc [data-action=room][data-room=clocks]", (button) => button.checkVisibility()),
      false,
    );
  },
);

// A clock that runs by the minute: never scrolled away, at a desk or on a phone, in no room.
import assert from "node:assert/strict";
import { click, put, speak } from "./form.mjs";
import { accessible, DESKTOP, pageTest, PHONE } from "./harness.mjs";

const STATION = { we: "delivery", claimant: "direct", deliveredBy: "station" };
const LOST = {
  ...STATION,
  waybill: "210359000001",
  problem: "lost",
  sentOn: "2012-03-01",
  value: 700,
  stage: "transit",
  listed: true,
  vehicleArrivedAt: "2012-03-05T08:00",
  missingReportedAt: "no",
};
const AT = "2012-03-05T08:30";
const SMALL = { ...PHONE, width: 320, height: 640 };
const ROOMS = ["parcel", "vehicle", "clocks", "book", "penalties", "rulebooks"];
const enter = (page, room) => click(page, `.pc .rooms [data-room=${room}]`);

/** What is said of a clock where the clerk looks: within the window, with nothing over it, whole. */
const inSight = (page) =>
  page.evaluate(() => {
    const places = pc.querySelectorAll(
      ".pc :is(.running-left, .room-left, [data-view=hurryLeft], [data-view=vehicleLeft])",
    );
    const seen = [...places].filter((one) => {
      const { left, top, right, bottom, width } = one.getBoundingClientRect();
      const over = width > 0 && pc.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return (
        over &&
        (over === one || over.contains(one) || one.contains(over)) &&
        left >= 0 &&
        top >= 0 &&
        right <= innerWidth &&
        bottom <= innerHeight
      );
    });
    return seen.map((one) => one.innerText);
  });
/** Scrolls the page and the result to the top, the middle and the end; what is in sight each time. */
async function everywhere(page) {
  const seen = [];
  for (const part of [0, 0.5, 1]) {
    await page.evaluate((part) => {
      for (const one of [document.scrollingElement, pc.querySelector(".pc .result")])
        one.scrollTop = part * one.scrollHeight;
    }, part);
    seen.push(await inSight(page));
  }
  return seen;
}
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

const LEFT = { "zh-CN": ["还剩 30 分钟", "还剩 12 分钟"], en: ["30 minutes left", "12 minutes left"] };

for (const [name, viewport, langs] of [
  ["at a desk", DESKTOP, ["zh-CN"]],
  ["on a phone", PHONE, ["zh-CN"]],
  // Where there is the least room for them, the longer words, too.
  ["on a small phone", SMALL, ["zh-CN", "en"]],
]) {
  for (const lang of langs) {
    const [left, less] = LEFT[lang];
    pageTest(
      `the minutes left are in sight wherever one scrolls, in every room, ${name}, in ${lang}`,
      { viewport },
      async (page) => {
        await speak(page, lang);
        await put(page, LOST, AT);
        for (const room of ROOMS) {
          await enter(page, room);
          for (const seen of await everywhere(page)) assert.ok(seen.includes(left), `${room}: ${seen}`);
          assert.equal(await sideways(page), false, room);
        }
        await put(page, {}, "2012-03-05T08:48");
        assert.ok((await inSight(page)).includes(less), "it follows the minutes");
        await accessible(page);
        await put(page, {}, "2012-03-05T09:01");
        for (const room of ROOMS) {
          await enter(page, room);
          assert.deepEqual(await inSight(page), [], "once it is over it is gone");
        }
      },
    );
  }
}

pageTest(
  "the clock of a vehicle is seen everywhere, too, beside that of the parcel, and leads back to it",
  { viewport: PHONE },
  async (page) => {
    await put(page, LOST, AT);
    await enter(page, "vehicle");
    await page.focus(".pc [data-view=vehicleFields] input[type=text]");
    for (const text of ["3/5 7:40", ...Array.from({ length: 12 }, (_, at) => `2103590001${at + 10}`)]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    }
    for (const room of ROOMS) {
      await enter(page, room);
      for (const seen of await everywhere(page)) {
        assert.ok(seen.includes("还剩 30 分钟") && seen.includes("还剩 10 分钟"), `${room}: ${seen}`);
      }
    }
    // In the longer language and on the smallest screen it is still one line of buttons.
    await speak(page, "en");
    await page.setViewport(SMALL);
    assert.equal(await sideways(page), false);
    assert.ok((await page.$eval(".pc .running", (line) => line.offsetHeight)) <= 50);
    await speak(page, "zh-CN");
    await page.setViewport(PHONE);
    const focused = () => page.evaluate(() => pc.activeElement?.dataset.view);
    await click(page, ".pc .running [data-room=vehicle]");
    assert.equal(await focused(), "vehicleClock");
    await click(page, ".pc .running [data-room=parcel]");
    assert.equal(await focused(), "hurry");
    const { top, bottom } = await page.$eval(".pc [data-view=hurry]", (hurry) =>
      hurry.getBoundingClientRect().toJSON(),
    );
    const under = await page.$eval(".pc .running", (line) => line.getBoundingClientRect().bottom);
    assert.ok(top >= under && bottom <= PHONE.height, "all of it is in sight");
  },
);

pageTest("a vehicle's clock stays in sight at a desk over a long list", {}, async (page) => {
  await put(page, STATION, AT);
  await enter(page, "vehicle");
  await page.focus(".pc [data-view=vehicleFields] input[type=text]");
  for (const text of ["3/5 7:40", ...Array.from({ length: 25 }, (_, at) => `2103590001${at + 10}`)]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await page.evaluate(() => scrollTo(0, 1e6));
  assert.ok((await page.evaluate(() => scrollY)) > 300);
  assert.equal((await inSight(page)).length, 2, "in the head and in the room");
  // Going up by keyboard, nothing that is focused hides behind it.
  await page.$eval(".pc .waybill:last-child button:last-of-type", (button) => button.focus());
  for (let steps = 0; steps < 50; steps += 1) {
    await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    await page.keyboard.up("Shift");
    const [focused, clock] = await page.evaluate(() => [
      pc.activeElement.getBoundingClientRect().top,
      pc.querySelector("[data-view=vehicleClock]").getBoundingClientRect().bottom,
    ]);
    if (await page.evaluate(() => pc.activeElement.matches("[data-input=waybill]"))) break;
    assert.ok(focused >= clock, `step ${steps}: ${focused} under ${clock}`);
  }
});

for (const [name, viewport] of [
  ["at a desk", DESKTOP],
  ["on a phone", PHONE],
]) {
  pageTest(`when it starts to run, the field in hand stays where it is, ${name}`, { viewport }, async (page) => {
    await put(page, { ...LOST, vehicleArrivedAt: null, missingReportedAt: null }, AT);
    const field = "[data-field=vehicleArrivedAt] input[type=text]";
    await page.focus(`.pc ${field}`);
    const top = () => page.$eval(`.pc ${field}`, (input) => Math.round(input.getBoundingClientRect().top));
    const before = await top();
    await page.keyboard.type("2012-3-5 8:00");
    assert.ok((await inSight(page)).includes("还剩 30 分钟"));
    assert.ok(Math.abs((await top()) - before) <= 1, `from ${before} to ${await top()}`);
    const over = await page.$eval(`.pc ${field}`, (input) => {
      const { left, top, bottom } = input.getBoundingClientRect();
      return pc.elementFromPoint(left + 5, (top + bottom) / 2) === input;
    });
    assert.ok(over, "and nothing covers it");
  });
}

pageTest("what has weeks to go does not stand everywhere", { decides: true, viewport: PHONE }, async (page) => {
  await put(
    page,
    { ...STATION, we: "origin", problem: "lost", sentOn: "2012-03-01", value: 700, stage: "delivery" },
    "2012-03-20T12:00",
  );
  await enter(page, "book");
  assert.deepEqual(await inSight(page), []);
  // On its last day it does.
  await put(page, {}, "2012-03-31T12:00");
  assert.deepEqual(await inSight(page), ["就是今天"]);
});

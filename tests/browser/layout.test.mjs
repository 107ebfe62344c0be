// Every room holds its words: in each of the fonts, at 320 px and on a desk, at twice the size, in both languages.
import assert from "node:assert/strict";
import { DESKTOP } from "./browsers.mjs";
import { click, put, speak } from "./form.mjs";
import { pageTest } from "./harness.mjs";
import { dress, holds, LETTERS } from "./layout.mjs";

const STATION = { we: "origin", claimant: "direct", deliveredBy: "station" };
/** Over the turn of the year, with much that is not known: every part has something to say. */
const FULL = {
  ...STATION,
  waybill: "8".repeat(30),
  problem: "lost",
  sentOn: "2011-12-28",
  value: 9999999.99,
  stage: "transit",
  leg: "linehaul",
  listed: true,
  vehicleArrivedAt: "2011-12-31T08:00",
  missingReportedAt: "unknown",
  dueAt: "2012-01-03",
  closedOn: "2012-01-06",
  addressFault: "unknown",
  inNetwork: "unknown",
  cash: false,
  valueProof: true,
};
const AT = "2012-01-10T08:45";
const RUNNING = { ...FULL, we: "delivery", missingReportedAt: "no" };
/** Its sending date is no day. */
const WRONG = {
  ...RUNNING,
  problem: "contaminated",
  sentOn: "2011-02-30",
  scannedAt: "2011-12-31T08:30",
  damageReportedAt: "no",
};
/** Several waybills, and more that is not certain. */
const PERHAPS = `单号${"8".repeat(14)}、${"9".repeat(14)}，听说2011-12-30 18:00签收了，客户要9999999块，说是2011-12-28寄的`;
const enter = (page, room) => click(page, `.pc .rooms [data-room=${room}]`);
const unfold = (page) =>
  page.$$eval(".pc details", (folds) =>
    folds.forEach((fold) => {
      fold.open = true;
    }),
  );
const values = (page, selector) => page.$$eval(`.pc ${selector}`, (all) => all.map(({ value }) => value));
/** Writes into an input of the room, and leaves it. */
const write = (page, selector, said) =>
  page.$eval(
    `.pc ${selector}`,
    (input, said) => {
      input.value = said;
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    },
    said,
  );

/** What a room may show, one after the other. */
const STATES = {
  "one parcel": {
    "at the start": async () => {},
    "everything told": async (page) => {
      await put(page, FULL, AT);
      await click(page, ".pc [data-action=share]");
      await click(page, ".pc [data-action=whatIf]");
      for (let varied = 0; varied < 2; varied += 1) await click(page, ".pc [data-action=vary]");
      await unfold(page);
    },
    "what a pasted text may mean": (page) =>
      page.$eval(
        ".pc [data-input=paste]",
        (box, text) => {
          box.value = text;
          box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        },
        PERHAPS,
      ),
    "wrong and in a hurry": (page) => put(page, WRONG, "2011-12-31T08:45"),
  },
  "a vehicle, clocks and penalties": {
    "a vehicle": async (page) => {
      await put(page, RUNNING, "2011-12-31T08:45");
      await enter(page, "vehicle");
      await page.focus(".pc [data-view=vehicleFields] input[type=text]");
      for (const text of ["2011-12-31 08:00", "210359000001", "8".repeat(40)]) {
        await page.keyboard.type(text);
        await page.keyboard.press("Enter");
      }
    },
    "clocks and targets": async (page) => {
      await enter(page, "clocks");
      for (const rulebook of await values(page, "[data-input=clocksWhich] option")) {
        await write(page, "[data-input=clocksWhich]", rulebook);
        const events = await values(page, "[data-input=clocksEvent]");
        for (const event of events.slice(0, 3)) {
          await click(page, `.pc [data-input=clocksEvent][value=${event}]`);
          await write(page, "[data-input=clocksAt]", "2011-12-31 8:00");
          await click(page, ".pc [data-action=addClock]");
        }
      }
      await unfold(page);
    },
    penalties: async (page) => {
      await enter(page, "penalties");
      await write(page, "[data-input=penaltyMonth]", "2012-1");
      const items = await values(page, ".penalties [data-key=item] option");
      for (const item of items.slice(0, 6)) {
        const entry = { person: "欧阳某某某", item, from: "1", to: "2", base: "100" };
        for (const [key, said] of Object.entries(entry)) await write(page, `[data-input=entry][data-key=${key}]`, said);
        await click(page, ".pc [data-action=addPenalty]");
      }
      await click(page, ".pc [data-action=savePenalties]");
      await unfold(page);
    },
  },
  "the book and the rulebooks": {
    "the case book": async (page) => {
      await enter(page, "parcel");
      for (const [waybill, problem] of [
        ["8".repeat(30), "lost"],
        ["210359000001", "contaminated"],
      ]) {
        await put(page, { ...FULL, waybill, problem }, AT);
        await click(page, ".pc [data-action=save]");
      }
      await enter(page, "book");
      await write(page, ".case [data-input=status]", "paid");
      await click(page, ".pc .case:last-child [data-action=deleteCase]");
    },
    rulebooks: (page) => enter(page, "rulebooks"),
    "a rulebook that is changed": async (page) => {
      await click(page, ".pc [data-action=editRulebook]");
      await unfold(page);
    },
  },
};

/** Without a finger: to have one, a page is loaded anew. */
const [NARROW, PHONE] = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
];
/** Where each is looked at: the screen, the letters, and how many times as large they are. */
const LOOKS = [
  ...Object.keys(LETTERS).map((letters) => [NARROW, letters, 1]),
  [NARROW, Object.keys(LETTERS).at(-1), 2],
  [PHONE, Object.keys(LETTERS).at(1), 1],
  ...Object.keys(LETTERS).map((letters) => [DESKTOP, letters, 1]),
  [DESKTOP, Object.keys(LETTERS).at(-1), 2],
];

for (const [rooms, states] of Object.entries(STATES)) {
  for (const lang of ["zh-CN", "en"]) {
    pageTest(`words hold in any font, at 320 px, on a desk, at twice the size: ${rooms}, ${lang}`, {}, async (page) => {
      await speak(page, lang);
      const faults = [];
      for (const [state, enter] of Object.entries(states)) {
        await enter(page);
        for (const [viewport, letters, size] of LOOKS) {
          await page.setViewport(viewport);
          await dress(page, letters, size);
          const told = `${state}, ${viewport.width} px, ${letters}, ${size} times as large`;
          await holds(page, { told, whole: size === 1 }).catch((error) => faults.push(error.message));
        }
        await page.setViewport(DESKTOP);
        await dress(page, Object.keys(LETTERS)[0]);
      }
      assert.equal(faults.length, 0, faults.join("\n"));
    });
  }
}

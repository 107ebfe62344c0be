// Pictures of the page's main states: each in both languages, at a desk and on a phone, into target/screenshots, and
// one of them into the README. A state is a record put into the form at a moment, and what is done then.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { hasStarted, nameRoot } from "../anywhere/browsers.mjs";
import { DESKTOP, launch, PAGE, PHONE, place, root } from "./browsers.mjs";
import { click, put, speak } from "./form.mjs";
import { whole } from "./whole.mjs";

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

const STATES = [
  { name: "empty", facts: STATION },
  { name: "profile", open: true },
  { name: "clock", facts: LOST, at: "2012-03-05T08:30" },
  { name: "delay", facts: { ...STATION, problem: "none", dueAt: "2012-03-01T18:00" }, at: "2012-03-03T12:00" },
  {
    name: "discretion",
    facts: {
      ...STATION,
      problem: "damaged",
      sentOn: "2012-03-01",
      value: 200,
      stage: "delivery",
      extent: "partial",
      listed: false,
      scannedAt: "2012-03-04T08:00",
      damageReportedAt: "2012-03-04T08:30",
    },
    at: "2012-03-05T12:00",
  },
  { name: "refused", facts: { ...LOST, missingReportedAt: "2012-03-05T09:00" }, at: "2012-04-06T12:00" },
  {
    name: "errors",
    facts: { ...LOST, sentOn: "2012-02-30", value: "?", vehicleArrivedAt: "2012-03-05" },
    at: "2012-03-05T12:00",
  },
  {
    name: "regulation",
    facts: LOST,
    at: "2012-03-05T08:30",
    then: (page) => click(page, ".pc .clause[data-clause=loss-2]"),
  },
  { name: "what-if", facts: LOST, at: "2012-03-05T08:30", then: (page) => click(page, ".pc [data-action=whatIf]") },
  { name: "share", facts: LOST, at: "2012-03-05T08:30", then: (page) => click(page, ".pc [data-action=share]") },
  { name: "book", facts: LOST, at: "2012-03-05T08:30", then: book },
  { name: "vehicle", facts: STATION, at: "2012-03-05T08:30", then: vehicle },
  {
    name: "penalties",
    facts: STATION,
    at: "2012-03-05T08:30",
    then: (page) => click(page, ".pc .rooms [data-room=penalties]"),
  },
  {
    name: "clocks",
    facts: STATION,
    at: "2012-03-05T08:30",
    then: (page) => click(page, ".pc .rooms [data-room=clocks]"),
  },
  {
    name: "rulebooks",
    facts: STATION,
    at: "2012-03-05T08:30",
    then: (page) => click(page, ".pc .rooms [data-room=rulebooks]"),
  },
];
/** A phone shows little at once: its pictures are as long as the page. */
const SIZES = { "1366x768": { viewport: DESKTOP, fullPage: false }, "390x844": { viewport: PHONE, fullPage: true } };
const LANGUAGES = { zh: "zh-CN", en: "en" };
const README = "zh-1366x768-clock.png";

/** One case is kept. */
async function book(page) {
  await click(page, ".pc [data-action=save]");
  await click(page, ".pc [data-action=room][data-room=book]");
}

/** One has arrived, and two of its waybills were not on it. */
async function vehicle(page) {
  await click(page, ".pc [data-action=room][data-room=vehicle]");
  await page.focus(".pc [data-view=vehicleFields] input[type=text]");
  for (const text of ["2012-03-05 08:00", "210359000001", "210359000002"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
}

const browser = await launch();
for (const state of STATES) {
  for (const [size, { viewport, fullPage }] of Object.entries(SIZES)) {
    for (const [word, lang] of Object.entries(LANGUAGES)) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(viewport);
      await page.goto(pathToFileURL(PAGE).href);
      await page.waitForFunction(hasStarted);
      await page.evaluate(nameRoot);
      // Selectors are meant inside the element.
      for (const name of ["$eval", "focus"]) {
        const plain = page[name].bind(page);
        page[name] = (selector, ...more) => plain(`parcel-claims >>> ${selector}`, ...more);
      }
      await speak(page, lang);
      await show(page, state);
      await page.screenshot({ path: place("screenshots", `${word}-${size}-${state.name}.png`), fullPage });
      await context.close();
    }
  }
}
await browser.close();
copyFileSync(place("screenshots", README), join(root, "docs", "page.png"));

async function show(page, { facts = {}, at, open = false, then }) {
  await put(page, facts, at);
  if (!open) await click(page, ".pc [data-action=closeProfile]");
  await then?.(page);
  await whole(page);
  await page.evaluate(() => pc.activeElement?.blur());
}

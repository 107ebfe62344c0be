// What must be seen without looking for it, in whichever browser BROWSER names: browsers do not scroll alike.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { DESKTOP, PAGE, PHONE } from "../browser/browsers.mjs";
import { answered } from "../answered.mjs";
import { dress, holds, LETTERS } from "../browser/layout.mjs";
import { start } from "./browsers.mjs";

const browser = await start();
after(() => browser.stop());

const FACTS = {
  we: "delivery",
  claimant: "direct",
  deliveredBy: "station",
  waybill: "210359000001",
  problem: "lost",
  sentOn: "2012-03-01",
  value: 700,
  stage: "transit",
  listed: true,
  vehicleArrivedAt: "2012-03-05T08:00",
  missingReportedAt: "no",
};

/** In Chromium and Firefox `layout.test.mjs` shows every room in every font. */
const WORN = ["chromium", "firefox"].includes(process.env.BROWSER) ? [] : Object.keys(LETTERS);

/** A page with a case in it. */
function caseTest(name, viewport, body) {
  test(name, { timeout: 120_000 }, async () => {
    const page = await browser.visit(pathToFileURL(PAGE).href, { viewport });
    try {
      await page.evaluate((facts) => {
        document.querySelector("parcel-claims").case = facts;
      }, FACTS);
      // What explains the answer comes a moment after it.
      await answered("the clauses", () =>
        page.evaluate(() => pc.querySelector(".clause[data-clause=loss-2]")?.checkVisibility()),
      );
      await body(page);
      assert.deepEqual(await page.problems(), []);
    } finally {
      await page.close();
    }
  });
}

for (const [size, viewport] of Object.entries({ desk: DESKTOP, phone: PHONE })) {
  caseTest(`no room is wider than a ${size}`, viewport, async (page) => {
    for (const lang of ["zh-CN", "en"]) {
      await page.click(`[data-action=lang][data-lang="${lang}"]`);
      for (const room of ["vehicle", "book", "parcel"]) {
        await page.click(`[data-action=room][data-room=${room}]`);
        const { wide, width } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          width: document.documentElement.clientWidth,
        }));
        assert.ok(wide <= width, `${room}, ${lang}: ${wide} pixels of ${width}`);
        assert.ok(width <= viewport.width && width > viewport.width - 30, `the window is ${width} wide`);
        for (const letters of WORN) {
          await dress(page, letters);
          await holds(page, { told: `${room}, ${lang}, ${letters}` });
        }
      }
    }
  });
}

caseTest("a clause opens in sight, and only the result scrolls", DESKTOP, async (page) => {
  // To have been clicked by hand, the page may have scrolled: from here on it stays.
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => pc.querySelector(".clause[data-clause=loss-2]").click());
  const seen = () =>
    page.evaluate(() => {
      const box = (element) => (({ top, bottom }) => ({ top, bottom }))(element.getBoundingClientRect());
      const [clause, result] = [box(pc.activeElement), box(pc.querySelector("[data-view=result]"))];
      return { scrolled: scrollY, clause, result, within: clause.top > result.top && clause.bottom < result.bottom };
    });
  await answered(
    async () => `the clause in sight: ${JSON.stringify(await seen())}`,
    async () => (await seen()).within,
  );
  assert.equal((await seen()).scrolled, 0);
});

// What explains the answer: other readings with their sums, what can still be changed, the regulation to search in.
import assert from "node:assert/strict";
import * as clerk from "./clerk.mjs";
import { click, put } from "./form.mjs";
import { pageTest, PHONE } from "./harness.mjs";

const AT = "2012-03-20T12:00";
const STATION = { we: "origin", claimant: "direct", deliveredBy: "station", valueProof: true };

pageTest("what the other reading would come to stands beside a doubt", { decides: true }, async (page) => {
  const facts = {
    ...STATION,
    problem: "lost",
    sentOn: "2012-02-01",
    claimedOn: "2012-03-02",
    stage: "delivery",
    value: 100,
  };
  await put(page, facts, AT);
  const { doubts } = await clerk.read(page);
  assert.ok(
    doubts.some((doubt) => /按月算.*：不赔/.test(doubt)),
    doubts.join("\n"),
  );
});

/** The levers on the screen: text, evidence, clauses. */
const levers = async (page) => {
  await clerk.read(page);
  return page.$$eval(".lever", (levers) =>
    levers.filter((lever) => lever.checkVisibility()).map((lever) => lever.innerText.replace(/\s+/g, " ")),
  );
};

pageTest("who is accused reads what would clear it, and what of it is our advice", { decides: true }, async (page) => {
  const accused = { ...STATION, we: "delivery", problem: "lost", sentOn: "2012-03-01", stage: "transit", value: 700 };
  await put(page, { ...accused, listed: false, proxySigned: true }, AT);
  const told = await levers(page);
  assert.ok(
    told.some((lever) => /同意/.test(lever) && /从 .*元变成/.test(lever)),
    told.join("\n"),
  );
  assert.ok(
    told.some((lever) => /我们的建议，制度没有写/.test(lever)),
    told.join("\n"),
  );
});

pageTest("the regulation is searched, and says when nothing fits", { decides: true, viewport: PHONE }, async (page) => {
  await put(page, { ...STATION, problem: "lost", sentOn: "2012-03-01", stage: "delivery", value: 700 }, AT);
  await click(page, ".pc [data-view=regulationPart] summary");
  const shown = () =>
    page.$$eval(".article", (articles) =>
      articles.filter((article) => article.checkVisibility()).map((article) => article.innerText),
    );
  const search = async (text) => {
    await page.$eval("[data-input=search]", (input) => input.select());
    await page.focus("[data-input=search]");
    await page.keyboard.type(text);
    return shown();
  };
  const all = await shown();
  assert.ok(all.length > 20);
  const found = await search("有单无货");
  assert.ok(found.length > 0 && found.length < all.length);
  assert.ok(found.every((article) => article.includes("有单无货")));
  assert.deepEqual(await search("没有这样的条款"), []);
  assert.ok(await page.$eval("[data-view=searchNone]", (none) => none.checkVisibility()));
  await page.$eval("[data-input=search]", (input) => input.select());
  await page.keyboard.press("Backspace");
  assert.equal((await shown()).length, all.length);
  // How each clause stands to this parcel is said in words.
  const states = await page.$$eval(".article[data-state] [data-slot=state]", (all) => [
    ...new Set(all.map((one) => one.innerText)),
  ]);
  assert.ok(states.includes("适用") && states.length > 1, states.join());
  // Where it can be read in more than one way, all ways stand there, and which one is followed.
  const readings = await page.$$eval(".pc .reading", (all) =>
    all.map((one) => ({
      ways: one.querySelectorAll(".reading-way").length,
      followed: [...one.querySelectorAll("[data-followed]")].map((way) => way.innerText),
      clause: one.querySelector(".clause")?.dataset.clause,
    })),
  );
  assert.deepEqual(
    readings.map(({ ways }) => ways),
    [3, ...Array(10).fill(2)],
  );
  assert.ok(readings.every(({ followed, clause }) => followed.length === 1 && clause));
  assert.match(readings[0].followed[0], /发件当天不计.*本测算按这一种/s);
});

for (const [wish, expected] of [
  ["reduce", false],
  ["no-preference", true],
]) {
  pageTest(
    `motion, where the system says ${wish}`,
    { look: wish === "reduce" ? { "prefers-reduced-motion": wish } : {} },
    async (page) => {
      await put(page, { ...STATION, problem: "lost", sentOn: "2012-03-01", stage: "unknown", value: 700 }, AT);
      const moving = await page.$$eval("*", (all) =>
        all.some((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return (
            transitionDuration.split(",").some((time) => parseFloat(time) > 0) ||
            animationName !== "none" ||
            scrollBehavior === "smooth"
          );
        }),
      );
      assert.equal(moving, expected);
    },
  );
}

// What explains the answer: other readings with their sums, what can still be changed, the regulation to search in.
import assert from "node:assert/strict";
import * as clerk from "./clerk.mjs";
import { click, put, speak } from "./form.mjs";
import { pageTest, PHONE } from "./harness.mjs";

const AT = "2012-03-20T12:00";
const STATION = { we: "origin", claimant: "direct", deliveredBy: "station", valueProof: true };
const DAMAGED = {
  ...STATION,
  problem: "damaged",
  sentOn: "2012-03-01",
  stage: "transit",
  value: 600,
  scannedAt: "2012-03-04T08:00",
  damageReportedAt: "2012-03-04T08:40",
};
const AGENCY = { ...STATION, deliveredBy: "agency", problem: "lost", sentOn: "2012-03-01" };

for (const [reading, facts, said] of [
  [
    "30 days or a month",
    { ...STATION, problem: "lost", sentOn: "2012-02-01", claimedOn: "2012-03-02", stage: "delivery", value: 100 },
    /按月算.*：不赔/,
  ],
  [
    "refused after seven days, or within them",
    {
      ...STATION,
      problem: "lost",
      sentOn: "2012-03-01",
      closedOn: "2012-03-08",
      claimedOn: "2012-03-16",
      stage: "delivery",
      value: 100,
    },
    /按另一种理解.*：.*100 元/,
  ],
  [
    "an agency that did not report: 1000 or 500",
    {
      ...AGENCY,
      stage: "transit",
      listed: true,
      value: 800,
      vehicleArrivedAt: "2012-03-04T08:00",
      missingReportedAt: "no",
    },
    /按另一种理解.*：.*800 元/,
  ],
  ["a charge that goes to the network", { ...AGENCY, stage: "delivery", value: 2000 }, /按另一种理解.*：.*\b0 元/],
  [
    "the flat sum lowered to the value",
    { ...STATION, problem: "lost", sentOn: "2012-03-01", stationChange: true, value: 50 },
    /按另一种理解.*：.*50 元/,
  ],
  ["the bound for damage", { ...DAMAGED, extent: "partial" }, /按另一种理解.*：酌情，最高可能 600 元/],
  ["total damage at discretion", { ...DAMAGED, extent: "total" }, /按另一种理解.*：酌情，最高可能 300 元/],
]) {
  pageTest(`by the other reading: ${reading}`, { decides: true }, async (page) => {
    await put(page, facts, AT);
    const { doubts } = await clerk.read(page);
    assert.ok(
      doubts.some((doubt) => said.test(doubt)),
      doubts.join("\n"),
    );
  });
}

/** The levers on the screen: text, evidence, clauses. */
const levers = async (page) => {
  await clerk.read(page);
  return page.$$eval(".lever", (levers) =>
    levers.filter((lever) => lever.checkVisibility()).map((lever) => lever.innerText.replace(/\s+/g, " ")),
  );
};

pageTest(
  "who is accused reads what would clear it, which evidence to keep, and what of it is our advice",
  { decides: true },
  async (page) => {
    const accused = { ...STATION, we: "delivery", problem: "lost", sentOn: "2012-03-01", stage: "transit", value: 700 };
    await put(page, { ...accused, listed: true, vehicleArrivedAt: "2012-03-20T11:30", missingReportedAt: "no" }, AT);
    const report = (await levers(page)).find((lever) => lever.includes("12:30"));
    assert.match(report, /有单无货.*我站要赔.*700 元.*0 元/);
    await put(
      page,
      { ...accused, listed: false, missingReportedAt: null, vehicleArrivedAt: null, proxySigned: true },
      AT,
    );
    const told = await levers(page);
    assert.ok(
      told.some((lever) => /同意/.test(lever) && /从 .*元变成/.test(lever)),
      told.join("\n"),
    );
    assert.ok(
      told.some((lever) => /我们的建议，制度没有写/.test(lever)),
      told.join("\n"),
    );
    await speak(page, "en");
    const english = await levers(page);
    assert.equal(english.length, told.length);
    assert.ok(
      english.every((lever) => !/\p{Script=Han}/u.test(lever)),
      english.join("\n"),
    );
  },
);

pageTest("what can still be done goes once its time is over", { decides: true }, async (page) => {
  await put(
    page,
    { ...STATION, problem: "lost", sentOn: "2012-03-01", stage: "delivery", value: 700, valueProof: false },
    AT,
  );
  const open = await levers(page);
  assert.ok(
    open.some((lever) => /3月31日.*申报/.test(lever)),
    open.join("\n"),
  );
  assert.ok(
    open.some((lever) => /价值凭证/.test(lever)),
    open.join("\n"),
  );
  await put(page, {}, "2012-04-01T12:00");
  assert.deepEqual(
    (await levers(page)).filter((lever) => /申报/.test(lever)),
    [],
  );
});

pageTest(
  "the regulation is searched by words, by place and by figure, and says when nothing fits",
  { decides: true, viewport: PHONE },
  async (page) => {
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
    // Each word narrows it down.
    const fewer = await search("有单无货 一小时");
    assert.ok(fewer.length <= found.length);
    assert.ok((await search("1000")).every((article) => article.includes("1000")));
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
  },
);

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

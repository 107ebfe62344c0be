// The page and the element's script as built, in whichever browser BROWSER names, from a file and from a server.
import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { BROWSER, own, PAGE, place } from "../browser/browsers.mjs";
import { choose, enter, leave, press, read, type } from "../browser/clerk.mjs";
import { answered } from "../answered.mjs";
import { start } from "./browsers.mjs";
import { serve } from "../serve.mjs";

const browser = await start();
after(() => browser.stop());

/** A file where it lies, and the same from a server beside it. */
async function places(path) {
  const server = await serve(dirname(path));
  after(() => server.close());
  return { "a file": pathToFileURL(path).href, "a server": `${server.origin}/${basename(path)}` };
}

/** A test with a page, which may tell of nothing. */
function pageTest(name, url, body) {
  test(name, { timeout: 180_000 }, async () => {
    const page = await browser.visit(url);
    try {
      await body(page);
      assert.deepEqual(await page.problems(), []);
    } catch (error) {
      await page.screenshot(place("screenshots", BROWSER, `failed ${name}.png`.replaceAll(" ", "-"))).catch(() => {});
      const told = await page.problems().catch(() => []);
      if (told.length) error.message += `\nthe page said:\n${told.join("\n")}`;
      throw error;
    } finally {
      await page.close();
    }
  });
}

const speak = (page, lang) => page.click(`[data-action=lang][data-lang="${lang}"]`);
const room = (page, name) => page.click(`[data-action=room][data-room=${name}]`);
const text = (page, selector) =>
  page.evaluate((selector) => {
    const part = pc.querySelector(selector);
    return part?.checkVisibility() ? part.innerText.replace(/\s+/g, " ").trim() : "";
  }, selector);
/** Titles that are not inside their cards: browsers do not agree where a legend may stand. */
const outside = (page) =>
  page.evaluate(() =>
    [...pc.querySelectorAll("fieldset.card")]
      .filter((card) => card.checkVisibility())
      .flatMap((card) => {
        const [box, title] = [card, card.querySelector("h2")].map((part) => part.getBoundingClientRect());
        return title.top > box.top && title.bottom < box.bottom && title.right < box.right ? [] : card.className;
      }),
  );
/** Fields may change places: what is known goes below. */
const typed = (page) =>
  page.evaluate(() =>
    [...pc.querySelectorAll("[data-view=form] input[type=text]")]
      .map(({ value }) => value)
      .filter(Boolean)
      .sort(),
  );

/** A day, counted from today, as China counts it: the case book goes by today. */
const day = (number) => new Date(Date.now() + 8 * 3600_000 + number * 86_400_000).toISOString().slice(0, 10);

/** Sent on 1 March 2012: 30 days end on the 31st; the safe day is one earlier, before the month's end (1 April). */
const NOON = "2012-3-6 12:00";
const FILING = { 申报截止: "2012年3月31日 还来得及 还有 25 天", 稳妥申报日: "2012年3月30日 还来得及 还有 24 天" };
const LOST = {
  出了什么问题: ["遗失"],
  运单号: "210359000001",
  发件日期: "2012-3-1",
  "损失金额（按实际价值）": "700",
  发生环节: ["中转"],
  "交接清单有此单（有单）": ["是"],
  网络班车到达时间: "2012-3-5 8:00",
};
const JOBS = [
  {
    name: "reported after 60 minutes, in time: the transit link pays up to its 300",
    enter: { ...LOST, 有单无货上报时间: "2012-3-5 9:00" },
    sees: {
      figures: ["可赔金额 300 元"],
      liable: "中转环节",
      deadlines: { 有单无货上报截止: "2012年3月5日 09:00 已按时", ...FILING },
    },
    english: { figures: ["Compensation 300 yuan"], liable: "The transit link" },
  },
  {
    name: "reported after 61 minutes: lost in delivery, we pay the value",
    enter: { ...LOST, 有单无货上报时间: "2012-3-5 9:01" },
    sees: {
      figures: ["我站要赔 700 元"],
      liable: "派件站点",
      deadlines: { 有单无货上报截止: "2012年3月5日 09:00 已超时", ...FILING },
    },
    english: { figures: ["We pay 700 yuan"], liable: "The delivery station" },
  },
];
const some = (screen, { figures, liable, deadlines }) => ({
  ...(figures && { figures: screen.figures }),
  ...(liable && { liable: screen.liable }),
  ...(deadlines && { deadlines: screen.deadlines }),
});
const answer = async (page, sees) => some(await read(page), sees);

/** The profile, and no delay: by hand what is clicked, by keyboard the rest. */
async function arrive(page, clock) {
  await page.click("[data-field=we] input[value=delivery]");
  await page.click("[data-field=claimant] input[value=direct]");
  await choose(page, "派件站点类型", "普通站点");
  await page.click("[data-action=closeProfile]");
  if (clock) await type(page, "测算时刻", clock);
  await page.click("[data-late] input[value=no]");
}

for (const [where, url] of Object.entries(await places(PAGE))) {
  for (const job of JOBS) {
    pageTest(`a clerk, from ${where}: lost in transit, ${job.name}`, url, async (page) => {
      await arrive(page, NOON);
      for (const [label, said] of Object.entries(job.enter)) await enter(page, label, said);
      await leave(page);
      assert.deepEqual(await answer(page, job.sees), job.sees);
      assert.deepEqual(await outside(page), [], "titles inside their cards");
      const before = await typed(page);

      await speak(page, "en");
      assert.deepEqual(await answer(page, job.english), job.english);
      assert.equal(
        await page.evaluate(() => /[\u4e00-\u9fff]/.test(pc.querySelector("[data-view=result]").innerText)),
        false,
        "no Chinese in English",
      );
      await page.reload();
      await speak(page, "zh-CN");
      // The clock runs again.
      await type(page, "测算时刻", NOON);
      await leave(page);
      assert.deepEqual(await answer(page, job.sees), job.sees, "after coming back");
      assert.deepEqual(await typed(page), before);
    });
  }

  pageTest(`the rooms, from ${where}`, url, async (page) => {
    await arrive(page);
    const lost = {
      出了什么问题: ["遗失"],
      运单号: "210359000001",
      发件日期: day(-10),
      "损失金额（按实际价值）": "600",
      发生环节: ["派件"],
    };
    for (const [label, said] of Object.entries(lost)) await enter(page, label, said);
    await press(page, "存入案卷");
    await room(page, "book");
    assert.match(
      await answered("the case", () => text(page, ".case")),
      /210359000001 遗失（派件） 我站要赔：600 元 还有 \d+ 天 稳妥申报日/,
    );
    await page.reload();
    await room(page, "book");
    assert.match(await answered("the case", () => text(page, ".case")), /210359000001/, "it is still kept");
    await page.click(".case [data-action=openCase]");
    assert.equal((await typed(page)).includes("210359000001"), true, "it is open again");

    await room(page, "vehicle");
    await type(page, "测算时刻", "2012-3-5 8:30");
    await type(page, "网络班车到达时间", "2012-3-5 8:00");
    for (const waybill of ["210359000002", "210359000003"]) {
      await page.click("[data-input=waybill]");
      await page.keyboard.type(waybill);
      await page.keyboard.press("Enter");
    }
    assert.equal(await text(page, "[data-view=vehicleLeft]"), "还剩 30 分钟");
    assert.equal(await text(page, "[data-view=vehicleCount]"), "共 2 件");
    assert.match(await text(page, "[data-view=waybills]"), /210359000002.*210359000003/);
  });

  pageTest(`light and dark, from ${where}`, url, async (page) => {
    const ground = () => page.evaluate(() => getComputedStyle(pc.querySelector(".pc")).backgroundColor);
    const seen = {};
    for (const theme of ["light", "dark"]) {
      await page.evaluate((theme) => document.querySelector("parcel-claims").setAttribute("theme", theme), theme);
      seen[theme] = await ground();
    }
    const [light, dark] = [seen.light, seen.dark].map((color) =>
      color
        .match(/\d+/g)
        .slice(0, 3)
        .map(Number)
        .reduce((sum, part) => sum + part),
    );
    assert.ok(light > 600 && dark < 150, JSON.stringify(seen));
  });
}

const HOST = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
<h1>Host</h1><script src="parcel-claims.js"></script><parcel-claims></parcel-claims>`;
const host = own("host.html");
copyFileSync(join(dirname(PAGE), "parcel-claims.js"), join(dirname(host), "parcel-claims.js"));
writeFileSync(host, HOST);

for (const [where, url] of Object.entries(await places(host))) {
  pageTest(`the element in a host page, from ${where}`, url, async (page) => {
    await page.evaluate((sentOn) => {
      const element = document.querySelector("parcel-claims");
      element.heard = [];
      element.addEventListener("estimate", ({ detail }) => element.heard.push(detail));
      element.case = {
        we: "origin",
        claimant: "direct",
        deliveredBy: "station",
        problem: "lost",
        stage: "delivery",
        sentOn,
        value: 600,
      };
    }, day(-10));
    const heard = () => page.evaluate(() => JSON.parse(JSON.stringify(document.querySelector("parcel-claims").heard)));
    const all = await answered("news", async () => (await heard()).length > 0 && heard());
    assert.equal(all.length, 1, "one piece of news");
    assert.equal(all[0].case.value, 600);
    assert.ok(all[0].estimate, "with an estimate");
    assert.match(await text(page, "[data-view=result]"), /我站可得 600 元/);
  });
}

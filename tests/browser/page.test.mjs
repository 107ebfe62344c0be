// What the page promises, whatever is entered.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { cases, estimate } from "../package.mjs";
import * as clerk from "./clerk.mjs";
import { clear, click, field, focused, put, speak } from "./form.mjs";
import { accessible, DESKTOP, PAGE, pageTest, PHONE, saved, started, until } from "./harness.mjs";

const AT = "2012-03-06T12:00";
const STATION = { we: "delivery", claimant: "direct", deliveredBy: "station" };
/** Nearly everything about it is said. */
const LOST = {
  ...STATION,
  waybill: "210359000001",
  problem: "lost",
  sentOn: "2012-03-01",
  value: 700,
  stage: "transit",
  listed: true,
  vehicleArrivedAt: "2012-03-05T08:00",
  missingReportedAt: "2012-03-05T09:00",
};
/** Every part of the result has something to say. */
const FULL = {
  ...LOST,
  we: "origin",
  dueAt: "2012-03-04T18:00",
  closedOn: "2012-03-02",
  inNetwork: "unknown",
  listed: "unknown",
  missingReportedAt: "unknown",
};
const profileOpen = (page) => page.$eval("[data-view=profile]", (profile) => profile.dataset.profile === "open");
const visible = (page, selector) => page.$eval(selector, (element) => element.checkVisibility());

pageTest("the profile is asked first, then one line", { decides: true }, async (page) => {
  assert.ok(await profileOpen(page));
  assert.match(await page.$eval("[data-view=emptyTitle]", (title) => title.innerText), /本站情况/);
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  assert.equal(await profileOpen(page), false);
  assert.match(
    await page.$eval("[data-view=profileText]", (line) => line.innerText),
    /派件站点.*直接签约站点.*普通站点/,
  );
  assert.equal(await visible(page, "[data-field=we]"), false);
  await clerk.press(page, "修改");
  assert.ok(await profileOpen(page));
  assert.equal(await focused(page), "we");
});

pageTest("what is asked is marked, and stands in the order of the rules", { decides: true }, async (page) => {
  for (const facts of [
    { problem: "lost" },
    { problem: "contaminated", value: 80 },
    { problem: "damaged", we: "origin" },
  ]) {
    await clear(page);
    const taken = await put(page, facts, AT);
    const fields = estimate(taken, { asOf: AT }).questions.map((question) => question.field);
    const { marked, listed, next } = await page.evaluate(() => ({
      marked: [...pc.querySelectorAll(".pc [data-state=asked]")].map((field) => field.dataset.field),
      listed: [...pc.querySelectorAll(".pc [data-view=askedFields] > *")].map((field) => field.dataset.field),
      next: pc.querySelector(".pc [data-view=next]:not([hidden])")?.dataset.to,
    }));
    assert.deepEqual(marked.toSorted(), fields.toSorted(), facts.problem);
    assert.deepEqual(
      listed,
      fields.filter((key) => listed.includes(key)),
    );
    assert.ok(listed.length > 2, facts.problem);
    assert.equal(next, fields[0]);
  }
});

pageTest(
  "how a field stands is seen: grey where it changes nothing, and taken as absent",
  { decides: true },
  async (page) => {
    await put(page, LOST, AT);
    const before = await clerk.read(page);
    const cash = await field(page, "cash");
    assert.deepEqual([cash.entered, cash.state], ["", "assumed"]);
    assert.match(cash.note, /没填，按“.+”算/);
    assert.ok(before.assumptions.length >= 7);
    await click(page, "[data-field=problem] input[value=none]");
    for (const key of ["listed", "value", "sentOn"]) {
      const { entered, state, note } = await field(page, key);
      assert.equal(state, "idle", key);
      assert.match(note, /不影响结果/);
      assert.ok(entered, `${key} keeps what was entered`);
    }
    await click(page, "[data-field=problem] input[value=lost]");
    assert.deepEqual(await clerk.read(page), before);
  },
);

pageTest("a fault stands at its field, leads there from the top, and never blanks the result", {}, async (page) => {
  await put(page, LOST, AT);
  await clerk.type(page, "发件日期", "2012-2-30");
  assert.equal((await field(page, "sentOn")).error, "", "nothing is said while it is typed");
  await clerk.leave(page);
  let { error, invalid, entered } = await field(page, "sentOn");
  assert.match(error, /发件日期：/);
  assert.ok(invalid);
  assert.equal(entered, "2012-2-30", "what was typed stays");
  assert.notEqual((await clerk.read(page)).figures.length, 0, "the result stays");
  const described = await page.$eval("[data-field=sentOn] input", (input) =>
    input
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => pc.getElementById(id).innerText)
      .join(" "),
  );
  assert.match(described, /发件日期：/);

  for (const [label, text] of [
    ["损失金额（按实际价值）", "很多"],
    ["网络班车到达时间", "2012-3-5"],
  ]) {
    await clerk.type(page, label, text);
    await clerk.leave(page);
  }
  assert.equal((await clerk.read(page)).errors.length, 3);
  // Who goes on to the result comes to what has to be mended first.
  await page.evaluate(() => pc.querySelector(".pc .skip").click());
  assert.ok(
    await page.$eval(
      ".pc .errors",
      (errors) => errors === pc.activeElement && errors.getAttribute("aria-label") === "有几处要改",
    ),
  );
  await clerk.press(page, (await clerk.read(page)).errors[1]);
  assert.equal(await focused(page), "value");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("￥１，２００.50元");
  await clerk.leave(page);
  assert.equal((await field(page, "value")).error, "");
  await clerk.type(page, "发件日期", "20120301");
  await clerk.type(page, "网络班车到达时间", "2012年3月5日 8:00");
  await clerk.leave(page);
  ({ error, invalid, entered } = await field(page, "sentOn"));
  assert.deepEqual({ error, invalid, entered }, { error: "", invalid: false, entered: "2012-03-01" });
  assert.deepEqual((await clerk.read(page)).errors, []);
  assert.deepEqual((await clerk.read(page)).figures, ["可赔金额 300 元"]);
});

pageTest("on a phone the bar says what the headline says, and leads to it", { viewport: PHONE }, async (page) => {
  const bar = () => page.$eval(".pc .bar", (one) => (one.checkVisibility() ? one.innerText.replace(/\s+/g, " ") : ""));
  assert.equal(await bar(), "");
  await put(
    page,
    { ...STATION, problem: "lost", sentOn: "2012-03-01", value: 400, stage: "delivery", dueAt: "2012-03-05" },
    "2012-03-08T10:00",
  );
  assert.match(await bar(), /^我站要赔 400 元 我站被罚：最多 60 元/);
  await page.focus(".bar-button");
  await page.keyboard.press("Enter");
  assert.ok(await page.$eval(".pc .headline", (headline) => headline.getBoundingClientRect().top < innerHeight / 2));
});

pageTest("the whole parcel is cleared once that is confirmed; the station stays", { decides: true }, async (page) => {
  await put(page, LOST, AT);
  await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
  await clerk.press(page, "清空，填下一件");
  assert.equal(await focused(page), "resetNo");
  await clerk.press(page, "不清空");
  assert.equal((await field(page, "sentOn")).entered, "2012-03-01");
  await clerk.press(page, "清空，填下一件");
  await clerk.press(page, "清空");
  assert.equal(await field(page, "sentOn"), null);
  assert.equal((await field(page, "problem")).entered, "");
  assert.equal(await profileOpen(page), false);
  assert.match(await page.$eval("[data-view=profileText]", (line) => line.innerText), /派件站点/);
  assert.ok(await visible(page, "[data-view=empty]"));
  await put(page, { problem: "lost" });
  assert.equal((await field(page, "value")).entered, "", "nothing of the last parcel comes back");
});

/** Every text and label of the page, folded ones too, with the element it stands in. */
const texts = (page) =>
  page.evaluate(() => {
    const found = [];
    const root = pc.querySelector(".pc");
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      if (element.closest("template, .lang, [hidden]")) continue;
      const said =
        node.nodeType === Node.TEXT_NODE
          ? [node.data]
          : ["aria-label", "title", "placeholder", "alt", "aria-description"].map(
              (name) => node.getAttribute(name) ?? "",
            );
      found.push(
        ...said.filter((text) => text.trim()).map((text) => `${text.trim()} (${element.className || element.tagName})`),
      );
    }
    return found;
  });

pageTest("each language says everything, and nothing of the other", { decides: true }, async (page) => {
  const foreign = { "zh-CN": /(?!huitong|henan|[0-9a-f]{12})\b[A-Za-z]{2,}/, en: /\p{Script=Han}|[，。：；（）“”、]/u };
  const quotes = /[“”]/g;
  await put(page, { ...LOST, waybill: "SF运单" }, AT);
  const mixed = new Set();
  for (const { asOf, case: facts } of [
    ...cases.filter((_, index) => index % 150 === 0),
    { asOf: AT, case: FULL },
    { asOf: AT, case: { sentOn: "2012-02-30", value: -1, problem: "lost" } },
  ]) {
    if (facts.problem === "unknown") continue;
    for (const lang of ["zh-CN", "en"]) {
      await speak(page, lang);
      await put(page, facts, asOf);
      for (const text of await texts(page)) {
        const said = text.slice(0, text.lastIndexOf(" ("));
        if (foreign[lang].test(lang === "en" ? said.replace(quotes, "") : said)) mixed.add(`${lang}: ${text}`);
      }
    }
  }
  assert.deepEqual([...mixed], []);
});

pageTest(
  "another language keeps what was entered, the sums, the clock and the focus",
  { decides: true },
  async (page) => {
    await put(page, FULL, AT);
    const entered = () =>
      page.$$eval(".pc .form input, .pc .clock input", (inputs) =>
        inputs.map((input) => [
          input.name.replace(/.*-/, ""),
          input.type === "text" ? input.value : input.checked,
          input.closest("[data-field]")?.dataset.field,
        ]),
      );
    const sums = async () =>
      (
        await page.$$eval(".pc .figure-amount, .pc .lines-amount, .pc .fine-amount", (all) =>
          all.map((one) => one.innerText),
        )
      ).map((text) => text.match(/[\d,]+/g));
    const [inputs, amounts] = [await entered(), await sums()];
    await page.focus("[data-action=lang][data-lang=en]");
    await page.keyboard.press("Enter");
    assert.equal(await page.$eval(".pc", (root) => root.lang), "en");
    assert.equal(await page.evaluate(() => pc.activeElement.dataset.lang), "en");
    assert.deepEqual(await entered(), inputs);
    assert.deepEqual(await sums(), amounts);
    assert.equal(await page.$$eval(".pc", (roots) => roots.length), 1);
  },
);

pageTest(
  "a moment of the estimate that can be read two ways is asked, with a button for each",
  { decides: true },
  async (page) => {
    const asked = () =>
      page.$$eval(".pc .clock [data-action=way]", (all) =>
        all.filter((one) => one.checkVisibility()).map((one) => one.innerText),
      );
    await put(page, { ...STATION, problem: "none", dueAt: "2012-03-01" });
    await clerk.type(page, "测算时刻", "2012年3月3日 3点");
    assert.deepEqual(await asked(), ["2012年3月3日 03:00", "2012年3月3日 15:00"]);
    assert.equal((await clerk.read(page)).fine, "100 元", "nothing is taken before it is said");
    await accessible(page);
    await clerk.press(page, "2012年3月3日 15:00");
    assert.deepEqual(await asked(), []);
    assert.equal((await clerk.read(page)).fine, "40 元");
    assert.deepEqual(await page.evaluate(() => [pc.activeElement.dataset.input, pc.activeElement.value]), [
      "asOf",
      "2012-03-03 15:00",
    ]);
  },
);

pageTest("two elements on one page are independent", {}, async (page) => {
  const outcome = await page.evaluate(async () => {
    const second = document.body.appendChild(document.createElement("parcel-claims"));
    while (!second.shadowRoot?.querySelector("[data-field=problem]")) await new Promise((done) => setTimeout(done, 20));
    const roots = [pc, second.shadowRoot];
    const pick = (root, selector) => root.querySelector(selector).click();
    pick(roots[0], "[data-field=problem] input[value=lost]");
    pick(roots[1], "[data-field=problem] input[value=damaged]");
    pick(roots[1], "[data-lang=en]");
    const value = roots[1].querySelector("[data-field=value] input");
    value.value = "80";
    value.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    while (!roots[1].querySelector(".pc[data-drawn]")) await new Promise((done) => setTimeout(done, 20));
    const broken = roots.flatMap((root) =>
      [...root.querySelectorAll("[aria-labelledby], [aria-describedby], label[for]")].flatMap((element) =>
        ["aria-labelledby", "aria-describedby", "for"]
          .flatMap((name) => (element.getAttribute(name) ?? "").split(" ").filter(Boolean))
          .filter((id) => !root.querySelector(`#${CSS.escape(id)}`)),
      ),
    );
    pick(roots[1], ".clause");
    return {
      chosen: roots.map((root) => root.querySelector("[data-field=problem] input:checked").value),
      lang: roots.map((root) => root.querySelector(".pc").lang),
      sums: roots.map((root) => root.querySelector(".figure-amount").textContent),
      broken,
      opened: roots.map((root) => root.querySelector("[data-view=regulationPart]").open),
    };
  });
  assert.deepEqual(outcome, {
    chosen: ["lost", "damaged"],
    lang: ["zh-CN", "en"],
    sums: ["1,000", "80"],
    broken: [],
    opened: [false, true],
  });
});

for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  pageTest(
    `the field in hand keeps the focus and its place while the questions change, ${name}`,
    { viewport },
    async (page) => {
      await put(page, { ...STATION, problem: "lost", sentOn: "2012-03-01" }, AT);
      const steps = [
        ["[data-field=stage] input[value=transit]", ["Space", "ArrowRight", "ArrowLeft"]],
        ["[data-field=listed] input[value=yes]", ["Space", "ArrowRight", "ArrowLeft"]],
        ["[data-field=vehicleArrivedAt] input", [..."2012-3-5 8:00"]],
        ["[data-field=missingReportedAt] input", [..."2012-3-5 9:30"]],
        ["[data-field=value] input", [..."700", "Backspace", "Backspace"]],
        ["[data-field=cash] input[value=yes]", ["Space", "ArrowRight"]],
        ["[data-field=closedOn] input", [..."2012-2-1"]],
        ["[data-field=problem] input[value=lost]", ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"]],
      ];
      for (const [selector, keys] of steps) {
        await page.$eval(selector, async (input) => {
          input.focus();
          // What comes near is laid out in one of the next frames, and carries the rest away.
          for (let before; before !== input.getBoundingClientRect().top;) {
            input.scrollIntoView({ block: "center" });
            before = input.getBoundingClientRect().top;
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          }
        });
        const where = () =>
          page.evaluate(() => {
            const field = pc.activeElement.closest("[data-field]");
            return { field: field?.dataset.field, top: field && Math.round(field.getBoundingClientRect().top) };
          });
        const before = await where();
        for (const key of keys) {
          await page.keyboard.press(key);
          const after = await where();
          assert.equal(after.field, before.field, `${selector} loses the focus with ${key}`);
          assert.ok(
            Math.abs(after.top - before.top) <= 2,
            `${selector} moves from ${before.top} to ${after.top} with ${key}`,
          );
        }
      }
    },
  );
}

pageTest(
  "without a store it works all the same, and says so",
  {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("denied", "SecurityError");
          },
        });
      }),
  },
  async (page) => {
    assert.match(await page.$eval("[data-view=profile] .card-hint", (hint) => hint.innerText), /浏览器不让保存/);
    await clerk.profile(page, ["派件站点", "直接签约站点", "普通站点"]);
    await put(page, LOST, AT);
    assert.deepEqual((await clerk.read(page)).figures, ["可赔金额 300 元"]);
  },
);

pageTest("a clause named anywhere opens in the regulation, marked for the parcel", { decides: true }, async (page) => {
  await put(page, FULL, AT);
  const codes = await page.$$eval(".pc .clause", (chips) => [
    ...new Set(chips.filter((chip) => chip.checkVisibility()).map((chip) => chip.dataset.clause)),
  ]);
  assert.ok(codes.length > 5);
  const states = new Set();
  for (const code of codes.slice(0, 6)) {
    await click(page, `.pc .clause[data-clause="${code}"]`);
    const { state, why, ...there } = await page.evaluate((code) => {
      const article = pc.querySelector(`.pc .article[data-clause="${code}"]`);
      const box = article?.getBoundingClientRect();
      const said = (slot) => article?.querySelector(`[data-slot=${slot}]`)?.innerText ?? "";
      return {
        words: said("words").length > 5,
        focused: article === pc.activeElement,
        inView: box && box.top >= 0 && box.top < innerHeight,
        shown: [...pc.querySelectorAll(".pc .article[data-shown]")].map((one) => one.dataset.clause).join(),
        state: said("state"),
        why: said("why"),
      };
    }, code);
    assert.deepEqual(there, { words: true, focused: true, inView: true, shown: code }, code);
    assert.equal(state === "", why === "", `${code}: how it stands, and why`);
    states.add(state);
  }
  assert.ok(states.has("适用") && states.has("未定"), [...states].join());
});

// `layout.test.mjs` shows it on narrow screens and at a desk.
pageTest("nothing is wider than the window", {}, async (page) => {
  for (const facts of [FULL, { ...FULL, problem: "damaged", value: 9999999.99, sentOn: "2012-02-31" }]) {
    await put(page, facts, AT);
    for (const lang of ["zh-CN", "en"]) {
      await speak(page, lang);
      for (const width of [768, 899, 900, 1024, 1920]) {
        await page.setViewport({ width, height: 844 });
        const wide = await page.evaluate(() => {
          const limit = document.documentElement.clientWidth;
          const result = pc.querySelector(".pc .result");
          const beyond = [...pc.querySelectorAll(".pc *")].filter((one) => {
            const box = one.getBoundingClientRect();
            return (
              box.width > 0 &&
              (box.right > limit + 0.5 || box.left < -0.5) &&
              !one.closest(".hush, .skip") &&
              one.checkVisibility()
            );
          });
          return {
            page: document.documentElement.scrollWidth - limit,
            result: Math.max(0, result.scrollWidth - result.clientWidth),
            beyond: beyond.map((one) => one.className || one.tagName),
          };
        });
        assert.deepEqual(wide, { page: 0, result: 0, beyond: [] }, `${width} px, ${lang}, ${facts.problem}`);
      }
    }
  }
});

for (const [name, viewport] of Object.entries({
  desktop: DESKTOP,
  phone: PHONE,
  short: { width: 1024, height: 600 },
})) {
  pageTest(`nothing that has the focus is covered, ${name}`, { viewport }, async (page) => {
    await put(page, FULL, AT);
    await page.evaluate(() => {
      pc.activeElement?.blur();
      scrollTo(0, 0);
    });
    const covered = [];
    let steps = 0;
    for (const keys of [["Tab"], ["Shift", "Tab"]]) {
      for (let count = 0; count < 90; count += 1) {
        if (keys[1]) await page.keyboard.down("Shift");
        await page.keyboard.press("Tab");
        if (keys[1]) await page.keyboard.up("Shift");
        const state = await page.evaluate(async () => {
          // What came near is laid out in the next frame, and moves what stands below it.
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const active = pc.activeElement;
          if (!active?.closest(".pc")) return { end: true };
          const shown = active.closest("label.option") ?? active;
          const box = shown.getBoundingClientRect();
          const at = (x, y) => shown.contains(pc.elementFromPoint(x, y));
          const [left, middle, right] = [box.left + 4, (box.left + box.right) / 2, box.right - 4];
          return {
            seen:
              box.height < 2 ||
              [box.top + 3, box.bottom - 3].every((y) => at(left, y) || at(middle, y) || at(right, y)),
            what:
              `${active.closest("[data-field]")?.dataset.field ?? ""} ${active.className} ` +
              `${active.value ?? active.innerText}`,
            box: [box.top, box.bottom, innerHeight].map(Math.round).join(),
          };
        });
        if (state.end) break;
        steps += 1;
        if (!state.seen) covered.push(`${keys.join("+")}: ${state.what} ${state.box}`);
      }
    }
    assert.deepEqual(covered, []);
    assert.ok(steps > 120, `${steps} steps`);
  });
}

pageTest(
  "the result goes along as text, as a calendar file and on paper",
  {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        globalThis.taken = [];
        addEventListener("copy", () => taken.push(pc.activeElement.value));
        globalThis.print = () => taken.push("printed");
      }),
  },
  async (page) => {
    await put(page, { ...LOST, dueAt: "2012-03-05" }, AT);
    await clerk.press(page, "复制结果");
    assert.equal(await focused(page), "copy");
    await clerk.press(page, "打印结果");
    const [text, printed] = await page.evaluate(() => taken);
    assert.match(text, /300 元/);
    assert.match(text, /2012年3月31日/);
    assert.equal(printed, "printed");
    const { name, text: calendar } = await saved(() => clerk.press(page, "期限存入日历"));
    assert.match(name, /210359000001\.ics$/);
    assert.match(calendar, /^BEGIN:VCALENDAR\r\n[^]*20120331[^]*END:VCALENDAR\r\n$/);
  },
);

pageTest("a clock that runs stands on top, with what stops it", { decides: true }, async (page) => {
  const hurry = () => page.$eval("[data-view=hurry]", (hurry) => hurry.innerText);
  await put(page, { ...LOST, missingReportedAt: "no" }, "2012-03-05T08:30");
  assert.match(await hurry(), /还剩 30 分钟[^]*09:00 之前上报有单无货：我站要赔从 700 元变成 0 元/);
  await page.evaluate(() => {
    globalThis.copied = [];
    document.addEventListener("copy", () => copied.push(pc.activeElement.value), true);
  });
  await clerk.press(page, "复制上报内容");
  const [report] = await page.evaluate(() => copied);
  assert.match(report, /有单无货上报[^]*210359000001[^]*网络班车到达：2012年3月5日 08:00/);
  assert.equal(await focused(page), "copyReport");
  // Once it is over it is gone.
  await put(page, { missingReportedAt: "no" }, "2012-03-05T09:01");
  assert.equal(await visible(page, "[data-view=hurry]"), false);
  await put(page, { we: "origin", stage: "delivery" }, "2012-03-29T12:00");
  assert.match(await hurry(), /^还[有剩] 2 天[^]*申报[^]*打印申报表$/);
  assert.equal(await visible(page, "[data-action=copyReport]"), false);
});

const STATION_IS = { 站点名称: "中牟一站", 联系人: "张三", 电话: "13800000000" };

/** Says who the station is, by keyboard. */
async function say_station(page) {
  await clerk.press(page, "站点名称、联系人、电话（可不填）");
  for (const said of Object.values(STATION_IS)) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(said);
  }
}

pageTest(
  "who the station is stands on the claim form that it files, and on no other",
  { decides: true },
  async (page) => {
    await say_station(page);
    await put(page, { ...LOST, we: "origin" }, AT);
    const printed = async () => {
      await page.evaluate(() => {
        globalThis.print = () => {};
      });
      await clerk.press(page, "打印申报表");
      return page.$eval(".pc .sheet--form", (sheet) => sheet.textContent);
    };
    const form = await printed();
    for (const said of Object.values(STATION_IS)) assert.ok(form.includes(said), said);
    // Who only answers for a parcel files nothing.
    await put(page, { we: "delivery" });
    assert.doesNotMatch(await printed(), /中牟一站|张三|13800000000/);
    await page.reload();
    await started(page);
    assert.deepEqual(
      await page.$$eval(".pc [data-station]", (inputs) => inputs.map((input) => input.value)),
      Object.values(STATION_IS),
    );
  },
);

pageTest("the answer is read out once it has stood for a moment", { decides: true }, async (page) => {
  await put(page, LOST, AT);
  await until(page, () => pc.querySelector("[data-view=announce]").textContent !== "");
  assert.match(await page.$eval("[data-view=announce]", (status) => status.textContent), /300 元/);
});

pageTest("nothing is ever requested", {}, async (page) => {
  await put(page, FULL, AT);
  await speak(page, "en");
  assert.equal(await page.evaluate(() => performance.getEntriesByType("resource").length), 0);
  const { url } = await page.evaluate(() => ({ url: location.href }));
  assert.equal(url, pathToFileURL(PAGE).href);
});

pageTest("a clause in another room opens beside the parcel and takes the focus", {}, async (page) => {
  await put(page, LOST, AT);
  await click(page, ".pc [data-action=room][data-room=vehicle]");
  const clause = await page.$$eval("[data-view=vehicle] .clause", (chips) => {
    const chip = chips.find((one) => one.checkVisibility());
    chip.focus();
    return chip.dataset.clause;
  });
  await page.keyboard.press("Enter");
  assert.deepEqual(
    await page.evaluate(() => ({
      clause: pc.activeElement.dataset.clause,
      seen: pc.activeElement.checkVisibility(),
      article: pc.activeElement.matches(".article"),
    })),
    { clause, seen: true, article: true },
  );
});

// What a station does all day, typed in by keyboard alone from the empty page; the answer is read off the screen. What
// the others come to is told natively (`tests/jobs.json`).
import assert from "node:assert/strict";
import { enter, leave, profile, read, type } from "./clerk.mjs";
import { accessible, pageTest } from "./harness.mjs";

const ORIGIN = ["发件站点", "直接签约站点", "普通站点"];
const DELIVERY = ["派件站点", "直接签约站点", "普通站点"];

const LATE = { 有没有延误: ["有延误，或要查时效"] };
const problem = (said) => ({ 有没有延误: ["没有，不涉及延误"], 出了什么问题: [said] });
const MAY = { filing: ["可申报"], outcome: "按条款赔偿" };

/** Sent on 1 March 2012: 30 days end on the 31st; the safe day is one earlier, before the month's end (1 April). */
const filing = (left) => ({
  申报截止: `2012年3月31日 还来得及 还有 ${left} 天`,
  稳妥申报日: `2012年3月30日 还来得及 还有 ${left - 1} 天`,
});

const JOBS = [
  {
    name: "lost in transit, reported after 60 minutes: in time, so the transit link pays up to 300",
    at: "2012-3-6 12:00",
    us: DELIVERY,
    enter: {
      ...problem("遗失"),
      运单号: "210359000001",
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": "700",
      发生环节: ["中转"],
      "交接清单有此单（有单）": ["是"],
      网络班车到达时间: "2012-3-5 8:00",
      有单无货上报时间: "2012-3-5 9:00",
    },
    sees: {
      ...MAY,
      figures: ["可赔金额 300 元"],
      liable: "中转环节",
      lines: ["赔偿 确定 中转环节 申报方 300 元 遗失件 四"],
      deadlines: { 有单无货上报截止: "2012年3月5日 09:00 已按时", ...filing(25) },
    },
  },
  {
    name: "listed but missing, 45 minutes after the vehicle: nothing is settled, and 15 minutes are left to report",
    at: "2012-3-5 8:45",
    us: DELIVERY,
    enter: {
      ...problem("疑似遗失"),
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": "700",
      发生环节: ["中转"],
      "交接清单有此单（有单）": ["是"],
      网络班车到达时间: "2012-3-5 8:00",
      有单无货上报时间: ["尚未上报"],
    },
    sees: {
      filing: ["可申报"],
      outcome: "按条款赔偿 或 找到了，不用赔",
      figures: ["我站要赔 最多 700 元"],
      liable: "派件站点 或 中转环节",
      lines: ["赔偿 可能 派件站点 申报方 700 元 遗失件 三", "赔偿 可能 中转环节 申报方 300 元 遗失件 四"],
      next: "有单无货上报时间",
      deadlines: { 有单无货上报截止: "2012年3月5日 09:00 还来得及 还剩 15 分钟", ...filing(26) },
    },
  },
  {
    name: "late and lost: the value, and beside it a fine that may be imposed",
    at: "2012-3-8 10:00",
    us: DELIVERY,
    enter: {
      ...LATE,
      出了什么问题: ["遗失"],
      发件日期: "2012-3-1",
      规定派件时效截止: "2012-3-5",
      "损失金额（按实际价值）": "400",
      发生环节: ["派件"],
    },
    sees: {
      ...MAY,
      figures: ["我站要赔 400 元"],
      liable: "派件站点",
      fine: "最多 60 元",
      rising: true,
      lines: ["赔偿 确定 派件站点 申报方 400 元 遗失件 三", "罚款 可能 派件站点 收款方没写明 最多 60 元 延误件 二"],
      deadlines: { ...filing(23), 延误罚款封顶日: "2012年3月10日 还没到 还有 2 天" },
    },
  },
  {
    name: "a customer applies: not admitted in this channel",
    at: "2012-3-5 12:00",
    us: ["发件站点", "顾客", "普通站点"],
    enter: { ...problem("遗失"), 发件日期: "2012-3-1", "损失金额（按实际价值）": "900", 发生环节: ["派件"] },
    sees: {
      filing: ["不能申报"],
      refusals: ["遗失件 十五 B"],
      outcome: "不赔",
      figures: ["赔偿 不予受理"],
      // Time left to file would only mislead.
      deadlines: {},
    },
  },
  {
    name: "lost because the station was replaced: a flat 200, with all papers at hand",
    at: "2012-3-5 12:00",
    us: ORIGIN,
    enter: {
      ...problem("遗失"),
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": "5000",
      遗失件处理申报表: true,
      详情单: true,
      价值凭证: true,
      因换站点遗失: ["是"],
    },
    sees: {
      ...MAY,
      figures: ["我站可得 200 元"],
      liable: "网络（付款方未写明）",
      lines: ["赔偿 确定 网络（付款方未写明） 申报方 200 元 遗失件 六"],
      deadlines: filing(26),
    },
  },
];

/** What stands on the screen where a job says nothing of it. */
const NOTHING = {
  figures: [],
  liable: undefined,
  filing: [],
  refusals: [],
  outcome: undefined,
  fine: undefined,
  rising: false,
  next: undefined,
  deadlines: {},
  lines: [],
  errors: [],
};

/** What comes of these the page decides: one browser shows how it looks. */
const DECIDED = [/^listed but missing/, /^a customer/];

for (const job of JOBS) {
  pageTest(job.name, { decides: DECIDED.some((name) => name.test(job.name)) }, async (page) => {
    await type(page, "测算时刻", job.at);
    await profile(page, job.us);
    for (const [label, answer] of Object.entries(job.enter)) await enter(page, label, answer);
    await leave(page);
    const screen = await read(page);
    const expected = { ...NOTHING, ...job.sees };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, screen[key]])), expected);
    await accessible(page);
  });
}

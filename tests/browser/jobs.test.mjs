// What a station does all day, typed in by keyboard alone from the empty page; the answer is read off the screen.
// The expected figures are worked out by hand from the regulation, and each says how.
import assert from "node:assert/strict";
import { enter, leave, profile, read, type } from "./clerk.mjs";
import { accessible, pageTest } from "./harness.mjs";

const ORIGIN = ["发件站点", "直接签约站点", "普通站点"];
const DELIVERY = ["派件站点", "直接签约站点", "普通站点"];
const AGENCY = ["代理站点", "直接签约站点", "代理站点"];

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
    name: "lost in transit, reported after 61 minutes: lost in delivery, we pay the value",
    at: "2012-3-6 12:00",
    us: DELIVERY,
    enter: {
      ...problem("遗失"),
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": "700",
      发生环节: ["中转"],
      "交接清单有此单（有单）": ["是"],
      网络班车到达时间: "2012-3-5 8:00",
      有单无货上报时间: "2012-3-5 9:01",
    },
    sees: {
      ...MAY,
      figures: ["我站要赔 700 元"],
      liable: "派件站点",
      lines: ["赔偿 确定 派件站点 申报方 700 元 遗失件 三"],
      deadlines: { 有单无货上报截止: "2012年3月5日 09:00 已超时", ...filing(25) },
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
    name: "damaged beyond use at our agency, reported after 90 minutes: we pay the agencies' 500",
    at: "2012-3-5 12:00",
    us: AGENCY,
    enter: {
      ...problem("破损"),
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": "800",
      损坏程度: ["全损"],
      到件扫描时间: "2012-3-5 8:00",
      破损问题件上报时间: "2012-3-5 9:30",
    },
    sees: {
      ...MAY,
      figures: ["我站要赔 500 元"],
      liable: "代理站点",
      lines: ["赔偿 确定 代理站点 申报方 500 元 遗失件 七"],
      deadlines: { 破损上报截止: "2012年3月5日 09:00 已超时", ...filing(26) },
    },
  },
  {
    name: "contents short in delivery: at discretion, at most 200",
    at: "2012-3-5 12:00",
    us: ORIGIN,
    enter: { ...problem("内件短少"), 发件日期: "2012-3-1", "损失金额（按实际价值）": "350", 发生环节: ["派件"] },
    sees: {
      filing: ["可申报"],
      outcome: "酌情处理",
      figures: ["我站可得 酌情，最高可能 200 元"],
      liable: "派件站点",
      lines: ["赔偿 可能 派件站点 申报方 酌情，最高可能 200 元 遗失件 十"],
      deadlines: filing(26),
    },
  },
  {
    name: "contaminated by another parcel's liquid: that parcel's sending station pays all of it, above any cap",
    at: "2012-3-5 12:00",
    us: ORIGIN,
    enter: {
      ...problem("污染"),
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": "1500",
      损坏或污染原因: ["他件液体或违禁品"],
    },
    sees: {
      ...MAY,
      figures: ["我站可得 1,500 元"],
      liable: "违禁品那一票的发件站点",
      lines: ["赔偿 确定 违禁品那一票的发件站点 申报方 1,500 元 遗失件 十四"],
      deadlines: filing(26),
    },
  },
  {
    name: "three days late and not signed: 60 now, and the cap of 100 on the fifth day",
    at: "2012-3-8 10:00",
    us: DELIVERY,
    enter: { ...LATE, 出了什么问题: ["无"], 规定派件时效截止: "2012-3-5" },
    sees: {
      fine: "60 元",
      rising: true,
      lines: ["罚款 确定 派件站点 收款方没写明 60 元 延误件 二"],
      deadlines: { 延误罚款封顶日: "2012年3月10日 还没到 还有 2 天" },
    },
  },
  {
    name: "due at 18:00 and signed at 20:00 the same day: one day, 20",
    at: "2012-3-11 9:00",
    us: DELIVERY,
    enter: { ...LATE, 出了什么问题: ["无"], 规定派件时效截止: "2012-3-10 18:00", 签收时间: "2012-3-10 20:00" },
    sees: { fine: "20 元", lines: ["罚款 确定 派件站点 收款方没写明 20 元 延误件 二"] },
  },
  {
    name: "two days late at an agency: no fine",
    at: "2012-3-8 10:00",
    us: ["发件站点", "直接签约站点", "代理站点"],
    enter: { ...LATE, 出了什么问题: ["无"], 规定派件时效截止: "2012-3-5", 签收时间: "2012-3-7" },
    sees: { fine: "不罚款" },
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
    name: "filed on day 30 after a short month: in time by the days, too late by the month",
    at: "2012-3-2 10:00",
    us: ORIGIN,
    enter: {
      ...problem("遗失"),
      发件日期: "2012-2-1",
      "损失金额（按实际价值）": "1200",
      申报日期: "2012-3-2",
      发生环节: ["派件"],
    },
    sees: {
      filing: ["能否申报有争议"],
      outcome: "按条款赔偿",
      figures: ["我站可得 1,000 元"],
      liable: "派件站点",
      lines: ["赔偿 确定 派件站点 申报方 1,000 元 遗失件 三"],
      deadlines: { 申报截止: "2012年3月2日 已按时", 稳妥申报日: "2012年3月1日 已超时" },
    },
  },
  {
    name: "filed on day 31: not compensated",
    at: "2012-3-3 10:00",
    us: ORIGIN,
    enter: {
      ...problem("遗失"),
      发件日期: "2012-2-1",
      "损失金额（按实际价值）": "1200",
      申报日期: "2012-3-3",
      发生环节: ["派件"],
    },
    sees: {
      filing: ["不能申报"],
      refusals: ["遗失件 五"],
      outcome: "不赔",
      figures: ["赔偿 不予赔偿"],
      deadlines: { 申报截止: "2012年3月2日 已超时", 稳妥申报日: "2012年3月1日 已超时" },
    },
  },
  {
    name: "cash inside: the sending station bears it",
    at: "2012-3-5 12:00",
    us: ORIGIN,
    enter: {
      ...problem("遗失"),
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": "500",
      发生环节: ["派件"],
      内件含现金: ["是"],
    },
    sees: {
      filing: ["可申报"],
      outcome: "发件站点自负",
      figures: ["我站自负 500 元"],
      liable: "发件站点",
      lines: ["自负 确定 发件站点 500 元 遗失件 十一"],
      deadlines: filing(26),
    },
  },
  {
    name: "still looking for it: nothing when it is found, the value when not",
    at: "2012-3-5 12:00",
    us: ORIGIN,
    enter: { ...problem("疑似遗失"), 发件日期: "2012-3-1", "损失金额（按实际价值）": "600", 发生环节: ["派件"] },
    sees: {
      filing: ["可申报"],
      outcome: "按条款赔偿 或 找到了，不用赔",
      figures: ["我站可得 最多 600 元"],
      liable: "派件站点",
      lines: ["赔偿 可能 派件站点 申报方 600 元 遗失件 三"],
      deadlines: filing(26),
    },
  },
  {
    name: "wrong address, and handed to another person: a ruling, nothing or up to the value",
    at: "2012-3-5 12:00",
    us: ORIGIN,
    enter: {
      ...problem("遗失"),
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": "900",
      发生环节: ["派件"],
      "收件信息不全或错误，因此误送且无法追回": ["是"],
      未经本人同意由他人代收: ["是"],
    },
    sees: {
      filing: ["可申报"],
      outcome: "等待裁定",
      figures: ["我站可得 酌情，最高可能 900 元", "我站自负 最多 900 元"],
      liable: "发件站点 或 派件站点",
      lines: ["赔偿 可能 待裁定 申报方 最多 900 元 遗失件 三"],
      deadlines: filing(26),
    },
  },
  {
    name: "value not known: up to the cap of the transit link",
    at: "2012-3-5 12:00",
    us: DELIVERY,
    enter: {
      ...problem("遗失"),
      发件日期: "2012-3-1",
      "损失金额（按实际价值）": ["不清楚"],
      发生环节: ["中转"],
      "交接清单有此单（有单）": ["否"],
    },
    sees: {
      ...MAY,
      figures: ["可赔金额 最多 300 元"],
      liable: "中转环节",
      lines: ["赔偿 可能 中转环节 申报方 最多 300 元 遗失件 四"],
      deadlines: filing(26),
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

/** The whole walk is taken in every browser by these; what comes of the others the page decides. */
const EVERYWHERE = [/reported after 60 minutes/, /^late and lost/, /with all papers at hand/];

for (const job of JOBS) {
  pageTest(job.name, { decides: !EVERYWHERE.some((name) => name.test(job.name)) }, async (page) => {
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

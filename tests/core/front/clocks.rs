//! Service clocks and targets, as a clerk at the telephone uses them.

use super::{Memory, Window};
use parcel_claims::choice::Choice;
use parcel_claims::front::clocks::edits::TimeOf;
use parcel_claims::front::clocks::items::{ClockItem, Shown, TargetItem};
use parcel_claims::front::effects::Hand;
use parcel_claims::front::focus::Focus;
use parcel_claims::front::storage::Refused;

const HUITONG: &str = "huitong-henan-2012";
const EVENTS: &str = "parcel-claims/clocks/1/";

impl Window {
    fn clocks(&self) -> &Shown {
        self.front.clocks.shown.as_ref().unwrap()
    }

    /// What a list says of each of its clocks, from the top.
    fn list_clocks<T>(&self, of: impl Fn(&ClockItem) -> T) -> Vec<T> {
        self.clocks().clocks.iter().map(of).collect()
    }

    fn clock_labels(&self) -> Vec<String> {
        self.list_clocks(|item| item.label.clone())
    }

    fn clock_item(&self, label: &str) -> ClockItem {
        self.clocks().clocks.iter().find(|item| item.label == label).unwrap().clone()
    }

    fn first_clock(&self) -> ClockItem {
        self.clocks().clocks[0].clone()
    }

    fn target_item(&self, at: usize) -> TargetItem {
        self.clocks().targets[at].clone()
    }

    fn work_by(&mut self, rulebook: &str) {
        self.select("clocksWhich", rulebook, &[]);
    }

    /// Says that something happened.
    fn enter_event(&mut self, event: &str, at: &str, note: &str) {
        self.choose("clocksEvent", event, &[]);
        self.settle("clocksAt", at, &[]);
        self.settle("clocksNote", note, &[]);
        self.click("addClock", &[]);
    }

    /// Writes over what stands beside a clock, and leaves it.
    fn write_beside(&mut self, item: &ClockItem, input: &str, text: &str) {
        let key = item.key.to_string();
        let figure = item.blank.as_ref().map(|blank| blank.name.clone()).unwrap_or_default();
        self.settle(input, text, &[("piece", &key), ("figure", &figure)]);
    }

    fn tick_done(&mut self, item: &ClockItem, done: bool) {
        self.check("clockDone", "on", done, &[("piece", &item.key.to_string())]);
    }

    fn answer_condition(&mut self, item: &ClockItem, condition: &str, said: &str) {
        self.select("clockCondition", said, &[("piece", &item.key.to_string()), ("condition", condition)]);
    }

    fn count_target(&mut self, at: usize, counted: &str, of: &str) {
        let id = self.target_item(at).id;
        self.settle("targetCounted", counted, &[("piece", &id)]);
        self.settle("targetOf", of, &[("piece", &id)]);
    }

    fn keep_clocks(&mut self, on: bool) {
        self.check("clocksKeep", "on", on, &[]);
    }
}

/// A window in the room, at a moment.
fn room(memory: &Memory, moment: &str, rulebook: &str) -> Window {
    let mut window = memory.window_at(moment);
    window.to("clocks");
    if rulebook != HUITONG {
        window.work_by(rulebook);
    }
    window
}

fn at_nine() -> Window {
    room(&Memory::default(), "2026-03-04T09:00", HUITONG)
}

fn states(window: &Window) -> Vec<(&'static str, String)> {
    window.list_clocks(|item| (item.state.code(), item.left.clone()))
}

fn keys(memory: &Memory) -> usize {
    memory.keys("parcel-claims/clocks/").len() + memory.keys("parcel-claims/targets/").len()
}

#[test]
fn what_is_due_stands_with_the_most_urgent_first() {
    let mut window = at_nine();
    assert!(window.clocks().clocks.is_empty());
    window.enter_event("inquiry", "8:45", "张先生");
    window.enter_event("station-report", "3-1", "");
    window.enter_event("vehicle-arrived", "今天 7:30", "豫A12345");
    window.enter_event("published", "3月2日", "");
    assert_eq!(window.said, "已记下：问题件上网公布，2026年3月2日");
    let all = window.list_clocks(|item| {
        format!("{} · {} · {} · {} · {}", item.state.code(), item.left, item.label, item.note, item.due)
    });
    assert_eq!(
        all,
        [
            "overdue · 超时 3 天 · 站点申报立项 ·  · 最晚 3月1日（含当天）",
            "overdue · 超时 30 分钟 · 有单无货上报 · 豫A12345 · 最晚 3月4日 08:30",
            "ahead · 还剩 15 分钟 · 查件答复 · 张先生 · 最晚 3月4日 09:15",
            "waiting · 再等 2 天 · 问题件退回 ·  · 3月6日起",
        ]
    );
    assert_eq!(window.first_clock().cost, "站点申报的问题没在当天立项：60 元（每天 20 元，已算 3 天）");
    assert!(window.clock_item("有单无货上报").cost.ends_with("20 元（能不能一起扣，公司定）"));
    assert!(window.clocks().summary.contains("2026年3月4日 09:00：2 项超时，2 项还没到期"));
    assert!(window.clocks().law.contains("工资支付暂行规定"));
    assert!(window.first_clock().clause.words.contains("当天"));
}

#[test]
fn enter_goes_from_the_event_to_its_time_and_adds_it() {
    let mut window = at_nine();
    window.choose("clocksEvent", "inquiry", &[]);
    window.enter("clocksEvent", "inquiry", &[]);
    assert_eq!(window.effects.focus, Some(Focus::Input("clocksAt")));
    window.type_into("clocksAt", "8:45", &[]);
    window.enter("clocksAt", "8:45", &[]);
    assert_eq!(states(&window), [("ahead", "还剩 15 分钟".to_owned())]);
    assert_eq!((&*window.front.clocks.at, &*window.front.clocks.note), ("", ""));
    assert_eq!(window.effects.focus, None);
}

#[test]
fn what_was_done_is_ticked_and_its_time_set_right() {
    let mut window = at_nine();
    window.enter_event("inquiry", "8:45", "");
    window.tick_done(&window.first_clock(), true);
    assert_eq!(window.effects.focus, None, "the focus stays");
    assert_eq!(states(&window), [("met", "按时完成".to_owned())]);
    assert_eq!((window.first_clock().done_at.text.as_str(), window.clocks().law), ("2026-03-04 09:00", ""));
    window.write_beside(&window.first_clock(), "clockDoneAt", "2026-3-4 9:20");
    let item = window.first_clock();
    assert!(item.error.contains("完成时间还没到") && item.done_at.wrong);
    assert_eq!((item.state.code(), item.done_at.text.as_str()), ("met", "2026-03-04 09:20"));
    window.write_beside(&item, "clockDoneAt", "8:40");
    assert!(window.first_clock().error.contains("完成比发生还早"));
    window.write_beside(&item, "clockDoneAt", "8:50");
    let item = window.first_clock();
    assert_eq!((&*item.error, item.state.code(), &*item.done_at.text), ("", "met", "2026-03-04 08:50"));
    window.write_beside(&item, "clockAt", "8:10");
    assert_eq!(states(&window), [("missed", "晚了 10 分钟".to_owned())]);
    window.write_beside(&item, "clockAt", "8:55");
    assert!(window.first_clock().error.contains("完成比发生还早") && window.first_clock().at.wrong);
    window.write_beside(&item, "clockAt", "8:10");
    window.tick_done(&item, false);
    assert_eq!(window.first_clock().state.code(), "overdue");
    window.click("removeClock", &[("piece", &item.key.to_string())]);
    assert!(window.clocks().clocks.is_empty());
    assert_eq!(window.effects.focus, Some(Focus::Title), "the focus is not lost");
}

#[test]
fn enter_on_a_tick_that_is_set_leaves_its_time() {
    let mut window = at_nine();
    window.enter_event("inquiry", "8:45", "");
    let item = window.first_clock();
    window.write_beside(&item, "clockDoneAt", "8:50");
    window.tick_done(&item, true);
    assert_eq!(window.first_clock().done_at.text, "2026-03-04 08:50");
}

#[test]
fn what_cannot_have_been_done_yet_is_not_ticked() {
    let mut window = room(&Memory::default(), "2026-03-04T09:00", HUITONG);
    window.enter_event("inquiry", "2026-3-4 10:00", "");
    for _ in 0..2 {
        window.tick_done(&window.first_clock(), true);
        let item = window.first_clock();
        assert!(item.error.contains("完成比发生还早") && item.done_is_wrong && !item.done);
    }
    window.write_beside(&window.first_clock(), "clockAt", "8:45");
    window.tick_done(&window.first_clock(), true);
    let item = window.first_clock();
    assert!(item.done && !item.done_is_wrong && item.error.is_empty());
}

#[test]
fn what_cannot_be_read_is_told() {
    let mut window = at_nine();
    let fault = |window: &Window| window.front.clocks.fault.map(|word| window.front.shared.word(word)).unwrap_or("");
    window.click("addClock", &[]);
    assert_eq!(fault(&window), "先选发生了什么");
    assert_eq!(window.effects.focus, Some(Focus::InputIn("clocksEvents")));
    window.choose("clocksEvent", "inquiry", &[]);
    assert_eq!(fault(&window), "");
    window.click("addClock", &[]);
    assert_eq!(fault(&window), "先填什么时候发生的");
    assert_eq!(window.effects.focus, Some(Focus::Input("clocksAt")));
    for (typed, said) in [("soon", "看不懂"), ("1999-1-1", "2000")] {
        window.type_into("clocksAt", typed, &[]);
        assert_eq!(fault(&window), "", "what is typed on is not told of");
        window.click("addClock", &[]);
        assert!(fault(&window).contains(said), "{typed}");
        assert_eq!(window.front.clocks.at, typed, "what is wrong stays");
    }
    assert!(window.clocks().clocks.is_empty());
}

#[test]
fn what_can_be_read_two_ways_is_asked() {
    let mut window = at_nine();
    window.choose("clocksEvent", "inquiry", &[]);
    window.settle("clocksAt", "3月3日 3点", &[]);
    window.click("addClock", &[]);
    let ways: Vec<String> = window.front.clocks.ways.iter().map(ToString::to_string).collect();
    assert_eq!(ways, ["2026-03-03T03:00", "2026-03-03T15:00"]);
    window.click("clocksWay", &[("way", "2026-03-03T15:00")]);
    assert_eq!((&*window.front.clocks.at, window.front.clocks.ways.len()), ("2026-03-03 15:00", 0));
    assert_eq!(window.effects.focus, Some(Focus::Input("clocksAt")));
    window.click("addClock", &[]);
    let item = window.first_clock();
    assert_eq!(item.at.text, "2026-03-03 15:00");
    window.write_beside(&item, "clockAt", "2月3日 3点");
    let (of, ways) = window.first_clock().asks.unwrap();
    assert_eq!((of, window.first_clock().at.text.as_str()), (TimeOf::Event, "2月3日 3点"), "what is asked about stays");
    let key = item.key.to_string();
    window.click("clocksWay", &[("piece", &key), ("for", of.code()), ("way", &ways[0].to_string())]);
    assert_eq!((window.first_clock().at.text.as_str(), window.first_clock().asks), ("2026-02-03 03:00", None));
    assert_eq!(window.effects.focus, Some(Focus::Piece("clocksRows", key, "[data-input=clockAt]")));
    window.write_beside(&item, "clockAt", "2-30");
    let item = window.first_clock();
    assert!(item.error.contains("看不懂") && item.at.wrong);
    assert_eq!((item.state.code(), &*item.at.text), ("overdue", "2-30"), "the time it had holds");
    window.write_beside(&item, "clockAt", "");
    assert_eq!(
        (&*window.first_clock().at.text, &*window.first_clock().error),
        ("2026-02-03 03:00", ""),
        "and comes back"
    );
}

#[test]
fn what_is_typed_is_not_written_over() {
    let mut window = room(&Memory::default(), "2026-12-30T09:00", "logistics-staff");
    window.enter_event("complex-question", "12-25", "");
    let item = window.first_clock();
    let key = item.key.to_string();
    let name = item.blank.unwrap().name;
    window.type_into("clockFigure", " 2 ", &[("piece", &key), ("figure", &name)]);
    assert_eq!(window.first_clock().blank.unwrap().text, " 2 ");
    assert_eq!(window.first_clock().due, "最晚 12月29日（含当天）", "it counts at once");
    window.settle("clockFigure", " 2 ", &[("piece", &key), ("figure", &name)]);
    assert_eq!(window.first_clock().blank.unwrap().text, "2");
    window.type_into("clockAt", "12-2", &[("piece", &key)]);
    assert_eq!((&*window.first_clock().at.text, window.first_clock().state.code()), ("12-2", "overdue"));
    window.tick();
    assert_eq!(window.first_clock().at.text, "12-2");
    window.settle("clockAt", "12-28", &[("piece", &key)]);
    assert_eq!(window.first_clock().at.text, "2026-12-28");
    window.type_into("targetsMonth", "", &[]);
    assert_eq!(window.clocks().month, "");
    window.settle("targetsMonth", "", &[]);
    assert_eq!(window.clocks().month, "2026-12");
}

#[test]
fn a_day_alone_a_blank_and_a_year_beyond_the_calendar_are_told_never_guessed() {
    let mut window = room(&Memory::default(), "2026-12-30T09:00", HUITONG);
    window.enter_event("inquiry", "12-30", "");
    let item = window.first_clock();
    assert_eq!((item.state.code(), &*item.due), ("needs-clock-time", ""));
    assert!(item.why.contains("要填几点几分"));
    window.work_by("express-quality");
    assert!(window.clocks().broken.contains("第九章"));
    window.enter_event("complaint-passed", "12-29", "");
    let item = window.first_clock();
    assert_eq!((item.state.code(), &*item.due), ("not-covered", ""));
    assert_eq!(item.why, "工作日历只有 2004 到 2026 年，超出的不推算。");
    window.work_by("logistics-staff");
    window.enter_event("complex-question", "12-25", "");
    assert_eq!(states(&window), [("not-set", "公司没填时限".to_owned())]);
    window.write_beside(&window.first_clock(), "clockFigure", "soon");
    let item = window.first_clock();
    assert_eq!((item.state.code(), &*item.error), ("not-set", "这里填一个数"));
    assert!(item.blank.unwrap().wrong);
    window.write_beside(&window.first_clock(), "clockFigure", "2");
    let item = window.first_clock();
    assert_eq!((item.state.code(), &*item.due, &*item.error), ("overdue", "最晚 12月29日（含当天）", ""));
    window.enter_event("contact", "9:00", "");
    let contact = window.clocks().clocks[1].clone();
    assert_eq!(contact.state.code(), "not-set");
    window.write_beside(&contact, "clockFigure", "20");
    assert!(window.clocks().clocks[1].why.contains("要填到秒"));
    window.write_beside(&contact, "clockAt", "8:59:50");
    assert_eq!(window.clock_item("接听、响应").due, "最晚 12月30日 09:00:10");
}

#[test]
fn now_is_as_exact_as_the_clocks_that_it_starts() {
    let mut window = room(&Memory::default(), "2026-12-30T09:00", "logistics-staff");
    window.sleep(7_000);
    window.choose("clocksEvent", "complex-question", &[]);
    window.click("clocksNow", &[]);
    assert_eq!(window.front.clocks.at, "2026-12-30 09:00");
    window.choose("clocksEvent", "contact", &[]);
    window.click("clocksNow", &[]);
    assert_eq!(window.front.clocks.at, "2026-12-30 09:00:07");
    window.click("addClock", &[]);
    window.sleep(5_000);
    window.tick_done(&window.first_clock(), true);
    assert_eq!(window.first_clock().done_at.text, "2026-12-30 09:00:12");
}

#[test]
fn what_is_no_deadline_is_never_overdue_and_both_readings_are_told() {
    let mut window = room(&Memory::default(), "2026-03-08T09:00", HUITONG);
    window.enter_event("published", "3-4", "");
    let item = window.clock_item("问题件退回");
    assert_eq!((item.state.code(), &*item.left, &*item.due), ("due", "可以办了", "3月8日起"));
    assert!(item.reading.contains("先退分拨中心") && item.reading.contains("另一种是“直接退发件网点"));
    assert!(window.clocks().summary.contains("0 项超时，0 项还没到期，1 项可以办了"));
    window.write_beside(&item, "clockDoneAt", "3-7");
    let item = window.clock_item("问题件退回");
    assert_eq!((item.state.code(), &*item.left), ("early", "早了 1 天"));
    window.work_by("pengda-service");
    assert!(window.clocks().broken.contains("是不是在执行，用之前先问清"));
    window.enter_event("workday", "3-8", "");
    let item = window.clock_item("查询电话");
    assert_eq!((item.state.code(), &*item.left), ("ongoing", "还有 9 小时 30 分钟"));
    assert_eq!((&*item.due, item.goes_on), ("到 3月8日 18:30", true));
    window.at("2026-03-08T18:31");
    let item = window.clock_item("查询电话");
    assert_eq!((item.state.code(), &*item.left, &*item.cost), ("over", "已经到点", ""));
    assert_eq!(window.clock_item("业务电话").state.code(), "ongoing");
    window.enter_event("unreachable", "3-7", "");
    window.write_beside(&window.clock_item("次日回复"), "clockDoneAt", "3-8 9:00");
    let item = window.clock_item("次日回复");
    assert_eq!((item.state.code(), &*item.left, &*item.cost), ("missed", "晚了 1 分钟", ""));
    assert!(item.reading.contains("那样的话：最晚 2026年3月8日 09:00，按时完成"));
}

#[test]
fn a_clock_runs_out_while_the_room_is_on_the_screen() {
    let mut window = room(&Memory::default(), "2026-03-04T23:50", HUITONG);
    window.enter_event("inquiry", "23:45", "");
    assert_eq!(states(&window), [("ahead", "还剩 25 分钟".to_owned())]);
    window.at("2026-03-05T00:10");
    assert_eq!(states(&window), [("ahead", "还剩 5 分钟".to_owned())]);
    assert_eq!(window.first_clock().due, "最晚 3月5日 00:15");
    window.at("2026-03-05T00:16");
    assert_eq!(window.first_clock().state.code(), "overdue");
}

#[test]
fn what_a_miss_costs_has_conditions_that_are_asked_and_kept() {
    let memory = Memory::default();
    let mut window = room(&memory, "2026-03-04T09:00", "pengda-service");
    window.keep_clocks(true);
    window.enter_event("inquiry", "8:00", "");
    let item = window.first_clock();
    assert!(item.cost.contains("：200 元，前提要问清：客户不满或者投诉了；客户拿得出依据"));
    window.answer_condition(&item, "evasion.complaint", "yes");
    assert!(window.first_clock().cost.contains("：200 元，前提要问清：客户拿得出依据"));
    window.answer_condition(&item, "evasion.evidence", "yes");
    assert_eq!(window.first_clock().cost, "查件推脱、拒绝、拖延：200 元");
    let mut window = window.reload();
    window.to("clocks");
    assert_eq!(window.first_clock().cost, "查件推脱、拒绝、拖延：200 元", "what was answered is kept");
    window.answer_condition(&item, "evasion.evidence", "no");
    assert!(window.first_clock().cost.contains("：不扣（没有这回事：客户拿得出依据"));
    window.answer_condition(&item, "evasion.evidence", "");
    assert!(window.first_clock().cost.contains("前提要问清：客户拿得出依据"));
    window.write_beside(&item, "clockDoneAt", "8:10");
    assert!(window.first_clock().conditions.is_empty(), "one that is in time asks nothing");
}

#[test]
fn a_month_is_measured_by_its_targets() {
    let mut window = room(&Memory::default(), "2026-03-04T09:00", "warehouse");
    let wanted: Vec<_> = window.clocks().targets.iter().map(|one| (one.state.code(), one.wanted.clone())).collect();
    let all = ["不超过 5%", "不低于 95%", "不低于 100%", "不低于 100%", "不低于 100%", "不超过 0%"];
    assert_eq!(wanted, all.map(|wanted| ("open", wanted.to_owned())));
    assert_eq!(window.clocks().month, "2026-03");
    window.count_target(0, "5", "100");
    assert_eq!(window.target_item(0).said, "先写明按什么算", "of what is asked first");
    window.settle("targetBase", "本月出库单", &[("piece", &window.target_item(0).id)]);
    window.count_target(1, "94,996", "100000");
    window.count_target(2, "0", "0");
    let said = |at: usize| {
        let one = window.target_item(at);
        (one.state.code(), one.share, one.said)
    };
    assert_eq!(said(0), ("met", "5%".to_owned(), "达标".to_owned()));
    assert_eq!(said(1), ("missed", "94.99%".to_owned(), "没达标".to_owned()));
    assert_eq!(said(2), ("nothing", String::new(), "总数是 0，没什么可算".to_owned()));
    window.count_target(2, "9", "8");
    assert!(window.target_item(2).error.contains("比总数还多"));
    window.type_into("targetCounted", "x", &[("piece", &window.target_item(2).id)]);
    assert_eq!(window.target_item(2).error, "", "a fault is told when the input is left");
    window.count_target(2, "x", "8");
    assert!(window.target_item(2).error.contains("整数"));
    window.work_by(HUITONG);
    assert!(window.clocks().targets.is_empty());
}

#[test]
fn the_counts_stay_those_of_their_month() {
    let memory = Memory::default();
    let mut window = room(&memory, "2026-03-31T23:50", "warehouse");
    window.count_target(1, "95", "100");
    window.at("2026-04-01T00:10");
    assert_eq!(window.clocks().month, "2026-03");
    window.settle("targetsMonth", "2026-04", &[]);
    assert_eq!(window.clocks().month, "2026-04");
}

#[test]
fn it_is_copied_put_into_a_calendar_and_printed() {
    let mut window = room(&Memory::default(), "2026-03-04T09:00", "warehouse");
    assert!(!window.clocks().has_calendar);
    window.enter_event("instructed", "3-3", "厂家甲");
    window.count_target(1, "95", "100");
    window.click("copyClocks", &[]);
    let lines = [
        "【客服部门与仓库管理制度】",
        "按 2026年3月4日 09:00 算",
        "· 没到货联系厂家：2026年3月7日起才能办，再等 3 天。（厂家甲）",
        "  要做：货还没到的，联系厂家问明原因",
        "  催货的天数从哪天算起，有两种读法：这里按“从通知财务汇款那天起”；另一种是“从财务付款那天起”。",
        "【2026-03 指标】",
        "· 顾客满意率：95 / 100 = 95%，要求不低于 95%，达标。",
        "",
    ];
    assert_eq!(window.copied(), lines.join("\n"));
    assert!(window.clocks().has_calendar);
    window.click("saveClocks", &[]);
    let (name, calendar) = window.file();
    assert_eq!(name, "时限.ics");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.contains("DTSTART;VALUE=DATE:20260307\r\n"));
    assert!(calendar.replace("\r\n ", "").contains("SUMMARY:厂家甲 没到货联系厂家：2026年3月7日起才能办"));
    window.click("printClocks", &[]);
    assert!(matches!(window.effects.hand, Some(Hand::Print(None))));
}

#[test]
fn nothing_is_kept_unless_the_clerk_says_so() {
    let memory = Memory::default();
    let mut window = room(&memory, "2026-03-04T09:00", HUITONG);
    window.enter_event("station-report", "2026-3-1", "郑州站");
    assert_eq!(keys(&memory), 0);
    window.keep_clocks(true);
    window.work_by("warehouse");
    window.enter_event("instructed", "2026-3-3", "");
    window.count_target(1, "95", "100");
    assert_eq!(keys(&memory), 4);
    let mut window = window.reload();
    window.to("clocks");
    assert!(window.clocks().kept);
    assert_eq!(window.clock_labels(), ["没到货联系厂家"], "by the rulebook worked by last");
    assert_eq!(window.target_item(1).counted, "95");
    window.work_by(HUITONG);
    assert_eq!(window.clock_labels(), ["站点申报立项"]);
    window.keep_clocks(false);
    assert_eq!(keys(&memory), 0);
    let mut window = window.reload();
    window.to("clocks");
    assert!(window.clocks().clocks.is_empty() && !window.clocks().kept);
}

#[test]
fn what_one_window_adds_or_takes_away_the_other_has() {
    let memory = Memory::default();
    let mut first = room(&memory, "2026-03-04T09:00", "warehouse");
    first.keep_clocks(true);
    first.enter_event("instructed", "2026-3-3", "");
    let mut second = memory.window_at("2026-03-04T09:00");
    second.to("clocks");
    assert_eq!(second.clock_labels(), ["没到货联系厂家"]);
    second.enter_event("inbound", "2026-3-3", "");
    first.hear();
    assert_eq!(first.clock_labels().len(), 2);
    first.click("removeClock", &[("piece", &first.first_clock().key.to_string())]);
    second.hear();
    assert_eq!(second.clock_labels(), first.clock_labels());
    assert_eq!(second.clock_labels().len(), 1);
}

#[test]
fn what_was_entered_here_alone_stays_when_another_window_keeps_its_own() {
    let memory = Memory::default();
    let mut first = room(&memory, "2026-03-04T09:00", HUITONG);
    first.enter_event("inquiry", "8:45", "");
    let mut second = room(&memory, "2026-03-04T09:00", HUITONG);
    second.enter_event("station-report", "3-1", "");
    second.keep_clocks(true);
    first.hear();
    assert_eq!(first.clock_labels(), ["站点申报立项", "查件答复"]);
    second.hear();
    assert_eq!(second.clock_labels(), ["站点申报立项", "查件答复"], "what is kept by now is kept of both");
}

#[test]
fn a_text_that_cannot_be_read_is_set_aside() {
    let memory = Memory::default();
    let mut window = room(&memory, "2026-03-04T09:00", HUITONG);
    window.keep_clocks(true);
    window.enter_event("inquiry", "8:45", "");
    memory.put(&format!("{EVENTS}zz-bad"), "{}");
    memory.put("parcel-claims/targets/1/warehouse", "nothing");
    let mut window = window.reload();
    window.to("clocks");
    assert_eq!(window.clock_labels(), ["查件答复"]);
    assert_eq!(memory.keys("parcel-claims/set-aside/1/parcel-claims/").len(), 2);
    assert!(memory.get(&format!("{EVENTS}zz-bad")).is_none());
}

#[test]
fn an_occurrence_of_a_rulebook_that_is_not_here_waits_for_it() {
    let memory = Memory::default();
    let mut window = room(&memory, "2026-03-04T09:00", HUITONG);
    window.keep_clocks(true);
    window.enter_event("inquiry", "8:45", "");
    let key = memory.keys(EVENTS).pop().unwrap();
    let text = memory.get(&key).unwrap().replace(HUITONG, "ours");
    memory.put(&key, &text);
    let mut window = window.reload();
    window.to("clocks");
    assert!(window.clocks().clocks.is_empty());
    assert_eq!(memory.get(&key), Some(text));
}

#[test]
fn where_nothing_is_kept_it_is_told_and_the_room_works() {
    for (why, said) in [(Refused::Unavailable, "不让本页保存"), (Refused::Full, "满")] {
        let memory = Memory::default();
        let mut window = room(&memory, "2026-03-04T09:00", HUITONG);
        memory.refuse(Some(why));
        window.enter_event("inquiry", "8:45", "");
        assert_eq!(window.clocks().refused, "");
        window.keep_clocks(true);
        assert!(window.clocks().refused.contains(said), "{}", window.clocks().refused);
        assert_eq!(window.clock_labels(), ["查件答复"]);
    }
}

#[test]
fn what_found_no_room_is_kept_when_there_is_room_again() {
    let memory = Memory::default();
    let mut first = room(&memory, "2026-03-04T09:00", HUITONG);
    first.keep_clocks(true);
    first.enter_event("inquiry", "8:45", "");
    let mut second = memory.window_at("2026-03-04T09:00");
    second.to("clocks");
    memory.refuse(Some(Refused::Full));
    first.enter_event("station-report", "3-1", "");
    memory.refuse(None);
    second.enter_event("published", "3-2", "");
    first.hear();
    second.hear();
    let all = ["站点申报立项", "查件答复", "问题件退回"];
    assert_eq!(
        (first.clock_labels(), second.clock_labels()),
        (all.map(str::to_owned).to_vec(), all.map(str::to_owned).to_vec())
    );
}

#[test]
fn what_was_entered_is_told_in_the_other_language() {
    let mut window = at_nine();
    window.enter_event("station-report", "3-1", "");
    window.click("lang", &[("lang", "en")]);
    let item = window.first_clock();
    assert_eq!((&*item.left, &*item.due, &*item.label), ("3 days over", "By 1 Mar, all day", "Opening of a case"));
    let said = format!("{:?}", window.clocks());
    assert!(!said.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)), "{said}");
}

#[test]
fn nothing_is_read_before_the_room_is_entered() {
    let memory = Memory::default();
    let mut window = memory.window();
    assert!(window.front.clocks.shown.is_none());
    memory.put(&format!("{EVENTS}zz-bad"), "{}");
    memory.put("parcel-claims/clocks/1", HUITONG);
    window.hear();
    assert!(memory.get(&format!("{EVENTS}zz-bad")).is_some());
    window.to("clocks");
    assert!(memory.get(&format!("{EVENTS}zz-bad")).is_none());
}

#[test]
fn a_search_for_the_time_leaves_what_is_said() {
    let mut window = at_nine();
    window.enter_event("inquiry", "8:45", "");
    assert!(!window.said.is_empty());
    window.type_into("clocksAt", "9", &[]);
    window.type_into("clocksNote", "张", &[]);
    assert!(!window.said.is_empty(), "typing on takes nothing away");
    window.choose("clocksEvent", "published", &[]);
    assert!(window.said.is_empty());
}

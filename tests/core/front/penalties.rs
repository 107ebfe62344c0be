//! The penalties of a month: what is entered, what it comes to, and what becomes of the sheet.

use super::{Memory, Window};
use parcel_claims::front::effects::Hand;
use parcel_claims::front::focus::Focus;
use parcel_claims::front::keeping;
use parcel_claims::front::msg::Msg;
use parcel_claims::front::penalties::Penalties;
use parcel_claims::front::penalties::account::{AccountShown, InputShown};
use parcel_claims::front::storage::Refused;
use parcel_claims::rulebook::Rulebook;
use serde_json::{Value, json};
use std::rc::Rc;

/// Saved months stand under it.
const UNDER: &str = "parcel-claims/penalties/1/";
/// The station's own rulebooks stand under it.
const OWN: &str = "parcel-claims/rulebook/1/";
const MARCH: &str = "2012-03";

/// A person, the sum, and each item with its sum.
type Sums<'a> = (&'a str, &'a str, Vec<(&'a str, &'a str)>);

impl Window {
    fn room(&self) -> &Penalties {
        &self.front.penalties
    }

    /// Something stands in an input of the next entry.
    fn fill(&mut self, key: &str, text: &str) {
        match key {
            "item" => self.select("entry", text, &[("key", key)]),
            _ if key.starts_with("conditions.") => self.select("entry", text, &[("key", key)]),
            _ => self.settle("entry", text, &[("key", key)]),
        }
    }

    fn add(&mut self, entry: &[(&str, &str)]) {
        for (key, text) in entry {
            self.fill(key, text);
        }
        self.click("addPenalty", &[]);
    }

    /// Something stands in an input of a person, or in a blank of the company.
    fn type_in(&mut self, list: &str, person: &str, key: &str, text: &str) {
        let all = [("list-of", list), ("key", key), ("person", person)];
        let data = if person.is_empty() { &all[..2] } else { &all[..] };
        self.settle("penaltyTyped", text, data);
    }

    fn accounts(&self) -> &[Rc<AccountShown>] {
        &self.room().evaluation().unwrap().accounts
    }

    fn sums(&self) -> Vec<Sums<'_>> {
        self.accounts()
            .iter()
            .map(|account| {
                let lines = account.lines.iter().map(|line| (&*line.id, &*line.sum)).collect();
                (&*account.person, &*account.total, lines)
            })
            .collect()
    }

    fn names(&self) -> Vec<&str> {
        self.accounts().iter().map(|account| &*account.person).collect()
    }

    fn total(&self) -> &str {
        &self.accounts()[0].total
    }

    fn month_fault(&self) -> String {
        self.room().month_fault(&self.front.shared)
    }

    fn entry_faults(&self) -> String {
        let rulebook = self.room().which.rulebook().unwrap();
        self.room().entry_faults(&rulebook, &self.front.shared).join("\n")
    }

    fn preview(&self) -> String {
        let rulebook = self.room().which.rulebook().unwrap();
        self.room().preview(&rulebook, &self.front.shared)
    }

    /// The ids of the items that the search leaves.
    fn found(&self) -> Vec<String> {
        let rulebook = self.room().which.rulebook().unwrap();
        let found = self.room().found(&rulebook, self.front.shared.lang);
        found.iter().flat_map(|(_, items)| items).map(|item| item.id.as_str().to_owned()).collect()
    }

    /// The saved months, as they are listed: the id of each, and what it says.
    fn saved(&self) -> Vec<(String, String)> {
        let said = |saved: &parcel_claims::front::penalties::saved::SavedMonth| saved.said(&self.front.shared);
        self.room().saved.iter().map(|saved| (saved.kept.id.clone(), said(saved))).collect()
    }

    fn undo_said(&self) -> String {
        self.room().undo_said(&self.front.shared).unwrap_or_default()
    }

    fn faults(&self) -> String {
        self.room().faults(&self.front.shared).join("\n")
    }

    fn load(&mut self, file: &str) {
        self.send(Msg::Sent(parcel_claims::front::effects::Send::Sheet(file.to_owned())));
    }
}

/// The room with a rulebook, in March 2012.
fn entered(memory: &Memory, rulebook: &str) -> Window {
    let mut window = memory.window();
    window.to("penalties");
    window.select("penaltyRulebook", rulebook, &[]);
    window.settle("penaltyMonth", "2012-3", &[]);
    window
}

fn huitong(memory: &Memory) -> Window {
    entered(memory, "huitong-henan-2012")
}

fn keyed(key: &str) -> Option<Focus> {
    Some(Focus::Keyed("penaltyEntry", key.to_owned()))
}

fn input<'a>(inputs: &'a [InputShown], key: &str) -> &'a InputShown {
    inputs.iter().find(|input| input.id.key == key).unwrap()
}

#[test]
fn the_month_is_this_one_until_another_is_typed() {
    let mut window = Memory::default().window_at("2012-07-31T23:59");
    window.to("penalties");
    assert_eq!(window.room().month_typed(), "2012-07");
    // Midnight takes no month away from under the clerk.
    window.at("2012-08-01T00:01");
    assert_eq!(window.room().month_typed(), "2012-07");
    for typed in ["2012年3月", "2012-3", "2012/03", "201203", "２０１２－３", "3"] {
        window.settle("penaltyMonth", typed, &[]);
        assert_eq!((window.room().month_typed(), window.month_fault()), (MARCH.to_owned(), String::new()), "{typed}");
    }
    // A new one is that of the day on which it is begun.
    window.click("newPenalties", &[]);
    assert_eq!(window.room().month_typed(), "2012-08");
}

#[test]
fn what_is_typed_as_the_month_stays_as_it_is_until_it_is_left_and_sound() {
    let mut window = huitong(&Memory::default());
    window.type_into("penaltyMonth", "2012年4", &[]);
    assert_eq!(window.room().month_typed(), "2012年4");
    assert_eq!(window.room().month.month.to_string(), MARCH, "nothing holds before it is left");
    window.settle("penaltyMonth", "三月", &[]);
    assert!(window.month_fault().contains("看不懂这个月份"));
    assert_eq!(window.room().month_typed(), "三月", "it stands there to be corrected");
    window.enter("penaltyMonth", "4", &[]);
    assert_eq!((window.room().month_typed(), window.month_fault()), ("2012-04".to_owned(), String::new()));
}

#[test]
fn a_month_that_leaves_days_outside_is_not_taken() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "张三"), ("item", "staff-1"), ("on", "2012-3-31")]);
    assert_eq!(window.sums(), [("张三", "10 元", vec![("staff-1", "10 元")])]);
    window.settle("penaltyMonth", "2012-4", &[]);
    assert!(window.month_fault().contains("1 笔的日期不在这个月"), "{}", window.month_fault());
    assert_eq!(window.room().month.month.to_string(), MARCH);
    window.click("lang", &[("lang", "en")]);
    assert!(window.month_fault().is_ascii(), "it is told in the language that is spoken");
    // The fault goes with what it was about.
    window.click("newPenalties", &[]);
    assert_eq!(window.month_fault(), "");
}

#[test]
fn a_search_that_leaves_one_item_chooses_it() {
    let mut window = huitong(&Memory::default());
    let all = window.found().len();
    window.type_into("penaltySearch", "立项", &[]);
    assert_eq!(window.found(), ["staff-8"]);
    assert_eq!(window.room().next.item, "staff-8");
    window.type_into("penaltySearch", "每次 扣", &[]);
    assert!(window.found().len() > 1);
    assert_eq!(window.room().next.item, "", "it is none of those any more");
    window.type_into("penaltySearch", "没有这样的", &[]);
    assert!(window.found().is_empty());
    window.enter("penaltySearch", "没有这样的", &[]);
    assert_eq!(window.effects.focus, keyed("item"));
    window.type_into("penaltySearch", "", &[]);
    assert_eq!(window.found().len(), all);
}

#[test]
fn enter_adds_and_goes_on_with_what_comes_next_of_the_same_person() {
    let mut window = huitong(&Memory::default());
    window.fill("person", "张三");
    window.type_into("penaltySearch", "立项", &[]);
    window.fill("from", "5");
    window.type_into("entry", "3/8", &[("key", "to")]);
    assert_eq!(window.preview(), "3 天，共 60 元");
    window.enter("entry", "3/8", &[("key", "to")]);
    assert_eq!(window.sums(), [("张三", "60 元", vec![("staff-8", "60 元")])]);
    assert_eq!(window.said, "已记上：张三，站点申报的问题没在当天立项");
    assert_eq!(window.effects.focus, Some(Focus::Input("penaltySearch")));
    let next = &window.room().next;
    assert_eq!([&*next.person, &*next.item, &*next.from, &*next.to, &*window.room().query], ["张三", "", "", "", ""]);
    let line = &window.accounts()[0].lines[0];
    assert_eq!((line.place.as_str(), line.kind, line.text.as_str()), ("第六章 二 8", "sum", ""));
    assert!(line.entries[0].1.starts_with("3月5日–3月8日，3 天"), "{:?}", line.entries);
    assert!(window.room().evaluation().unwrap().penalties.wages);
    // What was said goes with the next thing.
    window.fill("person", "李四");
    assert_eq!(window.said, "");
    assert_eq!(window.room().other_names(), ["张三"]);
    window.click("namePenalty", &[("piece", "张三")]);
    assert_eq!((&*window.room().next.person, window.effects.focus.clone()), ("张三", keyed("item")));
    assert!(window.room().other_names().is_empty());
}

#[test]
fn what_overlaps_is_listed_apart_and_people_are_kept_apart() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "张三"), ("item", "staff-8"), ("from", "5"), ("to", "8")]);
    window.add(&[("person", "张三"), ("item", "staff-9"), ("count", "2"), ("on", "6")]);
    window.add(&[("item", "staff-12")]);
    assert!(window.room().evaluation().unwrap().items.is_empty(), "of one person there is no total by item");
    window.add(&[("person", "李四"), ("item", "staff-14")]);
    let lines = vec![("staff-8", "60 元"), ("staff-9", "40 元"), ("staff-12", "50 元")];
    assert_eq!(window.sums(), [("张三", "130 至 150 元", lines), ("李四", "100 元", vec![("staff-14", "100 元")])]);
    let account = &window.accounts()[0];
    assert_eq!(account.certain, "其中确定的：50 元");
    assert!(account.overlaps[0].contains("由公司定：最少 80 元，最多 100 元"), "{:?}", account.overlaps);
    assert_eq!(account.lines.iter().map(|line| line.kind).collect::<Vec<_>>(), ["apart", "apart", "sum"]);
    let items = &window.room().evaluation().unwrap().items;
    let phone = items.iter().find(|item| item.item.contains("不接电话")).unwrap();
    assert_eq!([&*phone.people, &*phone.sum], ["1 人", "100 元"]);
}

#[test]
fn two_days_are_two_incidents_and_a_department_is_charged_apart() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "张三"), ("item", "staff-7"), ("on", "1")]);
    window.add(&[("item", "staff-14"), ("on", "2")]);
    assert_eq!(window.total(), "150 元");
    window.add(&[("item", "staff-14"), ("on", "1")]);
    assert_eq!(window.total(), "200 至 250 元");
    assert!(window.accounts()[0].overlaps[0].starts_with("3月1日，“因态度或业务能力被投诉”和“不接电话"));
    window.add(&[("item", "staff-10"), ("count", "2")]);
    let account = &window.accounts()[0];
    assert_eq!(account.total, "200 至 250 元");
    assert_eq!(account.departments, "扣部门：20 元，不扣个人");
    let line = account.lines.iter().find(|line| line.id == "staff-10").unwrap();
    assert_eq!((&*line.sum, line.kind), ("20 元", "department"));
    assert!(line.text.contains("2 次，共 20 元，扣航空部，不扣个人"), "{}", line.text);
}

#[test]
fn what_a_clause_makes_a_condition_is_asked_and_not_presumed() {
    let mut window = huitong(&Memory::default());
    window.fill("person", "张三");
    window.fill("item", "staff-3");
    assert_eq!(window.preview(), "1 次，最多 20 元，前提要问清：公司因此受了损失");
    window.click("addPenalty", &[]);
    assert_eq!(window.sums(), [("张三", "0 至 20 元", vec![("staff-3", "最多 20 元")])]);
    assert!(window.accounts()[0].asks.contains("还要问清：公司因此受了损失"));
    window.fill("item", "staff-3");
    window.fill("conditions.loss", "yes");
    assert_eq!(window.preview(), "1 次，共 20 元");
    window.click("addPenalty", &[]);
    assert_eq!(window.total(), "20 至 40 元");
    assert_eq!(window.room().next.condition("loss"), "", "the next is asked anew");
    window.fill("item", "staff-3");
    window.fill("conditions.loss", "no");
    window.click("addPenalty", &[]);
    assert_eq!(window.total(), "20 至 40 元", "what is denied costs nothing");
    let entries: Vec<&str> = window.accounts()[0].lines[0].entries.iter().map(|(_, said)| &**said).collect();
    for (entry, answer) in entries.iter().zip(["还没问清", "是", "否"]) {
        assert!(entry.contains(&format!("：{answer}")), "{entry}");
    }
}

#[test]
fn the_preview_needs_no_name_and_counts_by_what_the_company_has_set() {
    let mut window = entered(&Memory::default(), "logistics-staff");
    window.add(&[("person", "王五"), ("item", "late-short"), ("count", "3")]);
    window.type_in("figures", "", "late.yuan", "20");
    window.fill("person", "");
    window.fill("item", "late-short");
    window.fill("count", "2");
    assert!(window.preview().contains("40 元"), "{}", window.preview());
    window.fill("count", "-2");
    assert_eq!(window.preview(), "");
}

#[test]
fn every_problem_of_an_entry_is_told_and_nothing_is_added() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", ""), ("item", "staff-8"), ("from", "9"), ("to", "8")]);
    let told = window.entry_faults();
    assert!(told.contains("姓名：请填写") && told.contains("截止日：不能早于起始日"), "{told}");
    assert!(window.accounts().is_empty());
    assert_eq!(window.effects.focus, keyed("person"), "the first is led to");
    // What is changed is not told of any more.
    window.fill("person", "张三");
    assert!(!window.entry_faults().contains("姓名"));
    window.add(&[("item", "staff-1"), ("count", "-1"), ("on", "4/1")]);
    let told = window.entry_faults();
    assert!(told.contains("次数：要在 0 到 1000 之间") && told.contains("日期："), "{told}");
    window.click("lang", &[("lang", "en")]);
    assert!(window.entry_faults().is_ascii());
    window.click("lang", &[("lang", "zh-CN")]);
    window.add(&[("count", ""), ("on", "2012-3-31")]);
    assert_eq!(window.sums(), [("张三", "10 元", vec![("staff-1", "10 元")])]);
    assert_eq!(window.entry_faults(), "");
}

#[test]
fn a_blank_of_the_company_is_asked_for_and_never_taken_as_0() {
    let mut window = entered(&Memory::default(), "logistics-staff");
    window.add(&[("person", "王五"), ("item", "late-short"), ("count", "3")]);
    assert_eq!(window.sums(), [("王五", "还算不出", vec![("late-short", "没填数")])]);
    let blank = |window: &Window| input(&window.room().evaluation().unwrap().blanks, "late.yuan").clone();
    assert!(blank(&window).label.contains("迟到、早退，在规定分钟以内：每次多少元"), "{}", blank(&window).label);
    window.type_in("figures", "", "late.yuan", "20");
    assert_eq!(window.sums(), [("王五", "60 元", vec![("late-short", "60 元")])]);
    window.type_in("figures", "", "late.yuan", "-5");
    assert!(blank(&window).fault.contains("要在 0 到 10000000 之间"), "{}", blank(&window).fault);
    assert_eq!((window.total(), blank(&window).typed.as_str()), ("还算不出", "-5"));
    window.type_in("figures", "", "late.yuan", "20");
    window.add(&[("item", "prize-innovation")]);
    window.type_in("figures", "", "prize-innovation.yuan", "200");
    assert_eq!(window.total(), "60 元", "a prize is never set off");
    assert!(window.accounts()[0].prizes.contains("奖励：200 元，可以更多"), "{}", window.accounts()[0].prizes);
    // In a new month what the company has set stays set, and nothing else does.
    window.click("newPenalties", &[]);
    assert!(window.accounts().is_empty());
    window.add(&[("person", "王五"), ("item", "late-short")]);
    assert_eq!(window.total(), "20 元");
}

#[test]
fn the_appraisal_decides_the_bonus() {
    let mut window = entered(&Memory::default(), "logistics-staff");
    window.fill("person", "王五");
    window.click("addPerson", &[]);
    for (key, score) in
        [("satisfaction", "100"), ("efficiency", "90"), ("accuracy", "90分"), ("teamwork", "80"), ("learning", "８０")]
    {
        window.type_in("scores", "王五", &format!("appraisal.{key}"), score);
    }
    window.type_in("bonus", "王五", "appraisal", "1,000");
    let result = |window: &Window| window.accounts()[0].scores.last().unwrap().result.clone();
    assert!(result(&window).contains("还差：公司没填的数"), "{}", result(&window));
    for (key, weight) in
        [("satisfaction", "20"), ("efficiency", "20"), ("accuracy", "20"), ("teamwork", "20"), ("learning", "30")]
    {
        window.type_in("figures", "", &format!("indicators.{key}"), weight);
    }
    let blanks = &window.room().evaluation().unwrap().blanks;
    assert!(blanks.iter().any(|blank| blank.fault.contains("加起来不是百分之百")), "{blanks:?}");
    window.type_in("figures", "", "indicators.learning", "20%");
    assert!(result(&window).contains("总分 88，档次还定不了"), "{}", result(&window));
    for (key, value) in
        [("excellentFrom", "90"), ("goodFrom", "85"), ("passFrom", "60"), ("upPercent", "20"), ("downPercent", "30")]
    {
        window.type_in("figures", "", &format!("bonus.{key}"), value);
    }
    assert_eq!(result(&window), "总分 88，良好：奖金全额：发 1,000 元");
}

#[test]
fn each_rulebook_has_a_month_of_its_own_in_hand() {
    let mut window = entered(&Memory::default(), "logistics-staff");
    window.add(&[("person", "王五"), ("item", "late-short"), ("count", "3")]);
    window.fill("item", "late-short");
    window.select("penaltyRulebook", "pengda-service", &[]);
    assert!(window.accounts().is_empty());
    assert_eq!([&*window.room().next.person, &*window.room().next.item], ["王五", ""], "the person may be the same");
    assert_eq!(window.room().month_typed(), MARCH, "and the month");
    window.select("penaltyRulebook", "logistics-staff", &[]);
    assert_eq!(window.names(), ["王五"]);
}

#[test]
fn steps_escalate_and_the_score_has_its_parts() {
    let mut window = entered(&Memory::default(), "warehouse");
    let drawn = ("points-lost", "没写金额");
    // Points lost draw a penalty without a figure: the upper end is open.
    for (sum, said, total, more) in [
        ("", "第 1 次提醒", "", None),
        ("", "第 2 次警告", "", None),
        ("扣 1 分", "第 3 次品行扣 1 分", "还算不出", Some(drawn)),
        ("扣 1 分", "再往后 1 次：还要扣分，扣几分没写", "还算不出", Some(drawn)),
    ] {
        window.add(&[("person", "赵六"), ("item", "conduct-tidy"), ("count", "1")]);
        let lines = [("conduct-tidy", sum)].into_iter().chain(more).collect();
        assert_eq!(window.sums(), [("赵六", total, lines)]);
        assert!(window.accounts()[0].lines[0].text.contains(said), "{}", window.accounts()[0].lines[0].text);
    }
    let score = |window: &Window| window.accounts()[0].scores[0].clone();
    assert_eq!(score(&window).title, "本月评分：9 分（满分 10 分）");
    window.type_in("lost", "赵六", "score.discipline", "1.5");
    assert_eq!(score(&window).title, "本月评分：7.5 分（满分 10 分）");
    window.type_in("lost", "赵六", "score.discipline", "3.5");
    let discipline = input(&score(&window).inputs, "score.discipline").clone();
    assert!(discipline.fault.contains("要在 0 到 3 之间"), "{}", discipline.fault);
    assert_eq!(discipline.typed, "3.5", "it stays as it was typed");
}

#[test]
fn a_person_is_added_of_whom_nothing_happened() {
    let mut window = entered(&Memory::default(), "warehouse");
    window.click("addPerson", &[]);
    assert!(window.entry_faults().contains("姓名：请填写"));
    assert_eq!(window.effects.focus, keyed("person"));
    window.fill("person", "　钱七 ");
    window.click("addPerson", &[]);
    window.click("addPerson", &[]);
    assert_eq!(window.names(), ["钱七"]);
    let to_input = Focus::Piece("penaltyAccounts", "钱七".to_owned(), "input");
    assert_eq!(window.effects.focus, Some(Focus::First(vec![to_input, keyed("person").unwrap()])));
    // Spaces in an input say nothing of anybody.
    window.type_in("lost", "孙八", "score.discipline", "  ");
    assert_eq!(window.names(), ["钱七"]);
}

#[test]
fn what_is_typed_stays_exactly_as_it_is_typed() {
    let mut window = entered(&Memory::default(), "warehouse");
    window.fill("person", "赵六");
    window.click("addPerson", &[]);
    let data = [("list-of", "lost"), ("key", "score.discipline"), ("person", "赵六")];
    for typed in [" ", " 1", " 1.", " 1.5", " 1.5 分"] {
        window.type_into("penaltyTyped", typed, &data);
        assert_eq!(input(&window.accounts()[0].scores[0].inputs, "score.discipline").typed, typed);
    }
    window.settle("penaltyTyped", " ", &data);
    assert_eq!(input(&window.accounts()[0].scores[0].inputs, "score.discipline").typed, "");
}

#[test]
fn an_entry_and_a_person_are_taken_out_and_brought_back() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.add(&[("item", "staff-12"), ("count", "3")]);
    window.add(&[("person", "李四"), ("item", "staff-1")]);
    window.click("removePenalty", &[("piece", "1"), ("person", "张三")]);
    assert_eq!(window.sums()[0], ("张三", "50 元", vec![("staff-12", "50 元")]));
    assert_eq!(window.undo_said(), "已去掉：张三 上班时间做私事。");
    assert_eq!(window.effects.focus, Some(Focus::Action("undoPenalty")));
    window.click("undoPenalty", &[]);
    assert_eq!((window.total(), &*window.said), ("200 元", "已撤销"));
    assert_eq!(window.effects.focus, Some(Focus::Title));
    window.click("removePerson", &[("person", "张三")]);
    assert_eq!(window.names(), ["李四"]);
    window.click("undoPenalty", &[]);
    assert_eq!(window.names(), ["张三", "李四"]);
    // What is added after it leaves nothing to be brought back.
    window.click("removePerson", &[("person", "张三")]);
    window.add(&[("person", "王五"), ("item", "staff-1")]);
    assert_eq!(window.undo_said(), "");
    window.click("undoPenalty", &[]);
    assert_eq!(window.names(), ["李四", "王五"]);
}

#[test]
fn a_month_is_saved_in_place_of_itself_and_only_when_it_is_asked() {
    let memory = Memory::default();
    let mut window = huitong(&memory);
    window.add(&[("person", "张三"), ("item", "staff-12"), ("count", "2")]);
    assert_eq!((window.room().state_word(), window.room().save_word()), ("penaltyUnsaved", "penaltySave"));
    assert!(memory.keys(UNDER).is_empty());
    window.click("savePenalties", &[]);
    assert_eq!((window.room().state_word(), window.room().save_word()), ("penaltySaved", "penaltySaveAgain"));
    assert_eq!(window.saved()[0].1, "2012-03 · 河南汇通快递客服部管理规章（拟稿） · 1 人 · 100 元");
    window.add(&[("item", "staff-1")]);
    assert_eq!(window.room().state_word(), "penaltyChanged");
    window.click("savePenalties", &[]);
    assert_eq!(memory.keys(UNDER).len(), 1, "in place of what was there");
    window.click("newPenalties", &[]);
    assert!(window.accounts().is_empty());
    assert_eq!(window.undo_said(), "已清空。");
    window.click("undoPenalty", &[]);
    assert_eq!((window.names(), window.room().state_word()), (vec!["张三"], "penaltySaved"));
}

#[test]
fn opening_a_month_loses_none_that_is_not_saved_unasked() {
    let memory = Memory::default();
    let mut window = huitong(&memory);
    window.add(&[("person", "张三"), ("item", "staff-12"), ("count", "2")]);
    window.click("savePenalties", &[]);
    let march = window.saved()[0].0.clone();
    window.click("newPenalties", &[]);
    window.settle("penaltyMonth", "2012-4", &[]);
    window.add(&[("person", "李四"), ("item", "staff-14")]);
    window.click("openSaved", &[("piece", &march)]);
    assert!(window.room().asks());
    assert_eq!(window.effects.focus, Some(Focus::Action("openSavedSaving")));
    assert_eq!(window.names(), ["李四"]);
    window.click("openSavedNot", &[]);
    assert!(!window.room().asks());
    window.click("openSaved", &[("piece", &march)]);
    window.click("openSavedSaving", &[]);
    assert_eq!(window.sums(), [("张三", "100 元", vec![("staff-12", "100 元")])]);
    assert_eq!((memory.keys(UNDER).len(), window.room().state_word()), (2, "penaltySaved"));
    assert_eq!(window.effects.focus, Some(Focus::Title));
    assert!(window.saved()[0].1.starts_with("2012-04"), "the latest first");
    // What was saved is opened without a question; what was changed is dropped where the clerk says so.
    let april = window.saved()[0].0.clone();
    window.click("openSaved", &[("piece", &april)]);
    assert_eq!(window.names(), ["李四"]);
    window.add(&[("person", "王五"), ("item", "staff-1")]);
    window.click("openSaved", &[("piece", &march)]);
    window.click("openSavedAnyway", &[]);
    assert_eq!((window.names(), memory.keys(UNDER).len()), (vec!["张三"], 2));
}

#[test]
fn a_changed_month_that_is_opened_anew_is_saved_before_and_opened_as_saved() {
    let memory = Memory::default();
    let mut window = huitong(&memory);
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    window.add(&[("person", "李四"), ("item", "staff-1")]);
    let id = window.saved()[0].0.clone();
    window.click("openSaved", &[("piece", &id)]);
    window.click("openSavedSaving", &[]);
    assert_eq!((window.names(), memory.keys(UNDER).len()), (vec!["张三", "李四"], 1));
    assert_eq!(window.room().state_word(), "penaltySaved");
}

#[test]
fn a_saved_month_is_deleted_and_brought_back() {
    let memory = Memory::default();
    let mut window = huitong(&memory);
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    let (id, said) = window.saved()[0].clone();
    window.click("deleteSaved", &[("piece", &id)]);
    assert!(memory.keys(UNDER).is_empty() && window.saved().is_empty());
    assert_eq!(window.undo_said(), format!("已删除：{said}。"));
    assert_eq!(window.effects.focus, Some(Focus::Action("undoPenalty")));
    assert_eq!(window.room().state_word(), "penaltyUnsaved", "the one in hand is kept nowhere now");
    window.click("undoPenalty", &[]);
    assert_eq!(memory.keys(UNDER), [format!("{UNDER}{id}")]);
    assert_eq!(window.saved(), [(id, said)]);
}

#[test]
fn saved_months_outlive_the_window_and_stand_in_every_other() {
    let memory = Memory::default();
    let mut window = huitong(&memory);
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    let mut window = window.reload();
    window.to("penalties");
    assert!(window.accounts().is_empty(), "what is in hand is not kept");
    assert_eq!(window.saved().len(), 1);
    let mut other = memory.window();
    other.to("penalties");
    assert_eq!(other.saved(), window.saved());
}

#[test]
fn two_windows_that_change_the_same_month_leave_both() {
    let memory = Memory::default();
    let mut one = huitong(&memory);
    one.add(&[("person", "张三"), ("item", "staff-12")]);
    one.click("savePenalties", &[]);
    let id = one.saved()[0].0.clone();
    let mut two = memory.window();
    two.to("penalties");
    two.click("openSaved", &[("piece", &id)]);
    one.add(&[("person", "李四"), ("item", "staff-1")]);
    one.click("savePenalties", &[]);
    two.hear();
    two.add(&[("person", "王五"), ("item", "staff-1")]);
    two.click("savePenalties", &[]);
    assert_eq!(memory.keys(UNDER).len(), 2);
    assert_eq!(two.saved().len(), 2);
    one.hear();
    // The window sees the other's as soon as it looks again.
    one.click("savePenalties", &[]);
    assert_eq!(one.saved().len(), 2);
    let texts: String = memory.texts().into_values().collect();
    assert!(texts.contains("李四") && texts.contains("王五"));
}

#[test]
fn a_month_that_another_window_has_deleted_can_still_be_opened_and_saved() {
    let memory = Memory::default();
    let mut one = huitong(&memory);
    one.add(&[("person", "张三"), ("item", "staff-12")]);
    one.click("savePenalties", &[]);
    let mut two = memory.window();
    two.to("penalties");
    let id = two.saved()[0].0.clone();
    one.click("deleteSaved", &[("piece", &id)]);
    two.hear();
    two.click("openSaved", &[("piece", &id)]);
    assert_eq!(two.names(), ["张三"]);
    two.click("savePenalties", &[]);
    assert_eq!(memory.keys(UNDER).len(), 1);
}

#[test]
fn what_the_browser_does_not_keep_is_said_and_stays_in_the_hand() {
    for (why, state) in [(Refused::Full, "penaltyFull"), (Refused::Unavailable, "penaltyUnavailable")] {
        let memory = Memory::default();
        let mut window = huitong(&memory);
        window.add(&[("person", "张三"), ("item", "staff-12")]);
        memory.refuse(Some(why));
        window.click("savePenalties", &[]);
        assert_eq!((window.room().state_word(), window.room().save_word()), (state, "penaltySave"));
        assert_eq!(window.names(), ["张三"]);
        memory.refuse(None);
        window.click("savePenalties", &[]);
        assert_eq!((window.room().state_word(), memory.keys(UNDER).len()), ("penaltySaved", 1));
    }
}

#[test]
fn a_full_store_loses_nothing_that_was_saved_before() {
    let memory = Memory::default();
    let mut window = huitong(&memory);
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    let before = memory.keys(UNDER);
    memory.room_for(memory.bytes() + 20);
    window.add(&[("person", "李四"), ("item", "staff-1")]);
    window.click("savePenalties", &[]);
    assert_eq!((window.room().state_word(), memory.keys(UNDER)), ("penaltyFull", before));
}

#[test]
fn a_month_that_cannot_be_saved_is_not_replaced_by_the_one_to_be_opened() {
    let memory = Memory::default();
    let mut window = huitong(&memory);
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    let id = window.saved()[0].0.clone();
    window.click("newPenalties", &[]);
    window.add(&[("person", "李四"), ("item", "staff-1")]);
    memory.refuse(Some(Refused::Full));
    window.click("openSaved", &[("piece", &id)]);
    window.click("openSavedSaving", &[]);
    assert_eq!((window.names(), window.room().state_word()), (vec!["李四"], "penaltyFull"));
    assert!(window.room().asks(), "the clerk decides");
    window.click("openSavedAnyway", &[]);
    assert_eq!(window.names(), ["张三"]);
}

#[test]
fn a_store_that_may_not_be_looked_at_takes_nothing_from_the_room() {
    let memory = Memory::default();
    memory.forbid(true);
    let mut window = huitong(&memory);
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    assert_eq!((window.total(), window.room().state_word()), ("50 元", "penaltyUnavailable"));
}

#[test]
fn a_saved_month_that_cannot_be_read_is_set_aside() {
    let memory = Memory::default();
    memory.put(&format!("{UNDER}broken"), "{\"month\": \"2012-");
    memory.put(&format!("{UNDER}other"), "{\"v\": 1}");
    let mut window = huitong(&memory);
    assert!(window.saved().is_empty());
    assert_eq!(memory.keys(UNDER), [format!("{UNDER}other")]);
    assert_eq!(window.front.shared.storage.count_aside(), 1);
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    assert_eq!(window.saved().len(), 1);
}

/// The built-in rulebook as one of the station's own, with another sum for one item.
fn own(id: &str, yuan: u32) -> String {
    let file = Rulebook::built_in_file("huitong-henan-2012").unwrap();
    let mut file: Value = serde_json::from_str(file).unwrap();
    file["id"] = id.into();
    for clause in file["clauses"].as_array_mut().unwrap() {
        if clause["id"] == "staff-12" {
            clause["figures"]["yuan"] = yuan.into();
        }
    }
    file.to_string()
}

/// Another window has written under a key, or taken away what stood there.
fn wrote(window: &mut Window, memory: &Memory, key: &str, text: Option<String>) {
    match &text {
        Some(text) => memory.put(key, text),
        None => memory.take(key),
    }
    window.send(Msg::Keeping(keeping::Msg::Wrote { key: Some(key.to_owned()), text }));
}

#[test]
fn a_rulebook_that_another_window_changes_counts_at_once() {
    let memory = Memory::default();
    let key = format!("{OWN}our-own");
    memory.put(&key, &own("our-own", 50));
    let mut window = entered(&memory, "our-own");
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    assert_eq!(window.total(), "50 元");
    wrote(&mut window, &memory, &key, Some(own("our-own", 70)));
    assert_eq!(window.total(), "70 元");
    assert!(window.saved()[0].1.ends_with("70 元"), "{}", window.saved()[0].1);
}

#[test]
fn a_rulebook_that_is_taken_away_takes_its_month_out_of_the_hand_and_brings_it_back() {
    let memory = Memory::default();
    let key = format!("{OWN}our-own");
    memory.put(&key, &own("our-own", 50));
    let mut window = entered(&memory, "our-own");
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    window.click("savePenalties", &[]);
    let id = window.saved()[0].0.clone();
    wrote(&mut window, &memory, &key, None);
    assert!(window.accounts().is_empty());
    assert_ne!(window.room().which.rulebook().unwrap().head.id, "our-own");
    assert_eq!(window.saved()[0].1, "2012-03 · 制度“our-own”不在这台电脑上");
    assert!(!window.room().saved[0].opens());
    window.click("openSaved", &[("piece", &id)]);
    assert!(window.accounts().is_empty(), "it cannot be opened");
    wrote(&mut window, &memory, &key, Some(own("our-own", 50)));
    assert_eq!(window.names(), ["张三"]);
    assert!(window.room().saved[0].opens());
}

#[test]
fn as_a_table_and_as_a_file_out_and_in() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "=1+1"), ("item", "staff-8"), ("from", "5"), ("to", "8")]);
    window.add(&[("person", "张三"), ("item", "staff-9")]);
    window.click("csvPenalties", &[]);
    let (name, content) = window.file();
    assert_eq!(name, "罚则-2012-03.csv");
    assert!(content.starts_with("\u{feff}月份,姓名,事项,条款,"), "{content}");
    let line = "\r\n2012-03,'=1+1,站点申报的问题没在当天立项,第六章 二 8,3月5日–3月8日,3,60,,,,";
    assert!(content.contains(line), "{content}");
    window.click("filePenalties", &[]);
    let (name, content) = window.file();
    assert_eq!(name, "罚则-2012-03.json");
    assert_eq!(serde_json::from_str::<Value>(&content).unwrap()["entries"].as_array().unwrap().len(), 2);
    window.click("newPenalties", &[]);
    window.load(&format!("\u{feff}{content}"));
    assert_eq!(window.names(), ["=1+1", "张三"]);
    assert_eq!(window.effects.focus, Some(Focus::Title));
    assert_eq!(window.undo_said(), "", "nothing was lost");
}

#[test]
fn a_bad_file_changes_nothing_and_every_problem_is_told() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "李四"), ("item", "staff-8"), ("from", "5"), ("to", "8")]);
    window.add(&[("person", "张三"), ("item", "staff-9")]);
    window.click("filePenalties", &[]);
    let (_, content) = window.file();
    window.load(&content.replace("staff-9", "staff-99"));
    assert!(window.faults().contains("第 2 笔的事项：这份制度里没有这一项"), "{}", window.faults());
    assert_eq!(window.effects.focus, Some(Focus::Place("penaltyFaults")));
    assert_eq!(window.names(), ["李四", "张三"]);
    window.click("lang", &[("lang", "en")]);
    assert!(window.faults().is_ascii(), "it is told in the language that is spoken: {}", window.faults());
    window.click("closePenaltyFaults", &[]);
    assert_eq!((window.faults().as_str(), window.effects.focus.clone()), ("", Some(Focus::Title)));
    window.click("lang", &[("lang", "zh-CN")]);
    for file in ["{}", "[1]", "no file", ""] {
        window.load(file);
        assert!(window.faults().contains("不是罚则文件"), "{file}: {}", window.faults());
    }
    window.load(&json!({ "v": 1, "rulebook": "no-such", "month": MARCH }).to_string());
    assert!(window.faults().contains("“no-such”不在这台电脑上"), "{}", window.faults());
    let entries = vec![json!({ "person": "甲", "item": "none" }); 30];
    window.load(&json!({ "month": MARCH, "entries": entries }).to_string());
    assert_eq!(window.faults().lines().count(), 10, "of a long list the first ones tell enough");
    window.load(&content);
    assert_eq!(window.faults(), "");
}

#[test]
fn a_file_goes_in_the_place_of_an_unsaved_month_which_can_be_brought_back() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "张三"), ("item", "staff-12")]);
    let file = json!({ "month": "2012-04", "entries": [{ "person": "李四", "item": "staff-1" }] }).to_string();
    window.load(&file);
    assert_eq!((window.names(), window.room().month_typed()), (vec!["李四"], "2012-04".to_owned()));
    assert!(!window.undo_said().is_empty());
    window.click("undoPenalty", &[]);
    assert_eq!((window.names(), window.room().month_typed()), (vec!["张三"], MARCH.to_owned()));
    // A file of another rulebook takes nothing away.
    let other = json!({ "month": MARCH, "rulebook": "warehouse", "people": [{ "name": "王五" }] }).to_string();
    window.load(&other);
    assert_eq!((window.names(), window.undo_said()), (vec!["王五"], String::new()));
    window.select("penaltyRulebook", "huitong-henan-2012", &[]);
    assert_eq!(window.names(), ["张三"]);
}

#[test]
fn a_file_that_comes_before_the_room_was_entered_is_opened() {
    let mut window = Memory::default().window();
    let file = json!({ "month": MARCH, "entries": [{ "person": "李四", "item": "staff-1" }] }).to_string();
    window.load(&file);
    window.to("penalties");
    assert_eq!(window.names(), ["李四"]);
}

#[test]
fn the_room_is_printed_as_it_stands() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "张三"), ("item", "staff-8"), ("from", "5"), ("to", "8")]);
    window.click("printPenalties", &[]);
    assert!(matches!(window.effects.hand, Some(Hand::Print(None))));
    let rulebook = window.room().which.rulebook().unwrap();
    let printed = window.room().printed(&rulebook, &window.front.shared);
    assert!(printed.starts_with("河南汇通快递客服部管理规章（拟稿） · 2012-03 · 打印于 2012"), "{printed}");
}

#[test]
fn what_was_entered_stays_in_the_other_language() {
    let mut window = huitong(&Memory::default());
    window.add(&[("person", "A. N. Other"), ("item", "staff-8"), ("from", "5"), ("to", "8")]);
    window.click("removePenalty", &[("piece", "0")]);
    window.click("lang", &[("lang", "en")]);
    assert!(window.undo_said().starts_with("Removed: A. N. Other "), "{}", window.undo_said());
    window.click("undoPenalty", &[]);
    assert_eq!(window.sums(), [("A. N. Other", "60 yuan", vec![("staff-8", "60 yuan")])]);
    assert!(window.accounts()[0].lines[0].words.is_ascii());
}

#[test]
fn a_keystroke_in_the_next_entry_counts_the_month_of_100_people_no_second_time() {
    let mut window = huitong(&Memory::default());
    let entry =
        |at: usize| json!({ "person": format!("人{at}"), "item": "staff-8", "from": "2012-03-05", "to": "2012-03-08" });
    let entries: Vec<Value> = (0..100).map(entry).collect();
    window.load(&json!({ "month": MARCH, "entries": entries }).to_string());
    assert_eq!(window.accounts().len(), 100);
    let first = window.accounts().as_ptr();
    for typed in ["张", "张三", "张三丰"] {
        window.type_into("entry", typed, &[("key", "person")]);
    }
    assert_eq!(window.accounts().as_ptr(), first, "it is the same evaluation");
}

//! What if: facts varied beside the form, and the two results side by side.

use super::{Memory, Window, us};
use parcel_claims::case::Field;
use parcel_claims::estimate::{Compared, compare};
use parcel_claims::front::focus::{Focus, Form};
use parcel_claims::words;
use serde_json::{Value, json};

const OF_IF: (&str, &str) = ("form", "what-if");

fn lost() -> Value {
    let mut facts = us();
    facts.as_object_mut().unwrap().extend(
        json!({
            "we": "delivery", "problem": "lost", "sentOn": "2012-03-01", "value": 700, "stage": "transit",
            "listed": true, "vehicleArrivedAt": "2012-03-05T08:00", "missingReportedAt": "2012-03-05T08:40",
        })
        .as_object()
        .unwrap()
        .clone(),
    );
    facts
}

fn opened() -> Window {
    let mut window = Memory::default().window_at("2012-03-06T12:00");
    window.put(&lost());
    window.click("whatIf", &[]);
    window
}

impl Window {
    fn vary(&mut self, key: &str) {
        self.click("vary", &[("to", key)]);
    }

    fn compared(&self) -> Vec<Compared> {
        let shared = &self.front.shared;
        compare(&shared.answered().unwrap().estimate, &self.front.what_if.answer().unwrap().estimate)
    }

    /// Where the two results differ: the point, as entered, as varied.
    fn differing(&self) -> Vec<[String; 3]> {
        let (rulebook, lang) = (&*self.front.shared.rules.in_use, self.front.shared.lang);
        let said = |row: &Compared| {
            let told = |side| words::side(row, side, rulebook, lang);
            [words::point(row.point, rulebook, lang), told(row.one), told(row.other)]
        };
        self.compared().iter().filter(|row| row.differs()).map(said).collect()
    }

    /// What stands in a field that is varied.
    fn varied(&self, key: &str) -> String {
        let entry = self.front.what_if.form.draft.get(Field::by_key(key).unwrap());
        entry.map(|entry| format!("{entry:?}")).unwrap_or_default()
    }

    fn choices(&self) -> (Vec<Field>, Vec<Field>) {
        let shared = &self.front.shared;
        self.front.what_if.choices(&shared.answered().unwrap().estimate, &shared.parcel.form.draft)
    }

    fn form_says(&mut self) -> Value {
        self.front.shared.answer();
        json!([self.front.shared.facts(), self.front.shared.answered().unwrap().estimate])
    }
}

#[test]
fn one_fact_varied_changes_the_other_result_and_not_the_form() {
    let mut window = opened();
    let before = window.form_says();
    assert_eq!(window.effects.focus, Some(Focus::ActionIn("whatIf", "vary")));
    // What was entered and bears on the result is offered first.
    assert!(window.choices().0.contains(&Field::MissingReportedAt));
    assert!(!window.choices().0.contains(&Field::Waybill) && !window.choices().1.contains(&Field::Waybill));
    window.vary("missingReportedAt");
    let to = Focus::SelectField(Form::WhatIf, Field::MissingReportedAt);
    assert_eq!(window.effects.focus, Some(to));
    assert!(window.varied("missingReportedAt").contains("2012-03-05 08:40"), "{}", window.varied("missingReportedAt"));
    assert_eq!(window.differing(), Vec::<[String; 3]>::new());
    window.put_into("what-if", &json!({ "missingReportedAt": "3-5 9:01" }));
    assert!(window.varied("missingReportedAt").contains("2012-03-05 09:01"));
    let differs = window.differing();
    let first = [
        ["我站要赔", "没有", "700 元"],
        ["申报方可得的赔偿", "300 元", "700 元"],
        ["谁承担", "中转环节", "派件站点"],
        ["有单无货上报截止", "2012年3月5日 09:00，已按时", "2012年3月5日 09:00，已超时"],
    ];
    assert_eq!(differs[..4], first);
    let (rulebook, lang) = (&*window.front.shared.rules.in_use, window.front.shared.lang);
    let same: Vec<String> = window
        .compared()
        .iter()
        .filter(|row| !row.differs())
        .map(|row| format!("{} {}", words::point(row.point, rulebook, lang), words::side(row, row.one, rulebook, lang)))
        .collect();
    for said in ["能否申报 可申报", "赔偿结论 按条款赔偿"] {
        assert!(same.iter().any(|known| known == said), "{same:?}");
    }
    assert_eq!(window.form_says(), before);
    window.click("whatIfClose", &[]);
    assert_eq!(window.effects.focus, Some(Focus::Place("whatIfButton")));
    assert!(!window.front.what_if.open && window.front.what_if.fields.is_empty());
    assert_eq!(window.form_says(), before);
}

#[test]
fn several_facts_varied_one_given_up_and_taken_into_the_form() {
    let mut window = opened();
    window.vary("stage");
    window.vary("value");
    window.vary("claimant");
    window.put_into("what-if", &json!({ "stage": "delivery", "value": "1,500元", "claimant": "customer" }));
    let refused = ["能否申报", "可申报", "不能申报（遗失件 十五 B）"].map(str::to_owned);
    assert!(window.differing().contains(&refused), "{:?}", window.differing());
    window.click("unvary", &[("to", "claimant")]);
    assert_eq!(window.effects.focus, Some(Focus::ActionIn("whatIf", "vary")));
    assert_eq!(window.differing()[0], ["我站要赔", "没有", "1,000 元"]);
    // What is entered in the form meanwhile counts on both sides.
    window.put_into("parcel", &json!({ "cash": true }));
    assert!(window.differing().iter().all(|[point, ..]| point != "能否申报"));
    window.put_into("parcel", &json!({ "cash": false }));
    window.click("whatIfTake", &[]);
    assert_eq!((&*window.said, &window.effects.focus), ("已按假如的情况填好", &Some(Focus::Place("result"))));
    let field = |key| window.field(key);
    assert_eq!(
        (field("stage"), field("value"), field("claimant")),
        (Some("delivery".into()), Some("1,500".into()), Some("direct".into()))
    );
    assert!(!window.front.what_if.open);
    let shared = &window.front.shared;
    let figures = words::figures(&shared.answered().unwrap().estimate, shared.lang);
    assert_eq!(figures[0].said(shared.lang), "我站要赔：1,000 元");
}

#[test]
fn a_delay_nobody_asked_about_can_be_tried() {
    let mut window = opened();
    assert!(window.choices().1.contains(&Field::DueAt), "it is a step away");
    window.vary("dueAt");
    window.put_into("what-if", &json!({ "dueAt": "2012-3-4" }));
    let delay: Vec<_> = window.differing().into_iter().filter(|[point, ..]| point.contains("延误")).collect();
    let told: Vec<_> = delay.iter().map(|[point, _, other]| (point.as_str(), other.as_str())).collect();
    for expected in [
        ("有没有延误", "延误，要罚款"),
        ("延误天数", "2 天"),
        ("延误罚款", "最多 40 元"),
        ("延误罚款封顶日", "2012年3月9日，还没到"),
    ] {
        assert!(told.contains(&expected), "{told:?}");
    }
    let fine = |window: &Window| window.front.shared.answered().unwrap().estimate.delay;
    assert!(fine(&window).is_none());
    window.click("whatIfTake", &[]);
    assert_eq!(window.front.shared.parcel.form.draft.late, Some(true));
    let reach = fine(&window).unwrap().reach().unwrap();
    assert_eq!(words::sum(reach, window.front.shared.lang), "最多 40 元");
}

#[test]
fn a_fault_is_none_of_the_forms_and_two_readings_are_asked_where_they_stand() {
    let mut window = opened();
    let data = |key: &'static str| [("field", key), OF_IF];
    window.vary("sentOn");
    window.put_into("what-if", &json!({ "sentOn": "2012-2-30" }));
    let issues = |window: &Window| window.front.what_if.answer().unwrap().issues.clone();
    assert_eq!(issues(&window)[0].field, "sentOn");
    assert!(window.front.shared.answered().unwrap().issues.is_empty(), "it is no fault of the form");
    window.click("today", &data("sentOn"));
    assert!(window.varied("sentOn").contains("2012-03-06"));
    window.vary("vehicleArrivedAt");
    window.put_into("what-if", &json!({ "vehicleArrivedAt": "3月5日 3点" }));
    let ways = window.front.what_if.answer().unwrap().ways(Field::VehicleArrivedAt).to_vec();
    assert_eq!(ways.len(), 2);
    let way = ways[0].to_string();
    window.click("way", &[data("vehicleArrivedAt")[0], OF_IF, ("way", &way)]);
    assert!(window.varied("vehicleArrivedAt").contains("2012-03-05 "));
    assert_eq!(window.effects.focus, Some(Focus::SelectField(Form::WhatIf, Field::VehicleArrivedAt)));
    window.click("clear", &data("vehicleArrivedAt"));
    assert_eq!(window.varied("vehicleArrivedAt"), "");
    assert_eq!(window.field("vehicleArrivedAt").as_deref(), Some("2012-03-05 08:00"));
}

#[test]
fn it_goes_with_the_parcel_and_speaks_the_other_language() {
    let mut window = opened();
    window.vary("stage");
    window.put_into("what-if", &json!({ "stage": "delivery" }));
    window.click("lang", &[("lang", "en")]);
    assert!(window.varied("stage").contains("delivery"));
    assert_eq!(window.differing()[0], ["We pay", "none", "700 yuan"]);
    let han = |text: &String| text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    assert!(!window.differing().iter().flatten().any(han));
    window.click("resetYes", &[]);
    window.put(&lost());
    assert!(!window.front.what_if.open && window.front.what_if.fields.is_empty());
}

//! What cannot be carried out is refused with its reason, and nothing is lost.

use super::{Desk, TABLE, answer};
use crate::batch::files::locked;
use parcel_claims::rulebook::{DEFAULT_ID, Rulebook, place};
use parcel_claims::worklist::protocol::{Open, Reply, Request, View};

fn refused(reply: Reply) -> (String, String, String) {
    match reply {
        Reply::Refused { code, about, said } => (code, about, said),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_table_is_refused_and_says_why() {
    for (name, file, code) in [
        ("nothing", Vec::new(), "empty"),
        ("a paper", b"%PDF-1.7 \n".to_vec(), "not-a-table"),
        ("a packed file", b"PK\x03\x04 something".to_vec(), "not-a-table"),
        ("a locked workbook", locked(), "password"),
    ] {
        let size = u64::try_from(file.len()).unwrap();
        let open = Open { size, as_of: super::AS_OF.to_owned(), ..Open::default() };
        for lang in ["zh-CN", "en"] {
            let (found, _, said) = refused(Desk::new(file.clone()).ask_in(lang, Request::Open(open.clone())));
            assert_eq!(found, code, "{name}");
            assert!(said.ends_with(['。', '.']) && !said.contains('{'), "{name}: {said}");
        }
    }
}

#[test]
fn a_column_that_was_taken_twice_is_refused_with_its_name() {
    let mut desk = Desk::new(TABLE);
    let opened = desk.open(Open::default());
    let mut twice = answer(&opened, &[]);
    twice.columns[8] = twice.columns[6].clone();
    let (code, about, said) = refused(desk.ask(Request::Answer(twice)));
    assert_eq!((code.as_str(), about.as_str()), ("column", "value"));
    assert!(said.contains("损失金额"), "{said}");
    let again = answer(&opened, &[("value", "300")]);
    assert_eq!(refused(desk.ask(Request::Answer(again))).0, "constant");
    let mut unknown = answer(&opened, &[]);
    unknown.rules = vec![serde_json::json!({"id": "x"})];
    assert_eq!(refused(desk.ask(Request::Answer(unknown))).0, "rules");
}

#[test]
fn nothing_is_asked_of_a_table_that_is_not_there() {
    let mut desk = Desk::new(TABLE);
    assert_eq!(refused(desk.ask(Request::View(View::default()))).0, "not-open");
    desk.open(Open::default());
    assert_eq!(refused(desk.ask(Request::View(View::default()))).0, "not-open");
}

#[test]
fn a_mark_that_is_never_closed_is_told_with_its_line() {
    let text = format!("{TABLE}73000000000074,2012-03-01,\"{}", "没有结束\n".repeat(200_000));
    let (_, answered) = Desk::answered(text, &[]);
    assert!(!answered.whole);
    assert!(answered.ended.contains("11"), "{}", answered.ended);
    assert_eq!(answered.rows, 6);
}

#[test]
fn other_rules_tell_what_changes() {
    let (mut desk, answered) = Desk::answered(TABLE, &[("deliveredBy", "station")]);
    let mut file: serde_json::Value = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
    let Reply::Compared(same) = desk.ask(Request::Compare(vec![file.clone()])) else { panic!() };
    assert_eq!((same.rows, same.changes.len()), (0, 0));
    assert_eq!(same.totals, answered.totals);
    place::put(&mut file, "id", "twice".into());
    place::put(&mut file, "clauses.delay-2.figures.yuanPerDay", 40.into());
    let Reply::Compared(twice) = desk.ask(Request::Compare(vec![file])) else { panic!() };
    let [fine] = twice.changes.as_slice() else { panic!("{twice:?}") };
    assert_eq!((twice.rows, &*fine.code, fine.rows, fine.min, fine.max), (1, "fine", 1, 40_00, 40_00));
}

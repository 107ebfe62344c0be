//! The worklist of a table: a file in, its columns confirmed, every row answered, and what comes of the rows. What the
//! worker would tell is told here.

use super::dropped::dropping;
use super::{Memory, Window, us};
use parcel_claims::front::effects::{Call, Hand, Send, Sheet};
use parcel_claims::front::focus::Focus;
use parcel_claims::front::heard::{How, Sight};
use parcel_claims::front::msg::Msg;
use parcel_claims::front::room::{Many, Room};
use parcel_claims::front::worklist::columns::Hold;
use parcel_claims::front::worklist::list::{List, Picked};
use parcel_claims::front::worklist::{MOST, Msg as Table};
use parcel_claims::rulebook::{DEFAULT_ID, Rulebook};
use parcel_claims::worklist::Session;
use parcel_claims::worklist::protocol::{
    Answered, Column, Compared, Opened, Order, Progress, Proposed, Reply, Request, RowCase, Rows, Set, Shown, Told,
    Totals, Urgency, View, Which, Word,
};
use serde_json::{Value, json};

/// The key under which headings are remembered.
const HEADINGS: &str = "parcel-claims/headings/1";

impl Window {
    fn many(&self) -> &parcel_claims::front::worklist::Worklist {
        &self.front.worklist
    }

    fn list(&self) -> &List {
        self.many().list.as_ref().unwrap()
    }

    /// What the worker is asked last, with its number.
    fn asked(&self) -> (u32, Request) {
        let asked = self.effects.table.iter().rev().find_map(|call| match call {
            Call::Ask(asked) => Some((asked.id, asked.request.clone())),
            _ => None,
        });
        asked.unwrap_or_else(|| panic!("nothing is asked, but {:?}", self.effects))
    }

    fn tell_id(&mut self, id: u32, reply: Reply) {
        let told = serde_json::to_string(&Told { id, reply }).unwrap();
        self.send(Msg::Worklist(Table::Told(told)));
    }

    /// The worker answers what it was asked last.
    fn tell(&mut self, reply: Reply) {
        let (id, _) = self.asked();
        self.tell_id(id, reply);
    }

    /// A file is dropped on the room, and the worker opens it.
    fn open_table(&mut self, opened: Opened) {
        self.to("vehicle");
        self.click("many", &[("many", "table")]);
        dropping(self, "单号,类型\n");
        self.tell(Reply::Opened(opened));
    }

    /// The rows are answered, and so many of them stand in the list.
    fn answer_table(&mut self, rows: usize) {
        self.click("answerTable", &[]);
        assert_eq!(self.many().held, None);
        let answered = Answered { rows, whole: true, totals: totals(rows), ..Answered::default() };
        self.tell(Reply::Answered(answered));
        self.view_rows(rows);
    }

    /// The worker tells how many rows are in view, and tells those that are asked for.
    fn view_rows(&mut self, count: usize) {
        assert!(matches!(self.asked().1, Request::View(_)), "{:?}", self.effects.table);
        self.tell(Reply::Viewed { rows: count });
        self.fetch();
    }

    fn fetch(&mut self) {
        let (_, Request::Rows(Rows { from, to })) = self.asked() else { panic!("{:?}", self.effects.table) };
        self.tell(Reply::Rows { from, rows: (from..to).map(shown).collect() });
    }

    /// The rows in sight come, although something else was done since they were asked for.
    fn fetch_again(&mut self) {
        let (from, to) = (self.list().scroll.drawn().start, self.list().scroll.rows);
        for id in 1..100 {
            self.tell_id(id, Reply::Rows { from, rows: (from..to).map(shown).collect() });
            if !self.effects.table.is_empty() {
                return;
            }
        }
    }

    fn column(&mut self, place: usize, key: &str) {
        self.select("column", key, &[("column", &place.to_string())]);
    }
}

fn totals(rows: usize) -> Totals {
    Totals { rows: i64::try_from(rows).unwrap(), ..Totals::default() }
}

fn shown(row: usize) -> Shown {
    let row = u32::try_from(row).unwrap();
    Shown { row, line: row + 2, waybill: format!("2103590{row:05}"), ..Shown::default() }
}

fn proposed(heading: &str, field: Option<&str>, reason: &str, alternatives: &[&str]) -> Proposed {
    Proposed {
        heading: heading.to_owned(),
        plain: heading.to_owned(),
        field: field.map(str::to_owned),
        reason: reason.to_owned(),
        certain: field.is_some(),
        alternatives: alternatives.iter().map(|key| (*key).to_owned()).collect(),
        ..Proposed::default()
    }
}

fn word(word: &str, means: Option<&str>) -> Word {
    Word { word: word.to_owned(), rows: 3, means: means.map(str::to_owned) }
}

/// A table whose waybills and kinds of problem are certain, whose money is asked, and whose remarks mean nothing.
fn opened() -> Opened {
    let mut kind = proposed("异常类型", Some("problem"), "named", &[]);
    kind.words = vec![word("丢失", Some("lost")), word("投诉", None)];
    let money = proposed("金额", None, "several-fields", &["value", "othersLoss"]);
    let columns =
        vec![proposed("运单号", Some("waybill"), "named", &[]), kind, money, proposed("备注", None, "unknown", &[])];
    Opened { kind: "CSV".to_owned(), encoding: Some("utf-8".to_owned()), columns, ..Opened::default() }
}

fn at_the_columns(memory: &Memory) -> Window {
    let mut window = memory.window_at("2012-03-04T08:30");
    window.put_into("parcel", &us());
    window.open_table(opened());
    window
}

/// In the list, with so many rows.
fn in_the_list(rows: usize) -> Window {
    let mut window = at_the_columns(&Memory::default());
    window.column(2, "value");
    window.answer_table(rows);
    window
}

#[test]
fn a_file_is_given_to_the_worker_and_opened_as_of_the_moment_of_the_page() {
    let mut window = Memory::default().window_at("2012-03-04T08:30");
    window.to("vehicle");
    window.click("many", &[("many", "table")]);
    window.send(Msg::Sent(Send::Table("三月.xlsx".to_owned(), 1234)));
    assert_eq!(window.effects.table[0], Call::TakeFile);
    let (id, Request::Open(open)) = window.asked() else { panic!() };
    assert_eq!((open.size, &*open.as_of, open.encoding), (1234, "2012-03-04T08:30", None));
    assert!(window.many().opens);
    window.tell(Reply::Opened(opened()));
    assert!(!window.many().opens && window.many().in_columns);
    // Another encoding: it is opened again in the same way otherwise.
    window.select("encoding", "gb18030", &[]);
    let (again, Request::Open(open)) = window.asked() else { panic!() };
    assert!(again > id && window.effects.table.len() == 1, "the file is there already");
    assert_eq!(open.encoding.as_deref(), Some("gb18030"));
    window.tell(Reply::Opened(opened()));
    window.select("headingRow", "2", &[]);
    window.select("sheet", "1", &[]);
    let (_, Request::Open(open)) = window.asked() else { panic!() };
    assert_eq!((open.encoding.as_deref(), open.sheet, open.heading), (Some("gb18030"), Some(1), None));
}

#[test]
fn pasted_cells_are_taken_and_typed_ones_wait_for_the_button() {
    let mut window = Memory::default().window();
    window.to("vehicle");
    window.click("many", &[("many", "table")]);
    assert!(window.paste("cells", "单号\t类型\n1\t丢失", &[]));
    assert_eq!(window.effects.table[0], Call::TakeText("单号\t类型\n1\t丢失".to_owned()));
    assert_eq!(window.many().file.as_ref().unwrap().name, "粘贴的表格");
    window.type_into("cells", "210359000001", &[]);
    assert!(window.effects.table.is_empty());
    window.click("takeCells", &[]);
    assert_eq!(window.effects.table[0], Call::TakeText("210359000001".to_owned()));
    assert_eq!(window.many().cells, "", "what was taken stands in the table");
    window.click("takeCells", &[]);
    assert_eq!(window.said, window.front.shared.word("manyNoCells"));
}

#[test]
fn nothing_starts_while_a_column_is_asked_or_something_is_told_twice() {
    let mut window = at_the_columns(&Memory::default());
    let columns = window.many().columns.clone().unwrap();
    assert_eq!(columns.order(), [2, 0, 1, 3], "what is asked stands first");
    window.click("answerTable", &[]);
    assert_eq!(window.many().held, Some(Hold::Asked(2)));
    assert_eq!(window.effects.focus, Some(Focus::Piece("columnList", "2".to_owned(), "select")));
    assert!(window.effects.table.is_empty(), "nothing is taken silently");
    window.column(2, "problem");
    window.click("answerTable", &[]);
    assert_eq!(window.many().held, Some(Hold::Twice(2)), "and never two columns for one field");
    window.column(2, "none");
    window.click("answerTable", &[]);
    let (_, Request::Answer(answer)) = window.asked() else { panic!() };
    assert_eq!(answer.columns[2], None, "it may mean nothing");
    assert_eq!(answer.columns[3], None);
    assert_eq!(answer.columns[1].as_ref().unwrap().words, [("丢失".to_owned(), "lost".to_owned())]);
    assert_eq!((&*answer.as_of, answer.rules.len()), ("2012-03-04T08:30", 0));
    // Not one column is used.
    let mut window = at_the_columns(&Memory::default());
    for place in 0..4 {
        window.column(place, "none");
    }
    window.click("answerTable", &[]);
    assert_eq!(window.many().held, Some(Hold::Nothing));
}

#[test]
fn words_mean_what_the_clerk_says() {
    let mut window = at_the_columns(&Memory::default());
    window.column(2, "value");
    let mean = |window: &mut Window, at: &str, code: &str| {
        window.select("means", code, &[("column", "1"), ("word-at", at)]);
    };
    mean(&mut window, "0", "missing");
    mean(&mut window, "1", "nothing");
    window.click("answerTable", &[]);
    let (_, Request::Answer(answer)) = window.asked() else { panic!() };
    let words = [("丢失", "missing"), ("投诉", "")].map(|(word, code)| (word.to_owned(), code.to_owned()));
    assert_eq!(answer.columns[1], Some(Column { field: "problem".to_owned(), words: words.to_vec() }));
    // What the rows had and nobody understood is asked beside the others, when the clerk goes back.
    let words = vec![(1, "problem".to_owned(), "暴力分拣".to_owned(), 7), (2, "sentOn".to_owned(), "x".to_owned(), 1)];
    window.tell(Reply::Answered(Answered { words, ..Answered::default() }));
    window.click("toColumns", &[]);
    let chosen = &window.many().columns.as_ref().unwrap().chosen;
    let last = chosen[1].words.last().unwrap();
    assert_eq!((&*last.word, last.rows, &last.means), ("暴力分拣", 7, &None));
    assert!(chosen[2].words.is_empty(), "of another field than the column holds now");
}

#[test]
fn what_holds_for_every_row_is_said_once_and_read_as_anything_typed() {
    let mut window = at_the_columns(&Memory::default());
    window.column(2, "value");
    let told = |window: &Window| {
        let columns = window.many().columns.as_ref().unwrap();
        columns.told(&window.front.shared)
    };
    let all = |all: &[(&str, &str)]| -> Vec<(String, String)> {
        all.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let station = [("we", "origin"), ("claimant", "direct"), ("deliveredBy", "station")];
    assert_eq!(told(&window), all(&station), "the station's profile is offered");
    window.select("addConstant", "vehicleArrivedAt", &[]);
    let focus = Focus::Piece("constantList", "vehicleArrivedAt".to_owned(), "select, input");
    assert_eq!(window.effects.focus, Some(focus));
    window.click("answerTable", &[]);
    assert_eq!(window.many().held, Some(Hold::Constant(3)));
    window.settle("constantTyped", "3/4 8:00", &[("constant", "3")]);
    window.select("addConstant", "missingReportedAt", &[]);
    window.select("constantCode", "no", &[("constant", "4")]);
    window.select("addConstant", "inNetwork", &[]);
    window.select("constantCode", "true", &[("constant", "5")]);
    window.click("dropConstant", &[("constant", "2")]);
    window.click("answerTable", &[]);
    let (_, Request::Answer(answer)) = window.asked() else { panic!() };
    let more = [("vehicleArrivedAt", "2012-03-04T08:00"), ("missingReportedAt", "no"), ("inNetwork", "true")];
    assert_eq!(answer.constants, all(&[&station[..2], &more[..]].concat()));
    // What a column holds is not told again.
    let mut window = at_the_columns(&Memory::default());
    window.select("addConstant", "problem", &[]);
    assert_eq!(told(&window), all(&station));
    window.column(2, "we");
    window.click("answerTable", &[]);
    assert_eq!(window.many().held, Some(Hold::Twice(2)));
}

#[test]
fn choices_are_remembered_for_the_same_headings_and_bounded() {
    let memory = Memory::default();
    let mut window = at_the_columns(&memory);
    window.column(2, "value");
    window.click("answerTable", &[]);
    let kept = |memory: &Memory| -> Value { serde_json::from_str(&memory.get(HEADINGS).unwrap()).unwrap() };
    let all = json!([["运单号", "waybill"], ["异常类型", "problem"], ["金额", "value"]]);
    assert_eq!(kept(&memory), all, "what nobody has chosen is not remembered");
    // The next table brings them along, and other choices take their places.
    let mut window = at_the_columns(&memory);
    dropping(&mut window, "单号,类型\n");
    let (_, Request::Open(open)) = window.asked() else { panic!() };
    assert_eq!(open.remembered[2], ("金额".to_owned(), Some("value".to_owned())));
    window.tell(Reply::Opened(opened()));
    window.column(2, "none");
    window.click("answerTable", &[]);
    assert_eq!(kept(&memory)[2], json!(["金额", null]));
    // Headings that stand twice with two meanings say nothing.
    let many: Vec<Proposed> = (0..900).map(|n| proposed(&format!("列{}", n / 2), None, "unknown", &[])).collect();
    window.click("toColumns", &[]);
    window.send(Msg::Sent(Send::Table("b.csv".to_owned(), 1)));
    window.click("takeNew", &[]);
    window.tell(Reply::Opened(Opened { columns: many, ..Opened::default() }));
    for place in 0..900 {
        window.column(place, if place == 0 { "waybill" } else { "none" });
    }
    window.click("answerTable", &[]);
    let kept = kept(&memory);
    let kept = kept.as_array().unwrap();
    assert_eq!(kept.len(), 400);
    assert!(!kept.contains(&json!(["列0", null])) && kept.last() == Some(&json!(["列449", null])));
}

#[test]
fn headings_that_cannot_be_read_are_set_aside_and_a_full_store_starts_all_the_same() {
    let memory = Memory::default();
    memory.put(HEADINGS, "{");
    let mut window = at_the_columns(&memory);
    assert_eq!(memory.get("parcel-claims/set-aside/1/parcel-claims/headings/1").as_deref(), Some("{"));
    memory.put(HEADINGS, r#"[["金额","no-such-field"],["备注",null],7]"#);
    dropping(&mut window, "单号,类型\n");
    let (_, Request::Open(open)) = window.asked() else { panic!() };
    assert_eq!(open.remembered, [("备注".to_owned(), None)]);
    window.tell(Reply::Opened(opened()));
    memory.refuse(Some(parcel_claims::front::storage::Refused::Full));
    window.column(2, "value");
    window.click("answerTable", &[]);
    assert!(matches!(window.asked().1, Request::Answer(_)));
}

#[test]
fn what_runs_says_how_far_it_is_and_ends_when_the_clerk_says_so() {
    let mut window = at_the_columns(&Memory::default());
    window.column(2, "value");
    window.click("answerTable", &[]);
    let (answer, _) = window.asked();
    window.sleep(2_000);
    window.tell_id(answer, Reply::Progress(Progress { bytes: 25, of: 100, rows: 5_000 }));
    let run = window.many().run.as_ref().unwrap();
    assert_eq!((run.per_second(), run.seconds_left(), run.percent()), (2_500, Some(6), 25));
    assert!(window.effects.quiet, "what was said stays");
    window.click("stopTable", &[]);
    let (stop, request) = window.asked();
    assert_eq!(request, Request::Stop);
    assert!(window.many().run.as_ref().unwrap().stops);
    window.tell_id(answer, Reply::Answered(Answered { rows: 6_000, whole: false, ..Answered::default() }));
    window.view_rows(6_000);
    window.tell_id(stop, Reply::Stopped);
    assert!(window.many().run.is_none() && !window.list().answered.whole, "what is done stays");
}

#[test]
fn a_new_table_takes_the_place_of_one_that_runs_only_when_the_clerk_says_so() {
    let mut window = at_the_columns(&Memory::default());
    window.column(2, "value");
    window.click("answerTable", &[]);
    let (running, _) = window.asked();
    window.send(Msg::Sent(Send::Table("四月.csv".to_owned(), 9)));
    assert_eq!(window.effects.focus, Some(Focus::ButtonIn("sheetAsk")));
    assert!(window.effects.table.is_empty());
    window.click("keepOld", &[]);
    assert_eq!((window.many().next.is_none(), &*window.many().file.as_ref().unwrap().name), (true, "三月.csv"));
    window.send(Msg::Sent(Send::Table("四月.csv".to_owned(), 9)));
    window.click("takeNew", &[]);
    let calls = &window.effects.table;
    assert!(matches!(calls[..], [Call::Ask(_), Call::TakeFile, Call::Ask(_)]), "{calls:?}");
    assert!(window.many().run.is_none() && window.many().columns.is_none());
    // What is told of the old one is told to nobody.
    window.tell_id(running, Reply::Answered(Answered::default()));
    assert!(window.many().list.is_none());
}

#[test]
fn a_refusal_is_said_in_its_own_words() {
    let refused =
        |said: &str| Reply::Refused { code: "password".to_owned(), about: String::new(), said: said.to_owned() };
    let mut window = Memory::default().window();
    window.send(Msg::Sent(Send::Table("a.xlsx".to_owned(), 9)));
    window.tell(refused("这张表有密码。"));
    assert_eq!((&*window.many().refused, window.many().opens), ("这张表有密码。", false));
    assert_eq!(window.effects.focus, Some(Focus::Place("sheetRefused")));
    assert!(window.many().file.is_none());
    window.click("closeRefused", &[]);
    assert_eq!(window.many().refused, "");
    let mut window = at_the_columns(&Memory::default());
    window.column(2, "value");
    window.click("answerTable", &[]);
    window.tell(refused("这一列不行。"));
    assert!(window.many().run.is_none() && window.many().in_columns, "the columns are there to be mended");
    // Without a sentence all that stood behind is gone: the table with it, and each of its requests is told so.
    for lost in ["{", r#"{"id":9,"reply":{"refused":{"code":"failed","about":"","said":""}}}"#] {
        let mut window = in_the_list(10);
        window.click("exportCsv", &[]);
        let (id, _) = window.asked();
        window.send(Msg::Worklist(Table::Told(lost.replace("\"id\":9", &format!("\"id\":{id}")))));
        let many = window.many();
        assert_eq!(many.refused, window.front.shared.word("manyBroken"), "{lost}");
        assert!(many.file.is_none() && many.list.is_none() && many.run.is_none() && !many.in_columns);
    }
}

#[test]
fn only_rows_that_are_seen_are_asked_for() {
    let mut window = in_the_list(1_000_000);
    assert_eq!(window.list().at(0).unwrap().line, 2);
    assert!(window.list().at(500).is_none());
    let sight = Sight { top: 4_000_000, height: 640, row: 64 };
    window.send(Msg::Worklist(Table::Look(sight)));
    let (_, Request::Rows(Rows { from, to })) = window.asked() else { panic!() };
    assert!(from < 500_000 && 500_000 < to && to - from < 200, "{from} {to}");
    // While they come nothing more is asked; then what is in sight by now.
    window.send(Msg::Worklist(Table::Look(Sight { top: 0, ..sight })));
    assert!(window.effects.table.is_empty());
    let rows = Reply::Rows { from, rows: (from..to).map(shown).collect() };
    window.tell_id(8, rows.clone());
    assert!(window.list().at(from).is_none(), "no request has this number");
    let waits = (1..20).find(|id| {
        window.tell_id(*id, rows.clone());
        !window.effects.table.is_empty()
    });
    assert!(waits.is_some());
    window.fetch();
    assert_eq!(window.list().at(0).unwrap().row, 0);
    // Within what is known nothing is asked.
    window.send(Msg::Worklist(Table::Look(Sight { top: 10, ..sight })));
    assert!(window.effects.table.is_empty());
}

#[test]
fn keys_move_through_the_list_choose_and_open() {
    let mut window = in_the_list(1_000);
    let press = |window: &mut Window, key: &str| {
        let part = super::Part { name: "rows", ..super::Part::default() };
        window.happens(How::Key(key.to_owned()), part, &[])
    };
    for (key, at) in [("ArrowDown", 1), ("PageDown", 8), ("ArrowUp", 7), ("End", 999), ("ArrowDown", 999), ("Home", 0)]
    {
        assert!(press(&mut window, key));
        assert_eq!(window.list().active, at, "{key}");
        assert!(window.list().scroll.drawn().contains(&at));
        if !window.effects.table.is_empty() {
            window.fetch();
        }
    }
    assert!(!press(&mut window, "Tab"), "the browser's own");
    // A key that comes before its row waits for it.
    press(&mut window, "End");
    press(&mut window, "Enter");
    assert!(window.many().wanted.is_none());
    window.fetch_again();
    assert_eq!(window.asked().1, Request::Cases(Which::These(vec![999])));
    press(&mut window, "Home");
    window.fetch();
    press(&mut window, " ");
    assert_eq!(window.list().which(), Which::These(vec![0]));
    press(&mut window, "Enter");
    assert_eq!(window.asked().1, Request::Cases(Which::These(vec![0])));
}

#[test]
fn the_list_is_filtered_and_ordered() {
    let mut window = in_the_list(100);
    window.check("pick", "on", true, &[("row", "4")]);
    window.click("rowsUrgency", &[("urgency", "hour")]);
    let mut view = View { urgency: Some(Urgency::Hour), ..View::default() };
    assert_eq!(window.asked().1, Request::View(view.clone()));
    assert_eq!(window.list().count_picked(), 0, "what is not seen is not chosen");
    window.view_rows(40);
    window.select("rowsFilter", "loss-3", &[("filter", "clause")]);
    view.clause = Some("loss-3".to_owned());
    window.click("rowsWith", &[("filter", "problem"), ("value", "*")]);
    view.problem = Some("*".to_owned());
    window.select("rowsOrder", "sum", &[]);
    view.order = Order::Sum;
    window.type_into("rowsText", "郑", &[]);
    assert!(window.effects.table.is_empty(), "it is looked for once it is left");
    window.enter("rowsText", "郑州 ", &[]);
    view.text = "郑州".to_owned();
    assert_eq!(window.asked().1, Request::View(view.clone()));
    assert_eq!(window.list().typed, "郑州 ");
    // Pressed again, or emptied, it does not filter any more.
    window.click("rowsUrgency", &[("urgency", "hour")]);
    view.urgency = None;
    assert_eq!(window.asked().1, Request::View(view.clone()));
    window.select("rowsFilter", "", &[("filter", "clause")]);
    view.clause = None;
    assert_eq!(window.asked().1, Request::View(view));
    window.click("allRows", &[]);
    assert_eq!(window.asked().1, Request::View(View { order: Order::Sum, ..View::default() }));
    window.view_rows(100);
    assert!(window.list().is_whole());
}

/// A row as a case.
fn case(row: u32, facts: Value) -> RowCase {
    RowCase { row, case: facts.as_object().unwrap().clone() }
}

fn lost(waybill: &str) -> Value {
    json!({ "waybill": waybill, "problem": "lost", "stage": "transit", "value": 700 })
}

#[test]
fn a_row_opens_as_a_parcel_and_what_is_answered_there_flows_back() {
    let mut window = in_the_list(100);
    window.click("openRow", &[("row", "7")]);
    window.tell(Reply::Cases(vec![case(7, lost("210359000007"))]));
    assert_eq!(window.front.shared.room, Room::Parcel);
    assert_eq!(window.field("waybill").as_deref(), Some("210359000007"));
    assert_eq!(window.many().in_hand(&window.front.shared), Some(9), "the line of the file");
    window.put_into("parcel", &json!({ "value": 900, "cash": true, "stage": null }));
    assert!(window.effects.table.is_empty(), "not with each key");
    window.click("backToTable", &[]);
    let shared = &window.front.shared;
    assert_eq!((shared.room, shared.many), (Room::Vehicle, Many::Table));
    let (_, Request::Set(Set { rows, mut values, left_out })) = window.asked() else { panic!() };
    values.sort();
    let wanted = [("cash", "true"), ("value", "900.0")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!((rows, values), (Which::These(vec![7]), wanted.to_vec()));
    assert_eq!(left_out, ["stage"], "emptied there, it is left out here, whatever its cell says");
    window.tell(Reply::Changed { rows: 1, totals: totals(99) });
    assert_eq!(window.said, "1 行重新算过了");
    assert_eq!(window.list().answered.totals.rows, 99);
    window.view_rows(100);
    // Nothing more is told of it, and the next one opens unasked: what was changed stands in the table.
    window.to("parcel");
    window.send(Msg::Worklist(Table::Look(Sight { top: 640, height: 640, row: 64 })));
    window.to("vehicle");
    assert!(window.effects.table.is_empty());
    assert_eq!(window.list().scroll.wanted, Some(640), "hidden, the list has forgotten where it was");
    window.click("openRow", &[("row", "8")]);
    assert!(window.many().wanted.is_none());
    window.tell(Reply::Cases(vec![case(8, lost("210359000008"))]));
    window.put_into("parcel", &json!({ "value": 100 }));
    // Cleared, it is no row any more, and what was answered before flows back all the same.
    window.click("reset", &[]);
    window.click("resetYes", &[]);
    let (_, Request::Set(Set { rows, .. })) = window.asked() else { panic!("{:?}", window.effects) };
    assert_eq!(rows, Which::These(vec![8]));
    assert_eq!(window.many().in_hand(&window.front.shared), None);
}

#[test]
fn opening_a_row_never_clears_an_unsaved_parcel_unasked() {
    let mut window = in_the_list(100);
    window.put_into("parcel", &json!({ "waybill": "210359000099", "value": 5 }));
    window.click("openRow", &[("row", "7")]);
    assert_eq!((window.many().wanted, window.effects.table.len()), (Some(7), 0));
    assert_eq!(window.effects.focus, Some(Focus::ButtonIn("rowAsk")));
    window.click("openRowNot", &[]);
    assert_eq!(window.many().wanted, None);
    window.click("openRow", &[("row", "7")]);
    window.click("openRowAnyway", &[]);
    assert_eq!(window.asked().1, Request::Cases(Which::These(vec![7])));
}

#[test]
fn several_rows_get_one_answer() {
    let mut window = in_the_list(100);
    window.check("pick", "on", true, &[("row", "4")]);
    window.check("pick", "on", true, &[("row", "2")]);
    window.click("tellRows", &[]);
    assert_eq!(window.effects.focus, Some(Focus::Input("tellField")));
    window.select("tellField", "missingReportedAt", &[]);
    window.settle("tellTyped", "3/4 8:xx", &[]);
    window.click("tellRows", &[]);
    assert!(window.many().tell_fault.contains("有单无货上报时间"), "{}", window.many().tell_fault);
    window.settle("tellTyped", "3/4 8:20", &[]);
    window.click("tellRows", &[]);
    let values = vec![("missingReportedAt".to_owned(), "2012-03-04T08:20".to_owned())];
    let set = Set { rows: Which::These(vec![2, 4]), values, left_out: Vec::new() };
    assert_eq!(window.asked().1, Request::Set(set));
    window.check("pickAll", "on", true, &[]);
    assert_eq!((&window.list().picked, window.list().count_picked()), (&Picked::All, 100));
    window.select("tellField", "stage", &[]);
    window.select("tellCode", "transit", &[]);
    window.click("tellRows", &[]);
    let values = vec![("stage".to_owned(), "transit".to_owned())];
    let set = Set { rows: Which::Viewed, values, left_out: Vec::new() };
    assert_eq!(window.asked().1, Request::Set(set));
}

#[test]
fn rows_go_into_the_case_book_each_once() {
    let mut window = in_the_list(100);
    window.click("saveRows", &[]);
    assert_eq!(window.said, window.front.shared.word("manyNonePicked"));
    window.check("pick", "on", true, &[("row", "1")]);
    window.check("pick", "on", true, &[("row", "2")]);
    let cases = || Reply::Cases(vec![case(1, lost("210359000001")), case(2, lost("210359000002"))]);
    window.click("saveRows", &[]);
    window.tell(cases());
    assert_eq!(window.said, "2 件已存入案卷");
    assert_eq!(window.front.shared.book.count(), 2);
    window.click("saveRows", &[]);
    let mut other = lost("210359000002");
    other["value"] = 50.into();
    window.tell(Reply::Cases(vec![case(1, lost("210359000001")), case(2, other)]));
    assert_eq!(window.said, "1 件案卷里已有，没有变化；1 件在案卷里另外改过，没有动");
    assert_eq!(window.front.shared.book.count(), 2);
    // Too many at once are not taken silently.
    window.answer_again(MOST + 1);
    window.check("pickAll", "on", true, &[]);
    window.click("saveRows", &[]);
    assert!(window.said.contains("200") && window.effects.table.is_empty(), "{}", window.said);
}

impl Window {
    fn answer_again(&mut self, rows: usize) {
        self.click("toColumns", &[]);
        self.answer_table(rows);
    }
}

#[test]
fn claim_forms_are_printed_and_reports_copied_for_those_that_are_chosen() {
    let mut window = in_the_list(100);
    window.check("pick", "on", true, &[("row", "1")]);
    window.click("printForms", &[]);
    window.tell(Reply::Cases(vec![case(1, lost("210359000001"))]));
    assert!(matches!(window.effects.hand, Some(Hand::Print(Some(Sheet::Forms)))));
    let printed: Vec<_> = window.many().printed.iter().map(|answer| answer.case.waybill()).collect();
    assert_eq!(printed, [Some("210359000001")]);
    let missing = |waybill: &str, at: &str| {
        let facts = json!({ "problem": "missing", "listed": true, "we": "delivery", "vehicleArrivedAt": at });
        let mut facts = facts.as_object().unwrap().clone();
        facts.insert("waybill".to_owned(), waybill.into());
        Value::Object(facts)
    };
    window.click("copyReports", &[]);
    window.tell(Reply::Cases(vec![
        case(1, missing("210359000001", "2012-03-04T08:00")),
        case(2, missing("210359000002", "2012-03-04T08:00")),
        case(3, missing("210359000003", "2012-03-04T08:10")),
        case(4, lost("210359000004")),
    ]));
    let text = window.copied();
    assert!(text.contains("共 2 件\n210359000001\n210359000002\n"), "those that share all stand in one: {text}");
    assert_eq!(text.matches("【有单无货上报】").count(), 2);
    assert!(!text.contains("210359000004"));
    window.click("copyReports", &[]);
    window.tell(Reply::Cases(vec![case(4, lost("210359000004"))]));
    assert_eq!(window.said, window.front.shared.word("manyNoReport"));
}

#[test]
fn another_rulebook_is_tried_on_all_rows() {
    let mut window = in_the_list(100);
    let others = parcel_claims::front::worklist::rules::others(&window.front.shared);
    assert!(others.is_empty(), "nothing is compared with itself: {others:?}");
    let mut file: Value = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
    file["id"] = "our-own".into();
    window.send(Msg::Sent(Send::Rulebook(file.to_string())));
    window.to("vehicle");
    window.answer_again(100);
    let others = parcel_claims::front::worklist::rules::others(&window.front.shared);
    let (name, rules) = &others[0];
    assert!(name.contains("our-own") && rules.len() == 1);
    window.select("otherRules", "0", &[]);
    window.click("compareRows", &[]);
    assert_eq!(window.asked().1, Request::Compare(rules.clone()));
    assert!(window.many().run.is_some());
    window.tell(Reply::Compared(Compared { rows: 3, ..Compared::default() }));
    let (told, compared) = window.many().compared.as_ref().unwrap();
    assert_eq!((told, compared.rows), (name, 3));
    // Ended, nothing is told of it.
    window.click("compareRows", &[]);
    window.tell(Reply::Stopped);
    assert!(window.many().run.is_none() && window.many().compared.is_none());
}

#[test]
fn files_are_written_and_handed_to_the_browser() {
    let mut window = in_the_list(100);
    for (action, format, encoding) in
        [("exportXlsx", "xlsx", "utf-8"), ("exportCsv", "csv", "utf-8"), ("exportGb", "csv", "gb18030")]
    {
        window.click(action, &[]);
        let (_, Request::Export(export)) = window.asked() else { panic!() };
        assert_eq!((&*export.format, &*export.encoding, export.viewed), (format, encoding, false));
        assert_eq!(export.source, "三月.csv");
        assert!(export.rulebook.contains(&window.front.shared.rules.in_use.digest));
        let (name, kind) = ("三月-测算.xlsx".to_owned(), "x/y".to_owned());
        window.tell(Reply::Exported { name: name.clone(), kind: kind.clone(), rows: 100 });
        assert_eq!(window.effects.table, [Call::Save { name, kind }]);
    }
    window.select("exportWhich", "list", &[]);
    window.click("exportCsv", &[]);
    let (_, Request::Export(export)) = window.asked() else { panic!() };
    assert!(export.viewed);
    window.send(Msg::Worklist(Table::Handed("a.csv".to_owned(), Some(false))));
    assert_eq!(window.said, "浏览器不让存文件：a.csv");
}

#[test]
fn what_was_changed_is_asked_about_until_it_stands_in_a_file() {
    let mut window = in_the_list(100);
    window.check("pick", "on", true, &[("row", "4")]);
    window.select("tellField", "stage", &[]);
    window.select("tellCode", "transit", &[]);
    window.click("tellRows", &[]);
    window.send(Msg::Sent(Send::Table("b.csv".to_owned(), 1)));
    assert!(window.many().next.is_some() && window.effects.table.is_empty());
    window.click("keepOld", &[]);
    window.send(Msg::Worklist(Table::Handed("a.csv".to_owned(), Some(true))));
    window.send(Msg::Sent(Send::Table("b.csv".to_owned(), 1)));
    assert!(window.many().next.is_none(), "nothing would be lost");
}

#[test]
fn rows_are_told_anew_in_another_language() {
    let mut window = in_the_list(100);
    window.click("lang", &[("lang", "en")]);
    let Some(Call::Ask(asked)) = window.effects.table.last() else { panic!() };
    assert_eq!((&*asked.lang, matches!(asked.request, Request::Rows(_))), ("en", true));
}

/// The worklist itself stands behind the page, with a text for its file.
#[derive(Default)]
struct Behind {
    session: Session,
    file: String,
    /// What was handed to the browser.
    saved: Vec<(String, Vec<u8>)>,
}

impl Behind {
    /// Does all that the page calls for, until nothing more comes.
    fn serve(&mut self, window: &mut Window) {
        let mut written = Vec::new();
        while let Some(call) = (!window.effects.table.is_empty()).then(|| window.effects.table.remove(0)) {
            let rest = std::mem::take(&mut window.effects.table);
            match call {
                Call::TakeText(text) => self.file = text,
                Call::TakeFile => {}
                Call::Save { name, .. } => self.saved.push((name, std::mem::take(&mut written))),
                Call::Ask(asked) => {
                    let id = asked.id;
                    let mut step = self.session.ask(asked);
                    loop {
                        written.extend(std::mem::take(&mut step.out));
                        if let Some(told) = &step.told {
                            window.send(Msg::Worklist(Table::Told(serde_json::to_string(told).unwrap())));
                        }
                        let Some(need) = step.need else { break };
                        let place = |at: u64| usize::try_from(at).unwrap();
                        step = self.session.give(id, &self.file.as_bytes()[place(need.from)..place(need.to)]);
                    }
                }
            }
            let more = std::mem::take(&mut window.effects.table);
            window.effects.table = rest.into_iter().chain(more).collect();
        }
    }
}

#[test]
fn a_whole_table_from_pasted_cells_to_a_file() {
    let mut window = Memory::default().window_at("2012-03-04T08:30");
    window.put_into("parcel", &us());
    window.to("vehicle");
    window.click("many", &[("many", "table")]);
    let mut behind = Behind::default();
    let table = "运单号\t异常类型\t发生环节\t损失金额\t发件日期\n\
        210359000001\t丢失\t中转\t700\t2012-03-01\n\
        210359000002\t投诉\t中转\t300\t2012-03-01\n\
        210359000003\t破损\t派件\t三百多\t2012-03-01\n";
    window.paste("cells", table, &[]);
    behind.serve(&mut window);
    let columns = window.many().columns.as_ref().unwrap();
    let fields: Vec<_> = columns.chosen.iter().filter_map(|chosen| chosen.field).map(|field| field.key()).collect();
    assert_eq!(fields, ["waybill", "problem", "stage", "value", "sentOn"]);
    window.click("answerTable", &[]);
    behind.serve(&mut window);
    let list = window.list();
    assert_eq!((list.answered.rows, list.answered.totals.unsound), (3, 2), "{:?}", list.answered.problems);
    let read: Vec<_> = list.answered.words.iter().map(|(_, key, word, _)| (&**key, &**word)).collect();
    assert!(read.contains(&("problem", "投诉")), "{read:?}");
    // The word is told, and the row is sound.
    window.click("toColumns", &[]);
    let words = &window.many().columns.as_ref().unwrap().chosen[1].words;
    let at = words.iter().position(|word| word.word == "投诉").unwrap().to_string();
    window.select("means", "other", &[("column", "1"), ("word-at", &at)]);
    window.click("answerTable", &[]);
    behind.serve(&mut window);
    assert_eq!(window.list().answered.totals.unsound, 1);
    let first = (0..3).filter_map(|at| window.list().at(at)).find(|row| row.waybill == "210359000001").unwrap().clone();
    assert!(first.compensation.contains("700"), "{first:?}");
    // It opens as a parcel, and what is said there counts in the table.
    window.click("openRow", &[("row", &first.row.to_string())]);
    behind.serve(&mut window);
    assert_eq!(window.field("waybill").as_deref(), Some("210359000001"));
    window.put_into("parcel", &json!({ "value": 450 }));
    window.click("backToTable", &[]);
    behind.serve(&mut window);
    let row = window.list().row(first.row).unwrap();
    assert!(row.changed && row.compensation != first.compensation, "{row:?}");
    window.click("exportCsv", &[]);
    behind.serve(&mut window);
    let (name, bytes) = &behind.saved[0];
    let text = String::from_utf8_lossy(bytes);
    assert!(name.ends_with(".csv") && text.contains("210359000003"), "{name}: {text}");
    assert_eq!(window.many().refused, "");
    assert!(window.many().run.is_none());
}

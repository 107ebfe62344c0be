//! Opened, answered, chosen from and changed.

use super::{AS_OF, Desk, TABLE, answer};
use crate::batch::files::{Sheet, xlsx};
use parcel_claims::batch::{Batch, Column, Mapping};
use parcel_claims::case::Field;
use parcel_claims::rulebook::ParcelRules;
use parcel_claims::sheets::Table;
use parcel_claims::worklist::protocol::{Open, Order, Reply, Request, Set, Urgency, View, Which};

const STATION: &[(&str, &str)] = &[("deliveredBy", "station"), ("we", "origin")];

#[test]
fn a_table_is_opened_answered_and_shown() {
    let (mut desk, answered) = Desk::answered(TABLE, STATION);
    assert_eq!((answered.rows, answered.whole, answered.blank, answered.sums), (6, true, 1, 1));
    assert_eq!((answered.totals.rows, answered.totals.unsound), (4, 2));
    assert_eq!(answered.totals.fine.min, 40_00);
    assert_eq!(answered.words, [(4, "problem".to_owned(), "被狗咬了".to_owned(), 1)]);
    assert_eq!(desk.view(View { order: Order::Table, ..View::default() }), 6);
    let rows = desk.rows(0, 6);
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 5, 7, 8, 10]);
    assert_eq!(rows[1].waybill, "73000000000025");
    assert!(rows[0].fine.contains("40"), "{:?}", rows[0]);
    assert!(rows[1].said.contains("遗失") && !rows[1].clauses.is_empty(), "{:?}", rows[1]);
    assert!(rows[2].problems[0].contains("2012-02-30"), "{:?}", rows[2].problems);
    assert!(rows[4].problems[0].contains("问题类型"), "{:?}", rows[4].problems);
}

#[test]
fn what_runs_out_first_stands_first() {
    let (mut desk, answered) = Desk::answered(TABLE, STATION);
    desk.view(View::default());
    let urgencies: Vec<_> = desk.rows(0, 6).iter().map(|row| row.urgency.unwrap()).collect();
    let mut sorted = urgencies.clone();
    sorted.sort();
    assert_eq!(urgencies, sorted);
    let count = |urgency| answered.urgencies.iter().find(|(of, _)| *of == urgency).map_or(0, |(_, rows)| *rows);
    for urgency in Urgency::ALL {
        let view = View { urgency: Some(urgency), ..View::default() };
        assert_eq!(desk.view(view), usize::try_from(count(urgency)).unwrap(), "{urgency:?}");
    }
    assert_eq!(count(Urgency::Unsound), 2);
}

#[test]
fn rows_are_chosen_by_what_they_come_to() {
    let (mut desk, answered) = Desk::answered(TABLE, STATION);
    let view = View::default;
    for (name, chosen, rows) in [
        ("a text", View { text: "客户催".into(), ..view() }, 1),
        ("part of a number in full width", View { text: "００４１".into(), ..view() }, 1),
        ("two words", View { text: "丢失 2012-03-02".into(), ..view() }, 1),
        ("none", View { text: "没有这个".into(), ..view() }, 0),
        ("a month", View { month: Some("2012-02".into()), ..view() }, 1),
        ("every problem", View { problem: Some("*".into()), ..view() }, 2),
        ("one problem", View { problem: Some("word".into()), ..view() }, 1),
    ] {
        assert_eq!(desk.view(chosen), rows, "{name}");
    }
    for share in &answered.totals.by_outcome {
        let chosen = View { outcome: Some(share.code.clone()), ..view() };
        assert_eq!(desk.view(chosen), usize::try_from(share.rows + share.perhaps).unwrap(), "{}", share.code);
    }
    for share in &answered.totals.by_party {
        let chosen = View { party: Some(share.code.clone()), ..view() };
        assert_eq!(desk.view(chosen), usize::try_from(share.rows).unwrap(), "{}", share.code);
    }
    for (clause, _, rows) in &answered.clauses {
        let chosen = View { clause: Some(clause.clone()), ..view() };
        assert_eq!(desk.view(chosen), usize::try_from(*rows).unwrap(), "{clause}");
    }
}

#[test]
fn one_answer_for_several_rows_counts_as_if_it_had_stood_in_the_table() {
    let (mut desk, before) = Desk::answered(TABLE, STATION);
    let set = |rows, values: &[(&str, &str)], left_out: &[&str]| {
        let values = values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
        let left_out = left_out.iter().map(|field| (*field).to_owned()).collect();
        Request::Set(Set { rows: Which::These(rows), values, left_out })
    };
    // The sending date that cannot be, and the word that nobody knows, are mended here.
    let Reply::Changed { rows, totals } = desk.ask(set(vec![2], &[("sentOn", "2012-02-29")], &[])) else { panic!() };
    assert_eq!((rows, totals.rows, totals.unsound), (1, 5, 1));
    desk.ask(set(vec![4], &[], &["problem"]));
    let mended = TABLE.replace("2012-02-30", "2012-02-29").replace("被狗咬了", "");
    let (mut other, wanted) = Desk::answered(mended, STATION);
    let all = || View { order: Order::Table, ..View::default() };
    desk.view(all());
    other.view(all());
    for (one, other) in desk.rows(0, 6).into_iter().zip(other.rows(0, 6)) {
        let is_mended = [2, 4].contains(&one.row);
        assert_eq!(one.changed, is_mended);
        assert_eq!((one.said, one.compensation, one.next), (other.said, other.compensation, other.next));
    }
    let Reply::Changed { totals, .. } = desk.ask(set(vec![], &[], &[])) else { panic!() };
    assert_eq!(totals, wanted.totals);
    // Taken away again, all is as before.
    let Reply::Changed { totals, .. } = desk.ask(set(vec![2, 4], &[("sentOn", ""), ("problem", "")], &[])) else {
        panic!()
    };
    assert_eq!(totals, before.totals);
    let refused = desk.ask(set(vec![0], &[("sentOn", "gestern")], &[]));
    assert!(matches!(refused, Reply::Refused { code, about, .. } if code == "constant" && about == "sentOn"));
}

#[test]
fn rows_are_handed_over_as_cases() {
    let (mut desk, _) = Desk::answered(TABLE, STATION);
    let Reply::Cases(cases) = desk.ask(Request::Cases(Which::These(vec![3, 1, 99]))) else { panic!() };
    assert_eq!(cases.iter().map(|case| case.row).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(cases[0].case["waybill"], "73000000000025");
    assert_eq!(cases[0].case["problem"], "lost");
    assert_eq!(cases[0].case["we"], "origin");
    assert_eq!(cases[1].case["scannedAt"], "2012-03-20T11:30");
}

#[test]
fn the_same_table_says_the_same_in_every_letters_and_as_a_workbook() {
    let (_, wanted) = Desk::answered(TABLE, STATION);
    let (gb, _, _) = encoding_rs::GB18030.encode(TABLE);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(TABLE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut xml = String::new();
    Table::open(TABLE.as_bytes().to_vec(), None)
        .unwrap()
        .read(0, &mut |record| {
            let cell = |cell: &str| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
            xml.push_str(&format!("<row>{}</row>", record.cells().map(cell).collect::<String>()));
        })
        .unwrap();
    let book = xlsx(&[Sheet::of(xml)], false);
    for (name, file) in [("gb18030", gb.to_vec()), ("utf-16le", utf16), ("xlsx", book)] {
        let (mut desk, answered) = Desk::answered(file, STATION);
        assert_eq!(answered.totals, wanted.totals, "{name}");
        desk.view(View { order: Order::Table, ..View::default() });
        assert_eq!(desk.rows(1, 2)[0].waybill, "73000000000025", "{name}");
    }
}

#[test]
fn what_the_clerk_chooses_when_opening_holds() {
    let (gb, _, _) = encoding_rs::GB18030.encode(TABLE);
    let mut desk = Desk::new(gb.to_vec());
    assert_eq!(desk.open(Open::default()).encoding.as_deref(), Some("gb18030"));
    let wrong = desk.open(Open { encoding: Some("utf-8".into()), ..Open::default() });
    assert!(wrong.garbled);
    assert_eq!(wrong.columns.iter().filter(|column| column.certain).count(), 0);
    let again = desk.open(Open { encoding: Some("gb18030".into()), heading: Some(1), ..Open::default() });
    assert_eq!((again.heading, again.columns[0].heading.as_str()), (1, "73000000000017"));
    let none = desk.open(Open { heading: Some(-1), ..Open::default() });
    assert_eq!((none.heading, none.columns[0].heading.as_str()), (-1, ""));
    let remembered = vec![("备注".to_owned(), Some("value".to_owned())), ("货值".to_owned(), None)];
    let told = desk.open(Open { remembered, ..Open::default() });
    let of = |heading: &str| told.columns.iter().find(|column| column.heading == heading).unwrap();
    assert_eq!((of("备注").field.as_deref(), &*of("备注").reason), (Some("value"), "remembered"));
    assert_eq!(of("货值").field, None);
}

#[test]
fn a_long_table_is_read_in_pieces_and_says_the_same_as_row_by_row() {
    let mut text = "运单号,应签收时间,签收时间,备注\n".to_owned();
    let mut batch = {
        let mut mapping = Mapping::default();
        for (place, field) in [Field::Waybill, Field::DueAt, Field::SignedAt].into_iter().enumerate() {
            assert!(mapping.column(place, Column::of(field)));
        }
        mapping.constant(Field::DeliveredBy, "station").unwrap();
        Batch::new(ParcelRules::built_in(), mapping, "2012-03-20T12:00:00".parse().unwrap())
    };
    for number in 0..40_000 {
        let (waybill, signed) = (format!("73{number:012}"), format!("2012-03-{:02} 08:30", 1 + number % 28));
        let note = if number % 97 == 0 { "\"两行，\n第二行\"" } else { "平常的一件，没有什么" };
        text.push_str(&format!("{waybill},2012-03-04,{signed},{note}\n"));
        batch.row([&*waybill, "2012-03-04", &*signed]);
    }
    let (mut desk, answered) = Desk::answered(text, &[("deliveredBy", "station")]);
    assert!(desk.told.iter().filter(|reply| matches!(reply, Reply::Progress(_))).count() > 3);
    assert_eq!(answered.rows, 40_000);
    let totals = batch.totals();
    assert_eq!((answered.totals.fine.min, answered.totals.unsound), (totals.all.fine.min.fen(), totals.unsound));
    assert_eq!(desk.view(View { text: "第二行".into(), order: Order::Table, ..View::default() }), 413);
    let rows = desk.rows(411, 413);
    assert_eq!(rows[1].waybill, format!("73{:012}", 412 * 97));
}

#[test]
fn what_is_stopped_keeps_what_is_done() {
    let mut text = "运单号,应签收时间\n".to_owned();
    for number in 0..60_000 {
        text.push_str(&format!("73{number:012},2012-03-04 没有什么可说的\n"));
    }
    let mut desk = Desk::new(text.clone());
    let opened = desk.open(Open::default());
    let mut columns = answer(&opened, &[]);
    columns.as_of = AS_OF.to_owned();
    desk.next += 1;
    let lang = "zh-CN".to_owned();
    let (id, request) = (desk.next, Request::Answer(columns));
    let step = desk.session.ask(parcel_claims::worklist::protocol::Asked { id, lang: lang.clone(), request });
    let need = step.need.unwrap();
    let step = desk.session.give(id, &text.as_bytes()[..usize::try_from(need.to).unwrap()]);
    assert!(step.need.is_some());
    let request = Request::Stop;
    let told = desk.session.ask(parcel_claims::worklist::protocol::Asked { id: 99, lang, request }).told.unwrap();
    let Reply::Answered(answered) = told.reply else { panic!() };
    assert!(told.id == id && !answered.whole && answered.rows > 1000 && answered.rows < 60_000);
    // Bytes that come too late are nobody's.
    assert_eq!(desk.session.give(id, b"73").told, None);
    assert_eq!(desk.view(View::default()), answered.rows);
}

//! Which column holds which field: by its name, by what stands in it, by what was chosen before; never in silence.

use super::generate::{COLUMNS, MIXES, WORDS, table};
use crate::properties::{now, times};
use parcel_claims::batch::{Column, Epoch, Heading, Mapping, Proposed, mapping, meaning, plain, propose, value_of};
use parcel_claims::case::{Code, Field, IfAbsent, Value};
use parcel_claims::choice::Choice;
use parcel_claims::sheets::Table;
use proptest::prelude::*;

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

fn proposed(text: &str) -> Vec<Proposed> {
    let rows = rows(text);
    propose(&rows, &Heading::find(&rows), None, now(), &|_| None)
}

/// The field of each column and why, as text.
fn said(columns: &[Proposed]) -> Vec<String> {
    let say = |column: &Proposed| {
        let alternatives: Vec<_> = column.alternatives.iter().map(|field| field.key()).collect();
        let field = column.field.map_or(alternatives.join("/"), |field| field.key().to_owned());
        format!("{field} {}", column.reason.code())
    };
    columns.iter().map(say).collect()
}

#[test]
fn headings_are_known_as_networks_shops_and_portals_write_them() {
    let date = "2012-03-04 08:00";
    for (heading, cell, field) in [
        ("运单号", "73000000000017", Field::Waybill),
        ("快递单号", "YT1234567890123", Field::Waybill),
        ("物流单号", "'73000000000017", Field::Waybill),
        ("*运单号（必填）", "=\"73000000000017\"", Field::Waybill),
        ("“运单\n编号”", "73000000000017", Field::Waybill),
        ("Tracking No.", "73000000000017", Field::Waybill),
        ("发件日期", "2012/3/4", Field::SentOn),
        ("揽收时间", date, Field::SentOn),
        ("应签收时间", date, Field::DueAt),
        ("签收时间", date, Field::SignedAt),
        ("到件时间", date, Field::ScannedAt),
        ("网络班车到达时间", date, Field::VehicleArrivedAt),
        ("有单无货上报时间", "未上报", Field::MissingReportedAt),
        ("问题类型", "丢失", Field::Problem),
        ("破损/短少/遗失/延误", "破损", Field::Problem),
        ("责任环节", "中转", Field::Stage),
        ("货值(元)", "1,200.00", Field::Value),
        ("申报金额", "￥700", Field::Value),
        ("派件网点类型", "代理点", Field::DeliveredBy),
        ("是否不可抗力", "否", Field::ForceMajeure),
        ("申报日期", "2012年3月4日", Field::ClaimedOn),
    ] {
        let rows = vec![vec![heading.to_owned()], vec![cell.to_owned()]];
        let columns = propose(&rows, &Heading::find(&rows), None, now(), &|_| None);
        assert_eq!((columns[0].field, columns[0].fits), (Some(field), 1), "{heading}");
        assert_eq!(columns[0].examples, [cell]);
        assert_eq!(mapping(&columns, None).place_of(field), Some(0));
    }
    // What is no fact of a parcel means nothing.
    for heading in ["备注", "收件人电话", "订单号", "责任网点", "序号", ""] {
        assert_eq!(said(&proposed(&format!("{heading}|运单号\nx|73000000000017")))[0], " unknown", "{heading}");
    }
}

#[test]
fn what_could_be_two_things_is_asked() {
    for (text, wanted) in [
        ("问题件上报时间\n2012-03-04 08:00", &["missingReportedAt/damageReportedAt several-fields"][..]),
        ("运单号|快递单号\n730000000001|730000000002", &["waybill several-columns", "waybill several-columns"]),
        ("运单号|编号\n730000000001|730000000002", &["waybill named", "waybill several-columns"]),
        ("运单号|运单号\n730000000001|730000000002", &["waybill several-columns", "waybill several-columns"]),
        ("签收时间\n张三\n李四", &["signedAt does-not-fit"]),
        ("金额\n700", &["value likely-named"]),
        ("金额\n张三", &["value does-not-fit"]),
        ("单子\n73000000000017\n73000000000025", &[" unknown"]),
        ("签收时间|单子\n2012-03-04|73000000000017", &["signedAt named", "waybill content"]),
    ] {
        let columns = proposed(text);
        assert_eq!(said(&columns), wanted, "{text}");
        let certain = columns.iter().filter(|column| column.reason.is_certain()).count();
        assert_eq!(mapping(&columns, None).columns().count(), certain, "what is asked is not taken");
    }
}

#[test]
fn what_was_chosen_before_comes_first() {
    let rows = rows("问题件上报时间|备注|签收时间\n2012-03-04 08:00|730|2012-03-04");
    let chosen = |heading: &str| match heading {
        "问题件上报时间" => Some(Some(Field::DamageReportedAt)),
        "签收时间" => Some(None),
        _ => None,
    };
    let columns = propose(&rows, &Heading::find(&rows), None, now(), &chosen);
    assert_eq!(said(&columns), ["damageReportedAt remembered", " unknown", " remembered"]);
}

#[test]
fn the_heading_is_found_below_titles_and_groups() {
    let title = "2012年3月问题件明细|||\n制表：张三|||\n运单号|揽收时间|货值|备注\n730000000001|2012-03-04|7|x";
    let heading = Heading::find(&rows(title));
    assert_eq!((heading.row, heading.columns[1].as_str()), (Some(2), "揽收时间"));
    assert_eq!(heading.groups, ["", "", "", ""]);
    // The number is merged downwards; under two groups stand columns of one name.
    let groups =
        "运单号|有单无货||破损|\n|网点|上报时间|网点|上报时间\n730000000001|甲|2012-03-04 08:00|乙|2012-03-04 09:00";
    let rows = rows(groups);
    let heading = Heading::find(&rows);
    assert_eq!((heading.row, &*heading.columns[0], &*heading.groups[2]), (Some(1), "运单号", "有单无货"));
    let columns = propose(&rows, &heading, None, now(), &|_| None);
    let wanted = ["waybill named", " unknown", "missingReportedAt named", " unknown", "damageReportedAt named"];
    assert_eq!(said(&columns), wanted);
    let none = Heading::find(&[vec!["73000000000017".to_owned(), "2012-03-04".to_owned()]]);
    assert_eq!((none.row, none.columns.len()), (None, 2));
}

#[test]
fn words_are_listed_with_how_often_they_stand_there() {
    let columns = proposed("问题类型\n丢失\n破损\n丢失\n投诉\n-");
    let words: Vec<_> =
        columns[0].words.iter().map(|word| (word.word.as_str(), word.rows, word.means.clone())).collect();
    let code = |code| value_of(Field::Problem, code).ok();
    assert_eq!(
        words,
        [("丢失", 2, Some(code("lost"))), ("破损", 1, Some(code("damaged"))), ("投诉", 1, None), ("-", 1, Some(None))]
    );
}

#[test]
fn a_field_is_told_once() {
    let mut mapping = Mapping::default();
    assert!(mapping.column(3, Column::of(Field::Value)));
    assert!(!mapping.column(3, Column::of(Field::Stage)) && !mapping.column(4, Column::of(Field::Value)));
    assert_eq!(mapping.constant(Field::Value, "700"), Err(Code::UnknownField));
    assert_eq!(mapping.constant(Field::Stage, "moon"), Err(Code::Format));
    assert_eq!(mapping.constant(Field::Stage, "transit"), Ok(()));
    assert_eq!(mapping.constants(), [(Field::Stage, Value::Choice(1))]);
    assert_eq!((mapping.place_of(Field::Value), mapping.at(0), mapping.epoch), (Some(3), None, None::<Epoch>));
}

/// Whatever a field's words say, the field can hold.
#[test]
fn every_word_means_something_that_its_field_can_hold() {
    for &field in Field::ALL {
        for word in ["无", "否", "是", "未知", "-", "丢失", "中转", "代理点", "客户", "未上报", "未签收", "省内"]
        {
            match meaning(field, word) {
                Some(Some(Value::Unknown)) => assert!(field.spec().unknown, "{field:?} {word}"),
                Some(None) => assert!(field.spec().default != IfAbsent::Unknown || word != "否", "{field:?} {word}"),
                _ => {}
            }
        }
    }
    assert_eq!(meaning(Field::Cash, "无"), Some(Some(Value::Flag(false))));
    assert_eq!(meaning(Field::Problem, "无"), Some(Some(Value::Choice(0))));
    assert_eq!(meaning(Field::MissingReportedAt, "无"), Some(Some(Value::NotSoFar)));
    assert_eq!((meaning(Field::DueAt, "无"), meaning(Field::Waybill, "无")), (Some(None), None));
    assert_eq!(meaning(Field::Stage, " 未知 "), Some(Some(Value::Unknown)));
    assert_eq!(meaning(Field::Problem, "未知"), None);
}

#[test]
fn a_generated_table_is_understood() {
    for (name, mix) in MIXES {
        let mut file = Table::open(table(mix, 200).into_bytes(), None).unwrap();
        let mut rows: Vec<Vec<String>> = Vec::new();
        file.read(0, &mut |record| rows.push(record.cells().map(str::to_owned).collect())).unwrap();
        let columns = propose(&rows, &Heading::find(&rows), None, now(), &|_| None);
        for (column, (heading, key)) in columns.iter().zip(COLUMNS) {
            assert_eq!(column.heading, heading);
            assert_eq!(column.field, Field::by_key(key), "{name} {heading}: {:?}", column.reason);
        }
        assert!(WORDS.iter().all(|(key, _, code)| value_of(Field::by_key(key).unwrap(), code).is_ok()));
    }
}

proptest! {
    #![proptest_config(times(300))]

    /// Whatever stands in a table: it ends, and nothing is taken twice.
    #[test]
    fn any_table_is_proposed_something_for(rows in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..8)) {
        let heading = Heading::find(&rows);
        let columns = propose(&rows, &heading, Some(Epoch::Of1900), now(), &|_| None);
        prop_assert_eq!(columns.len(), heading.columns.len());
        let taken: Vec<Field> = columns.iter().filter_map(|column| column.field).collect();
        for (place, field) in taken.iter().enumerate() {
            prop_assert!(!taken[..place].contains(field));
        }
        for column in &columns {
            prop_assert_eq!(column.field.is_some(), column.reason.is_certain());
            prop_assert!(column.fits <= column.filled && column.examples.len() <= 3);
            let again = plain(&column.heading);
            prop_assert_eq!(plain(&again), again);
        }
    }
}

fn cell() -> impl Strategy<Value = String> {
    let known = [
        "运单号",
        "快递单号",
        "编号",
        "签收时间",
        "上报时间",
        "金额",
        "问题类型",
        "丢失",
        "合计",
        "73000000000017",
        "2012-03-04",
        "2012/3/4 8:00",
        "40972.5",
        "",
        " ",
        "（必填）",
        "*",
        "有单无货",
    ];
    prop_oneof![4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

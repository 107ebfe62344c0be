//! The two reports that stop a one-hour clock, word by word: they are copied into a system that nobody sees here.

use crate::texts::fault;
use chrono::NaiveDateTime;
use parcel_claims::case::{Case, Raw, check};
use parcel_claims::estimate::LeverId;
use parcel_claims::lang::Lang;
use parcel_claims::moment::Moment;
use parcel_claims::words::{Station, report};

fn parcel(facts: &[(&str, &str)]) -> Case {
    let facts = facts.iter().map(|(key, text)| ((*key).to_owned(), Raw::Text((*text).to_owned())));
    let (case, issues) = check(facts, NaiveDateTime::MAX);
    assert!(issues.is_empty(), "{issues:?}");
    case
}

fn lines(id: LeverId, facts: &[(&str, &str)], waybills: &[&str], station: &Station, lang: Lang) -> Vec<String> {
    let waybills: Vec<String> = waybills.iter().map(|waybill| (*waybill).to_owned()).collect();
    let as_of = Moment::parse("2012-03-04T08:30").unwrap();
    let text = report(id, &parcel(facts), &waybills, station, as_of, lang).unwrap();
    for line in text.lines() {
        assert_eq!(fault(line, lang), None, "{line}");
    }
    text.lines().map(str::to_owned).collect()
}

fn ours(name: &str, contact: &str, phone: &str) -> Station {
    Station { name: name.to_owned(), contact: contact.to_owned(), phone: phone.to_owned() }
}

const ARRIVED: [(&str, &str); 2] = [("sentOn", "2012-03-01"), ("vehicleArrivedAt", "2012-03-04T08:00")];
const SCANNED: [(&str, &str); 2] = [("sentOn", "2012-03-01"), ("scannedAt", "2012-03-04T08:10")];

#[test]
fn what_is_listed_and_missing_is_reported_complete() {
    let station = ours("中牟一站", "张三", "13800000000");
    assert_eq!(
        lines(LeverId::ReportMissing, &ARRIVED, &["210359000001"], &station, Lang::Zh),
        [
            "【有单无货上报】",
            "运单号：210359000001",
            "发件日期：2012年3月1日",
            "网络班车到达：2012年3月4日 08:00",
            "情况：交接清单有此单，实物未到",
            "上报时间：2012年3月4日 08:30",
            "上报站点：中牟一站",
            "上报人、电话：张三，13800000000",
        ]
    );
    let station = ours("Station 1", "Zhang San", "13800000000");
    assert_eq!(
        lines(LeverId::ReportMissing, &ARRIVED, &["210359000001", "210359000002"], &station, Lang::En),
        [
            "【Listed but missing】",
            "Waybill: 2 parcels",
            "210359000001",
            "210359000002",
            "Sent on: 1 March 2012",
            "Vehicle arrived: 4 March 2012, 08:00",
            "Found: On the hand-over list, the parcel itself did not arrive",
            "Reported at: 4 March 2012, 08:30",
            "Reporting station: Station 1",
            "Name, telephone: Zhang San, 13800000000",
        ]
    );
}

#[test]
fn damage_is_reported_complete() {
    let station = ours("中牟一站", "张三", "13800000000");
    assert_eq!(
        lines(LeverId::ReportDamage, &SCANNED, &["210359000001"], &station, Lang::Zh),
        [
            "【破损问题件上报】",
            "运单号：210359000001",
            "发件日期：2012年3月1日",
            "到件扫描：2012年3月4日 08:10",
            "情况：到件时已破损，照片另附；愿配合发件站点处理",
            "上报时间：2012年3月4日 08:30",
            "上报站点：中牟一站",
            "上报人、电话：张三，13800000000",
        ]
    );
    let station = ours("Station 1", "Zhang San", "13800000000");
    assert_eq!(
        lines(LeverId::ReportDamage, &SCANNED, &["210359000001"], &station, Lang::En),
        [
            "【Damaged parcel】",
            "Waybill: 210359000001",
            "Sent on: 1 March 2012",
            "Arrival scan: 4 March 2012, 08:10",
            "Found: Damaged on arrival, photos attached; we cooperate with the sending station",
            "Reported at: 4 March 2012, 08:30",
            "Reporting station: Station 1",
            "Name, telephone: Zhang San, 13800000000",
        ]
    );
}

#[test]
fn what_is_not_known_is_a_line_to_fill_in() {
    for (station, who, where_from) in [
        (ours("", " ", ""), "上报人、电话：________", "上报站点：________"),
        (ours("中牟一站", "张三", ""), "上报人、电话：张三，________", "上报站点：中牟一站"),
        (ours("", "", " 13800000000 "), "上报人、电话：________，13800000000", "上报站点：________"),
    ] {
        for id in [LeverId::ReportMissing, LeverId::ReportDamage] {
            let lines = lines(id, &[], &[], &station, Lang::Zh);
            assert_eq!(lines[1], "运单号：________");
            assert_eq!(lines[2], "发件日期：________");
            assert!(lines[3].ends_with("：________"), "{}", lines[3]);
            assert_eq!(lines[lines.len() - 2], where_from);
            assert_eq!(lines[lines.len() - 1], who);
        }
    }
}

#[test]
fn nothing_else_is_reported() {
    let as_of = Moment::parse("2012-03-04T08:30").unwrap();
    for id in [LeverId::File, LeverId::Sign, LeverId::Proof] {
        assert_eq!(report(id, &Case::default(), &[], &Station::default(), as_of, Lang::Zh), None);
    }
}

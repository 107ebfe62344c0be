//! Exported and read again: the same rows.

use super::{Desk, TABLE};
use parcel_claims::sheets::Table;
use parcel_claims::worklist::protocol::{Export, Open, Reply, Request, View};

const STATION: &[(&str, &str)] = &[("deliveredBy", "station"), ("we", "origin")];

fn export(desk: &mut Desk, format: &str, encoding: &str, viewed: bool) -> (String, usize) {
    let export = Export {
        format: format.to_owned(),
        encoding: encoding.to_owned(),
        viewed,
        source: "三月 问题件.csv".to_owned(),
        rulebook: "汇通河南 2012 (abc)".to_owned(),
    };
    match desk.ask(Request::Export(export)) {
        Reply::Exported { name, rows, .. } => (name, rows),
        other => panic!("{other:?}"),
    }
}

fn sheet(bytes: &[u8], place: usize) -> Vec<Vec<String>> {
    let (mut table, mut rows) = (Table::open(bytes.to_vec(), None).unwrap(), Vec::new());
    table.read(place, &mut |record| rows.push(record.cells().map(str::to_owned).collect())).unwrap();
    rows
}

#[test]
fn the_columns_stay_in_front_and_the_answers_stand_behind_them() {
    let (mut desk, _) = Desk::answered(TABLE, STATION);
    for (format, encoding, name) in [
        ("csv", "utf-8", "三月 问题件-测算.csv"),
        ("csv", "gb18030", "三月 问题件-测算.csv"),
        ("xlsx", "", "三月 问题件-测算.xlsx"),
    ] {
        assert_eq!(export(&mut desk, format, encoding, false), (name.to_owned(), 6));
        let saved = desk.saved.clone();
        assert_eq!(saved.starts_with(b"\xef\xbb\xbf"), encoding == "utf-8");
        let rows = sheet(&saved, 0);
        assert_eq!(rows.len(), 7);
        assert_eq!(
            rows[0][..9],
            ["运单号", "发件日期", "应签收时间", "签收时间", "问题类型", "发生环节", "货值", "到件时间", "备注"]
        );
        assert_eq!(rows[2][8], "急，\n客户催");
        let of = |row: usize, heading: &str| {
            let place = rows[0].iter().position(|name| name == heading).unwrap();
            rows[row].get(place).cloned().unwrap_or_default()
        };
        assert_eq!((of(1, "罚款最少（元）"), of(1, "罚谁")), ("40".to_owned(), "派件站点".to_owned()), "{format}");
        assert!(of(2, "赔偿最多（元）").parse::<f64>().unwrap() > 0.0);
        assert!(of(3, "表里的问题").contains("发件日期"), "{:?}", rows[3]);
    }
}

#[test]
fn what_was_exported_is_answered_as_before() {
    let (mut desk, before) = Desk::answered(TABLE, STATION);
    for (format, encoding) in [("csv", "utf-8"), ("csv", "gb18030"), ("xlsx", "")] {
        export(&mut desk, format, encoding, false);
        let mut again = Desk::new(desk.saved.clone());
        let opened = again.open(Open::default());
        let taken: Vec<_> = opened.columns.iter().filter_map(|column| column.field.as_deref()).collect();
        let wanted = ["waybill", "sentOn", "dueAt", "signedAt", "problem", "stage", "value", "scannedAt"];
        assert_eq!(taken, wanted, "{format}");
        assert_eq!(again.answer(&opened, STATION).totals, before.totals, "{format} {encoding}");
    }
}

#[test]
fn only_the_rows_of_the_worklist_are_written_where_that_is_asked() {
    let (mut desk, _) = Desk::answered(TABLE, STATION);
    desk.view(View { text: "丢失".to_owned(), ..View::default() });
    assert_eq!(export(&mut desk, "csv", "utf-8", true).1, 2);
    assert_eq!(sheet(&desk.saved, 0).len(), 3);
}

#[test]
fn a_workbook_says_how_it_was_counted() {
    let (mut desk, _) = Desk::answered(TABLE, STATION);
    export(&mut desk, "xlsx", "", false);
    let names: Vec<_> =
        Table::open(desk.saved.clone(), None).unwrap().sheets().iter().map(|sheet| sheet.name.clone()).collect();
    assert_eq!(names, ["明细", "合计", "问题", "说明"]);
    let said = |place| sheet(&desk.saved, place).concat().join("|");
    assert!(said(1).contains("罚款|40|40|0|0"), "{}", said(1));
    assert!(said(2).contains("被狗咬了|1|问题类型"), "{}", said(2));
    for part in [
        "三月 问题件.csv",
        "汇通河南 2012 (abc)",
        "2012年3月20日",
        "货值|损失金额",
        "每一件都一样|派件站点类型=station",
    ] {
        assert!(said(3).contains(part), "{part}: {}", said(3));
    }
}

#[test]
fn no_cell_of_a_stranger_runs_as_a_formula() {
    let table = "运单号,备注\n73000000000017,=HYPERLINK(1)\n73000000000025,@SUM(1)\n";
    let (mut desk, _) = Desk::answered(table, &[]);
    export(&mut desk, "csv", "utf-8", false);
    let text = String::from_utf8(desk.saved.clone()).unwrap();
    assert!(text.contains(",'=HYPERLINK(1),") && text.contains(",'@SUM(1),"), "{text}");
    export(&mut desk, "xlsx", "", false);
    assert_eq!(sheet(&desk.saved, 0)[1][1], "=HYPERLINK(1)");
}

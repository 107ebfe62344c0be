//! Cells of tables, straight into cases: each row is answered or has every problem placed, and none stops the table.

use super::generate::{AS_OF, COLUMNS, MIXES, WORDS, table};
use crate::properties::times;
use chrono::NaiveDateTime;
use parcel_claims::batch::{Batch, Column, Epoch, Mapping, Row, Totals, value_of};
use parcel_claims::case::{Case, Field, Raw, check, check_as_of};
use parcel_claims::estimate::{Brief, estimate};
use parcel_claims::moment::Moment;
use parcel_claims::money::Fen;
use parcel_claims::rulebook::{ParcelRules, Rulebook, Versions};
use parcel_claims::sheets::Csv;
use proptest::prelude::*;

fn now() -> NaiveDateTime {
    check_as_of(&Raw::Text(AS_OF.into())).unwrap()
}

fn batch(fields: &[Field]) -> Batch {
    let mut mapping = Mapping::default();
    for (place, field) in fields.iter().enumerate() {
        assert!(mapping.column(place, Column::of(*field)));
    }
    Batch::new(ParcelRules::built_in(), mapping, now())
}

/// What the cell of one column says in its field, or the code of its problem.
fn read(field: Field, cell: &str) -> Result<String, &'static str> {
    let mut batch = batch(&[field]);
    batch.row([cell]);
    match batch.problems() {
        [] => Ok(batch.case().get(field).map(|value| value.in_field(field).to_string()).unwrap_or_default()),
        problems => Err(problems[0].wrong.code()),
    }
}

#[test]
fn cells_are_read_as_tables_write_them() {
    for (field, cell, said) in [
        (Field::Waybill, "73000000000017", "\"73000000000017\""),
        (Field::Waybill, "73000000000017\t", "\"73000000000017\""),
        (Field::Waybill, "'73000000000017", "\"73000000000017\""),
        (Field::Waybill, "=\"73000000000017\"", "\"73000000000017\""),
        (Field::Waybill, "73000000000017.0", "\"73000000000017\""),
        (Field::SignedAt, "2012/3/1", "\"2012-03-01\""),
        (Field::SignedAt, "2012-03-01T12:00:00", "\"2012-03-01T12:00\""),
        (Field::SignedAt, "2012-03-01 12:00:59.999", "\"2012-03-01T12:00\""),
        (Field::SignedAt, "2012.03.01", "\"2012-03-01\""),
        (Field::SignedAt, "20120301", "\"2012-03-01\""),
        (Field::SignedAt, "2012年3月1日 8点半", "\"2012-03-01T08:30\""),
        (Field::SignedAt, "2012/3/1 下午3:00:00", "\"2012-03-01T15:00\""),
        (Field::SignedAt, "2012-03-01T00:30:00Z", "\"2012-03-01T08:30\""),
        (Field::SignedAt, "=\"2012-03-01 08:30\"", "\"2012-03-01T08:30\""),
        (Field::SignedAt, "未签收", ""),
        (Field::SignedAt, "unknown", "\"unknown\""),
        (Field::SentOn, "2012-03-01 08:30:11", "\"2012-03-01\""),
        (Field::MissingReportedAt, "未上报", "\"no\""),
        (Field::Value, "1200.50", "1200.5"),
        (Field::Value, "¥1,200.50", "1200.5"),
        (Field::Value, "1.2万元", "12000.0"),
        (Field::Value, "0", "0.0"),
        (Field::Value, "-", ""),
        (Field::Problem, "丢失", "\"lost\""),
        (Field::Problem, "lost", "\"lost\""),
        (Field::Cash, "是", "true"),
        (Field::Cash, "FALSE", "false"),
        (Field::Stage, "不详", "\"unknown\""),
    ] {
        assert_eq!(read(field, cell), Ok(said.to_owned()), "{cell:?}");
    }
}

#[test]
fn what_is_not_sound_is_told_and_never_guessed() {
    for (field, cell, code) in [
        (Field::Waybill, "7.30E+13", "format"),
        (Field::Waybill, "7300\u{7}", "format"),
        (Field::Waybill, "7300000000001773000000000017730000000000177", "range"),
        (Field::SignedAt, "3/4", "ambiguous"),
        (Field::SignedAt, "昨天 18:00", "ambiguous"),
        (Field::SignedAt, "4/3/2012", "ambiguous"),
        (Field::SignedAt, "去年3月4日", "ambiguous"),
        (Field::SignedAt, "2012-02-30", "format"),
        (Field::SignedAt, "2012-3-4 25:00", "format"),
        (Field::SignedAt, "40972.354", "format"),
        (Field::SignedAt, "张三", "word"),
        (Field::SignedAt, "1999-12-31", "range"),
        (Field::SignedAt, "2012-03-21", "order"),
        (Field::VehicleArrivedAt, "2012-03-04", "format"),
        (Field::Value, "-1", "range"),
        (Field::Value, "0.001", "range"),
        (Field::Value, "20000000", "range"),
        (Field::Value, "#N/A", "word"),
        (Field::Problem, "投诉", "word"),
        (Field::Problem, "未知", "word"),
        (Field::Cash, "也许", "word"),
    ] {
        assert_eq!(read(field, cell), Err(code), "{cell:?}");
    }
}

#[test]
fn days_that_a_workbook_counts_are_read_by_its_epoch() {
    for (epoch, cell, wanted) in [
        (Epoch::Of1900, "40972.3541666667", "2012-03-04T08:30"),
        (Epoch::Of1904, "39510.3541666667", "2012-03-04T08:30"),
        (Epoch::Of1900, "40972", "2012-03-04"),
    ] {
        let mut mapping = Mapping::default();
        mapping.epoch = Some(epoch);
        assert!(mapping.column(0, Column::of(Field::SignedAt)));
        let mut batch = Batch::new(ParcelRules::built_in(), mapping, now());
        assert!(batch.row([cell]).is_sound());
        assert_eq!(batch.case().moment(Field::SignedAt).known(), Moment::parse(wanted), "{cell}");
    }
}

#[test]
fn every_problem_of_a_row_is_placed_and_counted_and_in_no_sum() {
    let fields = [Field::Waybill, Field::SentOn, Field::SignedAt, Field::Value, Field::Problem, Field::DueAt];
    let mut table = batch(&fields);
    table.set_width(6);
    let bad = table.row(["7.3E+13", "2012-03-05", "2012-03-04", "x", "投诉", "2012-03-03", "", "more"]);
    assert_eq!(bad, Row::UNSOUND);
    let told: Vec<_> = table.problems().iter().map(|one| (one.column, one.field, one.wrong.code())).collect();
    let at = |place: usize, code| (Some(place), Some(fields[place]), code);
    let wanted =
        [at(0, "format"), at(3, "word"), at(4, "word"), (Some(7), None, "too-long"), at(5, "order"), at(2, "order")];
    assert_eq!(told, wanted);
    assert!(table.row(["73000000000017", "2012-03-01", "", "700", "丢失", "2012-03-05"]).is_sound());
    // Shorter than the heading: what is not there is left out.
    assert!(table.row(["73000000000025", "2012-03-01"]).is_sound());
    assert_eq!(table.row(["", " ", "\t"]), Row::BLANK);
    assert_eq!(table.row(["合计", "", "", "1400"]), Row::TOTAL);
    assert_eq!(table.row(["", "", "合 计：", "1400"]), Row::TOTAL);
    // A parcel whose remark says so is a parcel.
    assert!(table.row(["73000000000033", "2012-03-01", "", "", "", "", "", ""]).is_sound());
    assert!(table.row([]) == Row::BLANK);
    let counts = table.counts();
    assert_eq!((counts.unsound, counts.blank, counts.total), (1, 2, 2));
    assert_eq!(counts.words[&(4, "投诉".to_owned())], 1);
    assert_eq!(counts.problems[&(Some(0), Some(Field::Waybill), "format")], 1);
    let totals = table.totals();
    assert_eq!((totals.all.rows, totals.unsound), (3, 1));
    assert!(table.brief(bad).is_none() && table.brief(Row::BLANK).is_none());
}

#[test]
fn constants_hold_for_every_row() {
    let mut mapping = Mapping::default();
    assert!(mapping.column(0, Column::of(Field::Value)));
    for (field, value) in [
        (Field::Problem, "lost"),
        (Field::Stage, "transit"),
        (Field::We, "origin"),
        (Field::Claimant, "direct"),
        (Field::SentOn, "2012-03-01"),
        (Field::Listed, "false"),
        (Field::DeliveredBy, "station"),
    ] {
        mapping.constant(field, value).unwrap();
    }
    let mut table = Batch::new(ParcelRules::built_in(), mapping, now());
    let row = table.row(["200"]);
    let brief = table.brief(row).unwrap();
    assert_eq!(brief.ours.unwrap().receives.single(), Some(Fen::yuan(200)));
    assert_eq!(table.totals().all.ours[0].range().single(), Some(Fen::yuan(200)));
}

#[test]
fn a_sending_date_that_no_version_covers_is_a_problem_of_its_row() {
    let mut file = serde_json::from_str(Rulebook::built_in_file(parcel_claims::rulebook::DEFAULT_ID).unwrap()).unwrap();
    let valid = serde_json::json!({"from": "2012-03-01", "until": null});
    assert!(parcel_claims::rulebook::place::put(&mut file, "valid", valid));
    let versions = Versions::of([Rulebook::load(&file).unwrap()]).unwrap();
    let mut mapping = Mapping::default();
    assert!(mapping.column(1, Column::of(Field::SentOn)));
    let mut table = Batch::new(versions, mapping, now());
    assert!(table.row(["", "2012-03-01"]).is_sound());
    assert_eq!(table.row(["", "2012-02-29"]), Row::UNSOUND);
    let problem = table.problems()[0];
    assert_eq!((problem.column, problem.field, problem.wrong.code()), (Some(1), Some(Field::SentOn), "not-covered"));
}

fn generated() -> Mapping {
    let mut mapping = Mapping::default();
    for (place, (_, key)) in COLUMNS.into_iter().enumerate() {
        let Some(field) = Field::by_key(key) else { continue };
        let words = WORDS.into_iter().filter(|(of, _, _)| *of == key);
        let words = words.map(|(_, word, means)| (word.to_owned(), value_of(field, means).ok())).collect();
        assert!(mapping.column(place, Column { field, words }));
    }
    mapping
}

/// The records of a generated table, by a way of its own.
fn record(line: &str) -> Vec<(String, Raw)> {
    let cells = COLUMNS.iter().zip(line.split(',')).filter(|((_, key), cell)| !key.is_empty() && !cell.is_empty());
    let raw = |(_, key): &(&str, &str), cell: &str| {
        let word = WORDS.iter().find(|(of, word, _)| of == key && *word == cell).map(|(_, _, code)| *code);
        match (*key, word) {
            (_, Some(code)) => Raw::Text(code.to_owned()),
            ("value", None) => Raw::Number(cell.parse().unwrap()),
            // To the minute.
            (_, None) => Raw::Text(cell.replace(' ', "T").chars().take(16).collect()),
        }
    };
    cells.map(|(column, cell)| (column.1.to_owned(), raw(column, cell))).collect()
}

#[test]
fn generated_tables_are_answered_row_by_row_as_their_records_are() {
    for (name, mix) in MIXES {
        let text = table(mix, 400);
        let (mut table, mut csv) = (Batch::new(ParcelRules::built_in(), generated(), now()), Csv::new(b','));
        let mut rows = Vec::new();
        csv.read(&text, &mut |record| {
            if record.line() > 1 {
                rows.push(table.row(record.cells()));
            }
        })
        .unwrap();
        let mut totals = Totals::default();
        for (row, line) in rows.iter().zip(text.lines().skip(1)) {
            let (case, issues): (Case, _) = check(record(line), now());
            assert!(issues.is_empty(), "{name} {line}: {issues:?}");
            let brief = table.brief(*row).unwrap_or_else(|| panic!("{name} {line}"));
            assert_eq!(brief, Brief::from(&estimate(&case, ParcelRules::built_in(), now())), "{name} {line}");
            totals.add(&brief, 1);
        }
        assert_eq!((rows.len(), table.totals()), (400, totals), "{name}");
    }
}

fn any_row() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(".{0,12}|[0-9/: .-]{0,16}", 0..8)
}

proptest! {
    #![proptest_config(times(400))]

    /// Whatever stands in the cells: the table goes on, and a row is sound or has a problem.
    #[test]
    fn no_row_stops_a_table(rows in prop::collection::vec(any_row(), 0..8)) {
        let report = Field::MissingReportedAt;
        let fields = [Field::Waybill, Field::SentOn, Field::Value, Field::Problem, Field::DueAt, report];
        let mut table = batch(&fields);
        table.set_width(6);
        for row in &rows {
            let answered = table.row(row.iter().map(String::as_str));
            prop_assert_eq!(answered == Row::UNSOUND, !table.problems().is_empty() && answered != Row::TOTAL);
            prop_assert_eq!(answered.is_sound(), table.brief(answered).is_some());
        }
        let counts = table.counts();
        let all = table.totals().all.rows + counts.unsound + counts.blank + counts.total;
        prop_assert_eq!(all, i64::try_from(rows.len()).unwrap());
    }
}

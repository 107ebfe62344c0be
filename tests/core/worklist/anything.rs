//! Whatever a file holds: it is opened, answered and written again, or refused with a sentence; nothing panics.
//!
//! Bounded and the same in every run; `fuzz` goes on for as long as one likes.

use super::{Desk, TABLE, answer};
use crate::batch::files::{Sheet, ods, xlsx};
use crate::properties::times;
use parcel_claims::worklist::protocol::{Export, Open, Reply, Request, Rows, View};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Takes a file all the way.
fn take(file: Vec<u8>) -> Result<(), TestCaseError> {
    let size = u64::try_from(file.len()).unwrap();
    let mut desk = Desk::new(file);
    let open = Open { size, as_of: super::AS_OF.to_owned(), ..Open::default() };
    let opened = match desk.ask(Request::Open(open)) {
        Reply::Opened(opened) => opened,
        Reply::Refused { said, .. } => {
            prop_assert!(said.ends_with('。'), "{}", said);
            return Ok(());
        }
        other => return Err(TestCaseError::fail(format!("{other:?}"))),
    };
    let Reply::Answered(answered) = desk.ask(Request::Answer(answer(&opened, &[]))) else { return Ok(()) };
    prop_assert_eq!(i64::try_from(answered.rows).unwrap(), answered.totals.rows + answered.totals.unsound);
    prop_assert_eq!(desk.view(View::default()), answered.rows);
    desk.ask(Request::Rows(Rows { from: 0, to: 30 }));
    for format in ["csv", "xlsx"] {
        let export = Export { format: format.to_owned(), ..Export::default() };
        let exported = desk.ask(Request::Export(export));
        prop_assert!(
            matches!(&exported, Reply::Exported { rows, .. } if *rows == answered.rows),
            "{:?} of {}",
            exported,
            answered.rows
        );
    }
    Ok(())
}

/// Files as programs write them.
fn sound() -> Vec<Vec<u8>> {
    let (gb, _, _) = encoding_rs::GB18030.encode(TABLE);
    let cells = "<row><c t=\"inlineStr\"><is><t>运单号</t></is></c></row><row><c><v>73000000000017</v></c></row>";
    let html = format!("<html><table><tr><td>{}</td></tr></table></html>", TABLE.replace(',', "</td><td>"));
    vec![
        TABLE.as_bytes().to_vec(),
        gb.to_vec(),
        [0xff, 0xfe].into_iter().chain(TABLE.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        html.into_bytes(),
        xlsx(&[Sheet::of(cells.to_owned())], false),
        ods(&[&["运单号", "货值"], &["73000000000017", "300"]]),
    ]
}

proptest! {
    #![proptest_config(times(120))]

    #[test]
    fn any_bytes_end(file in prop::collection::vec(any::<u8>(), 0..600)) {
        take(file)?;
    }

    #[test]
    fn any_cells_end(
        cells in prop::collection::vec(select(vec![
            "运单号", "货值", "发件日期", "签收时间", "问题类型", ",", ",", "\t", "\n", "\r\n", "\"", "\"\"", "'",
            "=1+1", "合计", "7.3E+13", "2012-03-04", "2012/3/4 8:30", "丢失", "0", "\u{feff}", "\u{0}", "🦀", " ",
            "73000000000017", "sep=;", ";",
        ]), 0..80),
    ) {
        take(cells.concat().into_bytes())?;
    }

    #[test]
    fn a_file_that_is_damaged_ends(
        which in any::<Index>(),
        damages in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<Index>()),
    ) {
        let all = sound();
        let mut file = all[which.index(all.len())].clone();
        for (at, byte) in damages {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        take(file)?;
    }
}

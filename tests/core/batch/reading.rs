//! Files of tables, as programs write them: known by their bytes, every row as text.

use super::files::{Cell, Sheet, locked, locked_xls, ods, ods_of, packed, rows, xlsx};
use crate::root;
use parcel_claims::sheets::{Encoding, Kind, Refused, Table};

fn open(bytes: &[u8]) -> Table {
    Table::open(bytes.to_vec(), None).unwrap()
}

/// The rows of a sheet, each with the number of its line.
fn lines(table: &mut Table, sheet: usize) -> Vec<(u64, Vec<String>)> {
    let mut lines = Vec::new();
    table.read(sheet, &mut |record| lines.push((record.line(), record.cells().map(str::to_owned).collect()))).unwrap();
    lines
}

fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut table = open(bytes);
    let sheet = table.first_sheet();
    lines(&mut table, sheet).into_iter().map(|(_, cells)| cells).collect()
}

#[test]
fn a_text_is_known_by_its_bytes_whatever_its_encoding_and_separator() {
    let text = "运单号,备注\r\n73000000000017,\"易碎，\"\"轻放\"\"\r\n第二行\"\r\n";
    let wanted = [vec!["运单号", "备注"], vec!["73000000000017", "易碎，\"轻放\"\r\n第二行"]];
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let (big5, _, _) = encoding_rs::BIG5.encode("運單號,備註\r\n73000000000017,易碎\r\n");
    let wide = |units: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(units).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (marked(&[0xef, 0xbb, 0xbf], text.as_bytes()), Encoding::Utf8),
        (gb.to_vec(), Encoding::Gb18030),
        (marked(&[0xff, 0xfe], &wide(u16::to_le_bytes)), Encoding::Utf16Le),
        (marked(&[0xfe, 0xff], &wide(u16::to_be_bytes)), Encoding::Utf16Be),
    ] {
        let mut table = open(&bytes);
        assert_eq!((table.kind(), table.encoding()), (Kind::Text, Some(encoding)));
        assert_eq!(
            lines(&mut table, 0).into_iter().map(|(_, cells)| cells).collect::<Vec<_>>(),
            wanted,
            "{encoding:?}"
        );
    }
    // Nobody can tell it from GB18030: it is said.
    let mut table = Table::open(big5.to_vec(), Some(Encoding::Big5)).unwrap();
    assert_eq!(lines(&mut table, 0)[0].1, ["運單號", "備註"]);
    for separator in ['\t', ';', '|'] {
        let text = text.replacen(',', &separator.to_string(), 1).replace("17,", &format!("17{separator}"));
        assert_eq!(read(text.as_bytes()), wanted, "{separator:?}");
    }
    assert_eq!(read("sep=;\r\n运单号;a,b\r\n1;2\r\n".as_bytes()), [["运单号", "a,b"], ["1", "2"]]);
    // The longer rows of a free text do not decide.
    assert_eq!(read("a\tb\n1\tx,y,z\n2\tx,y,z\n".as_bytes())[1], ["1", "x,y,z"]);
}

#[test]
fn lines_are_counted_as_the_file_has_them() {
    let mut table = open("a,b\n\n\"1\n2\",3\n4,5".as_bytes());
    let numbers: Vec<u64> = lines(&mut table, 0).into_iter().map(|(line, _)| line).collect();
    assert_eq!(numbers, [1, 3, 5]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told_by_its_line() {
    let text = format!("a,b\n1,2\n\"3,4\n{}", "5,6\n".repeat(600_000));
    let mut seen = 0;
    let refused = open(text.as_bytes()).read(0, &mut |_| seen += 1);
    assert_eq!((refused, seen), (Err(Refused::Unclosed(3)), 2));
}

#[test]
fn pieces_may_be_cut_anywhere() {
    let text = "运单号,备注\r\n73000000000017,\"易碎，\"\"轻放\"\"\r\n第二行\"\r\n73000000000025,\"\"\r\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let whole = read(text.as_bytes());
    for size in 1..bytes.len() {
        let (mut decoder, mut csv) = (Encoding::Gb18030.decoder(), parcel_claims::sheets::Csv::new(b','));
        let mut found = Vec::new();
        let mut each = |record: parcel_claims::sheets::Record<'_>| {
            found.push(record.cells().map(str::to_owned).collect::<Vec<_>>());
        };
        for piece in bytes.chunks(size) {
            csv.read(decoder.push(piece, false), &mut each).unwrap();
        }
        csv.read(decoder.push(&[], true), &mut each).unwrap();
        csv.end(&mut each).unwrap();
        assert_eq!(found, whole, "{size}");
    }
}

#[test]
fn cells_of_a_workbook_are_told_as_a_table_would_write_them() {
    let cells: &[&[Cell]] = &[
        &[Cell::Text("运单号\n（必填）"), Cell::Text("a\tb"), Cell::Text(" <&> ")],
        &[Cell::Number(73_000_000_000_017.0), Cell::Number(7.300_000_000_000_001e16), Cell::Number(700.5)],
        &[Cell::Date(40_972.0), Cell::Date(40_972.354_166_666_664), Cell::Date(40_972.999_999)],
        &[Cell::Flag(true), Cell::Error("#N/A"), Cell::Nothing, Cell::Number(-0.1)],
        &[Cell::Formula("A1", Some(3.0)), Cell::Formula("A1", None)],
        &[],
        &[Cell::Nothing, Cell::Nothing, Cell::Text("far")],
    ];
    let wanted = [
        &["运单号\n（必填）", "a\tb", " <&> "][..],
        &["73000000000017", "7.30000E+16", "700.5"],
        &["2012-03-04", "2012-03-04T08:30", "2012-03-05"],
        &["true", "#N/A", "", "-0.1"],
        &["3", ""],
        &["", "", "far"],
    ];
    for with_addresses in [true, false] {
        let mut table = open(&xlsx(&[Sheet::of(rows(cells, with_addresses))], false));
        assert_eq!((table.kind(), table.is_1904()), (Kind::Xlsx, Some(false)));
        let found = lines(&mut table, 0);
        let filled: Vec<Vec<String>> = found.iter().map(|(_, cells)| cells.clone()).collect();
        assert_eq!(filled, wanted, "addresses: {with_addresses}");
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 7]);
    }
    let days: &[&[Cell]] = &[&[Cell::Date(39_510.0), Cell::Date(39_510.354_166_666_664)]];
    let mut table = open(&xlsx(&[Sheet::of(rows(days, true))], true));
    assert_eq!(
        (table.is_1904(), lines(&mut table, 0)[0].1.join(" ")),
        (Some(true), "2012-03-04 2012-03-04T08:30".into())
    );
}

#[test]
fn hidden_sheets_are_named_and_not_begun_with() {
    let sheet = |name, state, text| Sheet { name, state, rows: rows(&[&[Cell::Text(text)]], true) };
    let sheets = [sheet("字典", "hidden", "丢失"), sheet("密", "veryHidden", "x"), sheet("明细", "visible", "运单号")];
    let mut table = open(&xlsx(&sheets, false));
    let named: Vec<_> = table.sheets().iter().map(|sheet| (sheet.name.as_str(), sheet.is_hidden)).collect();
    assert_eq!(named, [("字典", true), ("密", true), ("明细", false)]);
    assert_eq!(table.first_sheet(), 2);
    assert_eq!(lines(&mut table, 2)[0].1, ["运单号"]);
    assert_eq!(lines(&mut table, 0)[0].1, ["丢失"]);
}

#[test]
fn workbooks_of_excel_97_are_read_by_either_epoch() {
    for (file, is_1904) in [("days-of-1900.xls", false), ("days-of-1904.xls", true)] {
        let mut table = open(&std::fs::read(root().join("tests/sheets").join(file)).unwrap());
        assert_eq!((table.kind(), table.is_1904(), table.first_sheet()), (Kind::Xls, Some(is_1904), 1));
        let found: Vec<Vec<String>> = lines(&mut table, 1).into_iter().map(|(_, cells)| cells).collect();
        assert_eq!(found[0][0], "问题件明细");
        assert_eq!(found[1], ["运单号", "揽收时间", "问题类型", "货值(元)", "是否不可抗力"]);
        assert_eq!(found[2], ["73000000000017", "2012-03-04T08:30", "丢失", "700.5", "false"], "{file}");
        assert_eq!(found[3], ["73000000000025", "2012-03-05", "破损", "", "否"], "{file}");
    }
}

#[test]
fn a_spreadsheet_of_libre_office_is_read() {
    let bytes = ods(&[&["运单号", "货值"], &["73000000000017", "700"]]);
    assert_eq!(
        (open(&bytes).kind(), read(&bytes)),
        (
            Kind::Ods,
            vec![vec!["运单号".to_owned(), "货值".to_owned()], vec!["73000000000017".to_owned(), "700".to_owned()],]
        )
    );
}

#[test]
fn a_web_page_under_the_name_of_a_spreadsheet_is_read() {
    let page = "<html xmlns:x=\"urn:x\"><head><meta charset=gb2312><style>td{}</style></head><body><!-- <td>no</td> -->\
        <table><tr><th colspan=2>问题件</th></tr><tr><td>运单号<td>备&nbsp;注</td></tr>\
        <tr><td style='vnd.ms-excel.numberformat:@'>73000000000017</td>\
        <td>a&lt;b &#x4e8c;<br>\n  c &amp d</td></tr></table>";
    let (bytes, _, _) = encoding_rs::GB18030.encode(page);
    let wanted = [&["问题件", ""][..], &["运单号", "备 注"], &["73000000000017", "a<b 二 c &amp d"]];
    assert_eq!(
        (open(&bytes).kind(), read(&bytes)),
        (Kind::Html, wanted.map(|row| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()).to_vec())
    );
}

#[test]
fn a_sheet_that_excel_wrote_as_xml_is_read() {
    let sheet = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
        xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
        <Worksheet ss:Name=\"1\"><Table><Row><Cell><Data ss:Type=\"String\">运单号</Data></Cell><Cell ss:Index=\"3\">\
        <Data ss:Type=\"String\">货值</Data></Cell></Row><Row><Cell/><Cell><Data>1</Data></Cell></Row>\
        </Table></Worksheet></Workbook>";
    assert_eq!(open(sheet.as_bytes()).kind(), Kind::Xml);
    assert_eq!(read(sheet.as_bytes()), [vec!["运单号", "", "货值"], vec!["", "1"]]);
}

#[test]
fn what_is_no_table_is_refused_by_its_name() {
    let refused = |bytes: &[u8]| Table::open(bytes.to_vec(), None).err();
    assert_eq!(refused(b""), Some(Refused::Empty));
    assert_eq!(refused(b"%PDF-1.7\n"), Some(Refused::NotATable("PDF")));
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n"), Some(Refused::NotATable("PNG")));
    assert_eq!(refused(b"Rar!\x1a\x07"), Some(Refused::NotATable("RAR")));
    assert_eq!(refused(&packed(&[("a.txt", "a")])), Some(Refused::NotATable("ZIP")));
    assert_eq!(refused(&packed(&[("word/document.xml", "a")])), Some(Refused::NotATable("DOCX")));
    let mut cut = xlsx(&[Sheet::of(rows(&[&[Cell::Text("运单号")]], true))], false);
    cut.truncate(cut.len() - 40);
    assert_eq!(refused(&cut), Some(Refused::Damaged));
    assert_eq!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), Some(Refused::Damaged));
    // A text may begin with the two letters of a picture.
    assert_eq!(open("BM单号,备注\n1,2\n".as_bytes()).kind(), Kind::Text);
}

#[test]
fn what_is_locked_says_so() {
    let refused = |bytes: Vec<u8>| Table::open(bytes, None).err();
    for (name, bytes) in [
        ("a box for a locked workbook", locked()),
        ("encrypted", locked_xls(1)),
        ("letters exchanged", locked_xls(0)),
        (
            "of LibreOffice",
            ods_of(
                "",
                "<manifest:file-entry><manifest:encryption-data></manifest:encryption-data></manifest:file-entry>",
            ),
        ),
    ] {
        assert_eq!(refused(bytes), Some(Refused::Password), "{name}");
    }
}

/// What a spreadsheet repeats takes no room in its file.
#[test]
fn what_is_repeated_without_end_is_bounded_by_its_cells() {
    let row = |repeats: u32, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{repeats}\">{cells}</table:table-row>")
    };
    let full = |repeats: u32| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"7\" \
             table:number-columns-repeated=\"{repeats}\"/>"
        )
    };
    let empty = |repeats: u32| format!("<table:table-cell table:number-columns-repeated=\"{repeats}\"/>");
    let bomb = ods_of(&row(1_000_000, &full(16_000)), "");
    assert!(bomb.len() < 1000);
    assert_eq!(Table::open(bomb, None).err(), Some(Refused::TooLarge(0)));
    let hollow = row(1, &(empty(16_000) + &full(1))).repeat(4000);
    assert_eq!(Table::open(ods_of(&hollow, ""), None).err(), Some(Refused::TooLarge(0)));
    // Every sheet ends in empty rows and cells as far as it goes.
    let usual = row(2, &(full(3) + &empty(16_381))) + &row(1_048_574, &empty(16_384));
    assert_eq!(read(&ods_of(&usual, "")), [["7"; 3]; 2]);
}

/// A cell far away in an empty sheet takes the memory of one cell.
#[test]
fn a_cell_at_the_edge_of_a_sheet_costs_nothing() {
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let mut table = open(&xlsx(&[Sheet::of(far.to_owned())], false));
    let found = lines(&mut table, 0);
    assert_eq!(found, [(1, vec!["1".to_owned()])]);
}

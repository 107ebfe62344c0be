//! What a file holds, whatever it is called: every file that this program writes is known again,
//! and so is what is none.

use crate::properties;
use parcel_claims::book::{Book, Content as Of, Stamp};
use parcel_claims::case::Case;
use parcel_claims::receipt::{Content, content, file};
use parcel_claims::rulebook::{BUILT_IN_IDS, ParcelRules, Rulebook};

#[test]
fn every_file_of_ours_is_known_by_what_stands_in_it() {
    let case = file(&Case::default(), properties::now(), ParcelRules::built_in());
    let mut book = Book::default();
    book.add(book.first("case-1", Stamp { id: "a", at: 1 }, Of::open(Default::default())));
    let mut files =
        vec![(case, Content::Case), (book.export(), Content::Book), (Book::default().export(), Content::Book)];
    for id in BUILT_IN_IDS {
        files.push((Rulebook::built_in_file(id).unwrap().to_owned(), Content::Rulebook));
    }
    let sheet = r#"{"version":1,"rulebook":"warehouse","month":"2012-03","people":[]}"#;
    files.push((sheet.to_owned(), Content::Penalties));
    for (text, wanted) in files {
        for text in [text.clone(), format!("\u{feff}{text}\r\n"), text.replace('\n', "\r\n")] {
            assert_eq!(content(&text), wanted, "{text:.80}");
        }
        // Cut off by a broken copy it is still known who has to say so.
        let half: String = text.chars().take(text.chars().count() * 9 / 10).collect();
        assert_eq!(content(&half), wanted, "{half:.80}");
    }
}

#[test]
fn what_else_may_come_is_told_apart() {
    let cases = [
        ("a bare record of facts", r#"{"problem":"lost","value":700}"#, Content::Case),
        ("a file of a newer program", r#"{"product":"parcel-claims","something":1}"#, Content::Case),
        ("what an interface answers", r#"{"traces":[{"time":"2012-03-05 08:00","desc":"已签收"}]}"#, Content::Text),
        ("a list of them", r#"[{"time":"2012-03-05 08:00"}]"#, Content::Text),
        ("a table", "运单号,备注\n210359000001,破损", Content::Text),
        ("a chat", "张三 2012-3-5 8:00\n丢了一件", Content::Text),
        ("somebody's page", "<!doctype html><p>210359000001</p>", Content::Text),
        ("our page", "<!doctype html><script type=\"x\" id=\"parcel-claims-packed\">", Content::Page),
        ("nothing", "", Content::Empty),
        ("a mark alone", "\u{feff} \r\n", Content::Empty),
        ("a workbook", "PK\u{3}\u{4}\u{14}xl/workbook.xml", Content::Unknown),
        ("a picture", "\u{fffd}PNG\r\n\u{1a}\n\0\0\0", Content::Unknown),
        ("a document", "%PDF-1.7\n%", Content::Unknown),
    ];
    for (what, text, wanted) in cases {
        assert_eq!(content(text), wanted, "{what}");
    }
    assert_eq!(content(&"210359000001\n".repeat(100_000)), Content::Unknown, "more than anybody pastes");
}

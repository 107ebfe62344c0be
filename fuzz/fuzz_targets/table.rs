//! Anything as a file of a table: it is opened, answered and written again, or refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parcel_claims::worklist::protocol::{Answer, Asked, Column, Export, Open, Reply, Request, Rows, View};
use parcel_claims::worklist::{Of, Session};

const AS_OF: &str = "2012-03-20T12:00";

fuzz_target!(|file: &[u8]| {
    let (mut session, mut text) = (Session::default(), None::<Vec<u8>>);
    let mut ask = |id, request| -> Option<Reply> {
        let (mut step, mut parts) = (session.ask(Asked { id, lang: "zh-CN".to_owned(), request }), Vec::new());
        loop {
            parts.append(&mut step.out);
            if step.becomes.is_some() {
                text = Some(std::mem::take(&mut parts));
            }
            let Some(need) = step.need else { return step.told.map(|told| told.reply) };
            let from = text.as_deref().filter(|_| need.of == Of::Text).unwrap_or(file);
            let piece = from.get(need.from as usize..need.to as usize).expect("no more is needed than there is").to_vec();
            step = session.give(id, &piece);
        }
    };
    let open = Open { size: file.len() as u64, as_of: AS_OF.to_owned(), ..Open::default() };
    let Some(Reply::Opened(opened)) = ask(1, Request::Open(open)) else { return };
    let column = |field: &Option<String>| Some(Column { field: field.clone()?, words: Vec::new() });
    let columns = opened.columns.iter().map(|proposed| column(&proposed.field)).collect();
    let answer = Answer { columns, as_of: AS_OF.to_owned(), ..Answer::default() };
    let Some(Reply::Answered(answered)) = ask(2, Request::Answer(answer)) else { return };
    assert_eq!(answered.rows as i64, answered.totals.rows + answered.totals.unsound);
    ask(3, Request::View(View::default()));
    ask(4, Request::Rows(Rows { from: 0, to: 20 }));
    ask(5, Request::Export(Export { format: "csv".to_owned(), ..Export::default() }));
});

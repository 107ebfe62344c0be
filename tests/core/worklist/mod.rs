//! A table as a worklist: what is asked of it and told, with the file handed over in pieces, as a worker does it.

mod anything;
mod asks;
mod rows;
mod writes;

use parcel_claims::worklist::protocol::{
    Answer, Answered, Asked, Column, Open, Opened, Reply, Request, Rows, Shown, View,
};
use parcel_claims::worklist::{Of, Session, Step};

pub const AS_OF: &str = "2012-03-20T12:00";

/// A worklist with its file, as the worker has it.
pub struct Desk {
    session: Session,
    file: Vec<u8>,
    /// What was made of the file; none where it is read as it is.
    text: Option<Vec<u8>>,
    next: u32,
    pub saved: Vec<u8>,
    pub told: Vec<Reply>,
}

impl Desk {
    pub fn new(file: impl Into<Vec<u8>>) -> Self {
        let (text, saved, told) = Default::default();
        Self { session: Session::default(), file: file.into(), text, next: 0, saved, told }
    }

    /// Everything that a request tells; the last is its answer.
    pub fn ask(&mut self, request: Request) -> Reply {
        self.ask_in("zh-CN", request)
    }

    pub fn ask_in(&mut self, lang: &str, request: Request) -> Reply {
        self.next += 1;
        let step = self.session.ask(Asked { id: self.next, lang: lang.to_owned(), request });
        self.go_on(step)
    }

    fn go_on(&mut self, mut step: Step) -> Reply {
        let (mut parts, id) = (Vec::new(), self.next);
        loop {
            parts.extend(std::mem::take(&mut step.out));
            // As it crosses to the page.
            let said = serde_json::to_string(&step).unwrap();
            assert!(!said.contains("\"out\""), "{said}");
            self.told.extend(step.told.map(|told| told.reply));
            if step.becomes.is_some() {
                let parts = std::mem::take(&mut parts);
                if said.contains(r#""becomes":"text""#) { self.text = Some(parts) } else { self.saved = parts }
            }
            let Some(need) = step.need else { break };
            if need.of == Of::File {
                self.text = None;
            }
            let bytes = self.text.as_ref().filter(|_| need.of == Of::Text).unwrap_or(&self.file);
            let piece = bytes[usize::try_from(need.from).unwrap()..usize::try_from(need.to).unwrap()].to_vec();
            step = self.session.give(id, &piece);
        }
        self.told.last().cloned().unwrap()
    }

    pub fn open(&mut self, open: Open) -> Opened {
        let size = u64::try_from(self.file.len()).unwrap();
        match self.ask(Request::Open(Open { size, as_of: AS_OF.to_owned(), ..open })) {
            Reply::Opened(opened) => opened,
            other => panic!("{other:?}"),
        }
    }

    /// Answers by what is proposed, with constants.
    pub fn answer(&mut self, opened: &Opened, constants: &[(&str, &str)]) -> Answered {
        match self.ask(Request::Answer(answer(opened, constants))) {
            Reply::Answered(answered) => answered,
            other => panic!("{other:?}"),
        }
    }

    pub fn view(&mut self, view: View) -> usize {
        match self.ask(Request::View(view)) {
            Reply::Viewed { rows } => rows,
            other => panic!("{other:?}"),
        }
    }

    pub fn rows(&mut self, from: usize, to: usize) -> Vec<Shown> {
        match self.ask(Request::Rows(Rows { from, to })) {
            Reply::Rows { rows, .. } => rows,
            other => panic!("{other:?}"),
        }
    }

    /// Opened and answered as proposed.
    pub fn answered(file: impl Into<Vec<u8>>, constants: &[(&str, &str)]) -> (Self, Answered) {
        let mut desk = Self::new(file);
        let opened = desk.open(Open::default());
        let answered = desk.answer(&opened, constants);
        (desk, answered)
    }
}

pub fn answer(opened: &Opened, constants: &[(&str, &str)]) -> Answer {
    let column = |field: &Option<String>| Some(Column { field: field.clone()?, words: Vec::new() });
    Answer {
        columns: opened.columns.iter().map(|proposed| column(&proposed.field)).collect(),
        constants: constants.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect(),
        rules: Vec::new(),
        as_of: AS_OF.to_owned(),
    }
}

/// Six parcels as an export writes them.
pub const TABLE: &str = "运单号,发件日期,应签收时间,签收时间,问题类型,发生环节,货值,到件时间,备注\r\n\
    73000000000017,2012/3/1,2012/3/4,2012-03-06 08:30,,,,,\r\n\
    73000000000025,2012-03-02,,,丢失,中转,800,,\"急，\n客户催\"\r\n\
    73000000000033,2012-02-30,,,破损,派件,200,2012-03-19 11:40,日期不对\r\n\
    ,,,,,,,,\r\n\
    73000000000041,2012-02-03,,,破损,派件,200,2012-03-20 11:30,\r\n\
    73000000000058,2012-01-01,,,被狗咬了,,,,\r\n\
    合计,,,,,,1200,,\r\n\
    73000000000066,2011-12-01,,,丢失,中转,300,,\r\n";

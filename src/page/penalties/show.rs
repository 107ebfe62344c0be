//! The room on the screen: everything follows from what is in hand. What has an input is made once and filled again.

use super::hand::Place;
use super::{Penalties, asked};
use crate::js::now;
use crate::money::Fen;
use crate::page::dom::{self, Piece, View};
use crate::page::fields::arrange;
use crate::page::state::AppState;
use crate::penalty::{Account, AppraisalOf, Counted, Issue, Line, Penalties as Told, ScoreOf, Sheet};
use crate::rulebook::file::{Appraisal, Counting, Item, PenaltyTable, Score};
use crate::rulebook::{Rulebook, Status};
use crate::words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// What is shown, with what it follows from.
struct Shown<'a> {
    view: &'a View,
    room: &'a Penalties,
    rulebook: &'a Rulebook,
    sheet: &'a Sheet,
    told: &'a Told,
    issues: &'a [Issue],
}

impl AppState {
    /// Shows the room.
    pub(in crate::page) fn show_penalties(&mut self) {
        if self.view.place("penalties").is_none() {
            return;
        }
        let known: Vec<Rc<Rulebook>> = self
            .library
            .all()
            .iter()
            .map(|kept| Rc::clone(&kept.rulebook))
            .filter(|rulebook| !rulebook.penalties.is_empty())
            .collect();
        self.penalties.choose_among(&known);
        let Some(rulebook) = self.penalties.rulebook.clone() else { return };
        let (view, room) = (&self.view, &self.penalties);
        let (sheet, issues) = room.hand.sheet(&rulebook);
        let told = sheet.penalties(&rulebook);
        let shown = Shown { view, room, rulebook: &rulebook, sheet: &sheet, told: &told, issues: &issues };
        shown.basis(&known);
        shown.entry();
        shown.blanks();
        shown.accounts();
        shown.items();
        shown.foot();
        shown.saved(&known);
    }
}

impl Shown<'_> {
    fn lang(&self) -> words::Lang {
        self.view.lang
    }

    fn basis(&self, known: &[Rc<Rulebook>]) {
        let (view, head) = (self.view, &self.rulebook.head);
        if let Some(select) = select(view, "[data-input=penaltyRulebook]") {
            let ids: Vec<&str> = known.iter().map(|rulebook| &*rulebook.head.id).collect();
            let shown = select.get_attribute("data-shown").unwrap_or_default();
            if shown != ids.join(" ") {
                dom::attribute(&select, "data-shown", Some(&ids.join(" ")));
                let options = known.iter().filter_map(|rulebook| {
                    let head = &rulebook.head;
                    let piece = view.clone_of("penaltyOption")?.with("value", Some(&head.id));
                    Some(piece.slot("option", head.title(view.lang)).element)
                });
                select.replace_children_with_node(&options.collect::<js_sys::Array>());
            }
            if select.value() != head.id {
                select.set_value(&head.id);
            }
        }
        if let Some(input) = dom::input(&view.root, "[data-input=penaltyMonth]") {
            put(&input, &self.sheet.month.to_string());
        }
        view.show("penaltyMonthError", !self.room.month_fault.is_empty());
        view.text("penaltyMonthError", &self.room.month_fault);
        let status = match head.status {
            Status::Draft => view.word("penaltyDraft"),
            Status::InForce => "",
            Status::Unknown => view.word("rulebookUnknown"),
        };
        view.show("penaltyDraft", !status.is_empty());
        view.text("penaltyDraft", status);
        view.show("penaltySource", head.breaks_off.is_some());
        view.text("penaltySourceText", head.breaks_off.as_ref().map_or("", |text| text.get(view.lang)));
        let at = words::in_full(now().into(), view.lang);
        let month = self.sheet.month.to_string();
        let values = [("title", head.title(view.lang)), ("month", &month), ("now", &at)];
        view.text("penaltyPrinted", &words::fill(view.word("penaltyPrinted"), &values));
        view.show("penaltyUndo", self.room.undo.is_some());
        view.text("penaltyUndoText", self.room.undo.as_ref().map_or("", |undo| &undo.said));
        view.show("penaltyAsk", self.room.wanted.is_some());
        let faults =
            self.room.faults.iter().filter_map(|fault| Some(view.clone_of("penaltyOverlap")?.slot("text", fault)));
        view.fill("penaltyFaultList", Some("penaltyFaults"), faults.collect());
    }

    /// The form of the next entry.
    fn entry(&self) {
        let (view, room, lang) = (self.view, self.room, self.lang());
        let Some(form) = view.place("penaltyEntry") else { return };
        if let Some(search) = dom::input(&form, "[data-input=penaltySearch]") {
            dom::attribute(&search, "placeholder", Some(view.word("penaltySearch")));
            put(&search, &room.query);
        }
        self.options(&form);
        let item = self.rulebook.item(&room.draft.item);
        let counts = item.map(|item| &item.counts);
        let asked = counts.map(asked).unwrap_or_default();
        for (key, text) in [
            ("person", &room.draft.person),
            ("count", &room.draft.count),
            ("on", &room.draft.on),
            ("from", &room.draft.from),
            ("to", &room.draft.to),
            ("base", &room.draft.base),
        ] {
            if let Some(part) = dom::first(&form, &format!("[data-part={key}]")) {
                dom::show(&part, asked.contains(&key));
            }
            if let Some(input) = dom::input(&form, &format!("[data-key={key}]")) {
                put(&input, text);
                let wrong = room.entry_faults.iter().any(|issue| issue.field == key);
                dom::attribute(&input, "aria-invalid", wrong.then_some("true"));
            }
        }
        let count = match counts {
            Some(Counting::Measure(measure)) => measure.counted.get(lang),
            _ => view.word("penaltyCount"),
        };
        view.text("penaltyCountLabel", count);
        if let Some(Counting::WageShare(share)) = counts {
            view.text("penaltyBaseLabel", &format!("{}{}", share.base.get(lang), view.word("penaltyInYuan")));
        }
        let clause = item.and_then(|item| self.rulebook.clause(item.clause.as_str()));
        view.show("penaltyEntryClause", clause.is_some());
        if let Some(clause) = clause {
            view.text("penaltyEntryPlace", clause.place.get(lang));
            view.text("penaltyEntryWords", clause.words.get(lang));
        }
        self.conditions(item);
        view.text("penaltyPreview", &self.preview(&asked));
        let faults = room.entry_faults.iter().filter_map(|issue| {
            let said = words::penalty_issue(issue, self.rulebook, lang);
            Some(view.clone_of("penaltyOverlap")?.slot("text", &said))
        });
        view.fill("penaltyEntryFaults", None, faults.collect());
        let scores = self.rulebook.penalties.iter().any(|table| table.score.is_some() || table.appraisal.is_some());
        view.show("penaltyOnly", scores);
        let names = self.sheet.names();
        let others = names.iter().filter(|name| **name != room.draft.person.trim());
        let pieces = others
            .filter_map(|name| Some(view.clone_of("penaltyName")?.with("data-name", Some(name)).slot("name", name)));
        view.fill("penaltyNames", Some("penaltyNames"), pieces.collect());
    }

    /// What has to be asked of the item.
    fn conditions(&self, item: Option<&Item>) {
        let Some(place) = self.view.place("penaltyConditions") else { return };
        let conditions = item.map_or(&[] as &[_], |item| &item.conditions);
        let shown =
            item.map(|item| format!("{} {} {}", self.lang().code(), self.rulebook.head.digest, item.id.as_str()));
        if place.get_attribute("data-shown") != shown {
            dom::attribute(&place, "data-shown", shown.as_deref());
            let pieces = conditions.iter().filter_map(|condition| {
                let piece = self.view.clone_of("penaltyCondition")?;
                let key = format!("conditions.{}", condition.id.as_str());
                dom::attribute(&dom::first(&piece.element, "select")?, "data-key", Some(&key));
                Some(piece.slot("label", &words::capital(condition.words.get(self.lang()))).element)
            });
            place.replace_children_with_node(&pieces.collect::<js_sys::Array>());
        }
        let selects = dom::all(&place, "select");
        for (select, condition) in selects.iter().filter_map(|one| one.dyn_ref::<HtmlSelectElement>()).zip(conditions) {
            select.set_value(self.room.draft.condition(condition.id.as_str()));
        }
    }

    /// The items that the search leaves, by their tables.
    fn options(&self, form: &Element) {
        let (view, room, lang) = (self.view, self.room, self.lang());
        let select =
            dom::first(form, "[data-key=item]").and_then(|element| element.dyn_into::<HtmlSelectElement>().ok());
        let Some(select) = select else { return };
        dom::attribute(&select, "aria-label", Some(view.word("penaltyItem")));
        let wanted = format!("{} {} {}", lang.code(), self.rulebook.head.digest, room.query);
        if select.get_attribute("data-shown").as_deref() != Some(&wanted) {
            dom::attribute(&select, "data-shown", Some(&wanted));
            let groups = self.rulebook.penalties.iter().filter_map(|table| {
                let found = table.items.iter().filter(|item| room.finds(self.rulebook, table, item, lang));
                let options = found.filter_map(|item| {
                    let piece = view.clone_of("penaltyOption")?.with("value", Some(item.id.as_str()));
                    Some(piece.slot("option", item.label.get(lang)).element)
                });
                let options: js_sys::Array = options.collect();
                let group = view.clone_of("penaltyGroup")?.with("label", Some(table.title.get(lang))).element;
                group.replace_children_with_node(&options);
                (options.length() > 0).then_some(group)
            });
            let groups: js_sys::Array = groups.collect();
            view.text("penaltyNone", if groups.length() == 0 { view.word("penaltyNone") } else { "" });
            select.replace_children_with_node(&groups);
            select.set_value(&room.draft.item);
        } else if select.value() != room.draft.item {
            select.set_value(&room.draft.item);
        }
    }

    /// What the entry would come to.
    fn preview(&self, asked: &[&str]) -> String {
        let mut draft = self.room.draft.clone();
        if draft.item.is_empty() {
            return String::new();
        }
        // It comes to as much for whoever it is.
        if draft.person.trim().is_empty() {
            "?".clone_into(&mut draft.person);
        }
        let Ok(entry) = draft.entry(asked, &self.room.hand, self.rulebook) else { return String::new() };
        let mut sheet = self.sheet.clone();
        sheet.entries = vec![entry];
        sheet.people.clear();
        let told = sheet.penalties(self.rulebook);
        let line = told.people.first().and_then(|account| account.lines.first());
        line.map(|line| words::penalty_line(line, self.rulebook, self.lang())).unwrap_or_default()
    }

    fn blanks(&self) {
        let Some(list) = self.view.place("penaltyBlankList") else { return };
        self.view.show("penaltyBlanks", !self.told.asked.is_empty());
        let lang = self.lang();
        let inputs = self.told.asked.iter().filter_map(|asked| {
            let place = Place { list: "figures".into(), person: String::new(), key: asked.figure.to_string() };
            self.typed(&list, &place, &words::penalty_figure(self.rulebook, &asked.figure, lang), "")
        });
        put_in(&list, &inputs.collect::<Vec<_>>());
    }

    /// An input that is made once: its label, what stands beside it, and what is wrong with it.
    fn typed(&self, parent: &Element, place: &Place, label: &str, note: &str) -> Option<Element> {
        let known = dom::children(parent).into_iter().find(|child| {
            child.get_attribute("data-list-of").as_deref() == Some(&place.list)
                && child.get_attribute("data-key").as_deref() == Some(&place.key)
        });
        let piece = match known {
            Some(known) => self.view.piece(known),
            None => self
                .view
                .clone_of("penaltyTyped")?
                .with("data-list-of", Some(&place.list))
                .with("data-key", Some(&place.key)),
        };
        let fault = self.room.hand.fault(place, self.issues);
        let said = fault.as_ref().map(|issue| words::penalty_issue(issue, self.rulebook, self.lang()));
        let piece = piece.slot("label", label).slot("note", note).slot("typedError", &said.clone().unwrap_or_default());
        if let Some(input) = dom::input(&piece.element, "input") {
            put(&input, self.room.hand.typed(place));
            dom::attribute(&input, "aria-invalid", said.map(|_| "true"));
        }
        Some(piece.element)
    }

    fn accounts(&self) {
        let view = self.view;
        view.show("penaltyEmpty", self.told.people.is_empty());
        let Some(place) = view.place("penaltyAccounts") else { return };
        let known = dom::children(&place);
        let accounts = self.told.people.iter().filter_map(|account| self.account(account, &known));
        put_in(&place, &accounts.collect::<Vec<_>>());
        view.show("penaltyLaw", self.told.wages);
        view.text("penaltyLawText", words::penalty_note(self.lang()));
    }

    fn account(&self, account: &Account, known: &[Element]) -> Option<Element> {
        let (view, lang) = (self.view, self.lang());
        let name = account.person.as_str();
        let piece = match known.iter().find(|one| one.get_attribute("data-person").as_deref() == Some(name)) {
            Some(known) => view.piece(known.clone()),
            None => view.clone_of("penaltyAccount")?.with("data-person", Some(name)).named("removePerson", name),
        };
        // Of reminders and points there is no sum to tell.
        let has_money = account.most != Some(Fen::ZERO)
            || account.lines.iter().any(|line| matches!(line.counted, Counted::Sum { .. }));
        let is_range = account.most != Some(account.certain);
        let certain = words::fill(view.word("penaltyCertain"), &[("sum", &words::yuan(account.certain, lang))]);
        let mine = |place: usize| self.sheet.entries.get(place).is_some_and(|entry| entry.person == name);
        let mut asked: Vec<String> = Vec::new();
        for question in self.told.questions.iter().filter(|question| mine(question.entry)) {
            let said = words::penalty_question(question, self.rulebook, lang);
            if !asked.contains(&said) {
                asked.push(said);
            }
        }
        let asks = match asked.join(view.word("semicolon")) {
            what if what.is_empty() => what,
            what => words::fill(view.word("penaltyAsks"), &[("what", &what)]),
        };
        let departments = match account.departments {
            Fen::ZERO => String::new(),
            sum => words::fill(view.word("penaltyDepartments"), &[("sum", &words::yuan(sum, lang))]),
        };
        let prizes = words::yuan(account.prizes, lang);
        let has_prizes = account.prizes_or_more || account.prizes > Fen::ZERO;
        let word = if account.prizes_or_more { "penaltyPrizesMore" } else { "penaltyPrizes" };
        let prizes = words::fill(view.word(word), &[("sum", &prizes)]);
        let piece = piece
            .slot("person", name)
            .slot("totalLabel", if has_money { view.word("penaltyTotal") } else { "" })
            .slot("total", &if has_money { words::penalty_total(account, lang) } else { String::new() })
            .slot("certain", if is_range && (!account.overlaps.is_empty() || !asks.is_empty()) { &certain } else { "" })
            .slot("asks", &asks)
            .slot("departments", &departments)
            .slot("open", if account.most.is_none() { view.word("penaltyOpen") } else { "" })
            .slot("prizes", if has_prizes { &prizes } else { "" });
        let overlaps = account.overlaps.iter().filter_map(|overlap| {
            Some(view.clone_of("penaltyOverlap")?.slot("text", &words::penalty_overlap(overlap, self.rulebook, lang)))
        });
        let piece = piece.list("overlaps", overlaps.collect());
        if let Some(list) = dom::first(&piece.element, "[data-list=lines]") {
            let known = dom::children(&list);
            let lines = account.lines.iter().filter_map(|line| self.line(account, line, &known));
            put_in(&list, &lines.collect::<Vec<_>>());
        }
        if let Some(list) = dom::first(&piece.element, "[data-list=scores]") {
            let known = dom::children(&list);
            let tables = self.rulebook.penalties.iter().flat_map(|table| {
                let score = table.score.as_ref().and_then(|score| self.score(account, table, score, &known));
                let appraisal = table.appraisal.as_ref();
                score
                    .into_iter()
                    .chain(appraisal.and_then(|appraisal| self.appraisal(account, table, appraisal, &known)))
            });
            put_in(&list, &tables.collect::<Vec<_>>());
        }
        Some(piece.element)
    }

    fn line(&self, account: &Account, line: &Line, known: &[Element]) -> Option<Element> {
        let (view, lang) = (self.view, self.lang());
        let piece = match known.iter().find(|one| one.get_attribute("data-item").as_deref() == Some(&line.item)) {
            Some(known) => view.piece(known.clone()),
            None => view.clone_of("penaltyLine")?.with("data-item", Some(&line.item)),
        };
        let is_apart = |entry: &usize| account.overlaps.iter().any(|overlap| overlap.entries.contains(entry));
        let apart = line.entries.iter().any(is_apart);
        let clause = self.rulebook.clause(&line.clause);
        let points = |points: &crate::penalty::Hundredths| match points.0 {
            0 => String::new(),
            _ => words::fill(view.word("penaltyPoints"), &[("n", &points.to_string())]),
        };
        let sum = match &line.counted {
            Counted::Sum { sum, open, .. } => words::penalty_sum(*sum, *open, lang),
            Counted::Prize { sum: Some(sum), .. } => words::yuan(*sum, lang),
            Counted::Steps { sum, points: off, .. } if *sum == Fen::ZERO => points(off),
            Counted::Steps { sum, .. } => words::yuan(*sum, lang),
            Counted::Points { points: off, .. } => points(off),
            Counted::Measure { reached: true, .. } => view.word("penaltyReached").to_owned(),
            Counted::Measure { .. } => view.word("penaltyNotReached").to_owned(),
            Counted::Unstated | Counted::Prize { sum: None, .. } => view.word("penaltyNoSum").to_owned(),
            Counted::NotSet { .. } => view.word("penaltyNotSet").to_owned(),
        };
        // The entry and the sum say it all.
        let is_plain = line.entries.len() == 1
            && !line.department
            && matches!(
                &line.counted,
                Counted::Sum { capped: false, open: Fen::ZERO, .. } | Counted::Prize { or_more: false, .. }
            );
        let kind = match &line.counted {
            _ if line.department => "department",
            Counted::Sum { .. } | Counted::Steps { .. } | Counted::Points { .. } if apart => "apart",
            Counted::Sum { .. } | Counted::Steps { .. } | Counted::Points { .. } => "sum",
            Counted::Prize { .. } => "prize",
            Counted::Measure { .. } => "measure",
            Counted::Unstated | Counted::NotSet { .. } => "open",
        };
        let piece = piece
            .with("data-kind", Some(kind))
            .slot("item", &words::penalty_item(self.rulebook, &line.item, lang))
            .slot("sum", &sum)
            .slot("lineText", &if is_plain { String::new() } else { words::penalty_line(line, self.rulebook, lang) })
            .slot("place", clause.map_or("", |clause| clause.place.get(lang)))
            .slot("words", clause.map_or("", |clause| clause.words.get(lang)));
        let entries = line.entries.iter().filter_map(|place| {
            let said = words::penalty_entry(self.sheet.entries.get(*place)?, self.rulebook, lang);
            let piece = view.clone_of("penaltyEntryLine")?.with("data-entry", Some(&place.to_string()));
            Some(piece.slot("entry", &said).named("removePenalty", &format!("{} {said}", account.person)))
        });
        Some(piece.list("entries", entries.collect()).element)
    }

    /// The part of a score or an appraisal, with its inputs.
    fn group(&self, kind: &str, table: &PenaltyTable, known: &[Element]) -> Option<(Piece, Element)> {
        let key = format!("{kind} {}", table.id.as_str());
        let piece = match known.iter().find(|one| one.get_attribute("data-group").as_deref() == Some(&key)) {
            Some(known) => self.view.piece(known.clone()),
            None => self.view.clone_of("penaltyScore")?.with("data-group", Some(&key)),
        };
        let inputs = dom::first(&piece.element, "[data-list=inputs]")?;
        Some((piece, inputs))
    }

    fn score(&self, account: &Account, table: &PenaltyTable, score: &Score, known: &[Element]) -> Option<Element> {
        let (view, lang) = (self.view, self.lang());
        let (piece, inputs) = self.group("score", table, known)?;
        let of: &ScoreOf = account.scores.iter().find(|of| of.table == table.id.as_str())?;
        let title = match of.left.zip(of.total) {
            Some((left, total)) => {
                words::fill(view.word("penaltyScore"), &[("left", &left.to_string()), ("total", &total.to_string())])
            }
            None => view.word("penaltyScoreOpen").to_owned(),
        };
        let parts = score.parts.iter().zip(&of.parts).filter_map(|(part, of)| {
            let label = words::fill(view.word("penaltyByHand"), &[("part", part.label.get(lang))]);
            let left = of.left.map(|left| left.to_string()).unwrap_or_default();
            let points = of.points.map(|points| points.to_string()).unwrap_or_default();
            let note = words::fill(view.word("penaltyPartLeft"), &[("left", &left), ("points", &points)]);
            let key = format!("{}.{}", table.id.as_str(), part.id.as_str());
            let place = Place { list: "lost".into(), person: account.person.clone(), key };
            self.typed(&inputs, &place, &label, if left.is_empty() { "" } else { &note })
        });
        put_in(&inputs, &parts.collect::<Vec<_>>());
        Some(piece.slot("scoreTitle", &title).element)
    }

    fn appraisal(
        &self,
        account: &Account,
        table: &PenaltyTable,
        appraisal: &Appraisal,
        known: &[Element],
    ) -> Option<Element> {
        let (view, lang) = (self.view, self.lang());
        let (piece, inputs) = self.group("appraisal", table, known)?;
        let id = table.id.as_str();
        let mut fields: Vec<Element> = Vec::new();
        for indicator in &appraisal.indicators {
            let label = words::fill(view.word("penaltyIndicator"), &[("name", indicator.label.get(lang))]);
            let weight = self.weight(appraisal.clause.as_str(), &indicator.weight.0);
            let key = format!("{id}.{}", indicator.id.as_str());
            let place = Place { list: "scores".into(), person: account.person.clone(), key };
            fields.extend(self.typed(&inputs, &place, &label, &weight));
        }
        let place = Place { list: "bonus".into(), person: account.person.clone(), key: id.to_owned() };
        let label = format!("{}{}", appraisal.base.get(lang), view.word("penaltyInYuan"));
        fields.extend(self.typed(&inputs, &place, &label, ""));
        put_in(&inputs, &fields);
        let of = account.appraisals.iter().find(|of| of.table == id);
        let result = of.map(|of| self.appraised(of, appraisal)).unwrap_or_default();
        Some(piece.slot("scoreTitle", view.word("penaltyAppraisal")).slot("scoreResult", &result).element)
    }

    fn weight(&self, clause: &str, name: &str) -> String {
        let figure = crate::penalty::FigureId::of(clause, name);
        let stated = self.rulebook.figure(&figure.clause, &figure.name).and_then(crate::rulebook::Figure::hundredths);
        match stated.map(crate::penalty::Hundredths).or_else(|| self.sheet.figure(&figure)) {
            Some(weight) => words::fill(self.view.word("penaltyWeight"), &[("percent", &weight.to_string())]),
            None => self.view.word("penaltyWeightNotSet").to_owned(),
        }
    }

    fn appraised(&self, of: &AppraisalOf, appraisal: &Appraisal) -> String {
        let (view, lang) = (self.view, self.lang());
        let label = |id: &String| {
            let known = appraisal.indicators.iter().find(|one| one.id.as_str() == id);
            known.map(|one| one.label.get(lang).clone()).unwrap_or_default()
        };
        let Some(score) = of.score else {
            let mut missing: Vec<String> = of.missing.iter().map(label).collect();
            if !of.figures.is_empty() {
                missing.push(view.word("penaltyBlankMissing").to_owned());
            }
            return words::fill(view.word("penaltyMissing"), &[("what", &missing.join(view.word("comma")))]);
        };
        let band = of.band.as_ref().and_then(|id| appraisal.bands.iter().find(|band| band.id.as_str() == id));
        let band = band.map(|band| band.label.get(lang).clone());
        let score = score.to_string();
        match (band, of.pays) {
            (Some(band), Some(pays)) => {
                let pays = words::penalty_bonus(&pays, lang);
                words::fill(view.word("penaltyResult"), &[("score", &score), ("band", &band), ("pays", &pays)])
            }
            (Some(band), None) => words::fill(view.word("penaltyBand"), &[("score", &score), ("band", &band)]),
            _ => words::fill(view.word("penaltyScoreOnly"), &[("score", &score)]),
        }
    }

    fn items(&self) {
        let (view, lang) = (self.view, self.lang());
        let several = self.told.people.len() > 1;
        let pieces = self.told.items.iter().filter(|_| several).filter_map(|total| {
            let least = total.sum.unwrap_or_default();
            let sum = total.sum.or(total.most).map(|most| words::penalty_sum(least, most.above(least), lang));
            let sum = sum.unwrap_or_default();
            let people = words::people(usize::try_from(total.people).unwrap_or_default(), lang);
            let item = words::penalty_item(self.rulebook, &total.item, lang);
            Some(view.clone_of("penaltyItemTotal")?.slot("item", &item).slot("people", &people).slot("sum", &sum))
        });
        view.fill("penaltyItemList", Some("penaltyItems"), pieces.collect());
    }

    fn foot(&self) {
        let (view, hand) = (self.view, &self.room.hand);
        let some = !self.told.people.is_empty();
        for button in ["penaltySave", "penaltyPrintButton", "penaltyCsvButton", "penaltyFileButton", "penaltyNewButton"]
        {
            view.show(button, some);
        }
        let text = super::text_of(self.sheet);
        let (word, state) = match (&hand.kept, &self.room.refused) {
            (_, Some(crate::page::store::Refused::Full)) => ("penaltySave", "penaltyFull"),
            (_, Some(crate::page::store::Refused::Unavailable)) => ("penaltySave", "penaltyUnavailable"),
            (Some((_, kept)), _) if *kept == text => ("penaltySaveAgain", "penaltySaved"),
            (Some(_), _) => ("penaltySaveAgain", "penaltyChanged"),
            (None, _) => ("penaltySave", "penaltyUnsaved"),
        };
        view.text("penaltySave", view.word(word));
        view.text("penaltyState", if some { view.word(state) } else { "" });
    }

    fn saved(&self, known: &[Rc<Rulebook>]) {
        let (view, lang) = (self.view, self.lang());
        let pieces = self.room.saved.iter().filter_map(|kept| {
            let (said, open) = super::described(kept, known, view, lang)?;
            let piece = view.clone_of("penaltySavedMonth")?.with("data-kept", Some(&kept.id)).slot("text", &said);
            let piece = piece.named("openSaved", &said).named("deleteSaved", &said);
            Some(if open { piece } else { piece.without("openSaved") })
        });
        view.fill("penaltySavedList", Some("penaltySaved"), pieces.collect());
    }
}

/// Puts elements into a place in this order; the one with the focus is not moved.
fn put_in(place: &Element, elements: &[Element]) {
    let held = elements.iter().find(|element| dom::first(element, ":focus").is_some());
    arrange(place, elements, held);
}

/// What is being typed is not touched.
fn put(input: &HtmlInputElement, text: &str) {
    if input.value() != text && !input.matches(":focus").unwrap_or_default() {
        input.set_value(text);
    }
}

fn select(view: &View, selector: &str) -> Option<HtmlSelectElement> {
    dom::first(&view.root, selector)?.dyn_into().ok()
}

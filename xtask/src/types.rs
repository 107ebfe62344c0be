//! `index.d.ts`, `element.d.ts`, `custom-elements.json`: templates, filled with the core's own lists and fields, so
//! that they cannot lag behind it.

use crate::interfaces;
use crate::template::fill;
use anyhow::{Context, Result};
use parcel_claims::case::{Assumed, Choice, Code, Field, IfAbsent, Kind};
use parcel_claims::element::{Attribute, Section};
use parcel_claims::estimate::{DeadlineState, DoubtId, Reason, State};
use parcel_claims::lang::{Lang, Text};
use parcel_claims::penalty::Code as SheetCode;
use parcel_claims::rulebook::file::{ClockKind, Pay, StepKind};
use parcel_claims::rulebook::{ClauseId, ParcelRules, ReadingId, Wrong, schema};
use parcel_claims::service::Code as ServiceCode;
use parcel_claims::table::Circumstance;
use parcel_claims::words;
use parcel_claims::words::table::{PartId, Says};

/// Fills the template of the element's types.
pub fn element(template: &str) -> Result<String> {
    let attributes = Attribute::ALL.iter().map(|attribute| {
        let (doc, name, holds) = (doc(*attribute), attribute.code(), values(*attribute, '"'));
        format!("  /** {doc} */\n  \"{name}\"?: {holds};")
    });
    let parts = [
        ("attributes", &*attributes.collect::<Vec<_>>().join("\n")),
        ("Attribute", &plain::<Attribute>()),
        ("Section", &plain::<Section>()),
    ];
    fill(template, &parts).context("xtask/npm/element.d.ts")
}

/// Fills the template of the types of what the package has beside claims.
pub fn services(template: &str) -> Result<String> {
    let parts =
        [("PartId", &*plain::<PartId>()), ("Circumstance", &plain::<Circumstance>()), ("Says", &plain::<Says>())];
    fill(template, &parts).context("xtask/npm/services.d.ts")
}

/// Fills the template of the custom elements manifest.
pub fn custom_elements(template: &str) -> Result<String> {
    let attributes = Attribute::ALL.iter().map(|attribute| {
        let (doc, name, holds) = (doc(*attribute), attribute.code(), values(*attribute, '\''));
        format!(
            "            {{ \"name\": \"{name}\", \"type\": {{ \"text\": \"{holds}\" }}, \"description\": \"{doc}\" }}"
        )
    });
    let attributes = attributes.collect::<Vec<_>>().join(",\n");
    fill(template, &[("attributes", &attributes)]).context("xtask/npm/custom-elements.json")
}

/// What an attribute says; of a list, also what it may hold.
fn doc(attribute: Attribute) -> String {
    match attribute {
        Attribute::Sections => format!("{} Any of {}.", attribute.doc(), attribute.allowed().join(", ")),
        _ => attribute.doc().to_owned(),
    }
}

/// The values of an attribute, as a type; of a list, any text.
fn values(attribute: Attribute, quote: char) -> String {
    if attribute == Attribute::Sections {
        return "string".to_owned();
    }
    attribute.allowed().iter().map(|code| format!("{quote}{code}{quote}")).collect::<Vec<_>>().join(" | ")
}

/// Fills the template of the types of the numbers.
pub fn declarations(template: &str) -> Result<String> {
    let book = ParcelRules::built_in();
    let place = |id: ClauseId| book.clause(id).map(|clause| format!("{} · {}", clause.place.zh, clause.place.en));
    let reason = |reason: Reason| Some(reason.clause().code().to_owned());
    fill(
        template,
        &[
            ("IssueCode", &plain::<Code>()),
            ("RulebookIssueCode", &union(Wrong::CODES.iter().map(|code| (*code, None)))),
            ("SheetIssueCode", &plain::<SheetCode>()),
            ("StepKind", &plain::<StepKind>()),
            ("BonusPay", &plain::<Pay>()),
            ("Lang", &union([Lang::Zh, Lang::En].iter().map(|lang| (lang.code(), None)))),
            ("Case", &Field::ALL.iter().map(|field| property(*field)).collect::<Vec<_>>().join("\n")),
            ("lists", &Field::ALL.iter().filter_map(|field| list(*field)).collect::<Vec<_>>().join("\n")),
            ("ClauseId", &noted(place)),
            ("Party", &named(words::party)),
            ("LineKind", &named(words::kind_of_money)),
            ("Filing", &named(words::filing)),
            ("Outcome", &named(words::outcome)),
            ("DelayOutcome", &named(words::delay_outcome)),
            ("FindingState", &named::<State>(words::state)),
            ("Reason", &noted(reason)),
            ("DeadlineId", &named(words::deadline)),
            ("DeadlineState", &plain::<DeadlineState>()),
            ("DoubtId", &plain::<DoubtId>()),
            ("Status", &named(words::rulebook_status)),
            ("ReadingId", &plain::<ReadingId>()),
            ("Department", &named(words::department)),
            ("Rulebook", &interfaces::of(&schema::of_file())?),
            ("ServiceIssueCode", &plain::<ServiceCode>()),
            ("ClockState", &named(words::service_state)),
            ("ClockKind", &plain::<ClockKind>()),
            ("TargetState", &named(words::target_state)),
        ],
    )
    .context("xtask/npm/index.d.ts")
}

/// A field of the case with its documentation.
fn property(field: Field) -> String {
    let spec = field.spec();
    let label = words::field(field).zh;
    let kind = match spec.kind {
        Kind::Text(most) => format!("At most {most} characters. "),
        Kind::Yuan => "From 0 to 10,000,000 yuan. ".to_owned(),
        Kind::Report => "`\"no\"`: not reported so far. ".to_owned(),
        Kind::Choice(_) | Kind::YesNo | Kind::Date | Kind::DateTime | Kind::Moment => String::new(),
    };
    let default = match (spec.default, spec.kind) {
        (IfAbsent::None, _) => "nothing".to_owned(),
        (IfAbsent::Unknown, _) => "unknown".to_owned(),
        (IfAbsent::Assumed(Assumed::Choice(index)), Kind::Choice(codes)) => {
            format!("`\"{}\"`", codes[usize::from(index)])
        }
        (IfAbsent::Assumed(Assumed::Choice(index)), _) => index.to_string(),
        (IfAbsent::Assumed(Assumed::Flag(flag)), _) => format!("`{flag}`"),
        (IfAbsent::Assumed(Assumed::Nothing), _) => "0".to_owned(),
        (IfAbsent::Assumed(Assumed::NotSoFar), _) => "it has not happened".to_owned(),
        (IfAbsent::Assumed(Assumed::Today), _) => "the day of `asOf`".to_owned(),
    };
    let mut holds = match spec.kind {
        Kind::Text(_) => "string".to_owned(),
        Kind::Choice(_) => type_of(field),
        Kind::YesNo => "boolean".to_owned(),
        Kind::Yuan => "Yuan".to_owned(),
        Kind::Date => "Day".to_owned(),
        Kind::DateTime => "DateTime".to_owned(),
        Kind::Moment => "Moment".to_owned(),
        Kind::Report => "DateTime | \"no\"".to_owned(),
    };
    if spec.unknown {
        holds += " | \"unknown\"";
    }
    let doc = field.doc().trim();
    format!("  /** {label} · {doc} {kind}Default: {default}. */\n  {}?: {holds} | null;", spec.key)
}

/// The list of values that a field is chosen from.
fn list(field: Field) -> Option<String> {
    let Kind::Choice(codes) = field.spec().kind else { return None };
    let label = words::field(field);
    let values = (0..).zip(codes).map(|(index, code)| (*code, words::choice(field, index).map(both)));
    Some(format!("/** {} · {}. */\nexport type {} ={};", label.zh, label.en, type_of(field), union(values)))
}

/// The type of a list is called as its field, with a capital.
fn type_of(field: Field) -> String {
    format!("{field:?}")
}

fn named<T: Choice>(words: impl Fn(T) -> Text) -> String {
    noted(|value| Some(both(words(value))))
}

fn plain<T: Choice>() -> String {
    noted::<T>(|_| None)
}

fn noted<T: Choice>(note: impl Fn(T) -> Option<String>) -> String {
    union(T::ALL.iter().map(|value| (value.code(), note(*value))))
}

fn both(text: Text) -> String {
    format!("{} · {}", text.zh, text.en)
}

/// A union of codes, each on a line of its own with a note behind it; the last is for the semicolon to follow.
fn union<'a>(codes: impl Iterator<Item = (&'a str, Option<String>)>) -> String {
    codes
        .map(|(code, note)| match note {
            Some(note) => format!("\n  /** {note} */\n  | \"{code}\""),
            None => format!("\n  | \"{code}\""),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_documented_under_its_label() {
        for field in Field::ALL {
            let (doc, label) = (field.doc().trim(), words::field(*field).en);
            assert!(doc.starts_with(label), "{doc} does not begin with {label}");
        }
    }
}

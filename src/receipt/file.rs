//! The case as a JSON file.

use super::opened::{LONGEST, MOST_KEYS, compare_rulebook, facts, moment};
use super::opened::{Opened, Problem, Refused, VERSION};
use crate::case::{Case, Fault, Issue, Raw};
use crate::rulebook::{Applicable, ParcelRules};
use chrono::NaiveDateTime;
use serde_json::{Map, Value, json};

const PRODUCT: &str = "parcel-claims";

/// Returns a case as a file: `{ "product": "parcel-claims", "case": 1, "asOf", "rulebook": { "id", "digest" }, "facts"
/// }`.
///
/// ```
/// # use parcel_claims::{case::{Case, Moment}, receipt, rulebook::ParcelRules};
/// let at = Moment::parse("2012-03-20T12:00").and_then(Moment::at).unwrap();
/// let file = receipt::file(&Case::default(), at, ParcelRules::built_in());
/// assert_eq!(receipt::open(&file, ParcelRules::built_in(), at).unwrap().problems, []);
/// ```
#[must_use]
pub fn file(case: &Case, as_of: NaiveDateTime, rulebook: &ParcelRules) -> String {
    let content = json!({
        "product": PRODUCT,
        "case": VERSION,
        "asOf": crate::moment::Moment::from(as_of),
        "rulebook": { "id": rulebook.id, "digest": rulebook.digest },
        "facts": case,
    });
    format!("{content}\n")
}

/// Reads a file that [`file`] wrote, or a bare record of facts as the public interface takes it.
///
/// ```
/// use parcel_claims::{case::{Field, Value}, receipt::open_file, rulebook::ParcelRules};
/// let now = "2012-03-20T12:00:00".parse().unwrap();
/// let opened = open_file(r#"{"problem": "lost", "waybill": "210359000001"}"#, ParcelRules::built_in(), now).unwrap();
/// assert_eq!(opened.case.get(Field::Waybill), Some(&Value::Text("210359000001".into())));
/// assert!(open_file("210359000001", ParcelRules::built_in(), now).is_err());
/// ```
///
/// # Errors
/// [`Refused`] where it is neither, or of another version.
pub fn open_file<'a>(text: &str, rulebook: impl Into<Applicable<'a>>, now: NaiveDateTime) -> Result<Opened, Refused> {
    if text.len() > LONGEST {
        return Err(Refused::TooLong);
    }
    let rulebook = rulebook.into();
    let mut content: Map<String, Value> = serde_json::from_str(text).map_err(|_| Refused::NotOurs)?;
    let mut problems = Vec::new();
    let mut as_of = None;
    let record = match content.remove("product") {
        None => content,
        Some(product) if product != PRODUCT => return Err(Refused::NotOurs),
        Some(_) => {
            match content.remove("case") {
                Some(version) if version == VERSION => {}
                Some(version @ Value::Number(_)) => return Err(Refused::Version(version.to_string())),
                _ => return Err(Refused::NotACase),
            }
            match content.remove("asOf") {
                Some(at) => as_of = moment(&Raw::from(&at), &mut problems),
                None => problems.push(Problem::Lacks("at")),
            }
            let told = content.remove("rulebook").unwrap_or_default();
            match (told.get("id").and_then(Value::as_str), told.get("digest").and_then(Value::as_str)) {
                (Some(id), Some(digest)) => compare_rulebook(id, digest, rulebook.lead(), &mut problems),
                _ => problems.push(Problem::Lacks("book")),
            }
            let facts = content.remove("facts");
            problems.extend(content.into_iter().take(MOST_KEYS).map(|(key, _)| Problem::Unknown(key)));
            match facts {
                Some(Value::Object(facts)) => facts,
                _ => {
                    problems
                        .push(Problem::Unsound { issue: Issue::new("facts", Fault::NotARecord), given: String::new() });
                    Map::new()
                }
            }
        }
    };
    let record = record.into_iter().map(|(key, value)| (key, Raw::from(&value))).collect();
    let case = facts(record, as_of.unwrap_or(now), &mut problems);
    Ok(Opened { case, as_of, compared: false, problems })
}

//! Places in a rulebook file: `clauses.loss-3.figures.capYuan`, as problems name them.

use serde_json::{Map, Value};

/// Returns the value at a place such as `clauses.loss-3.figures.capYuan`; `None` where there is no such place.
///
/// ```
/// use parcel_claims::rulebook::{DEFAULT_ID, Rulebook, place};
/// let mut file = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
/// assert_eq!(place::get(&file, "clauses.loss-3.figures.capYuan"), Some(&1000.into()));
/// assert!(place::put(&mut file, "clauses.loss-3.figures.capYuan", 1200.into()));
/// assert_eq!(Rulebook::load(&file).unwrap().figure("loss-3", "capYuan").unwrap().whole(), Some(1200));
/// ```
#[must_use]
pub fn get<'a>(file: &'a Value, place: &str) -> Option<&'a Value> {
    place.split('.').filter(|key| !key.is_empty()).try_fold(file, |at, key| match at {
        Value::Array(list) => list.get(place_in(list, key)?),
        Value::Object(map) => map.get(key),
        _ => None,
    })
}

/// Puts a value at a place and returns whether there is such a place; a `null` in an object counts as absent.
///
/// ```
/// use parcel_claims::rulebook::place;
/// let mut file = serde_json::json!({"clauses": [{"id": "loss-3", "figures": {"capYuan": 1000}}]});
/// assert!(place::put(&mut file, "clauses.loss-3.figures.capYuan", 1200.into()));
/// assert!(!place::put(&mut file, "clauses.loss-4.figures.capYuan", 1200.into()));
/// assert_eq!(file["clauses"][0]["figures"]["capYuan"], 1200);
/// ```
pub fn put(file: &mut Value, place: &str, value: Value) -> bool {
    let (above, key) = place.rsplit_once('.').unwrap_or(("", place));
    match above_mut(file, above) {
        Some(Value::Array(list)) => {
            let found = place_in(list, key).and_then(|at| list.get_mut(at));
            found.map(|slot| *slot = value).is_some()
        }
        Some(Value::Object(map)) => {
            map.insert(key.to_owned(), value);
            true
        }
        _ => false,
    }
}

/// Removes the value under a key of an object, or an item of a list; where there is none, nothing changes.
///
/// ```
/// use parcel_claims::rulebook::place;
/// let mut file = serde_json::json!({"clauses": [{"id": "loss-3"}, {"id": "loss-4"}]});
/// place::remove(&mut file, "clauses.loss-3");
/// assert_eq!(file, serde_json::json!({"clauses": [{"id": "loss-4"}]}));
/// ```
pub fn remove(file: &mut Value, place: &str) {
    let (above, key) = place.rsplit_once('.').unwrap_or(("", place));
    match above_mut(file, above) {
        Some(Value::Object(map)) => drop(map.remove(key)),
        Some(Value::Array(list)) => drop(place_in(list, key).map(|at| list.remove(at))),
        _ => {}
    }
}

/// The object or list at a place. An object that is not there yet is made.
fn above_mut<'a>(file: &'a mut Value, place: &str) -> Option<&'a mut Value> {
    place.split('.').filter(|key| !key.is_empty()).try_fold(file, |at, key| match at {
        Value::Array(list) => {
            let found = place_in(list, key)?;
            list.get_mut(found)
        }
        Value::Object(map) => {
            let slot = map.entry(key).or_insert(Value::Null);
            if slot.is_null() {
                *slot = Value::Object(Map::new());
            }
            Some(slot)
        }
        _ => None,
    })
}

/// An item of a list by its id, or by its number.
fn place_in(list: &[Value], key: &str) -> Option<usize> {
    list.iter().position(|item| id_of(item) == Some(key)).or_else(|| key.parse().ok().filter(|at| *at < list.len()))
}

fn id_of(item: &Value) -> Option<&str> {
    item.get("id").and_then(Value::as_str)
}

/// Returns every place at which two files differ, in the order of the first file.
///
/// ```
/// use parcel_claims::rulebook::place;
/// let file = |cap| serde_json::json!({"clauses": [{"id": "loss-3", "figures": {"capYuan": cap}}]});
/// let found = place::differences(&file(1000), &file(1200));
/// assert_eq!((found.len(), &*found[0].place), (1, "clauses.loss-3.figures.capYuan"));
/// assert_eq!((&found[0].before, &found[0].after), (&Some(1000.into()), &Some(1200.into())));
/// ```
#[must_use]
pub fn differences(before: &Value, after: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(Some(before), Some(after), "", &mut found);
    found
}

/// A place at which two files differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place, such as `clauses.loss-3.figures.capYuan`.
    pub place: String,
    /// The value in the first file; `None` where it has none.
    pub before: Option<Value>,
    /// The value in the second file; `None` where it has none.
    pub after: Option<Value>,
}

fn compare(before: Option<&Value>, after: Option<&Value>, at: &str, found: &mut Vec<Difference>) {
    match (before, after) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
                compare(old.get(key), new.get(key), &super::part::under(at, key), found);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new)))
            if old.iter().chain(new).all(|item| id_of(item).is_some()) =>
        {
            let by_id = |list: &'_ [Value], id: &str| list.iter().position(|item| id_of(item) == Some(id));
            for item in old {
                let id = id_of(item).unwrap_or_default();
                let other = by_id(new, id).and_then(|place| new.get(place));
                compare(Some(item), other, &super::part::under(at, id), found);
            }
            for item in new {
                let id = id_of(item).unwrap_or_default();
                if by_id(old, id).is_none() {
                    compare(None, Some(item), &super::part::under(at, id), found);
                }
            }
        }
        (before, after) => {
            // Nothing and `null` are one; so are 60 and 60.0.
            let told = |value: Option<&Value>| value.filter(|value| !value.is_null()).cloned();
            let (before, after) = (told(before), told(after));
            let same = before == after
                || before.as_ref().and_then(Value::as_f64).zip(after.as_ref().and_then(Value::as_f64)).is_some_and(
                    #[expect(clippy::float_cmp, reason = "the same number, written in two ways")]
                    |(before, after)| before == after,
                );
            if !same {
                found.push(Difference { place: at.to_owned(), before, after });
            }
        }
    }
}

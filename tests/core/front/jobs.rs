//! What a station does all day, and what it reads then. The expected figures are worked out by hand from the
//! regulation, and each job says how (`tests/jobs.json`).

use super::Memory;
use crate::read;
use serde_json::{Value, json};

#[test]
fn every_job_is_answered_as_worked_out_by_hand() {
    for job in read("tests/jobs.json") {
        let (name, sees) = (job["name"].as_str().unwrap(), &job["sees"]);
        let mut window = Memory::default().window_at("2012-03-20T09:00");
        window.settle("asOf", job["at"].as_str().unwrap(), &[]);
        window.put(&job["case"]);
        assert!(window.front.shared.answered().unwrap().issues.is_empty(), "{name}");
        let list = |key: &str| sees.get(key).cloned().unwrap_or_else(|| json!([]));
        let text = |key: &str| sees.get(key).cloned().unwrap_or_default();
        assert_eq!(json!(window.filing()), list("filing"), "{name}");
        assert_eq!(json!(window.refusals()), list("refusals"), "{name}");
        assert_eq!(json!(window.sums_said()), list("lines"), "{name}");
        assert_eq!(sorted(&json!(window.deadlines_said())), sorted(&list("deadlines")), "{name}");
        let (fine, rises) = window.fine().map_or((Value::Null, false), |(fine, rises)| (fine.into(), rises));
        assert_eq!((fine, rises), (text("fine"), text("rising") == true), "{name}");
        if let Some(outcome) = sees.get("outcome") {
            assert_eq!(window.outcome(), *outcome, "{name}");
        }
        if let Some(liable) = sees.get("liable") {
            assert_eq!(window.liable(), *liable, "{name}");
        }
        for figure in list("figures").as_array().unwrap() {
            assert!(window.figures().iter().any(|known| known == figure), "{name}: {:?}", window.figures());
        }
        if sees["figures"].as_array().is_some_and(Vec::is_empty) {
            assert!(window.figures().len() <= 1, "{name}: {:?}", window.figures());
        }
        assert_eq!(json!(window.next_said()), text("next"), "{name}");
    }
}

fn sorted(list: &Value) -> Vec<String> {
    let mut all: Vec<String> = list.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    all.sort();
    all
}

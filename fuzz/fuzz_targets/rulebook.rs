//! A rulebook file may hold anything: loading it ends, never panics, and what loads, loads again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parcel_claims::rulebook::Rulebook;
use parcel_claims::lang::Lang;
use parcel_claims::words;

fuzz_target!(|text: &str| {
    match Rulebook::load_text(text) {
        Ok(rulebook) => {
            let file: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
            let again = Rulebook::load_text(&file.to_string()).unwrap();
            assert_eq!(rulebook.head.digest, again.head.digest);
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in &problems {
                for lang in [Lang::Zh, Lang::En] {
                    assert!(words::problem(problem, lang).contains(&problem.place));
                }
            }
        }
    }
});

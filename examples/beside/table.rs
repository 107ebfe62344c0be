//! What every bench prints: a table of Markdown, ours beside a yardstick of the same run, in the form of
//! `tests/bench/table.mjs`.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// What is called again and again.
pub type Call<'a> = Box<dyn FnMut() + 'a>;

const ROUNDS: usize = 21;
/// How many seconds a turn lasts, whatever a call takes: the clock of the processor's time moves in larger steps than the
/// other.
const TURN: f64 = 0.02;

/// Seconds of processor time that this thread has taken: others on the machine do not count.
pub fn seconds() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split_whitespace().next()?.parse::<f64>().ok());
    nanos.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

/// The medians of the mean time of the processor for one call of each, in µs. In every round all take their turn, so that what slows the
/// machine down for a while slows all of them.
pub fn together(calls: &mut [Call<'_>]) -> Vec<f64> {
    let batches: Vec<u32> = calls.iter_mut().map(|call| batch(call)).collect();
    let mut means = vec![Vec::new(); calls.len()];
    for round in 0..ROUNDS * 2 {
        for ((call, batch), means) in calls.iter_mut().zip(&batches).zip(&mut means) {
            let mean = run(call, *batch) / f64::from(*batch);
            // The first half warms up.
            if round >= ROUNDS {
                means.push(mean);
            }
        }
    }
    means.iter_mut().map(|means| median(means)).collect()
}

/// So many calls take a turn.
fn batch(call: &mut Call<'_>) -> u32 {
    let mut batch = 1;
    while run(call, batch) < TURN {
        batch *= 2;
    }
    batch
}

fn run(call: &mut Call<'_>, batch: u32) -> f64 {
    let start = seconds();
    for _ in 0..batch {
        call();
    }
    seconds() - start
}

fn median(means: &mut [f64]) -> f64 {
    means.sort_by(f64::total_cmp);
    means.get(means.len() / 2).map_or(0.0, |median| median * 1e6)
}

/// What was measured and how, and the head of the table.
pub fn heading(title: &str, said: &str) {
    println!("## {title}\n\n{said}\n");
    print(["ours", "", "yardstick", "", "ratio", "goal", ""].map(str::to_owned));
    print(["---", "---:", "---", "---:", "---:", "---:", "---"].map(str::to_owned));
}

/// Whether something has passed its goal.
static OVER: AtomicBool = AtomicBool::new(false);

pub fn is_over() -> bool {
    OVER.load(Ordering::Relaxed)
}

/// One line of the table, in µs. `goal` is the ratio that may not be passed, where there is one; else the run fails.
pub fn row(ours: &str, micros: f64, (yardstick, its): (&str, f64), goal: Option<f64>) {
    let ratio = micros / its;
    let is_over = goal.is_some_and(|goal| ratio > goal);
    OVER.fetch_or(is_over, Ordering::Relaxed);
    let state = match goal {
        None => "",
        Some(_) if is_over => "**over**",
        Some(_) => "ok",
    };
    let goal = goal.map(digits).unwrap_or_default();
    let [micros, its] = [micros, its].map(shown);
    print([ours.into(), micros, yardstick.into(), its, digits(ratio), goal, state.into()]);
}

/// Texts to the left, numbers to the right; Markdown lets a cell be wider than it need be.
fn print([ours, micros, yardstick, its, ratio, goal, state]: [String; 7]) {
    println!("| {ours:<52} | {micros:>9} | {yardstick:<44} | {its:>9} | {ratio:>6} | {goal:>6} | {state:<8} |");
}

fn shown(micros: f64) -> String {
    if micros >= 1000.0 { format!("{} ms", digits(micros / 1000.0)) } else { format!("{} µs", digits(micros)) }
}

/// Three digits that count.
fn digits(number: f64) -> String {
    let places = match number {
        ..1.0 => 3,
        ..10.0 => 2,
        ..100.0 => 1,
        _ => 0,
    };
    format!("{number:.places$}")
}

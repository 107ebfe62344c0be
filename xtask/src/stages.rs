//! Stages that are run whatever becomes of the others, as many jobs at once as there are cores, and what is said of
//! them at the end.

use anyhow::{Result, bail};
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What is run in one go; the jobs of a stage may run side by side.
pub type Job = Box<dyn FnOnce() -> Result<Tests> + Send>;

/// How many tests passed, and the names of those that did not.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tests {
    pub passed: usize,
    pub failed: Vec<String>,
}

/// Jobs under one name, and what has become of them so far.
#[derive(Default)]
pub struct Stage {
    name: String,
    jobs: VecDeque<Job>,
    /// Stages before it that it cannot run without.
    needs: &'static [&'static str],
    /// Cargo lets one program at a time into the folder it builds in.
    locks: bool,
    running: usize,
    took: Duration,
    tests: Tests,
    lacks: Option<String>,
}

impl Stage {
    pub fn new(name: &str, needs: &'static [&'static str], jobs: Vec<Job>) -> Self {
        Self { name: name.to_owned(), needs, jobs: jobs.into(), ..Self::default() }
    }

    pub fn locking(self) -> Self {
        Self { locks: true, ..self }
    }

    fn is_over(&self) -> bool {
        self.jobs.is_empty() && self.running == 0
    }

    fn is_green(&self) -> bool {
        self.tests.failed.is_empty() && self.lacks.is_none()
    }
}

/// Runs every stage, in their order as far as nothing keeps them from it; then lists all of them, what failed and the
/// counts. An error if anything failed.
pub fn run(stages: Vec<Stage>) -> Result<()> {
    let start = Instant::now();
    let (stages, changed) = (Mutex::new(stages), Condvar::new());
    let work = || {
        let mut now = stages.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some((at, job)) = next(&mut now) {
                drop(now);
                let start = Instant::now();
                let result = job();
                now = stages.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(stage) = now.get_mut(at) {
                    done(stage, start.elapsed(), result);
                }
                changed.notify_all();
            } else if now.iter().all(Stage::is_over) {
                return;
            } else {
                now = changed.wait(now).unwrap_or_else(PoisonError::into_inner);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..at_once() {
            scope.spawn(work);
        }
    });
    let stages = stages.into_inner().unwrap_or_else(PoisonError::into_inner);
    let (said, green) = summary(&stages, start.elapsed());
    println!("\n{said}");
    if !green {
        bail!("not everything passed");
    }
    Ok(())
}

/// How many jobs: one for each core, and not more browsers than fit into the memory of a usual machine.
pub fn at_once() -> usize {
    thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 4))
}

/// The first job that can run now, and its stage. What cannot run at all is over.
fn next(stages: &mut [Stage]) -> Option<(usize, Job)> {
    let locked = stages.iter().any(|stage| stage.locks && stage.running > 0);
    for at in 0..stages.len() {
        let (before, rest) = stages.split_at_mut(at);
        let Some(stage) = rest.first_mut() else { break };
        let needs = stage.needs;
        let needed = || before.iter().filter(|other| needs.contains(&other.name.as_str()));
        stage.lacks = needed().find(|other| other.is_over() && !other.is_green()).map(|other| other.name.clone());
        if stage.lacks.is_some() {
            stage.jobs.clear();
        }
        if (stage.locks && locked) || !needed().all(Stage::is_over) {
            continue;
        }
        if let Some(job) = stage.jobs.pop_front() {
            stage.running += 1;
            return Some((at, job));
        }
    }
    None
}

fn done(stage: &mut Stage, took: Duration, result: Result<Tests>) {
    // Why no test could be run stands in the place of their names.
    let Tests { passed, failed } =
        result.unwrap_or_else(|error| Tests { passed: 0, failed: vec![format!("{error:#}")] });
    stage.tests.passed += passed;
    stage.tests.failed.extend(failed);
    stage.took += took;
    stage.running -= 1;
}

/// What is said at the end, and whether everything passed.
fn summary(stages: &[Stage], took: Duration) -> (String, bool) {
    let of = |count: fn(&Tests) -> usize| stages.iter().map(|stage| count(&stage.tests)).sum::<usize>();
    let (passed, failed) = (of(|tests| tests.passed), of(|tests| tests.failed.len()));
    let mut lines = vec![format!("{:>8} {:>8} {:>8}  stage", "seconds", "passed", "failed")];
    for Stage { name, took, tests, .. } in stages {
        lines.push(format!("{:>8} {:>8} {:>8}  {name}", took.as_secs(), tests.passed, tests.failed.len()));
    }
    lines.push(format!("{:>8} {:>8} {:>8}  all, side by side", took.as_secs(), passed, failed));
    for Stage { name, tests, lacks, .. } in stages.iter().filter(|stage| !stage.is_green()) {
        let why = lacks.as_ref().map_or("FAILED".to_owned(), |lacks| format!("NOT RUN for want of {lacks}:"));
        lines.push(format!("\n{why} {name}"));
        lines.extend(tests.failed.iter().map(|test| format!("  {test}")));
    }
    lines.push(format!("\n{passed} passed, {failed} failed"));
    (lines.join("\n"), stages.iter().all(Stage::is_green))
}

#[cfg(test)]
mod tests {
    use super::{Job, Stage, Tests, done, next, summary};
    use anyhow::{Result, bail};
    use std::time::Duration;

    fn job(result: fn() -> Result<Tests>) -> Job {
        Box::new(result)
    }

    fn green() -> Result<Tests> {
        Ok(Tests { passed: 2, failed: vec![] })
    }

    fn red() -> Result<Tests> {
        Ok(Tests { passed: 1, failed: vec!["one".into(), "another".into()] })
    }

    /// Runs all that can be run, one after the other, three seconds each; the names of what was.
    fn walk(stages: &mut [Stage]) -> Vec<String> {
        let mut names = Vec::new();
        while let Some((at, job)) = next(stages) {
            done(&mut stages[at], Duration::from_secs(3), job());
            names.push(stages[at].name.clone());
        }
        names
    }

    #[test]
    fn a_failure_hides_only_what_needs_it() {
        let mut stages = [
            Stage::new("build", &[], vec![job(|| bail!("no compiler"))]),
            Stage::new("page", &["build"], vec![job(green), job(green)]),
            Stage::new("hosts", &["page"], vec![job(green)]),
            Stage::new("lint", &[], vec![job(red), job(green)]),
        ];
        assert_eq!(walk(&mut stages), ["build", "lint", "lint"]);
        let (said, all_green) = summary(&stages, Duration::from_secs(9));
        assert!(!all_green);
        let wanted = [
            " seconds   passed   failed  stage",
            "       3        0        1  build",
            "       0        0        0  page",
            "       0        0        0  hosts",
            "       6        3        2  lint",
            "       9        3        3  all, side by side",
            "\nFAILED build",
            "  no compiler",
            "\nNOT RUN for want of build: page",
            "\nNOT RUN for want of page: hosts",
            "\nFAILED lint",
            "  one",
            "  another",
            "\n3 passed, 3 failed",
        ];
        assert_eq!(said, wanted.join("\n"));
    }

    #[test]
    fn all_that_is_green_ends_with_the_count() {
        let mut stages = [Stage::new("build", &[], vec![job(green)]), Stage::new("page", &["build"], vec![job(green)])];
        assert_eq!(walk(&mut stages), ["build", "page"]);
        let (said, all_green) = summary(&stages, Duration::ZERO);
        assert!(all_green && said.ends_with("side by side\n\n4 passed, 0 failed"), "{said}");
    }

    #[test]
    fn what_is_needed_is_waited_for_and_a_lock_let_go() {
        let mut stages = [
            Stage::new("lint", &[], vec![job(green)]).locking(),
            Stage::new("tests", &[], vec![job(green)]).locking(),
            Stage::new("page", &["lint"], vec![job(green)]),
            Stage::new("size", &[], vec![job(green)]),
        ];
        let (lint, _) = next(&mut stages).unwrap();
        let (size, _) = next(&mut stages).unwrap();
        assert_eq!((lint, size), (0, 3));
        assert!(next(&mut stages).is_none(), "one builds, and the page waits for it");
        done(&mut stages[lint], Duration::ZERO, green());
        assert_eq!(walk(&mut stages), ["tests", "page"]);
    }
}

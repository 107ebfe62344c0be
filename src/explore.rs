//! Unknown facts: the rules are run over every possible answer, lazily, each combination once.
//!
//! The answers taken on the way form a decision diagram. Equal parts of it are merged, so that a fact
//! *matters* (two completions that differ only in it differ in the result) exactly when it still stands in
//! the merged diagram. That holds because the rules ask in one order (see [`Fact`]).
//!
//! Where several versions of the regulation may apply, each is explored by itself; their diagrams share their parts,
//! so that the version matters exactly when two of them have different roots.
//!
//! Invariant: a case without open facts costs one run a version and builds nothing.

use crate::case::Field;
use crate::choice::Choice;
use crate::money::Range;
use crate::rules::facts::{Fact, FactAnswer, Facts, Ground, Known, MOST_ANSWERS};
use crate::set::Set;

/// Runs of the rules.
pub(crate) struct Exploration<K, X> {
    /// The different results: by what counts as a difference, and what is kept beside it.
    pub(crate) results: Vec<(K, X)>,
    /// Each run.
    taken: Vec<Taken>,
    /// The facts that matter.
    pub(crate) matter: Set<Fact>,
    /// Whether the version matters.
    pub(crate) version_matters: bool,
    /// The facts that the rules asked for, open or not.
    pub(crate) asked: Set<Fact>,
    /// The fields that the rules looked at.
    pub(crate) looked: Set<Field>,
    /// How often the rules ran.
    pub(crate) runs: usize,
}

impl<K, X> Exploration<K, X> {
    /// The results over the completions in which a fact has this answer.
    pub(crate) fn given(&self, fact: Fact, answer: FactAnswer) -> impl Iterator<Item = &(K, X)> {
        self.where_run(move |run| run.may(fact, answer))
    }

    /// The results by one of the versions, by its place.
    pub(crate) fn by_version(&self, version: usize) -> impl Iterator<Item = &(K, X)> {
        self.where_run(move |run| run.version == version)
    }

    fn where_run(&self, holds: impl Fn(&Taken) -> bool) -> impl Iterator<Item = &(K, X)> {
        // A single run asked nothing open: it stands for every completion.
        let mut occurs = vec![self.taken.is_empty(); self.results.len()];
        for run in self.taken.iter().filter(|run| holds(run)) {
            if let Some(occurs) = occurs.get_mut(run.result) {
                *occurs = true;
            }
        }
        self.results.iter().zip(occurs).filter_map(|(result, occurs)| occurs.then_some(result))
    }

    /// Each run with open facts: the place of its result, and whether it may have met an answer to a fact.
    pub(crate) fn each_run(&self) -> impl Iterator<Item = (usize, impl Fn(Fact, FactAnswer) -> bool)> {
        self.taken.iter().map(|run| (run.result, |fact, answer| run.may(fact, answer)))
    }
}

/// One run: the version, the place of its result, and the answers taken.
struct Taken {
    version: usize,
    result: usize,
    answers: Answers,
}

impl Taken {
    /// Whether it may have met this answer: it did, or it did not ask.
    fn may(&self, fact: Fact, answer: FactAnswer) -> bool {
        let taken = self.answers.get(usize::from(fact.index())).copied().flatten();
        taken.is_none_or(|taken| taken == answer)
    }
}

/// The answer to each fact; none: it was not asked.
type Answers = [Option<FactAnswer>; Fact::ALL.len()];

/// Runs `rules` by each version for every way of answering the open facts; `key` is what counts as a difference.
pub(crate) fn explore<R, K: Copy + PartialEq, X: Copy + PartialEq>(
    versions: &[Ground<'_>],
    mut rules: impl FnMut(&mut Run<'_>) -> R,
    mut key: impl FnMut(&R) -> K,
    mut join: impl FnMut(&R) -> X,
) -> Exploration<K, X> {
    let mut diagram = Diagram::default();
    let mut results: Vec<(K, X)> = Vec::new();
    let mut taken = Vec::new();
    let (mut asked, mut looked) = (Set::EMPTY, Set::EMPTY);
    let mut roots = Vec::new();
    let mut runs = 0;
    for (version, ground) in versions.iter().enumerate() {
        let mut run = Run::of(ground);
        let root = loop {
            let result = rules(&mut run);
            runs += 1;
            let found = (key(&result), join(&result));
            let place = place_of(&mut results, found);
            if run.path.is_empty() && versions.len() == 1 {
                break Below::Nothing;
            }
            taken.push(Taken { version, result: place, answers: run.answers });
            let leaf = diagram.leaf(found.0);
            if let Some(root) = run.advance(&mut diagram, leaf) {
                break root;
            }
        };
        roots.push(root);
        asked.join(run.asked);
        looked.join(run.looked);
    }
    let version_matters = roots.windows(2).any(|pair| matches!(pair, [one, other] if one != other));
    let looked = asked.iter().flat_map(|fact| fact.fields().iter().copied()).chain(looked.iter()).collect();
    Exploration { results, taken, matter: diagram.facts, version_matters, asked, looked, runs }
}

/// One completion in the making: open facts are answered in turn.
pub(crate) struct Run<'a> {
    ground: &'a Ground<'a>,
    path: Vec<Step>,
    next: usize,
    answers: Answers,
    asked: Set<Fact>,
    looked: Set<Field>,
    /// For each open fact, those asked after it on any way.
    #[cfg(debug_assertions)]
    after: [Set<Fact>; Fact::ALL.len()],
}

struct Step {
    fact: Fact,
    taken: FactAnswer,
    left: std::slice::Iter<'static, FactAnswer>,
    node: Node,
}

impl<'a> Run<'a> {
    fn of(ground: &'a Ground<'a>) -> Self {
        Self {
            ground,
            path: Vec::new(),
            next: 0,
            answers: [None; Fact::ALL.len()],
            asked: Set::EMPTY,
            looked: Set::EMPTY,
            #[cfg(debug_assertions)]
            after: [Set::EMPTY; Fact::ALL.len()],
        }
    }

    /// The merged diagram is exact only while no two facts are asked now in one order, now in the other.
    #[cfg(debug_assertions)]
    fn keep_order(&mut self, fact: Fact) {
        let later = self.after.get(usize::from(fact.index())).copied().unwrap_or_default();
        for step in &self.path {
            debug_assert!(!later.contains(step.fact), "{fact:?} is asked before and after {:?}", step.fact);
            if let Some(after) = self.after.get_mut(usize::from(step.fact.index())) {
                after.insert(fact);
            }
        }
    }

    /// Goes on to the next completion; when there is none, the root of the diagram.
    fn advance<K: PartialEq>(&mut self, diagram: &mut Diagram<K>, mut below: Below) -> Option<Below> {
        self.next = 0;
        self.answers = [None; Fact::ALL.len()];
        while let Some(step) = self.path.last_mut() {
            step.node.add(below);
            if let Some(answer) = step.left.next() {
                step.taken = *answer;
                return None;
            }
            below = diagram.node(&step.node);
            self.path.pop();
        }
        Some(below)
    }
}

impl Facts for Run<'_> {
    fn answer(&mut self, fact: Fact) -> FactAnswer {
        self.asked.insert(fact);
        let place = usize::from(fact.index());
        let options = match self.ground.given.known(fact) {
            Known::Is(answer) => {
                // What one version decides, another may leave open.
                if let Some(slot) = self.answers.get_mut(place) {
                    *slot = Some(answer);
                }
                return answer;
            }
            Known::Open(options) => options,
        };
        if self.answers.get(place) == Some(&None) {
            if self.next == self.path.len() {
                #[cfg(debug_assertions)]
                self.keep_order(fact);
                let mut left = options.iter();
                let taken = left.next().copied().unwrap_or(FactAnswer::NO);
                self.path.push(Step { fact, taken, left, node: Node::of(fact) });
            }
            if let (Some(slot), Some(step)) = (self.answers.get_mut(place), self.path.get(self.next)) {
                debug_assert_eq!(step.fact, fact, "the rules must ask the same after the same answers");
                *slot = Some(step.taken);
            }
            self.next += 1;
        }
        self.answers.get(place).copied().flatten().unwrap_or(FactAnswer::NO)
    }

    fn value(&mut self) -> Range {
        self.looked.insert(Field::Value);
        self.given().value
    }

    fn others_loss(&mut self) -> Range {
        self.looked.insert(Field::OthersLoss);
        self.given().others_loss
    }

    fn note(&mut self, field: Field) {
        self.looked.insert(field);
    }

    fn ground(&self) -> &Ground<'_> {
        self.ground
    }
}

/// What follows from an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Nothing,
    Leaf(usize),
    Node(usize),
}

/// A question and what follows from each answer.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Node {
    fact: Fact,
    below: [Below; MOST_ANSWERS],
    count: u8,
}

impl Node {
    fn of(fact: Fact) -> Self {
        Self { fact, below: [Below::Nothing; MOST_ANSWERS], count: 0 }
    }

    fn add(&mut self, below: Below) {
        if let Some(slot) = self.below.get_mut(usize::from(self.count)) {
            *slot = below;
            self.count += 1;
        }
    }

    /// What follows whatever the answer, where that is the same.
    fn same(&self) -> Option<Below> {
        let mut below = self.below.iter().take(usize::from(self.count));
        let first = below.next()?;
        below.all(|other| other == first).then_some(*first)
    }
}

/// The merged decision diagram: equal results and equal questions have one number.
struct Diagram<K> {
    leaves: Vec<K>,
    nodes: Vec<Node>,
    facts: Set<Fact>,
}

impl<K> Default for Diagram<K> {
    fn default() -> Self {
        Self { leaves: Vec::new(), nodes: Vec::new(), facts: Set::EMPTY }
    }
}

impl<K: PartialEq> Diagram<K> {
    fn leaf(&mut self, key: K) -> Below {
        Below::Leaf(place_of(&mut self.leaves, key))
    }

    fn node(&mut self, node: &Node) -> Below {
        node.same().unwrap_or_else(|| {
            self.facts.insert(node.fact);
            Below::Node(place_of(&mut self.nodes, *node))
        })
    }
}

/// The place of an item in a list of different ones. There are some dozens: a look through them is quicker than a hash.
fn place_of<T: PartialEq>(items: &mut Vec<T>, item: T) -> usize {
    items.iter().position(|known| *known == item).unwrap_or_else(|| {
        items.push(item);
        items.len() - 1
    })
}

//! Unknown facts: the rules are run over every possible answer, lazily, each combination once.
//!
//! The answers taken on the way form a decision diagram. Equal parts of it are merged, so that a fact
//! *matters* (two completions that differ only in it differ in the result) exactly when it still stands in
//! the merged diagram. That holds because the rules ask in one order (see [`Fact`]).
//!
//! Invariant: a case without open facts costs one run and builds nothing.

use crate::case::{Choice, Field};
use crate::money::Range;
use crate::rulebook::Figures;
use crate::rules::facts::{Fact, Facts, Given, Known};
use crate::set::Set;
use std::collections::HashMap;
use std::hash::Hash;

/// Runs of the rules.
pub(crate) struct Exploration<K> {
    /// The result of each run, by what counts as a difference, with the answers taken.
    pub(crate) leaves: Vec<Leaf<K>>,
    /// The facts that matter.
    pub(crate) matter: Set<Fact>,
    /// The facts that the rules asked for, open or not.
    pub(crate) asked: Set<Fact>,
    /// The fields that the rules looked at.
    pub(crate) looked: Set<Field>,
    /// How often the rules ran.
    pub(crate) runs: usize,
}

/// One run: what came out, and by which answers.
pub(crate) struct Leaf<K> {
    pub(crate) key: K,
    answers: Answers,
}

impl<K> Leaf<K> {
    /// Whether the run stands for completions in which the fact has this answer.
    pub(crate) fn allows(&self, fact: Fact, answer: u8) -> bool {
        self.answers.get(usize::from(fact.index())).is_none_or(|taken| *taken == answer || *taken == NOT_ASKED)
    }
}

type Answers = [u8; Fact::ALL.len()];
const NOT_ASKED: u8 = u8::MAX;

/// Runs `rules` for every way of answering the open facts; `key` is what counts as a difference.
pub(crate) fn explore<R, K: Copy + Eq + Hash>(
    given: &Given,
    figures: &Figures,
    mut rules: impl FnMut(&mut Run<'_>) -> R,
    mut key: impl FnMut(&R) -> K,
    mut join: impl FnMut(&R),
) -> Exploration<K> {
    let mut run = Run {
        given,
        figures,
        path: Vec::new(),
        next: 0,
        answers: [NOT_ASKED; Fact::ALL.len()],
        asked: Set::EMPTY,
        looked: Set::EMPTY,
    };
    let mut diagram = Diagram::default();
    let mut leaves = Vec::new();
    let mut runs = 0;
    loop {
        let result = rules(&mut run);
        runs += 1;
        join(&result);
        let key = key(&result);
        leaves.push(Leaf { key, answers: run.answers });
        if run.path.is_empty() {
            break;
        }
        let leaf = diagram.leaf(key);
        if !run.advance(&mut diagram, leaf) {
            break;
        }
    }
    let looked = run.asked.iter().flat_map(|fact| fact.fields().iter().copied()).chain(run.looked.iter()).collect();
    Exploration { leaves, matter: diagram.facts, asked: run.asked, looked, runs }
}

/// One completion in the making: open facts are answered in turn.
pub(crate) struct Run<'a> {
    given: &'a Given,
    figures: &'a Figures,
    path: Vec<Step>,
    next: usize,
    answers: Answers,
    asked: Set<Fact>,
    looked: Set<Field>,
}

struct Step {
    fact: Fact,
    taken: u8,
    left: std::slice::Iter<'static, u8>,
    node: Node,
}

impl Run<'_> {
    /// Goes on to the next completion; false when there is none.
    fn advance<K: Copy + Eq + Hash>(&mut self, diagram: &mut Diagram<K>, mut below: u32) -> bool {
        self.next = 0;
        self.answers = [NOT_ASKED; Fact::ALL.len()];
        while let Some(step) = self.path.last_mut() {
            step.node.add(below);
            if let Some(answer) = step.left.next() {
                step.taken = *answer;
                return true;
            }
            below = diagram.node(&step.node);
            self.path.pop();
        }
        false
    }
}

impl Facts for Run<'_> {
    fn answer(&mut self, fact: Fact) -> u8 {
        self.asked.insert(fact);
        let options = match self.given.known(fact) {
            Known::Is(answer) => return answer,
            Known::Open(options) => options,
        };
        let Some(slot) = self.answers.get_mut(usize::from(fact.index())) else { return 0 };
        if *slot == NOT_ASKED {
            if self.next == self.path.len() {
                let mut left = options.iter();
                let taken = left.next().copied().unwrap_or_default();
                self.path.push(Step { fact, taken, left, node: Node::of(fact) });
            }
            if let Some(step) = self.path.get(self.next) {
                debug_assert_eq!(step.fact, fact, "the rules must ask the same after the same answers");
                *slot = step.taken;
            }
            self.next += 1;
        }
        *slot
    }

    fn value(&mut self) -> Range {
        self.looked.insert(Field::Value);
        self.given.value
    }

    fn others_loss(&mut self) -> Range {
        self.looked.insert(Field::OthersLoss);
        self.given.others_loss
    }

    fn note(&mut self, field: Field) {
        self.looked.insert(field);
    }

    fn given(&self) -> &Given {
        self.given
    }

    fn figures(&self) -> &Figures {
        self.figures
    }
}

/// A question and what follows from each answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Node {
    fact: Fact,
    below: [u32; 8],
    count: u8,
}

impl Node {
    fn of(fact: Fact) -> Self {
        Self { fact, below: [u32::MAX; 8], count: 0 }
    }

    fn add(&mut self, below: u32) {
        if let Some(slot) = self.below.get_mut(usize::from(self.count)) {
            *slot = below;
            self.count += 1;
        }
    }

    /// What follows whatever the answer, where that is the same.
    fn same(&self) -> Option<u32> {
        let mut below = self.below.iter().take(usize::from(self.count));
        let first = below.next()?;
        below.all(|other| other == first).then_some(*first)
    }
}

/// The merged decision diagram: equal results and equal questions have one number.
struct Diagram<K> {
    leaves: HashMap<K, u32>,
    nodes: HashMap<Node, u32>,
    count: u32,
    facts: Set<Fact>,
}

impl<K> Default for Diagram<K> {
    fn default() -> Self {
        Self { leaves: HashMap::new(), nodes: HashMap::new(), count: 0, facts: Set::EMPTY }
    }
}

impl<K: Copy + Eq + Hash> Diagram<K> {
    fn leaf(&mut self, key: K) -> u32 {
        *self.leaves.entry(key).or_insert_with(|| {
            self.count += 1;
            self.count
        })
    }

    fn node(&mut self, node: &Node) -> u32 {
        if let Some(same) = node.same() {
            return same;
        }
        self.facts.insert(node.fact);
        *self.nodes.entry(*node).or_insert_with(|| {
            self.count += 1;
            self.count
        })
    }
}

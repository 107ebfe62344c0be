//! Unknown facts: the rules are run over every possible answer, lazily, each combination once.
//!
//! The answers taken on the way form a decision diagram. Equal parts of it are merged, so that a fact
//! *matters* (two completions that differ only in it differ in the result) exactly when it still stands in
//! the merged diagram. That holds because the rules ask in one order (see [`Fact`]).
//!
//! Invariant: a case without open facts costs one run and builds nothing.

use crate::case::{Choice, Field};
use crate::money::Range;
use crate::rulebook::{Figures, Readings};
use crate::rules::facts::{Fact, Facts, Given, Known};
use crate::set::Set;

/// Runs of the rules.
pub(crate) struct Exploration<K, X> {
    /// The different results: by what counts as a difference, and what is kept beside it.
    pub(crate) results: Vec<(K, X)>,
    /// Each run: the place of its result, and the answers taken.
    taken: Vec<(usize, Answers)>,
    /// The facts that matter.
    pub(crate) matter: Set<Fact>,
    /// The facts that the rules asked for, open or not.
    pub(crate) asked: Set<Fact>,
    /// The fields that the rules looked at.
    pub(crate) looked: Set<Field>,
    /// How often the rules ran.
    pub(crate) runs: usize,
}

impl<K, X> Exploration<K, X> {
    /// The results over the completions in which a fact has this answer.
    pub(crate) fn given(&self, fact: Fact, answer: u8) -> impl Iterator<Item = &(K, X)> {
        let place = usize::from(fact.index());
        // A single run asked nothing open: it stands for every completion.
        let mut occurs = vec![self.taken.is_empty(); self.results.len()];
        for (result, answers) in &self.taken {
            let allowed = answers.get(place).is_none_or(|taken| *taken == answer || *taken == NOT_ASKED);
            if let (true, Some(occurs)) = (allowed, occurs.get_mut(*result)) {
                *occurs = true;
            }
        }
        self.results.iter().zip(occurs).filter_map(|(result, occurs)| occurs.then_some(result))
    }

    /// Each run with open facts: the place of its result, and whether it may have met an answer to a fact.
    pub(crate) fn each_run(&self) -> impl Iterator<Item = (usize, impl Fn(Fact, u8) -> bool)> {
        self.taken.iter().map(|(result, answers)| {
            let may = |fact: Fact, answer| {
                let taken = answers.get(usize::from(fact.index()));
                taken.is_none_or(|taken| *taken == answer || *taken == NOT_ASKED)
            };
            (*result, may)
        })
    }
}

type Answers = [u8; Fact::ALL.len()];
const NOT_ASKED: u8 = u8::MAX;

/// Runs `rules` for every way of answering the open facts; `key` is what counts as a difference.
pub(crate) fn explore<R, K: Copy + PartialEq, X: Copy + PartialEq>(
    given: &Given,
    figures: &Figures,
    follows: Readings,
    mut rules: impl FnMut(&mut Run<'_>) -> R,
    mut key: impl FnMut(&R) -> K,
    mut join: impl FnMut(&R) -> X,
) -> Exploration<K, X> {
    let mut run = Run {
        given,
        figures,
        follows,
        path: Vec::new(),
        next: 0,
        answers: [NOT_ASKED; Fact::ALL.len()],
        asked: Set::EMPTY,
        looked: Set::EMPTY,
        #[cfg(debug_assertions)]
        after: [Set::EMPTY; Fact::ALL.len()],
    };
    let mut diagram = Diagram::default();
    let mut results: Vec<(K, X)> = Vec::new();
    let mut taken = Vec::new();
    let mut runs = 0;
    loop {
        let result = rules(&mut run);
        runs += 1;
        let found = (key(&result), join(&result));
        if run.path.is_empty() {
            results.push(found);
            break;
        }
        taken.push((place_of(&mut results, found), run.answers));
        let leaf = diagram.leaf(found.0);
        if !run.advance(&mut diagram, leaf) {
            break;
        }
    }
    let looked = run.asked.iter().flat_map(|fact| fact.fields().iter().copied()).chain(run.looked.iter()).collect();
    Exploration { results, taken, matter: diagram.facts, asked: run.asked, looked, runs }
}

/// One completion in the making: open facts are answered in turn.
pub(crate) struct Run<'a> {
    given: &'a Given,
    figures: &'a Figures,
    follows: Readings,
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
    taken: u8,
    left: std::slice::Iter<'static, u8>,
    node: Node,
}

impl Run<'_> {
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

    /// Goes on to the next completion; false when there is none.
    fn advance<K: PartialEq>(&mut self, diagram: &mut Diagram<K>, mut below: Below) -> bool {
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
        let place = usize::from(fact.index());
        if self.answers.get(place) == Some(&NOT_ASKED) {
            if self.next == self.path.len() {
                #[cfg(debug_assertions)]
                self.keep_order(fact);
                let mut left = options.iter();
                let taken = left.next().copied().unwrap_or_default();
                self.path.push(Step { fact, taken, left, node: Node::of(fact) });
            }
            if let (Some(slot), Some(step)) = (self.answers.get_mut(place), self.path.get(self.next)) {
                debug_assert_eq!(step.fact, fact, "the rules must ask the same after the same answers");
                *slot = step.taken;
            }
            self.next += 1;
        }
        self.answers.get(place).copied().unwrap_or_default()
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

    fn follows(&self) -> Readings {
        self.follows
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
    below: [Below; 8],
    count: u8,
}

impl Node {
    fn of(fact: Fact) -> Self {
        Self { fact, below: [Below::Nothing; 8], count: 0 }
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

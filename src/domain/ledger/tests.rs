//! Folding is union: whatever order tips arrive in, and whatever was known before, the ledger is the same.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::entry::{EMPTY_TREE, Expected, Reading};
use super::record::{ApproveBody, DraftBody, RejectBody, RejectMeaning};
use super::*;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::record::PublishItem;
use crate::domain::registry::{Publication, Registry, Rights, Says};
use crate::domain::settings::{Identity, LedgerIdentities};

fn id(n: usize) -> CommitId {
    CommitId::parse(&format!("{n:040x}")).expect("forty digits")
}

fn record(by: &str, body: Body) -> Record {
    Record {
        ledger: "k3v9m2".into(),
        by: by.into(),
        at: "2026-11-22T09:14:03Z".parse().expect("a time"),
        main: Some(id(0xabc)),
        tool: "sop 0.1.0".into(),
        clock_set: false,
        body,
    }
}

fn vote(says: Says) -> Body {
    let submit = id(0);
    match says {
        Says::Approve => Body::Approve(ApproveBody {
            submit,
            meaning: "yes".into(),
            reason: None,
            edited: false,
            identity: Identity::Terminal,
            forge: None,
        }),
        other => Body::Reject(RejectBody {
            submit,
            meaning: if other == Says::Reject {
                RejectMeaning::Reject
            } else {
                RejectMeaning::Lift
            },
            reason: None,
            identity: Identity::Terminal,
            forge: None,
        }),
    }
}

/// A commit of a made-up history: its parents are earlier ones.
#[derive(Debug, Clone)]
struct Node {
    parents: Vec<usize>,
    kind: u8,
}

fn histories() -> impl Strategy<Value = Vec<Node>> {
    prop::collection::vec(
        (
            prop::collection::vec(any::<prop::sample::Index>(), 1..4),
            0_u8..6,
        ),
        1..24,
    )
    .prop_map(|raw| {
        raw.into_iter()
            .enumerate()
            .map(|(at, (parents, kind))| {
                let parents: BTreeSet<usize> = if at == 0 {
                    BTreeSet::new()
                } else {
                    parents.iter().map(|index| index.index(at)).collect()
                };
                Node {
                    parents: parents.into_iter().collect(),
                    kind,
                }
            })
            .collect()
    })
}

fn reading(at: usize, node: &Node) -> Reading {
    let body = match (at, node.kind) {
        (0, _) => Body::Genesis {},
        (_, 0) => return Reading::Fold,
        (_, 1) => return Reading::Faulty(vec![Fault::new("record-has-tree", &id(at), "made up")]),
        (_, 2) => vote(Says::Approve),
        (_, 3) => vote(Says::Reject),
        (_, 4) => vote(Says::Lift),
        (n, _) => Body::Draft(DraftBody {
            sop: SopId::parse("a").expect("an id"),
            path: "sops/a.md".into(),
            provider: "offline".into(),
            model: None,
            prompt: None,
            template: None,
            answer: format!("{n}"),
            sources: Vec::new(),
            redactions: 0,
            commit: id(n),
        }),
    };
    let parents = node.parents.iter().map(|parent| id(*parent)).collect();
    Reading::Record(Box::new(Entry {
        email: String::new(),
        record: record(&format!("p-{}", at % 3), body),
        parents,
        signature: None,
    }))
}

/// Reads what some tips reach, in the order of the names or, as it may happen as well, depth first.
fn read(history: &[Node], tips: &[usize], depth_first: bool) -> Ledger {
    let mut reached = BTreeSet::new();
    let mut open = tips.to_vec();
    while let Some(at) = open.pop() {
        if reached.insert(at) {
            open.extend(&history[at].parents);
        }
    }
    let mut order: Vec<usize> = reached.iter().copied().collect();
    if depth_first {
        let mut placed = BTreeSet::new();
        let mut deep = Vec::new();
        let mut stack: Vec<(usize, bool)> = reached.iter().rev().map(|at| (*at, false)).collect();
        while let Some((at, ready)) = stack.pop() {
            if ready {
                if placed.insert(at) {
                    deep.push(at);
                }
            } else if !placed.contains(&at) {
                stack.push((at, true));
                stack.extend(
                    history[at]
                        .parents
                        .iter()
                        .rev()
                        .map(|parent| (*parent, false)),
                );
            }
        }
        order = deep;
    }
    let mut ledger = Ledger::default();
    absorb(&mut ledger, history, &order);
    ledger
}

fn absorb(ledger: &mut Ledger, history: &[Node], order: &[usize]) {
    for at in order {
        let parents: Vec<CommitId> = history[*at]
            .parents
            .iter()
            .map(|parent| id(*parent))
            .collect();
        ledger.absorb(id(*at), &parents, reading(*at, &history[*at]));
    }
}

/// Everybody may do everything; only how well they are known differs.
struct Anyone<'a>(&'a dyn Fn(&graph::Placed) -> Class);

impl Rights for Anyone<'_> {
    fn class(&self, placed: &graph::Placed) -> Class {
        self.0(placed)
    }

    fn takes_back(&self, _: &graph::Placed, _: &Publication) -> bool {
        true
    }

    fn reviews(&self, _: &graph::Placed, _: &PublishItem) -> bool {
        true
    }

    fn acknowledges(
        &self,
        _: &graph::Placed,
        _: &PublishItem,
        _: crate::domain::settings::Identity,
    ) -> bool {
        true
    }

    fn waives(&self, _: &graph::Placed, _: &PublishItem, _: &str) -> bool {
        true
    }

    fn completes(&self, _: &graph::Placed, _: &crate::domain::ledger::CompleteBody) -> bool {
        true
    }

    fn attests(
        &self,
        _: &graph::Placed,
        _: &PublishItem,
        _: &crate::domain::ledger::AttestBody,
    ) -> bool {
        true
    }

    fn adopts(
        &self,
        _: &crate::domain::ledger::graph::Placed,
        _: &crate::domain::ledger::record::AdoptItem,
    ) -> bool {
        true
    }
}

fn votes(ledger: &Ledger) -> Vec<(String, CommitId)> {
    let registry = Registry::build(ledger, &BTreeSet::new(), &Anyone(&|_| Class::Claimed));
    registry
        .votes(&id(0))
        .iter()
        .map(|vote| (vote.by.clone(), vote.record.clone()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_order_of_arrival_does_not_matter(history in histories(), pick in prop::collection::vec(any::<prop::sample::Index>(), 2..4)) {
        let tips: Vec<usize> = pick.iter().map(|index| index.index(history.len())).collect();
        let (left, right) = tips.split_at(1);
        let (a, b) = (read(&history, left, false), read(&history, right, true));
        let whole = read(&history, &tips, true);
        let mut ab = a.clone();
        ab.merge(&b);
        let mut ba = b.clone();
        ba.merge(&a);
        prop_assert_eq!(&ab, &ba);
        prop_assert_eq!(&ab, &whole);
        let once = ab.clone();
        ab.merge(&b);
        ab.merge(&once);
        prop_assert_eq!(&ab, &once);
        prop_assert_eq!(votes(&ab), votes(&whole));
    }

    #[test]
    fn union_is_associative(history in histories(), pick in prop::collection::vec(any::<prop::sample::Index>(), 3)) {
        let parts: Vec<Ledger> = pick.iter().map(|index| read(&history, &[index.index(history.len())], false)).collect();
        let mut left = parts[0].clone();
        left.merge(&parts[1]);
        left.merge(&parts[2]);
        let mut right = parts[1].clone();
        right.merge(&parts[2]);
        let mut other = parts[0].clone();
        other.merge(&right);
        prop_assert_eq!(left, other);
    }

    #[test]
    fn a_warm_reading_is_a_cold_one(history in histories(), cut in any::<prop::sample::Index>()) {
        let all: Vec<usize> = (0..history.len()).collect();
        let cut = cut.index(history.len());
        let mut warm = Ledger::default();
        absorb(&mut warm, &history, &all[..cut]);
        let remembered = warm.clone();
        absorb(&mut warm, &history, &all[cut..]);
        let cold = read(&history, &all, true);
        prop_assert_eq!(&warm, &cold);
        prop_assert!(remembered.len() <= warm.len());
    }

    #[test]
    fn who_saw_whom_decides_the_order(history in histories()) {
        let all: Vec<usize> = (0..history.len()).collect();
        let ledger = read(&history, &all, false);
        let order: Vec<&CommitId> = ledger.in_order().into_iter().map(|placed| placed.id()).collect();
        for (place, earlier) in order.iter().enumerate() {
            for later in &order[place + 1..] {
                prop_assert!(!ledger.is_ancestor(later, earlier));
            }
        }
    }
}

#[test]
fn the_later_vote_stands_and_of_two_apart_the_rejection() {
    // 0 genesis; 1 approve, 2 reject after it; 3 approve apart from 4 reject; all by one person each.
    let node = |parents: &[usize], kind| Node {
        parents: parents.to_vec(),
        kind,
    };
    let says = |history: &[Node], by: &str| {
        let tips: Vec<usize> = (0..history.len()).collect();
        let ledger = read(history, &tips, false);
        let registry = Registry::build(&ledger, &BTreeSet::new(), &Anyone(&|_| Class::Claimed));
        registry
            .votes(&id(0))
            .iter()
            .find(|vote| vote.by == by)
            .map(|vote| vote.says)
    };
    // The author of commit n is p-(n % 3).
    let chain = [
        node(&[], 0),
        node(&[0], 2),
        node(&[1], 5),
        node(&[2], 5),
        node(&[3], 3),
    ];
    assert_eq!(says(&chain, "p-1"), Some(Says::Reject));
    let lifted = [
        node(&[], 0),
        node(&[0], 3),
        node(&[1], 5),
        node(&[2], 5),
        node(&[3], 4),
        node(&[4], 5),
        node(&[5], 5),
        node(&[6], 2),
    ];
    assert_eq!(says(&lifted, "p-1"), Some(Says::Approve));
    let apart = [
        node(&[], 0),
        node(&[0], 3),
        node(&[0], 5),
        node(&[0], 5),
        node(&[2], 2),
    ];
    assert_eq!(says(&apart, "p-1"), Some(Says::Reject));
}

#[test]
fn a_weaker_vote_never_puts_a_stronger_one_aside() {
    let history = [
        Node {
            parents: vec![],
            kind: 0,
        },
        Node {
            parents: vec![0],
            kind: 3,
        },
        Node {
            parents: vec![1],
            kind: 5,
        },
        Node {
            parents: vec![2],
            kind: 5,
        },
        Node {
            parents: vec![3],
            kind: 4,
        },
    ];
    let ledger = read(&history, &[4], false);
    let strong = |placed: &graph::Placed| {
        if *placed.id() == id(1) {
            Class::Proven
        } else {
            Class::Claimed
        }
    };
    let registry = Registry::build(&ledger, &BTreeSet::new(), &Anyone(&strong));
    assert_eq!(registry.votes(&id(0))[0].says, Says::Reject);
}

fn commit_of(record: &Record) -> RawCommit {
    let who = format!(
        "{0} <{0}@people.invalid> {1} +0000",
        record.by,
        record.at.as_second()
    );
    RawCommit {
        tree: EMPTY_TREE.into(),
        parents: vec![id(1)],
        author: who,
        committer: format!("w-1 <w-1@writers.invalid> {} +0000", record.at.as_second()),
        message: record.message().expect("spelled"),
        ..RawCommit::default()
    }
}

const EXPECTED: Expected<'_> = Expected {
    ledger: "k3v9m2",
    identities: LedgerIdentities::Opaque,
    now: 1_795_000_000,
};

#[test]
fn a_record_is_read_back_as_it_was_written() {
    let record = record("p-1", vote(Says::Approve));
    match read_commit(&id(9), &commit_of(&record), EXPECTED) {
        Reading::Record(entry) => assert_eq!(entry.record, record),
        other => panic!("{other:?}"),
    }
}

#[test]
fn whatever_is_no_record_is_named() {
    let good = commit_of(&record("p-1", vote(Says::Approve)));
    let broken: [(&str, RawCommit); 10] = [
        (
            "record-has-tree",
            RawCommit {
                tree: "0".repeat(40),
                ..good.clone()
            },
        ),
        (
            "record-headers",
            RawCommit {
                other_headers: vec!["encoding".into()],
                ..good.clone()
            },
        ),
        (
            "record-parents",
            RawCommit {
                parents: vec![id(1), id(2)],
                ..good.clone()
            },
        ),
        (
            "record-parents",
            RawCommit {
                parents: vec![],
                ..good.clone()
            },
        ),
        (
            "record-author",
            RawCommit {
                author: good.author.replace("p-1", "p-2"),
                ..good.clone()
            },
        ),
        (
            "record-time",
            RawCommit {
                committer: good.committer.replace("+0000", "+0100"),
                ..good.clone()
            },
        ),
        (
            "record-summary",
            RawCommit {
                message: good.message.replacen("by p-1", "by p-2", 1),
                ..good.clone()
            },
        ),
        (
            "record-not-canonical",
            RawCommit {
                message: good.message.replacen("\":\"", "\": \"", 1),
                ..good.clone()
            },
        ),
        (
            "record-not-canonical",
            RawCommit {
                message: good
                    .message
                    .replace("\"edited\":false", "\"edited\":false,\"extra\":1"),
                ..good.clone()
            },
        ),
        (
            "record-of-another-ledger",
            RawCommit {
                message: good.message.replace("k3v9m2", "k3v9m3"),
                ..good.clone()
            },
        ),
    ];
    for (code, raw) in broken {
        match read_commit(&id(9), &raw, EXPECTED) {
            Reading::Faulty(faults) => assert!(
                faults.iter().any(|fault| fault.code == code),
                "{code}: {faults:?}"
            ),
            other => panic!("{code}: {other:?}"),
        }
    }
}

#[test]
fn every_byte_of_a_record_counts() {
    let record = record("p-1", vote(Says::Approve));
    let good = commit_of(&record);
    for at in 0..good.message.len() {
        let mut bytes = good.message.clone().into_bytes();
        bytes[at] ^= 1;
        let Ok(message) = String::from_utf8(bytes) else {
            continue;
        };
        let raw = RawCommit {
            message,
            ..good.clone()
        };
        // Either it is no record any more, or it is another one: then its name is another, too.
        if let Reading::Record(entry) = read_commit(&id(9), &raw, EXPECTED) {
            assert_ne!(entry.record, record, "byte {at}");
        }
    }
}

//! What is kept answers as the records themselves do, whatever happened in between.

mod world;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use jiff::Timestamp;

use self::world::{PEOPLE, SOPS, World};
use super::FILE;
use crate::domain::actor::Actor;
use crate::domain::id::SopId;
use crate::env::Now;
use crate::store::git::Git;
use crate::store::ledger::Seen;
use crate::store::load::{Load, Memory, Need};
use crate::store::program::Programs;
use crate::store::snapshot::{Readers, Scope, Snapshot};

fn load(git: &Git, scope: Scope) -> Snapshot {
    let programs = Programs::new(Path::new("."), std::iter::empty());
    let actor = Actor {
        person: Some("ann".to_owned()),
        name: "Ann".to_owned(),
        email: "ann@example.com".to_owned(),
        borrowed: false,
    };
    Load {
        git,
        programs: &programs,
        globs: &[],
        actor: &|_| Ok(actor.clone()),
        now: Now {
            at: Timestamp::from_second(1_795_000_000).unwrap(),
            set: false,
        },
        scope,
        need: Need::Nothing,
        memory: &Memory::default(),
        as_of: None,
        about: None,
        readers: &|_| match scope.readers {
            Readers::Actor => Some(BTreeSet::from(["ann".to_owned()])),
            _ => None,
        },
    }
    .run()
    .unwrap()
}

/// All that can be seen of a ledger, without the places that only its own lists know.
fn portrait(snapshot: &Snapshot, people: &[&str]) -> String {
    let (view, mut out) = (&snapshot.ledger, String::new());
    let registry = &view.registry;
    let _ = writeln!(
        out,
        "{} {} {:?}\n{:?}\n{:?}",
        view.count, view.unshared, view.heads, view.sound, view.lost
    );
    for one in registry.submissions() {
        let votes = registry.votes(&one.record);
        let drafters = registry.drafters(one, &BTreeSet::new());
        let _ = writeln!(
            out,
            "{} {} {} {:?} {:?}\n{votes:?}\n{drafters:?}",
            one.record, one.by, one.at, one.body, one.outcome
        );
    }
    for one in registry.publications() {
        let withdrawn = one.withdrawn.as_ref().map(|one| &one.0);
        let _ = writeln!(
            out,
            "{} {} {} {:?} {withdrawn:?} {}",
            one.record, one.by, one.at, one.body, one.merged
        );
    }
    let _ = writeln!(out, "{:?}", registry.all_reviews());
    for sop in SOPS.map(|sop| SopId::parse(sop).unwrap()) {
        for person in people {
            let read: Vec<_> = registry.acknowledgements().of(&sop, person).collect();
            let waived = registry.acknowledgements().waived(&sop, person);
            let _ = writeln!(out, "{sop} {person}\n{read:?}\n{waived:?}");
        }
    }
    for person in people {
        let _ = writeln!(
            out,
            "{:?}",
            registry.completions().of("ramp", "one", person)
        );
    }
    out
}

/// Damages the file or the log before it, at times beyond recognition.
fn damage(world: &mut World) {
    let end = ["", "-wal"][world.dice.roll(2)];
    let path = world.git.sop_dir().join(format!("{FILE}{end}"));
    let Ok(mut bytes) = std::fs::read(&path) else {
        return;
    };
    match world.dice.roll(6) {
        0 => bytes.clear(),
        1 => bytes = b"something else".to_vec(),
        2 => bytes.truncate(bytes.len() / 2),
        3 => {
            let _ = std::fs::remove_file(&path);
            return;
        }
        _ if bytes.is_empty() => {}
        _ => {
            for _ in 0..1 + world.dice.roll(20) {
                let at = world.dice.roll(bytes.len());
                bytes[at] ^= 1 << world.dice.roll(8);
            }
        }
    }
    std::fs::write(&path, bytes).unwrap();
}

fn play(seed: u64, steps: usize) {
    let folder = tempfile::tempdir().unwrap();
    let git = Git::init(folder.path(), "main").unwrap();
    let mut world = World::begin(git, seed);
    for step in 0..steps {
        world.step();
        if world.dice.chance(3) {
            damage(&mut world);
        }
        if world.dice.chance(60) {
            let kept = load(&world.git, Scope::NOTHING);
            let read = load(&world.git, Scope::NOTHING.with_records());
            let (kept, read) = (portrait(&kept, &PEOPLE), portrait(&read, &PEOPLE));
            assert!(
                kept == read,
                "seed {seed}, step {step}\n{}",
                difference(&kept, &read)
            );
        }
        if world.dice.chance(20) {
            let kept = load(&world.git, Scope::NOTHING.of(Readers::Actor));
            let read = load(&world.git, Scope::NOTHING.with_records());
            assert_eq!(
                portrait(&kept, &["ann"]),
                portrait(&read, &["ann"]),
                "seed {seed}, step {step}"
            );
        }
        if world.dice.chance(10) {
            let tips = world.git.reference("refs/heads/sop-ledger").unwrap();
            let tips: Vec<_> = tips.into_iter().collect();
            Seen::load(&world.git).remember(&world.git, &tips).unwrap();
        }
    }
}

fn difference(left: &str, right: &str) -> String {
    let pairs = left.lines().zip(right.lines());
    pairs
        .filter(|(left, right)| left != right)
        .take(3)
        .map(|(left, right)| format!("kept {left}\nread {right}\n"))
        .collect()
}

#[test]
fn what_is_kept_answers_as_the_records_do() {
    for seed in 1..=5 {
        play(seed, 60);
    }
}

#[test]
fn many_at_once_answer_alike() {
    let folder = tempfile::tempdir().unwrap();
    let git = Git::init(folder.path(), "main").unwrap();
    let mut world = World::begin(git, 7);
    for _ in 0..150 {
        world.step();
    }
    // A handle of its own here too: what libgit2 remembers of the configuration is no part of this.
    let git = world.git.again().unwrap();
    let read = portrait(&load(&git, Scope::NOTHING.with_records()), &PEOPLE);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let git = world.git.again().unwrap();
            let read = &read;
            scope.spawn(move || {
                for _ in 0..4 {
                    assert_eq!(portrait(&load(&git, Scope::NOTHING), &PEOPLE), *read);
                }
            });
        }
    });
}

//! A repository whose ledger, default branch and refs are moved about at will.

use git2::{ObjectType, Oid};
use jiff::Timestamp;
use serde_json::{Value, json};
use ssh_key::private::Ed25519Keypair;
use ssh_key::{HashAlg, LineEnding, PrivateKey};

use crate::domain::commit_id::CommitId;
use crate::domain::ledger::Record;
use crate::store::git::{Git, id_of};
use crate::store::ledger::{Writer, build_fold};

pub const PEOPLE: [&str; 5] = ["ann", "ben", "cid", "dot", "bot"];
pub const SOPS: [&str; 4] = ["opening", "closing", "alarm", "tills"];
const LEDGER: &str = "3j8qfgqyeyb3zm69yk3g";
const START: i64 = 1_793_000_000;

/// Choices, one after another; the same for the same bytes.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        // Xorshift: random enough to get about.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

pub struct World {
    pub git: Git,
    pub dice: Dice,
    writer: Writer,
    clock: i64,
    /// Every commit of the default branch that ever was.
    mains: Vec<Oid>,
    /// Every commit of the ledger that ever was.
    commits: Vec<Oid>,
    records: Vec<(Oid, String)>,
    published: Vec<(Oid, Value)>,
}

fn key(seed: u8) -> PrivateKey {
    PrivateKey::from(Ed25519Keypair::from_seed(&[seed; 32]))
}

impl World {
    pub fn begin(git: Git, seed: u64) -> Self {
        let mut world = Self {
            git,
            dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            writer: Writer {
                id: "w-abcdefghijkm".to_owned(),
            },
            clock: START,
            mains: Vec::new(),
            commits: Vec::new(),
            records: Vec::new(),
            published: Vec::new(),
        };
        world.move_main();
        let genesis = world.record("ann", json!({"kind": "genesis"}), None);
        world.point("refs/heads/sop-ledger", genesis);
        world
    }

    fn point(&self, name: &str, at: Oid) {
        self.git.raw().reference(name, at, true, "test").unwrap();
    }

    /// The default branch goes on, or back, or is written anew; policy, people and pages change.
    pub fn move_main(&mut self) {
        if self.mains.len() > 2 && self.dice.chance(15) {
            let back = *self.dice.one(&self.mains);
            self.point("refs/heads/main", back);
            return;
        }
        let identity = *self
            .dice
            .one(&["[key, terminal, asserted]", "[key, asserted]", "[key]"]);
        let zone = if self.dice.chance(5) {
            "Asia/Tokyo"
        } else {
            "UTC"
        };
        let settings = format!("ledger: {LEDGER}\nidentity: {identity}\ntimezone: {zone}\n");
        let paths = "paths:\n  ramp:\n    stages:\n      - {id: one, sops: [opening, closing], checkpoint: {kind: sign-off, by: manager}}\n";
        let roles = "roles:\n  lead: {title: Lead, path: ramp}\n";
        let mut files = vec![
            ("sop.yaml".to_owned(), settings),
            ("people.yaml".to_owned(), self.people()),
            ("paths.yaml".to_owned(), paths.to_owned()),
            ("roles.yaml".to_owned(), roles.to_owned()),
        ];
        for sop in SOPS {
            let owner = *self.dice.one(&PEOPLE);
            let text = format!(
                "---\nid: {sop}\nowner: {owner}@example.com\nroles: [lead]\nack: {{required: true}}\n---\n\n# {sop}\n\n1. Do it.\n"
            );
            files.push((format!("sops/{sop}.md"), text));
        }
        let parent = self.git.reference("refs/heads/main").unwrap();
        let commit = self.commit_files(&files, parent.filter(|_| !self.mains.is_empty()));
        self.mains.push(commit);
        self.point("refs/heads/main", commit);
    }

    fn people(&mut self) -> String {
        let mut text = "people:\n".to_owned();
        for (at, id) in PEOPLE.iter().enumerate() {
            if at > 0 && self.dice.chance(8) {
                continue;
            }
            let kind = if *id == "bot" { ", kind: service" } else { "" };
            let line = key(at as u8 + 1).public_key().to_openssh().unwrap();
            let lost = match self.dice.chance(6) {
                true => ", compromised_since: 2026-10-01",
                false => "",
            };
            let keys = match self.dice.chance(80) {
                true => format!(", keys: [{{key: {line}{lost}}}]"),
                false => String::new(),
            };
            let manager = *self.dice.one(&PEOPLE);
            text += &format!(
                "  - {{id: {id}, name: {id}, emails: [{id}@example.com], roles: [lead], manager: {manager}{kind}{keys}}}\n"
            );
        }
        text
    }

    fn commit_files(&mut self, files: &[(String, String)], parent: Option<Oid>) -> Oid {
        let repo = self.git.raw();
        let mut index = git2::Index::new().unwrap();
        for (path, text) in files {
            let id = repo.blob(text.as_bytes()).unwrap();
            index
                .add(&git2::IndexEntry {
                    ctime: git2::IndexTime::new(0, 0),
                    mtime: git2::IndexTime::new(0, 0),
                    dev: 0,
                    ino: 0,
                    mode: 0o100_644,
                    uid: 0,
                    gid: 0,
                    file_size: 0,
                    id,
                    flags: 0,
                    flags_extended: 0,
                    path: path.clone().into_bytes(),
                })
                .unwrap();
        }
        let tree = index.write_tree_to(repo).unwrap();
        self.clock += 60;
        let lines: String = parent
            .map(|one| format!("parent {one}\n"))
            .into_iter()
            .collect();
        let who = format!("A <a@example.com> {} +0000", self.clock);
        let text = format!("tree {tree}\n{lines}author {who}\ncommitter {who}\n\nwork\n");
        self.write(&text)
    }

    fn write(&self, text: &str) -> Oid {
        let odb = self.git.raw().odb().unwrap();
        odb.write(ObjectType::Tree, b"").unwrap();
        odb.write(ObjectType::Commit, text.as_bytes()).unwrap()
    }

    /// A commit of the ledger to go on from: mostly a tip, at times an old one.
    fn somewhere(&mut self) -> Oid {
        let tips = self.git.references("refs/heads/sop-*").unwrap();
        let mut tips: Vec<Oid> = tips.into_iter().map(|(_, tip)| tip).collect();
        tips.extend(self.git.reference("refs/heads/sop-ledger").unwrap());
        match self.dice.chance(85) && !tips.is_empty() {
            true => *self.dice.one(&tips),
            false => *self.dice.one(&self.commits),
        }
    }

    fn record(&mut self, by: &str, body: Value, parent: Option<Oid>) -> Oid {
        self.clock += 60;
        let main = match self.dice.roll(20) {
            0 => Oid::from_bytes(&[self.dice.roll(3) as u8; 20]).unwrap(),
            1..6 => *self.dice.one(&self.mains),
            _ => self.git.reference("refs/heads/main").unwrap().unwrap(),
        };
        let record = Record {
            ledger: LEDGER.to_owned(),
            by: by.to_owned(),
            at: Timestamp::from_second(self.clock - self.dice.roll(500) as i64).unwrap(),
            main: Some(id_of(main)),
            tool: "sop 0".to_owned(),
            clock_set: false,
            body: serde_json::from_value(body).unwrap(),
        };
        let mut message = record.message().unwrap();
        if parent.is_some() && self.dice.chance(4) {
            message = message.replacen("\"v\":1", "\"v\":2", 1);
        }
        let at = record.at.as_second();
        let parents: String = parent
            .map(|one| format!("parent {one}\n"))
            .into_iter()
            .collect();
        let writer = &self.writer.id;
        let text = format!(
            "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n{parents}author {by} <{by}@people.invalid> {at} +0000\ncommitter {writer} <{writer}@writers.invalid> {at} +0000\n\n{message}"
        );
        let oid = if self.dice.chance(40) {
            let at = PEOPLE.iter().position(|one| *one == by).unwrap_or(0) as u8;
            let seed = if self.dice.chance(90) { at + 1 } else { 99 };
            let signed = key(seed)
                .sign("git", HashAlg::Sha512, text.as_bytes())
                .unwrap();
            let signature = signed.to_pem(LineEnding::LF).unwrap();
            let repo = self.git.raw();
            repo.commit_signed(&text, signature.trim_end(), None)
                .unwrap()
        } else {
            self.write(&text)
        };
        self.commits.push(oid);
        oid
    }

    fn append(&mut self, by: &str, body: Value) -> Oid {
        let kind = body["kind"].as_str().unwrap().to_owned();
        let parent = self.somewhere();
        let oid = self.record(by, body, Some(parent));
        self.records.push((oid, kind));
        let inbox = format!("refs/heads/sop-inbox/w-{}", self.dice.roll(3));
        let name = if self.dice.chance(60) {
            "refs/heads/sop-ledger"
        } else {
            &inbox
        };
        let there = self.git.reference(name).unwrap();
        // Nothing is dropped by an append: what stood there is folded in, or stays in an inbox.
        let tip = match there {
            Some(at) if at != parent && self.dice.chance(90) => self.fold(&[at, oid]),
            _ => oid,
        };
        self.point(name, tip);
        oid
    }

    fn fold(&mut self, tips: &[Oid]) -> Oid {
        self.clock += 1;
        let at = Timestamp::from_second(self.clock).unwrap();
        let made = build_fold(&self.git, tips, at, &self.writer)
            .unwrap()
            .unwrap();
        self.commits.push(made);
        made
    }

    fn of_kind(&mut self, kind: &str) -> Option<CommitId> {
        let found: Vec<Oid> = self
            .records
            .iter()
            .filter(|(_, own)| own == kind)
            .map(|(oid, _)| *oid)
            .collect();
        (!found.is_empty()).then(|| id_of(*self.dice.one(&found)))
    }

    fn digest(&mut self) -> String {
        format!("sop1:{:064x}", self.dice.roll(3))
    }

    fn name(&mut self) -> String {
        format!("{:040x}", self.dice.roll(1000))
    }

    /// Something that was published: record, SOP, version, digest.
    fn item(&mut self) -> Option<(String, String, String, String)> {
        if self.published.is_empty() {
            return None;
        }
        let (oid, item) = self.dice.one(&self.published).clone();
        let text = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
        let mut digest = text("digest");
        if self.dice.chance(5) {
            digest = self.digest();
        }
        Some((oid.to_string(), text("id"), text("version"), digest))
    }

    fn publish(&mut self, by: &str) {
        let (sop, version, digest) = (
            *self.dice.one(&SOPS),
            format!("{}.{}", 1 + self.dice.roll(2), self.dice.roll(3)),
            self.digest(),
        );
        let (blob, base) = (self.name(), self.name());
        let path = format!("sops/{sop}.md");
        let mut item = json!({"id": sop, "path": path, "version": version, "digest": digest});
        if self.dice.chance(25) {
            item["was"] = blob.clone().into();
        } else {
            item["action"] = "publish".into();
            item["change"] = "major".into();
        }
        let body = if item.get("was").is_some() {
            let commit = id_of(*self.dice.one(&self.mains)).to_string();
            json!({"kind": "adopt", "base": base, "commit": commit, "sops": [whole(item.clone(), &blob, self)]})
        } else {
            let submit = json!({"kind": "submit", "branch": "sop/x", "base": base, "head": base, "sops": [item.clone()]});
            let submitted = self.append(by, submit);
            let merge = match self.dice.chance(80) {
                true => id_of(*self.dice.one(&self.mains)).to_string(),
                false => self.name(),
            };
            if self.dice.chance(20) {
                return;
            }
            json!({"kind": "publish", "submit": submitted.to_string(), "approvals": [], "base": base, "head": base, "merge": merge, "sops": [whole(item.clone(), &blob, self)]})
        };
        let oid = self.append(by, body);
        self.published.push((oid, item));
    }

    /// One step, whatever it is.
    pub fn step(&mut self) {
        let by = *self.dice.one(&PEOPLE);
        let other = *self.dice.one(&PEOPLE);
        let identity = *self.dice.one(&["asserted", "key", "terminal"]);
        let item = self.item();
        let choice = self.dice.roll(32);
        if let (0..14, Some((publish, sop, version, digest))) = (choice, item) {
            let body = match choice {
                0..6 => {
                    json!({"kind": "ack", "sop": sop, "publish": publish, "version": version, "digest": digest, "shown": "full", "meaning": "m", "identity": identity})
                }
                6 => {
                    json!({"kind": "attest", "sop": sop, "publish": publish, "version": version, "digest": digest, "person": other, "on": "2026-10-20", "evidence": "d32c56e36d07fe97933760aaab4ee7afd0e6c6db6afaa5e08d8b4fbe340ccca4", "source": "list.csv", "meaning": "m", "identity": identity})
                }
                7 | 8 => {
                    json!({"kind": "review", "sop": sop, "publish": publish, "digest": digest, "outcome": "no-change", "note": "looked", "next_due": "2027-01-01"})
                }
                9 => {
                    json!({"kind": "waive", "sop": sop, "publish": publish, "person": other, "reason": "r"})
                }
                10 | 11 => {
                    json!({"kind": "complete", "path": "ramp", "stage": "one", "person": other, "checkpoint": "sign-off", "sops": [{"id": sop, "publish": publish, "version": version}], "meaning": "m", "identity": identity})
                }
                12 => json!({"kind": "withdraw", "publish": publish, "reason": "r", "told": []}),
                _ => {
                    json!({"kind": "draft", "sop": sop, "path": "sops/x.md", "provider": "offline", "answer": "d32c56e36d07fe97933760aaab4ee7afd0e6c6db6afaa5e08d8b4fbe340ccca4", "sources": [], "redactions": 0, "commit": self.name()})
                }
            };
            self.append(by, body);
            return;
        }
        match choice {
            14..18 => match self.of_kind("submit") {
                Some(submit) => {
                    let body = match self.dice.roll(4) {
                        0 => {
                            json!({"kind": "reject", "submit": submit, "meaning": "reject", "identity": identity})
                        }
                        1 => {
                            json!({"kind": "reject", "submit": submit, "meaning": "lift", "identity": identity})
                        }
                        2 => {
                            json!({"kind": "withdraw", "submit": submit, "reason": "r", "told": []})
                        }
                        _ => {
                            json!({"kind": "approve", "submit": submit, "meaning": "m", "edited": false, "identity": identity})
                        }
                    };
                    let _ = self.append(by, body);
                }
                None => self.publish(by),
            },
            18..23 | 0..14 => self.publish(by),
            23..27 => self.move_main(),
            _ => self.move_refs(),
        }
    }

    fn move_refs(&mut self) {
        let inbox = format!("refs/heads/sop-inbox/w-{}", self.dice.roll(3));
        let there = format!(
            "refs/remotes/origin/{}",
            ["sop-ledger", "sop-inbox/w-9"][self.dice.roll(2)]
        );
        match self.dice.roll(8) {
            0 => {
                let back = *self.dice.one(&self.commits);
                self.point("refs/heads/sop-ledger", back);
            }
            1 => {
                let at = *self.dice.one(&self.commits);
                self.point(&inbox, at);
            }
            2 => {
                if let Ok(mut found) = self.git.raw().find_reference(&inbox) {
                    found.delete().unwrap();
                }
            }
            3 | 4 => {
                let at = self.somewhere();
                self.point(&there, at);
            }
            5 => {
                let repo = self.git.raw();
                if repo.find_remote("origin").is_ok() {
                    repo.remote_delete("origin").unwrap();
                } else {
                    repo.remote("origin", "/nowhere").unwrap();
                }
            }
            6 => {
                let tips = [self.somewhere(), self.somewhere()];
                let made = self.fold(&tips);
                self.point("refs/heads/sop-ledger", made);
            }
            _ if self.dice.chance(20) => {
                let strange = self.record("ann", json!({"kind": "genesis"}), None);
                self.point(&inbox, strange);
            }
            _ => {}
        }
    }
}

fn whole(mut item: Value, blob: &str, world: &mut World) -> Value {
    let risk = if world.dice.chance(15) {
        "high"
    } else {
        "normal"
    };
    item["blob"] = blob.into();
    item["images"] = json!([]);
    item["roles"] = json!(["lead"]);
    item["review_in"] = "3 months".into();
    item["risk"] = risk.into();
    if world.dice.chance(70) {
        item["owner"] = format!("{}@example.com", world.dice.one(&PEOPLE)).into();
    }
    item
}

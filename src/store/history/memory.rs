//! What earlier runs found out, by the tip that they looked from. It never changes an answer: only how soon it is there.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use git2::Oid;

use super::walk::Change;

/// The first bytes of the file, and its form.
const MARK: &[u8] = b"sop history 1\n";
/// As many tips are kept: branches are switched to and fro.
const TIPS: usize = 4;
/// The bytes of an answer without its path.
const FIXED: usize = 20 + 8 + 20 + 8 + 1 + 2;

/// The last change of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remembered {
    /// What `git log -1` names.
    pub commit: Oid,
    /// Its committer time, in seconds.
    pub at: i64,
    /// The last that changed what the file says.
    pub meant: Oid,
    /// Its committer time.
    pub meant_at: i64,
    /// That one brought the file in.
    pub introduced: bool,
}

impl Remembered {
    /// A change that is taken to mean something until it is known better.
    pub fn of(change: &Change) -> Self {
        Self {
            commit: change.commit,
            at: change.at,
            meant: change.commit,
            meant_at: change.at,
            introduced: change.before.is_none(),
        }
    }
}

/// Answers by tip and path.
#[derive(Debug, Default)]
pub struct Memory {
    file: Option<PathBuf>,
    /// What the answers depend on beside the history.
    key: u64,
    tips: Vec<(Oid, HashMap<String, Remembered>)>,
    learned: bool,
}

impl Memory {
    /// Reads what is remembered in a file under a key of everything that answers depend on beside the history.
    /// What is damaged or of another key counts as nothing.
    pub fn load(file: &Path, key: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let key = hasher.finish();
        let tips = std::fs::read(file).ok().and_then(|bytes| read(&bytes, key));
        Self {
            file: Some(file.to_owned()),
            key,
            tips: tips.unwrap_or_default(),
            learned: false,
        }
    }

    /// Whether anything is known of this commit.
    pub fn reaches(&self, commit: Oid) -> bool {
        self.tips.iter().any(|(tip, _)| *tip == commit)
    }

    /// What is known of a path at a commit.
    pub fn get(&self, commit: Oid, path: &str) -> Option<Remembered> {
        let (_, files) = self.tips.iter().find(|(tip, _)| *tip == commit)?;
        files.get(path).copied()
    }

    /// Takes in what was found from a tip.
    pub fn learn(&mut self, tip: Oid, found: &BTreeMap<&str, Remembered>) {
        let known = self.tips.iter().position(|(there, _)| *there == tip);
        let mut files = known.map(|at| self.tips.remove(at).1).unwrap_or_default();
        self.learned |= known != Some(0)
            || found
                .iter()
                .any(|(path, found)| files.get(*path) != Some(found));
        files.extend(
            found
                .iter()
                .map(|(path, found)| ((*path).to_owned(), *found)),
        );
        self.tips.insert(0, (tip, files));
        self.tips.truncate(TIPS);
    }

    /// Writes it down where something was learned. A place that cannot be written to is no matter.
    pub fn keep(&self) {
        if let Some(file) = self.file.as_ref().filter(|_| self.learned) {
            let _ = crate::store::files::write_atomically(file, &write(&self.tips, self.key));
        }
    }
}

fn sum(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

fn write(tips: &[(Oid, HashMap<String, Remembered>)], key: u64) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    bytes.extend(key.to_le_bytes());
    for (tip, files) in tips {
        bytes.extend(tip.as_bytes());
        bytes.extend((files.len() as u32).to_le_bytes());
        for (path, found) in files
            .iter()
            .filter(|(path, _)| u16::try_from(path.len()).is_ok())
        {
            bytes.extend(found.commit.as_bytes());
            bytes.extend(found.at.to_le_bytes());
            bytes.extend(found.meant.as_bytes());
            bytes.extend(found.meant_at.to_le_bytes());
            bytes.push(u8::from(found.introduced));
            bytes.extend((path.len() as u16).to_le_bytes());
            bytes.extend(path.as_bytes());
        }
    }
    bytes.extend(sum(&bytes).to_le_bytes());
    bytes
}

fn read(bytes: &[u8], key: u64) -> Option<Vec<(Oid, HashMap<String, Remembered>)>> {
    let (content, end) = bytes.split_last_chunk::<8>()?;
    let rest = content.strip_prefix(MARK)?;
    let (own, mut rest) = rest.split_first_chunk::<8>()?;
    if u64::from_le_bytes(*own) != key || u64::from_le_bytes(*end) != sum(content) {
        return None;
    }
    let mut tips = Vec::new();
    while !rest.is_empty() {
        let (tip, after) = rest.split_first_chunk::<20>()?;
        let (count, after) = after.split_first_chunk::<4>()?;
        rest = after;
        let count = u32::from_le_bytes(*count) as usize;
        let mut files = HashMap::with_capacity(count.min(rest.len() / FIXED));
        for _ in 0..count {
            let (path, found, after) = answer(rest)?;
            files.insert(path, found);
            rest = after;
        }
        tips.push((Oid::from_bytes(tip).ok()?, files));
    }
    Some(tips)
}

fn answer(bytes: &[u8]) -> Option<(String, Remembered, &[u8])> {
    let (commit, rest) = bytes.split_first_chunk::<20>()?;
    let (at, rest) = rest.split_first_chunk::<8>()?;
    let (meant, rest) = rest.split_first_chunk::<20>()?;
    let (meant_at, rest) = rest.split_first_chunk::<8>()?;
    let (introduced, rest) = rest.split_first()?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (path, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    let found = Remembered {
        commit: Oid::from_bytes(commit).ok()?,
        at: i64::from_le_bytes(*at),
        meant: Oid::from_bytes(meant).ok()?,
        meant_at: i64::from_le_bytes(*meant_at),
        introduced: *introduced != 0,
    };
    Some((String::from_utf8(path.to_vec()).ok()?, found, rest))
}

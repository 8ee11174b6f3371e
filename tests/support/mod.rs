//! The world that tests run in: a temporary folder outside of the checkout, a cleared environment, a clock that
//! steps, and people who each have a home of their own.
//!
//! `let env = TestEnv::new(); let maria = env.maria(); maria.ok(&["init"]);`
#![allow(
    dead_code,
    unused_imports,
    reason = "each test program uses a part of it"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot set up its world has failed; the bans are for the program, not for its tests"
)]

mod checkout;
pub mod forge;
pub mod handbook;
mod output;
mod repositories;
mod session;
pub mod twin;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use tempfile::TempDir;

pub use checkout::Checkout;
pub use output::Output;
pub use repositories::{complaints, fsck, repositories};
pub use session::Session;

/// What the clock says for the first command of a test.
pub const START: &str = "2026-11-22T09:00:00Z";

/// How far the clock steps from one command to the next, in seconds.
const STEP: i64 = 60;

/// The variables that are kept from the test's own process: without them no program is found.
const KEPT: [&str; 3] = ["PATH", "SYSTEMROOT", "LLVM_PROFILE_FILE"];

/// Git's settings of a person, beside the identity: nothing in the background, nothing that asks.
const GIT_CONFIG: &str = "[init]\n\tdefaultBranch = main\n[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n\
    [advice]\n\tdetachedHead = false\n";

/// A temporary world, removed when dropped.
pub struct TestEnv {
    _folder: TempDir,
    root: PathBuf,
    users: Mutex<BTreeMap<String, User>>,
    clock: AtomicI64,
}

/// Somebody with a home, a git identity and a folder to work in.
#[derive(Debug, Clone)]
pub struct User {
    /// Short name, as in a story's prompt.
    pub id: String,
    /// `HOME`: holds a `.gitconfig` and nothing else.
    pub home: PathBuf,
    /// Where the person works; exists, and is no repository yet.
    pub folder: PathBuf,
}

impl Default for TestEnv {
    fn default() -> Self {
        Self::new()
    }
}

impl TestEnv {
    /// An empty world at [`START`], without people.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("sop-test-")
            .tempdir()
            .expect("a temporary folder");
        let root = folder
            .path()
            .canonicalize()
            .expect("the temporary folder's real path");
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(
            !root.starts_with(checkout),
            "TMPDIR lies in the checkout: {}",
            root.display()
        );
        let start: Timestamp = START.parse().expect("a time");
        Self {
            _folder: folder,
            root,
            users: Mutex::default(),
            clock: AtomicI64::new(start.as_second()),
        }
    }

    /// The folder that holds everything of this world.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Adds a person who works in `ROOT/FOLDER` (two may share one), or finds the one who is there.
    pub fn add_user(&self, id: &str, name: &str, email: &str, folder: &str) -> User {
        let mut users = self.users.lock().expect("nobody panicked");
        if let Some(user) = users.get(id) {
            return user.clone();
        }
        let user = User {
            id: id.to_owned(),
            home: self.root.join("home").join(id),
            folder: self.root.join(folder),
        };
        std::fs::create_dir_all(&user.home).expect("a home");
        std::fs::create_dir_all(&user.folder).expect("a folder");
        let config = format!("[user]\n\tname = {name}\n\temail = {email}\n{GIT_CONFIG}");
        std::fs::write(user.home.join(".gitconfig"), config).expect("a .gitconfig");
        users.insert(id.to_owned(), user.clone());
        user
    }

    /// Maria Lopez, `maria@example.com`, in `ROOT/maria`.
    pub fn maria(&self) -> Session<'_> {
        Session::new(
            self,
            self.add_user("maria", "Maria Lopez", "maria@example.com", "maria"),
        )
    }

    /// Jon Berg, `jon@example.com`, in `ROOT/jon`.
    pub fn jon(&self) -> Session<'_> {
        Session::new(
            self,
            self.add_user("jon", "Jon Berg", "jon@example.com", "jon"),
        )
    }

    /// Sets the clock for the next command.
    pub fn set_clock(&self, at: Timestamp) {
        self.clock.store(at.as_second(), Ordering::SeqCst);
    }

    /// What the clock says for the command that runs now; the next one is [`STEP`] later.
    fn tick(&self) -> Timestamp {
        let second = self.clock.fetch_add(STEP, Ordering::SeqCst);
        Timestamp::from_second(second).expect("a time in range")
    }

    /// A command as this person would start it, at the clock's next step; `sop` is the binary under test.
    pub fn command(&self, program: &str, user: &User, cwd: &Path) -> Command {
        let binary = if program == "sop" {
            env!("CARGO_BIN_EXE_sop")
        } else {
            program
        };
        let now = self.tick().to_string();
        let mut command = Command::new(binary);
        command.current_dir(cwd).env_clear();
        for name in KEPT {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
            .env("HOME", &user.home)
            .env("XDG_CONFIG_HOME", user.home.join(".config"))
            .env("TMPDIR", self.temporary())
            .env("GIT_CEILING_DIRECTORIES", &self.root)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_EDITOR", "false")
            .env("GIT_AUTHOR_DATE", &now)
            .env("GIT_COMMITTER_DATE", &now)
            .env("SOP_NOW", &now)
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env("TERM", "dumb")
            .env("COLUMNS", "100");
        command
    }

    /// Temporary files of the programs that run here: inside of the root, so that nothing is left behind.
    fn temporary(&self) -> PathBuf {
        let folder = self.root.join("tmp");
        std::fs::create_dir_all(&folder).expect("a folder for temporary files");
        folder
    }

    /// Runs `git fsck --strict` on every repository of this world.
    pub fn fsck_all(&self) {
        for repository in repositories(&self.root) {
            fsck(&repository);
        }
    }
}

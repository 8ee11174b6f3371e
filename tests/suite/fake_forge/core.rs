//! What every forge keeps: pull requests by branch, reviews, rules; and merges, made by git in the bare repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Approved,
    Changes,
    Dismissed,
    Comment,
}

/// A review.
#[derive(Debug, Clone)]
pub struct Review {
    pub id: u64,
    pub login: String,
    pub said: Said,
    pub commit: String,
    pub at: u64,
}

/// A pull request.
#[derive(Debug, Clone)]
pub struct Pull {
    pub number: u64,
    pub title: String,
    pub body: String,
    pub branch: String,
    pub base: String,
    pub head: String,
    pub author: String,
    /// `open`, `merged` or `closed`.
    pub state: &'static str,
    pub merge: Option<String>,
    pub asked: Vec<String>,
    pub reviews: Vec<Review>,
    pub pushed_at: u64,
    /// It comes from a fork that has a branch of the same name.
    pub fork: bool,
}

/// The rules of the repository.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The methods that are allowed.
    pub methods: Vec<&'static str>,
    /// How many approvals a merge needs.
    pub needed: usize,
    /// Whether a push takes approvals away.
    pub resets: bool,
    /// Whether approvals come with their time.
    pub timed: bool,
    /// The most that one page holds.
    pub page: usize,
}

/// The state.
pub struct Core {
    pub bare: PathBuf,
    pub users: Vec<(String, u64)>,
    pub pulls: Vec<Pull>,
    pub rules: Rules,
    clock: u64,
    next: u64,
}

impl Core {
    pub fn new(bare: &Path) -> Self {
        let users = [
            ("mlopez", 11),
            ("jberg", 22),
            ("cito", 33),
            ("stranger", 99),
        ];
        Self {
            bare: bare.to_owned(),
            users: users.map(|(login, id)| (login.to_owned(), id)).to_vec(),
            pulls: Vec::new(),
            rules: Rules {
                methods: vec!["merge", "squash", "rebase"],
                needed: 0,
                resets: false,
                timed: true,
                page: 100,
            },
            clock: 0,
            next: 500,
        }
    }

    fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }

    /// A moment of its own clock.
    pub fn stamp(at: u64) -> String {
        let hours = 9 + at / 3600;
        format!(
            "2026-11-{:02}T{:02}:{:02}:{:02}Z",
            22 + hours / 24,
            hours % 24,
            at / 60 % 60,
            at % 60
        )
    }

    /// So many days go by.
    pub fn wait(&mut self, days: u64) {
        self.clock += days * 86_400;
    }

    pub fn id(&self, login: &str) -> u64 {
        let user = self.users.iter().find(|(name, _)| name == login);
        user.map_or(0, |(_, id)| *id)
    }

    pub fn git(&self, args: &[&str]) -> Result<String, String> {
        self.git_as(args, &[])
    }

    fn git_as(&self, args: &[&str], vars: &[(&str, String)]) -> Result<String, String> {
        let output = Command::new("git")
            .arg("-C")
            .arg(&self.bare)
            .args(args)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("HOME", &self.bare)
            .env("GIT_AUTHOR_NAME", "Forge")
            .env("GIT_AUTHOR_EMAIL", "forge@example.com")
            .env("GIT_COMMITTER_NAME", "Forge")
            .env("GIT_COMMITTER_EMAIL", "forge@example.com")
            .env("GIT_AUTHOR_DATE", Self::stamp(self.clock))
            .env("GIT_COMMITTER_DATE", Self::stamp(self.clock))
            .envs(vars.iter().map(|(name, value)| (*name, value)))
            .output()
            .expect("git can be started");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        if output.status.success() {
            Ok(text(&output.stdout))
        } else {
            Err(format!("{} {}", text(&output.stdout), text(&output.stderr)))
        }
    }

    pub fn tip(&self, branch: &str) -> Option<String> {
        self.git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("refs/heads/{branch}"),
        ])
        .ok()
    }

    /// Notices what was pushed since it was last asked.
    pub fn observe(&mut self) {
        for place in 0..self.pulls.len() {
            let (branch, head) = (
                self.pulls[place].branch.clone(),
                self.pulls[place].head.clone(),
            );
            if self.pulls[place].state != "open" {
                continue;
            }
            if let Some(tip) = self.tip(&branch).filter(|tip| *tip != head) {
                self.clock += 1;
                let (clock, resets) = (self.clock, self.rules.resets);
                let pull = &mut self.pulls[place];
                pull.head = tip;
                pull.pushed_at = clock;
                if resets {
                    pull.reviews.retain(|review| review.said != Said::Approved);
                }
            }
        }
    }

    /// Opens one, or says why not.
    pub fn open(
        &mut self,
        branch: &str,
        base: &str,
        title: &str,
        body: &str,
    ) -> Result<u64, (u16, String)> {
        let Some(head) = self.tip(branch) else {
            return Err((422, format!("head {branch} is invalid")));
        };
        let there = |pull: &Pull| pull.branch == branch && pull.state == "open" && !pull.fork;
        if self.pulls.iter().any(there) {
            return Err((422, format!("A pull request already exists for {branch}")));
        }
        let number = self.pulls.len() as u64 + 1;
        let pushed_at = self.tick();
        self.pulls.push(Pull {
            number,
            title: title.to_owned(),
            body: body.to_owned(),
            branch: branch.to_owned(),
            base: base.to_owned(),
            head,
            author: "mlopez".to_owned(),
            state: "open",
            merge: None,
            asked: Vec::new(),
            reviews: Vec::new(),
            pushed_at,
            fork: false,
        });
        Ok(number)
    }

    /// The newest pull request of a branch.
    pub fn of(&self, branch: &str) -> &Pull {
        let pull = self.pulls.iter().rev().find(|pull| pull.branch == branch);
        pull.expect("a pull request of that branch")
    }

    pub fn number(&mut self, number: u64) -> Option<&mut Pull> {
        self.pulls.iter_mut().find(|pull| pull.number == number)
    }

    /// Somebody reviews what a branch proposes now.
    pub fn review(&mut self, login: &str, branch: &str, said: Said) -> u64 {
        self.observe();
        let (at, id) = (self.tick(), self.next);
        self.next += 1;
        let pull = self
            .pulls
            .iter_mut()
            .rev()
            .find(|pull| pull.branch == branch);
        let pull = pull.expect("a pull request of that branch");
        pull.reviews.push(Review {
            id,
            login: login.to_owned(),
            said,
            commit: pull.head.clone(),
            at,
        });
        id
    }

    pub fn dismiss(&mut self, id: u64) {
        for review in self.pulls.iter_mut().flat_map(|pull| &mut pull.reviews) {
            if review.id == id {
                review.said = Said::Dismissed;
            }
        }
    }

    /// Merges, as a button does; the reasons for which it refuses have a status.
    pub fn merge(
        &mut self,
        number: u64,
        method: &str,
        expected: Option<&str>,
        message: &str,
    ) -> Result<String, (u16, String)> {
        self.observe();
        let needed = self.rules.needed;
        let allowed = self.rules.methods.contains(&method);
        let pull = self
            .number(number)
            .cloned()
            .ok_or((404, "Not Found".to_owned()))?;
        if pull.state != "open" {
            return Err((405, "Pull Request is not mergeable".to_owned()));
        }
        if expected.is_some_and(|head| head != pull.head) {
            return Err((
                409,
                "Head branch was modified. Review and try the merge again. (sha)".to_owned(),
            ));
        }
        if !allowed {
            return Err((405, format!("{method} is not allowed on this repository")));
        }
        let mut latest = std::collections::BTreeMap::new();
        for review in pull
            .reviews
            .iter()
            .filter(|review| review.said != Said::Comment)
        {
            latest.insert(review.login.clone(), review.said);
        }
        let approvals = latest
            .values()
            .filter(|said| **said == Said::Approved)
            .count();
        if approvals < needed || latest.values().any(|said| *said == Said::Changes) {
            return Err((
                405,
                format!("At least {needed} approving review is required"),
            ));
        }
        let merge = self
            .merged(&pull, method, message)
            .map_err(|why| (405, why))?;
        self.git(&["update-ref", &format!("refs/heads/{}", pull.base), &merge])
            .expect("a ref");
        // As forges do, a closed pull request keeps its head where no branch does.
        self.git(&[
            "update-ref",
            &format!("refs/pull/{number}/head"),
            &pull.head,
        ])
        .expect("a ref");
        let done = self.number(number).expect("there");
        done.state = "merged";
        done.merge = Some(merge.clone());
        Ok(merge)
    }

    fn merged(&self, pull: &Pull, method: &str, message: &str) -> Result<String, String> {
        let base = self.tip(&pull.base).expect("a base");
        let tree = |args: &[&str]| -> Result<String, String> {
            let all = [&["merge-tree", "--write-tree"], args].concat();
            Ok(self
                .git(&all)?
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned())
        };
        match method {
            "rebase" => {
                let range = format!("{base}..{}", pull.head);
                let commits = self.git(&["rev-list", "--reverse", "--no-merges", &range])?;
                let mut tip = base;
                for commit in commits.lines() {
                    let from = format!("--merge-base={commit}^");
                    let tree = tree(&[&from, &tip, commit])?;
                    let show = |format: &str| {
                        self.git(&["show", "-s", &format!("--format={format}"), commit])
                    };
                    let vars = [
                        ("GIT_AUTHOR_NAME", show("%an")?),
                        ("GIT_AUTHOR_EMAIL", show("%ae")?),
                        ("GIT_AUTHOR_DATE", show("%ad")?),
                    ];
                    let date = self.git(&["show", "-s", "--date=raw", "--format=%ad", commit])?;
                    let vars = [vars[0].clone(), vars[1].clone(), ("GIT_AUTHOR_DATE", date)];
                    let message = show("%B")?;
                    tip =
                        self.git_as(&["commit-tree", &tree, "-p", &tip, "-m", &message], &vars)?;
                }
                Ok(tip)
            }
            "squash" => {
                let tree = tree(&[&base, &pull.head])?;
                self.git(&["commit-tree", &tree, "-p", &base, "-m", message])
            }
            _ => {
                let tree = tree(&[&base, &pull.head])?;
                self.git(&[
                    "commit-tree",
                    &tree,
                    "-p",
                    &base,
                    "-p",
                    &pull.head,
                    "-m",
                    message,
                ])
            }
        }
    }
}

//! GitHub, and GitHub Enterprise.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::line::{Line, Verb, part};
use super::user::{User, of_login, or_gone};
use super::{Forge, Which, latest};
use crate::domain::commit_id::CommitId;
use crate::domain::forge::{
    Account, MergeOrder, Method, Place, Pull, PullDraft, PullState, Review, Verdict,
};
use crate::error::{Error, Result};

/// GitHub's dialect.
pub(super) struct Github(pub(super) Line);

#[derive(Deserialize)]
struct End {
    #[serde(rename = "ref")]
    name: String,
    sha: String,
    repo: Option<Repo>,
}

#[derive(Deserialize)]
struct Repo {
    full_name: String,
}

#[derive(Deserialize)]
struct PullRequest {
    number: u64,
    html_url: String,
    title: String,
    body: Option<String>,
    state: String,
    merged_at: Option<String>,
    merge_commit_sha: Option<String>,
    head: End,
    base: End,
    user: Option<User>,
}

#[derive(Deserialize)]
struct Reviewed {
    id: u64,
    user: Option<User>,
    state: String,
    commit_id: Option<String>,
    submitted_at: Option<Timestamp>,
}

#[derive(Deserialize)]
struct Allowed {
    allow_merge_commit: Option<bool>,
    allow_squash_merge: Option<bool>,
    allow_rebase_merge: Option<bool>,
}

impl Github {
    fn path(&self, rest: &str) -> String {
        format!("/repos/{}{rest}", self.0.place.repo)
    }

    /// Pull requests from branches of this repository; one from a fork is nobody's submission.
    fn own(&self, pulls: Vec<PullRequest>) -> Vec<Pull> {
        let own = |pull: &PullRequest| {
            let repo = pull.head.repo.as_ref();
            // A branch that was deleted after the merge may have lost its repository in the answer.
            repo.is_none_or(|repo| repo.full_name.eq_ignore_ascii_case(&self.0.place.repo))
        };
        pulls
            .into_iter()
            .filter(own)
            .filter_map(PullRequest::read)
            .collect()
    }
}

impl PullRequest {
    fn read(self) -> Option<Pull> {
        let merged = self.merged_at.is_some();
        Some(Pull {
            number: self.number,
            url: self.html_url,
            title: self.title,
            body: self.body.unwrap_or_default(),
            branch: self.head.name,
            base: self.base.name,
            head: CommitId::parse(&self.head.sha)?,
            state: match (merged, self.state.as_str()) {
                (true, _) => PullState::Merged,
                (false, "open") => PullState::Open,
                _ => PullState::Closed,
            },
            author: or_gone(self.user, "ghost"),
            merge: self
                .merge_commit_sha
                .filter(|_| merged)
                .and_then(|sha| CommitId::parse(&sha)),
        })
    }
}

impl Reviewed {
    fn read(self) -> Option<Review> {
        let verdict = match self.state.as_str() {
            "APPROVED" => Verdict::Approved,
            "CHANGES_REQUESTED" => Verdict::ChangesRequested,
            "DISMISSED" => Verdict::Dismissed,
            _ => return None,
        };
        Some(Review {
            id: self.id.to_string(),
            account: self.user?.into(),
            verdict,
            commit: self.commit_id.as_deref().and_then(CommitId::parse),
            at: self.submitted_at,
            doubt: None,
        })
    }
}

impl Forge for Github {
    fn place(&self) -> &Place {
        &self.0.place
    }

    fn pulls_of(&self, branch: &str, which: Which) -> Result<Vec<Pull>> {
        let (owner, _) = self.0.place.owner_and_name();
        let state = if which == Which::Open { "open" } else { "all" };
        let query = format!(
            "/pulls?state={state}&head={}",
            part(&format!("{owner}:{branch}"))
        );
        let pulls = self.0.pages(&self.path(&query), "list pull requests")?;
        let own = self.own(pulls).into_iter();
        Ok(own.filter(|pull| pull.branch == branch).collect())
    }

    fn open_pulls(&self) -> Result<Vec<Pull>> {
        let pulls = self
            .0
            .pages(&self.path("/pulls?state=open"), "list pull requests")?;
        Ok(self.own(pulls))
    }

    fn open(&self, draft: &PullDraft) -> Result<Pull> {
        let body = json!({
            "title": draft.title, "head": draft.branch, "base": draft.base, "body": draft.body,
        });
        let what = "open a pull request";
        let reply = self.0.ask(Verb::Post, &self.path("/pulls"), Some(&body))?;
        let pull: PullRequest = self.0.understood(&reply, what)?;
        pull.read()
            .ok_or_else(|| Error::remote(format!("{} names no commit", self.0.place.host)))
    }

    fn update(&self, pull: &Pull, title: &str, body: &str) -> Result<()> {
        let path = self.path(&format!("/pulls/{}", pull.number));
        let change = json!({"title": title, "body": body});
        let _: Value = self
            .0
            .call(Verb::Patch, &path, Some(&change), "change the pull request")?;
        Ok(())
    }

    fn ask(&self, pull: &Pull, reviewers: &[Account]) -> Result<()> {
        let path = self.path(&format!("/pulls/{}/requested_reviewers", pull.number));
        let logins: Vec<&str> = reviewers
            .iter()
            .map(|account| account.login.as_str())
            .collect();
        let body = json!({"reviewers": logins});
        let _: Value = self
            .0
            .call(Verb::Post, &path, Some(&body), "ask the reviewers")?;
        Ok(())
    }

    fn reviews(&self, pull: &Pull) -> Result<Vec<Review>> {
        let path = self.path(&format!("/pulls/{}/reviews", pull.number));
        let all: Vec<Reviewed> = self.0.pages(&path, "list the reviews")?;
        Ok(latest(all.into_iter().filter_map(Reviewed::read)))
    }

    fn history(&self, number: u64) -> Result<Option<Vec<Review>>> {
        let path = self.path(&format!("/pulls/{number}"));
        if self.0.ask(Verb::Get, &path, None)?.status == 404 {
            return Ok(None);
        }
        let path = self.path(&format!("/pulls/{number}/reviews"));
        let all: Vec<Reviewed> = self.0.pages(&path, "list the reviews")?;
        Ok(Some(all.into_iter().filter_map(Reviewed::read).collect()))
    }

    fn merge(&self, pull: &Pull, order: &MergeOrder) -> Result<Method> {
        let allowed: Allowed =
            self.0
                .call(Verb::Get, &self.path(""), None, "describe the repository")?;
        // Who may not administer a repository is not told: then a merge commit is tried.
        let method = match (
            allowed.allow_merge_commit,
            allowed.allow_squash_merge,
            allowed.allow_rebase_merge,
        ) {
            (Some(false), Some(true), _) => Method::Squash,
            (Some(false), _, Some(true)) => Method::Rebase,
            _ => Method::Merge,
        };
        let path = self.path(&format!("/pulls/{}/merge", pull.number));
        let mut body = json!({"sha": order.head, "merge_method": method.name()});
        if method != Method::Rebase {
            body["commit_title"] = format!("{} (#{})", order.title, pull.number).into();
            body["commit_message"] = order.message.clone().into();
        }
        let reply = self.0.ask(Verb::Put, &path, Some(&body))?;
        if reply.is_success() {
            Ok(method)
        } else {
            Err(self.0.not_merged(&reply, &pull.url))
        }
    }

    fn close(&self, pull: &Pull) -> Result<()> {
        let path = self.path(&format!("/pulls/{}", pull.number));
        let change = json!({"state": "closed"});
        let _: Value = self
            .0
            .call(Verb::Patch, &path, Some(&change), "close the pull request")?;
        Ok(())
    }

    fn account(&self, login: &str) -> Result<Option<Account>> {
        of_login(&self.0, login)
    }
}

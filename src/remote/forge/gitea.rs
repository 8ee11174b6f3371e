//! Gitea, and Forgejo, which speaks the same.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::line::{Line, Verb};
use super::user::{User, of_login, or_gone};
use super::{Forge, Which, latest};
use crate::domain::commit_id::CommitId;
use crate::domain::forge::{
    Account, MergeOrder, Method, Place, Pull, PullDraft, PullState, Review, Verdict,
};
use crate::error::{Error, Result};

/// Gitea's dialect.
pub(super) struct Gitea(pub(super) Line);

#[derive(Deserialize)]
struct End {
    #[serde(rename = "ref")]
    name: String,
    sha: String,
    repo_id: u64,
}

#[derive(Deserialize)]
struct PullRequest {
    number: u64,
    html_url: String,
    title: String,
    body: Option<String>,
    state: String,
    #[serde(default)]
    merged: bool,
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
    #[serde(default)]
    commit_id: String,
    submitted_at: Option<Timestamp>,
    #[serde(default)]
    dismissed: bool,
}

#[derive(Deserialize)]
struct Allowed {
    #[serde(default)]
    allow_merge_commits: bool,
    #[serde(default)]
    allow_squash_merge: bool,
    #[serde(default)]
    allow_rebase: bool,
}

impl Gitea {
    fn path(&self, rest: &str) -> String {
        format!("/repos/{}{rest}", self.0.place.repo)
    }

    /// The API has no filter by branch that every version knows: all are looked through.
    fn list(&self, state: &str) -> Result<Vec<Pull>> {
        let path = self.path(&format!("/pulls?state={state}&sort=recentupdate"));
        let pulls: Vec<PullRequest> = self.0.pages(&path, "list pull requests")?;
        Ok(pulls
            .into_iter()
            .filter(|pull| pull.head.repo_id == pull.base.repo_id)
            .filter_map(PullRequest::read)
            .collect())
    }
}

impl PullRequest {
    fn read(self) -> Option<Pull> {
        Some(Pull {
            number: self.number,
            url: self.html_url,
            title: self.title,
            body: self.body.unwrap_or_default(),
            branch: self.head.name,
            base: self.base.name,
            head: CommitId::parse(&self.head.sha)?,
            state: match (self.merged, self.state.as_str()) {
                (true, _) => PullState::Merged,
                (false, "open") => PullState::Open,
                _ => PullState::Closed,
            },
            author: or_gone(self.user, "Ghost"),
            merge: self.merge_commit_sha.as_deref().and_then(CommitId::parse),
        })
    }
}

impl Reviewed {
    fn read(self) -> Option<Review> {
        let verdict = match (self.dismissed, self.state.as_str()) {
            (true, "APPROVED" | "REQUEST_CHANGES") => Verdict::Dismissed,
            (false, "APPROVED") => Verdict::Approved,
            (false, "REQUEST_CHANGES") => Verdict::ChangesRequested,
            _ => return None,
        };
        Some(Review {
            id: self.id.to_string(),
            // A team's review has no account.
            account: self.user?.into(),
            verdict,
            commit: CommitId::parse(&self.commit_id),
            at: self.submitted_at,
            doubt: None,
        })
    }
}

impl Forge for Gitea {
    fn place(&self) -> &Place {
        &self.0.place
    }

    fn pulls_of(&self, branch: &str, which: Which) -> Result<Vec<Pull>> {
        let state = if which == Which::Open { "open" } else { "all" };
        let pulls = self.list(state)?.into_iter();
        Ok(pulls.filter(|pull| pull.branch == branch).collect())
    }

    fn open_pulls(&self) -> Result<Vec<Pull>> {
        self.list("open")
    }

    fn open(&self, draft: &PullDraft) -> Result<Pull> {
        let body = json!({
            "title": draft.title, "head": draft.branch, "base": draft.base, "body": draft.body,
        });
        let path = self.path("/pulls");
        let pull: PullRequest =
            self.0
                .call(Verb::Post, &path, Some(&body), "open a pull request")?;
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
        let method = match (
            allowed.allow_merge_commits,
            allowed.allow_squash_merge,
            allowed.allow_rebase,
        ) {
            (false, true, _) => Method::Squash,
            (false, false, true) => Method::Rebase,
            _ => Method::Merge,
        };
        let path = self.path(&format!("/pulls/{}/merge", pull.number));
        let body = json!({
            "Do": method.name(), "head_commit_id": order.head,
            "MergeTitleField": format!("{} (#{})", order.title, pull.number),
            "MergeMessageField": order.message,
        });
        let reply = self.0.ask(Verb::Post, &path, Some(&body))?;
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

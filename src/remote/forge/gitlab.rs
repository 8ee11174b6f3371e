//! GitLab. Its approvals name no commit: what each is worth follows from when the branch was pushed to.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::line::{Line, Verb, part};
use super::{Forge, Which, latest};
use crate::domain::commit_id::CommitId;
use crate::domain::forge::{
    Account, MergeOrder, Method, Place, Pull, PullDraft, PullState, Review, Verdict,
};
use crate::error::{Error, Result};

/// GitLab's dialect.
pub(super) struct Gitlab(pub(super) Line);

#[derive(Clone, Deserialize)]
struct User {
    username: String,
    id: u64,
}

#[derive(Deserialize)]
struct MergeRequest {
    iid: u64,
    web_url: String,
    title: String,
    description: Option<String>,
    state: String,
    sha: Option<String>,
    source_branch: String,
    target_branch: String,
    source_project_id: Option<u64>,
    target_project_id: Option<u64>,
    merge_commit_sha: Option<String>,
    squash_commit_sha: Option<String>,
    author: User,
}

#[derive(Deserialize)]
struct Approvals {
    #[serde(default)]
    approved_by: Vec<ApprovedBy>,
}

#[derive(Deserialize)]
struct ApprovedBy {
    user: User,
    #[serde(default)]
    approved_at: Option<Timestamp>,
}

#[derive(Deserialize)]
struct Reviewer {
    user: User,
    state: String,
}

#[derive(Deserialize)]
struct Version {
    head_commit_sha: String,
    created_at: Timestamp,
}

#[derive(Deserialize)]
struct ApprovalRules {
    #[serde(default)]
    reset_approvals_on_push: bool,
}

#[derive(Deserialize)]
struct Project {
    #[serde(default)]
    merge_method: Option<String>,
    #[serde(default)]
    squash_option: Option<String>,
}

fn account(user: User) -> Account {
    Account {
        login: user.username,
        id: user.id,
    }
}

impl Gitlab {
    fn path(&self, rest: &str) -> String {
        format!("/projects/{}{rest}", part(&self.0.place.repo))
    }

    fn of(&self, pull: &Pull, rest: &str) -> String {
        self.path(&format!("/merge_requests/{}{rest}", pull.number))
    }

    fn list(&self, query: &str) -> Result<Vec<Pull>> {
        let path = self.path(&format!("/merge_requests?{query}"));
        let requests: Vec<MergeRequest> = self.0.pages(&path, "list merge requests")?;
        Ok(requests
            .into_iter()
            .filter(|one| one.source_project_id == one.target_project_id)
            .filter_map(MergeRequest::read)
            .collect())
    }

    /// Since when the branch has its head; `None` where GitLab does not say.
    fn pushed(&self, pull: &Pull) -> Result<Option<Timestamp>> {
        let versions: Vec<Version> = self
            .0
            .pages(&self.of(pull, "/versions"), "list the pushes")?;
        let of_head = |version: &&Version| version.head_commit_sha == pull.head.as_str();
        Ok(versions
            .iter()
            .filter(of_head)
            .map(|version| version.created_at)
            .max())
    }

    /// Whether a push takes every approval away; who may not see the project's rules is not told.
    fn resets(&self) -> Result<bool> {
        let reply = self.0.ask(Verb::Get, &self.path("/approvals"), None)?;
        if matches!(reply.status, 401 | 403 | 404) {
            return Ok(false);
        }
        let rules: ApprovalRules = self.0.understood(&reply, "say how approvals are kept")?;
        Ok(rules.reset_approvals_on_push)
    }

    /// Who requests changes; older versions do not know that.
    fn requests(&self, pull: &Pull) -> Result<Vec<User>> {
        let reply = self.0.ask(Verb::Get, &self.of(pull, "/reviewers"), None)?;
        if reply.status == 404 {
            return Ok(Vec::new());
        }
        let reviewers: Vec<Reviewer> = self.0.understood(&reply, "list the reviewers")?;
        let requesting = reviewers
            .into_iter()
            .filter(|reviewer| reviewer.state == "requested_changes");
        Ok(requesting.map(|reviewer| reviewer.user).collect())
    }
}

impl MergeRequest {
    fn read(self) -> Option<Pull> {
        let merge = self.merge_commit_sha.or(self.squash_commit_sha);
        Some(Pull {
            number: self.iid,
            url: self.web_url,
            title: self.title,
            body: self.description.unwrap_or_default(),
            branch: self.source_branch,
            base: self.target_branch,
            head: CommitId::parse(&self.sha?)?,
            state: match self.state.as_str() {
                "merged" => PullState::Merged,
                "opened" | "locked" => PullState::Open,
                _ => PullState::Closed,
            },
            author: account(self.author),
            merge: merge.as_deref().and_then(CommitId::parse),
        })
    }
}

impl Forge for Gitlab {
    fn place(&self) -> &Place {
        &self.0.place
    }

    fn pulls_of(&self, branch: &str, which: Which) -> Result<Vec<Pull>> {
        let state = if which == Which::Open {
            "opened"
        } else {
            "all"
        };
        let query = format!("state={state}&source_branch={}", part(branch));
        let pulls = self.list(&query)?.into_iter();
        Ok(pulls.filter(|pull| pull.branch == branch).collect())
    }

    fn open_pulls(&self) -> Result<Vec<Pull>> {
        self.list("state=opened")
    }

    fn open(&self, draft: &PullDraft) -> Result<Pull> {
        let body = json!({
            "title": draft.title, "source_branch": draft.branch, "target_branch": draft.base,
            "description": draft.body,
        });
        let path = self.path("/merge_requests");
        let made: MergeRequest =
            self.0
                .call(Verb::Post, &path, Some(&body), "open a merge request")?;
        made.read()
            .ok_or_else(|| Error::remote(format!("{} names no commit", self.0.place.host)))
    }

    fn update(&self, pull: &Pull, title: &str, body: &str) -> Result<()> {
        let change = json!({"title": title, "description": body});
        let path = self.of(pull, "");
        let _: Value = self
            .0
            .call(Verb::Put, &path, Some(&change), "change the merge request")?;
        Ok(())
    }

    fn ask(&self, pull: &Pull, reviewers: &[Account]) -> Result<()> {
        let ids: Vec<u64> = reviewers.iter().map(|account| account.id).collect();
        let path = self.of(pull, "");
        let change = json!({"reviewer_ids": ids});
        let _: Value = self
            .0
            .call(Verb::Put, &path, Some(&change), "ask the reviewers")?;
        Ok(())
    }

    fn reviews(&self, pull: &Pull) -> Result<Vec<Review>> {
        let path = self.of(pull, "/approvals");
        let approvals: Approvals = self.0.call(Verb::Get, &path, None, "list the approvals")?;
        let mut reviews = Vec::new();
        if !approvals.approved_by.is_empty() {
            let (pushed, resets) = (self.pushed(pull)?, self.resets()?);
            for approval in approvals.approved_by {
                let after = match (approval.approved_at, pushed) {
                    (Some(at), Some(pushed)) => at >= pushed,
                    _ => false,
                };
                let counts = after || resets;
                reviews.push(Review {
                    id: format!("{}@{}", approval.user.id, pull.head.short()),
                    account: account(approval.user),
                    verdict: Verdict::Approved,
                    commit: counts.then(|| pull.head.clone()),
                    at: approval.approved_at.or(pushed),
                    doubt: (!counts).then(|| {
                        "GitLab does not say of which commit it is: only one that is given after the last push counts, or where the project resets approvals on push".to_owned()
                    }),
                });
            }
        }
        let requests = self.requests(pull)?.into_iter().map(|user| Review {
            id: format!("{}@{}", user.id, pull.head.short()),
            account: account(user),
            verdict: Verdict::ChangesRequested,
            commit: Some(pull.head.clone()),
            at: None,
            doubt: None,
        });
        reviews.extend(requests);
        Ok(latest(reviews))
    }

    fn history(&self, number: u64) -> Result<Option<Vec<Review>>> {
        let path = self.path(&format!("/merge_requests/{number}"));
        let reply = self.0.ask(Verb::Get, &path, None)?;
        if reply.status == 404 {
            return Ok(None);
        }
        let request: MergeRequest = self.0.understood(&reply, "show the merge request")?;
        request.read().map(|pull| self.reviews(&pull)).transpose()
    }

    fn merge(&self, pull: &Pull, order: &MergeOrder) -> Result<Method> {
        let project: Project =
            self.0
                .call(Verb::Get, &self.path(""), None, "describe the project")?;
        let squash = matches!(project.squash_option.as_deref(), Some("always"));
        let method = match project.merge_method.as_deref() {
            _ if squash => Method::Squash,
            Some("ff") => Method::Rebase,
            _ => Method::Merge,
        };
        let text = format!("{}\n\n{}", order.title, order.message);
        let text = text.trim_end();
        let mut body = json!({"sha": order.head, "squash": squash});
        if squash {
            body["squash_commit_message"] = text.into();
        }
        if project.merge_method.as_deref() != Some("ff") {
            body["merge_commit_message"] = text.into();
        }
        let reply = self
            .0
            .ask(Verb::Put, &self.of(pull, "/merge"), Some(&body))?;
        if reply.is_success() {
            Ok(method)
        } else {
            Err(self.0.not_merged(&reply, &pull.url))
        }
    }

    fn close(&self, pull: &Pull) -> Result<()> {
        let path = self.of(pull, "");
        let change = json!({"state_event": "close"});
        let _: Value = self
            .0
            .call(Verb::Put, &path, Some(&change), "close the merge request")?;
        Ok(())
    }

    fn account(&self, login: &str) -> Result<Option<Account>> {
        let path = format!("/users?username={}", part(login));
        let users: Vec<User> = self.0.call(Verb::Get, &path, None, "say who that is")?;
        let same = |user: &User| user.username.eq_ignore_ascii_case(login);
        Ok(users.into_iter().find(same).map(account))
    }
}

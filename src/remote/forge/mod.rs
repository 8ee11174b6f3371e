//! Forges: pull requests by their branch, reviews, merges. One trait, and one file for each API.
//!
//! Everything is data of `domain::forge`; who is meant by an account, and whether a review counts, is decided elsewhere.

mod gitea;
mod github;
mod gitlab;
mod line;
mod user;

use std::fmt;

use crate::domain::forge::{
    Account, ForgeKind, MergeOrder, Method, Place, Pull, PullDraft, PullState, Review,
};
use crate::error::Result;

/// What opens a forge to us. It shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// Takes a token out of the environment's or a program's text.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let fit = |byte: u8| byte.is_ascii_graphic();
        (!text.is_empty() && text.bytes().all(fit)).then(|| Self(text.to_owned()))
    }

    /// The token itself, for the one header that carries it.
    fn reveal(&self) -> &str {
        &self.0
    }

    /// A text without the token.
    fn scrub(&self, text: &str) -> String {
        text.replace(&self.0, "[token]")
    }
}

/// Which pull requests of a branch are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The open one.
    Open,
    /// The open one, else the one that was merged last, else the newest.
    Any,
}

/// What every forge can be asked for.
pub trait Forge {
    /// Where it is.
    fn place(&self) -> &Place;

    /// The pull requests of a branch of this very repository, those that are not open among them where any is meant; one
    /// from a fork is none.
    fn pulls_of(&self, branch: &str, which: Which) -> Result<Vec<Pull>>;

    /// Of these the one that is meant.
    fn pull_of(&self, branch: &str, which: Which) -> Result<Option<Pull>> {
        Ok(choose(self.pulls_of(branch, which)?, which))
    }

    /// Every open pull request from this repository's own branches.
    fn open_pulls(&self) -> Result<Vec<Pull>>;

    /// Opens one. Ask for [`Forge::pull_of`] first: nothing keeps a second one from being opened by somebody else.
    fn open(&self, draft: &PullDraft) -> Result<Pull>;

    /// Gives it another title and text.
    fn update(&self, pull: &Pull, title: &str, body: &str) -> Result<()>;

    /// Asks for reviews.
    fn ask(&self, pull: &Pull, reviewers: &[Account]) -> Result<()>;

    /// What stands of all reviews, one an account: the last that said yes or no.
    fn reviews(&self, pull: &Pull) -> Result<Vec<Review>>;

    /// Every review of a pull request, whether it stands or not; `None` where there is no such pull request.
    fn history(&self, number: u64) -> Result<Option<Vec<Review>>>;

    /// Merges by a method that the repository allows, where the head is still the one that was looked at.
    fn merge(&self, pull: &Pull, order: &MergeOrder) -> Result<Method>;

    /// Closes it without a merge.
    fn close(&self, pull: &Pull) -> Result<()>;

    /// The account of a login.
    fn account(&self, login: &str) -> Result<Option<Account>>;
}

/// A connection to the forge of a repository.
///
/// # Errors
/// TLS cannot be set up.
pub fn connect(place: Place, token: Option<Token>) -> Result<Box<dyn Forge>> {
    let line = line::Line::new(place, token)?;
    Ok(match line.place.kind {
        ForgeKind::Github => Box::new(github::Github(line)),
        ForgeKind::Gitlab => Box::new(gitlab::Gitlab(line)),
        ForgeKind::Gitea => Box::new(gitea::Gitea(line)),
    })
}

/// The variables that may hold a token for a place, in order. A token for one host is never sent to another: where
/// sop.yaml names an API elsewhere than the remote is, only the variable that is for `sop` alone counts.
pub fn token_variables(place: &Place, var: &dyn Fn(&str) -> Option<String>) -> Vec<&'static str> {
    let mut names = vec!["SOP_FORGE_TOKEN"];
    if place.elsewhere {
        return names;
    }
    let server = |name: &str| {
        var(name).is_some_and(|url| {
            let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
            host.trim_end_matches('/').eq_ignore_ascii_case(&place.host)
        })
    };
    match place.kind {
        ForgeKind::Github if place.host == "github.com" || server("GITHUB_SERVER_URL") => {
            names.extend(["GH_TOKEN", "GITHUB_TOKEN"]);
        }
        ForgeKind::Github if server("GH_HOST") => names.push("GH_ENTERPRISE_TOKEN"),
        ForgeKind::Gitlab if place.host == "gitlab.com" || server("CI_SERVER_URL") => {
            names.push("GITLAB_TOKEN");
        }
        ForgeKind::Gitlab if server("GITLAB_HOST") => names.push("GITLAB_TOKEN"),
        ForgeKind::Gitea if server("GITHUB_SERVER_URL") => names.push("GITHUB_TOKEN"),
        ForgeKind::Gitea if server("GITEA_SERVER_URL") => names.push("GITEA_TOKEN"),
        _ => {}
    }
    names
}

/// Of several pull requests of one branch the one that is meant.
fn choose(pulls: Vec<Pull>, which: Which) -> Option<Pull> {
    let rank = |pull: &Pull| match pull.state {
        PullState::Open => 2,
        PullState::Merged => 1,
        PullState::Closed => 0,
    };
    pulls
        .into_iter()
        .filter(|pull| which == Which::Any || pull.state == PullState::Open)
        .max_by_key(|pull| (rank(pull), pull.number))
}

/// Of each account the last that said yes, no, or was either and was dismissed: older ones do not come back.
fn latest(reviews: impl IntoIterator<Item = Review>) -> Vec<Review> {
    let mut standing: Vec<Review> = Vec::new();
    for review in reviews {
        let same = |other: &Review| other.account.id == review.account.id;
        standing.retain(|other| !same(other));
        standing.push(review);
    }
    standing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::forge::{ForgeSettings, Verdict};

    fn place(kind: &str, remote: &str) -> Place {
        let settings: ForgeSettings = serde_yaml::from_str(kind).expect("settings");
        Place::find(&settings, Some(remote)).expect("a place")
    }

    #[test]
    fn a_token_shows_itself_to_nobody() {
        let token = Token::new(" canary-1234\n").expect("a token");
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_eq!(token.scrub("say canary-1234!"), "say [token]!");
        assert_eq!(Token::new("two words"), None);
        assert_eq!(Token::new(" "), None);
    }

    #[test]
    fn a_token_is_for_one_host() {
        let none = |_: &str| None;
        let hub = place("github", "git@github.com:a/b");
        assert_eq!(
            token_variables(&hub, &none),
            ["SOP_FORGE_TOKEN", "GH_TOKEN", "GITHUB_TOKEN"]
        );
        let own = place("github", "git@git.example:a/b");
        assert_eq!(token_variables(&own, &none), ["SOP_FORGE_TOKEN"]);
        let here =
            |name: &str| (name == "GITHUB_SERVER_URL").then(|| "https://git.example".to_owned());
        assert_eq!(
            token_variables(&own, &here),
            ["SOP_FORGE_TOKEN", "GH_TOKEN", "GITHUB_TOKEN"]
        );
        let lured = place(
            "{kind: github, api: \"https://evil.example\"}",
            "git@github.com:a/b",
        );
        assert_eq!(token_variables(&lured, &here), ["SOP_FORGE_TOKEN"]);
        let lab = place("gitlab", "git@gitlab.com:a/b");
        assert_eq!(
            token_variables(&lab, &none),
            ["SOP_FORGE_TOKEN", "GITLAB_TOKEN"]
        );
    }

    #[test]
    fn of_one_accounts_reviews_the_last_stands() {
        let review = |id: &str, account: u64, verdict: Verdict| Review {
            id: id.to_owned(),
            account: Account {
                login: account.to_string(),
                id: account,
            },
            verdict,
            commit: None,
            at: None,
            doubt: None,
        };
        let said = |reviews: Vec<Review>| -> Vec<String> {
            latest(reviews)
                .into_iter()
                .map(|review| review.id)
                .collect()
        };
        use Verdict::{Approved, ChangesRequested, Dismissed};
        assert_eq!(
            said(vec![
                review("a", 1, Approved),
                review("b", 2, Approved),
                review("c", 1, ChangesRequested)
            ]),
            ["b", "c"]
        );
        assert_eq!(
            said(vec![review("a", 1, Dismissed), review("b", 1, Approved)]),
            ["b"]
        );
        assert_eq!(
            said(vec![review("a", 1, Approved), review("b", 1, Dismissed)]),
            ["b"]
        );
    }
}

//! A forge as data: where it is, what a pull request is there, who said what of it.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::commit_id::CommitId;

/// Which API a forge speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ForgeKind {
    /// GitHub, and GitHub Enterprise.
    Github,
    /// GitLab.
    Gitlab,
    /// Gitea, and Forgejo.
    #[serde(alias = "forgejo")]
    Gitea,
}

impl ForgeKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Github, Self::Gitlab, Self::Gitea];

    /// Its name in sop.yaml and people.yaml.
    pub fn name(self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Gitea => "gitea",
        }
    }

    /// What it calls a proposal to merge.
    pub fn pull(self) -> &'static str {
        match self {
            Self::Gitlab => "merge request",
            Self::Github | Self::Gitea => "pull request",
        }
    }
}

impl fmt::Display for ForgeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// `forge:` in sop.yaml: a name, or a map where more has to be said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Spelled")]
pub struct ForgeSettings {
    /// Which API it speaks.
    pub kind: ForgeKind,
    /// Where its API is; absent: where the remote's host has it.
    pub api: Option<String>,
    /// `OWNER/NAME`; absent: as the remote's address has it.
    pub repo: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Spelled {
    Name(ForgeKind),
    Map(Mapped),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mapped {
    kind: ForgeKind,
    #[serde(default)]
    api: Option<String>,
    #[serde(default)]
    repo: Option<String>,
}

impl From<Spelled> for ForgeSettings {
    fn from(spelled: Spelled) -> Self {
        match spelled {
            Spelled::Name(kind) => Self {
                kind,
                api: None,
                repo: None,
            },
            Spelled::Map(map) => Self {
                kind: map.kind,
                api: map.api,
                repo: map.repo,
            },
        }
    }
}

/// One repository on one forge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which API it speaks.
    pub kind: ForgeKind,
    /// Its host, as people name it: `github.com`.
    pub host: String,
    /// Where its API is, without a final `/`.
    pub api: String,
    /// `OWNER/NAME`; on GitLab with every group.
    pub repo: String,
    /// sop.yaml sends us elsewhere than the remote's own address would.
    pub elsewhere: bool,
}

impl Place {
    /// Finds the repository's place from sop.yaml and the remote's address.
    ///
    /// # Errors
    /// Says what is missing, in a sentence.
    pub fn find(settings: &ForgeSettings, remote: Option<&str>) -> Result<Self, String> {
        let kind = settings.kind;
        let address = remote.and_then(address);
        let repo = match (&settings.repo, &address) {
            (Some(repo), _) => repo.clone(),
            (None, Some((_, repo))) => repo.clone(),
            (None, None) => {
                return Err(format!(
                    "the remote's address does not tell which repository of {kind} it is"
                ));
            }
        };
        let parts: Vec<&str> = repo.split('/').collect();
        let plain = |part: &&str| {
            let mut bytes = part.bytes();
            !matches!(*part, "" | "." | "..")
                && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        };
        let deep = if kind == ForgeKind::Gitlab { 20 } else { 2 };
        if !parts.iter().all(plain) || !(2..=deep).contains(&parts.len()) {
            return Err(format!("`{repo}` is no OWNER/NAME"));
        }
        let own = address
            .as_ref()
            .map(|(host, _)| (host.clone(), api_of(kind, host)));
        let (host, api) = match (&settings.api, &own) {
            (Some(api), _) => (host_of(api)?, api.trim_end_matches('/').to_owned()),
            (None, Some((host, api))) => (host.clone(), api.clone()),
            (None, None) => {
                return Err(format!(
                    "nothing tells where the API of {kind} is: `api:` below `forge:` in sop.yaml"
                ));
            }
        };
        let (host, elsewhere) = match own {
            Some((own_host, own_api)) if own_api == api => (own_host, false),
            // The API of a forge is on its own host, or on one that only the forge itself can name.
            Some((own_host, _)) if bare(&own_host) == bare(&host) => (own_host, false),
            _ => (host, true),
        };
        Ok(Self {
            kind,
            host,
            api,
            repo,
            elsewhere,
        })
    }

    /// The repository's owner and name.
    pub fn owner_and_name(&self) -> (&str, &str) {
        self.repo.split_once('/').unwrap_or((&self.repo, ""))
    }
}

/// Without a port.
fn bare(host: &str) -> &str {
    host.split(':').next().unwrap_or(host)
}

fn api_of(kind: ForgeKind, host: &str) -> String {
    match kind {
        ForgeKind::Github if host == "github.com" => "https://api.github.com".to_owned(),
        ForgeKind::Github => format!("https://{host}/api/v3"),
        ForgeKind::Gitlab => format!("https://{host}/api/v4"),
        ForgeKind::Gitea => format!("https://{host}/api/v1"),
    }
}

/// The host of an API's address; `https`, or `http` on this machine.
fn host_of(api: &str) -> Result<String, String> {
    let wrong = || format!("`api: {api}` is no address of an API: https://HOST/…");
    let (scheme, rest) = api.split_once("://").ok_or_else(wrong)?;
    let host = rest.split('/').next().unwrap_or_default();
    let local = matches!(
        host.rsplit_once(':').map_or(host, |(name, _)| name),
        "127.0.0.1" | "localhost" | "[::1]"
    );
    let sound = !host.is_empty() && !host.contains(['@', '?', '#', ' ', '\\']);
    if sound && (scheme == "https" || (scheme == "http" && local)) {
        Ok(host.to_ascii_lowercase())
    } else {
        Err(wrong())
    }
}

/// Host and repository of a remote's address: `https://HOST/OWNER/NAME.git`, `git@HOST:OWNER/NAME`, `ssh://…`.
fn address(remote: &str) -> Option<(String, String)> {
    let (host, path) = match remote.split_once("://") {
        Some(("https" | "http" | "ssh" | "git", rest)) => {
            let (host, path) = rest.split_once('/')?;
            let host = host.rsplit('@').next()?;
            // The port of ssh is not that of the API.
            let host = if remote.starts_with("ssh") {
                bare(host)
            } else {
                host
            };
            (host, path)
        }
        Some(_) => return None,
        None => {
            let (host, path) = remote.split_once(':')?;
            (host.rsplit('@').next()?, path)
        }
    };
    let path = path.trim_matches('/').trim_end_matches(".git");
    let sound = host.contains('.') || host.contains(':') || host == "localhost";
    (sound && path.contains('/')).then(|| (host.to_ascii_lowercase(), path.to_owned()))
}

/// An account: its number outlives a renamed login.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Account {
    /// The name shown there.
    pub login: String,
    /// The number that is never given again.
    pub id: u64,
}

/// Where a pull request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PullState {
    /// It waits.
    Open,
    /// It is on its target branch.
    Merged,
    /// It was closed and not merged.
    Closed,
}

/// A pull request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pull {
    /// Its number in the repository.
    pub number: u64,
    /// Where people look at it.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// The branch that it proposes.
    pub branch: String,
    /// The branch that it is for.
    pub base: String,
    /// The commit that it proposes.
    pub head: CommitId,
    /// Where it stands.
    pub state: PullState,
    /// Who opened it.
    pub author: Account,
    /// The commit with which it was merged, as far as the forge says.
    pub merge: Option<CommitId>,
}

/// What is remembered of a pull request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullNote {
    /// Its number in the repository.
    pub number: u64,
    /// Where people look at it.
    pub url: String,
}

impl From<&Pull> for PullNote {
    fn from(pull: &Pull) -> Self {
        Self {
            number: pull.number,
            url: pull.url.clone(),
        }
    }
}

/// A pull request as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullDraft {
    /// The branch that it proposes.
    pub branch: String,
    /// The branch that it is for.
    pub base: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// What somebody said of a pull request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Approved,
    /// No.
    ChangesRequested,
    /// It was either, and counts no longer.
    Dismissed,
}

/// One review; comments alone are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its name on the forge.
    pub id: String,
    /// Who.
    pub account: Account,
    /// What.
    pub verdict: Verdict,
    /// The commit that was looked at; `None` where the forge does not say.
    pub commit: Option<CommitId>,
    /// When.
    pub at: Option<Timestamp>,
    /// Why it cannot count, where the forge itself leaves that open.
    pub doubt: Option<String>,
}

/// A merge that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeOrder {
    /// The commit that has to be the head still.
    pub head: CommitId,
    /// The first line of the commit.
    pub title: String,
    /// The rest of it.
    pub message: String,
}

/// How a forge puts a pull request on its branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By a merge commit.
    Merge,
    /// As one commit.
    Squash,
    /// Commit by commit on top.
    Rebase,
}

impl Method {
    /// Its name in all three APIs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Squash => "squash",
            Self::Rebase => "rebase",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> ForgeSettings {
        serde_yaml::from_str(text).expect("settings")
    }

    fn find(text: &str, remote: &str) -> Result<(String, String, String, bool), String> {
        Place::find(&settings(text), Some(remote))
            .map(|place| (place.host, place.api, place.repo, place.elsewhere))
    }

    #[test]
    fn a_remote_tells_where_the_api_is() {
        let found = |host: &str, api: &str, repo: &str| {
            Ok((host.to_owned(), api.to_owned(), repo.to_owned(), false))
        };
        for (forge, remote, expected) in [
            (
                "github",
                "https://github.com/acme/handbook.git",
                found("github.com", "https://api.github.com", "acme/handbook"),
            ),
            (
                "github",
                "git@github.com:acme/handbook.git",
                found("github.com", "https://api.github.com", "acme/handbook"),
            ),
            (
                "github",
                "https://x:secret@git.acme.example/acme/handbook",
                found(
                    "git.acme.example",
                    "https://git.acme.example/api/v3",
                    "acme/handbook",
                ),
            ),
            (
                "gitlab",
                "ssh://git@gitlab.com:2222/acme/ops/handbook.git",
                found(
                    "gitlab.com",
                    "https://gitlab.com/api/v4",
                    "acme/ops/handbook",
                ),
            ),
            (
                "forgejo",
                "https://codeberg.example:3000/acme/handbook.git",
                found(
                    "codeberg.example:3000",
                    "https://codeberg.example:3000/api/v1",
                    "acme/handbook",
                ),
            ),
        ] {
            assert_eq!(find(forge, remote), expected, "{forge} {remote}");
        }
    }

    #[test]
    fn an_api_elsewhere_is_known_as_such() {
        let api = "{kind: github, api: \"http://127.0.0.1:4012/\", repo: acme/handbook}";
        let place = Place::find(&settings(api), Some("/srv/git/handbook.git")).expect("a place");
        assert_eq!(
            (place.api.as_str(), place.elsewhere),
            ("http://127.0.0.1:4012", true)
        );
        let api = "{kind: github, api: \"https://evil.example/\"}";
        let place = find(api, "https://github.com/acme/handbook").expect("a place");
        assert!(place.3, "{place:?}");
        let api = "{kind: gitea, api: \"https://git.example:3000/api/v1\"}";
        let place = find(api, "ssh://git@git.example:22/acme/handbook").expect("a place");
        assert!(!place.3, "{place:?}");
    }

    #[test]
    fn what_names_no_place_is_refused() {
        for (forge, remote) in [
            ("github", "/srv/git/handbook.git"),
            ("github", "https://github.com/acme/ops/handbook"),
            (
                "{kind: github, api: \"http://evil.example\"}",
                "git@github.com:a/b",
            ),
            ("{kind: github, api: \"https://a@b\"}", "git@github.com:a/b"),
            ("{kind: github, repo: \"a/..\"}", "git@github.com:a/b"),
            ("{kind: github, repo: \"a/b?c\"}", "git@github.com:a/b"),
        ] {
            assert!(find(forge, remote).is_err(), "{forge} {remote}");
        }
        assert!(serde_yaml::from_str::<ForgeSettings>("sourcehut").is_err());
        assert!(serde_yaml::from_str::<ForgeSettings>("{kind: github, token: x}").is_err());
    }
}

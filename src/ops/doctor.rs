//! `doctor`: who git and sop think you are, and what is missing; each finding with the line that mends it.

use serde::{Deserialize, Serialize};

use crate::domain::plural::{are, counted};
use crate::domain::suggest;

use crate::env::Now;
use crate::store::Snapshot;

/// What only the machine can say.
#[derive(Debug, Clone, Default)]
pub struct Machine {
    /// How records are signed here; an error says what signing lacks.
    pub signing: Signing,
    /// Whether the scaffolded workflow is on the default branch.
    pub workflow: bool,
    /// The forge that sop.yaml names: its host, and whether anything opens it to us; an error says why it is not found.
    pub forge: Option<Result<(String, bool), String>>,
    /// The configured provider's address, and whether it answered.
    pub provider: Option<(String, Result<(), String>)>,
}

/// How records are signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Signing {
    /// They are not.
    #[default]
    Off,
    /// They are, by a key that people.yaml lists.
    Listed,
    /// They are, by a key that people.yaml does not list: its public part, where it can be read.
    Unlisted(Option<String>),
    /// Git is told to, and cannot.
    Broken(String),
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// In the order in which to mend them.
    pub checks: Vec<Check>,
    /// Nothing is in the way.
    pub ok: bool,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// `identity`, `settings`, `ledger`, `remote`, `signing`, `workflow`, `forge`, `provider`.
    pub about: String,
    /// `good`, `note` or `bad`.
    pub verdict: String,
    /// What was found.
    pub found: String,
    /// The line that mends it.
    pub mend: Option<String>,
}

fn good(about: &str, found: impl Into<String>) -> Check {
    Check {
        about: about.to_owned(),
        verdict: "good".to_owned(),
        found: found.into(),
        mend: None,
    }
}

fn note(about: &str, found: impl Into<String>, mend: impl Into<String>) -> Check {
    Check {
        about: about.to_owned(),
        verdict: "note".to_owned(),
        found: found.into(),
        mend: Some(mend.into()),
    }
}

fn bad(about: &str, found: impl Into<String>, mend: impl Into<String>) -> Check {
    Check {
        verdict: "bad".to_owned(),
        ..note(about, found, mend)
    }
}

/// Looks.
pub fn doctor(snapshot: &Snapshot, machine: &Machine, now: Now) -> Report {
    let mut checks = vec![identity(snapshot, now), settings(snapshot)];
    if !snapshot.configured {
        // Nobody can be listed before there is a list.
        checks.swap(0, 1);
    }
    if snapshot.layout.shallow {
        checks.push(bad(
            "history",
            "this clone is shallow: what is published and when it changed cannot be told from it",
            "git fetch --unshallow   (in CI: actions/checkout with `fetch-depth: 0`)",
        ));
    }
    checks.extend(ledger(snapshot));
    checks.push(signing(snapshot, machine));
    checks.push(if machine.workflow {
        good("workflow", "the workflow for CI is on the default branch")
    } else {
        note(
            "workflow",
            "no workflow for CI: nothing checks pull requests or shares the ledger",
            "sop init --forge github   (writes what is missing)",
        )
    });
    checks.extend(machine.forge.as_ref().map(|forge| match forge {
        Ok((host, true)) => good("forge", format!("there is a token for {host}")),
        Ok((host, false)) => note(
            "forge",
            format!("there is no token for {host}: pull requests are neither opened nor read"),
            "gh auth login, glab auth login, or: export SOP_FORGE_TOKEN=…",
        ),
        Err(why) => bad(
            "forge",
            format!("it cannot be found: {why}"),
            "in sop.yaml: forge: {kind: github, api: \"https://HOST/…\", repo: OWNER/NAME}",
        ),
    }));
    if let Some((address, answer)) = &machine.provider {
        checks.push(match answer {
            Ok(()) => good("provider", format!("{address} answers")),
            Err(why) => bad(
                "provider",
                format!("{address} does not answer: {why}"),
                "start it, or change `provider:` in sop.yaml",
            ),
        });
    }
    Report {
        ok: checks.iter().all(|check| check.verdict != "bad"),
        checks,
    }
}

fn identity(snapshot: &Snapshot, now: Now) -> Check {
    let actor = &snapshot.actor;
    if actor.email.is_empty() {
        return bad(
            "identity",
            "git does not know who you are",
            "git config --global user.email YOU@EXAMPLE.COM",
        );
    }
    let person = actor
        .person
        .as_deref()
        .and_then(|id| snapshot.organisation.people.by_id(id));
    match person {
        Some(person) if person.active_on(snapshot.today(now)) => good(
            "identity",
            format!(
                "you are {} ({}), by {}",
                person.display(),
                person.id,
                actor.email
            ),
        ),
        Some(person) => bad(
            "identity",
            format!("{} is not with us today, by people.yaml", person.id),
            "mend start and end in people.yaml",
        ),
        None => {
            let emails = snapshot
                .organisation
                .people
                .people
                .iter()
                .flat_map(|person| person.emails.iter().map(String::as_str));
            let near = suggest::nearest(&actor.email, emails);
            let mend = match near {
                Some(near) => format!("git config user.email {near}   (if that is you)"),
                None if !snapshot.configured => "sop init   (lists you first)".to_owned(),
                None => format!(
                    "sop people add --name '{}' --email {} --commit",
                    actor.name, actor.email
                ),
            };
            bad(
                "identity",
                format!("people.yaml knows nobody with the address {}", actor.email),
                mend,
            )
        }
    }
}

fn settings(snapshot: &Snapshot) -> Check {
    match (&snapshot.settings.ledger, snapshot.configured) {
        (Some(id), _) => good(
            "settings",
            format!(
                "sop.yaml on {} names the ledger {id}",
                snapshot.layout.default_branch
            ),
        ),
        (None, true) => note(
            "settings",
            "sop.yaml names no ledger: nothing is governed",
            "sop init --commit",
        ),
        (None, false) => note(
            "settings",
            format!(
                "no sop.yaml on {}: everything is ungoverned",
                snapshot.layout.default_branch
            ),
            "sop init --commit",
        ),
    }
}

fn ledger(snapshot: &Snapshot) -> Vec<Check> {
    let mut checks = Vec::new();
    if snapshot.settings.ledger.is_none() {
        return checks;
    }
    let view = &snapshot.ledger;
    let faults = view.records().faults().count();
    let remotes = &snapshot.layout.remotes;
    checks.push(match (view.lost.first(), view.count) {
        (None, 0) if !remotes.is_empty() => {
            let remote = snapshot.layout.remote.as_deref().unwrap_or("REMOTE");
            bad(
                "ledger",
                "it is neither here nor among what was fetched",
                format!("git fetch {remote} '+refs/heads/sop-*:refs/remotes/{remote}/sop-*'   (or, if nothing was ever recorded: sop sync)"),
            )
        }
        (Some(tip), _) => bad(
            "ledger",
            format!("rolled back: {} was seen here and is gone", tip.short()),
            "sop verify",
        ),
        (None, 0) => note("ledger", "nothing is recorded yet", "sop new TITLE"),
        (None, count) if faults > 0 => bad(
            "ledger",
            format!(
                "{}, and {} to look at",
                counted(count, "record"),
                counted(faults, "fault")
            ),
            "sop verify",
        ),
        (None, count) => good("ledger", counted(count, "record")),
    });
    checks.push(match (&snapshot.layout.remote, view.unshared) {
        (None, _) if !remotes.is_empty() => bad(
            "remote",
            format!(
                "sop.yaml does not say which remote is shared with, of: {}",
                remotes.join(", ")
            ),
            "in sop.yaml: remote: NAME",
        ),
        (None, _) => note(
            "remote",
            "no remote: the evidence is in this clone alone",
            "git remote add origin URL && git push -u origin HEAD && sop sync",
        ),
        (Some(remote), 0) => good("remote", format!("every record is on {remote}")),
        (Some(remote), count) => bad(
            "remote",
            format!("{} not on {remote} yet", are(count, "record")),
            "sop sync",
        ),
    });
    checks
}

fn signing(snapshot: &Snapshot, machine: &Machine) -> Check {
    match &machine.signing {
        Signing::Listed => good("signing", "records are signed by your key in people.yaml"),
        Signing::Off => note(
            "signing",
            "records are not signed: approvals rest on your word",
            "git config gpg.format ssh && git config user.signingkey ~/.ssh/id_ed25519.pub, and list the key in people.yaml",
        ),
        Signing::Unlisted(key) => {
            let id = snapshot.actor.person.as_deref().unwrap_or("YOU");
            let key = key.as_deref().unwrap_or("ssh-ed25519 AAAA…");
            note(
                "signing",
                "git signs with a key that people.yaml does not list: it proves nothing yet",
                format!("in people.yaml, at {id}: keys: [{{key: \"{key}\"}}]"),
            )
        }
        Signing::Broken(why) => bad(
            "signing",
            format!("git is told to sign, and cannot: {why}"),
            "git config user.signingkey KEY, or git config commit.gpgsign false",
        ),
    }
}

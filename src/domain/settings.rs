//! `sop.yaml`: the settings of an SOP repository, every one with its default.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::forge::ForgeSettings;
use super::interval::Interval;
use super::time;

mod approvals;

pub use approvals::{ApprovalPolicy, EmergencyRule, OwnApproval, TagRule};

/// The settings file's name, at the top of the repository.
pub const SETTINGS_FILE: &str = "sop.yaml";

/// Everything that sop.yaml can say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// This repository's ledger id; without it nothing is governed.
    pub ledger: Option<String>,
    /// Which files are SOPs.
    pub sops: Vec<String>,
    /// How often a page is reviewed that does not say.
    pub review_in: Interval,
    /// How long before its date an SOP counts as due soon.
    pub grace: Interval,
    /// Who has to approve, and how many.
    pub approvals: ApprovalPolicy,
    /// How a person must be known for approvals and acknowledgements.
    pub identity: Vec<Identity>,
    /// Whether records carry opaque ids or git's own names.
    pub ledger_identities: LedgerIdentities,
    /// The pace at which roles can take in new procedures.
    pub rollout: Rollout,
    /// The model that drafts, where the team has chosen one.
    pub provider: Option<ProviderSettings>,
    /// What comes before `/ID` in the name of a branch.
    pub branch_prefix: String,
    /// The branch that readers get.
    pub default_branch: Option<String>,
    /// The remote that ledger and branches are shared with.
    pub remote: String,
    /// IANA name of the zone in which a day begins.
    pub timezone: String,
    /// The folder that a picture's path is relative to when it begins with `/`.
    pub site_root: Option<String>,
    /// Acknowledgement defaults.
    pub ack: AckSettings,
    /// The lint's rules by code: `off`, `warning` or `error`.
    pub check: BTreeMap<String, RuleLevel>,
    /// What the lint puts up with, path by path.
    pub ignore: Vec<Ignore>,
    /// The forge behind the remote; absent means a plain remote.
    pub forge: Option<ForgeSettings>,
    /// Hosts that reminders may be sent to by webhook, beside those of Slack and Teams.
    pub webhook_hosts: Vec<String>,
    /// Whose commits say nothing about whether a page still holds: parts of `Name <e-mail>`, without regard to case.
    pub bots: Vec<String>,
}

impl Settings {
    /// The zone in which a day begins; UTC where `timezone` names none, which reading sop.yaml refuses.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        time::zone(&self.timezone).unwrap_or(TimeZone::UTC)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            ledger: None,
            sops: vec!["sops/**/*.md".to_owned()],
            review_in: Interval::months(3),
            grace: Interval::days(14),
            approvals: ApprovalPolicy::default(),
            identity: vec![Identity::Key, Identity::Forge, Identity::Terminal],
            ledger_identities: LedgerIdentities::Opaque,
            rollout: Rollout { per_week: 5 },
            provider: None,
            branch_prefix: "sop".to_owned(),
            default_branch: None,
            remote: "origin".to_owned(),
            timezone: "UTC".to_owned(),
            site_root: None,
            ack: AckSettings::default(),
            check: BTreeMap::new(),
            ignore: Vec::new(),
            forge: None,
            webhook_hosts: Vec::new(),
            bots: [
                "[bot]",
                "-bot <",
                "-bot@",
                "dependabot",
                "renovate",
                "github-actions",
            ]
            .map(str::to_owned)
            .into(),
        }
    }
}

/// How a person is known, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Identity {
    /// A signature by a key of people.yaml.
    Key,
    /// A review on the forge by a linked login.
    Forge,
    /// Confirmed at a prompt: our word and no proof.
    Terminal,
    /// `--yes`, and none of these.
    Asserted,
}

impl std::fmt::Display for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Identity::Key => "key",
            Identity::Forge => "forge",
            Identity::Terminal => "terminal",
            Identity::Asserted => "asserted",
        })
    }
}

/// What stands as the author of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LedgerIdentities {
    /// `p-7f3a <p-7f3a@people.invalid>`
    Opaque,
    /// Git's user name and e-mail.
    Git,
}

/// How many new or major publications a role gets in seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rollout {
    /// The most in seven days.
    pub per_week: u32,
}

/// A drafting model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// `anthropic`, `chat`, `responses` or `offline`.
    pub wire: String,
    /// Where it listens.
    #[serde(default)]
    pub base_url: Option<String>,
    /// The model's name there.
    #[serde(default)]
    pub model: Option<String>,
    /// The environment variable that holds the key, never the key itself.
    #[serde(default)]
    pub key_env: Option<String>,
    /// `native` or `prompt`: whether the server is asked to see to the schema of the answer.
    #[serde(default)]
    pub structured: Structured,
    /// How many tokens the model can read and write together.
    #[serde(default)]
    pub context: Option<u64>,
    /// What tokens cost.
    #[serde(default)]
    pub price: Option<Price>,
    /// How long it may send nothing, in seconds.
    #[serde(default)]
    pub idle_seconds: Option<u64>,
}

/// Who sees to the schema of an answer; it is checked here either way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Structured {
    /// The server is asked to, in the request.
    #[default]
    Native,
    /// The prompt alone asks for it.
    Prompt,
}

/// What a million tokens cost, in whatever currency the team counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Read.
    #[serde(deserialize_with = "millionths")]
    pub input: u64,
    /// Written.
    #[serde(deserialize_with = "millionths")]
    pub output: u64,
}

impl Price {
    /// What so many tokens cost.
    pub fn of(self, input: u64, output: u64) -> f64 {
        (self.input as f64 * input as f64 + self.output as f64 * output as f64) / 1e12
    }
}

/// An amount as millionths, so that settings can be compared exactly.
fn millionths<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let amount = f64::deserialize(deserializer)?;
    if !(0.0..1e9).contains(&amount) {
        return Err(serde::de::Error::custom("a price is a number from 0"));
    }
    Ok((amount * 1e6).round() as u64)
}

/// Acknowledgement defaults, where the page does not say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AckSettings {
    /// Whether an SOP has to be acknowledged; `risk: high` always has.
    pub required: bool,
    /// From effective date to due date.
    pub within: Interval,
    /// How long an acknowledgement lasts; absent: for ever.
    pub expires: Option<Interval>,
}

impl Default for AckSettings {
    fn default() -> Self {
        Self {
            required: false,
            within: Interval::days(14),
            expires: None,
        }
    }
}

/// What a lint rule's finding amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleLevel {
    /// The rule does not run.
    Off,
    /// Said, and nothing more.
    Warning,
    /// In the way of publishing.
    Error,
}

/// Findings that the lint leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    /// A glob over paths from the repository's root.
    pub path: String,
    /// The rules, by code.
    pub rules: Vec<String>,
    /// Why; without it nothing is left out.
    #[serde(default)]
    pub reason: String,
}

impl Settings {
    /// The branch on which an SOP changes.
    pub fn branch_of(&self, id: &str) -> String {
        format!("{}/{id}", self.branch_prefix)
    }

    /// The branch on which policy changes.
    pub fn policy_branch(&self) -> String {
        format!("{}-policy", self.branch_prefix)
    }
}

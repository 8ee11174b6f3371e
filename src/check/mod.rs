//! The lint: what stands between a page and its readers, one rule per file with its documentation inside.
//!
//! A rule sees a page and what a [`Context`] tells it, and answers with findings; severities from sop.yaml are
//! applied here, so that no rule knows them. `docs/rules.md` is made from [`rules`] by a test.

mod duplicate_id;
mod front_matter;
mod heading_jump;
mod include;
mod invisible_text;
mod missing_owner;
mod missing_role;
mod missing_title;
mod open_question;
mod place;
mod placeholder;
mod quote;
mod raw_html;
mod remote_image;
#[cfg(test)]
mod rule_tests;
#[cfg(test)]
mod tests;
mod uncovered;
mod unknown_reference;
mod version;

use crate::domain::document::Document;
use crate::domain::finding::{Finding, Severity};
use crate::domain::id::SopId;
use crate::domain::organisation::Organisation;
use crate::domain::settings::{RuleLevel, Settings};
use crate::domain::version::Version;

/// What a rule may know beside the page.
pub struct Context<'a> {
    /// What sop.yaml says; its `check` decides severities.
    pub settings: &'a Settings,
    /// What people.yaml and roles.yaml say.
    pub organisation: &'a Organisation,
    /// Every page that is looked at together, this one included or not: ids are unique among them.
    pub pages: &'a [&'a Document],
    /// The version numbers that an SOP has used up, in order; empty where it was never published.
    pub published: &'a dyn Fn(&SopId) -> Vec<Version>,
    /// The last published version of an SOP.
    pub last: &'a dyn Fn(&SopId) -> Option<Version>,
    /// Whether the repository has a sop.yaml: then a page that cannot be read is no matter of taste.
    pub configured: bool,
    /// Whether a page is governed or on its way there. Rules about owner, roles, references, placeholders, version,
    /// open questions and words that no approval covers skip every other page.
    pub governed: &'a dyn Fn(&Document) -> bool,
}

/// One rule with its documentation.
pub struct Rule {
    /// Unique, kebab-case, never renamed: settings and scripts refer to it.
    pub code: &'static str,
    /// What a finding amounts to where sop.yaml does not say.
    pub severity: Severity,
    /// What it finds: a sentence.
    pub what: &'static str,
    /// Why that matters: sentences.
    pub why: &'static str,
    /// A whole page that it finds fault with.
    pub bad: &'static str,
    /// The same page as it should be.
    pub good: &'static str,
    /// The findings on one page, in any order, with the rule's own severity or one that is milder.
    pub run: fn(&Context<'_>, &Document) -> Vec<Finding>,
}

impl Rule {
    /// A finding of this rule. Message and hint may quote a page: nothing in them steers a terminal.
    fn finding(&self, page: &Document, at: (usize, usize), message: &str, hint: &str) -> Finding {
        Finding {
            path: page.path.clone(),
            line: at.0,
            column: at.1,
            code: self.code.to_owned(),
            severity: self.severity,
            message: quote::safe(message),
            hint: Some(quote::safe(hint)),
        }
    }

    /// The severity of a finding under a level of sop.yaml. What a rule says more mildly than usual stays mild.
    fn severity_of(&self, found: Severity, level: Option<RuleLevel>) -> Severity {
        match level {
            Some(RuleLevel::Warning) => Severity::Warning,
            Some(RuleLevel::Error) if found == self.severity => Severity::Error,
            _ => found,
        }
    }
}

/// All rules, in the order of their codes.
static RULES: [&Rule; 14] = [
    &duplicate_id::RULE,
    &front_matter::RULE,
    &heading_jump::RULE,
    &include::RULE,
    &invisible_text::RULE,
    &missing_owner::RULE,
    &missing_role::RULE,
    &missing_title::RULE,
    &open_question::RULE,
    &placeholder::RULE,
    &raw_html::RULE,
    &remote_image::RULE,
    &unknown_reference::RULE,
    &version::RULE,
];

/// All rules, in the order of their codes.
pub fn rules() -> &'static [&'static Rule] {
    &RULES
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// What all rules find on a page, with the severities of sop.yaml, by line, column and code.
///
/// Of a page whose bytes cannot be read nothing is said but that: the other rules would only repeat it.
pub fn check(context: &Context<'_>, page: &Document) -> Vec<Finding> {
    let unreadable = page.problems.iter().any(|p| p.code == "unreadable");
    let mut findings = Vec::new();
    for rule in rules() {
        let level = context.settings.check.get(rule.code).copied();
        let told_already = unreadable && rule.code != front_matter::RULE.code;
        if level == Some(RuleLevel::Off) || told_already {
            continue;
        }
        findings.extend(
            (rule.run)(context, page)
                .into_iter()
                .map(|finding| Finding {
                    severity: rule.severity_of(finding.severity, level),
                    ..finding
                }),
        );
    }
    findings.sort_by(|a, b| (a.line, a.column, &a.code).cmp(&(b.line, b.column, &b.code)));
    findings
}

//! The lint: what stands between a page and its readers, one rule per file with its documentation inside.
//!
//! A rule sees a page and what a [`Context`] tells it, and answers with findings; severities from sop.yaml and what is
//! to be ignored are applied here, so that no rule knows them. `docs/rules.md` is made from [`rules`] by a test.

mod alt_text;
mod broken_link;
mod compound_step;
mod context;
mod dead_anchor;
mod dead_link;
mod departed_manager;
mod departed_owner;
mod doubtful_person;
mod doubtful_role;
mod duplicate_heading;
mod duplicate_id;
mod empty_section;
mod english;
mod front_matter;
mod heading_jump;
mod heading_space;
mod ignores;
mod include;
mod invisible_text;
mod link_text;
mod list_numbers;
mod long_step;
mod lost_cells;
mod missing_owner;
mod missing_role;
mod missing_title;
mod no_action;
mod open_question;
mod place;
mod placeholder;
mod quote;
pub use quote::shorten;
#[cfg(test)]
mod people_tests;
mod raw_html;
#[cfg(test)]
mod reading_tests;
mod remote_image;
mod role_without_path;
#[cfg(test)]
mod rule_tests;
mod stale_date;
mod subject;
mod suppression;
#[cfg(test)]
mod tests;
mod unclosed;
mod uncovered;
mod undefined_reference;
mod unknown_include;
mod unknown_path;
mod unknown_person;
mod unknown_reference;
mod unknown_role;
mod unknown_signer;
mod unknown_sop;
mod vague_quantity;
mod verbs;
mod version;
mod wide_table;
#[cfg(test)]
mod world;
mod yaml_place;

use crate::domain::document::Document;
use crate::domain::finding::{Finding, Severity};
use crate::domain::settings::RuleLevel;
use crate::markdown::hidden::HiddenKind;

pub use context::{Context, Neighbours};
pub use ignores::Ignores;
pub use subject::Subject;

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
    /// A whole page (or another file, see [`Run::File`]) that it finds fault with.
    pub bad: &'static str,
    /// The same as it should be.
    pub good: &'static str,
    /// How it finds.
    pub run: Run,
    /// What `check --fix` changes in a page: only what loses nothing and is certain.
    pub fix: Option<fn(&Context<'_>, &Subject<'_>) -> Vec<Edit>>,
}

/// One change of a page's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the file that go.
    pub range: std::ops::Range<usize>,
    /// What comes in their place.
    pub with: String,
}

/// How a rule finds. Findings come in any order, with the rule's own severity or one that is milder.
pub enum Run {
    /// On each page.
    Page(fn(&Context<'_>, &Subject<'_>) -> Vec<Finding>),
    /// On each governed page, whatever is hidden in one of these ways, with what mends it.
    Hidden(&'static [HiddenKind], &'static str),
    /// In the settings file of this name.
    File(&'static str, fn(&Context<'_>, &str) -> Vec<Finding>),
    /// Beside all others: what was to be ignored and was not there.
    Ignored,
}

impl Rule {
    /// A finding of this rule. Message and hint may quote a page: nothing in them steers a terminal.
    fn finding(&self, page: &Document, at: (usize, usize), message: &str, hint: &str) -> Finding {
        self.finding_in(&page.path, at, message, hint)
    }

    /// The same in any file.
    fn finding_in(&self, path: &str, at: (usize, usize), message: &str, hint: &str) -> Finding {
        Finding {
            path: path.to_owned(),
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

    /// What it finds on a page; nothing where it does not look at pages.
    fn on_page(&self, context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
        match self.run {
            Run::Page(run) => run(context, page),
            Run::Hidden(kinds, hint) => uncovered::findings(self, context, page, kinds, hint),
            Run::File(..) | Run::Ignored => Vec::new(),
        }
    }

    /// The file that it looks at, where it does not look at pages.
    pub fn file(&self) -> Option<&'static str> {
        match self.run {
            Run::File(path, _) => Some(path),
            _ => None,
        }
    }
}

/// All rules, in the order of their codes.
static RULES: [&Rule; 44] = [
    &alt_text::RULE,
    &broken_link::RULE,
    &compound_step::RULE,
    &dead_anchor::RULE,
    &dead_link::RULE,
    &departed_manager::RULE,
    &departed_owner::RULE,
    &doubtful_person::RULE,
    &doubtful_role::RULE,
    &duplicate_heading::RULE,
    &duplicate_id::RULE,
    &empty_section::RULE,
    &front_matter::RULE,
    &heading_jump::RULE,
    &heading_space::RULE,
    &include::RULE,
    &invisible_text::RULE,
    &link_text::RULE,
    &list_numbers::RULE,
    &long_step::RULE,
    &lost_cells::RULE,
    &missing_owner::RULE,
    &missing_role::RULE,
    &missing_title::RULE,
    &no_action::RULE,
    &open_question::RULE,
    &placeholder::RULE,
    &raw_html::RULE,
    &remote_image::RULE,
    &role_without_path::RULE,
    &stale_date::RULE,
    &suppression::RULE,
    &unclosed::RULE,
    &undefined_reference::RULE,
    &unknown_include::RULE,
    &unknown_path::RULE,
    &unknown_person::RULE,
    &unknown_reference::RULE,
    &unknown_role::RULE,
    &unknown_signer::RULE,
    &unknown_sop::RULE,
    &vague_quantity::RULE,
    &version::RULE,
    &wide_table::RULE,
];

/// All rules, in the order of their codes.
pub fn rules() -> &'static [&'static Rule] {
    &RULES
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// What is found, and how many findings are put up with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// By line, column and code.
    pub findings: Vec<Finding>,
    /// Left out, as the page or sop.yaml asks.
    pub ignored: usize,
}

/// What all rules find on a page, with the severities of sop.yaml, by line, column and code.
///
/// Of a page whose bytes cannot be read nothing is said but that: the other rules would only repeat it.
pub fn check(context: &Context<'_>, page: &Document) -> Found {
    let unreadable = page.problems.iter().any(|p| p.code == "unreadable");
    let subject = Subject::new(page);
    let mut findings = Vec::new();
    for rule in rules() {
        let level = context.settings.check.get(rule.code).copied();
        let told_already = unreadable && rule.code != front_matter::RULE.code;
        if level == Some(RuleLevel::Off) || told_already {
            continue;
        }
        findings.extend(levelled(rule, level, rule.on_page(context, &subject)));
    }
    finished(context, findings, |findings| {
        suppression::on_page(context, &subject, findings)
    })
}

/// What the rules about sop.yaml, roles.yaml, paths.yaml and people.yaml find. `whole` says that every page was
/// checked before: only then is it known what `ignore:` covers.
pub fn check_files(context: &Context<'_>, whole: bool) -> Found {
    let mut findings = Vec::new();
    for rule in rules() {
        let level = context.settings.check.get(rule.code).copied();
        let Run::File(path, run) = rule.run else {
            continue;
        };
        if let Some(text) = context
            .texts
            .get(path)
            .filter(|_| level != Some(RuleLevel::Off))
        {
            findings.extend(levelled(rule, level, run(context, text)));
        }
    }
    finished(context, findings, |findings| {
        suppression::in_settings(context, whole, findings);
        0
    })
}

fn levelled(
    rule: &Rule,
    level: Option<RuleLevel>,
    found: Vec<Finding>,
) -> impl Iterator<Item = Finding> {
    found.into_iter().map(move |finding| Finding {
        severity: rule.severity_of(finding.severity, level),
        ..finding
    })
}

/// Takes out what sop.yaml puts up with, then what the page does, and sorts.
fn finished(
    context: &Context<'_>,
    mut findings: Vec<Finding>,
    suppress: impl Fn(&mut Vec<Finding>) -> usize,
) -> Found {
    let before = findings.len();
    findings.retain(|finding| !context.ignores.covers(finding));
    let ignored = before - findings.len() + suppress(&mut findings);
    findings.sort_by(|a, b| (a.line, a.column, &a.code).cmp(&(b.line, b.column, &b.code)));
    Found { findings, ignored }
}

/// What `check --fix` changes in a page: edits of its text in order, none within another, each with its rule's code.
pub fn fixes(context: &Context<'_>, page: &Document) -> Vec<(&'static str, Edit)> {
    let subject = Subject::new(page);
    let mut edits: Vec<(&'static str, Edit)> = Vec::new();
    for rule in rules() {
        let off = context.settings.check.get(rule.code) == Some(&RuleLevel::Off);
        if let Some(fix) = rule.fix.filter(|_| !off) {
            edits.extend(
                fix(context, &subject)
                    .into_iter()
                    .map(|edit| (rule.code, edit)),
            );
        }
    }
    edits.sort_by_key(|(_, edit)| (edit.range.start, edit.range.end));
    let mut until = 0;
    edits.retain(|(_, edit)| {
        let apart = edit.range.start >= until;
        if apart {
            until = edit.range.end.max(until);
        }
        apart
    });
    edits
}

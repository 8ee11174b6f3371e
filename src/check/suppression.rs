//! `suppression`: something that was to be ignored, and is not.

use super::quote::quote;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::domain::settings::{RuleLevel, SETTINGS_FILE};
use crate::domain::suggest::nearest;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "suppression",
    severity: Severity::Warning,
    what: "A `sop-ignore` comment or an entry of `ignore:` in sop.yaml gives no reason, names a rule that does not exist, \
          is aimed at an error, or ignores nothing.",
    why: "Without a reason nobody can judge whether it still holds. What ignores nothing hides the next fault. And what \
          stands in the way of publishing is lifted where the team's policy is, in sop.yaml, and not on the page by \
          whoever writes it.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          <!-- sop-ignore link-text -->\n\
          \n\
          The terms are in [the contract](https://example.com/contract).\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           <!-- sop-ignore link-text: the customer's own wording -->\n\
           The terms are [here](https://example.com/contract).\n",
    run: Run::Ignored,
    fix: None,
};

/// A `sop-ignore` on a page.
struct Directive {
    /// Byte in the body.
    at: usize,
    /// The line that it is about.
    line: usize,
    rules: Vec<String>,
    reasoned: bool,
}

/// Takes out what the page asks to ignore, says what is wrong with the asking, and how many were taken out.
pub(super) fn on_page(
    context: &Context<'_>,
    page: &Subject<'_>,
    findings: &mut Vec<Finding>,
) -> usize {
    let mut ignored = 0;
    let mut said = Vec::new();
    for directive in directives(page) {
        let mut say = |message: &str, hint: &str| {
            said.push(RULE.finding(page, page.place(directive.at), message, hint))
        };
        if directive.rules.is_empty() || !directive.reasoned {
            say(
                "`sop-ignore` gives no reason, and ignores nothing",
                "write: <!-- sop-ignore RULE: reason -->",
            );
            continue;
        }
        for rule in &directive.rules {
            let Some(known) = super::rule(rule) else {
                let (message, hint) = unknown(rule);
                say(&message, &hint);
                continue;
            };
            let meant = |finding: &Finding| finding.code == *rule && finding.line == directive.line;
            let errors = findings
                .iter()
                .filter(|finding| meant(finding) && finding.severity == Severity::Error)
                .count();
            let before = findings.len();
            findings.retain(|finding| !(meant(finding) && finding.severity == Severity::Warning));
            let taken = before - findings.len();
            ignored += taken;
            if errors > 0 {
                say(
                    &format!("an error is not ignored on the page itself ({rule})"),
                    "sop.yaml can: ignore: [{path: …, rules: […], reason: …}]",
                );
            } else if taken == 0 && is_run(context, known) {
                say(
                    &format!("there is no {rule} on line {} to ignore", directive.line),
                    "take the comment out",
                );
            }
        }
    }
    if context.settings.check.get(RULE.code) != Some(&RuleLevel::Off) {
        let level = context.settings.check.get(RULE.code).copied();
        findings.extend(
            super::levelled(&RULE, level, said).filter(|finding| !context.ignores.covers(finding)),
        );
    }
    ignored
}

/// Says what is wrong with `ignore:` in sop.yaml.
pub(super) fn in_settings(context: &Context<'_>, whole: bool, findings: &mut Vec<Finding>) {
    let (level, Some(text)) = (
        context.settings.check.get(RULE.code).copied(),
        context.texts.get(SETTINGS_FILE),
    ) else {
        return;
    };
    let mut said = Vec::new();
    for (index, ignore) in context.settings.ignore.iter().enumerate() {
        let at = super::yaml_place::of_value(text, "ignore", &ignore.path);
        let mut say = |message: &str, hint: &str| {
            said.push(RULE.finding_in(SETTINGS_FILE, at, message, hint))
        };
        let unknown_rule = ignore.rules.iter().find(|code| super::rule(code).is_none());
        if ignore.reason.trim().is_empty() {
            say(
                &format!(
                    "ignoring {} gives no reason, and ignores nothing",
                    quote(&ignore.path)
                ),
                "write: reason: …",
            );
        } else if !context.ignores.is_glob(index) {
            say(
                &format!("{} is no path or glob", quote(&ignore.path)),
                "write: path: sops/imported/**",
            );
        } else if let Some(code) = unknown_rule {
            let (message, hint) = unknown(code);
            say(&message, &hint);
        } else if whole && !context.ignores.was_used(index) {
            say(
                &format!("nothing in {} is there to ignore", quote(&ignore.path)),
                "take the entry out",
            );
        }
    }
    if level != Some(RuleLevel::Off) {
        findings.extend(super::levelled(&RULE, level, said));
    }
}

fn unknown(code: &str) -> (String, String) {
    let hint = match nearest(code, super::rules().iter().map(|rule| rule.code)) {
        Some(near) => format!("did you mean {near}?"),
        None => "the rules are in docs/rules.md".to_owned(),
    };
    (format!("there is no rule {}", quote(code)), hint)
}

/// Whether a rule was asked at all.
fn is_run(context: &Context<'_>, rule: &Rule) -> bool {
    let off = context.settings.check.get(rule.code) == Some(&RuleLevel::Off);
    let blind = context.files.is_none() && ["dead-link", "dead-anchor"].contains(&rule.code);
    let dateless = context.today.is_none() && rule.code == "stale-date";
    !off && !blind && !dateless
}

/// `<!-- sop-ignore RULE, RULE: reason -->` and, for MDX, `{/* sop-ignore … */}`, outside of code.
fn directives(page: &Subject<'_>) -> Vec<Directive> {
    let body = page.text_of_body();
    if !body.contains("sop-ignore") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let lines: Vec<(usize, &str)> = page.body_lines().collect();
    for (index, (start, line)) in lines.iter().enumerate() {
        for (open, close) in [("<!--", "-->"), ("{/*", "*/}")] {
            for (at, _) in line.match_indices(open) {
                let rest = &line[at + open.len()..];
                let Some(words) = rest.trim_start().strip_prefix("sop-ignore ") else {
                    continue;
                };
                let (words, after) = words.split_once(close).unwrap_or((words, ""));
                if page.prose().is_code(start + at) {
                    continue;
                }
                let alone =
                    line[..at].trim_matches([' ', '\t', '>']).is_empty() && after.trim().is_empty();
                let below = || {
                    lines[index + 1..]
                        .iter()
                        .find(|(_, line)| !line.trim().is_empty())
                };
                let about = below()
                    .filter(|_| alone)
                    .map_or(*start, |(start, _)| *start);
                let (rules, reason) = words.split_once(':').unwrap_or((words, ""));
                found.push(Directive {
                    at: start + at,
                    line: page.place(about).0,
                    rules: rules
                        .split([',', ' '])
                        .filter(|rule| !rule.is_empty())
                        .map(str::to_owned)
                        .collect(),
                    reasoned: !reason.trim().is_empty(),
                });
            }
        }
    }
    found
}

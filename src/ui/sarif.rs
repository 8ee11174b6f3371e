//! Findings as SARIF 2.1.0, which code scanning of GitHub, GitLab and Azure reads.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::domain::finding::{Finding, Severity};
use crate::error::Result;

/// What a tool says of one of its rules.
#[derive(Debug, Clone, Copy)]
pub struct RuleText<'a> {
    /// Its code.
    pub code: &'a str,
    /// What it finds: a sentence.
    pub what: &'a str,
    /// Why that matters: sentences.
    pub why: &'a str,
    /// What a finding amounts to where nobody set anything else.
    pub severity: Severity,
}

/// The findings in one run of `tool` (`check`, `verify`). Only rules that found something are described.
pub fn render(tool: &str, rules: &[RuleText<'_>], findings: &[Finding]) -> Result<String> {
    let found = |rule: &&RuleText<'_>| findings.iter().any(|finding| finding.code == rule.code);
    let rules: Vec<&RuleText<'_>> = rules.iter().filter(found).collect();
    let index: BTreeMap<&str, usize> = rules
        .iter()
        .zip(0..)
        .map(|(rule, at)| (rule.code, at))
        .collect();
    let described: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": {"text": rule.what},
                "fullDescription": {"text": rule.why},
                "helpUri": format!("{}/blob/main/docs/{}#{}", env!("CARGO_PKG_REPOSITORY"), book(tool), rule.code),
                "defaultConfiguration": {"level": level(rule.severity)},
            })
        })
        .collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| result(finding, &index))
        .collect();
    super::json::render(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": format!("sop {tool}"),
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": described,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the repository."}}},
            "results": results,
        }],
    }))
}

/// Where the rules of a tool are explained, each under its code.
fn book(tool: &str) -> &'static str {
    match tool {
        "stale" => "freshness.md",
        "verify" => "verify.md",
        _ => "rules.md",
    }
}

fn result(finding: &Finding, index: &BTreeMap<&str, usize>) -> Value {
    let text = match &finding.hint {
        Some(hint) => format!("{}\n{hint}", finding.message),
        None => finding.message.clone(),
    };
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": {"text": text},
        "locations": [],
    });
    if let Some(at) = index.get(finding.code.as_str()) {
        result["ruleIndex"] = json!(at);
    }
    if !finding.path.is_empty() {
        result["locations"] = json!([{"physicalLocation": {
            "artifactLocation": {"uri": uri(&finding.path), "uriBaseId": "SRCROOT"},
            "region": {"startLine": finding.line.max(1), "startColumn": finding.column.max(1)},
        }}]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            _ => {
                // Writing to a string does not fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_have_places_and_rules() -> Result<()> {
        let finding = |code: &str, path: &str| Finding {
            path: path.to_owned(),
            line: 3,
            column: 2,
            code: code.to_owned(),
            severity: Severity::Error,
            message: "wrong".to_owned(),
            hint: Some("mend it".to_owned()),
        };
        let rule = |code| RuleText {
            code,
            what: "What.",
            why: "Why.",
            severity: Severity::Warning,
        };
        let findings = [finding("b", "sops/ü x.md"), finding("other", "")];
        let text = render("check", &[rule("a"), rule("b")], &findings)?;
        let sarif: Value = serde_json::from_str(&text).unwrap_or_default();
        let run = &sarif["runs"][0];
        assert_eq!(sarif["version"], "2.1.0");
        assert_eq!(
            run["tool"]["driver"]["rules"].as_array().map(Vec::len),
            Some(1)
        );
        let place = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "sops/%C3%BC%20x.md");
        assert_eq!(place["region"]["startColumn"], 2);
        assert_eq!(run["results"][0]["ruleIndex"], 0);
        assert_eq!(run["results"][0]["level"], "error");
        assert_eq!(run["results"][1]["locations"], json!([]));
        Ok(())
    }
}

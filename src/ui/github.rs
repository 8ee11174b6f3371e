//! Findings as GitHub's workflow commands: each becomes an annotation on the line that it is about.

use crate::domain::finding::{Finding, Severity};

/// A line for each finding. GitHub shows at most ten of a kind for a step, the first ones.
pub fn render(findings: &[Finding]) -> String {
    findings.iter().map(line).collect()
}

fn line(finding: &Finding) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = match finding.path.as_str() {
        "" => String::new(),
        path => format!(
            "file={},line={},col={},",
            property(path),
            finding.line,
            finding.column
        ),
    };
    let mut message = finding.message.clone();
    if let Some(hint) = &finding.hint {
        message.push('\n');
        message.push_str(hint);
    }
    format!(
        "::{command} {place}title={}::{}\n",
        property(&finding.code),
        data(&message)
    )
}

/// What ends a line, or begins an escape, is escaped: nothing that a page says is a command of its own.
fn data(text: &str) -> String {
    let safe = super::safe(&text.replace('\r', " "));
    safe.replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_no_commands() {
        let finding = Finding {
            path: "sops/a,b:c\n::error::x.md".to_owned(),
            line: 3,
            column: 2,
            code: "dead-link".to_owned(),
            severity: Severity::Warning,
            message: "50 %\r\n::set-env name=X::y\u{1b}".to_owned(),
            hint: Some("mend it".to_owned()),
        };
        let text = render(&[finding]);
        assert_eq!(
            text,
            "::warning file=sops/a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax.md,line=3,col=2,title=dead-link::50 %25 %0A::set-env name=X::y␛%0Amend it\n"
        );
    }
}

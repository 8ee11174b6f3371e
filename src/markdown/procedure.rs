//! Which headings announce a procedure. Real pages call it by many names; a page that calls it by none has its
//! steps anywhere.

use super::normal;
use super::outline::Heading;
use std::ops::Range;

/// A heading that is one of these (numbering, emoji and punctuation aside) announces a procedure.
const WHOLE: &[&str] = &[
    "procedure",
    "procedures",
    "steps",
    "instructions",
    "process",
    "how to",
    "howto",
    "runbook",
    "playbook",
    "walkthrough",
    "workflow",
    "checklist",
    "tasks",
    "what to do",
    "resolution",
    "mitigation",
    "mitigations",
    "remediation",
    "recovery",
    "restore",
    "rollback",
    "roll back",
    "diagnosis",
    "triage",
    "investigation",
    "troubleshooting",
    "workaround",
    "fix",
    "response",
    "escalation",
    "deployment",
    "execution",
    "implementation",
    "actions",
    "step by step",
    "step-by-step",
    "detailed steps",
    // German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese, Chinese
    "vorgehen",
    "vorgehensweise",
    "ablauf",
    "schritte",
    "anleitung",
    "durchführung",
    "prozedur",
    "arbeitsschritte",
    "verfahren",
    "procédure",
    "étapes",
    "marche à suivre",
    "mode opératoire",
    "instructions pas à pas",
    "procedimiento",
    "pasos",
    "instrucciones",
    "proceso",
    "procedimento",
    "passos",
    "instruções",
    "processo",
    "procedura",
    "passaggi",
    "istruzioni",
    "werkwijze",
    "stappen",
    "stappenplan",
    "instructies",
    "kroki",
    "instrukcja",
    "手 順",
    "作 業 手 順",
    "操 作 手 順",
    "步 骤",
    "操 作 步 骤",
    "流 程",
];

/// … or begins with one of these words.
const BEGINS: &[&[&str]] = &[
    &["how", "to"],
    &["how", "do"],
    &["step"],
    &["steps", "to"],
    &["steps", "for"],
    &["procedure"],
    &["instructions"],
    &["runbook"],
    &["playbook"],
    &["process", "for"],
    &["process", "to"],
    &["mitigation"],
    &["resolution"],
    &["schritt"],
    &["anleitung"],
    &["étape"],
    &["procédure"],
    &["paso"],
    &["procedimiento"],
    &["procedimento"],
    &["so", "geht"],
    &["comment", "faire"],
    &["cómo"],
];

/// … or ends with one of these.
const ENDS: &[&str] = &[
    "procedure",
    "procedures",
    "steps",
    "instructions",
    "process",
    "runbook",
    "playbook",
    "walkthrough",
    "workflow",
    "checklist",
    "resolution",
    "mitigation",
    "remediation",
    "vorgehen",
    "schritte",
    "anleitung",
    "étapes",
    "pasos",
    "passos",
];

/// Words that make it a heading about procedures instead: "Next steps", "Related procedures", "Procedure owner".
const ABOUT: &[&str] = &[
    "next",
    "related",
    "other",
    "further",
    "previous",
    "following",
    "history",
    "owner",
    "owners",
    "overview",
    "changelog",
    "references",
    "see",
    "feedback",
    "maintenance",
    "metadata",
    "nächste",
    "weitere",
    "prochaines",
    "próximos",
    "siguientes",
];

/// The bytes under the headings that announce a procedure, subsections included; sorted, without overlap.
///
/// The page's title is no such heading: all of the page is under it.
pub(crate) fn scopes(headings: &[Heading], length: usize) -> Vec<Range<usize>> {
    let sections: Vec<&Heading> = headings
        .iter()
        .filter(|heading| heading.top_level)
        .collect();
    let only_h1 = sections.iter().filter(|heading| heading.level == 1).count() == 1;
    let mut scopes: Vec<Range<usize>> = Vec::new();
    for (at, heading) in sections.iter().enumerate() {
        let title = at == 0 && heading.level == 1 && only_h1;
        if title
            || !announces(&heading.text)
            || scopes
                .last()
                .is_some_and(|scope| heading.range.start < scope.end)
        {
            continue;
        }
        let next = sections[at + 1..]
            .iter()
            .find(|next| next.level <= heading.level);
        scopes.push(heading.range.start..next.map_or(length, |next| next.range.start));
    }
    scopes
}

/// Whether a heading announces a procedure.
pub(crate) fn announces(heading: &str) -> bool {
    let words = heading_words(heading);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    if ABOUT.contains(first) || ABOUT.contains(last) {
        return false;
    }
    let whole = words.join(" ");
    WHOLE.contains(&whole.as_str())
        || BEGINS.iter().any(|start| words.starts_with(start))
        || ENDS.contains(last)
}

/// Its words without numbering (`3.`, `A)`), emoji and a remark in brackets at the end.
fn heading_words(heading: &str) -> Vec<String> {
    let heading = match heading
        .trim_end()
        .strip_suffix([')', '）'])
        .and_then(|h| h.rsplit_once(['(', '（']))
    {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => heading,
    };
    let numbering = |word: &String| {
        word.chars()
            .all(|c| c.is_numeric() || matches!(c, '.' | '-'))
            || !word.contains(char::is_alphabetic)
    };
    normal::words(heading)
        .into_iter()
        .skip_while(numbering)
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_procedures() {
        for heading in [
            "Procedure",
            "3. Procedure",
            "4.2 Steps:",
            "🛠 Steps",
            "How to restart the API",
            "How do I rotate a key?",
            "Step 1: Open the console",
            "Mitigation",
            "Runbook: disk full",
            "Rollback",
            "Process (daily)",
            "Onboarding process",
            "Step-by-step",
            "Vorgehen",
            "Étapes",
            "手順",
            "What to do",
            "Instructions for the on-call",
        ] {
            assert!(announces(heading), "{heading}");
        }
        for heading in [
            "Purpose",
            "Next steps",
            "Related procedures",
            "Process owner",
            "Procedure history",
            "",
            "3.",
            "References",
            "Scope",
            "Stepping stones",
        ] {
            assert!(!announces(heading), "{heading}");
        }
    }
}

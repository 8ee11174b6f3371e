//! Rules about words, links and form: what each names, and what comes as close to it as can be and is left alone.

use super::world::{OWNED, findings, findings_in, page, sop, texts, with_context, with_texts};
use super::*;
use crate::domain::settings::{Ignore, Settings};

/// Code, line and column of what is found in a body whose first line is line 5.
fn places(body: &str) -> Vec<(String, usize, usize)> {
    let text = sop(OWNED, &format!("# A\n{body}"));
    let found = findings(&text).into_iter();
    // That a picture is in no digest is not what these tests are about.
    found
        .filter(|finding| finding.code != "front-matter")
        .map(|finding| (finding.code, finding.line - 5, finding.column))
        .collect()
}

/// Holds the body against `code:line:column` of everything found.
fn named(body: &str, expected: &[&str]) {
    let found: Vec<String> = places(body)
        .iter()
        .map(|(code, line, column)| format!("{code}:{line}:{column}"))
        .collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn links_lead_somewhere() {
    named(
        "[a](gone.md) [b]() [c](../escalation.md)\n",
        &["dead-link:1:1", "dead-link:1:14"],
    );
    named("[a](../Escalation.md)\n", &["dead-link:1:1"]);
    named(
        "![A plan of the shop](../Plan.png) [A plan](gone.jpg2)\n",
        &["dead-link:1:36"],
    );
    named(
        "[a](/gone.md) [b](https://gone.md) [c]({% x %}.md) [d](../../../../x.md)\n",
        &[],
    );
    named("`[a](gone.md)`\n\n    [b](gone.md)\n", &[]);
    named(
        "[a](#a) [b](#gone) [c](../escalation.md#escalation) [d](../escalation.md#gone)\n",
        &["dead-anchor:1:9", "dead-anchor:1:53"],
    );
}

#[test]
fn links_are_links_and_say_what_they_lead_to() {
    named(
        "(the form)[https://example.com] and [form] (https://example.com/a)\n",
        &["broken-link:1:1", "broken-link:1:37"],
    );
    named(
        "- [x] (https://example.com/a) `(a)[https://b]` [a](https://b)\n",
        &[],
    );
    named(
        "[here](https://example.com), [Click here!](https://example.com)\n",
        &["link-text:1:1", "link-text:1:30"],
    );
    named(
        "[Here comes the bill](https://example.com) [![The plan of the shop](../Plan.png)](https://example.com) <https://a.b>\n",
        &[],
    );
    named(
        "[the form][form] and a note[^1]\n",
        &["undefined-reference:1:1", "undefined-reference:1:28"],
    );
    named(
        "[the form][form], a[i][j], `[a b][c d]`, 3[^1]\n\n[form]: https://example.com\n[^1]: A note.\n",
        &[],
    );
}

#[test]
fn form_is_what_it_seems() {
    named("##Scope\n\nText #hash\n\n#tag\n", &["heading-space:1:3"]);
    named("```\n##no\n```\n", &[]);
    named(
        "1. Open it.\n2. Close it.\n2. Lock it.\n",
        &["list-numbers:3:1"],
    );
    named(
        "1. a b\n1. c d\n1. e f\n\ntext\n\n3. g h\n4. i j\n\n- x\n\n0. a b\n1. c d\n1. e f\n",
        &[],
    );
    named(
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 \\| 2 | 3 |\n| 1 | 2 | |\n",
        &["lost-cells:3:1"],
    );
    named("> ```\n> a\n> ```\n\n```sh\na\n", &["unclosed:5:1"]);
    named("```\na\n```\n\n~~~~\n~~~\n~~~~\n\n<!-- a -->\n", &[]);
    named("Text.\n\n<!-- a\n\nb\n", &["unclosed:3:1"]);
    named(
        "## B\n\n## C\n\nText.\n\n### D\n\n### D\n\nText.\n",
        &[
            "empty-section:1:1",
            "empty-section:7:1",
            "duplicate-heading:9:1",
        ],
    );
    named(
        "## B\n\nText.\n\n## Is this a heading?\n\n## [C](https://example.com)\n\n## D\n\n### Label\n\n## E\n\n### Yes\n\na\n\n### Yes\n\nb\n\n### Yes\n\nc\n",
        &[],
    );
    named("## B\n\n### C\n\nText.\n\n## D\n\n### C\n\nText.\n", &[]);
    named(
        "![](../Plan.png) ![Image](../Plan.png) ![Plan.png](../Plan.png)\n",
        &["alt-text:1:1", "alt-text:1:18", "alt-text:1:40"],
    );
}

#[test]
fn steps_are_instructions() {
    let body = |steps: &str| {
        format!("The steps of the call, and who has to be there for it.\n\n## Steps\n\n{steps}")
    };
    for (steps, code) in [
        ("1. Open the form.\n2. Discount table\n", "no-action:6:1"),
        (
            "1. Open the form, then send it to the lead.\n",
            "compound-step:5:19",
        ),
        (
            "1. Open the form. Then send it to the lead.\n",
            "compound-step:5:19",
        ),
        ("1. Add salt as needed.\n", "vague-quantity:5:13"),
        (
            "1. Wait for the lead for some time.\n",
            "vague-quantity:5:26",
        ),
    ] {
        named(&body(steps), &[code]);
    }
    for steps in [
        "1. Discount table\n2. Price table\n",
        "1. Open the form.\n2. Discount table:\n   - check it\n",
        "1. Open the form as soon as it is there.\n",
        "1. If the light is red, then stop the belt.\n",
        "1. Open the form (and then the list).\n",
        "1. Run `wait a while`.\n",
        "1. Open the form, then click Next.\n",
        "1. Open the form. This may take some time.\n",
        "1. Open the form - note that it takes a few minutes.\n",
        "1. Wait 10 minutes, then check the form.\n",
        "1. Open the list of words which are regularly used.\n",
        "1. Open the form.\n2. Discount table\n\n- check it\n",
    ] {
        named(&body(steps), &[]);
    }
    // Other languages are nobody's business here.
    for text in [
        "Der Ablauf des Anrufs und wer dabei sein muss.\n\n## Schritte\n\n1. Das Formular öffnen, then send etc.\n",
        "電話の手順。\n\n## 手順\n\n1. 電話をかける、as needed。\n",
    ] {
        named(text, &[]);
    }
}

#[test]
fn dates_pass() {
    for (text, count) in [
        (
            "The offer is valid until 31 March 2024, and that is all of it.\n",
            1,
        ),
        (
            "You must send the form by 2026-11-21 to the lead of the team.\n",
            1,
        ),
        (
            "You must send the form by 2026-11-22 to the lead of the team.\n",
            0,
        ),
        (
            "As of 2019, the team has three people and one of them is on call.\n",
            1,
        ),
        (
            "As of 1 April 2022, all orders need a number from the lead of the team.\n",
            0,
        ),
        (
            "As of March 2026, the team has three people and this is enough.\n",
            0,
        ),
        (
            "The offer was valid until 31 March 2024, and that is all of it.\n",
            0,
        ),
        (
            "The team worked in the old office until 2019 and then moved to the new one.\n",
            0,
        ),
        (
            "Run `pay until 2019` and then see that it is valid for you.\n",
            0,
        ),
        ("Das Angebot ist valid until 31 March 2024.\n", 0),
    ] {
        let found = places(text);
        let dates = found
            .iter()
            .filter(|(code, ..)| code == "stale-date")
            .count();
        assert_eq!((dates, found.len()), (count, count), "{text}");
    }
    let record = page(
        "sops/changelog.md",
        "# A\n\nThe offer is valid until 31 March 2024, and that is all.\n",
    );
    let found = with_context(&Settings::default(), false, &record, |context| {
        check(context, &record)
    });
    assert_eq!(found, Found::default());
}

#[test]
fn a_page_ignores_with_a_reason() {
    let here = "[here](https://example.com)";
    named(
        &format!("<!-- sop-ignore link-text: their words -->\n\n{here}\n"),
        &[],
    );
    named(
        &format!("{here} <!-- sop-ignore link-text, dead-link: their words -->\n"),
        &["suppression:1:29"],
    );
    named(
        &format!("{here} {{/* sop-ignore link-text: their words */}}\n"),
        &[],
    );
    named(
        &format!("<!-- sop-ignore link-text -->\n{here}\n"),
        &["suppression:1:1", "link-text:2:1"],
    );
    named(
        &format!("<!-- sop-ignore link-txt: their words -->\n{here}\n"),
        &["suppression:1:1", "link-text:2:1"],
    );
    named(
        "<!-- sop-ignore placeholder: ours -->\nTODO\n",
        &["suppression:1:1", "placeholder:2:1"],
    );
    named(
        "`<!-- sop-ignore link-text -->`\n\n```\n<!-- sop-ignore x -->\n```\n",
        &[],
    );
    let text = sop(
        OWNED,
        &format!("# A\n\n{here} <!-- sop-ignore link-text: theirs -->\n"),
    );
    let page = page("sops/x.md", &text);
    let found = with_context(&Settings::default(), true, &page, |context| {
        check(context, &page)
    });
    assert_eq!((found.findings.len(), found.ignored), (0, 1));
}

#[test]
fn sop_yaml_ignores_path_by_path() {
    let ignore = |path: &str, rules: &[&str], reason: &str| Ignore {
        path: path.to_owned(),
        rules: rules.iter().map(|rule| (*rule).to_owned()).collect(),
        reason: reason.to_owned(),
    };
    let settings = Settings {
        ignore: vec![
            ignore("sops/cs/**", &["placeholder", "link-text"], "imported"),
            ignore("sops/cs/*.md", &["link-text"], ""),
            ignore("sops/none/**", &["link-text"], "imported"),
            ignore("sops/cs/**", &["link-txt"], "imported"),
            ignore("sops/[", &["link-text"], "imported"),
        ],
        ..Settings::default()
    };
    let text = sop(OWNED, "# A\n\nTODO [here](https://example.com)\n");
    assert_eq!(findings_in(&settings, true, &text), []);
    let page = page("sops/cs/x.md", &text);
    let yaml = "ignore:\n  - {path: sops/cs/**, rules: [placeholder, link-text], reason: imported}\n  - {path: sops/cs/*.md, rules: [link-text]}\n";
    let texts = texts("sop.yaml", yaml);
    let said = with_texts(&settings, true, &page, &texts, |context| {
        let ignored = check(context, &page).ignored;
        assert_eq!(ignored, 2);
        let found = check_files(context, true).findings;
        found
            .into_iter()
            .map(|finding| finding.message)
            .collect::<Vec<_>>()
    });
    assert_eq!(said.len(), 4, "{said:?}");
    for part in [
        "gives no reason",
        "nothing in sops/none/**",
        "no rule link-txt",
        "no path or glob",
    ] {
        assert!(
            said.iter().any(|message| message.contains(part)),
            "{part}: {said:?}"
        );
    }
}

#[test]
fn fixes_mend_what_they_name_and_nothing_else() {
    let body = "# A\n\n##Scope\n\n(the form)[https://example.com]\n\n1. Open it.\n2. Close it.\n4. Lock it.\n\n[e](../Escalation.md#a)\n";
    let page = page("sops/cs/x.md", &sop(OWNED, body));
    let edits = with_context(&Settings::default(), true, &page, |context| {
        fixes(context, &page)
    });
    let mut text = page.text.clone();
    for (_, edit) in edits.iter().rev() {
        text.replace_range(edit.range.clone(), &edit.with);
    }
    let mended = "# A\n\n## Scope\n\n[the form](https://example.com)\n\n1. Open it.\n2. Close it.\n3. Lock it.\n\n[e](../escalation.md#a)\n";
    assert_eq!(text, sop(OWNED, mended));
    let again = self::page("sops/cs/x.md", &text);
    assert_eq!(
        with_context(&Settings::default(), true, &again, |context| fixes(
            context, &again
        )),
        []
    );
}

#[test]
fn what_is_spoken_of_is_no_hole() {
    named(
        "TODO: who?\n\n- TODO\n\nThe date is TBD.\n\n<your shop>\n\n[insert number]\n\nCall: TODO\n\nCall TODO.\n",
        &[
            "placeholder:1:1",
            "placeholder:3:3",
            "placeholder:5:13",
            "placeholder:7:1",
            "placeholder:9:1",
            "placeholder:11:7",
            "placeholder:13:6",
        ],
    );
    named(
        "Go through the TODO items.\n\nWrite \"TODO: why?\" there.\n\nThe {{device.version}} of \\<iface> in /a/\\<app name>.\n\nWhere you see \\<your index>, read on.\n\nI'd like you to meet [insert name].\n\n> Hi, I am on the \\<your team> team.\n",
        &[],
    );
    let template = page("sops/form-template.md", &sop(OWNED, "# A\n\nTODO\n"));
    let found = with_context(&Settings::default(), true, &template, |context| {
        check(context, &template)
    });
    assert_eq!(found.findings, []);
}

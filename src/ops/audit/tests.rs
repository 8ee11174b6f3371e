use super::*;

fn page(path: &str, verdict: Verdict, days: i64, linked_from: usize, alike: &[&str]) -> Judged {
    let alike = alike.iter().map(|path| Alike {
        path: (*path).to_owned(),
        share: 0.9,
    });
    Judged {
        id: path.trim_end_matches(".md").to_owned(),
        path: path.to_owned(),
        title: path.to_owned(),
        verdict,
        reasons: Vec::new(),
        owner: None,
        owner_from: None,
        last_changed: None,
        days: Some(days),
        words: 100,
        steps: 0,
        unfinished: Vec::new(),
        dead_links: Vec::new(),
        alike: alike.collect(),
        contradicts: Vec::new(),
        linked_from,
        orphan: false,
    }
}

#[test]
fn of_pages_that_are_alike_the_best_linked_then_the_newest_stays() {
    for (left, right, stays) in [
        ((10, 0), (500, 2), "b.md"),
        ((10, 1), (500, 1), "a.md"),
        ((5, 0), (5, 0), "a.md"),
    ] {
        let pages = vec![
            page("a.md", Verdict::Merge, left.0, left.1, &["b.md"]),
            page("b.md", Verdict::Merge, right.0, right.1, &["a.md"]),
        ];
        let judged = verdict::best_of_its_kind_stays(pages);
        let kept: Vec<&str> = judged
            .iter()
            .filter(|page| page.verdict == Verdict::Keep)
            .map(|page| page.path.as_str())
            .collect();
        assert_eq!(kept, [stays]);
    }
}

#[test]
fn the_backlog_adds_what_is_not_there_and_keeps_what_is() {
    let report = Report {
        as_of: "2026-11-26".to_owned(),
        globs: Vec::new(),
        pages: vec![
            page("a.md", Verdict::Refresh, 500, 0, &[]),
            page("b.md", Verdict::Keep, 5, 0, &[]),
        ],
        totals: Totals::default(),
    };
    let text = |change: &crate::store::Change| {
        let bytes = change.files[0].bytes.clone().unwrap_or_default();
        String::from_utf8(bytes).expect("text")
    };
    for (before, starts) in [
        (None, "workflows:\n  \"refresh-a\": {"),
        (
            Some("# mine\nworkflows: {}\n"),
            "# mine\nworkflows:\n  \"refresh-a\"",
        ),
        (
            Some("workflows:\n  x: {title: X}\n"),
            "workflows:\n  x: {title: X}\n  \"refresh-a\"",
        ),
    ] {
        let (change, added) = backlog::backlog(&report, before).expect("is written");
        let written = text(&change);
        assert_eq!(added, 1);
        assert!(written.starts_with(starts), "{written}");
        let (again, none) = backlog::backlog(&report, Some(&written)).expect("is read");
        assert!(
            none == 0 && again.is_empty(),
            "the second run writes nothing"
        );
    }
    assert!(backlog::backlog(&report, Some("workflows: {x: {title: X}}\n")).is_err());
}

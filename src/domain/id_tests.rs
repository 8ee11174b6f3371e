use super::*;
use proptest::prelude::*;

#[test]
fn accepts_letters_of_any_script() {
    for id in [
        "renewal-call",
        "a",
        "7.5.3",
        "caf\u{e9}",
        "手順書",
        "हिन्दी",
        "Run_book-2",
        "console",
        "com10",
    ] {
        assert_eq!(SopId::parse(id).map(|id| id.to_string()).as_deref(), Ok(id));
    }
}

#[test]
fn names_the_broken_clause() {
    let long = "a".repeat(101);
    let cases = [
        ("", IdError::Empty),
        (long.as_str(), IdError::TooLong(101)),
        ("-a", IdError::First('-')),
        (".a", IdError::First('.')),
        ("\u{3164}", IdError::First('\u{3164}')),
        ("a b", IdError::Character(' ')),
        ("a/b", IdError::Character('/')),
        ("a\0", IdError::Character('\0')),
        ("a\u{202e}b", IdError::Character('\u{202e}')),
        ("cafe\u{301}", IdError::NotNfc),
        ("a..b", IdError::DoubleDot),
        ("a.", IdError::FinalDot),
        ("a.lock", IdError::FinalLock),
        ("a.LOCK", IdError::FinalLock),
        ("CON", IdError::Device("CON".into())),
        ("nul.md", IdError::Device("nul".into())),
        ("lpt1", IdError::Device("lpt1".into())),
        ("com\u{b9}", IdError::Device("com\u{b9}".into())),
    ];
    for (text, error) in cases {
        assert_eq!(SopId::parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn derives_from_the_path() {
    let cases = [
        ("renewal-call.md", Some("renewal-call")),
        ("cs/Renewal call.md", Some("cs.Renewal-call")),
        ("a.mdx", Some("a")),
        ("a.MD.ERB", Some("a")),
        ("a/../b.md", Some("a.b")),
        ("/a.md", Some("a")),
        ("_drafts/x.md", Some("drafts.x")),
        ("git.lock.md", Some("git-lock")),
        ("aux/x.md", Some("sop-aux.x")),
        ("cafe\u{301}.md", Some("caf\u{e9}")),
        ("notes.txt", Some("notes.txt")),
        ("-.md", None),
        (".md", None),
        ("", None),
    ];
    for (path, id) in cases {
        assert_eq!(
            SopId::derive(path).as_ref().map(SopId::as_str),
            id,
            "{path}"
        );
    }
}

#[test]
fn long_paths_stay_apart() {
    let (a, b) = (
        format!("{}a.md", "é/".repeat(90)),
        format!("{}b.md", "é/".repeat(90)),
    );
    let (a, b) = (SopId::derive(&a).unwrap(), SopId::derive(&b).unwrap());
    assert!(a.as_str().len() <= MAX_BYTES && b.as_str().len() <= MAX_BYTES);
    assert_ne!(a, b);
}

#[test]
fn folds_case() {
    for (a, b) in [("Straße", "STRASSE"), ("ΟΔΟΣ", "οδος"), ("Éa", "éA")] {
        assert_eq!(
            SopId::parse(a).unwrap().fold(),
            SopId::parse(b).unwrap().fold()
        );
    }
}

#[test]
fn is_a_string_in_json() {
    let id: SopId = serde_json::from_str("\"a.b\"").unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), "\"a.b\"");
    assert!(serde_json::from_str::<SopId>("\"a..b\"").is_err());
}

proptest! {
    #[test]
    fn what_is_derived_parses(path in "\\PC{0,80}") {
        if let Some(id) = SopId::derive(&path) {
            prop_assert_eq!(SopId::parse(id.as_str()), Ok(id));
        }
    }

    #[test]
    fn a_letter_is_enough(path in "[a-z][ -~]{0,150}") {
        prop_assert!(SopId::derive(&path).is_some());
    }
}

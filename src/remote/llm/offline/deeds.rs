//! What somebody does or did who takes no part: `they'd dry every coat`, `my sister does hers with a hairdryer`.
use super::patterns::{WordSet, find, patterns, starts_any, word_set};
use super::token::Token;

/// `they'd dry every coat`, `Dave always does`: what others do, or did.
pub(super) fn habit_of_others(words: &[Token]) -> bool {
    // `in a restaurant they'd …`
    let set = starts_any(
        words,
        patterns![
            "in|at|on a|an|the|some|any|other * they'd|he'd|she'd|you'd",
            "in|at|on a|an|the|some|any|other * * they'd|he'd|she'd"
        ],
    );
    if set.is_some_and(|n| {
        words
            .get(n)
            .is_some_and(|t| super::verbs::is_action(&t.key))
    }) {
        return true;
    }
    let would = starts_any(words, patterns!["they'd|he'd|she'd"]).is_some()
        && starts_any(
            &words[1..],
            patterns!["rather|better|like|need|have|want|be|prefer|know"],
        )
        .is_none();
    let kin = words.len() > 2
        && matches!(words[0].key.as_str(), "my" | "his" | "her")
        && words[1].key.split_once('\'').is_some_and(|(who, _)| {
            matches!(
                who,
                "husband"
                    | "wife"
                    | "mum"
                    | "mom"
                    | "dad"
                    | "daddy"
                    | "brother"
                    | "sister"
                    | "son"
                    | "daughter"
                    | "partner"
                    | "boyfriend"
                    | "girlfriend"
            )
        });
    let name = words.len() >= 3
        && words[0].word.starts_with(char::is_uppercase)
        && starts_any(
            &words[1..],
            patterns![
                "always does",
                "does it|that",
                "does|swears",
                "would have|say"
            ],
        )
        .is_some();
    // `my last boss would have …`
    let by_others = words
        .iter()
        .take(6)
        .position(|t| t.key == "would")
        .is_some_and(|at| {
            (1..5).contains(&at)
                && !super::lexicon::is_subject(&words[at - 1].key)
                && !super::lexicon::is_adverb(&words[at - 1].key)
                && !matches!(
                    words[0].key.as_str(),
                    "you" | "we" | "i" | "what" | "where" | "which" | "that" | "if" | "when"
                )
        });
    would || kin || name || by_others
}

/// `my sister does hers with a hairdryer`, `there's a bloke online who says to boil it`, `she had us all iron the flags`,
/// `on the ships we tied it`: of somebody who takes no part.
pub(super) fn deed_of_others(words: &[Token]) -> bool {
    static KIN: WordSet = word_set!(
        "sister brother mother father mum mom dad daddy uncle aunt auntie gran granny nan grandad grandfather grandmother cousin nephew niece neighbour neighbor mate friend wife husband son daughter partner father-in-law mother-in-law brother-in-law"
    );
    let kin = matches!(words[0].key.as_str(), "my" | "our" | "his" | "her")
        && words.get(1).is_some_and(|t| KIN.contains(t.key.as_str()))
        && words.iter().skip(2).take(2).any(|t| {
            super::verbs::is_third_person(&t.key)
                || super::lexicon::is_past(&t.key)
                || matches!(
                    t.key.as_str(),
                    "does" | "has" | "always" | "just" | "swears"
                )
        });
    let someone = starts_any(
        words,
        patterns![
            "there's|there was|were|are? a|some|this|these|one *? bloke|guy|fella|lad|man|woman|girl|chap|lady|video|people|lot|person|kid",
            "some|one|this|a *? bloke|guy|fella|lad|man|woman|girl|chap|lady|video|kid on|in|at|from|who|once"
        ],
    )
    .is_some();
    let made = find(
        words,
        patterns![
            "had us|me|them all? *",
            "made us|me|them all? *",
            "he'd|she'd|they'd have us|me|them"
        ],
    )
    .is_some_and(|(at, n)| {
        at <= 6
            && super::verbs::is_action(&words[at + n - 1].key)
            && starts_any(words, patterns!["you|we|i|if|when"]).is_none()
    });
    // `Marlon once let it run dry`
    let named = (1..=3).contains(&words.iter().position(|t| t.key == "once").unwrap_or(0))
        && words[0].word.starts_with(char::is_uppercase)
        && !matches!(
            words[0].key.as_str(),
            "you" | "only" | "if" | "when" | "at" | "all" | "do"
        )
        && !super::verbs::is_action(&words[0].key)
        && words
            .iter()
            .skip_while(|t| t.key != "once")
            .nth(1)
            .is_some_and(|t| {
                super::lexicon::is_past(&t.key)
                    || matches!(
                        t.key.as_str(),
                        "let" | "put" | "set" | "cut" | "hit" | "shut" | "read"
                    )
            });
    let once = starts_any(
        words,
        patterns![
            "somebody|someone|one|some * once",
            "somebody|someone|people once|always? *"
        ],
    )
    .is_some_and(|n| {
        super::lexicon::is_past(&words[n - 1].key)
            || words
                .get(n)
                .is_some_and(|t| super::lexicon::is_past(&t.key))
    });
    let elsewhere = starts_any(
        words,
        patterns![
            "on|in|at the|my * we|they|you",
            "on|in|at the|my * * we|they|you"
        ],
    )
    .is_some_and(|n| {
        words
            .get(n)
            .is_some_and(|t| t.key.ends_with("ed") && super::lexicon::is_past(&t.key))
    });
    kin || someone || made || once || named || elsewhere
}

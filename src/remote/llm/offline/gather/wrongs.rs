//! How a value is called wrong, and how another is given for it.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Sentence};

/// Whether a value is called wrong, or told as what was said or what was once: `I said four`, `not four`, `it was four`.
pub(super) fn called_wrong(words: &[Token], value: &Amount) -> bool {
    let from = words[..value.at]
        .iter()
        .rposition(|t| matches!(t.tail(), Some(';' | '.' | '!' | '?' | '—')))
        .map_or(0, |p| p + 1);
    let before = &words[from..value.at];
    let near = &before[before.len().saturating_sub(3)..];
    let close = |set: &super::super::patterns::Patterns| {
        (0..near.len()).any(|i| starts_any(&near[i..], set).is_some_and(|n| i + n == near.len()))
    };
    let denied = close(patterns![
        "not the|a|at|for|by|on|to|about?",
        "instead|rather of|than the|a|at|for|by?",
        "no longer the|a|at|for|by?",
        "isn't|aren't|ain't the|a|at|for|by|about?",
        "scratch|strike|scrap|forget|cancel|ignore|disregard|drop|skip|lose the|that?",
        "never mind the|that?"
    ]);
    let bound = close(patterns![
        "if|when not",
        "not * more|less|before|until|over|under|above|below|exceed"
    ]);
    let was = close(patterns![
        "it|that|they|there|this was|were about|like|at|only?",
        "used to be|say|do|take|have about|at|like|for?",
        "thought it|that|we was|were|is|said?"
    ]);
    let said = find(
        before,
        patterns![
            "i|we|you? keep|kept saying|telling",
            "i|we told|gave you|them|him|her|everybody|people?",
            "i|we|i've|we've just|always? said|say|wrote|put|written|told",
            "you told|said * to|about",
            "did i|we say|tell|give|write",
            "i've|i have been saying"
        ],
    )
    .is_some_and(|(at, n)| {
        before[at + n..].len() <= 8 && !before[at + n..].iter().any(Token::comma)
    });
    let rest = &words[value.end.min(words.len())..];
    let called = of_another(rest) || harms(rest);
    let glued = words[value.end - 1].tail().is_none();
    let asked = find(before, patterns!["did i|we say|tell|give|write"])
        .is_some_and(|(at, n)| before[at + n..].len() <= 5);
    (denied && !bound) || was || asked || (said && contrasted(rest)) || (called && glued)
}

/// `four is the old one`, `four when he was working`: the value holds for something else, or held once.
pub(super) fn of_another(rest: &[Token]) -> bool {
    starts_any(
        rest,
        patterns![
            "is|was|it's|that's for? the|an|my|our? old|wrong|former|previous|last",
            "for? the|an|my|our old|wrong|former|previous|last",
            "last time|week|month|year|winter|spring|summer|autumn",
            "is|was wrong|old|before|then|for",
            "is? the|for|an * one|ones|kind|type|lot",
            "was|were",
            "is|are|was much|far|way? too long|short|much|many|high|low|hot|cold|big|small|early|late|thick|thin|heavy",
            "back? when|before|while|until he|she|it|they|we|i|you was|were|had|did|used|still",
            "back? when|before|while|until the|that|this * was|were|had|did|used"
        ],
    )
    .is_some()
}

/// `it was four on the last job`: a value of another time or place, put up against nothing.
pub(super) fn of_before(words: &[Token]) -> bool {
    has_any(words, patterns!["was|were"])
        && has_any(
            words,
            patterns!["on|in|at|for|with the|my|our|that last|old|previous|other|first|former"],
        )
        && !has_any(words, patterns!["thought", "now"])
}

/// `four one two?`: the speaker's own value, asked back.
pub(super) fn echoes(s: &Sentence, words: &[Token], value: &Amount) -> bool {
    s.end == End::Question && value.at == 0 && value.end == words.len()
}

/// `ninety kills them`: what comes of a value tells against it.
pub(super) fn harms(rest: &[Token]) -> bool {
    rest.first().is_some_and(|t| {
        super::super::verbs::is_third_person(&t.key)
            && !matches!(
                t.key.as_str(),
                "is" | "does" | "makes" | "gets" | "takes" | "needs" | "gives" | "goes"
            )
    }) && rest
        .get(1)
        .is_some_and(|t| matches!(t.key.as_str(), "it" | "them" | "everything"))
}

/// Words after what was said that put something up against it.
pub(super) fn contrasted(rest: &[Token]) -> bool {
    let end = rest
        .iter()
        .position(|t| t.key == "then")
        .unwrap_or(rest.len());
    has_any(
        &rest[..end],
        patterns![
            "but|did|it's|no|not|now|actually|should|should've|sorry|that's|meant|old|wrong|is|they|make|well"
        ],
    )
}

/// A value that looks called wrong by what stands before another: `I said four, six is right` is told of four only.
pub(super) fn is_said_anew(words: &[Token], value: &Amount) -> bool {
    let lead = &words[value.at.saturating_sub(3)..value.at];
    has_any(lead, patterns!["it's|now|actually|make|is|be|to"])
}

/// `Four is the old compressor.`: nothing but a value of something else.
pub(super) fn denied_of_another(words: &[Token]) -> bool {
    words.len() <= 9
        && has_any(
            words,
            patterns![
                "is|was|that's|it's for? the|an|my|our? old|former|previous|wrong|last",
                "for? the|an|my|our old|former|previous|wrong|last",
                "last time|week|month|year|winter|spring|summer|autumn"
            ],
        )
}

/// Whether a value is given as what holds in place of another: `should be sixty`, `it went up to seventy`.
pub(super) fn corrected(words: &[Token], value: &Amount) -> bool {
    let before = &words[..value.at];
    let ends = |set: &super::super::patterns::Patterns| {
        let from = before.len().saturating_sub(7);
        (from..before.len())
            .any(|i| starts_any(&before[i..], set).is_some_and(|n| i + n == before.len()))
    };
    let should = ends(patterns![
        "that|it|which|they should|ought have|to? been|be|say|read|more|like? more|like? at|for|the|about?",
        "that|it|which|they should've|shouldve been|said|read more|like? at|for|the|about?",
        "that's|it's meant|supposed to be|say",
        "should have said",
        "i meant to? say? the|at|for|by|on?"
    ]);
    let moved = ends(patterns![
        "they|we|it|that|it's|that's|they've|we've been|was|got|have? gone|went|put|moved|raised|lowered|changed|dropped|brought|set it|that? up|down|forward|back|out? to",
        "they|we|it|that|it's|that's|they've|we've been|was|got|have? gone|went|put|moved|raised|lowered|changed|dropped|brought|set it|that? up|down|forward|back|out? to the|a|about"
    ]);
    let now = ends(patterns![
        "it's|they're|that's|it|is|are is|are|only|just|at|about?"
    ]) && has_any(
        &words[value.end.min(words.len())..],
        patterns!["now", "these days", "nowadays", "since"],
    );
    // `two days is fine`, `588 with the new trays`
    let rest = &words[value.end.min(words.len())..];
    // `the 12th is fine, it isn't`
    let denied = has_any(
        rest,
        patterns![
            "it isn't|wasn't|ain't",
            "it's|they're not",
            "they aren't|weren't"
        ],
    );
    let enough = value.at <= 3
        && !denied
        && starts_any(
            rest,
            patterns![
                "is|are|will|would|'ll be|do? fine|enough|plenty|alright",
                "with|since|under|on|in the|our new|newer|current *",
                "let's|we'll call|say|make it? that?",
                "call it|that"
            ],
        )
        .is_some();
    let anew = ends(patterns![
        "it's|they're|it now|nowadays is|at?",
        "now|nowadays it's|it|they're is|are?",
        "these days it's|it is?",
        "from|since * it's|they're|it|they been|is|are",
        "from|since * it|they has|have been",
        "since * it's|they're",
        "but|and? since * * * it's|that's",
        "but|and? since * * * * it's|that's",
        "but|and? since * * * * * it's|that's"
    ]);
    should || moved || now || anew || enough
}

/// `between four and six`, `four to six`, `six or eight`: a range, not another value.
pub(super) fn ranges(words: &[Token], value: &Amount) -> bool {
    let before = &words[value.at.saturating_sub(2)..value.at];
    let from = has_any(before, patterns!["between", "or|and"]);
    let to =
        starts_any(&words[value.end.min(words.len())..], patterns!["to|or|and"]).is_some_and(|n| {
            // `two and two spare`
            amounts(&words[value.end + n..])
                .first()
                .is_some_and(|a| a.at == 0 && !a.alike(value))
        });
    from && amounts(&words[..value.at])
        .last()
        .is_some_and(|a| a.end + 1 >= value.at.saturating_sub(1))
        || to
}

/// `forty's the garden one`: a thing, and no value.
pub(super) fn is_pronoun(words: &[Token], a: &Amount) -> bool {
    static TO_VALUES: super::super::patterns::WordSet =
        super::super::patterns::word_set!("is it's was be to at now make just only not than");
    let alone = a.number == a.at + 1;
    a.at > 0
        && alone
        && words[a.at].key == "one"
        && !TO_VALUES.contains(words[a.at - 1].key.as_str())
}

/// `two boxes of paper a month`: how often, and no value by itself.
pub(super) fn is_rate(words: &[Token], value: &Amount) -> bool {
    let each = matches!(words[value.at].key.as_str(), "a" | "an" | "per");
    let before = value.at.checked_sub(1).map(|i| &words[i]);
    each && before.is_some_and(|t| {
        t.tail().is_none()
            && !crate::domain::words::is_function_word(&t.key)
            && !t.key.contains('\'')
    })
}

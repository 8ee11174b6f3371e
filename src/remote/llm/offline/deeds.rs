//! What somebody does or did who takes no part: `they'd dry every coat`, `my sister does hers with a hairdryer`.
use super::lexicon::{is_adverb, is_past, is_subject, opens_place};
use super::patterns::{WordSet, find, patterns, starts_any, word_set};
use super::token::Token;
use super::verbs::is_action;

/// `they'd dry every coat`, `Dave always does`: what others do, or did.
pub(super) fn habit_of_others(words: &[Token]) -> bool {
    elsewhere_they_would(words)
        || they_would(words)
        || of_kin(words)
        || by_name_always(words)
        || others_would(words)
        || people_do(words)
}

/// `I know people open it hot`, `some people skip this`, `people always leave it open`: a bad habit.
fn people_do(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "i know|see|hear some|most|a? lot? of? people|folk|they|others|them *",
            "some|most|many people|folk|folks|of? them? just|always|often? *",
            "people|folk|folks|everyone|everybody|they always|often|sometimes|usually|just|still|keep|love|like|tend *"
        ],
    )
    .is_some_and(|n| {
        let duty = |t: &Token| {
            matches!(t.key.as_str(), "must" | "should" | "need" | "have" | "has" | "needs")
        };
        let they = words[0].key == "they";
        !they && !words.iter().take(n + 2).any(duty)
    })
}

/// `in a restaurant they'd …`
fn elsewhere_they_would(words: &[Token]) -> bool {
    let set = starts_any(
        words,
        patterns![
            "in|at|on a|an|the|some|any|other * they'd|he'd|she'd|you'd",
            "in|at|on a|an|the|some|any|other * * they'd|he'd|she'd"
        ],
    );
    set.and_then(|n| words.get(n))
        .is_some_and(|t| is_action(&t.key))
}

/// `they'd dry every coat`, and not `they'd like one`.
fn they_would(words: &[Token]) -> bool {
    starts_any(words, patterns!["they'd|he'd|she'd"]).is_some()
        && starts_any(
            &words[1..],
            patterns!["rather|better|like|need|have|want|be|prefer|know"],
        )
        .is_none()
}

/// `my husband's …`: by whose ways.
fn of_kin(words: &[Token]) -> bool {
    static KIN: WordSet = word_set!(
        "husband wife mum mom dad daddy brother sister son daughter partner boyfriend girlfriend"
    );
    words.len() > 2
        && matches!(words[0].key.as_str(), "my" | "his" | "her")
        && words[1]
            .key
            .split_once('\'')
            .is_some_and(|(who, _)| KIN.contains(who))
}

/// `Dave always does`, `Ruth swears by it`, and not `Number does not match`, `Dave does the labels`.
fn by_name_always(words: &[Token]) -> bool {
    let theirs = || starts_any(words, patterns!["she|he does"]).is_some();
    // `Marek does that on Saturdays`: it is his
    let his = starts_any(&words[1..], patterns!["does it|that"]).is_some_and(|n| {
        let rest = &words[n + 1..];
        rest.is_empty()
            || starts_any(
                rest,
                patterns!["on|at|every|after|before|from|until|now|for *"],
            )
            .is_some()
    });
    words.len() >= 3
        && !his
        && words[0].word.starts_with(char::is_uppercase)
        && (starts_any(
            &words[1..],
            patterns![
                "always does",
                "does it|that|so|his|hers|theirs|mine",
                "swears",
                "would have|say"
            ],
        )
        .is_some()
            || theirs())
}

/// `my last boss would have …`
fn others_would(words: &[Token]) -> bool {
    let would = words.iter().take(6).position(|t| t.key == "would");
    would.is_some_and(|at| {
        (1..5).contains(&at)
            && !is_subject(&words[at - 1].key)
            && !super::lexicon::is_adverb(&words[at - 1].key)
            && !matches!(
                words[0].key.as_str(),
                "you" | "we" | "i" | "what" | "where" | "which" | "that" | "if" | "when"
            )
    })
}

/// `my sister does hers with a hairdryer`, `there's a bloke online who says to boil it`, `she had us all iron the flags`,
/// `on the ships we tied it`: of somebody who takes no part.
pub(super) fn deed_of_others(words: &[Token]) -> bool {
    kin_does(words)
        || former_did(words)
        || has_own_way(words)
        || of_a_stranger(words)
        || made_us(words)
        || once_did(words)
        || name_once_did(words)
        || did_elsewhere(words)
        || with_what_comes(words)
}

/// `my sister does hers with a hairdryer`
fn kin_does(words: &[Token]) -> bool {
    static KIN: WordSet = word_set!(
        "sister brother mother father mum mom dad daddy uncle aunt auntie gran granny nan grandad grandfather grandmother cousin nephew niece neighbour neighbor mate friend wife husband son daughter partner father-in-law mother-in-law brother-in-law"
    );
    // `my colleague` **in Porto** `does it with his arm`
    let there = words
        .get(2..)
        .is_some_and(|rest| starts_any(rest, patterns!["in|at|over|from *"]).is_some());
    matches!(words[0].key.as_str(), "my" | "our" | "his" | "her")
        && words
            .get(1)
            .is_some_and(|t| KIN.contains(t.key.as_str()) || there && t.key == "colleague")
        && words
            .iter()
            .skip(if there { 4 } else { 2 })
            .take(2)
            .any(|t| {
                super::verbs::is_third_person(&t.key)
                    || is_past(&t.key)
                    || matches!(
                        t.key.as_str(),
                        "does" | "has" | "always" | "just" | "swears" | "only"
                    )
            })
}

/// `my old boss had his at ninety`, `the last owner ran it dry`
fn former_did(words: &[Token]) -> bool {
    let who = former(words);
    // `my old boss always WD40`
    let always = |n: usize| starts_any(&words[n..], patterns!["always|only *"]).is_some();
    if who.is_some_and(|n| always(n) && !words[n..].iter().any(|t| is_past(&t.key))) {
        return true;
    }
    who.and_then(|n| words.get(n)).is_some_and(|t| {
        let tells = matches!(t.key.as_str(), "said" | "told" | "was" | "used");
        is_past(&t.key) && !tells
    })
}

/// `my old boss`, `the last owner`: how many words name somebody who did it before.
fn former(words: &[Token]) -> Option<usize> {
    starts_any(
        words,
        patterns![
            "my|our|the|his|her old|last|previous|former|first boss|manager|gaffer|foreman|owner|guy|lad|bloke|fella|chap|lady|instructor|teacher|trainer|firm|crew|tenant|landlord|head"
        ],
    )
}

/// `Ronnie sets his at forty`, `the other shift keep theirs on the shelf`, and not `Ronnie brings his van`.
fn has_own_way(words: &[Token]) -> bool {
    let someone =
        starts_any(words, patterns!["my|your|his|her *", "the|some other *"]).unwrap_or(1);
    let named = someone > 1 || words.first().is_some_and(super::roles::is_name);
    let verb =
        |t: &Token| super::verbs::is_third_person(&t.key) || is_action(&t.key) || t.key == "does";
    let own = |at: usize| {
        verb(&words[at])
            && matches!(words[at + 1].key.as_str(), "his" | "hers" | "theirs")
            && (words[at + 1].key != "his"
                || words.get(at + 2).is_none_or(|t| {
                    words[at + 1].comma() || opens_place(&t.key) || is_adverb(&t.key)
                }))
    };
    named && (someone..(someone + 3).min(words.len().saturating_sub(1))).any(own)
}

/// `Marek uses cling film and they sweat`: another's way, and what comes of it by itself.
fn with_what_comes(words: &[Token]) -> bool {
    const CLOSE: usize = 4;
    let does = words
        .get(1)
        .is_some_and(|t| super::verbs::is_third_person(&t.key));
    if !does || !super::roles::is_name(&words[0]) || is_action(&words[0].key) {
        return false;
    }
    let from = words.len().saturating_sub(CLOSE).max(2);
    (from..words.len() - 1).any(|at| {
        let it = starts_any(&words[at..], patterns!["and|but|so it|they *"]);
        it.is_some_and(|n| {
            let verb = &words[at + n - 1];
            let rest = &words[at + n..];
            rest.iter().all(|t| {
                is_adverb(&t.key) || matches!(t.key.as_str(), "up" | "off" | "out" | "down")
            }) && verb.key != "is"
                && !super::lexicon::is_auxiliary(&verb.key)
        })
    })
}

/// `there's a bloke online who says to boil it`, `some lady on the telly`.
fn of_a_stranger(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "there's|there was|were|are? a|some|this|these|one *? bloke|guy|fella|lad|man|woman|girl|chap|lady|video|people|lot|person|kid",
            "some|one|this|a *? bloke|guy|fella|lad|man|woman|girl|chap|lady|video|kid on|in|at|from|who|once"
        ],
    )
    .is_some()
}

/// `she had us all iron the flags`
fn made_us(words: &[Token]) -> bool {
    let made = find(
        words,
        patterns![
            "had us|me|them all? *",
            "made us|me|them all? *",
            "he'd|she'd|they'd have us|me|them"
        ],
    );
    made.is_some_and(|(at, n)| {
        at <= 6
            && is_action(&words[at + n - 1].key)
            && starts_any(words, patterns!["you|we|i|if|when"]).is_none()
    })
}

/// `somebody once left it on`
fn once_did(words: &[Token]) -> bool {
    let once = starts_any(
        words,
        patterns![
            "somebody|someone|one|some * once",
            "somebody|someone|people once|always? *"
        ],
    );
    once.is_some_and(|n| {
        is_past(&words[n - 1].key) || words.get(n).is_some_and(|t| is_past(&t.key))
    })
}

/// `Marlon once let it run dry`
fn name_once_did(words: &[Token]) -> bool {
    let once = words.iter().position(|t| t.key == "once").unwrap_or(0);
    (1..=3).contains(&once)
        && words[0].word.starts_with(char::is_uppercase)
        && !matches!(
            words[0].key.as_str(),
            "you" | "only" | "if" | "when" | "at" | "all" | "do"
        )
        && !is_action(&words[0].key)
        && words.get(once + 1).is_some_and(|t| {
            is_past(&t.key)
                || matches!(
                    t.key.as_str(),
                    "let" | "put" | "set" | "cut" | "hit" | "shut" | "read"
                )
        })
}

/// `on the ships we tied it`
fn did_elsewhere(words: &[Token]) -> bool {
    let elsewhere = starts_any(
        words,
        patterns![
            "on|in|at the|my * we|they|you",
            "on|in|at the|my * * we|they|you"
        ],
    );
    elsewhere
        .and_then(|n| words.get(n))
        .is_some_and(|t| t.key.ends_with("ed") && is_past(&t.key))
}

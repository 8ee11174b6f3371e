//! What is told and is not how it is done here: what would be, what others do, what one might think, what a book says.
use super::patterns::{
    PatternSet, WordSet, find, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::talk::lead;
use super::token::{Token, keys};
use crate::domain::quantity::quantities_of;

/// Whether words tell of anything but the work as it is done.
pub(super) fn is_unreal(tokens: &[Token]) -> bool {
    // `count the stems, because he'll tell you it's fifty` is done here
    let words = super::clauses::before_reason(lead(tokens));
    !words.is_empty()
        && (supposed(words)
            || super::elsewhere::elsewhere(words)
            || believed(words)
            || acted(words)
            || super::deeds::habit_of_others(words)
            || super::deeds::deed_of_others(words)
            || planned(words)
            || said_only(words)
            || quoted_value(words)
            || felt(words)
            || found_so(words)
            || super::hearsay::retells(words))
}

/// `if I won the lottery I'd …`, `in an ideal world`, `if it were me`.
pub(super) fn supposed(words: &[Token]) -> bool {
    static UNREAL: PatternSet = pattern_set![
        "and|but|so? if i|we|you|he|she|they|it|that|this|there|somebody|someone was|were|had|won|did|owned|ran|could|knew",
        "and|but|so? if it|that were|was me|us|up",
        "and|but|so? if only",
        "and|but|so? if i'd|we'd|you'd|he'd|she'd|they'd all|the|a|an|more|enough|another|time|money|known|thought|had|been",
        "and|but|so? if money|time|space was|were no|not|less",
    ];
    static WISHES: PatternSet = pattern_set![
        "in a|an? ideal|perfect world",
        "in theory",
        "i|we wish",
        "in my dreams",
        "if i had my way",
        "i'd|we'd|id love one|a|an|some|to",
        "my|our dream|wish|fantasy is|would|was",
        "if it|that|this were|was me|mine|ours|up",
        "i'd|id|we'd * * * * * personally",
        "i'd|id|we'd * * * * personally",
        "i'd|id|we'd * * * personally",
        "i'd|id|we'd * * personally",
    ];
    static WOULD: WordSet =
        word_set!("i'd we'd you'd he'd she'd they'd it'd would could might 'd id");
    has_any(words, &WISHES)
        || starts_any(words, &UNREAL)
            .is_some_and(|n| words[n..].iter().any(|t| WOULD.contains(t.key.as_str())))
        // `say you had a thousand of them, you'd hire a van`
        || starts_any(
            words,
            patterns!["and|but|so? say|suppose|imagine|pretend you|we|i|he|she|they|it|there had|were|was|got|wanted|needed"],
        )
        .is_some_and(|n| words[n..].iter().any(|t| WOULD.contains(t.key.as_str())))
}

/// `I find it goes patchy`, `I find the hard one scratches`: what somebody holds of it, and not where they look for it.
fn found_so(words: &[Token]) -> bool {
    const NAME: usize = 4;
    let Some(n) = starts_any(words, patterns!["i|we find"]).filter(|n| *n < words.len()) else {
        return false;
    };
    let that = starts_any(&words[n..], patterns!["that"]).unwrap_or(0);
    let said = &words[n + that..];
    let verb = said.iter().take(NAME + 1).position(|t| {
        super::verbs::is_third_person(&t.key) || matches!(t.key.as_str(), "is" | "are" | "works")
    });
    let led = |t: &Token| matches!(t.key.as_str(), "which" | "who" | "that" | "where" | "what");
    let judged = starts_any(
        said,
        patterns!["it|them|this|that|those too|better|easier|harder|worse|quicker|best|more"],
    );
    let says = verb.is_some_and(|at| {
        (at > 0 || that > 0) && !said[..at].iter().any(|t| led(t) || t.tail().is_some())
    });
    says || judged.is_some()
}

/// `you'd think …`, `everybody thinks it's thirty`.
fn believed(words: &[Token]) -> bool {
    static BELIEF: PatternSet = pattern_set![
        "you'd|you|they'd would|might|may|could? think|imagine|assume|expect|guess|argue|say",
        "you'd|you would? be amazed|surprised|shocked|astonished",
        "normally|usually|ordinarily|naturally you'd|you would|might|may? think|imagine|assume|expect|guess|want",
        "you wouldn't|won't|would not believe",
        "people|anyone|anybody|everyone|everybody|most|someone|somebody else? would|will",
        "a|the? lot|most|some of|people people|us|them|folks? would|will",
        "the temptation is",
        "it's|its|it is? tempting|easy to",
        "technically|officially|theoretically|strictly you're|you|we're|we|you'd",
        "i suppose|guess in principle|theory|you could",
        "everyone|everybody|people|folks|they thinks|think|assumes|assume|reckons|reckon",
    ];
    starts_any(words, &BELIEF).is_some()
        && words.iter().take(5).any(|t| {
            t.key.ends_with("'d")
                || t.key.starts_with("every")
                || matches!(
                    t.key.as_str(),
                    "might"
                        | "may"
                        | "would"
                        | "could"
                        | "people"
                        | "folks"
                        | "they"
                        | "temptation"
                        | "tempting"
                        | "easy"
                        | "wouldn't"
                        | "believe"
                        | "will"
                        | "technically"
                        | "officially"
                        | "theoretically"
                        | "strictly"
                        | "principle"
                )
        })
}

/// `next year it'll be done by a robot`, `we're thinking of moving`: not yet.
fn planned(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "and|but|so? next year|month|quarter|spring|summer|autumn|winter|season it|it'll|they|they'll|we|we'll|that|there|this",
            "we're|we|they're|they are? thinking|talking of|about",
            "we|they talked|thought about|of",
            "there's|there was|is? been? some? talk|a? plan|plans|rumour|rumor of|to|that",
            "rumour|rumor has it",
            "they're|they are? going|planning|about to change|move|switch|replace|close|get|buy|bring|scrap",
            "one|some day i|we|it|they|there",
            "eventually|someday|ultimately we'll|they'll|it'll|there'll|i'll|you'll",
            "eventually|someday we|they|it|there will",
            "the plan|idea is to? eventually|someday",
        ],
    )
    .is_some()
        || starts_any(
            words,
            patterns!["maybe|perhaps? someday|eventually", "maybe|perhaps? one|some day", "maybe|perhaps? in the? future"],
        )
        .is_some_and(|n| {
            words[n..].iter().take(4).any(|t| {
                matches!(t.key.as_str(), "could" | "might" | "would" | "will") || t.key.ends_with("'ll")
            })
        })
        || has_any(words, patterns!["some day|time it'll|we'll|they'll", "in the? future we|it|they|we'll|it'll|they'll"])
}

/// Phrases that bid nothing, whatever their words: `go figure`, `trust me`, `put it this way`.
static SAID_ONLY: PatternSet = pattern_set![
    "go figure",
    "if it all goes wrong|pear-shaped blame|cry|pray|drink|panic|run|hide|quit",
    "if all else fails buy|cry|pray|drink|panic|blame|swear|run|hide|quit|retire|eat",
    "trust|believe me",
    "take it from me",
    "take my word",
    "don't? ask me how|why",
    "put it this|that way",
    "say hi|hello|goodbye|cheese",
    "buy|treat|help|pinch|kick|congratulate|pat yourself|yourselves",
    "go home",
    "put your feet up",
    "good luck",
    "call me old|old-fashioned|crazy|mad|picky|fussy|paranoid",
    "and|but|so? if you're hungry|thirsty|peckish|bored|curious|nosy|homesick|lonely",
    "and|but|so? if you get|feel hungry|thirsty|peckish|bored|curious|nosy|homesick|lonely",
    "i|we read|heard|saw|watched *? *? online|somewhere|once",
    "i|we read|heard|saw|watched on|in a|the|some|one *",
    "imagine|picture that|this|doing|having|being|the|a",
    "try doing|explaining|telling|saying|that|this after|when|with|to",
    "don't tell my|the|anyone|anybody|him|her|them",
    "get out of here",
    "you|you'll|you'd|they|i? soon|quickly? get|gets a|the feel|hang|knack|sense|eye|ear|picture|idea|gist|drift for|of?",
    "you|you'll|you'd|they|i? soon|quickly? get used|better|quicker|faster to|at?",
    "leave a blank",
    "be quiet|nice|good|serious",
    "sit anywhere|yourself|still",
    "have another|a cake|coffee|cup|tea|biscuit|slice|seat|nice|good|great|lovely",
    "why don't you",
    "do i look",
    "i keep|always|kept say|saying|calling|forget|forgetting|mix|mixing",
    "i always|keep|kept|nearly want|wanting|try|trying to",
    "tell him|her|them|us about|how|what|why|where",
    "well|then? it|that|this all? depends",
    "you|you'll hear|get that|it|this|them|those|one a|every|twice|once|all|most|sometimes|often",
    "then? we'd|you'd|i'd|we'll|you'll|you|we have to see",
    "somebody|someone should|must|needs|has|ought to? find|look|decide|settle|sort|lay out|into|that|this|it",
    "somebody|someone should|must|needs|has|ought to? be? doing|finding|looking",
    "you|we could and|but",
    "tip|idea|advice|suggestion|proposal from *",
    "* idea|suggestion|proposal|dream|wish",
    "do you remember|know when",
];
/// The same, wherever they stand.
static SAID_ONLY_ANYWHERE: PatternSet = pattern_set![
    "in|at the|my * they made|make|have|had us|me|you",
    "when i|we was|were|worked|started|trained|lived|had",
    "that's a|another different|other thing|story|matter|procedure|subject|kettle",
    "but nobody|no-one does|bothers|did",
    "but we|i don't bother",
    "the way they|he|she teach|taught|teaches|do|did|does|show|showed it|you|us",
    "once upon a time",
];

fn said_only(words: &[Token]) -> bool {
    starts_any(words, &SAID_ONLY).is_some()
        || has_any(words, &SAID_ONLY_ANYWHERE)
        || request(words)
        || starts_any(words, patterns!["hang|hold on", "hang|hold on a? sec|second|minute|moment"])
            .is_some_and(|n| n == words.len())
        // `Ali counts it once, don't be Ali`
        || find(words, patterns!["don't|never be like|a? *"]).is_some_and(|(at, n)| {
            words[at + n - 1].word.starts_with(char::is_uppercase)
        })
}

/// `pass me the tape`, `shut the door would you`, `turn it down, love`: asked of somebody here and now.
fn request(words: &[Token]) -> bool {
    let me = starts_any(
        words,
        patterns![
            "pass|hand|fetch|grab|lend|chuck|throw me|us",
            "pour|bring|get|buy|order|make|save|cook|find|keep me|us back? the|a|an|some|one|another|two|something|anything"
        ],
    )
    .is_some();
    let asked = starts_any(words, patterns!["dude|mate|man|guys|sorry|hey? can|could|would|will you please|just? move|turn|pass|hold|hand|get|shut|stop|put|wait"])
        .is_some_and(|n| n < words.len());
    let tag = words.len() <= 14
        && (2..words.len()).any(|at| {
            let rest = &words[at..];
            starts_any(rest, patterns!["would|will|could|can you please?"])
                .is_some_and(|n| rest[n - 1].tail().is_some() || n == rest.len())
        });
    let called = words.len() <= 9
        && words.len() >= 3
        && words[words.len() - 2].comma()
        && matches!(
            words[words.len() - 1].key.as_str(),
            "love"
                | "pet"
                | "darling"
                | "dear"
                | "hun"
                | "honey"
                | "babe"
                | "mum"
                | "mom"
                | "dad"
                | "sweetheart"
                | "sweetie"
        )
        && super::verbs::is_action(&words[0].key)
        // `slot B, love`: a name with its letter
        && words[1].key.len() > 1;
    // `stop moving your arm now, pet, stay still`
    let soothed = (1..words.len()).any(|at| {
        words[at - 1].comma()
            && words[at].tail().is_some()
            && matches!(
                words[at].key.as_str(),
                "love" | "pet" | "darling" | "dear" | "sweetheart"
            )
    }) && super::verbs::is_action(&words[0].key);
    me || asked || tag || called || soothed
}

/// `in the films they always …`, `says your man`, `he'll say, just sign it`.
fn acted(words: &[Token]) -> bool {
    static STAGE: PatternSet = pattern_set![
        "in|like|from the films|movies|film|movie|cartoons|telly",
        "in|on the? video|videos|advert|adverts|ad|ads|telly|internet they|he|she|people|everybody|everyone",
        "on tv|telly|television|youtube",
        "says your man|one|himself|herself",
        "he'll|she'll|they'll say|go",
        // and not `they'll tell you the name of the driver`
        "he'll|she'll|they'll tell you|us|me that|to|they|they're|it|it's|he|he's|she|she's|there|there's|i|you",
        "he'd|she'd|they'd say|go",
        "he|she|they told us|me",
        "that was his|her|their way|method|idea|answer|advice|solution|trick|plan|thing",
    ];
    // `they'll say it fast`
    let says_it = has_any(
        words,
        patterns!["he'll|she'll|they'll say it|so|what|how|when|where|if|whether"],
    );
    if !says_it && has_any(words, &STAGE) {
        return true;
    }
    // `put foam in it, he says`
    find(words, patterns!["he|she|they says|say|goes|said", "i says"]).is_some_and(|(at, n)| {
        let before = at == 0 || words[at - 1].tail().is_some();
        let after = words[at + n - 1].tail().is_some() || at + n == words.len();
        // `bay one, he says`: a name with its number bids nothing
        let named = at == 2 && (words[1].key.len() == 1 || words[1].is_number());
        before && after && !named
    })
}

/// `it feels like two hours when you're cold`: a measure by feel, and not by the clock.
fn felt(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns!["it|that|they|this always|only|just? feels|feel|felt|seems|seemed like|more|longer|about|nearly"],
    )
    .is_some_and(|n| !quantities_of(&keys(&words[n..])).is_empty())
}

/// `the binder says thirty-five`: what is written somewhere is told as something else than what is done.
fn quoted_value(words: &[Token]) -> bool {
    static WRITTEN: PatternSet = pattern_set![
        "binder|book|bottle|manual|sheet|sign|leaflet|poster|wiki|doc|guide|instructions|packet|tin|website|handbook|slides|supplier|brochure|wall|spec|calendar says|say|said|reads|wants|still|has",
        "course|college|trainer|textbook|book|manual|instructions|training|regs tells|tell|teaches|teach you|us",
        "book|binder|bottle|manual|sheet|supplier that|who * * * * says|said",
        "old *? is|was|says|said",
        "in|on the *? *? *? *? it says|said",
    ];
    let head = &words[..words.len().min(10)];
    find(head, &WRITTEN).is_some_and(|(at, n)| {
        let rest = &words[at + n..];
        let taught = matches!(
            words[at + n - 2].key.as_str(),
            "tells" | "tell" | "teaches" | "teach"
        );
        taught
            || quantities_of(&keys(&rest[..rest.len().min(5)]))
                .iter()
                .any(|q| q.at <= 3)
                && !words[..at].iter().any(|t| {
                    matches!(
                        t.key.as_str(),
                        "check"
                            | "see"
                            | "look"
                            | "if"
                            | "what"
                            | "whatever"
                            | "as"
                            | "unless"
                            | "when"
                    )
                })
    })
}

#[cfg(test)]
mod tests {
    use super::super::token::{At, tokens};
    use super::*;

    #[test]
    fn only_what_is_done_here_is_real() {
        let at = At { source: 0, span: 0 };
        for no in [
            "If I won the lottery I'd buy us a robot",
            "so if it were me I'd put out a video version",
            "In an ideal world we'd send a picture",
            "At my last place we'd put the gel in up the ladder",
            "The Lyon people swap at 50 %",
            "Some shops just accept everything",
            "Back in Pune we were switching off the main breaker",
            "You'd think thirty-two",
            "Just fill it with foam, he says, put foam in it",
            "The driver, he'll say, oh just sign it",
            "They'd dry every coat with a hair dryer",
            "Next year it'll be done by the robot",
            "A lot of people would reach for the hammer",
            "My last boss would have had you do it by hand",
            "The other depot leaves them out overnight",
            "In Germany they wrap them in paper",
            "Shut the door would you, it's freezing",
            "The course tells you to start from the left",
            "The binder says thirty-five",
        ] {
            assert!(is_unreal(&tokens(no, at)), "{no}");
        }
        for yes in [
            "If it was off for an hour, throw it away",
            "The people in reception sign it",
            "Ask the night people for the key",
            "Do what the label says",
            "You might want to turn it off first",
            "Put it back in the box",
            "If the sheet says 5, set it to 5",
            "They'd better sign it",
        ] {
            assert!(!is_unreal(&tokens(yes, at)), "{yes}");
        }
    }
}

//! What people say around the work: greetings, the meeting itself, stories, small talk.
mod meeting;
mod nods;

pub(super) use self::meeting::{bids_machine, bids_writer, is_meeting, keeps_out, shows_around};
pub(super) use self::nods::{affirms, agrees, is_backchannel, no_by_itself, nods, wonders};
use super::fillers::SOUNDS;
use super::patterns::{
    PatternSet, WordSet, find, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::token::Token;

static ASIDE: PatternSet = pattern_set![
    "my daughter|son|kid|kids|wife|husband|dog|cat|mom|mum|dad|birthday|vacation|holiday|weekend|lunch|neighbor|neighbour|brother|sister|cousin|mother|father|girlfriend|boyfriend|partner|puppy|garden",
    "did you see|watch|hear|catch",
    "have you seen|watched|heard|tried",
    "speaking of",
    "that reminds me",
    "reminds me of",
    "off topic",
    "someone|somebody|can|could you? bring|get|fetch|buy|grab me|us",
    "last doughnut|donut|biscuit|cookie|slice",
    "how|how's the weather",
    "did i tell you",
    "you should|gotta|have see|try|watch to? that",
    "happy birthday|friday",
    "you deserve",
    "take the|a day|afternoon|morning|week|monday|tuesday|wednesday|thursday|friday off",
    "grab|get|need|want|fetch|make yourself|me|us? a|some|my|another coffee|lunch|tea|drink|beer|snack",
    "the game last|on",
    "the coffee here",
    "this weekend",
    "tea's|coffee's|kettle's|lunch's|pizza's|dinner's|breakfast's|beer's|cake's in|on|here|ready|up|out|getting",
    "last|the weekend was",
];

static OPENING: PatternSet = pattern_set![
    "by the way",
    "speaking of",
    "funny story",
    "that reminds me",
    "off topic",
    "oh my god",
    "did i tell you",
    "how was your",
    "how's your",
    "did you see|hear|watch|catch",
    "have you seen|tried|heard",
    "side note",
];

static RESUMING: PatternSet = pattern_set![
    "anyway",
    "anyways",
    "back to",
    "where was|were i|we",
    "anyhow",
    "so anyway",
    "right then",
    "so back",
    "okay so",
    "ok so",
    "so yeah",
    "right so",
    "moving on",
    "let's get back",
    "getting back",
];

/// The words after connectives and sounds.
pub(super) fn lead(tokens: &[Token]) -> &[Token] {
    static SKIPPED: WordSet = word_set!(
        "so and okay ok well alright all right but oh yeah yes now then hey great cool grand"
    );
    let skip = |t: &&Token| {
        let key = t.key.as_str();
        SKIPPED.contains(key) || SOUNDS.contains(key)
    };
    &tokens[tokens.iter().take_while(skip).count()..]
}

/// Private matters.
pub(super) fn is_aside(tokens: &[Token]) -> bool {
    has_any(tokens, &ASIDE) || offers(tokens)
}

/// `anybody want a coffee`, and not `somebody wants money, he brings the receipt`: whoever it is does something then.
fn offers(tokens: &[Token]) -> bool {
    let wants = find(
        tokens,
        patterns!["anyone|anybody|somebody|someone want|wants|fancy|need"],
    );
    let acts = |at: usize| {
        tokens[at..].windows(2).any(|p| {
            p[0].comma() && matches!(p[1].key.as_str(), "he" | "she" | "they" | "you" | "we")
        })
    };
    wants.is_some_and(|(at, n)| !acts(at + n))
}

/// A listener's advice about anything but the work: `you gotta try the noodles`.
pub(super) fn is_recommendation(tokens: &[Token]) -> bool {
    has_any(
        tokens,
        patterns!["you should|gotta|must|have|need|really to? try|see|visit|watch|taste|meet"],
    )
}

/// Words that leave the subject.
pub(super) fn opens_digression(tokens: &[Token]) -> bool {
    starts_any(lead(tokens), &OPENING).is_some()
}

/// `one second`, `just a sec, sorry`, and not `a second discount`.
fn bids_wait(tokens: &[Token]) -> bool {
    tokens.windows(2).enumerate().any(|(i, pair)| {
        let span = matches!(pair[0].key.as_str(), "one" | "a")
            && matches!(pair[1].key.as_str(), "sec" | "second" | "moment");
        // `dip it in the acid, one second`
        let lasts = pair[0].key == "one"
            && super::reading::read(&tokens[..i], super::turns::Mood::Speech)
                .is_some_and(|r| !r.first_person);
        let ends = pair[1].tail().is_some()
            || tokens
                .get(i + 2)
                .is_none_or(|next| matches!(next.key.as_str(), "please" | "sorry" | "i" | "let"));
        span && ends && !lasts && !is_rate(&tokens[..i])
    })
}

/// `two metres` **a second**, `one drop` **a second**: so many in each.
fn is_rate(before: &[Token]) -> bool {
    let [.., number, unit] = before else {
        return false;
    };
    let counted = number.is_number() && number.tail().is_none();
    unit.tail().is_none() && (counted || crate::domain::quantity::unit_of(&unit.key).is_some())
}

/// Something comes between: a door, a telephone.
pub(super) fn interrupts(tokens: &[Token]) -> bool {
    tokens.len() <= 14
        && (bids_wait(tokens)
            // `Come in!`, and not `before they come in`
            || starts_any(lead(tokens), patterns!["yes|yeah|hi|hello? come in", "hi|hello|hey|hiya|morning * come in"])
                .is_some_and(|n| n == lead(tokens).len() || lead(tokens)[n - 1].tail().is_some())
            || has_any(
                tokens,
                patterns![
                    "someone's|somebody's at the",
                    "hang|hold on a|one|sorry",
                    "excuse me a|mr|mrs|miss|ms|dr|sir|madam",
                    "be right? with you|him|her",
                    "that's|there's my|the phone|door|bell|doorbell|buzzer",
                    "hello|hiya|hi|morning mate|love|pal|guys|folks|there|dear",
                    "just a sec|second|minute|moment",
                    "i have|need to take this",
                    "let me just? get the|that|this door|phone|call|bell",
                    "that's|there's * *? ringing|calling|knocking|buzzing",
                    "brb",
                ],
            ))
        && !has_any(
            tokens,
            patterns![
                "for one|a second|moment",
                "wait|hold|press|leave|shake it|them|for|a|the? a|one|for second|sec|moment"
            ],
        )
}

/// `old habits`, `force of habit`: an excuse for a slip.
pub(super) fn is_habit(tokens: &[Token]) -> bool {
    tokens.len() <= 4
        && has_any(
            tokens,
            patterns!["old habits", "of habit", "my mistake|bad", "sorry"],
        )
}

/// Words that come back to it.
pub(super) fn resumes(tokens: &[Token]) -> bool {
    let bare = tokens.len() == 1
        && matches!(
            tokens[0].key.as_str(),
            "so" | "okay" | "ok" | "right" | "anyway" | "sorry"
        );
    let turns = tokens.len() > 1
        && tokens[0].comma()
        && matches!(
            tokens[0].key.as_str(),
            "right" | "okay" | "ok" | "anyway" | "now" | "so"
        );
    bare || turns
        || starts_any(tokens, &RESUMING).is_some()
        || starts_any(lead(tokens), &RESUMING).is_some()
}

/// `No way.`, `no problem`: a `no` to nothing of the work.
pub(super) fn denies_idly(words: &[Token]) -> bool {
    let idle = patterns![
        "no way|idea|chance|problem|problems|worries|worry|doubt|kidding|joke|need|one|matter|hurry|rush|wonder"
    ];
    starts_any(words, idle).is_some_and(|n| n == super::token::clause_end(words))
}

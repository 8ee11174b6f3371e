//! What once happened, what somebody said, and how it was done before.
mod obsolete;

pub(super) use self::obsolete::{is_obsolete, present};
use super::lexicon::is_past;
use super::patterns::{
    PatternSet, WordSet, find, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::talk::lead;
use super::token::Token;

pub(super) static STORY: PatternSet = pattern_set![
    "poor|bless old? * got|had|lost|fell|forgot|came|went|missed|broke",
    "yesterday",
    "the other day",
    "years|weeks|months ago",
    "one time",
    "last night",
    "this one guy|customer|time",
    "back in the",
    "back in my",
    "funny story",
    "true story",
    "my first day|week|year|job",
    "when i started",
    "i remember when|once|one|the",
    "we had a|this|one",
    "i had a|this|one",
    "there was a|this|one",
    "he|she was",
    "he|she said",
    "i was like",
    "they were",
];

/// A story of what once happened, or how it once was.
pub(super) fn is_story(tokens: &[Token]) -> bool {
    static PAST: WordSet = word_set!(
        "had was were got went did came told said lost forgot broke left took ended spilled called tried made"
    );
    if quotes(tokens) || recounts(tokens) || of_a_year(tokens) {
        return true;
    }
    // `roll back the deploy if there was one in the last two hours`
    let case = tokens.iter().skip(1).position(|t| t.key == "if");
    let tokens = &tokens[..case.map_or(tokens.len(), |at| at + 1)];
    let past = tokens.iter().any(|t| PAST.contains(t.key.as_str()))
        || tokens.windows(2).any(|p| {
            // `my nephew caught one`: a noun and its verb in the past
            is_past(&p[1].key)
                && !super::verbs::is_participle(&p[1].key)
                && !super::lexicon::is_auxiliary(&p[0].key)
                && p[0].tail().is_none()
        });
    let dated = has_any(
        tokens,
        patterns![
            "last week|month|year|summer|winter|time|spring|fall|friday|monday|tuesday",
            "once before|when|in|at|on|because|and|by|during|with|last",
            "this morning",
        ],
    );
    let dated = dated
        || tokens
            .last()
            .is_some_and(|t| t.key == "once" && tokens.len() > 3);
    let told = find(tokens, &STORY).is_some_and(|(at, _)| {
        // `valves back how they were` tells no story
        !matches!(tokens[at].key.as_str(), "they" | "he" | "she")
            || at == 0
            || tokens[at - 1].tail().is_some()
            || matches!(
                tokens[at - 1].key.as_str(),
                "and" | "but" | "so" | "because"
            )
    });
    (past && (dated || told || of_somebody(tokens)))
        || yesterday(tokens)
        || once(lead(tokens))
        || as_if_now(lead(tokens))
        || has_any(
            tokens,
            patterns![
                "the other day",
                "funny story",
                "true story",
                "years ago",
                // `the webhook thing bit me in June`
                "thing bit|burned|burnt|caught|cost|got|hit|stung|killed|ruined me|us|him|her|them",
                "one|some time|day|night|morning|year i|we|he|she|they|a|the|this|some|somebody|someone|i'm|i've|he's|she's|we're|they're|my|our",
            ],
        )
}

/// `2017, the tenor fell off the stage`: what happened in a year that is named first.
fn of_a_year(tokens: &[Token]) -> bool {
    let led = tokens.first().is_some_and(|t| t.comma() && is_year(t));
    led && tokens[1..].iter().any(|t| is_past(&t.key))
}

fn is_year(t: &Token) -> bool {
    t.key.len() == 4
        && (t.key.starts_with("19") || t.key.starts_with("20"))
        && t.key.bytes().all(|b| b.is_ascii_digit())
}

/// `a boy in my class let it fall, went straight through the belly`; `a customer that's lost their ticket pays` is a rule.
fn of_somebody(tokens: &[Token]) -> bool {
    let rule = |t: &Token| {
        matches!(
            t.key.as_str(),
            "you" | "your" | "must" | "should" | "will" | "if" | "when"
        )
    };
    starts_any(
        lead(tokens),
        patterns![
            "a|one boy|girl|lad|bloke|guy|kid|chap|apprentice|trainee|student|colleague|fellow|intern|friend|mate|cousin|neighbour|woman|man in|from|at|of|here|there|once|who|let|broke|fell|took|lost|got|did|didn't|went|put|left|forgot"
        ],
    )
    .is_some()
        && !tokens.iter().any(rule)
}

/// `yesterday it stuck`, and not `the ashes from yesterday`.
fn yesterday(tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(at, t)| {
        let of = at > 0 && matches!(tokens[at - 1].key.as_str(), "from" | "of" | "since");
        t.key == "yesterday" && !of
    })
}

/// `Once I let him go and it was sixty short`: what happened one time; `once we have counted it, …` is a case.
fn once(words: &[Token]) -> bool {
    const FAR: usize = 14;
    let told = starts_any(
        words,
        patterns![
            "once i|we|he|she|they|somebody|someone",
            "once a|an|my|our|this|one * *",
            "once dad|mum|mom|gran|grandad|nan *"
        ],
    )
    .or_else(|| {
        // `Once Jo left the gate open and we lost three`
        let name = words
            .get(1)
            .filter(|t| words[0].key == "once" && super::lexicon::is_capitalised(t))?;
        let did =
            words.get(2).is_some_and(|t| is_past(&t.key)) && !super::verbs::is_action(&name.key);
        did.then_some(2)
    });
    let rest = &words[..words.len().min(FAR)];
    let past = rest.windows(2).any(|p| {
        let helped = matches!(
            p[0].key.as_str(),
            "have" | "has" | "is" | "are" | "been" | "be"
        ) || p[0].key.ends_with("'s")
            || p[0].key.ends_with("'ve");
        // `wanted it`: no participle
        let acted = p[1].key.ends_with("ed") && p[1].tail().is_none();
        is_past(&p[1].key) && !helped && (acted || !super::verbs::is_participle(&p[1].key))
    });
    let now = |t: &Token| matches!(t.key.as_str(), "you" | "you're" | "your" | "is" | "are");
    told.is_some() && past && !rest.iter().any(now)
}

/// `Last winter a lad from the yard, he leaves his phone on the belt`: what happened, told as if it were now.
fn as_if_now(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns![
            "last week|month|year|summer|winter|time|spring|autumn|fall|night|season|christmas|easter|monday|tuesday|wednesday|thursday|friday|saturday|sunday a|an|this|some|one|somebody|someone|my|he|she|they|our",
            "this|so? one guy|lad|bloke|fella|woman|girl|man|kid|customer|chap|fellow|driver|student|apprentice",
            "my first|second|last day|week|month|year|job|shift|time here|there|at|on|in? i|we",
            "when i was|started|came|joined|worked",
            "back? in|during the war|army|navy|fifties|sixties|seventies|eighties|nineties i|we|they|he|she|my|our|people",
            "a|two|three|four|five|six|ten|couple|few|several couple|few? of? years|year|winters|summers|seasons|weeks|months|days|batches|jobs|shifts|moves|managers|owners ago|back",
            "my|our first|last|old|previous * i|we|they"
        ],
    )
    .is_some()
        && !words.iter().take(8).any(|t| matches!(t.key.as_str(), "you" | "your" | "if" | "when" | "every"))
}

/// Somebody's words, told again: `and somebody said just open it`.
pub(super) fn quotes(tokens: &[Token]) -> bool {
    static SPEAKERS: PatternSet = pattern_set![
        "he|she|they|somebody|someone|i|boss|guy|man|woman|lady|consultant|customer|people|everybody|everyone|kid|manager|mate|mum|dad|wife|husband|director|bloke said|goes|went|told|shouted",
        "he|she|they|somebody|someone|i was|were like",
        "he's|she's|they're like|going",
    ];
    find(tokens, &SPEAKERS).is_some_and(|(at, n)| {
        let rest = &tokens[at + n..];
        let value = !super::amounts::amounts(&rest[..rest.len().min(4)]).is_empty();
        let moved = matches!(tokens[at + n - 1].key.as_str(), "goes" | "went");
        let told = !moved || tokens[at + n - 1].comma();
        !value
            && !rest.is_empty()
            && told
            && starts_any(tokens, patterns!["like|as i|we said"]).is_none()
    })
}

/// A deed of the past with a person as its subject: `we did this once`, `I left a screwdriver in a panel`.
pub(super) fn recounts(tokens: &[Token]) -> bool {
    let rest = lead(tokens);
    let when = starts_any(
        rest,
        patterns![
            "in|last|one|that|this spring|summer|autumn|fall|winter|january|february|march|april|june|july|august|september|october|november|december|year"
        ],
    );
    let rest = &rest[when.unwrap_or(0)..];
    let Some(first) = rest.first() else {
        return false;
    };
    let person = matches!(first.key.as_str(), "i" | "we" | "he" | "she" | "they");
    let skip = rest[1..]
        .iter()
        .take_while(|t| super::lexicon::is_adverb(&t.key))
        .count();
    let verb = rest.get(1 + skip).map_or("", |t| t.key.as_str());
    let ambiguous = matches!(
        verb,
        "put"
            | "cut"
            | "set"
            | "let"
            | "read"
            | "hit"
            | "shut"
            | "used"
            | "need"
            | "feed"
            | "found"
            | "forgot"
            | "said"
            | "thought"
            | "mentioned"
            | "skipped"
            | "missed"
            | "ground"
            | "felt"
    );
    // `I told you eight hours`: what was said of the work
    let to_you = starts_any(
        rest,
        patterns!["i|we told|gave|showed you", "i|we left * out"],
    )
    .is_some();
    // `they put it up after the audit`: why a value is another now
    let moved = starts_any(
        rest,
        patterns!["they|he|she put it|that|them up|down|back after|since|because|last|in|when"],
    )
    .is_some();
    moved || person && is_past(verb) && !ambiguous && !to_you
}

/// `(Story about her aunt)`: a remark of whoever took the notes.
pub(super) fn is_remark(tokens: &[Token]) -> bool {
    let opened = tokens.first().is_some_and(|t| t.word.starts_with('('));
    let whole = opened
        && (tokens.last().is_some_and(|t| t.word.contains(')'))
            || !tokens.iter().any(|t| t.word.contains(')')));
    let past = tokens.windows(2).any(|p| {
        super::lexicon::is_subject(&p[0].key) && (is_past(&p[1].key) || p[1].key == "used")
    });
    whole
        && (past
            || starts_any(
                tokens,
                patterns![
                    "long|funny|nice|a|some? story|joke|anecdote|chat|digression|lunch|laughter"
                ],
            )
            .is_some()
            || is_story(tokens))
}

/// Words that name a year that is over, as stories do.
pub(super) fn is_dated(tokens: &[Token]) -> bool {
    tokens.iter().any(is_year) || recounts(tokens)
}

//! Clauses that warn: `never`, `be careful`, `you must not`.
use super::lexicon::{is_past, is_subject};
use super::patterns::{
    PatternSet, WordSet, find, has_any, pattern_set, patterns, starts_any, word_set,
};
use super::token::Token;
use super::turns::Mood;
use super::verbs::is_participle;

static HARMLESS: PatternSet = pattern_set![
    "you|we|i? don't|do not? have|need to|any",
    "you|we|i? don't|do not? worry|hesitate|think|know|mind|panic|forget|care|believe|remember|really|like|see",
    "they|people|customers|he|she don't|doesn't really? like|mind|care",
    "don't|do not? be afraid|shy|surprised|alarmed|nervous|scared",
    "never mind|had|been|seen|heard|mattered|really",
    "i don't|do not|can't|cannot",
    "you|we can't|cannot see|tell|hear|remember|imagine|believe|really|go",
    "you|we never know|had|see|get",
    "we|you don't|do not? have|need|usually|get|always",
    "you? won't need|have|see|get|be|believe|find",
    "don't get me",
];
static DIRECT: PatternSet = pattern_set![
    "the? very? last thing you|we|anyone|anybody want|wants|need is",
    "what you|we don't|never want|do to? do? is",
    "never",
    "don't",
    "under no circumstances",
    "nothing else? happens|leaves|goes|gets|starts|moves",
    "no * no",
    "no * * no",
    "no *? *? *? without|before|until",
    "whatever you do",
    "no matter what",
    "absolutely? do not|never",
    "please don't|never",
    "must not",
    "avoid",
    "beware",
    "be careful|cautious|mindful",
    "be very|extremely|super|really careful",
    "careful",
    "watch out",
    "watch your",
    "mind the",
    "caution",
    "warning",
    "danger",
    "attention",
    "not to",
    "try not to",
    "ever",
    "just don't",
    "also don't|never",
    "always? be careful",
];
static SUBJECT: PatternSet = pattern_set![
    "you|we should never|not",
    "you|we must never|not",
    "you|we can never|not",
    "you|we never|don't|can't|cannot|mustn't|shouldn't|won't",
    "you|we do not",
    "you|we do|touch|say|sign|send|open|start nothing until|till|before|without",
    "you|we definitely|absolutely|really? don't|never|can't",
    "you|we have|want|need to be careful|cautious",
    "you've|you|we've got to be careful",
    "you gotta be careful",
    "you'll|you want to? be careful",
    "you|we are|should? not allowed? to",
    "you're|we're not allowed|supposed|meant to",
    "you|we aren't allowed|supposed|meant to",
    "you're|we're never to",
    "it|that|they isn't|aren't to be",
    "you|we should be careful|cautious",
    "it|that|this|they|these|those mustn't|shouldn't ever? be|get|go|touch|come|stand|sit|leave|run|stay|fall|drop|freeze|boil|dry",
    "it|that|this|they|these|those must|should|can|may not|never ever? be|get|go|touch|come|stand|sit|leave|run|stay|fall|drop|freeze|boil|dry",
    "it|that|this|they|these|those can't|cannot go|touch|get|stand|sit|stay",
    "there can't|mustn't|shouldn't|cannot be *",
    "there must|should|can not|never be *",
    "no one should|is|can|may|must|ever|goes|takes|opens|touches|leaves|gets|uses|enters|moves|comes|starts|puts|does",
    "nobody should|is|can|may|must|ever|goes|takes|opens|touches|leaves|gets|uses|enters|moves|comes|starts|puts|does",
    "nobody else? * until|without|before",
    "nobody|nothing under|in|near|behind|between|within|beneath|below|beyond|inside",
    "they|he|she don't|doesn't|never|can't|mustn't|must|shouldn't not? ever?",
    "make sure that? you|we|nobody|it|they|no never|don't|doesn't|do|aren't|isn't|one",
    "make sure not|never to",
    "you must|should be careful",
    "you don't ever",
    "you|we never ever",
    "make sure you're not",
];

pub(super) fn warning(tokens: &[Token], mood: Mood) -> Option<Vec<Token>> {
    // `Never again.`, `Tino and his hand. Never forget.`
    let cried = matches!(tokens, [never, word] if never.key == "never"
        && matches!(word.key.as_str(), "again" | "forget" | "mind" | "ends" | "fails"));
    // `people forget, don't they?`
    let tag = tokens.len() == 2
        && starts_any(
            tokens,
            patterns!["don't|doesn't|can't|won't it|they|we|you|he|she|i"],
        )
        .is_some();
    if cried
        || tag
        || starts_any(tokens, &HARMLESS).is_some()
        || tokens
            .first()
            .is_some_and(|t| t.key == "don't" && (t.tail().is_some() || tokens.len() == 1))
    {
        return None;
    }
    if let Some(n) = starts_any(tokens, &SUBJECT).filter(|n| *n < tokens.len()) {
        if starts_any(tokens, patterns!["make sure"]).is_some()
            && !tokens[..n].iter().any(|t| negative(&t.key))
        {
            return None;
        }
        if matches!(tokens[0].key.as_str(), "they" | "he" | "she")
            && !tokens[..n]
                .iter()
                .any(|t| negative(&t.key) || t.key == "doesn't" || t.key == "can't")
        {
            return None;
        }
        if matches!(tokens[0].key.as_str(), "you" | "we" | "i")
            && tokens
                .get(1)
                .is_some_and(|t| matches!(t.key.as_str(), "never" | "don't" | "do"))
        {
            let wanted = starts_any(&tokens[1..], patterns!["don't ever? want to"]);
            let mut main = tokens[1..].to_vec();
            if let Some(n) = wanted {
                main.drain(1..n);
            }
            return Some(main);
        }
        return Some(tokens.to_vec());
    }
    if forbids_thing(tokens, mood)
        || never_done(tokens)
        || never_goes(tokens)
        || nobody_may(tokens)
        || not_done(tokens)
        || not_allowed(tokens)
    {
        return Some(tokens.to_vec());
    }
    let direct =
        starts_any(tokens, &DIRECT).filter(|n| *n < tokens.len() || mood != Mood::Speech)?;
    let noun = mood == Mood::Speech
        && matches!(
            tokens[0].key.as_str(),
            "caution" | "warning" | "danger" | "attention" | "careful" | "ever" | "not"
        )
        && !tokens[direct - 1].comma()
        && starts_any(tokens, patterns!["careful with|not|of|when|here|around"]).is_none();
    (!noun).then(|| tokens.to_vec())
}

/// `he's not allowed out until they're out`, `kids aren't allowed behind the bar`
fn not_allowed(tokens: &[Token]) -> bool {
    const SUBJECTS: usize = 5;
    let head = &tokens[..tokens.len().min(SUBJECTS + 2)];
    let barred = find(
        head,
        patterns![
            "isn't|aren't|ain't allowed",
            "is|are not allowed",
            "not allowed"
        ],
    );
    let asks = |t: &Token| {
        matches!(
            t.key.as_str(),
            "if" | "when"
                | "what"
                | "why"
                | "who"
                | "i"
                | "i'm"
                | "was"
                | "were"
                | "that's"
                | "it"
                | "it's"
                | "that"
                | "this"
                | "because"
        )
    };
    barred.is_some_and(|(at, n)| {
        at > 0
            && at + n < tokens.len()
            && !tokens[..at].iter().any(asks)
            && tokens[at + n - 1].tail().is_none()
    })
}

/// `the pump must not run dry`, `gift cards cannot be refunded`: what may not be, of whatever is named.
pub(super) fn must_not(tokens: &[Token]) -> bool {
    let verb = tokens
        .iter()
        .position(|t| super::lexicon::is_auxiliary(&t.key) || t.key == "cannot");
    let barred = verb.is_some_and(|at| {
        starts_any(
            &tokens[at..],
            patterns![
                "must|may|shall|should|can not|never",
                "mustn't|cannot|can't|shan't",
                "is|are not|never to be"
            ],
        )
        .is_some()
    });
    barred && !tokens.iter().any(|t| t.key == "but")
}

/// `no salt on the ramp`: a thing that must not be there.
fn forbids_thing(tokens: &[Token], mood: Mood) -> bool {
    let loose = starts_any(tokens, patterns!["no problem|worries|idea|need|matter|more|longer|doubt|way|thanks|clue|one|chance|pressure|rush|wonder|no|you|we|i|it|that|the|not|it's|that's|they're|there's|we've|you've|he|she|they|this"]).is_some();
    let place = tokens.iter().skip(2).any(|t| {
        matches!(
            t.key.as_str(),
            "on" | "in" | "near" | "under" | "over" | "inside" | "at" | "into"
        )
    });
    tokens.len() >= 4
        && tokens[0].key == "no"
        && tokens[0].tail().is_none()
        && !loose
        && place
        && (mood != Mood::Speech || tokens.len() <= 10)
        && !tokens.iter().any(|t| super::lexicon::is_auxiliary(&t.key))
}

/// `the trolley's never left open`, `keys are never given out`: what must not be done to a thing.
fn never_done(tokens: &[Token]) -> bool {
    const NAME: usize = 5;
    let Some(never) = tokens.iter().take(NAME + 2).position(|t| t.key == "never") else {
        return false;
    };
    let Some(is) = never
        .checked_sub(1)
        .filter(|is| !is_subject(&tokens[*is].key))
    else {
        return false;
    };
    let be = match tokens[is].key.as_str() {
        "is" | "are" => is,
        key if key.ends_with("'s") => is + 1,
        _ => return false,
    };
    let done = tokens.get(never + 1).is_some_and(is_done);
    done && is > 0 && super::gather::is_thing(&tokens[..be])
}

/// `nobody on stage while you're moving anything`, `nobody swims`: what nobody may do.
fn nobody_may(tokens: &[Token]) -> bool {
    static KNOWS: WordSet = word_set!(
        "knows says does has is was likes minds cares wants needs sees notices remembers gets comes thinks tells asks answers"
    );
    let Some(n) = starts_any(tokens, patterns!["nobody|no-one", "no one"]) else {
        return false;
    };
    let placed = starts_any(
        &tokens[n..],
        patterns!["on|in|near|under|behind|at the|a|your|stage|site *"],
    )
    .is_some()
        && has_any(tokens, patterns!["while|when|until|till|before|without"]);
    let does = tokens
        .get(n)
        .is_some_and(|t| super::verbs::is_third_person(&t.key) && !KNOWS.contains(t.key.as_str()));
    let alone = tokens.get(n).is_some_and(|t| t.tail().is_some()) && tokens.len() == n + 1;
    placed || does && alone
}

/// `acids never go in with the solvents`, `the key never leaves the office`: where a thing must not be.
fn never_goes(tokens: &[Token]) -> bool {
    const NAME: usize = 5;
    static GOES: PatternSet = pattern_set![
        "never go|goes|come|comes|get|gets|leave|leaves|touch|touches|enter|enters|stay|stays|sit|sits|stand|stands|belong|belongs|share|shares *",
        "don't|doesn't go|belong in|into|on|onto|near|under|with|through|to|out|past|across|over|back *",
        "do|does not go|belong in|into|on|onto|near|under|with|through|to|out|past|across|over|back *"
    ];
    (1..tokens.len().min(NAME + 1)).any(|never| {
        starts_any(&tokens[never..], &GOES).is_some()
            && !is_subject(&tokens[0].key)
            && super::gather::is_thing(&tokens[..never])
    })
}

/// `the dirty ones don't get washed`, `the ladder isn't left outside`: what is not done to a thing.
fn not_done(tokens: &[Token]) -> bool {
    const NAME: usize = 5;
    static STATES: WordSet = word_set!(
        "finished done broken used needed required allowed supposed included meant made called known based related connected interested worried bothered concerned covered fixed closed gone lost stuck damaged involved affected limited"
    );
    let denied = |i: &usize| {
        let gets = starts_any(&tokens[*i..], patterns!["don't|doesn't get"]);
        let is = starts_any(&tokens[*i..], patterns!["isn't|aren't", "is|are not"]);
        let at = gets.or(is).map(|n| i + n);
        // `wet boxes aren't stacked`: of all of them, and not of those here
        let kind = [&tokens[i - 1], &tokens[0]]
            .into_iter()
            .any(super::amends::is_several)
            && !super::lexicon::DETERMINERS.contains(tokens[0].key.as_str());
        let more =
            at.is_some_and(|at| kind || tokens.len() > at + 1 && tokens[at].tail().is_none());
        let treated = |t: &Token| gets.is_some() || more && !STATES.contains(t.key.as_str());
        at.and_then(|at| tokens.get(at))
            .is_some_and(|t| is_done(t) && treated(t))
    };
    let at = (1..tokens.len().min(NAME)).find(denied);
    // `the pump isn't switched on yet`: how it is now
    let now = tokens.iter().any(|t| {
        matches!(
            t.key.as_str(),
            "yet" | "anymore" | "properly" | "right" | "enough"
        )
    });
    at.is_some_and(|at| !now && !is_subject(&tokens[0].key) && named(&tokens[..at]))
}

/// `letters`, `letters marked "personal"`: a thing, or a thing of which it is said how it is.
fn named(words: &[Token]) -> bool {
    let marked = words.get(1).is_some_and(|t| is_participle(&t.key)) && words.len() > 2;
    super::gather::is_thing(if marked { &words[..1] } else { words })
}

/// `left`, `washed`: what was done to a thing.
fn is_done(t: &Token) -> bool {
    is_past(&t.key) || is_participle(&t.key)
}

fn negative(key: &str) -> bool {
    matches!(
        key,
        "never" | "not" | "don't" | "doesn't" | "nobody" | "no" | "aren't" | "isn't" | "you're"
    )
}

//! What a speaker owns to: a value said as a guess, a rule that nobody made, a case that never came.
use super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::questions::{self, Doubt, Loose, WHICH};
use super::talk;
use super::token::{Token, places, plain, stems};
use super::turns::{End, Mood, Sentence};

/// The most words of a sentence that owns to something, and of one that says nothing else.
const LONGEST: usize = 30;
const SHORT: usize = 12;

/// The open question of a sentence whose speaker owns to not knowing for sure.
pub(super) fn admission(sentences: &[Sentence], at: usize) -> Option<Doubt> {
    let s = &sentences[at];
    if s.end == End::Question && s.mood == Mood::Speech || s.tokens.len() > LONGEST {
        return None;
    }
    untried(s)
        .or_else(|| guessed(s))
        .or_else(|| disputed(sentences, at))
}

/// Whether a sentence tells a case whose end nobody knows, or that what was told is open, and nothing else.
pub(super) fn is_left_open(s: &Sentence) -> bool {
    let told = || super::amounts::amounts(&s.tokens).is_empty() && has_any(&s.tokens, &OPEN);
    let short = s.tokens.len() <= SHORT;
    s.end != End::Question
        && s.tokens.len() <= LONGEST
        && (untried(s).is_some() || short && (told() || is_open(&s.tokens)))
}

/// That nobody has settled something yet.
static OPEN: PatternSet = pattern_set![
    "nobody's|no-one's|nobody|no-one ever|never|has|have? ever|never|yet? sorted|settled|decided|agreed|fixed|cleared",
    "we've|they've never ever? sorted|settled|decided|agreed",
    "still|yet to be sorted|settled|decided|agreed|fixed|cleared|confirmed|discussed",
    "couldn't|can't|wouldn't swear|vouch to|for|by",
    "don't|doesn't|can't|cannot|couldn't|never agree",
];

/// `That's still open.`
fn is_open(words: &[Token]) -> bool {
    starts_any(
        talk::lead(words),
        patterns![
            "it's|that's|they're so? still|all? open|undecided|unclear|unsettled",
            "still|all? undecided|unclear|unsettled",
            "still open"
        ],
    ) == Some(talk::lead(words).len())
}

/// `in a power cut you'd, well, we've never had one`, `if it's a weekend, to be confirmed`.
fn untried(s: &Sentence) -> Option<Doubt> {
    let words = talk::lead(&s.tokens);
    let opens = starts_any(
        words,
        patterns!["if|unless", "in case", "in|during|after a|an"],
    )?;
    let open = has_any(
        words,
        patterns![
            "we've|i've|we|i have? never had|seen|needed|done|tried one|it|that|any?",
            "it|that|that's|it's has? never happened|happens|come|been",
            "to be confirmed|decided|agreed|settled",
            "tbc|tbd|tba",
            "above|beyond my|our pay|paygrade|head",
            "i've|i have no idea|clue",
            "couldn't|can't tell you"
        ],
    );
    let end = words
        .iter()
        .position(Token::comma)
        .unwrap_or(words.len() - 1);
    let case = &words[..=end.min(words.len() - 1)];
    (open && case.len() > opens).then(|| Doubt {
        text: format!("What happens {}?", super::phrase::lowered(&plain(case))),
        ask: s.speaker.clone(),
        at: places(&s.tokens),
    })
}

/// `I want to say noon, but don't quote me`, `ninety days, or is it sixty`.
fn guessed(s: &Sentence) -> Option<Doubt> {
    let value = !super::amounts::amounts(&s.tokens).is_empty();
    let hedged = has_any(
        &s.tokens,
        patterns![
            "i want to say",
            "don't quote me",
            "off the top of my head",
            "from memory",
            "or is|was it|that",
            "one or the other",
            "one of those|these",
            "one of the two",
            "i could be wrong",
            "i might be wrong",
            "if i remember right|rightly|correctly"
        ],
    );
    (value && hedged).then(|| quoted(&[s], "is that right?", s.speaker.clone()))
}

/// `19 or 20, Jo and Raj disagree`: who is named does not agree.
fn disputed(sentences: &[Sentence], at: usize) -> Option<Doubt> {
    let s = &sentences[at];
    let before = at
        .checked_sub(1)
        .map(|i| &sentences[i])
        .filter(|b| b.source == s.source);
    // `Wim says with, Ilse says without`
    if two_say(&s.tokens) {
        return Some(quoted(&[s], WHICH, None));
    }
    if super::disputes::both_told(&s.tokens).is_some() {
        let said = plain(&super::fillers::strip(&s.tokens));
        let names = super::disputes::content(&s.tokens).len() > 2;
        let of =
            before.filter(|b| !names && stems(&b.tokens).len() >= 2 && b.tokens.len() <= LONGEST);
        return Some(Doubt {
            text: of.map_or_else(String::new, |b| format!("“{}”: ", plain(&b.tokens)))
                + &format!("“{said}”: {WHICH}"),
            ask: None,
            at: places(&s.tokens),
        });
    }
    let disagree = has_any(
        &s.tokens,
        patterns![
            "disagree|disagrees|differ",
            "can't|cannot|couldn't|don't|never agree",
            "argue|arguing|argued about|over",
            "depends on? who|whom|which|whose you|trained|is|was|they|taught|of|manager|shift"
        ],
    );
    let cased = has_any(&s.tokens, patterns!["if|when|unless"]);
    if !disagree || cased {
        return None;
    }
    // `we've argued about that for a year`: how long is no value
    let lasting = starts_any(&s.tokens, patterns!["we|they|we've|they've|we're|they're"]).is_some()
        && has_any(&s.tokens, patterns!["for|since a|an|ages|years|months|*"]);
    let or = |t: &Token| matches!(t.key.as_str(), "or" | "both");
    let either =
        s.tokens.iter().any(or) || !lasting && !super::amounts::amounts(&s.tokens).is_empty();
    if either {
        return Some(quoted(&[s], WHICH, None));
    }
    let of_it = has_any(&s.tokens, patterns!["about|on|over it|that|this"]);
    match before.filter(|_| of_it) {
        Some(b) if b.end == End::Question => Some(super::questions::unanswered(&b.tokens, None)),
        Some(_) if stems(&s.tokens).len() >= 5 => Some(quoted(&[s], "what holds?", None)),
        Some(b) => Some(quoted(&[b, s], WHICH, None)),
        None => None,
    }
}

/// `Wim says with the manager, Ilse says without`: two who are named each say their own.
fn two_say(words: &[Token]) -> bool {
    let name = |t: &Token| t.word.starts_with(char::is_uppercase) && t.tail().is_none();
    let says = |p: &&[Token]| {
        name(&p[0]) && matches!(p[1].key.as_str(), "says" | "reckons" | "thinks" | "wants")
    };
    let mut who: Vec<&str> = words
        .windows(2)
        .filter(says)
        .map(|p| p[0].key.as_str())
        .collect();
    who.dedup();
    who.len() >= 2
}

/// That a speaker cannot say it here.
static NOT_HERE: PatternSet = pattern_set![
    "don't|haven't have|got it|that|the|them *? in my head",
    "don't|haven't have|got it|that|the|them *? to hand",
    "don't|haven't have|got it|that|the|them *? with|on me"
];

/// That there is no rule.
static UNRULED: PatternSet = pattern_set![
    "never been told|shown|asked",
    "heard both",
    "grey|gray area",
    "bit|little|somewhat|all vague|fuzzy|hazy|woolly|unclear",
    "i never|don't|can't remember what|who|where|which|the|how",
    "i always forget what|who|where|which|how",
    "never done|seen that|it|this|one *? *? myself|before",
    "don't ask me what|who|where|which|when|whether",
    "beats|beyond me",
    "there's|there is? no rota|rule|policy|agreement|procedure",
    "argued about|over for|since"
];

/// `I don't have it in my head`, `nobody's ever sorted that out`: what was said before it stands open.
pub(super) fn unruled(sentences: &[Sentence], at: usize) -> Option<Loose> {
    let s = &sentences[at];
    if s.end == End::Question && s.mood == Mood::Speech || s.tokens.len() > LONGEST {
        return None;
    }
    let here = has_any(&s.tokens, &NOT_HERE);
    // `don't ask me`, and no more
    let owns = has_any(&s.tokens, &UNRULED)
        || has_any(&s.tokens, &OPEN)
        || is_open(&s.tokens)
        || starts_any(&s.tokens, patterns!["don't ask me"]) == Some(s.tokens.len());
    if !here && !owns {
        return None;
    }
    let words = super::fillers::strip(&s.tokens);
    // alone, the words have to name what they are about
    let whole = stems(&words).len() >= 5 && words.len() >= 9;
    let last = at.checked_sub(1).map(|i| &sentences[i]);
    let last = last.filter(|b| b.turn == s.turn && stems(&b.tokens).len() >= 2);
    let before = last
        .map(|b| super::fillers::strip(&b.tokens))
        .or_else(|| questions::claim(sentences, at))
        .filter(|_| !whole);
    let all = match before {
        Some(mut before) => {
            super::token::mark_last(&mut before, '.');
            [before, words].concat()
        }
        None => words,
    };
    let question = if here {
        "what is it?"
    } else {
        "what is the rule?"
    };
    let mut about = questions::around(sentences, at);
    about.push(stems(&all));
    Some(Loose {
        doubt: Doubt {
            text: format!("“{}”: {question}", questions::short(&all)),
            ask: None,
            at: places(&s.tokens),
        },
        about,
    })
}

/// What was said, and what is to be asked of it.
fn quoted(said: &[&Sentence], question: &str, ask: Option<String>) -> Doubt {
    let words: Vec<Token> = said
        .iter()
        .flat_map(|s| super::fillers::strip(&s.tokens))
        .collect();
    Doubt {
        text: format!("“{}”: {question}", plain(&words)),
        ask,
        at: said.iter().flat_map(|s| places(&s.tokens)).collect(),
    }
}

/// Whether words wave a case away: `it's never wrong`, `that doesn't happen`.
pub(super) fn dismisses(tokens: &[Token]) -> bool {
    let words = talk::lead(tokens);
    words.len() <= 7
        && starts_any(
            words,
            patterns![
                "it's|that's|they're|it|that|they|she|he never",
                "it|that|they won't|doesn't|don't|hasn't|haven't happen|happens|happened|fail|break",
                "then|well? we've|we|you've|you|i've|i have? got? a? problem|trouble|issue",
                "then|well? god help",
                "then|well? we're|you're|i'm stuck|done|in"
            ],
        )
        .is_some()
}

/// `Ask Deb.`: somebody else has to say.
pub(super) fn refers(tokens: &[Token]) -> bool {
    let words = talk::lead(tokens);
    words.len() <= 6
        && starts_any(
            words,
            patterns!["you'd|you'll|i'd|we'd|you|i? have|better|need? to? ask|check with? *"],
        )
        .is_some_and(|n| words[n - 1].word.starts_with(char::is_uppercase))
}

/// `Karl is wrong.`, `that's an old sheet`: what was put up does not hold.
pub(super) fn mistaken(words: &[Token]) -> bool {
    let whole = |n: usize| n == words.len() || words[n - 1].tail().is_some();
    starts_any(
        words,
        patterns![
            "no|nah? that's|it's|he's|she's|they're|they are? all? wrong|mistaken|rubbish|nonsense|outdated",
            "no|nah? the|my|that? * is|are|was wrong|mistaken|rubbish|nonsense|outdated|old"
        ],
    )
    .is_some_and(whole)
}

/// `is too low`, `isn't enough`: what follows a value that does not hold.
pub(super) fn unfit(rest: &[Token]) -> bool {
    starts_any(
        rest,
        patterns![
            "is|are|was|would|will|'s be? much|way|far? too|wrong|not",
            "isn't|aren't|wasn't|won't|wouldn't be? enough|right|good|okay|ok",
            // `three is for the warehouse`, `forty's the small oven`
            "is|are|was|'s only|just? for|in|at|with|on the|our|my|your|a|an",
            "is|are|was|'s only|just? the|our|my|your",
            // `a hundred was before the machine`, `40's only for wool`
            "was|were only|just? before|until|till|when|with|last|for|in",
            "is|are|'s only|just? for|with",
            "only for|with"
        ],
    )
    .is_some()
}

/// `He's right`, `oh, Nell's right, two of them`: what somebody else said holds.
pub(super) fn sides(tokens: &[Token]) -> bool {
    let words = super::talk::lead(tokens);
    if starts_any(words, patterns!["he|she|they is|are right|correct"]).is_some() {
        return true;
    }
    let [who, right, ..] = words else {
        return false;
    };
    matches!(right.key.as_str(), "right" | "correct")
        && (right.tail().is_some() || words.len() == 2)
        && who.key.ends_with("'s")
        && !matches!(
            who.key.as_str(),
            "what's" | "where's" | "there's" | "here's"
        )
}

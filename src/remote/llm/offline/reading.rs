//! What a clause asks of the reader: an action, a warning, a choice, or nothing.
use super::token::{Token, find, starts, starts_any};
use super::turns::Mood;
use super::verbs::{gerund_base, is_action, is_participle, is_state, is_third_person};

/// What a clause asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
    Step,
    Warning,
}

/// Where a clause wants to stand among the steps told before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    Here,
    BeforeLast,
    Start,
}

/// A clause understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub force: Force,
    pub hint: Hint,
    /// `If the customer declines`, `Once it is dry`; may be empty.
    pub condition: Vec<Token>,
    /// The instruction without its subject.
    pub main: Vec<Token>,
    /// The speaker tells what they do themselves.
    pub first_person: bool,
}

const LEADS: &[&str] = &[
    "and",
    "so",
    "then",
    "but",
    "now",
    "ok",
    "okay",
    "alright",
    "all right",
    "yeah",
    "yes",
    "yep",
    "oh",
    "also",
    "plus",
    "anyway",
    "anyways",
    "and then",
    "after that",
    "after this",
    "afterwards",
    "from there",
    "at that point",
    "first of all",
    "firstly",
    "secondly",
    "thirdly",
    "finally",
    "lastly",
    "for starters",
    "to start off? with",
    "to begin with",
    "step one|two|three|four|five|six|seven|eight|nine|ten|1|2|3|4|5|6|7|8",
    "number one|two|three|four",
    "then once that's done",
    "i forgot",
    "i forgot to say|mention",
    "one more thing",
    "and one more|other thing",
    "also important",
    "the other thing",
    "another thing",
    "by the way",
    "because",
    "cause",
    "remember",
    "again",
    "no",
    "let's say",
    "what else",
    "exactly",
    "correct",
    "sure",
    "no wait",
    "wait",
];
const COMMA_LEADS: &[&str] = &[
    "right",
    "well",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "next",
    "last",
    "good",
    "great",
    "look",
    "listen",
    "hey",
    "actually",
    "important",
    "note",
    "note that",
    "so",
    "there",
    "here",
    "in addition",
    "in general",
    "basically",
    "at the end",
    "in the end",
    "meanwhile",
    "usually",
    "normally",
    "generally",
];
const EARLIER: &[&str] = &[
    "before that",
    "before this",
    "before all? that",
    "but first",
    "oh and first",
    "but before that",
    "and before that",
    "first though",
    "actually first",
    "wait first",
];
const EARLIEST: &[&str] = &[
    "before any of? that|this|it",
    "before all of? that|this",
    "before anything else?",
    "before you|we|i do anything else?",
    "before you|we|i start|begin",
    "before starting",
    "before we|you even start",
    "at the very beginning|start",
    "actually the very? first thing",
    "the very first thing",
];
const FRAMES: &[&str] = &[
    "the very? first|next|second|third|fourth|last|final|other|only|main|important|key thing|step|part you|we|i want|need|have|gotta|should|'ll|always? to? do? here|then|now|there? is to?",
    "the very? first|next|second|third|fourth|last|final|other|only|main thing|step that? you|we|i do here|then|now|there? is to?",
    "the very? first|next|second|third|fourth|last|final|other|only|main thing|step is|was to?",
    "first|next|last|other|another thing you|we|i do? is to?",
    "the first|next|last|second|third|final thing to do is to?",
    "first|next|last thing to do is to?",
    "what you|we|i want|need|have|should|always|usually|like|typically|normally? to? do next|first|then|here|there|now? is to?",
    "what you'll|we'll|i'll do next|first|then|here|there|now? is to?",
    "what you're|we're|i'm going to do next|first|then|here? is to?",
    "all you|we have|need to do is to?",
    "all you|we do is to?",
    "your|our|my job is to",
    "it's|its|it is? very|super|really|critically? important|critical|essential|vital|best|crucial that|to",
    "the trick|key|idea|rule|goal|thing is to|that",
    "step one|two|three|four|five|six|seven|1|2|3|4|5|6|7 is to?",
    "it's your job to",
    "you're|you are? responsible for",
    "start|begin off? by",
    "next up is",
    "then comes|it's|its",
    "next is to?",
    "then it's time to",
    "it's time to",
    "the way you|we|i do it is to?",
    "the rule is that?",
    "you'll|you|we want|need to be sure|careful to",
    "remember to",
    "don't|do not? forget to",
    "never forget to",
    "be sure to",
    "go ahead and",
    "go and",
    "we go ahead and",
    "you go ahead and",
    "you're|we're|you|we are? going to want to",
    "you're|we're going to need to",
    "you|we might|may want to",
    "you'll|we'll|you|we will? want|need|have to",
    "i recommend|suggest|advise",
    "i'd|i would? recommend|suggest|advise",
    "try and",
    "you start|begin off? by",
    "we start|begin off? by",
    "i start|begin off? by",
];
const AUXILIARIES: &[&str] = &[
    "need to",
    "have to",
    "has to",
    "got to",
    "gotta",
    "should",
    "must",
    "will",
    "want to",
    "wanna",
    "are going to",
    "going to",
    "gonna",
    "are gonna",
    "would",
    "are supposed to",
    "supposed to",
    "had better",
    "better",
    "go ahead and",
    "go and",
    "shall",
    "then",
    "do",
    "are to",
    "can go ahead and",
    "start by",
    "begin by",
    "like to",
    "have got to",
    "try to",
    "make it a point to",
    "tend to",
];
const ADVERBS: &str = "always then just also usually normally basically first next simply quickly carefully manually immediately again still now typically generally only really actually probably finally gently slowly either even obviously essentially never ever all both later already quick quietly automatically physically visually personally thoroughly fully then";
pub(super) const SUBORDINATE: &[&str] = &[
    "if",
    "when",
    "whenever",
    "once",
    "unless",
    "after",
    "before",
    "as soon as",
    "in case",
    "while",
    "until",
    "as long as",
    "even if",
    "and if",
    "every time",
    "each time",
    "anytime",
    "where",
    "provided",
    "assuming",
    "depending on",
    "by the time",
];
const FRONTED: &[&str] = &[
    "for",
    "in",
    "on",
    "at",
    "with",
    "during",
    "within",
    "from",
    "under",
    "per",
    "every",
    "each",
    "in order to",
    "to",
    "by",
    "using",
    "without",
    "as",
    "inside",
    "between",
    "through",
    "otherwise",
    "if not",
    "if so",
    "twice",
    "weekly",
    "daily",
    "monthly",
    "while",
    "instead",
    "based",
    "over",
    "upon",
    "following",
    "some",
    "where",
    "since",
    "given",
    "above",
    "below",
    "either way",
    "in that case",
    "then",
    "throughout",
    "along",
];

/// Understands a clause, or finds that it asks nothing.
pub(super) fn read(tokens: &[Token], mood: Mood) -> Option<Reading> {
    read_within(tokens, mood, 0)
}

fn read_within(tokens: &[Token], mood: Mood, depth: usize) -> Option<Reading> {
    if tokens.is_empty() || depth > 2 {
        return None;
    }
    let (tokens, hint) = lead(tokens);
    if let Some(reading) = conditioned(tokens, mood, depth) {
        return Some(Reading {
            hint: if hint == Hint::Here {
                reading.hint
            } else {
                hint
            },
            ..reading
        });
    }
    let subordinate =
        starts_any(tokens, SUBORDINATE).is_some() && !matches!(mood, Mood::Item { .. });
    if subordinate {
        return None;
    }
    let (force, main, first_person) = main_clause(tokens, mood)?;
    Some(Reading {
        force,
        hint,
        condition: Vec::new(),
        main,
        first_person,
    })
}

/// Takes connectives off the front, keeping what they say about order.
fn lead(tokens: &[Token]) -> (&[Token], Hint) {
    let mut rest = tokens;
    let mut hint = Hint::Here;
    loop {
        if starts_any(rest, FRAMES).is_some() {
            if starts(rest, "the very first").is_some() {
                hint = Hint::Start;
            }
            return (rest, hint);
        }
        let comma_lead = starts_any(rest, COMMA_LEADS).filter(|n| {
            let subject = rest.get(*n).is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "you"
                        | "we"
                        | "i"
                        | "i'll"
                        | "you'll"
                        | "we'll"
                        | "don't"
                        | "never"
                        | "make"
                        | "you're"
                        | "we're"
                )
            });
            let verb = matches!(rest[0].key.as_str(), "first" | "next")
                && rest.get(*n).is_some_and(|t| is_action(&t.key));
            rest[n - 1].comma()
                || (subject && !matches!(rest[0].key.as_str(), "look" | "there" | "here"))
                || verb
        });
        let taken = if let Some(n) = starts_any(rest, EARLIEST).filter(|n| {
            *n < rest.len()
                && (rest[n - 1].comma()
                    || starts(&rest[*n..], "you|we|i|make|always|never|is").is_some())
        }) {
            hint = Hint::Start;
            n
        } else if let Some(n) = starts_any(rest, EARLIER).filter(|n| *n < rest.len()) {
            hint = Hint::BeforeLast;
            n
        } else if let Some(n) = comma_lead.or_else(|| {
            starts_any(rest, LEADS).filter(|n| *n < rest.len() && !is_noun_lead(rest, *n))
        }) {
            n
        } else {
            return (rest, hint);
        };
        rest = &rest[taken..];
        if rest.is_empty() {
            return (rest, hint);
        }
    }
}

/// `no food`, `because`-clauses and the like, where the word belongs to the clause.
fn is_noun_lead(rest: &[Token], len: usize) -> bool {
    let first = rest[0].key.as_str();
    (len == 1
        && first == "no"
        && !rest[0].comma()
        && !rest
            .get(1)
            .is_some_and(|t| matches!(t.key.as_str(), "you" | "we" | "no")))
        || (len == 1 && first == "remember" && starts(rest, "remember to").is_some())
}

/// A clause with a fronted condition, time or place.
fn conditioned(tokens: &[Token], mood: Mood, depth: usize) -> Option<Reading> {
    let clause = starts_any(tokens, SUBORDINATE).is_some();
    let phrase = starts_any(tokens, FRONTED).is_some();
    if !clause && !phrase {
        return None;
    }
    let cut = |at: usize| {
        let main = read_within(&tokens[at..], mood, depth + 1)?;
        let mut condition: Vec<Token> = tokens[..at].to_vec();
        if let Some(last) = condition.last_mut() {
            last.bare();
            last.word.push(',');
        }
        condition.extend(main.condition.iter().cloned());
        Some(Reading { condition, ..main })
    };
    let commas = (1..tokens.len())
        .filter(|i| tokens[i - 1].comma() || matches!(tokens[*i].key.as_str(), "then"));
    let bare = (2..tokens.len()).filter(|i| {
        (clause || starts(tokens, "to|for|in|on|at|with|otherwise|every|each").is_some())
            && begins_main(tokens, *i)
    });
    commas
        .take(4)
        .chain(bare.take(4))
        .find_map(cut)
        .or_else(|| {
            // `On mismatch call the lead`: written notes leave the comma out
            let written = mood != Mood::Speech;
            (2..tokens.len().min(9))
                .filter(|i| {
                    written
                        && (clause || *i < 5)
                        && is_action(&tokens[*i].key)
                        && tokens.get(i + 1).is_some_and(|t| opens_object(&t.key))
                        && !is_noun_slot(&tokens[i - 1].key)
                })
                .find_map(cut)
        })
}

/// Whether a main clause may begin here without a comma before it.
fn begins_main(tokens: &[Token], at: usize) -> bool {
    const HOLDS: &str = "that what which where how than as if when once before after until while unless and or because so who the a";
    let before = tokens[at - 1].key.as_str();
    let free = !HOLDS.split(' ').any(|w| w == before);
    let pronoun = matches!(
        tokens[at].key.as_str(),
        "you" | "we" | "you'll" | "we'll" | "you're" | "i"
    );
    let command = starts_any(
        &tokens[at..],
        &[
            "make sure",
            "don't",
            "do not",
            "never",
            "just",
            "please",
            "go ahead",
        ],
    )
    .is_some()
        && !is_noun_slot(before)
        && !matches!(before, "you" | "we" | "they" | "it" | "customer" | "i");
    free && ((pronoun && at >= 3) || command)
}

fn is_noun_slot(key: &str) -> bool {
    matches!(
        key,
        "the"
            | "a"
            | "an"
            | "your"
            | "our"
            | "their"
            | "its"
            | "this"
            | "that"
            | "each"
            | "every"
            | "no"
            | "any"
            | "of"
            | "to"
            | "new"
            | "and"
            | "or"
            | "you"
            | "we"
            | "i"
            | "they"
            | "not"
            | "for"
            | "in"
            | "on"
            | "with"
            | "my"
            | "by"
    )
}

/// Words that an object or a complement of a verb begins with.
pub(super) fn opens_object(key: &str) -> bool {
    const OPENERS: &str = "the a an your our their its his her my this that these those it them him us me all any each every both some no on off in out up down into onto over under to with for from at by through around across against about back away and what whether how which who if one two three four five six seven eight nine ten twenty thirty sixty where when until after before between as another everyone everybody everything anything only half until inside along toward towards again aside underneath per";
    OPENERS.split(' ').any(|w| w == key)
        || key.starts_with(|c: char| c.is_ascii_digit() || c == '$')
}

fn main_clause(tokens: &[Token], mood: Mood) -> Option<(Force, Vec<Token>, bool)> {
    if let Some(main) = warning(tokens, mood) {
        return Some((Force::Warning, main, false));
    }
    if let Some(n) = starts_any(tokens, FRAMES) {
        let forgetting = starts_any(tokens, &["don't|do not|never forget to"]).is_some();
        let (rest, _) = lead(&tokens[n.min(tokens.len())..]);
        let rest = starts_any(rest, &["to", "that", "by"]).map_or(rest, |n| &rest[n..]);
        if let Some(found) = framed(rest, mood) {
            return Some(found);
        }
        if forgetting {
            return (!rest.is_empty()).then(|| (Force::Step, rest.to_vec(), false));
        }
    }
    subject_verb(tokens)
        .or_else(|| imperative(tokens, mood).map(|m| (Force::Step, m, false)))
        .or_else(|| third_person(tokens).map(|m| (Force::Step, m, false)))
}

/// What follows `the first thing you do is`: a verb, a gerund, or a clause of its own.
fn framed(rest: &[Token], mood: Mood) -> Option<(Force, Vec<Token>, bool)> {
    if let Some(main) = warning(rest, mood) {
        return Some((Force::Warning, main, false));
    }
    let skip = adverbs(rest);
    let first = rest.get(skip)?;
    if let Some(base) = gerund_base(&first.key).filter(|_| !is_action(&first.key)) {
        let mut main = rest.to_vec();
        let tail: String = first.word.chars().skip(first.key.chars().count()).collect();
        main[skip] = Token {
            word: format!("{base}{tail}"),
            key: base,
            at: first.at,
        };
        return Some((Force::Step, main, false));
    }
    if is_action(&first.key) {
        return Some((Force::Step, rest.to_vec(), false));
    }
    subject_verb(rest).or_else(|| third_person(rest).map(|m| (Force::Step, m, false)))
}

fn adverbs(tokens: &[Token]) -> usize {
    tokens
        .iter()
        .take_while(|t| {
            ADVERBS.split(' ').any(|a| a == t.key)
                || (t.key.ends_with("ly") && t.key.len() > 4 && !is_action(&t.key))
        })
        .count()
}

/// `you open`, `we then send`, `I'm going to click`: the words after the subject, if they are a deed.
fn subject_verb(tokens: &[Token]) -> Option<(Force, Vec<Token>, bool)> {
    let first = tokens.first()?.key.as_str();
    let pronoun = first.split('\'').next().unwrap_or(first);
    let subject = match pronoun {
        "you" | "we" | "i" | "let" => starts_any(
            tokens,
            &[
                "you guys|all|folks",
                "we all",
                "you",
                "we",
                "i",
                "you'll|we'll|i'll|you're|we're|i'm|you've|we've|i've|you'd|we'd|i'd",
                "let's",
            ],
        )?,
        "people" | "everyone" | "everybody" => return None,
        _ => return None,
    };
    let mut rest = &tokens[subject..];
    let mut obliged = first.contains('\'');
    let mut kept: Vec<Token> = Vec::new();
    loop {
        if starts_any(rest, &["can|could|may|might"]).is_some()
            && starts_any(rest, &["can|could go ahead and"]).is_none()
        {
            return allowed(tokens, rest);
        }
        if let Some(n) = starts_any(rest, AUXILIARIES).filter(|n| *n < rest.len()) {
            if matches!(
                rest[0].key.as_str(),
                "do" | "would" | "will" | "better" | "then"
            ) && n == 1
                && rest
                    .get(1)
                    .is_none_or(|t| !is_deed(t, rest.get(2)) && adverbs(&rest[1..]) == 0)
            {
                break;
            }
            obliged = true;
            rest = &rest[n..];
            continue;
        }
        let n = adverbs(rest);
        if n == 0 || n >= rest.len() {
            break;
        }
        kept.extend(
            rest[..n]
                .iter()
                .filter(|t| {
                    !matches!(
                        t.key.as_str(),
                        "then"
                            | "just"
                            | "basically"
                            | "first"
                            | "next"
                            | "also"
                            | "actually"
                            | "really"
                            | "simply"
                            | "all"
                            | "both"
                            | "now"
                            | "obviously"
                            | "either"
                            | "probably"
                            | "even"
                            | "essentially"
                    )
                })
                .cloned(),
        );
        rest = &rest[n..];
    }
    let verb = rest.first()?;
    let gerund = obliged
        .then(|| gerund_base(&verb.key))
        .flatten()
        .filter(|_| !is_action(&verb.key));
    if gerund.is_none() && !is_deed(verb, rest.get(1)) && !(obliged && duty(rest)) {
        return None;
    }
    if result(rest) {
        return None;
    }
    let mut main = kept;
    main.extend(rest.iter().cloned());
    if let Some(base) = gerund {
        let at = main.len() - rest.len();
        main[at].word = base.clone();
        main[at].key = base;
    }
    Some((Force::Step, main, pronoun == "i"))
}

/// `have to be`, `need to know`: with an obligation even a state is asked of the reader.
fn duty(rest: &[Token]) -> bool {
    rest.first().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "be" | "have" | "get" | "look" | "know" | "notice" | "remember" | "work"
        ) && rest.len() > 2
    })
}

/// `you can refund up to 50`: leave, not duty, so the words stay as they are.
fn allowed(tokens: &[Token], rest: &[Token]) -> Option<(Force, Vec<Token>, bool)> {
    let after = &rest[1..];
    let n = adverbs(after);
    let verb = after.get(n)?;
    (is_deed(verb, after.get(n + 1)) && !matches!(tokens[0].key.as_str(), "i" | "we"))
        .then(|| (Force::Step, tokens.to_vec(), false))
}

/// Whether a word after `you` or `we` is a deed. A word of no list is one if an object follows.
fn is_deed(verb: &Token, next: Option<&Token>) -> bool {
    if is_state(&verb.key) {
        return match verb.key.as_str() {
            "look" => next.is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "up" | "for" | "at" | "in" | "through" | "over"
                )
            }),
            "get" => next.is_some_and(|t| opens_object(&t.key) || t.key.len() > 2),
            "have" => next.is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "them" | "him" | "her" | "someone" | "somebody" | "another"
                )
            }),
            _ => false,
        };
    }
    let unknown = verb.key.len() > 2
        && verb.key.chars().all(|c| c.is_alphabetic() || c == '-')
        && !crate::domain::words::is_function_word(&verb.key)
        && !verb.key.ends_with("ing")
        && !verb.key.ends_with("ed")
        && next.is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "your"
                    | "our"
                    | "it"
                    | "them"
                    | "this"
                    | "that"
                    | "all"
                    | "each"
                    | "every"
                    | "up"
                    | "off"
                    | "any"
            )
        });
    is_action(&verb.key) || unknown
}

/// `you get an error`: something that happens to the reader.
fn result(rest: &[Token]) -> bool {
    starts_any(rest, &["get|receive a|an|the|your? * * error|errors|email|message|notification|popup|pop-up|confirmation|prompt|alert|beep|screen|page|warning", "get|receive a|an|the|your? *? error|errors|email|message|notification|popup|pop-up|confirmation|prompt|alert|beep|screen|warning", "get used", "get to see", "say to yourself", "get there", "get it", "get this|that|what"]).is_some()
}

fn warning(tokens: &[Token], mood: Mood) -> Option<Vec<Token>> {
    const HARMLESS: &[&str] = &[
        "you|we|i? don't|do not? have|need to|any",
        "you|we|i? don't|do not? worry|hesitate|think|know|mind|panic|forget|care|believe|remember|really|like|see",
        "don't|do not? be afraid|shy|surprised|alarmed|nervous|scared",
        "never mind|had|been|seen|heard|mattered|really",
        "i don't|do not|can't|cannot",
        "you|we can't|cannot see|tell|hear|remember|imagine|believe|really|go",
        "you|we never know|had|see|get",
        "we|you don't|do not? have|need|usually|get|always",
        "you? won't need|have|see|get|be|believe|find",
        "don't get me",
    ];
    const DIRECT: &[&str] = &[
        "never",
        "don't",
        "do not",
        "under no circumstances",
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
        "ever",
        "just don't",
        "also don't|never",
        "always? be careful",
    ];
    const SUBJECT: &[&str] = &[
        "you|we should never|not|always?",
        "you|we must never|not",
        "you|we can never|not",
        "you|we never|don't|can't|cannot|mustn't|shouldn't|won't",
        "you|we do not",
        "you|we definitely|absolutely|really? don't|never|can't",
        "you|we have|want|need to be careful|cautious",
        "you've|you|we've got to be careful",
        "you gotta be careful",
        "you'll|you want to? be careful",
        "you|we are|should? not allowed? to",
        "you're|we're not allowed|supposed to",
        "you|we should be careful|cautious",
        "no one|nobody should|is|can|may|must|ever",
        "make sure that? you|we|nobody|it|they|no never|don't|doesn't|do|aren't|isn't|one",
        "make sure not|never to",
        "you must|should be careful",
        "you don't ever",
        "you|we never ever",
        "i never",
        "make sure you're not",
    ];
    if starts_any(tokens, HARMLESS).is_some() {
        return None;
    }
    if let Some(n) = starts_any(tokens, SUBJECT).filter(|n| *n < tokens.len()) {
        if starts_any(tokens, &["you|we should always"]).is_some()
            || (starts_any(tokens, &["make sure"]).is_some()
                && !tokens[..n].iter().any(|t| negative(&t.key)))
        {
            return None;
        }
        if matches!(tokens[0].key.as_str(), "you" | "we" | "i")
            && tokens
                .get(1)
                .is_some_and(|t| matches!(t.key.as_str(), "never" | "don't" | "do"))
        {
            let wanted = starts_any(&tokens[1..], &["don't ever? want to"]);
            let mut main = tokens[1..].to_vec();
            if let Some(n) = wanted {
                main.drain(1..n);
            }
            return Some(main);
        }
        return Some(tokens.to_vec());
    }
    let direct =
        starts_any(tokens, DIRECT).filter(|n| *n < tokens.len() || mood != Mood::Speech)?;
    let noun = mood == Mood::Speech
        && matches!(
            tokens[0].key.as_str(),
            "caution" | "warning" | "danger" | "attention" | "careful" | "ever" | "not"
        )
        && !tokens[direct - 1].comma()
        && starts_any(tokens, &["careful with|not|of|when|here|around"]).is_none();
    (!noun).then(|| tokens.to_vec())
}

fn negative(key: &str) -> bool {
    matches!(
        key,
        "never" | "not" | "don't" | "doesn't" | "nobody" | "no" | "aren't" | "isn't" | "you're"
    )
}

/// A verb of doing first, after adverbs at most.
fn imperative(tokens: &[Token], mood: Mood) -> Option<Vec<Token>> {
    let skip = adverbs(tokens).min(tokens.len().saturating_sub(1));
    let verb = tokens.get(skip)?;
    let next = tokens.get(skip + 1);
    let written = mood != Mood::Speech;
    if starts_any(
        &tokens[skip..],
        &[
            "look up|for|at|in|through|over",
            "get *",
            "have the|them|a|another|someone|your",
            "be ready|sure|prepared|patient|gentle|aware",
            "notice the|any",
        ],
    )
    .is_some()
    {
        return noun_like(tokens, skip)
            .then_some(())
            .is_none()
            .then(|| trimmed(tokens, skip));
    }
    let listed = matches!(mood, Mood::Item { .. }) && skip == 0 && unlisted_verb(verb, next);
    if (!is_action(&verb.key) && !listed) || noun_like(tokens, skip) {
        return None;
    }
    let object = match next {
        Some(t) => written || opens_object(&t.key) || !is_state(&t.key),
        None => written || tokens.len() == 1,
    };
    (object && (written || tokens.len() >= 2)).then(|| trimmed(tokens, skip))
}

/// In a list a word of no list that takes an object is a verb: `Blanket the bed`.
fn unlisted_verb(verb: &Token, next: Option<&Token>) -> bool {
    let word = verb.key.len() > 2
        && verb.key.chars().all(|c| c.is_alphabetic() || c == '-')
        && !["ing", "ed", "s", "ly", "tion"]
            .iter()
            .any(|e| verb.key.ends_with(e));
    word && verb.tail().is_none()
        && !is_state(&verb.key)
        && !crate::domain::words::is_function_word(&verb.key)
        && next.is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "the" | "a" | "an" | "your" | "all" | "any" | "it" | "them" | "each"
            )
        })
}

fn trimmed(tokens: &[Token], adverbs: usize) -> Vec<Token> {
    let skip = tokens[..adverbs]
        .iter()
        .take_while(|t| {
            matches!(
                t.key.as_str(),
                "then"
                    | "just"
                    | "also"
                    | "now"
                    | "next"
                    | "actually"
                    | "basically"
                    | "simply"
                    | "really"
                    | "obviously"
                    | "first"
                    | "finally"
            )
        })
        .count();
    tokens[skip..].to_vec()
}

/// `orders are`, `test results come`, `set of`: a noun in the place of a verb.
fn noun_like(tokens: &[Token], at: usize) -> bool {
    let key = |i: usize| tokens.get(at + i).map_or("", |t| t.key.as_str());
    let finite = |k: &str| {
        matches!(
            k,
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "had"
                | "does"
                | "will"
                | "would"
                | "can"
                | "should"
                | "must"
                | "isn't"
                | "aren't"
                | "wasn't"
                | "could"
                | "may"
        )
    };
    let verb_after = finite(key(1))
        || (finite(key(2))
            && !opens_object(key(1))
            && !matches!(key(1), "what" | "who" | "it" | "that"));
    let compound = key(1) == "of"
        || (key(0) == "like")
        || matches!(
            (key(0), key(1)),
            ("number", "one")
                | ("time", _)
                | ("sort", "of")
                | ("say" | "saying", "you" | "it" | "they" | "i")
        );
    verb_after
        || compound
        || tokens
            .get(at)
            .is_some_and(|t| t.tail() == Some(',') && tokens.len() <= at + 2)
}

/// A named role acts, or something must be done.
fn third_person(tokens: &[Token]) -> Option<Vec<Token>> {
    const MODALS: &[&str] = &[
        "must",
        "shall",
        "should",
        "has to",
        "have to",
        "needs to",
        "need to",
        "is required to",
        "are required to",
        "is responsible for",
        "are responsible for",
        "gets to",
        "is to",
        "are to",
        "may not",
        "must not",
        "may only",
        "is supposed to",
    ];
    let window = tokens.len().min(12);
    let subject_end = (1..window).find(|i| starts_any(&tokens[*i..], MODALS).is_some());
    let head = tokens[0].key.as_str();
    if matches!(
        head,
        "it" | "that"
            | "this"
            | "there"
            | "it's"
            | "that's"
            | "what"
            | "which"
            | "who"
            | "i"
            | "he"
            | "she"
            | "because"
            | "you"
            | "we"
            | "how"
            | "why"
            | "where"
            | "do"
            | "does"
            | "is"
            | "are"
            | "there's"
            | "nothing"
            | "these"
            | "those"
    ) {
        return None;
    }
    if let Some(at) = subject_end {
        let n = starts_any(&tokens[at..], MODALS).unwrap_or(1);
        let rest = &tokens[at + n..];
        let skip = adverbs(rest);
        let deed = rest.get(skip).is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "be" | "have" | "get" | "not" | "know" | "wear" | "never"
            ) || is_action(&t.key)
        });
        return (deed && plain_subject(&tokens[..at])).then(|| tokens.to_vec());
    }
    let passive = (1..window).find(|i| {
        starts_any(&tokens[*i..], &["is|are|gets|get"]).is_some()
            && tokens
                .get(i + 1 + adverbs(&tokens[(i + 1).min(tokens.len())..]))
                .is_some_and(|t| is_participle(&t.key))
    });
    let active =
        (1..window.min(6)).find(|i| is_third_person(&tokens[*i].key) && role(&tokens[..*i]));
    let by = passive.filter(|_| find(tokens, "by the|a|your|two|someone|somebody").is_some());
    (active.is_some() || by.is_some_and(|at| plain_subject(&tokens[..at]))).then(|| tokens.to_vec())
}

fn plain_subject(subject: &[Token]) -> bool {
    !subject.iter().any(|t| {
        t.comma()
            || matches!(
                t.key.as_str(),
                "that" | "which" | "if" | "because" | "think" | "know" | "i" | "is" | "are" | "was"
            )
    })
}

/// `The shift lead`, `a second nurse`, `Maria`, `someone`.
fn role(subject: &[Token]) -> bool {
    const HEADS: &str = "lead nurse tech clerk agent staff crew chef cook host pharmacist therapist assistant accountant driver finance legal hr security reception dispatch someone somebody whoever team pilot spotter captain foreman guard cashier barista technician mechanic physician doctor vet";
    let subject: Vec<&str> = subject
        .iter()
        .map(|t| t.key.as_str())
        .filter(|k| !ADVERBS.split(' ').any(|a| a == *k))
        .collect();
    let (Some(first), Some(last)) = (subject.first(), subject.last()) else {
        return false;
    };
    let headed = HEADS.split(' ').any(|h| h == *last)
        || (last.len() > 4
            && ["er", "or", "ist", "ant", "ian"]
                .iter()
                .any(|s| last.ends_with(s))
            && !matches!(
                *last,
                "computer"
                    | "printer"
                    | "server"
                    | "timer"
                    | "filter"
                    | "order"
                    | "number"
                    | "paper"
                    | "customer"
                    | "scanner"
                    | "container"
                    | "monitor"
                    | "error"
                    | "folder"
                    | "power"
                    | "water"
                    | "door"
                    | "floor"
                    | "sensor"
                    | "motor"
                    | "controller"
                    | "browser"
                    | "counter"
                    | "register"
                    | "after"
                    | "other"
                    | "freezer"
                    | "cooler"
                    | "meter"
            ));
    headed
        && (subject.len() == 1
            || matches!(
                *first,
                "the" | "a" | "an" | "your" | "our" | "another" | "one"
            ))
        && subject.len() <= 5
}

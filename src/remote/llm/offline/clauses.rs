//! One sentence to the clauses that each ask for one thing. A single walk: every joint is judged by the words around it.
use super::leads::lead;
use super::lexicon::{holds, holds_at, is_auxiliary, is_verbal, pronoun_clause, sure_command, verb_with_object};
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::reading::{Force, Reading, SUBORDINATE, read};
use super::token::Token;
use super::turns::Mood;
use super::verbs::is_third_person;

/// Words that open a new deed whatever follows.
static JOINTS: PatternSet = pattern_set![
    "and then",
    "and so? after that|this",
    "and next",
    "and finally|lastly",
    "and also",
    "and make sure",
    "and don't|never|always",
    "but never|don't|first|make",
    "then",
    "so then",
    "after that",
    "and once|if|when|before",
    "but if|when|once",
    "or if|when",
    "or? otherwise",
    "because",
    "cause",
    "cos",
];

/// The most clauses of one sentence.
const MOST: usize = 16;

/// Splits a sentence into clauses and reads each; what holds for one and goes on with the next is carried over.
pub(super) fn split(tokens: &[Token], mood: Mood) -> Vec<(Vec<Token>, Option<Reading>)> {
    let mut parts: Vec<(Vec<Token>, Option<Reading>)> = Vec::new();
    let cuts = cuts(tokens, mood);
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let piece = &tokens[*from..*to];
        let warned = parts.last().is_some_and(|(_, left)| left.as_ref().is_some_and(|r| r.force == Force::Warning));
        if warned && starts_any(piece, patterns!["or|and|cos|because? you'll|you'd|it'll|they'll|it'd|we'll"]).is_some() {
            continue;
        }
        let carried = parts.last().and_then(|(_, left)| carried(left.as_ref()?, piece));
        let words = match carried {
            Some(condition) => {
                let skip = starts_any(piece, patterns!["and then", "and", "then", "so"])
                    .filter(|n| *n < piece.len())
                    .unwrap_or(0);
                [condition, piece[skip..].to_vec()].concat()
            }
            None => piece.to_vec(),
        };
        let reading = read(&words, mood);
        match parts.last_mut() {
            // neither side stands alone: it was one clause
            Some((open, None)) if reading.is_none() && !is_reason(piece) => {
                open.extend(words);
                let whole = read(open, mood);
                if let Some((_, left)) = parts.last_mut() {
                    *left = whole;
                }
            }
            _ => parts.push((words, reading)),
        }
    }
    parts
}

/// The condition of the clause before, where the next goes on under it.
fn carried(left: &Reading, piece: &[Token]) -> Option<Vec<Token>> {
    let governs = starts_any(
        &left.condition,
        patterns!["and|but|so|or? if|unless|in", "even if", "for", "otherwise"],
    )
    .is_some();
    let other = opens_condition(piece) || is_reason(piece) || starts_any(piece, patterns!["otherwise", "or otherwise", "and? after that"]).is_some();
    (governs && !other && piece.len() >= 2).then(|| left.condition.clone())
}

pub(super) fn is_reason(piece: &[Token]) -> bool {
    starts_any(piece, patterns!["because", "cause", "cos"]).is_some() || is_consequence(piece)
}

/// `otherwise it sticks`, `otherwise you get lumps`: why, not what.
pub(super) fn is_consequence(piece: &[Token]) -> bool {
    let Some(n) = starts_any(piece, patterns!["and|or|so|but? otherwise|else"]) else {
        return false;
    };
    starts_any(&piece[n..], patterns!["you|we|they|i get|have|lose|end|miss|see|find|need|can't|won't|don't|never|might|could|would", "you'll|you're|it's|they're|that's|he's|you'd|it'll|they'll|we'll|it'd|he'll|she'll", "it|they|the|nobody|everybody|everyone|nothing|somebody|someone|people|roots|that|this|your|there|he|she"]).is_some()
}

fn opens_condition(tokens: &[Token]) -> bool {
    let n = connectives(tokens);
    starts_any(&tokens[n..], &SUBORDINATE).is_some()
}

/// A place or a time in front, with the clause it belongs to close by: `every ten minutes you post an update`.
fn opens_phrase(tokens: &[Token]) -> bool {
    let rest = &tokens[connectives(tokens)..];
    starts_any(rest, &super::reading::FRONTED).is_some() && !pronoun_clause(rest)
        && (2..rest.len().min(10)).any(|i| !holds(&rest[i - 1].key) && ((pronoun_clause(&rest[i..]) && !matches!(rest[i].key.as_str(), "it" | "it's" | "that's" | "there's")) || sure_command(&rest[i..])))
        && !rest.iter().take(3).any(|t| super::verbs::is_action(&t.key) && !super::lexicon::NOUNISH.contains(t.key.as_str()))
}

fn connectives(tokens: &[Token]) -> usize {
    static SKIPPED: WordSet = word_set!("so and or okay ok well alright right but oh yeah yes now then also no");
    tokens.iter().take_while(|t| SKIPPED.contains(t.key.as_str())).count()
}

/// Where clauses begin, with the end of the sentence last.
fn cuts(tokens: &[Token], mood: Mood) -> Vec<usize> {
    let mut cuts = vec![0];
    let itemised = matches!(mood, Mood::Heading(_) | Mood::Code);
    let mut walk = Walk::at(tokens, 0);
    for at in 1..tokens.len() {
        if itemised || cuts.len() >= MOST {
            break;
        }
        if at >= walk.start + 2 && always(&tokens[walk.start..], &tokens[at - 1], &tokens[at..], walk.fronted) {
            cuts.push(at);
            walk = Walk::at(tokens, at);
        } else if walk.fronted {
            walk.fronted = at <= walk.lead || !begins_main(tokens, walk.start, at);
            walk.verb |= !walk.fronted;
        } else if at > walk.start && (walk.verb || listed(tokens, walk.start, at) || (mood == Mood::Speech && at > walk.lead + 1 && asyndetic(tokens, walk.start, at))) && joint(tokens, walk.start, at, mood) {
            cuts.push(at);
            walk = Walk::at(tokens, at);
        }
        walk.verb |= at == walk.lead + 1 && matches!(tokens[at].key.as_str(), "it" | "them");
        walk.verb |= contracted(&tokens[at - 1], &tokens[at]) || is_verbal(&tokens[at - 1].key) || is_verbal(&tokens[at].key) && is_auxiliary(&tokens[at].key);
    }
    cuts.push(tokens.len());
    cuts
}

/// `hole in the middle, drop it in`: a verb with its object after a pause, though no verb came before.
fn listed(tokens: &[Token], start: usize, at: usize) -> bool {
    let conjunction = usize::from(matches!(tokens[at].key.as_str(), "and" | "but"));
    if starts_any(lead(&tokens[start..]).0, &super::reading::FRONTED).is_some() {
        return false;
    }
    tokens[at - 1].comma() && at >= start + 3 && verb_with_object(tokens, at + conjunction)
        && (!super::lexicon::NOUNISH.contains(tokens[at + conjunction].key.as_str()) || tokens.get(at + conjunction + 1).is_some_and(|t| matches!(t.key.as_str(), "it" | "them" | "the" | "a" | "your")))
}

/// Joints that part whatever stands before them.
fn always(open: &[Token], before: &Token, rest: &[Token], fronted: bool) -> bool {
    static HARD: PatternSet = pattern_set!["and then", "because|cos|otherwise", "or otherwise", "and after that", "then"];
    let reason = starts_any(rest, patterns!["because", "otherwise"]).is_some();
    let onset = starts_any(rest, patterns!["and you|we|i|you'll|we'll"]).is_some() && pronoun_clause(&rest[1..]) && !purpose(rest);
    if (fronted && !reason) || rest.len() < 2 || (starts_any(rest, &HARD).is_none() && !onset) {
        return false;
    }
    let deed = rest[1..rest.len().min(6)].iter().any(|t| is_verbal(&t.key) || super::lexicon::PLACES.contains(t.key.as_str()) || super::verbs::gerund_base(&t.key).is_some());
    if rest[0].key == "then" && !deed {
        return false;
    }
    let bound = rest[0].key == "then" && (matches!(before.key.as_str(), "and" | "so" | "by" | "until" | "till" | "since" | "but" | "or") || (open.len() < 3 && !before.comma()));
    !bound && !purpose(rest) && connectives(open) < open.len().min(3)
}

/// `lock's on`, `it's done`: a noun with its verb drawn together.
fn contracted(noun: &Token, next: &Token) -> bool {
    noun.key.ends_with("'s")
        && (super::lexicon::PARTICLES.contains(next.key.as_str())
            || super::verbs::is_participle(&next.key)
            || super::lexicon::is_subject(&noun.key)
            || matches!(next.key.as_str(), "a" | "the" | "not" | "too" | "very" | "in" | "at" | "ready" | "gone" | "done"))
}

/// What is known of the clause that the walk is in.
struct Walk {
    start: usize,
    /// Where the words after its connectives begin.
    lead: usize,
    /// It began with a condition, and its main part is yet to come.
    fronted: bool,
    /// A verb was seen.
    verb: bool,
}

impl Walk {
    fn at(tokens: &[Token], start: usize) -> Self {
        let rest = lead(&tokens[start..]).0;
        Self {
            start,
            lead: tokens.len() - rest.len(),
            fronted: opens_condition(rest) || opens_phrase(rest),
            verb: false,
        }
    }
}

/// Whether the main part of a clause that began with a condition begins here.
fn begins_main(tokens: &[Token], start: usize, at: usize) -> bool {
    let (before, rest) = (&tokens[at - 1], &tokens[at..]);
    if before.comma() {
        return true;
    }
    let free = !holds_at(tokens, at) && !matches!(before.key.as_str(), "and" | "but" | "so" | "or") && at >= start + 3;
    starts_any(rest, patterns!["then"]).is_some()
        || (free && at > start + 3 && !tokens[start..].iter().any(|t| t.tail().is_some()) && super::verbs::is_action(&tokens[at].key) && tokens.get(at + 1).is_some_and(|t| matches!(t.key.as_str(), "the" | "it" | "them" | "your")) && !super::lexicon::DETERMINERS.contains(before.key.as_str()) && !super::lexicon::is_subject(&before.key) && !is_auxiliary(&before.key))
        || (free && noun_clause(tokens, at))
        || (free && (pronoun_clause(rest) || (sure_command(rest) && !is_auxiliary(&before.key))))
}

/// `when you're back the medicines get signed in`: a noun and its verb after a condition that is whole.
pub(super) fn noun_clause(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    let starts = matches!(tokens[at].key.as_str(), "the" | "all" | "every" | "each" | "your" | "everybody" | "everyone");
    let whole = !super::verbs::is_action(&before.key) && !is_auxiliary(&before.key) || super::lexicon::PARTICLES.contains(before.key.as_str());
    starts && whole && super::roles::third_person(&tokens[at..tokens.len().min(at + 10)], Mood::Speech).is_some()
}

/// Whether a new clause begins at `at`, in a clause that has its verb already.
fn joint(tokens: &[Token], start: usize, at: usize, mood: Mood) -> bool {
    let (before, rest) = (&tokens[at - 1], &tokens[at..]);
    let spoken = mood == Mood::Speech;
    if starts_any(rest, &JOINTS).is_some_and(|n| n < rest.len()) {
        let bound = rest[0].key == "then" && matches!(before.key.as_str(), "and" | "so" | "by" | "until" | "till" | "since" | "but");
        return !bound && !purpose(rest);
    }
    let parted = before.comma() || before.breaks_off();
    let conjunction = usize::from(matches!(rest[0].key.as_str(), "and" | "but" | "so"));
    let onset = &rest[conjunction..];
    let led = parted || conjunction == 1;
    if led && opens_phrase(onset) && !starts_any(onset, &SUBORDINATE).is_some() {
        return true;
    }
    let told_of = matches!(onset.first().map(|t| t.key.as_str()), Some("he" | "she" | "they"));
    if told_of && rest[0].key == "and" && !before.comma() {
        return false;
    }
    if conjunction == 0 && matches!(before.key.as_str(), "and" | "but" | "or" | "so") {
        return false;
    }
    if pronoun_clause(onset) && !purpose(rest) {
        let closed = !holds_at(tokens, at) || super::lexicon::PARTICLES.contains(before.key.as_str()) && onset.len() > 3;
        let free = led || (closed && at >= start + 3 && full(onset));
        return free && !relative(tokens, at, led);
    }
    if led && starts_any(onset, &super::reading::FRAMES).is_some() {
        return true;
    }
    if led && sure_command(onset) && !(conjunction == 0 && is_auxiliary(&before.key)) {
        return true;
    }
    if led && starts_any(onset, &SUBORDINATE).is_some() && main_ahead(onset) {
        return true;
    }
    if !parted && spoken && starts_any(rest, patterns!["if"]).is_some() && !holds(&before.key) && main_ahead(rest) {
        return true;
    }
    coordinated(tokens, start, at, conjunction, parted) || (spoken && asyndetic(tokens, start, at))
}

/// Whether a word is a noun by what stands before it: `the bottom wheel`, `on the scale`.
fn noun_here(tokens: &[Token], at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| super::lexicon::DETERMINERS.contains(tokens[i].key.as_str()) || matches!(tokens[i].key.as_str(), "in" | "on" | "with" | "into" | "from"))
}

/// `seal the bag label it`: talk without any stops lets verbs follow one another bare.
fn asyndetic(tokens: &[Token], start: usize, at: usize) -> bool {
    let before = &tokens[at - 1];
    let bare = !tokens[start..].iter().any(|t| t.tail().is_some());
    if bare && at >= start + 3 && sure_command(&tokens[at..]) && !is_auxiliary(&before.key) && !super::lexicon::is_subject(&before.key) && !holds(&before.key) && !matches!(before.key.as_str(), "and" | "but" | "or" | "so") {
        return true;
    }
    let object = tokens.get(at + 1).is_some_and(|t| matches!(t.key.as_str(), "the" | "a" | "an" | "your" | "it" | "them" | "all"));
    let closed = super::lexicon::PARTICLES.contains(before.key.as_str())
        || matches!(before.key.as_str(), "it" | "them" | "first" | "again")
        || !crate::domain::words::is_function_word(&before.key) && (!is_verbal(&before.key) || noun_here(tokens, at - 1));
    let body = matches!(tokens[at].key.as_str(), "arm" | "leg" | "hand" | "head" | "face" | "back" | "time" | "number" | "name" | "process" | "like" | "light");
    let bare_object = matches!(tokens[at].key.as_str(), "wear" | "bring" | "remove" | "insert" | "attach" | "apply" | "add" | "unplug" | "check" | "repeat" | "tighten" | "loosen")
        && tokens.get(at + 1).is_some_and(|t| t.key.len() > 3 && !crate::domain::words::is_function_word(&t.key) && !is_verbal(&t.key))
        && tokens.get(at + 2).is_none_or(|t| super::lexicon::PLACES.contains(t.key.as_str()) || t.key == "and");
    bare && (object && !body || bare_object && noun_here(tokens, at - 1)) && closed && at >= start + 3 && super::verbs::is_action(&tokens[at].key) && !super::lexicon::DETERMINERS.contains(before.key.as_str())
}

/// `open the valve and bleed the line`, `unplug it, drain the tank`: a verb with an object of its own.
fn coordinated(tokens: &[Token], start: usize, at: usize, conjunction: usize, parted: bool) -> bool {
    let verb = at + conjunction;
    if !(conjunction == 1 || parted) || at < start + 2 || tokens.len() < verb + 2 {
        return false;
    }
    let adverb = usize::from(tokens.get(verb).is_some_and(|t| matches!(t.key.as_str(), "then" | "also" | "just" | "only")));
    verb_with_object(tokens, verb + adverb)
        && !starts_any(&tokens[verb..], patterns!["go|come|try and", "let *", "end up", "do"]).is_some_and(|n| n > 0)
        && !infinitive(tokens, start, at)
}

/// `you need to know how to open and close the lid`: here the verb goes on under another.
fn infinitive(tokens: &[Token], start: usize, at: usize) -> bool {
    let back = tokens[start..at].iter().rev().take(6);
    let mut seen = false;
    for t in back {
        if t.key == "how" || t.key == "before" || t.key == "until" || t.key == "without" {
            seen = true;
        }
    }
    seen
}

/// `so you can`, `so it doesn't`, `so that nothing dries on`: what a deed is for.
fn purpose(rest: &[Token]) -> bool {
    static PURPOSE: PatternSet = pattern_set![
        "so|and you|we|i|they|it|he|she can|don't|know|knows|have|has|won't|could|get|gets|never|see|do|doesn't|didn't|isn't|aren't|stays|will|would|might|may",
        "so that",
        "so it's|they're|you're|we're not|still|never",
        "so nothing|nobody|everyone|everybody|no",
    ];
    starts_any(rest, &PURPOSE).is_some() && rest[0].key == "so"
}

/// A verb with its object: enough to be a clause without a comma before it.
fn full(onset: &[Token]) -> bool {
    onset.len() >= 3 || onset.get(1).is_some_and(|t| is_third_person(&t.key))
}

/// `the quantity you counted`, `the ones you had on`: the words belong to the noun before them.
fn relative(tokens: &[Token], at: usize, led: bool) -> bool {
    if led {
        return false;
    }
    let rest = &tokens[at..];
    let Some(verb) = rest.get(1) else {
        return true;
    };
    let after = rest.get(2).map_or("", |t| t.key.as_str());
    let short = verb.tail().is_some() || matches!(after, "" | "and" | "to" | "in" | "on" | "for" | "then" | "from")
        || (matches!(after, "at" | "with" | "off" | "into" | "through" | "about" | "over") && rest.get(2).is_some_and(|t| t.tail().is_some() || rest.len() == 3));
    let past = super::lexicon::is_past(&verb.key) || matches!(verb.key.as_str(), "need" | "want" | "use" | "have");
    past || (short && !matches!(verb.key.as_str(), "go" | "stop" | "wait"))
}

/// Whether a condition that begins here has its main clause further on.
fn main_ahead(rest: &[Token]) -> bool {
    (3..rest.len().min(16)).any(|i| {
        let before = &rest[i - 1];
        (before.comma() || !holds(&before.key) && !matches!(before.key.as_str(), "and" | "or"))
            && (pronoun_clause(&rest[i..]) || sure_command(&rest[i..]) || (before.comma() && verb_with_object(rest, i)))
            && (before.comma() || i >= 3)
    })
}

//! Clauses about somebody or something named: `the shift lead signs`, `the gloves go in the red bin`, `payslips get released`.
mod agents;
mod of_a_kind;

use self::agents::{acts, role, several_act};
use self::of_a_kind::{is_and_goes, of_so_many, only_some, which_go, whoever_needs};
use super::lexicon::{is_adverb, is_auxiliary, is_subject, opens_object};
use super::nouns::is_plural;
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::subjects::adverbs;
use super::token::Token;
use super::turns::Mood;
use super::verbs::{is_action, is_participle, is_third_person};

static MODALS: PatternSet = pattern_set![
    "must",
    "shall",
    "should",
    "should|must ever|never",
    "shouldn't|mustn't|can't ever",
    "has|have to",
    "has|have got to",
    "has|have|gotta gotta",
    "gotta",
    "needs|need to",
    "wants|want to be",
    "is|are required to",
    "is|are responsible for|to",
    "gets to",
    "is|are to",
    "may not",
    "must not",
    "may only",
    "is supposed to",
];
/// Verbs by which a thing is moved or treated without saying by whom.
static MIDDLE: WordSet = word_set!(
    "goes go comes come gets get stays stay needs need wants want sits sit hangs hang stands stand arrives arrive ships ship"
);
/// Participles that tell how a thing is, not what is done to it.
static STATIVE: WordSet = word_set!(
    "called marked broken done finished supposed allowed used needed required based meant made known named left concerned located related born closed gone worried interested excited involved caused set wrapped dressed tired fed"
);
/// Third-person verbs that describe.
static DESCRIBING: WordSet = word_set!(
    "says means shows works takes lasts has happens seems depends matters counts tells knows wants lies contains includes looks costs sounds smells runs starts helps lets makes gives keeps reads breaks fails moves changes stops drops"
);
/// Words that cannot be the subject of an instruction.
static NO_SUBJECT: WordSet = word_set!(
    "it that this there it's that's what which who i he she because you we how why where do does is are there's nothing these those they if when and but or so not no never as like than to for in on at with of from by let's i'm you're we're they're was were has have had will would can could should must people half most some"
);

/// A named role acts, a thing goes somewhere, or something is or must be done.
pub(super) fn third_person(tokens: &[Token], mood: Mood) -> Option<Vec<Token>> {
    const FAR: usize = 13;
    let first = tokens.first()?;
    let told = treated(tokens)
        || goes_all(tokens)
        || whoever_needs(tokens)
        || which_go(tokens)
        || only_some(tokens)
        || of_so_many(tokens, mood)
        || is_and_goes(tokens)
        || !NO_SUBJECT.contains(first.key.as_str())
            && (1..tokens.len().min(FAR)).find_map(|at| predicated(tokens, at, mood)) == Some(true);
    told.then(|| tokens.to_vec())
}

/// Whether what begins at `at` makes an instruction of the words before it; nothing, where it is not yet their verb.
fn predicated(tokens: &[Token], at: usize, mood: Mood) -> Option<bool> {
    let (subject, rest) = tokens.split_at(at);
    let before = &tokens[at - 1];
    if breaks_subject(subject, before, &rest[0]) {
        return Some(false);
    }
    if let Some(n) = will(subject, rest).or_else(|| starts_any(rest, &MODALS)) {
        return Some(obliges(&rest[n..]) && plain(subject));
    }
    // `maintenance does the filter`
    let does = starts_any(rest, patterns!["does|do the|all|both|your|our|every"]);
    let by_name = subject.len() == 1 && is_name(before);
    let idle = rest
        .iter()
        .take(3)
        .any(|t| matches!(t.key.as_str(), "trick" | "job" | "opposite"));
    if does.is_some() && !idle && (role(subject) || by_name) {
        return Some(true);
    }
    let headless = super::lexicon::DETERMINERS.contains(before.key.as_str());
    if !headless && MIDDLE.contains(rest[0].key.as_str()) && rest.len() > 1 && plain(subject) {
        return Some(agrees(subject, &rest[0]) && moved(rest));
    }
    let done = mood == Mood::Speech && settled(rest) || passive(rest, before);
    if done && plain(subject) || several_act(subject, rest) {
        return Some(true);
    }
    if !headless && is_third_person(&rest[0].key) && acts(subject, rest, mood) {
        return Some(true);
    }
    (is_auxiliary(&rest[0].key) && rest[0].key != "need").then_some(false)
}

/// `Jo`: a capital, and no word of every sentence.
pub(super) fn is_name(word: &Token) -> bool {
    word.word.starts_with(char::is_uppercase)
        && word.key.len() > 1
        && !crate::domain::words::is_function_word(&word.key)
        && !is_auxiliary(&word.key)
        && !is_action(&word.key)
}

/// `the bag that you`, `the lid; the`: before its verb a subject is done with, or another begins.
fn breaks_subject(subject: &[Token], before: &Token, next: &Token) -> bool {
    // `five minutes before we start`: a measure, and nobody who minutes
    if subject.len() == 1
        && before.is_number()
        && crate::domain::quantity::unit_of(&next.key).is_some()
    {
        return true;
    }
    // `everything in it gets binned`
    let within = next.is_it_or_them()
        && matches!(
            before.key.as_str(),
            "in" | "on" | "of" | "with" | "from" | "under" | "behind"
        );
    is_subject(&next.key) && next.key != "somebody" && !within
        || matches!(before.tail(), Some('.' | '?' | '!' | ';'))
        || matches!(
            next.key.as_str(),
            "that" | "which" | "who" | "because" | "if" | "when"
        )
}

/// `the shift lead will sign the form`: how many words say that a role will; what a thing will do comes by itself.
fn will(subject: &[Token], rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, patterns!["will then|also|always?"])?;
    let says = starts_any(&rest[n..], patterns!["say|tell|know|want|think|ask"]).is_some();
    (role(subject) && super::lexicon::verb_with_object(rest, n) && !says).then_some(n)
}

/// `the form goes`, `cups and plates go`: the verb has the number of its subject.
fn agrees(subject: &[Token], verb: &Token) -> bool {
    let several = |t: &Token| matches!(t.key.as_str(), "and" | "&");
    // `scratches` **longer than a coin** `get a photo`
    let head = (1..subject.len())
        .find(|i| {
            super::lexicon::PLACES.contains(subject[*i].key.as_str())
                || matches!(subject[*i].key.as_str(), "of" | "without")
                || subject.get(i + 1).is_some_and(|t| t.key == "than")
        })
        .unwrap_or(subject.len());
    // `the rest go`
    let of_many = matches!(subject[head - 1].key.as_str(), "rest" | "lot");
    verb.key.ends_with('s')
        || of_many
        || is_plural(&subject[head - 1].key)
        || subject.iter().any(several)
}

/// `is off before you open it`: how something is by a time.
fn settled(rest: &[Token]) -> bool {
    let timed = |t: &Token| {
        matches!(
            t.key.as_str(),
            "when" | "before" | "once" | "after" | "until"
        )
    };
    let is = patterns!["is|are out|off|on|in|back|up|down|away|shut|closed"];
    rest.len() > 3 && starts_any(rest, is).is_some() && rest.iter().any(timed)
}

/// `must be done`, `has to wear`: what is obliged is a deed or a state to be reached.
fn obliges(rest: &[Token]) -> bool {
    let skip = adverbs(rest);
    rest.get(skip).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "be" | "have"
                | "get"
                | "not"
                | "know"
                | "wear"
                | "never"
                | "look"
                | "soak"
                | "stay"
                | "come"
                | "go"
        ) || is_action(&t.key)
            || super::verbs::gerund_base(&t.key).is_some()
    }) || rest.is_empty()
}

/// `goes in the red bin`, `needs a ticket`, `gets imported`; not `goes without saying`, `needs help`.
fn moved(rest: &[Token]) -> bool {
    let at = 1 + adverbs(&rest[1..]);
    let Some(next) = rest.get(at) else {
        return at > 1;
    };
    let idle = matches!(
        next.key.as_str(),
        "without" | "wrong" | "bad" | "mad" | "crazy" | "to" | "worse" | "better" | "used" | "paid"
    ) || starts_any(&rest[at..], patterns!["on about", "on and on"]).is_some();
    match rest[0].key.as_str() {
        // `the filter wants changing`
        "wants" | "want" => super::verbs::gerund_base(&next.key).is_some(),
        "gets" | "get" => {
            !idle
                && (is_participle(&next.key)
                    || next.key.ends_with("ed") && next.key.len() > 4
                    || next.key == "nothing"
                    || opens_object(&next.key))
        }
        "go" | "goes" | "come" | "comes" | "sit" | "sits" | "hang" | "hangs" | "stand"
        | "stands" => {
            !idle
                && (opens_object(&next.key)
                    || is_adverb(&next.key)
                    || matches!(next.key.as_str(), "first" | "last" | "next" | "out")
                    || next.key == "straight")
                && next.key != "to"
                || (next.key == "to" && rest.len() > at + 1)
        }
        _ => !idle || next.key == "to",
    }
}

/// `is signed`, `are then filed`, `'s written`, `get released`.
fn passive(rest: &[Token], before: &Token) -> bool {
    let be = starts_any(rest, patterns!["is|are|gets|get"]);
    let contracted =
        before.key.ends_with("'s") && !matches!(before.key.as_str(), "it's" | "that's" | "let's");
    let (from, strong) = match be {
        Some(n) => (n, rest[0].key.starts_with("get")),
        None if contracted => (0, false),
        None => return false,
    };
    // `the flour's changed since the summer`
    let has = be.is_none() && rest.iter().any(|t| t.key == "since");
    let skip = adverbs(&rest[from..]);
    !has && rest.get(from + skip).is_some_and(|t| {
        is_participle(&t.key)
            && (strong || !STATIVE.contains(t.key.as_str()) && rest.len() > from + skip)
    })
}

/// `it's plated in the kitchen`, `they're sent the confirmation`: done to what was told of, somewhere, somehow or with something.
fn treated(tokens: &[Token]) -> bool {
    static STATES: WordSet = word_set!(
        "stolen hurt called broken finished done closed used meant supposed allowed made based known named left gone open locked lost stuck fixed included covered built bored interested worried pleased related connected attached located situated needed required"
    );
    let Some(n) = starts_any(
        tokens,
        patterns![
            "it's|they're|that's then|always|just|all|also?",
            "it|they is|are then|always|just|all|also?"
        ],
    ) else {
        return false;
    };
    let Some((verb, rest)) = tokens[n..].split_first() else {
        return false;
    };
    // `it's left on the bench for half an hour`
    let kept = matches!(verb.key.as_str(), "left" | "covered" | "closed" | "locked")
        && (starts_any(
            tokens.get(tokens.len() - 1..).unwrap_or(&[]),
            patterns!["overnight"],
        )
        .is_some()
            || super::patterns::has_any(tokens, patterns!["until|till", "for"])
                && !super::amounts::amounts(tokens).is_empty());
    // `it's set aside for Friday`
    let put =
        verb.key == "set" && starts_any(rest, patterns!["aside|away|apart|out|back"]).is_some();
    is_participle(&verb.key)
        && !rest.is_empty()
        && (kept
            || put
            || !STATES.contains(verb.key.as_str()) && !STATIVE.contains(verb.key.as_str()))
}

/// `it all goes to bay two`: where what was told of is put.
fn goes_all(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns!["it|they|that|those all go|goes in|into|to|on|onto|under|back|up|out *"],
    )
    .is_some()
}

fn plain(subject: &[Token]) -> bool {
    !subject.iter().enumerate().any(|(i, t)| {
        (t.comma() && i + 1 < subject.len() && i > 3)
            || matches!(
                t.key.as_str(),
                "that"
                    | "which"
                    | "if"
                    | "because"
                    | "think"
                    | "know"
                    | "i"
                    | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "said"
                    | "where"
                    | "when"
                    | "to"
            )
    })
}

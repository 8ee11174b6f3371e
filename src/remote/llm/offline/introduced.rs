//! `there's a clip on the pin, you pull that off`: a thing is shown, and then what is done with it: `the clip on the pin, …`.
use super::gather::is_thing;
use super::patterns::{patterns, starts_any};
use super::talk;
use super::token::{Token, mark_last};
use super::turns::{Mood, Sentence};
use super::verbs::is_action;

/// How many words a thing that is shown has at most.
const NAME: usize = 9;

/// Names each thing that is shown and handled at once as if it had been named before.
pub(super) fn named(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < tokens.len() {
        let opens = at == 0
            || tokens[at - 1].tail().is_some()
            || matches!(tokens[at - 1].key.as_str(), "and" | "then" | "so" | "but");
        if let Some(n) = shown(&tokens[at..]).filter(|_| opens) {
            let capital = tokens[at].word.starts_with(char::is_uppercase);
            tokens[at] = Token::new(if capital { "The" } else { "the" }, tokens[at].at);
            tokens.drain(at + 1..at + n);
        }
        at += 1;
    }
}

/// Tells a thing that is named in front within what is done with it, and a case or what will come without a word for it as such.
pub(super) fn in_its_deed(tokens: &mut Vec<Token>) {
    named_twice(tokens);
    fronted(tokens);
    next_thing(tokens);
    in_case(tokens);
    whatever(tokens);
    nobody(tokens);
    super::harms::foreseen(tokens);
}

/// `anything doesn't come back, note the number`: the case of what is done then.
fn whatever(tokens: &mut Vec<Token>) {
    let from = tokens.len() - talk::lead(tokens).len();
    let rest = &tokens[from..];
    let named = starts_any(
        rest,
        patterns![
            "anything|anyone|anybody|something|someone|somebody|one *",
            "any|one of them|those|these *",
            "any one *"
        ],
    );
    let Some(verb) = named.map(|n| n - 1) else {
        return;
    };
    let fails = matches!(
        rest[verb].key.as_str(),
        "doesn't" | "isn't" | "won't" | "hasn't" | "can't" | "don't"
    );
    let end = super::token::clause_end(rest);
    let deed = rest
        .get(end)
        .is_some_and(|t| is_action(&t.key) || t.key == "you");
    if !fails || !deed || !rest[end - 1].comma() {
        return;
    }
    under_if(tokens, from);
}

/// **`nobody picks up`**`, you ring again`: that there is none is the case of what is done then.
fn nobody(tokens: &mut Vec<Token>) {
    const LONGEST: usize = 6;
    let from = tokens.len() - talk::lead(tokens).len();
    let rest = &tokens[from..];
    if !rest
        .first()
        .is_some_and(|t| matches!(t.key.as_str(), "nobody" | "nothing"))
    {
        return;
    }
    let end = super::token::clause_end(rest);
    let finite =
        |t: &Token| super::verbs::is_third_person(&t.key) || super::lexicon::is_auxiliary(&t.key);
    // `nobody posts anything these days, scan it`: how it is, and no case
    let habit = |t: &Token| {
        matches!(
            t.key.as_str(),
            "these" | "any" | "anymore" | "now" | "ever" | "really" | "anything" | "nowadays"
        )
    };
    let says = rest.get(1).is_some_and(finite) && !rest[..end].iter().any(habit);
    let deed = rest
        .get(end)
        .is_some_and(|t| is_action(&t.key) || t.key == "you");
    if says && deed && rest[end - 1].comma() && end <= LONGEST {
        under_if(tokens, from);
    }
}

/// Puts words as a case.
fn under_if(tokens: &mut Vec<Token>, from: usize) {
    let rest = &tokens[from..];
    let (place, first) = (rest[0].at, super::phrase::lowered(&rest[0].word));
    tokens[from].word = first;
    let case = if from == 0 { "If" } else { "if" };
    tokens.insert(from, Token::new(case, place));
}

/// `the disk, if it's over ninety percent you …` as `if the disk is over ninety percent you …`: the name goes into its case.
fn in_case(tokens: &mut Vec<Token>) {
    const SHORT: usize = 4;
    let from = tokens.len() - talk::lead(tokens).len();
    let rest = &tokens[from..];
    let Some(end) = rest.iter().take(SHORT).position(|t| t.tail().is_some()) else {
        return;
    };
    let (thing, case) = rest.split_at(end + 1);
    let named = starts_any(thing, patterns!["the|your|our *"]).is_some()
        && thing[end].comma()
        && is_thing(thing);
    let means = starts_any(
        case,
        patterns!["if|when|once|unless it's|they're|it|they *"],
    )
    .is_some();
    let deed = case
        .iter()
        .skip(3)
        .any(|t| matches!(t.key.as_str(), "you" | "we") || is_action(&t.key));
    if !named || !means || !deed {
        return;
    }
    let mut name = thing.to_vec();
    name[end].bare();
    name[0].word = super::phrase::lowered(&name[0].word);
    let done = case
        .get(2)
        .is_some_and(|t| matches!(t.key.as_str(), "got" | "been" | "had"));
    match case[1].key.as_str() {
        "it's" if done => name.push(Token::new("has", case[1].at)),
        "it's" => name.push(Token::new("is", case[1].at)),
        "they're" => name.push(Token::new("are", case[1].at)),
        _ => {}
    }
    let mut first = case[0].clone();
    if from == 0 {
        first.word = super::phrase::raised(&first.word);
    }
    name.insert(0, first);
    tokens.splice(from..from + end + 3, name);
}

/// `the blade, you look at the blade`: a thing that is named, and then named again in what is done with it.
fn named_twice(tokens: &mut Vec<Token>) {
    const SHORT: usize = 4;
    let from = tokens.len() - talk::lead(tokens).len();
    let rest = &tokens[from..];
    let Some(end) = rest.iter().take(SHORT).position(|t| t.tail().is_some()) else {
        return;
    };
    let (thing, deed) = rest.split_at(end + 1);
    let named = starts_any(thing, patterns!["the|your|our *"]).is_some() && thing[end].comma();
    let clause = &deed[..super::token::clause_end(deed)];
    let does = starts_any(clause, patterns!["you|we|i *"]).is_some();
    let again = super::token::places_in(clause, thing).next().is_some();
    if named && does && again && is_thing(thing) {
        tokens.drain(from..=from + end);
    }
}

/// `half tablets we cut with the cutter`: a thing in front of what is done with it, told behind the verb.
fn fronted(tokens: &mut Vec<Token>) {
    const SHORT: usize = 3;
    let from = tokens.len() - talk::lead(tokens).len();
    let rest = &tokens[from..];
    let who = (1..=SHORT.min(rest.len())).find(|i| {
        rest.get(*i)
            .is_some_and(|t| matches!(t.key.as_str(), "you" | "we") && t.tail().is_none())
    });
    let Some(who) = who else {
        return;
    };
    let (thing, deed) = (&rest[..who], &rest[who..]);
    let verb = deed.get(1).is_some_and(|t| {
        let moves = matches!(
            t.key.as_str(),
            "go" | "come" | "look" | "work" | "stay" | "wait" | "sit"
        );
        is_action(&t.key) && t.tail().is_none() && !moves
    });
    let way = deed.get(2).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "with" | "in" | "into" | "on" | "onto" | "by" | "under" | "through" | "at" | "to"
        )
    });
    let plain = thing.iter().all(|t| {
        t.tail().is_none()
            && !t.is_number()
            && !super::lexicon::is_subject(&t.key)
            && !super::lexicon::is_auxiliary(&t.key)
    });
    let several = super::nouns::is_plural(&thing[who - 1].key);
    let named = several && plain && !super::lexicon::opens_place(&thing[0].key) && is_thing(thing);
    // `the days you work with it`: when
    let time = super::alignment::kind(&thing[who - 1].key).is_some()
        || crate::domain::quantity::unit_of(&thing[who - 1].key).is_some();
    if !named || !verb || !way || time {
        return;
    }
    let mut thing = thing.to_vec();
    thing[0].word = super::phrase::lowered(&thing[0].word);
    tokens.drain(from..from + who);
    tokens.splice(from + 2..from + 2, thing);
}

/// `then` **tyres**`, pump them up`: a thing that comes next, and what is done with it.
fn next_thing(tokens: &mut Vec<Token>) {
    let Some(n) = starts_any(tokens, patterns!["and|so? then|next"]) else {
        return;
    };
    let rest = &tokens[n..];
    let named = rest
        .first()
        .is_some_and(|t| t.comma() && super::nouns::is_plural(&t.key));
    let them = rest.get(2).is_some_and(|t| t.key == "them");
    if named && them && is_action(&rest[1].key) && is_thing(&rest[..1]) {
        tokens.insert(n, Token::new("the", rest[0].at));
    }
}

/// `There's a lever on the left. Pull it down.`: what is shown and what is done with it, told in one.
pub(super) fn joined(sentences: &mut Vec<Sentence>) {
    let mut at = 0;
    while at + 1 < sentences.len() {
        let (shown, done) = (&sentences[at], &sentences[at + 1]);
        let on = shown.mood == Mood::Speech
            && done.mood == Mood::Speech
            && shown.turn == done.turn
            && shown.source == done.source;
        let from = shown.tokens.len() - talk::lead(&shown.tokens).len();
        let named = opening(&shown.tokens[from..]).is_some_and(|n| {
            let end = shown.tokens.len() - 1;
            let apart = shown.tokens[from..end].iter().any(|t| t.tail().is_some());
            !apart
                && (from + n..=from + n + NAME).contains(&end)
                && is_thing(&shown.tokens[from + n..])
        });
        if on && named && handled(talk::lead(&done.tokens)) {
            let done = sentences.remove(at + 1);
            let whole = &mut sentences[at];
            mark_last(&mut whole.tokens, ',');
            let first = whole.tokens.len();
            whole.tokens.extend(done.tokens);
            whole.tokens[first].word = super::phrase::lowered(&whole.tokens[first].word);
            whole.end = done.end;
        }
        at += 1;
    }
}

/// How many words show a thing: `there's`, `you see`. What follows is its name.
fn opening(rest: &[Token]) -> Option<usize> {
    let there = starts_any(
        rest,
        patterns![
            "there's a|an|this|these|some",
            "there is|are a|an|this|these|some",
            "there's|there are"
        ],
    );
    let seen = starts_any(
        rest,
        patterns![
            "you|you'll see|find|notice a|an|the|that|this|some",
            "see a|an|the|that|this"
        ],
    );
    there.or(seen)
}

/// The words before the name of a thing that is shown, if the next words tell what is done with it.
fn shown(rest: &[Token]) -> Option<usize> {
    let n = opening(rest)?;
    let end = n + rest
        .iter()
        .skip(n)
        .take(NAME)
        .position(|t| t.tail().is_some())?;
    let thing = &rest[n..=end];
    let deed = rest.get(end + 1..)?;
    (rest[end].comma() && is_thing(thing) && handled(deed)).then_some(n)
}

/// `you pull that off`, `and then push them in`: whether a deed is done with what was named.
fn handled(deed: &[Token]) -> bool {
    let from = starts_any(
        deed,
        patterns![
            "and|so? then? you|we? just|then|always",
            "and|so? then? you|we",
            "and|so? then"
        ],
    )
    .unwrap_or(0);
    let verb = deed
        .get(from)
        .is_some_and(|t| is_action(&t.key) && t.key != "ignore");
    let it = deed
        .get(from + 1)
        .is_some_and(|t| matches!(t.key.as_str(), "it" | "that" | "this" | "them" | "those"));
    // `you check that the lid is on`
    let clause = deed.get(from + 2).is_some_and(|t| {
        super::lexicon::DETERMINERS.contains(t.key.as_str()) || super::lexicon::is_subject(&t.key)
    });
    verb && it && !clause
}

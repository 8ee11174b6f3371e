//! A case without what is done in it: `and if it's wet?`
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::token::{Token, plain};
use super::{Doubt, doubt, in_context};

/// The condition that a question asks about: `what if they decline?`, `and if it's late?`.
pub(in super::super) fn condition(tokens: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        tokens,
        patterns![
            "so|and|but|okay? what",
            "so|and|but|okay? what happens|about",
            "so|and|but|okay? what do|should|would you|we|i do",
            "so|and|but|okay? how about",
            "so|and|but",
            "so|and|but|okay? what does one do",
            "so|and|but|okay? who do|should you|we|i call|tell|ask",
        ],
    )
    .unwrap_or(0);
    let rest = &tokens[n..];
    if n > 0 && beyond(rest) {
        return Some(rest.to_vec());
    }
    let opens = starts_any(rest, patterns!["if", "when", "in case"]).is_some()
        && starts_any(
            rest,
            patterns!["when do|does|did|is|are|can|should|will|would"],
        )
        .is_none();
    if let Some(case) = case(tokens, rest) {
        return Some(case);
    }
    (opens && rest.len() >= 3).then(|| {
        let mut condition = rest.to_vec();
        if let Some(comma) = condition
            .iter()
            .position(Token::comma)
            .filter(|c| has_any(&rest[*c + 1..], patterns!["what|who|how"]))
        {
            condition.truncate(comma + 1);
        }
        condition
    })
}

/// `And over sixty?`, `What about more than four?`: the case of another value.
pub(in super::super) fn beyond(rest: &[Token]) -> bool {
    const LONGEST: usize = 6;
    starts_any(
        rest,
        patterns![
            "over|under|above|below|between|beyond",
            "up to",
            "more|less|fewer|longer|later|earlier|higher|lower than"
        ],
    )
    .is_some_and(|n| {
        rest.len() <= LONGEST
            && super::super::amounts::amounts(&rest[n..])
                .first()
                .is_some_and(|a| a.at == 0)
    })
}

/// `And for returns?`, `What about the red ones?`: another case, by a word or two.
fn case(tokens: &[Token], rest: &[Token]) -> Option<Vec<Token>> {
    const NAME: usize = 4;
    let about = starts_any(tokens, patterns!["so|and|but|okay? what|how about"]);
    let name = match about {
        Some(n) => &tokens[n..],
        None => rest,
    };
    let placed = starts_any(
        name,
        patterns!["back|over|down|up|out? for|with|on|at|in|without|during|after|before"],
    )
    .unwrap_or(0);
    let clause = super::super::token::clause_end(name) < name.len();
    let says = name[placed..].iter().any(|t| {
        super::super::lexicon::is_auxiliary(&t.key)
            || super::super::lexicon::is_subject(&t.key)
            || matches!(
                t.key.as_str(),
                "that" | "this" | "it" | "me" | "us" | "what" | "how" | "long"
            )
    });
    let short = (1..=NAME).contains(&(name.len() - placed));
    if !short || says || clause || about.is_none() && placed == 0 {
        return None;
    }
    if placed > 0 {
        return Some(name.to_vec());
    }
    let mut words = vec![Token::new("for", name[0].at)];
    words.extend(name.iter().cloned());
    Some(words)
}

/// Whether a condition is followed by what then holds: `if it is white it's good`.
pub(in super::super) fn has_main(tokens: &[Token]) -> bool {
    use super::super::lexicon::{holds_at, pronoun_clause};
    (4..tokens.len()).any(|at| {
        tokens[at].key.contains('\'') || tokens[at - 1].comma()
    } && matches!(tokens[at].key.as_str(), "it" | "it's" | "that's" | "they're" | "you're" | "he's" | "she's")
        && pronoun_clause(&tokens[at..])
        && !holds_at(tokens, at))
}

/// `If it fails` and no more.
pub(in super::super) fn is_dangling(tokens: &[Token]) -> bool {
    let n = starts_any(tokens, patterns!["and|but|so|or|oh|then|also"]).unwrap_or(0);
    // `Once, in 2019.` begins no clause
    let set_off = tokens.get(n).is_some_and(|t| t.key == "once" && t.comma())
        || starts_any(
            &tokens[n..],
            patterns!["once is|was|should|a|an|every|per|in|more|again|upon"],
        )
        .is_some();
    !set_off
        && starts_any(
            &tokens[n..],
            patterns![
                "if",
                "when",
                "once",
                "unless",
                "in case",
                "as soon as",
                "whenever",
            ],
        )
        .is_some()
        && tokens.len() >= n + 3
        && tokens.len() <= 25
}

/// Whether a condition is told with what follows from it, though that is no step: `if it's sunk, that's different`.
pub(in super::super) fn is_finished(tokens: &[Token]) -> bool {
    let follows = |at: usize| {
        let before = &tokens[at - 1];
        let holds = !matches!(
            before.key.as_str(),
            "and" | "or" | "if" | "when" | "but" | "that" | "because" | "once" | "unless" | "as"
        );
        let clause = tokens[at].key.split_once('\'').is_some_and(|(subject, _)| {
            matches!(
                subject,
                "it" | "that" | "they" | "you" | "he" | "she" | "there" | "i" | "we"
            )
        });
        let subject = before.comma() && super::super::lexicon::is_subject(&tokens[at].key);
        // `if you force it, it snaps`, `if you skip the pin, the whole thing jumps`
        let comes = before.comma()
            && (at + 1..tokens.len().min(at + 5)).any(|i| {
                super::super::verbs::is_third_person(&tokens[i].key)
                    && !super::super::lexicon::DETERMINERS.contains(tokens[i - 1].key.as_str())
            })
            && (subject || super::super::lexicon::DETERMINERS.contains(tokens[at].key.as_str()));
        holds && (clause && tokens.len() >= at + 2 || subject && tokens.len() >= at + 3 || comes)
    };
    let hangs = is_waved_off(tokens)
        || tokens.iter().any(|t| t.key.ends_with("'d"))
        || tokens.last().is_some_and(|t| {
            t.breaks_off()
                || matches!(
                    t.key.as_str(),
                    "then" | "and" | "well" | "um" | "or" | "i" | "you" | "the"
                )
        });
    !hangs && (spares(tokens) || (3..tokens.len()).any(follows) || main_at(tokens).is_some())
}

/// `if you see eggs` **you don't need to find the queen**: in what case more is not needed.
fn spares(tokens: &[Token]) -> bool {
    let case = starts_any(tokens, patterns!["if|when|unless *"]).is_some();
    let spared = find(
        tokens,
        patterns!["you|we don't|won't need|have to", "you|we needn't *"],
    );
    case && spared.is_some_and(|(at, n)| !tokens[at + n..].iter().rev().skip(1).any(Token::comma))
}

/// `if it's full, then down`, `if the level's low, a capful`: a case, and in few words without a verb what is done in it.
pub(in super::super) fn told_shortly(tokens: &[Token]) -> bool {
    main_at(tokens).is_some_and(|at| is_short_deed(&tokens[at..]))
}

/// Where what holds in a case begins, after `then`, after the first pause or where a new subject comes, where it is more
/// than a sigh.
pub(in super::super) fn main_at(tokens: &[Token]) -> Option<usize> {
    use super::super::lexicon::{DETERMINERS, holds_at};
    let n = starts_any(tokens, patterns!["and|but|so|or|oh|also"]).unwrap_or(0);
    let opens = starts_any(&tokens[n..], patterns!["if", "when", "unless", "in case"])?;
    let from = n + opens + 1;
    let then =
        (from + 1..tokens.len()).find(|i| tokens[*i].key == "then" && tokens[i - 1].key != "by");
    // `if not, shelf`
    let pause = (from - 1..tokens.len()).find(|i| tokens[*i].comma());
    let subject = |i: &usize| {
        let named = DETERMINERS.contains(tokens[*i].key.as_str()) || tokens[*i].key == "it";
        named && !holds_at(tokens, *i) && states(&tokens[*i..])
    };
    let marked = then.into_iter().chain(pause).min().map(|at| at + 1);
    let at = match (from + 1..marked.unwrap_or(tokens.len())).find(subject) {
        Some(at) => at,
        None => marked?,
    };
    let rest = tokens.get(at..)?;
    let rest = &rest[starts_any(rest, patterns!["then"]).unwrap_or(0)..];
    let goes_on = starts_any(
        rest,
        patterns![
            "or|and if|when|because|cos",
            "it|that depends",
            "like|say|because|cos|which|who|even|especially|well|um|hm"
        ],
    );
    let more = goes_on.is_none() && !super::super::evasions::evades(tokens);
    (more && (is_short_deed(rest) || states(rest))).then_some(tokens.len() - rest.len())
}

/// `down`, `straight in`, `a capful`, `bentonite, two spoons`, `twenty-five`: where to, or what and how much.
fn is_short_deed(rest: &[Token]) -> bool {
    use super::super::{amounts::amounts, gather, lexicon::PARTICLES, token::clause_end};
    const LONGEST: usize = 4;
    const FAR: usize = 10;
    if rest.is_empty() {
        return false;
    }
    // `same thing`, `nothing`, `it's fine as it is`, `Rita`
    let known = starts_any(
        rest,
        patterns![
            "the? same thing|way|again|procedure",
            "that's|it's|they're fine|okay|ok|good|alright|allowed",
            "nothing|ignore"
        ],
    );
    let named = rest.len() == 1 && rest[0].word.starts_with(char::is_uppercase);
    if known.is_some() || named || goes_somewhere(rest) {
        return true;
    }
    let end = clause_end(rest);
    let (said, more) = rest.split_at(end);
    let straight = starts_any(said, patterns!["straight|right|all the? way?"]).unwrap_or(0);
    let placed = said.get(straight).is_some_and(|t| {
        PARTICLES.contains(t.key.as_str())
            || matches!(
                t.key.as_str(),
                "inside" | "outside" | "upstairs" | "downstairs"
            )
    });
    let counted = amounts(said).first().is_some_and(|a| a.at == 0);
    let one = starts_any(said, patterns!["a|an|another|one|half *"]).is_some();
    // `no spraying`, and not `no idea`
    let barred = said.len() == 2
        && said[0].key == "no"
        && (said[1].key.ends_with("ing") || super::super::nouns::is_plural(&said[1].key))
        && said[1].key != "worries";
    let measured = amounts(more).first().is_some_and(|a| a.at == 0);
    let verb = |t: &Token| {
        super::super::lexicon::is_auxiliary(&t.key) || super::super::lexicon::is_subject(&t.key)
    };
    // `if not, shelf.`: a thing, and nothing behind it
    let stops = said.len() <= 3 && more.is_empty() && said[said.len() - 1].tail() == Some('.');
    let plain = said.len() <= FAR && !said.iter().any(verb);
    plain
        && (placed && said.len() <= LONGEST
            || counted
            || barred
            || (one || measured || stops) && gather::is_thing(said))
}

/// `goes in the blue drum`, `straight in the bin`, `back to the desk`: where what is spoken of goes.
pub(in super::super) fn goes_somewhere(words: &[Token]) -> bool {
    const LONGEST: usize = 8;
    starts_any(
        words,
        patterns![
            "goes|go back|straight? in|into|on|onto|to|under|behind|with|out|down *",
            "back|straight|right in|into|on|onto|to|under *"
        ],
    )
    .is_some()
        && words.len() <= LONGEST
        && words.iter().rev().skip(1).all(|t| t.tail().is_none())
        && !words[1..].iter().any(|t| {
            super::super::lexicon::is_auxiliary(&t.key) || super::super::lexicon::is_subject(&t.key)
        })
}

/// `the van doesn't go`, `there has to be a name on it`: somebody or something does, is, or must.
fn states(rest: &[Token]) -> bool {
    use super::super::lexicon::{DETERMINERS, is_auxiliary, is_subject};
    use super::super::verbs::{is_state, is_third_person};
    const FAR: usize = 6;
    let Some(first) = rest.first().map(|t| t.key.as_str()) else {
        return false;
    };
    let named = is_subject(first) || DETERMINERS.contains(first) || first == "there";
    let end = super::super::token::clause_end(rest);
    let verb = |key: &str| {
        let base = key.strip_suffix('s').is_some_and(is_state);
        is_auxiliary(key)
            || key.ends_with("n't")
            || key.ends_with("'s")
            || is_third_person(key)
            || base
    };
    // `you see the console`, `it rattles`
    let bare = |key: &str| is_state(key) || super::super::verbs::is_action(key);
    let third =
        |key: &str| matches!(first, "it" | "he" | "she") && key.len() > 2 && key.ends_with('s');
    let does = is_subject(first) && rest.get(1).is_some_and(|t| bare(&t.key) || third(&t.key));
    let drawn = rest.len() > 1 && (first.ends_with("'s") || first.ends_with("'re"));
    named && (does || drawn || (1..end.min(FAR)).any(|i| verb(&rest[i].key)))
}

/// `if they won't sign it depends`: a case with nothing that could be done in it.
pub(in super::super) fn is_waved_off(tokens: &[Token]) -> bool {
    has_any(tokens, patterns!["good question", "don't know", "depends"])
}

/// Whether a condition still belongs to words that were corrected.
pub(in super::super) fn condition_survives(condition: &[Token], tokens: &[Token]) -> bool {
    !condition.is_empty() && tokens.first().is_none_or(|t| t.key != condition[0].key)
}

/// The open question of a condition that nobody finished.
pub(in super::super) fn unfinished(
    tokens: &[Token],
    speaker: Option<String>,
    before: Option<&[Token]>,
) -> Doubt {
    let case = case_alone(tokens);
    let words = plain(case);
    let lower = super::super::phrase::lowered(words.split(' ').next().unwrap_or_default());
    let rest = words.split_once(' ').map_or("", |(_, r)| r);
    let text = format!("What happens {lower} {rest}?");
    doubt(in_context(text, case, before), speaker, tokens)
}

/// `and` **if it won't pair**`, then, that's another story`: the last case of the words, without what gives it up.
fn case_alone(tokens: &[Token]) -> &[Token] {
    let lead = starts_any(tokens, patterns!["and|but|so|or|oh|then|also"]).unwrap_or(0);
    let opens = |i: &usize| {
        let parted = tokens[i - 1].comma() || tokens[i - 1].key == "and";
        parted && matches!(tokens[*i].key.as_str(), "if" | "unless")
    };
    let from = (lead + 3..tokens.len()).rfind(opens).unwrap_or(lead);
    let case = &tokens[from..];
    let then = (3..case.len()).find(|i| case[*i].key == "then");
    let pause = (2..case.len()).find(|i| case[*i].comma()).map(|i| i + 1);
    let depends = find(case, patterns!["it|that depends", "good question"]).map(|(at, _)| at);
    let end = then.or(pause).or(depends).unwrap_or(case.len());
    let hangs = |i: &usize| match case[*i].key.as_str() {
        "well" => case[i - 1].key != "as",
        key => matches!(
            key,
            "um" | "er" | "and" | "or" | "then" | "i" | "you" | "we"
        ),
    };
    let tail = (3..end).rev().take_while(hangs).count();
    &case[..end - tail]
}

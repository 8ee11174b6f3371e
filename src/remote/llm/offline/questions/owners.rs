//! Deeds that somebody has to do, and nobody says who; and whom the words send one to.

use super::super::lexicon::{PLACES, is_adverb, pronoun_clause};
use super::super::order::Made;
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::phrase::raised;
use super::super::token::{Token, clause_end, places, plain, stems};
use super::super::turns::Sentence;
use super::super::verbs::is_third_person;
use super::super::{fillers, talk};
use super::loose::{Loose, QUOTED, claim, names, question, short};
use super::{Doubt, not_known};

/// The most words before the one who does it.
const FRONT: usize = 12;

/// How a deed is said to be somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Manner {
    /// `somebody has to sign it`
    Due,
    /// `somebody signs it`
    Done,
    /// `somebody should ask the lab`: what was said before is not settled
    Errand,
}

/// Where somebody does what the words tell, and how it is said.
pub(in super::super) fn open(words: &[Token]) -> Option<(usize, Manner)> {
    let at = (0..words.len().min(FRONT)).find(|i| {
        let opens = *i == 0
            || words[i - 1].tail().is_some()
            || matches!(
                words[i - 1].key.as_str(),
                "and" | "then" | "so" | "but" | "also" | "that" | "well" | "yeah"
            );
        opens
            && matches!(
                words[*i].key.as_str(),
                "somebody" | "someone" | "somebody's" | "someone's"
            )
    })?;
    let rest = &words[at..];
    let front = talk::lead(&words[..at]);
    let clause = front
        .iter()
        .rposition(|t| t.tail() == Some('.'))
        .map_or(front, |i| &front[i + 1..]);
    // `not at the back, somebody has to find it at night`: why it is not
    let because = starts_any(
        clause,
        patterns!["not|never|don't|otherwise|or|because|i|we|i'm|we're|i've|we've|i'll|we'll"],
    );
    let once = has_any(
        rest,
        patterns![
            "today|tonight|tomorrow|next",
            "by|on|this monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening"
        ],
    );
    if because.is_some() || once || has_any(rest, patterns!["if|mind", "you|i|we|they mean"]) {
        return None;
    }
    manner(rest).map(|manner| (at, manner))
}

/// How the deed of somebody is said.
fn manner(rest: &[Token]) -> Option<Manner> {
    let also = rest[1..]
        .iter()
        .take_while(|t| is_adverb(&t.key) && t.key != "always" || t.key == "also")
        .count();
    let due = starts_any(
        &rest[also..],
        patterns![
            "* always|really? has|have|needs|need|ought to",
            "* should|must|ought",
            "somebody's|someone's got|gotta|gonna|supposed|meant to?"
        ],
    );
    if let Some(n) = due {
        let deed = &rest[also + n..];
        let errand = deed.is_empty() || leaves_to(deed);
        return Some(if errand { Manner::Errand } else { Manner::Due });
    }
    let verb = rest.get(also + 1)?;
    let bare = matches!(verb.key.as_str(), "does" | "will" | "did");
    if bare && stems(&rest[also + 2..]).is_empty() {
        return Some(Manner::Errand);
    }
    let told = matches!(
        verb.key.as_str(),
        "calls"
            | "asks"
            | "answers"
            | "comes"
            | "wants"
            | "knows"
            | "says"
            | "rings"
            | "complains"
            | "needs"
            | "turns"
    );
    let object = clause_end(&rest[also + 1..]).min(4);
    let outside = rest[also + 1..][..object]
        .iter()
        .any(|t| matches!(t.key.as_str(), "you" | "me" | "us"));
    // `somebody writes that they want to know`
    let tells = rest.get(also + 2).is_some_and(|t| t.key == "that");
    let deed = is_third_person(&verb.key) && !told && !outside && !tells;
    deed.then_some(Manner::Done)
}

/// `ask the lab`, `decide`, `look that up`: a deed that only settles what was said before.
fn leaves_to(deed: &[Token]) -> bool {
    let end = deed
        .iter()
        .position(Token::comma)
        .map_or(deed.len(), |i| i + 1);
    let deed = &deed[..end];
    let whole = |n: usize| n == deed.len();
    starts_any(
        deed,
        patterns![
            "find out|that",
            "look|work|sort|clear that|this|it up|out|into|at",
            "check|clarify that|this|it? with",
            "know|say"
        ],
    )
    .is_some()
        || starts_any(
            deed,
            patterns![
                "ask the|our? * yes|then|first?",
                "decide|settle|clarify that|this|it?",
                "write|put that|this down?",
                "do|be|have|having that|it|so?"
            ],
        )
        .is_some_and(whole)
}

/// The deed of somebody as it is quoted: with a short case before it, without what is said of it afterwards.
fn quoted(words: &[Token], at: usize) -> Vec<Token> {
    let end = (at + 3..words.len()).find(|i| {
        let rest = &words[*i..];
        let paused = words[i - 1].tail().is_some();
        words[i - 1].tail() == Some('.')
            || starts_any(rest, patterns!["i'm", "i think|guess|suppose|don't|reckon"]).is_some()
            || paused
                && (pronoun_clause(rest)
                    || starts_any(rest, patterns!["this|that|i|not|yes|yeah|no|by|or"]).is_some())
    });
    let from = words[..at]
        .iter()
        .rposition(|t| t.tail() == Some('.'))
        .map_or(0, |i| i + 1);
    talk::lead(&words[from..end.unwrap_or(words.len())]).to_vec()
}

/// The first clauses of a deed that is told in many words.
fn opening(words: &[Token]) -> String {
    let words = &words[..words.len().min(QUOTED)];
    let end = words
        .iter()
        .rposition(|t| t.tail().is_some())
        .map_or(0, |i| i + 1);
    let words = if end > QUOTED / 3 {
        &words[..end]
    } else {
        words
    };
    raised(&plain(words)).into()
}

/// The question whose a deed is that somebody has to do: in the words that told of it, and what it is about.
pub(in super::super) fn whose(
    sentences: &[Sentence],
    at: usize,
    words: &[Token],
    ask: Option<String>,
) -> Option<Loose> {
    let (from, manner) = open(words)?;
    if manner == Manner::Errand {
        return not_known::unsaid(sentences, at, None, &[]);
    }
    let quote = quoted(words, from);
    let own = names(&quote);
    let asked = question(sentences, at).map(|i| fillers::strip(&sentences[i].tokens));
    let before = (own.len() < 2).then(|| asked.clone().or_else(|| claim(sentences, at)));
    let mut about = vec![own];
    let mut said = opening(&quote);
    if let Some(before) = before.flatten() {
        about[0].extend(stems(&before));
        about.extend(asked.map(|q| stems(&q)));
        let asks = before.last().is_some_and(|t| t.tail() == Some('?'));
        let end = if asks { "" } else { "." };
        let said_before = short(&before);
        said = format!("{said_before}{end} {said}");
    }
    Some(Loose {
        doubt: Doubt {
            text: format!("“{said}”: who does this?"),
            ask: to_ask(words).or(ask),
            at: places(&sentences[at].tokens),
        },
        about,
    })
}

/// The question whose a step is that somebody does.
pub(in super::super) fn whose_step(step: &Made) -> Option<Loose> {
    let words = &step.tokens;
    let (from, _) = open(words).filter(|(_, how)| *how != Manner::Errand)?;
    let quote = quoted(words, from);
    let said = match words.len() {
        0..=QUOTED => step.text.clone(),
        _ => opening(&quote),
    };
    Some(Loose {
        doubt: Doubt {
            text: format!("“{said}”: who does this?"),
            ask: step.speaker.clone(),
            at: step.at.clone(),
        },
        about: vec![names(&quote)],
    })
}

/// Whom the words send one to: `ask Karen`, `check with the agency`, `I'd have to ask facilities`.
pub(in super::super) fn to_ask(tokens: &[Token]) -> Option<String> {
    const NAME: usize = 3;
    let (at, n) = find(
        tokens,
        patterns!["ask|asked|asking in|at?", "check|confirm|clarify with"],
    )?;
    let rest = &tokens[at + n..];
    let clean = |t: &Token| {
        t.word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned()
    };
    let first = rest.first()?;
    if first.word.starts_with(char::is_uppercase) {
        let name = clean(first);
        return (name.len() > 2).then_some(name);
    }
    // `Dee does that, I'd have to ask her`
    if matches!(first.key.as_str(), "her" | "him" | "them") {
        let does = |t: &Token| matches!(t.key.as_str(), "does" | "has" | "knows" | "did");
        let named = tokens[0].word.starts_with(char::is_uppercase) && at > 1 && does(&tokens[1]);
        return named.then(|| clean(&tokens[0]));
    }
    let the = matches!(first.key.as_str(), "the" | "our");
    let named = |t: &&Token| {
        !crate::domain::words::is_function_word(&t.key)
            && !is_adverb(&t.key)
            && !PLACES.contains(t.key.as_str())
            && !matches!(t.key.as_str(), "idk" | "tbh" | "pls" | "please")
            && t.key.chars().all(|c| c.is_alphabetic() || c == '-')
            && !super::direct::opens(t)
    };
    let words: Vec<&Token> = rest[usize::from(the)..]
        .iter()
        .take(NAME)
        .take_while(named)
        .collect();
    let end = words
        .iter()
        .position(|t| t.tail().is_some())
        .map_or(words.len(), |i| i + 1);
    let behind = rest.get(usize::from(the) + end);
    let closed = end < words.len()
        || words.last().is_some_and(|t| t.tail().is_some())
        || behind.is_none_or(|t| {
            super::direct::opens(t) || matches!(t.key.as_str(), "and" | "about" | "yes" | "who's")
        });
    let once = has_any(
        &rest[..rest.len().min(2)],
        patterns!["somebody|someone|questions|nicely|people|anyone|anybody"],
    );
    if end == 0 || !closed && !the || once {
        return None;
    }
    let name: Vec<String> = words[..end].iter().map(|t| clean(t)).collect();
    Some(format!(
        "{}{}",
        if the { "the " } else { "" },
        name.join(" ")
    ))
}

/// `somebody should ask the lab`: no step, but that something is not settled.
pub(in super::super) fn is_errand(tokens: &[Token]) -> bool {
    open(&fillers::strip(tokens)).is_some_and(|(_, how)| how == Manner::Errand)
}

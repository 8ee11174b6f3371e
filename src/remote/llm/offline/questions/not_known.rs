//! What a speaker owns to not knowing, put as the question that would have to be answered.
use ecow::EcoString;

use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, mark_last, places, plain, stems, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::loose::{
    Loose, around, asks_whose, claim, claimed, names, points, put, question, short, small,
};
use super::owning::owned;
use super::{Doubt, asking, direct, owners};

/// How far behind the words that own to it an indirect question may begin: `I'd have to ask the office who …`.
const BEHIND: usize = 4;

/// A question that waits for its answer, and the sentence that asked it.
pub(in super::super) type Asked<'a> = Option<(&'a [Token], usize)>;

/// What a sentence owns to not knowing: the question that it says itself, the one that was asked, or what was said before.
pub(in super::super) fn not_known(
    sentences: &[Sentence],
    at: usize,
    asked: Asked<'_>,
) -> Option<Loose> {
    let words = fillers::strip(&sentences[at].tokens);
    let Some((from, n)) = owned(&words) else {
        return unsaid(sentences, at, asked, &words);
    };
    if let Some((clause, own)) = indirect(&words, from, n) {
        return match direct::looks_back(clause) {
            true => asked.and_then(|_| unsaid(sentences, at, asked, &words)),
            false => named(sentences, at, asked, clause, own),
        };
    }
    // whose it is says it all
    let owner = owners::open(&words).is_some_and(|(_, how)| how != owners::Manner::Errand);
    if owner && asked.is_none() {
        return owners::whose(sentences, at, &words, None);
    }
    unsaid(sentences, at, asked, &own_words(&words, from, n))
}

/// Whether words own to not knowing, and say what.
pub(in super::super) fn says(words: &[Token]) -> bool {
    let asks = words.last().is_some_and(|t| t.tail() == Some('?'));
    !asks && owned(words).is_some_and(|(from, n)| indirect(words, from, n).is_some())
}

/// The indirect question of words that own to not knowing, and what stands before it.
fn indirect(words: &[Token], from: usize, n: usize) -> Option<(&[Token], &[Token])> {
    let last = (from + n - 1..(from + n + BEHIND).min(words.len()))
        .find(|i| words[*i].tail().is_some())
        .map_or(from + n + BEHIND, |i| i + 1);
    let next = (from + 1..last.min(words.len())).find(|i| {
        let case = matches!(words[*i].key.as_str(), "if" | "when") && *i > from + n;
        direct::opens(&words[*i]) && !case
    });
    let front = talk::lead(&words[..from]);
    if let Some(next) = next {
        // `I couldn't tell you which`
        let clause = direct::clause(&words[next..]);
        return (clause.len() > 1).then_some((clause, front));
    }
    // `who cleans the rollers I'm not sure`, `the code's on the mail, who sends it I couldn't tell you`
    let open = (0..front.len())
        .rev()
        .find(|i| (*i == 0 || front[i - 1].tail().is_some()) && direct::opens(&front[*i]))?;
    let case = matches!(front[open].key.as_str(), "if" | "when");
    (!case && front.len() > open + 1).then(|| (direct::clause(&front[open..]), &front[..open]))
}

/// Whether a question is whose something is.
fn is_whose(first: &Token) -> bool {
    first.key.starts_with("who") || first.key.starts_with("some")
}

/// The indirect question that a speaker cannot answer, with what it is about where it does not say so itself.
fn named(
    sentences: &[Sentence],
    at: usize,
    asked: Asked<'_>,
    clause: &[Token],
    own: &[Token],
) -> Option<Loose> {
    let since = clause.iter().position(|t| t.key == "since");
    let said = names(&clause[..since.unwrap_or(clause.len())]);
    let whose = is_whose(&clause[0]);
    let before = asked.map(|(words, i)| (talk::lead(words).to_vec(), i));
    let before = before.or_else(|| {
        let who = (said.is_empty() && whose).then(|| asks_whose(sentences, at));
        let last = || question(sentences, at).filter(|i| stands(sentences, *i, at));
        let i = who.flatten().or_else(last)?;
        let words = fillers::strip(&sentences[i].tokens);
        Some((talk::lead(&words).to_vec(), i))
    });
    let own = without_end(own);
    // `who orders it?` `I don't know who does it now`: the same question
    let same = |first: &Token| first.key == clause[0].key || whose && is_whose(first);
    if let Some((words, i)) = &before
        && own.is_empty()
        && said.is_empty()
        && words.first().is_some_and(same)
    {
        let text = put(sentences, words, *i);
        return Some(loose(sentences, at, text, vec![stems(words)]));
    }
    let answers = before.as_ref().is_some_and(|(_, i)| {
        let speaker = &sentences[at].speaker;
        sentences[i + 1..at].iter().all(|b| b.speaker == *speaker)
    });
    let words = before.map(|(words, _)| words);
    let about = matter(sentences, at, (words, answers), (clause, &said), own);
    let mut text = direct::question(clause);
    // `somebody should check the oil, I couldn't tell you how often`
    let owner = about.as_deref().is_some_and(|b| owners::open(b).is_some());
    if owner && !whose {
        text = format!("Who does this, and {}", small(&text));
    }
    let mut all = stems(clause);
    let needs = said.len() <= 1 || said.len() <= 4 && points(clause);
    if let Some(about) = about.filter(|_| needs || owner || answers) {
        let about = short(&about);
        all.extend(stems(&tokens(&about, clause[0].at)));
        text = format!("“{about}”: {}", small(&text));
    }
    let yes = matches!(clause[0].key.as_str(), "whether" | "if") && confirmed(sentences, at);
    (!yes).then(|| loose(sentences, at, text, vec![all]))
}

/// What an indirect question is about: what the same words say before it, the question that they answer, or what was
/// said last.
fn matter(
    sentences: &[Sentence],
    at: usize,
    (asked, answers): (Option<Vec<Token>>, bool),
    (clause, said): (&[Token], &[EcoString]),
    own: Vec<Token>,
) -> Option<Vec<Token>> {
    if !names(&own).is_empty() && own.len() > 2 {
        return Some(led(sentences, at, own));
    }
    // `Over fifty it fails.` `I've no idea what one does then.`
    let last = at.checked_sub(1).filter(|i| {
        let words = &sentences[*i].tokens;
        words.len() > 2 && !names(words).is_empty() && owned(words).is_none()
    });
    let close = last
        .or_else(|| claimed(sentences, at))
        .filter(|i| sentences[*i].turn == sentences[at].turn)
        .map(|i| (i, without_end(&fillers::strip(&sentences[i].tokens))))
        .map(|(i, words)| led(sentences, i, words));
    if answers && (!is_whose(&clause[0]) || close.is_none() || !said.is_empty()) {
        return asked;
    }
    close
        .or_else(|| asked.filter(|_| said.is_empty()))
        .or_else(|| claim(sentences, at))
}

/// `I don't know if it's allowed.` `Yeah, do that.`: another says that it is so.
fn confirmed(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let next = sentences[at + 1..].iter().take(4);
    next.take_while(|n| n.source == s.source)
        .any(|n| n.speaker != s.speaker && n.end != End::Question && talk::affirms(&n.tokens))
}

/// Words that only say `she` or `it`, after what they follow.
fn led(sentences: &[Sentence], at: usize, own: Vec<Token>) -> Vec<Token> {
    const FEW: usize = 3;
    let points = own.iter().any(|t| {
        let word = t.key.split('\'').next().unwrap_or_default();
        matches!(word, "she" | "he" | "they" | "her" | "him")
    });
    let turn = |i: usize| sentences[i].turn == sentences[at].turn;
    let before = (at > 0 && points && names(&own).len() <= FEW && turn(at - 1))
        .then(|| claim(sentences, at))
        .flatten();
    match before {
        Some(mut before) => {
            mark_last(&mut before, '.');
            [before, own].concat()
        }
        None => own,
    }
}

/// Words without what joins them to the next.
fn without_end(words: &[Token]) -> Vec<Token> {
    let mut out = words.to_vec();
    let end = |t: &Token| {
        matches!(
            t.key.as_str(),
            "and" | "but" | "so" | "or" | "well" | "i" | "cos" | "because"
        )
    };
    while out.last().is_some_and(end) {
        out.pop();
    }
    bare_last(&mut out);
    talk::lead(&out).to_vec()
}

/// Words without those that own to not knowing, and without whom to ask.
fn own_words(words: &[Token], from: usize, n: usize) -> Vec<Token> {
    let behind = talk::lead(&words[from + n..]);
    let sends = starts_any(
        behind,
        patterns!["ask|check|look|it|that|this|them|her|him|with|at"],
    );
    match sends {
        Some(_) => without_end(&words[..from]),
        None => without_end(&[&words[..from], behind].concat()),
    }
}

/// Words that own to not knowing and do not say what: it is the question asked before, or what was said.
pub(super) fn unsaid(
    sentences: &[Sentence],
    at: usize,
    asked: Asked<'_>,
    own: &[Token],
) -> Option<Loose> {
    const FEW: usize = 4;
    const LONGEST: usize = 45;
    let s = &sentences[at];
    let named = names(own);
    let asked = asked
        .filter(|(words, _)| words.len() >= 2)
        .map(|(words, i)| (words.to_vec(), i));
    let few = named.len() <= FEW;
    let asked = asked.or_else(|| {
        let i = question(sentences, at).filter(|i| few && waits(sentences, *i, at))?;
        Some((fillers::strip(&sentences[i].tokens), i))
    });
    if let Some((words, i)) = asked {
        let words = talk::lead(&words);
        let said = (named.len() >= FEW - 1 && s.tokens.len() <= LONGEST)
            .then(|| format!(" Said: “{}”", plain(&s.tokens)));
        let text = put(sentences, words, i);
        return Some(loose(
            sentences,
            at,
            text + &said.unwrap_or_default(),
            vec![stems(words)],
        ));
    }
    // a blank after a question on the same line, `I'd have to ask her` after what is not known
    let last = at.checked_sub(1).map(|i| &sentences[i]);
    let line = |b: &Sentence| b.turn == s.turn && b.end == End::Question && s.mood != Mood::Speech;
    let more = |b: &Sentence| b.speaker == s.speaker && owned(&b.tokens).is_some();
    if last.is_some_and(|b| b.source == s.source && (line(b) || more(b))) {
        return None;
    }
    let mut about = around(sentences, at);
    let claim = match named.len() {
        0..=2 => claim(sentences, at)?,
        _ => own.to_vec(),
    };
    about.push(stems(&claim));
    let put = match owners::open(&claim) {
        Some(_) => "who does this?",
        None => "does this hold?",
    };
    let asks = claim.last().is_some_and(|t| t.tail() == Some('?'));
    let text = match asks {
        true => asking(&claim),
        false => format!("“{}”: {put}", short(&claim)),
    };
    Some(loose(sentences, at, text, about))
}

/// Whether a question still waits for its answer: whoever asked has said nothing since, and nobody much.
fn waits(sentences: &[Sentence], asked: usize, at: usize) -> bool {
    const SOON: usize = 3;
    let by = |who: &Option<String>| {
        let who = who.clone();
        move |i: usize| sentences[i].speaker == who
    };
    let (own, asker) = (by(&sentences[at].speaker), by(&sentences[asked].speaker));
    (asked + 1..at).all(own) || at - asked <= SOON && !(asked + 1..at).any(asker)
}

/// Whether whoever asked a question has told nothing since.
fn stands(sentences: &[Sentence], asked: usize, at: usize) -> bool {
    let q = &sentences[asked];
    !sentences[asked + 1..at]
        .iter()
        .any(|b| b.speaker == q.speaker && b.turn != q.turn && names(&b.tokens).len() >= 2)
}

fn loose(sentences: &[Sentence], at: usize, text: String, about: Vec<Vec<EcoString>>) -> Loose {
    let s = &sentences[at];
    let next = sentences[at..].iter().take(2);
    // whom the words send one to, or the next words of the same speaker
    let ask = next
        .filter(|n| n.turn == s.turn && n.source == s.source)
        .find_map(|n| owners::to_ask(&n.tokens));
    Loose {
        doubt: Doubt {
            text,
            ask,
            at: places(&s.tokens),
        },
        about,
    }
}

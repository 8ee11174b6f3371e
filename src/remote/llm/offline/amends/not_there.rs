//! `The hours: not in the log any more, in the app.`: where it is done no more, and where it is done instead, of what was told
//! before.
use ecow::EcoString;

use super::super::fillers;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, places_in, put_for, stems};
use super::super::turns::{End, Sentence};
use super::{WINDOW, before, tells};

/// The most words that name a thing, and of a place.
const NAME: usize = 4;

static PLACES: WordSet = word_set!("in on at into onto from by with under behind through to via");

/// Puts the new place where the old one was told of the same thing. Says whether it did.
pub(super) fn moved(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let Some(said) = Said::of(&words).filter(|_| s.end != End::Question) else {
        return false;
    };
    let speaker = s.speaker.clone();
    let found = before(sentences, at, WINDOW).find_map(|i| {
        let t = &sentences[i];
        let known = stems(&t.tokens);
        let same = said.thing.iter().all(|w| known.contains(w));
        let from = place(&t.tokens, &said.old).filter(|_| same && tells(t))?;
        (t.speaker == speaker).then_some((i, from))
    });
    let Some((told, from)) = found else {
        return false;
    };
    let end = from + said.old.len();
    // what is fetched from there is fetched from the new place
    let other = usize::from(sentences[told].tokens[from].key != said.old[0].key);
    let new = &said.new[other..];
    put_for(&mut sentences[told].tokens, from + other, end, new);
    sentences[at].tokens = said.rest;
    true
}

/// What is said of where something is done.
struct Said {
    thing: Vec<EcoString>,
    old: Vec<Token>,
    new: Vec<Token>,
    rest: Vec<Token>,
}

impl Said {
    fn of(words: &[Token]) -> Option<Self> {
        let words = talk::lead(words);
        let not = (1..words.len().min(NAME + 3)).find(|i| {
            let no = matches!(
                words[*i].key.as_str(),
                "not" | "don't" | "doesn't" | "isn't" | "aren't"
            );
            no && words[i - 1].tail().is_none_or(|c| c == ':')
        })?;
        let verb = usize::from(words[not].key != "not" && !words[not].key.starts_with(['i', 'a']));
        let from = not + 1 + verb;
        let places = |t: &Token| PLACES.contains(t.key.as_str());
        words.get(from).filter(|t| places(t))?;
        let mut end = from + clause_end(&words[from..]);
        let rest = words.get(end..)?;
        let gone = (from..end).find(|i| {
            starts_any(
                &words[*i..end],
                patterns!["any more", "anymore|now|nowadays|longer"],
            )
            .is_some_and(|n| i + n == end)
        });
        let mut old = words[from..gone?].to_vec();
        bare_last(&mut old);
        let then = starts_any(
            rest,
            patterns![
                "it|they|that|those goes|go|is|are|live|lives now?",
                "but|now it|they|that|those goes|go|is|are|live|lives now?",
                "but|now? it's|they're|that's now?",
                "but|now"
            ],
        );
        let new = &rest[then.filter(|n| *n < rest.len()).unwrap_or(0)..];
        new.first().filter(|t| places(t))?;
        end = clause_end(new);
        let mut name = new[..end].to_vec();
        bare_last(&mut name);
        let short = old.len() <= NAME + 1 && (2..=NAME + 1).contains(&name.len());
        let thing = stems(&words[..not]);
        (short && old.len() >= 2 && !thing.is_empty()).then(|| Self {
            thing,
            old,
            new: name,
            rest: new[end..].to_vec(),
        })
    }
}

/// Where the name of a place stands in a step, whatever is said before it: `from the desk`, of `at the desk`.
fn place(words: &[Token], phrase: &[Token]) -> Option<usize> {
    let name = &phrase[1..];
    let placed = |at: usize| at > 0 && PLACES.contains(words[at - 1].key.as_str());
    places_in(words, name)
        .rev()
        .find(|at| placed(*at))
        .map(|at| at - 1)
}

//! What is said again with one thing changed: `from Jill, then: you take the key from Jill`, `dry cloth, never wet`.
use ecow::EcoString;

use super::super::amounts::{Amount, amounts};
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::reading::{Force, Reading, read};
use super::super::repairs::value_of;
use super::super::talk;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::fragments::is_noun_phrase;
use super::{Gather, Told};

/// How far back what is said anew may stand, in clauses and in sentences.
const BACK: usize = 6;
const AGO: usize = 8;

static PLACING: WordSet =
    word_set!("to from in into on onto at with by under over through for via behind beside");

impl Gather {
    /// Takes note of words that put something said before in doubt.
    pub(super) fn doubts_before(&mut self, s: &Sentence, at: usize) {
        let cue = has_any(
            &s.tokens,
            patterns![
                "actually|sorry|instead|wrong",
                "not any more|longer",
                "no longer",
                "anymore",
                "gone|retired|closed|broken|abolished|moved",
                "isn't|aren't he|she|it|they",
                "took|taken the|it|that|this * off|away",
                "keep|kept saying",
                "am i saying",
                "did i say",
                "i said|told",
                "it's|they're|that's now",
                "now it's|they're",
                "from * then"
            ],
        );
        if cue && s.end != End::Question {
            self.cue = Some(at);
        }
    }

    /// Whether a step says one told just before anew, with another thing in its place: then that one goes.
    pub(super) fn supersedes(&mut self, s: &Sentence, at: usize, reading: &Reading) {
        let Some(cue) = self.cue.filter(|_| s.mood == Mood::Speech) else {
            return;
        };
        let new = stems(&reading.main);
        let (Some(verb), Some(place)) = (new.first(), place_of(&reading.main)) else {
            return;
        };
        let from = self.told.len().saturating_sub(BACK);
        let same = |t: &Told| {
            let Some(old) = t.reading.as_ref().filter(|r| r.force == Force::Step) else {
                return false;
            };
            let said = stems(&old.main);
            let other = place_of(&old.main);
            t.source == s.source
                && t.speaker == s.speaker
                && t.sentence < cue.max(at)
                && cue > t.sentence
                && at <= t.sentence + AGO
                && said.first() == Some(verb)
                && other.is_some_and(|o| o.0 == place.0 && o.1 != place.1)
                && alike(&object_of(&old.main), &object_of(&reading.main))
        };
        if let Some(old) = self.told[from..].iter().rposition(same).map(|i| from + i) {
            self.told.remove(old);
            (self.contested, self.denied) = (None, None);
        }
    }

    /// `Dry cloth!`, `It's yellow this year`, `Room fourteen`: the thing of the step told last, described otherwise.
    pub(super) fn describes_anew(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        // `they sign the form` is a deed, and no word for a form
        let does = starts_any(talk::lead(words), patterns!["you|we|i|they|he|she *"])
            .is_some_and(|n| super::super::verbs::is_action(&talk::lead(words)[n - 1].key));
        // `below two, stop the pump`, after `between two and four`
        let cased = || {
            words.iter().any(Token::comma)
                && read(words, s.mood).is_some_and(|r| !r.condition.is_empty())
        };
        if s.mood != Mood::Speech || s.end == End::Question || does || handles(words) {
            return false;
        }
        let Some(last) = self.last_of(s).filter(|i| {
            let t = &self.told[*i];
            at == t.until + 1 && t.turn == s.turn
        }) else {
            return false;
        };
        // `The right one, twelve.`, after `the left one at ten`: both have their own
        let valued = |words: &[Token]| amounts(words).iter().any(Amount::is_number);
        if cased() || valued(&words[clause_end(words)..]) && valued(&self.told[last].tokens) {
            return false;
        }
        let body = value_of(talk::lead(words));
        let end = clause_end(body);
        let head = &body[..end];
        let swapped = match head {
            [] => None,
            _ => like_headed(&self.told[last].tokens, head),
        };
        let open = &mut self.told[last];
        let Some(tokens) = swapped else {
            // `it's printed single sided`, said of the step: `double sided`
            let added = open
                .additions
                .iter_mut()
                .rev()
                .find_map(|(_, w)| Some((like_headed(w, head)?, w)));
            let Some((new, old)) = added else {
                return false;
            };
            *old = new;
            open.evidence.extend(super::super::token::places(words));
            open.until = at;
            return true;
        };
        let Some(reading) = read(&tokens, open.mood) else {
            return false;
        };
        open.evidence.extend(super::super::token::places(words));
        let condition = open.reading.take().map(|r| r.condition).unwrap_or_default();
        open.reading = Some(reading.under(condition));
        open.tokens = tokens;
        open.until = at;
        true
    }
}

/// `and label them`, after `don't touch them with your fingers`: a deed.
fn handles(words: &[Token]) -> bool {
    matches!(talk::lead(words), [verb, it, ..] if it.is_it_or_them()
        && super::super::verbs::is_action(&verb.key))
}

/// The last preposition of an instruction and the stems after it.
pub(super) fn place_of(main: &[Token]) -> Option<(EcoString, Vec<EcoString>)> {
    let at = main
        .iter()
        .rposition(|t| PLACING.contains(t.key.as_str()))
        .filter(|at| *at > 0)?;
    let rest = stems(&main[at + 1..]);
    (!rest.is_empty() && rest.len() <= 4).then(|| (main[at].key.clone(), rest))
}

/// What stands between the verb and the last preposition; pronouns are anything.
fn object_of(main: &[Token]) -> Vec<EcoString> {
    let end = main
        .iter()
        .rposition(|t| PLACING.contains(t.key.as_str()))
        .unwrap_or(main.len());
    stems(&main[1.min(end)..end])
}

/// Whether two objects may be the same: a pronoun may be anything.
fn alike(a: &[EcoString], b: &[EcoString]) -> bool {
    a == b || a.is_empty() || b.is_empty()
}

/// `a wet cloth` and `dry cloth`: the same noun with another word before it.
pub(super) fn like_headed(tokens: &[Token], head: &[Token]) -> Option<Vec<Token>> {
    // `wrap the pallet` is a deed
    let bare = match head {
        [the, rest @ ..] if matches!(the.key.as_str(), "the" | "a" | "an" | "your" | "our") => rest,
        _ => head,
    };
    let [new, noun] = bare else {
        return None;
    };
    if !is_noun_phrase(head)
        || super::super::verbs::is_action(&head[0].key)
            && head.len() == 2
            && noun.key.ends_with('s')
    {
        return None;
    }
    let at = tokens.iter().rposition(|t| t.key == noun.key)?;
    let old = tokens.get(at.checked_sub(1)?)?;
    let plain = old.tail().is_none()
        && old.key != new.key
        // `one scoop.` `That's the little scoop.`: which it is, and as many
        && old.is_number() == new.is_number()
        && !crate::domain::words::is_function_word(&old.key)
        && !super::super::lexicon::PARTICLES.contains(noun.key.as_str())
        && at >= 2;
    plain.then(|| {
        let mut out = tokens.to_vec();
        out[at - 1] = put(old, new);
        out
    })
}

/// A word in the place of another, with its case and its punctuation.
fn put(old: &Token, new: &Token) -> Token {
    let mut word = new.clone();
    word.bare();
    if !old.word.starts_with(char::is_uppercase) {
        word.word = super::super::phrase::lowered(&word.word);
    }
    word.word.extend(old.tail());
    word
}

//! What puts right by other words than a no with the value: `Wash it for twenty minutes.` **`Ten's plenty.`** is told as `No,
//! ten.`, and `You clean it with a tissue.` **`No, never a tissue, a cloth.`** as `No, not a tissue, a cloth.`, and `Add five
//! grams,` **`not five grams,`** `six.` as `Add five grams, no, six.`
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, clause_end, comma_end, mark_last, stems};
use super::super::turns::{End, Sentence};
use super::super::{talk, unreal};
use super::by_the_book::number_apart;
use super::stated::led_only_cues;
use super::{NEAR, before, said_alone, spoken, tells};

/// Tells it as a no with what holds.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        said_back(sentences, at);
    }
    sentences
        .iter_mut()
        .filter(|s| spoken(s))
        .for_each(denied_at_once);
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question {
            continue;
        }
        if let Some(words) = plenty(sentences, at) {
            sentences[at].tokens = words;
        }
        never(sentences, at);
    }
}

/// `On the lid?` **`On the lid`** `no, the lids get mixed.`: what was asked, said back before the no.
fn said_back(sentences: &mut [Sentence], at: usize) {
    let (asked, s) = (&sentences[at - 1], &sentences[at]);
    if asked.end != End::Question || asked.speaker == s.speaker || !spoken(s) {
        return;
    }
    let asked = talk::lead(&asked.tokens);
    let same = s.tokens.len() > asked.len() + 1
        && asked.iter().zip(&s.tokens).all(|(a, b)| a.key == b.key);
    if same && asked.len() > 1 && s.tokens[asked.len()].key == "no" {
        let n = asked.len();
        sentences[at].tokens.drain(..n);
    }
}

/// `Add five grams,` **not five grams,** `six`: the value told right before, denied, and then another.
fn denied_at_once(s: &mut Sentence) {
    let words = &s.tokens;
    let apart = |i: &usize| words[i - 1].comma() && words[*i].key == "not";
    let Some(not) = (2..words.len().saturating_sub(2)).find(apart) else {
        return;
    };
    let end = not + 1 + comma_end(&words[not + 1..]);
    let (denied, next) = (amounts(&words[not + 1..end]), amounts(&words[end..]));
    let ([wrong], Some(new)) = (denied.as_slice(), next.first()) else {
        return;
    };
    let whole = wrong.is_number() && wrong.at == 0 && not + 1 + wrong.end == end && new.at == 0;
    let told = amounts(&words[..not]).pop();
    let known = told.is_some_and(|old| {
        (wrong.alike(&old) || old.alike(wrong)) && new.fits(&old) && !new.alike(&old)
    });
    if whole && known {
        let no = Token::new("no,", words[not].at);
        s.tokens.splice(not..end, [no]);
    }
}

/// `Actually ten's plenty, to be honest.`: the number that is enough, where another was told.
fn plenty(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    const NUMBER: usize = 3;
    const HEAD: usize = 12;
    let s = &sentences[at];
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let words = number_apart(&words[..words.len().min(HEAD)]);
    let is = |t: &Token| matches!(t.key.as_str(), "is" | "are" | "was" | "will" | "does");
    let end = words.iter().take(NUMBER + 1).position(is)?;
    // `one is enough`, where `one` alone is no amount
    let one = end == 1 && words[0].key == "one";
    let new = amounts(&words[..end]).into_iter().next();
    let whole = new.as_ref().is_some_and(|a| a.at == 0 && a.end == end);
    let rest = words.get(end..).filter(|_| one || whole)?;
    let n = starts_any(
        rest,
        patterns![
            "is|are|was|will be? more? than? enough|plenty|fine|do|okay|ok",
            "does it|me|us"
        ],
    )?;
    let ends = n == rest.len() || rest[n - 1].comma() || rest[n].word.starts_with('(');
    // `five's okay, less than that and it wobbles`: how far it may be off
    let bound = starts_any(
        &rest[n..],
        patterns![
            "but|and? if? anything|any? less|more|lower|higher|under|over|below|above|longer|shorter"
        ],
    );
    // and not of what `the book says`
    let ours = |s: &Sentence| tells(s) && !unreal::is_unreal(&s.tokens);
    let told = before(sentences, at, 1).find(|i| ours(&sentences[*i]))?;
    let other = |old: &Amount| {
        let fits = |new: &Amount| new.fits(old) && !new.alike(old);
        old.is_number() && new.as_ref().map_or(old.size != "1", fits)
    };
    let fits = amounts(&sentences[told].tokens).iter().any(other);
    // `I wait for twenty.` `Fifty is fine.`, where fifty was told
    let upheld = before(sentences, at, NEAR)
        .flat_map(|i| amounts(&sentences[i].tokens))
        .any(|a| new.as_ref().is_some_and(|n| n.alike(&a)));
    let own = sentences[told].speaker == s.speaker;
    // `fifty's fine`, of what another told
    let sure = matches!(rest[n - 1].key.as_str(), "enough" | "plenty");
    if !ends || bound.is_some() || !fits || upheld || !own && !sure {
        return None;
    }
    let mut value = words[..end].to_vec();
    mark_last(&mut value, '.');
    // another only says it, and whoever told takes it up
    if own {
        value.insert(0, Token::new("No,", words[0].at));
    }
    Some(value)
}

/// `No, never a tissue, a cloth.`, `No! Never a tissue, a cloth.`: of the one that was told just before.
fn never(sentences: &mut [Sentence], at: usize) {
    const NAME: usize = 3;
    let refuses = |words: &[Token]| starts_any(words, patterns!["oh|god? no|nope no?"]);
    let alone = said_alone(sentences, at, refuses);
    let words = &sentences[at].tokens;
    let n = refuses(words).or(alone.then_some(0));
    let Some(n) = n.filter(|n| words.get(*n).is_some_and(|t| t.key == "never")) else {
        return;
    };
    let end = n + clause_end(&words[n..]);
    let from = at - usize::from(alone);
    let Some(told) = before(sentences, from, 1).find(|i| tells(&sentences[*i])) else {
        return;
    };
    let known = stems(&sentences[told].tokens);
    let denied = stems(&words[n + 1..end]);
    let named = !denied.is_empty() && denied.iter().all(|w| known.contains(w));
    if !named || end - n > NAME + 1 || end == words.len() {
        return;
    }
    let place = words[n].at;
    let cue = [Token::new("No,", place), Token::new("not", place)];
    sentences[at].tokens.splice(..=n, cue);
    if alone {
        sentences[at - 1].tokens.clear();
    }
}

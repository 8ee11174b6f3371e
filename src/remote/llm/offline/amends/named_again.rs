//! The value that was told, named again with what speaks against it, and the one that holds: `Use two sheets.` **`Two's a bit
//! thin, I'd use three.`**, **`Six is what the packet says. We do eight.`**, **`Forty, was it? Forty-five.`** It is told as `No,
//! three.`
use super::super::amounts::{Amount, amounts};
use super::super::fillers;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, clause_end, mark_last, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::by_the_book::number_apart;
use super::stated::led_only_cues;
use super::{before, spoken, tells};

/// The old value, where it must be named, and the one that holds.
type Meant = (Vec<Token>, Vec<Token>);

/// The most words of a sentence that names a value again, and of one that asks it.
const SAID: usize = 16;
const ASKED: usize = 6;
/// The most words behind the value that holds.
const BEHIND: usize = 4;

/// Tells it as a no with what holds.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.mood != Mood::Speech || s.tokens.len() > SAID || !s.tokens.iter().any(Token::is_number)
        {
            continue;
        }
        if asks_oneself(sentences, at) {
            sentences[at].tokens.clear();
            continue;
        }
        if let Some((last, new)) = asked_again(sentences, at).or_else(|| judged(sentences, at)) {
            let (old, new) = new;
            let mut no = tokens("No,", new[0].at);
            if !old.is_empty() {
                no.push(Token::new("not", new[0].at));
                no.extend(old);
                mark_last(&mut no, ',');
            }
            sentences[at].tokens.clear();
            sentences[at].end = End::Stop;
            sentences[last].tokens = [no, new].concat();
        }
    }
}

/// `Two's a bit thin, I'd use three.`: the sentence with the value that holds, and that value.
fn judged(sentences: &[Sentence], at: usize) -> Option<(usize, Meant)> {
    let s = &sentences[at];
    if s.end == End::Question {
        return None;
    }
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let words = number_apart(words);
    let old = amounts(&words).into_iter().next().filter(|a| a.at == 0)?;
    speaks_against(&words[old.end..])?;
    let (told, named) = told_before(sentences, at, |a| a.alike(&old))?;
    let end = old.end + clause_end(&words[old.end..]);
    let (last, rest) = match words.get(end..).filter(|rest| !rest.is_empty()) {
        Some(rest) => (at, rest.to_vec()),
        None => (at + 1, next_of(sentences, at)?.tokens.clone()),
    };
    let new = ours(&fillers::pauses(&rest), last == at)?;
    let other = amounts(&new).into_iter().next()?;
    (other.fits(&told) && !other.alike(&told)).then_some((last, (named, new)))
}

/// `is a bit thin`, `is what the packet says`, `isn't enough`: what is said of a value that does not hold.
fn speaks_against(words: &[Token]) -> Option<usize> {
    let n = starts_any(words, patterns!["is|was|isn't|wasn't|seems|looks|sounds"])?;
    let head = &words[n..words.len().min(n + 4)];
    let good = has_any(
        head,
        patterns![
            "fine|plenty|enough|right|ok|okay|minimum|maximum|limit|for|max|min|still|good|always"
        ],
    );
    let bad = words[0].key.ends_with("n't")
        || starts_any(head, patterns!["not|too|never|hardly"]).is_some();
    (!head.is_empty() && (bad || !good)).then_some(n)
}

/// `I'd use three`, `here it's eight`, `so fifteen`: the value that holds here, in the words that say so.
fn ours(words: &[Token], same: bool) -> Option<Vec<Token>> {
    let value = amounts(words).into_iter().find(Amount::is_number)?;
    let led = starts_any(
        words,
        patterns![
            "so|but|and|here|really? i'd|i'll|i|we|we'd|we'll|you|you'd|you'll always|usually|just|only|actually? do|use|go|take|have|put|give|make|leave|say|like|like|want|need it|them|that|each? at|to|for|with|in|on?",
            "so|but|and|really? here|ours|mine it's|they're|is|are? more? like?",
            "so|but|and|really? it's|it|that's|they're is|should|has? be?",
            "so|but|and|really? make|call|let's it|that|say",
            "so|then|but|really|actually"
        ],
    );
    let from = match led {
        Some(n) => n,
        None if !same => 0,
        None => return None,
    };
    let about = words.get(from).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "about" | "around" | "nearer" | "at" | "to" | "only"
        )
    });
    if value.at < from.saturating_sub(1) || value.at > from + usize::from(about) {
        return None;
    }
    let behind = &words[value.end..];
    let ends = behind.is_empty() || words[value.end - 1].tail().is_some();
    let short = behind.len() <= BEHIND && !behind.iter().any(Token::is_number);
    let mut new = words[value.at..value.end].to_vec();
    mark_last(&mut new, '.');
    (ends && short).then_some(new)
}

/// `Forty, was it?` **`Forty-five, that's it.`**, `Or is it twelve?` **`Twelve, yes.`**: asked of oneself, and answered.
fn asked_again(sentences: &[Sentence], at: usize) -> Option<(usize, Meant)> {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    // `Or three quarters.` `Three quarters, yeah.`
    let or = words.first().is_some_and(|t| t.key == "or");
    if s.end != End::Question && !or || s.tokens.len() > ASKED {
        return None;
    }
    let from = starts_any(
        words,
        patterns![
            "or|no|wait? or? is|was it|that|this|they",
            "or",
            "is|was|are it|they"
        ],
    );
    let asked = amounts(words).into_iter().next()?;
    let tag = words.get(asked.end..).unwrap_or_default();
    let tagged = starts_any(tag, patterns!["is|was|isn't|wasn't it|that", "right"]);
    if asked.at != from.unwrap_or(0)
        || tagged.unwrap_or(0) != tag.len()
        || from.or(tagged).is_none()
    {
        return None;
    }
    let next = next_of(sentences, at)?;
    let said = fillers::pauses(&next.tokens);
    let (said, _) = led_only_cues(talk::lead(&said));
    let new = amounts(said).into_iter().next().filter(|a| a.at == 0)?;
    let rest = &said[new.end..];
    let nods = starts_any(
        rest,
        patterns![
            "that's|it's|thats it|right",
            "it is",
            "yes|yeah|yep|sure|right"
        ],
    );
    let (old, named) = told_before(sentences, at, |a| new.fits(a))?;
    let known = asked.alike(&old) != asked.alike(&new) && (!or || asked.alike(&new));
    let mut value = said[..new.end].to_vec();
    mark_last(&mut value, '.');
    (known && !new.alike(&old) && nods.unwrap_or(0) == rest.len())
        .then_some((at + 1, (named, value)))
}

/// `What's that, about ninety?` **`Ninety.`**, `Nine or ten?` **`Nine.`**: only thought aloud, and nothing that is left to ask.
fn asks_oneself(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let next = next_of(sentences, at).filter(|_| s.end == End::Question && s.tokens.len() <= ASKED);
    let Some(said) = next.map(|next| fillers::pauses(&next.tokens)) else {
        return false;
    };
    let told = before(sentences, at, 1).any(|i| {
        let t = &sentences[i];
        t.speaker == s.speaker && tells(t) && !amounts(&t.tokens).iter().any(Amount::is_number)
    });
    let value = amounts(&said)
        .into_iter()
        .next()
        .filter(|a| a.at == 0 && a.end == said.len());
    told && value.is_some_and(|v| v.is_number() && amounts(&s.tokens).iter().any(|a| a.alike(&v)))
}

/// What the same speaker says next in one breath.
fn next_of(sentences: &[Sentence], at: usize) -> Option<&Sentence> {
    let (s, next) = (&sentences[at], sentences.get(at + 1)?);
    let same = next.turn == s.turn && next.source == s.source && next.speaker == s.speaker;
    (same && next.end != End::Question && spoken(next)).then_some(next)
}

/// The value as the same speaker told it just before, and its words where it is one of several there.
fn told_before(
    sentences: &[Sentence],
    at: usize,
    is: impl Fn(&Amount) -> bool,
) -> Option<(Amount, Vec<Token>)> {
    let told = before(sentences, at, 1).find(|i| sentences[*i].speaker == sentences[at].speaker)?;
    let told = &sentences[told];
    let mut all = amounts(&told.tokens);
    all.retain(Amount::is_number);
    let old = all
        .iter()
        .filter(|_| told.end != End::Question && tells(told))
        .rfind(|a| is(a))?;
    let mut words = Vec::new();
    if all.iter().filter(|a| a.fits(old)).count() > 1 {
        words.extend_from_slice(&told.tokens[old.at..old.number]);
    }
    Some((old.clone(), words))
}

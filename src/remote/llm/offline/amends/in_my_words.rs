//! What a speaker says of their own words, before a value: **`When I say rinse I mean`** `ten minutes under the tap`, **`I should say`**
//! `eight trays`, **`Did I say how long?`** `Sixty centimetres.` Only the value is told.
use super::super::amounts::{amounts, put};
use super::super::patterns::{find, patterns, starts_any};
use super::super::phrase::raised;
use super::super::talk;
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::{own_steps, spoken};

/// The most words between a value and what is said of it.
const BEHIND: usize = 3;
/// How far into a sentence such words may go.
const FAR: usize = 8;

/// Leaves out such words.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        if s.mood != Mood::Speech || !spoken(s) || !s.tokens.iter().any(|t| t.key == "i") {
            continue;
        }
        if let Some((from, to)) = thought_about(&s.tokens) {
            sentences[at].tokens.drain(from..to);
            continue;
        }
        if let Some(told) = said_and_meant(&s.tokens) {
            sentences[at].tokens = told;
            continue;
        }
        if s.end == End::Question {
            let whether = starts_any(
                talk::lead(&s.tokens),
                patterns![
                    "did|have i say|said|mention|mentioned|tell|told how|what|which|where|when *"
                ],
            );
            let told = sentences
                .get(at + 1)
                .is_some_and(|n| n.turn == s.turn && spoken(n));
            if whether.is_some() && told {
                sentences[at].tokens.clear();
            }
        } else if upheld(sentences, at) {
            unsay(&mut sentences[at - 1..=at]);
        } else if let Some(n) = said_of_it(&s.tokens) {
            let tokens = &mut sentences[at].tokens;
            tokens.drain(..n);
            tokens[0].word = raised(&tokens[0].word);
        }
    }
}

/// `half eight,` **`well, I say half eight, the gate's not open till nine, so`** `nine`: the value that it really is, in place of
/// the one that was said.
fn said_and_meant(words: &[Token]) -> Option<Vec<Token>> {
    let all = amounts(words);
    let new = all
        .last()
        .filter(|a| a.end == words.len() && all.len() > 2)?;
    let so = new.at.checked_sub(1).filter(|i| {
        matches!(words[*i].key.as_str(), "so" | "it's" | "really" | "say") && words[i - 1].comma()
    })?;
    all.windows(2).find_map(|pair| {
        let (old, again) = (&pair[0], &pair[1]);
        let between = words.get(old.end..again.at)?;
        // `put ten` **in,** `well, I say ten`
        let behind = (0..between.len().min(BEHIND)).find(|n| {
            let said = starts_any(&between[*n..], patterns!["well|but|though|and? i say|said"]);
            said.is_some_and(|said| n + said == between.len()) && words[old.end + n - 1].comma()
        })?;
        let fits = new.fits(old) || old.fits(new);
        let meant = again.alike(old) && again.end < so && fits && !new.alike(old);
        meant.then(|| put(&words[..old.end + behind], old, words, new))
    })
}

/// `Start at two leaves. Some people say four.` **`I say two.`**: the value that was told before holds.
fn upheld(sentences: &[Sentence], at: usize) -> bool {
    const SHORT: usize = 5;
    let words = talk::lead(&sentences[at].tokens);
    let said = starts_any(words, patterns!["i always? say|said|go|stick with|for?"]);
    let value = said.filter(|_| words.len() <= SHORT).and_then(|n| {
        amounts(&words[n..])
            .into_iter()
            .find(|v| v.at == 0 && n + v.end == words.len())
    });
    let others = at.checked_sub(1).map(|i| &sentences[i]).is_some_and(|b| {
        let who = patterns!["some|others|people|most|they|everybody|everyone|folk people|folk|of? them? say|says|do|use|go|think *"];
        b.turn == sentences[at].turn && b.end != End::Question && starts_any(talk::lead(&b.tokens), who).is_some()
    });
    let Some(value) = value.filter(|_| others) else {
        return false;
    };
    own_steps(sentences, (at, at), 3).any(|i| {
        amounts(&sentences[i].tokens)
            .iter()
            .any(|a| a.alike(&value))
    })
}

/// `sit in row,` **`what do I sit in, row`** `F`: thought about between a word and the same again.
fn thought_about(words: &[Token]) -> Option<(usize, usize)> {
    const LONGEST: usize = 7;
    (1..words.len().saturating_sub(3)).find_map(|at| {
        let open = words[at - 1].comma()
            && starts_any(&words[at..], patterns!["what|where|which|how *"]).is_some();
        let end = at + clause_end(words.get(at..).filter(|_| open)?);
        let again = words.get(end).is_some_and(|t| t.key == words[at - 1].key);
        let asked = end - at <= LONGEST
            && words[at..end]
                .iter()
                .any(|t| matches!(t.key.as_str(), "i" | "we" | "it" | "is"));
        (again && asked && words[end - 1].comma()).then_some((at - 1, end))
    })
}

/// How many words only say how a word is meant that was said before.
fn said_of_it(words: &[Token]) -> Option<usize> {
    let lead = words.len() - talk::lead(words).len();
    let rest = &words[lead..];
    let valued = |n: usize| {
        rest.get(n..)
            .is_some_and(|w| w.iter().take(3).any(Token::is_number))
    };
    let meant = starts_any(rest, patterns!["when i say *", "if i say *", "by *"]).and_then(|_| {
        let (from, n) = find(&rest[..rest.len().min(FAR)], patterns!["i mean"])?;
        Some(from + n)
    });
    let said = || {
        starts_any(
            rest,
            patterns![
                "i should|better say|add",
                "i should have said|added|mentioned"
            ],
        )
    };
    let n = meant.or_else(said)?;
    (n < rest.len() && valued(n)).then_some(lead + n)
}

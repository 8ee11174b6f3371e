//! What a question says besides what it asks: `How much,` **forty?** `Fifty.`, `To` **any particular** `torque?`, **`Even`** `in
//! winter?`, `In the nursery` **as well?** It goes, and so does a question whose words the answer begins with: `In winter?` `In
//! winter twice a week.`
use super::super::lexicon::opens_place;
use super::super::patterns::{find, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, bare_last, mark_last, tokens};
use super::super::turns::{End, Sentence, unsay};
use super::asked_aloud;
use super::replies::reply;

/// The most words of such a question.
const QUESTION: usize = 9;
/// The fewest words of a case that an answer begins with.
const CASE: usize = 2;

/// Puts questions as plainly as they are answered.
pub(super) fn put(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        let may = asked_aloud(s, QUESTION);
        if !may || s.tokens.len() < CASE || reply(sentences, at).is_none() {
            continue;
        }
        let words = &mut sentences[at].tokens;
        without_guess(words);
        any_as_what(words);
        without_too(words);
        if let Some(n) = said_back(sentences, at) {
            unsay(&mut sentences[at..at + n]);
        }
    }
}

/// `How much,` **`forty?`**
fn without_guess(words: &mut Vec<Token>) {
    let n = starts_any(
        words,
        patterns!["and|so? how much|many|long|far|often|deep|high|hot|big|thick|wide|heavy"],
    );
    if let Some(n) =
        n.filter(|n| words[n - 1].comma() && words.get(*n).is_some_and(Token::is_number))
    {
        words.truncate(n);
        mark_last(words, '?');
    }
}

/// `to` **`any particular`** `torque?`, `for` **`any length of time?`**
fn any_as_what(words: &mut Vec<Token>) {
    let place = words.first().is_some_and(|t| opens_place(&t.key));
    if !place {
        return;
    }
    let any = starts_any(
        &words[1..],
        patterns!["any particular|special|specific|certain|set?"],
    );
    if let Some(n) = any {
        let long = words[1 + n..].len() == 3 && words[1 + n].key == "length";
        let (end, what) = if long {
            (words.len(), "how long?")
        } else {
            (1 + n, "what")
        };
        let what = tokens(what, words[1].at);
        words.splice(1..end, what);
    }
}

/// **`Even`** `in winter?`, `in the nursery` **`as well?`**
fn without_too(words: &mut Vec<Token>) {
    let lead = words.len() - talk::lead(words).len();
    let even = usize::from(words.get(lead).is_some_and(|t| t.key == "even"));
    let place = words.get(lead + even).is_some_and(|t| opens_place(&t.key));
    if !place {
        return;
    }
    let too = find(words, patterns!["too|also", "as well"])
        .filter(|(i, n)| i + n == words.len() && *i > lead + 1);
    if let Some((i, _)) = too {
        words.truncate(i);
        bare_last(words);
        mark_last(words, '?');
    }
    if even == 1 && words.len() > lead + 1 {
        words.remove(lead);
    }
}

/// `In winter?` **`In winter twice a week.`**, `With the fan on?` **`Without. With the fan it's ten.`**: how many sentences only
/// ask what the answer says, and refuse it.
fn said_back(sentences: &[Sentence], at: usize) -> Option<usize> {
    let asked = talk::lead(&sentences[at].tokens);
    let heard = reply(sentences, at)?;
    // `Is it?` `On the sheet?` doubts what was told
    let told = sentences.get(at.checked_sub(1)?)?;
    let of_told = told.speaker == heard.speaker && told.end != End::Question;
    let case = opens_place(&asked.first()?.key) && !asked.iter().any(Token::is_number);
    (of_told && case).then_some(())?;
    let again = |said: &[Token]| {
        let same = asked
            .iter()
            .zip(said)
            .take_while(|(a, b)| a.key == b.key)
            .count();
        let named = same == asked.len() || same > CASE;
        named && same >= CASE && said[same..].iter().any(Token::is_number)
    };
    if again(talk::lead(&heard.tokens)) {
        return Some(1);
    }
    let next = sentences
        .get(at + 2)
        .filter(|n| n.turn == heard.turn && n.source == heard.source)?;
    let refuses = starts_any(
        &heard.tokens,
        patterns!["no|nope|without|not|off|neither|then"],
    );
    (refuses == Some(heard.tokens.len()) && again(talk::lead(&next.tokens))).then_some(2)
}

//! A question that has the deed, and its answer that has the rest: `Where do I put the old one?` `In the red bin.`
//! Both are told as one sentence of whoever answers: `Put the old one in the red bin.`
use super::super::gather::is_thing;
use super::super::lexicon::{is_auxiliary, is_subject, opens_object, verb_with_object};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::phrase::lowered;
use super::super::reading::read;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_state, third_person_base, third_person_of};
use super::super::{evasions, fillers, talk};
use super::asked::begun;
use super::{before, spoken};
use crate::domain::quantity::number_at;

/// The most words of an answer that completes a deed.
const ANSWER: usize = 14;
/// The most words of a deed that a question asks about.
const DEED: usize = 12;

/// Tells what was asked together with what was answered. Says whether it did.
pub(super) fn completed(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech {
        return false;
    }
    let answers = |a: &&Sentence| {
        a.source == s.source && a.mood == Mood::Speech && spoken(a) && a.end != End::Question
    };
    let Some(heard) = sentences.get(at + 1).filter(answers) else {
        return false;
    };
    let words = fillers::strip(&s.tokens);
    let words = talk::lead(&words);
    let told = fillers::strip(&heard.tokens);
    let Some(mut answer) = answer(&told, words) else {
        return false;
    };
    if !is_name(sentences, &answer[0]) {
        answer[0].word = lowered(&answer[0].word);
    }
    let Some(step) = told_as_one(words, &answer) else {
        return false;
    };
    let known = words.len() <= 3 && known_thing(sentences, at, words);
    if !begun(sentences, at) || known || said_last(sentences, at, words) {
        return false;
    }
    let teller = sentences[at + 1].speaker.clone();
    let turn = sentences[at + 1].turn;
    sentences[at + 1].tokens.clear();
    let asked = &mut sentences[at];
    (asked.tokens, asked.end, asked.speaker, asked.turn) = (step, End::Stop, teller, turn);
    true
}

/// The words of an answer that are no sentence: a place, a time, a thing, somebody.
fn answer(told: &[Token], asked: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(told);
    let first = words.first()?;
    let end = clause_end(words);
    let who = asked.first().is_some_and(|t| t.key.starts_with("who"));
    let does = who
        && starts_any(
            &words[end.saturating_sub(1)..],
            patterns!["do|does|will|is|are"],
        )
        .is_some();
    let case = starts_any(
        words,
        patterns!["when|once|after|before|until|as|if|whenever"],
    )
    .is_some();
    let led = starts_any(
        words,
        patterns![
            "in|on|at|to|by|with|from|into|onto|under|over|behind|between|next|near|through|for|about|around|up|every|each|once|twice|half|within|every|daily|weekly|monthly|straight|as"
        ],
    )
    .is_some();
    let number = number_at(std::slice::from_ref(&first.key), 0).is_some();
    let clause = &words[..end];
    let sentence = !case
        && !does
        && clause
            .iter()
            .any(|t| is_subject(&t.key) || is_auxiliary(&t.key))
        || !case && (1..clause.len()).any(|i| verb_with_object(clause, i));
    let empty = evasions::answers_nothing(words)
        || evasions::gives_up(words)
        || talk::is_backchannel(words)
        || starts_any(
            words,
            patterns![
                "no|not|none|nothing|nobody|neither|never|same|depends|because|yes|yeah|yep|ok|okay|right|sure|good|great|well|anything|anywhere|whatever|whichever|either|both|what|why|how|who|that|this|it"
            ],
        )
        .is_some();
    let fits = case || led || number || does || is_thing(clause);
    let plain = !empty && !sentence && fits && words.len() <= ANSWER;
    (plain && (case || does || read(words, Mood::Speech).is_none())).then(|| words.to_vec())
}

/// Whether the talk writes a word with a capital where no sentence begins, or calls somebody so.
fn is_name(sentences: &[Sentence], word: &Token) -> bool {
    let capital = |t: &Token| t.word.starts_with(char::is_uppercase);
    sentences.iter().any(|s| {
        let speaks = s.speaker.as_deref().and_then(|who| who.split(' ').next());
        speaks.is_some_and(|who| who.to_lowercase() == word.key)
            || s.tokens
                .iter()
                .skip(1)
                .any(|t| t.key == word.key && capital(t))
    })
}

/// The deed with what was answered, where the question asks for just that.
fn told_as_one(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let mut step = by_whom(words, answer)
        .or_else(|| chosen(words, answer))
        .or_else(|| how_many(words, answer))
        .or_else(|| counted(words, answer))
        .or_else(|| of_another(words, answer))
        .or_else(|| which(words, answer))
        .or_else(|| where_or_when(words, answer))?;
    let first = step.first_mut()?;
    let mut chars = first.word.chars();
    if let Some(c) = chars.next() {
        first.word = c.to_uppercase().chain(chars).collect();
    }
    if let Some(last) = step.last_mut() {
        last.bare();
        last.word.push('.');
    }
    Some(step)
}

/// `Where do I put it?`, `How do you clean it?`, `What time do we close?`, `Who do I send it to?`, `Until when can they cancel?`
fn where_or_when(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns![
            "where|when|how|who|whom|what",
            "until|till|by|since|from|to|with when|who|whom|where|what",
            "at|by? what time",
            "how long|often|far|fast|deep|high|hot|cold|full|thick|big|late|early for?",
            "how many times"
        ],
    )?;
    let deed = deed(&words[n..])?;
    // `what do I do with it?` asks for a deed
    if words[0].key == "what" && (deed[0].key == "do" || answer.len() < 2) {
        return None;
    }
    Some(joined(&deed, answer))
}

/// `How many tablets do I add?` `Two per bucket.`
fn how_many(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(words, patterns!["how many|much"])?;
    let helps = |t: &Token| matches!(t.key.as_str(), "do" | "does" | "should" | "must" | "can");
    let end = words.iter().position(helps)?;
    let (things, number) = (&words[n..end], starts_number(answer)?);
    let deed = deed(&words[end..])?;
    if things.len() > 3 {
        return None;
    }
    let said = stems(answer);
    let named = stems(things).iter().any(|t| said.contains(t));
    let mut counted = answer.to_vec();
    let measured = answer.len() > number && answer[number - 1].tail().is_none();
    if !things.is_empty() && !named && words[1].key == "many" {
        let mut things = things.to_vec();
        if let Some(last) = things.last_mut() {
            last.word.extend(counted[number - 1].tail());
        }
        counted[number - 1].bare();
        counted.splice(number..number, things);
        return Some(deed.into_iter().chain(counted).collect());
    }
    let mut whole = deed;
    if !named {
        whole.extend(things.iter().cloned());
    }
    let theirs = whole.first().is_some_and(|t| is_subject(&t.key));
    (measured || named || theirs || !things.is_empty()).then(|| joined(&whole, &counted))
}

/// `How many bags?` `Eight.`
fn counted(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(words, patterns!["how many"])?;
    let number = starts_number(answer)?;
    let mut things = words[n..].to_vec();
    let plain = |t: &Token| !is_auxiliary(&t.key) && !is_subject(&t.key);
    let named = stems(&things).iter().any(|t| stems(answer).contains(t));
    if !(1..=3).contains(&things.len()) || named || !things.iter().all(plain) {
        return None;
    }
    let mut counted = answer.to_vec();
    if let Some(last) = things.last_mut() {
        last.bare();
        last.word.extend(counted[number - 1].tail());
    }
    counted[number - 1].bare();
    counted.splice(number..number, things);
    Some(counted)
}

/// `Red wine?` `One for three.`: how much of another thing.
fn of_another(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    const NAME: usize = 3;
    let from = starts_any(words, patterns!["and|so|what|how about?"]).unwrap_or(0);
    let name = words.get(from..)?;
    let value = super::super::amounts::amounts(answer);
    let led = value.first().is_some_and(|a| a.at == 0);
    let plain = |t: &Token| {
        t.tail().is_none_or(|c| c == '?') && number_at(std::slice::from_ref(&t.key), 0).is_none()
    };
    let named = (1..=NAME).contains(&name.len())
        && is_thing(name)
        && name.iter().all(plain)
        && stems(name).len() == name.len();
    let unit = name
        .iter()
        .any(|t| crate::domain::quantity::unit_of(&t.key).is_some());
    (named && led && !unit).then(|| {
        let mut whole = name.to_vec();
        if let Some(last) = whole.last_mut() {
            last.bare();
            last.word.push(',');
        }
        whole.extend(answer.iter().cloned());
        whole
    })
}

/// `Which form do I use?` `The blue one.`, `What temperature do I wash them at?` `Sixty degrees.`
fn which(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    starts_any(words, patterns!["which|what"])?;
    let helps = |t: &Token| matches!(t.key.as_str(), "do" | "should" | "must" | "can");
    let end = words
        .iter()
        .position(helps)
        .filter(|e| (2..=4).contains(e))?;
    let deed = deed(&words[end..])?;
    let mut answer = answer.to_vec();
    if let Some(last) = answer.last_mut().filter(|t| t.key == "one") {
        // `the blue one`, of forms
        let mut name = words[end - 1].clone();
        name.word.extend(last.tail());
        *last = name;
    }
    let bare = number_at(&[answer[0].key.clone()], 0).is_some() && answer.len() == 1;
    let mut whole = deed;
    if bare {
        whole.push(Token::new("the", words[0].at));
        whole.extend(words[1..end].iter().cloned());
        return Some(joined(&whole, &answer));
    }
    whole.extend(answer);
    Some(whole)
}

/// `Who signs it?` `The duty manager.`
fn by_whom(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let (who, rest) = words.split_first()?;
    // `who signs it, me or you?`
    let rest = &rest[..clause_end(rest)];
    let is = who.key == "who's";
    if !is && who.key != "who" {
        return None;
    }
    let verb = rest.first()?;
    let base = third_person_base(&verb.key);
    let helps = starts_any(
        rest,
        patterns!["is|are|has|should|must|can|will|needs|gets|does|wants"],
    )
    .is_some();
    let asks = starts_any(
        rest,
        patterns!["do|does|should|must|can|will i|we|you|they|one"],
    );
    if asks.is_some() || !is && !helps && base.is_none() || rest.len() > DEED {
        return None;
    }
    let end = clause_end(answer);
    let mut subject = answer[..end].to_vec();
    let tail = subject.last()?.tail().filter(|t| *t == ',');
    if subject.len() > 1
        && subject
            .last()
            .is_some_and(|t| matches!(t.key.as_str(), "do" | "does" | "will" | "is" | "are"))
    {
        subject.pop();
    }
    let someone = subject.len() <= 6
        && starts_any(
            &subject,
            patterns!["in|on|at|to|by|with|from|for|when|once|after|before"],
        )
        .is_none();
    if !someone {
        return None;
    }
    if let Some(last) = subject.last_mut() {
        last.bare();
    }
    let me =
        matches!(subject[0].key.as_str(), "me" | "i" | "you" | "we" | "us") && subject.len() == 1;
    let mut deed = rest.to_vec();
    if is {
        deed.insert(0, Token::new("is", who.at));
    } else if let Some(base) = base.filter(|_| me) {
        deed[0] = Token::new(&base, deed[0].at);
    }
    if me && matches!(subject[0].key.as_str(), "me" | "us") {
        subject[0] = Token::new(
            if subject[0].key == "me" { "I" } else { "we" },
            subject[0].at,
        );
    }
    if let Some(last) = deed.last_mut() {
        last.bare();
        last.word.extend(tail);
    }
    subject.extend(deed);
    subject.extend(answer[end..].iter().cloned());
    Some(subject)
}

/// `Do I file the paper or the scan?` `The scan.`
fn chosen(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let deed = deed(words)?;
    let or = deed.iter().position(|t| t.key == "or")?;
    let second = &deed[or + 1..];
    let len = second.len();
    let first = (1..or).rev().find(|from| {
        let a = &deed[*from..or];
        a.len() <= len + 1
            && match starts_any(
                second,
                patterns!["in|on|at|to|by|with|from|into|the|a|an|your"],
            ) {
                Some(_) => a[0].key == second[0].key,
                None => a.len() == len,
            }
    })?;
    let (one, other) = (stems(&deed[first..or]), stems(second));
    let said = stems(answer);
    let means = |these: &[String], those: &[String]| {
        said.iter().any(|w| these.contains(w))
            && !said.iter().any(|w| !these.contains(w) && those.contains(w))
    };
    let mut whole = deed[..first].to_vec();
    match (means(&one, &other), means(&other, &one)) {
        (true, false) => whole.extend(deed[first..or].iter().cloned()),
        (false, true) => whole.extend(second.iter().cloned()),
        _ => return None,
    }
    (answer.len() <= len + 2).then_some(whole)
}

/// The deed that a question asks about, after what asks: `do I put it`, `does the bag go`, `are they kept`.
fn deed(words: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns![
            "do|should|must|shall|would|can|could|will i|we|you|one usually|then|actually|normally|also?",
            "do|should|must|shall|would|can|could|will i|we|you|one need|have|want|got to",
            "do|should|must|shall|would|can|could|will i|we|you|one have|got to"
        ],
    );
    if clause_end(words) < words.len() || words.len() > DEED {
        return None;
    }
    let mut deed = match n {
        Some(n) => {
            let verb = words.get(n)?;
            (is_action(&verb.key) && !is_state(&verb.key)).then(|| words[n..].to_vec())?
        }
        None => of_thing(words)?,
    };
    deed.last_mut()?.bare();
    Some(deed)
}

/// `does the bag go` as `the bag goes`, `must the report go out` as `the report must go out`.
fn of_thing(words: &[Token]) -> Option<Vec<Token>> {
    let (helps, rest) = words.split_first()?;
    let known = matches!(
        helps.key.as_str(),
        "do" | "does" | "should" | "must" | "can" | "will"
    );
    let verb = (1..rest.len().min(6)).rev().find(|i| {
        let key = rest[*i].key.as_str();
        let named = opens_object(&rest[i - 1].key) && !is_subject(&rest[i - 1].key);
        !named
            && (is_action(key) || matches!(key, "go" | "come" | "belong" | "live" | "stay" | "end"))
    })?;
    let thing = &rest[..verb];
    let named = thing.len() == 1 && matches!(thing[0].key.as_str(), "they" | "it" | "he" | "she")
        || is_thing(thing);
    if !known || !named {
        return None;
    }
    let mut deed = thing.to_vec();
    match helps.key.as_str() {
        "does" => {
            let mut verb = rest[verb].clone();
            let key = third_person_of(&verb.key);
            verb.word = verb.word.replacen(&verb.key, &key, 1);
            verb.key = key;
            deed.push(verb);
        }
        "do" => deed.push(rest[verb].clone()),
        _ => deed.extend([helps.clone(), rest[verb].clone()]),
    }
    deed.extend(rest[verb + 1..].iter().cloned());
    Some(deed)
}

/// A deed and what was answered, with a comma where no word joins them.
fn joined(deed: &[Token], answer: &[Token]) -> Vec<Token> {
    let open = deed.last().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "with"
                | "to"
                | "from"
                | "at"
                | "in"
                | "on"
                | "for"
                | "by"
                | "of"
                | "into"
                | "call"
                | "ask"
                | "tell"
                | "ring"
                | "phone"
        )
    });
    let named = matches!(deed[0].key.as_str(), "call" | "name" | "title");
    let leads = starts_any(
        answer,
        patterns!["in|on|at|to|by|with|from|into|onto|under|over|behind|between|near|through|for|up|every|each|once|twice|within|when|after|before|until|as|if|daily|weekly|monthly|straight|next"],
    )
    .is_some();
    let mut step = deed.to_vec();
    if let Some(last) = step.last_mut().filter(|_| !open && !named && !leads) {
        last.word.push(',');
    }
    let doubled =
        open && leads && answer.len() > 1 && deed.last().is_some_and(|t| t.key == answer[0].key);
    step.extend(answer[usize::from(doubled)..].iter().cloned());
    step
}

/// How many words of an answer the number takes that it begins with.
fn starts_number(answer: &[Token]) -> Option<usize> {
    let all = super::super::amounts::amounts(answer);
    let first = all.first().filter(|a| a.at == 0)?;
    let keys = super::super::token::keys(answer);
    let size = number_at(&keys, 0)?;
    Some(size.1.min(first.end).max(1))
}

/// `Tablets?`, of a step that names them: it is asked back, and of no other thing.
fn known_thing(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    let named = stems(words);
    let last =
        before(sentences, at, 2).find(|i| sentences[*i].speaker == sentences[at + 1].speaker);
    last.is_some_and(|i| {
        stems(&sentences[i].tokens)
            .iter()
            .any(|w| named.contains(w))
    })
}

/// Whether the deed is what the teller told last: then the answer says more about that.
fn said_last(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    static ASKING: WordSet = word_set!("how what where when who long many much often time far");
    let teller = &sentences[at + 1].speaker;
    let named: Vec<Token> = words
        .iter()
        .filter(|t| !ASKING.contains(t.key.as_str()))
        .cloned()
        .collect();
    before(sentences, at, 2)
        .find(|i| sentences[*i].speaker == *teller)
        // `don't delete it` is not yet told
        .filter(|i| {
            starts_any(&sentences[*i].tokens, patterns!["and|but|so? don't|never"]).is_none()
        })
        .is_some_and(|i| {
            let said = stems(&sentences[i].tokens);
            stems(&named).iter().all(|w| said.contains(w))
        })
}

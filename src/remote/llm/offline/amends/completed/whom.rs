//! Who does it: `Who signs it?` `The duty manager.`
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, clause_end, stems};
use super::super::super::verbs::third_person_base;
use super::deeds::{DEED, deed};

/// The most words that name somebody.
const NAME: usize = 6;

/// What somebody does, with who does it.
pub(super) fn by_whom(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let mut deed = asked_of(words)?;
    let end = clause_end(answer);
    let mut whole = doer(&answer[..end])?;
    // `Who gets the helmet?` `Oh, the helmet!`
    let asked = stems(&deed);
    if stems(&whole).iter().all(|w| asked.contains(w)) && !stems(&whole).is_empty() {
        return None;
    }
    let alone = whole.len() == 1;
    if alone && matches!(whole[0].key.as_str(), "me" | "us") {
        let word = if whole[0].key == "me" { "I" } else { "we" };
        whole[0] = Token::new(word, whole[0].at);
    }
    let several = whole.iter().any(|t| t.key == "and") || whole.last()?.key == "both";
    if several || alone && matches!(whole[0].key.as_str(), "i" | "you" | "we") {
        // `who signs it?` `You do.`, `Kim and Jo.`
        if let Some(base) = third_person_base(&deed[0].key) {
            deed[0] = Token::new(&base, deed[0].at);
        }
    }
    if let Some(last) = deed.last_mut() {
        last.bare();
        last.word
            .extend(answer[end - 1].tail().filter(|t| *t == ','));
    }
    whole.extend(deed);
    whole.extend(answer[end..].iter().cloned());
    Some(whole)
}

/// The deed of which it is asked who does it; `who signs it, me or you?` ends at the pause.
fn asked_of(words: &[Token]) -> Option<Vec<Token>> {
    let (who, rest) = words.split_first()?;
    let mut deed = rest[..clause_end(rest)].to_vec();
    let is = who.key == "who's";
    let verb = third_person_base(&deed.first()?.key).is_some()
        || starts_any(
            &deed,
            patterns!["is|are|has|should|must|can|will|needs|gets|does|wants"],
        )
        .is_some();
    // `who do I ask?` asks for another
    let whom = starts_any(
        &deed,
        patterns!["do|does|should|must|can|will i|we|you|they|one"],
    );
    if is {
        // `who's got the key?`
        let has = deed.first().is_some_and(|t| t.key == "got");
        deed.insert(0, Token::new(if has { "has" } else { "is" }, who.at));
    }
    let asks = is || who.key == "who" && verb;
    (asks && whom.is_none() && deed.len() <= DEED).then_some(deed)
}

/// `Who do I ring if it's late?` `Sue or the warden.`: somebody goes in behind the verb, before the case that was asked of.
pub(super) fn to_whom(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(words, patterns!["and|so? who|whom"])?;
    let deed = deed(&words[n..])?;
    starts_any(
        deed.get(1..)?,
        patterns!["if|when|once|after|before|about|for|that|where|to|with *"],
    )?;
    starts_any(
        &deed,
        patterns![
            "tell|ring|call|ask|phone|email|message|text|contact|inform|notify|see|page|warn|fetch|get"
        ],
    )?;
    let end = clause_end(answer);
    let mut step = deed[..1].to_vec();
    step.extend(doer(&answer[..end])?);
    step.extend(deed[1..].iter().cloned());
    if end < answer.len() {
        step.last_mut()?.word.push(',');
        step.extend(answer[end..].iter().cloned());
    }
    Some(step)
}

/// Somebody, without `does` after the name.
fn doer(words: &[Token]) -> Option<Vec<Token>> {
    let mut name = words.to_vec();
    let does = |t: &Token| {
        matches!(
            t.key.as_str(),
            "do" | "does" | "will" | "is" | "are" | "has" | "have"
        )
    };
    if name.len() > 1 && name.last().is_some_and(does) {
        name.pop();
    }
    name.last_mut()?.bare();
    let placed = starts_any(
        &name,
        patterns!["in|on|at|to|by|with|from|for|when|once|after|before"],
    );
    (name.len() <= NAME && placed.is_none()).then_some(name)
}

/// `That's` **48 hours before**, `that'd be` **Kim**, `it's usually` **the duty manager**: how many words lead to the answer.
pub(super) fn says_it_is(words: &[Token], asked: &[Token]) -> usize {
    let who = asked.iter().take(4).any(|t| t.key.starts_with("who"));
    let led = starts_any(
        words,
        patterns![
            "that's|it's|they're usually|normally|always|mostly?",
            "that'd|it'd|that'll|it'll usually|normally? be usually|normally?"
        ],
    );
    let fits = |n: &usize| {
        words.get(*n).is_some_and(|t| {
            let named = t.word.starts_with(char::is_uppercase)
                || matches!(t.key.as_str(), "the" | "our" | "whoever");
            t.is_number() || who && named
        })
    };
    // `How long can they stay?` **`It's on the sign,`** `fifteen minutes.`
    let written = || {
        starts_any(
            words,
            patterns![
                "it's|that's on|in|by the|a|your *",
                "it's|that's on|in|by the|a|your * *"
            ],
        )
        .filter(|n| words[n - 1].comma() && asked.first().is_some_and(|t| t.key == "how"))
        .filter(fits)
    };
    led.filter(fits).or_else(written).unwrap_or(0)
}

//! What is written, or what others think, against what is done here: `The tin says two coats, we do three`, `You'd think
//! you push it. You pull it.` Only ours is told; where ours is a number alone, it is one of what theirs was.
use super::super::amounts::{Amount, amounts, put};
use super::super::patterns::{WordSet, find, patterns, starts_any, word_set};
use super::super::token::{Token, bare_last, begins_with, clause_end, mark_last, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::super::{reading, talk};
use super::slots::counted;
use super::spoken;
use super::stated::stated;

/// What words are printed on, or stand in.
pub(super) static WRITTEN: WordSet = word_set!(
    "manual manuals book books label labels bottle packet packets packaging tin can bag tub jar carton box sheet datasheet sign instructions leaflet guide guidelines booklet website poster sticker policy recipe drawing plan manufacturer manufacturers makers supplier suppliers textbook textbooks handbook back side front lid card"
);

/// The most words that name whoever or whatever says so.
const NAMED: usize = 5;

/// What somebody says, against which ours is set.
struct Claim {
    /// Where its words begin.
    from: usize,
    /// It is written somewhere; else only thought.
    written: bool,
}

/// Leaves out what is written, or thought, where ours stands in the same sentence. Says whether it did.
pub(super) fn in_one_breath(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end == End::Question {
        return false;
    }
    let ours = claimed(&s.tokens).and_then(|claim| within(&s.tokens, &claim));
    let Some(ours) = ours.or_else(|| said_behind(&[], &s.tokens)) else {
        return false;
    };
    sentences[at].tokens = ours;
    true
}

/// The same, where ours is the next sentence. Says whether it was.
pub(super) fn told_next(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let said = at.checked_sub(1).map(|i| &sentences[i]).filter(|t| {
        t.source == s.source && t.speaker == s.speaker && spoken(t) && t.end != End::Question
    });
    let Some(said) = said.filter(|_| s.end != End::Question) else {
        return false;
    };
    if let Some(ours) = said_behind(&said.tokens, &s.tokens) {
        sentences[at].tokens.clear();
        sentences[at - 1].tokens = ours;
        return true;
    }
    let Some(ours) = claimed(&said.tokens)
        .and_then(|claim| against(&s.tokens, &said.tokens[claim.from..], &claim, s.mood))
    else {
        return false;
    };
    sentences[at - 1].tokens.clear();
    // `seven` by itself may put a value right
    let value = stated(&ours).is_some_and(|v| v.rest.is_empty());
    sentences[at].tokens = ours;
    !value
}

/// `the manual says …`, `on the tin it says …`, `officially it's …`, `you'd think …`
fn claimed(tokens: &[Token]) -> Option<Claim> {
    let lead = tokens.len() - talk::lead(tokens).len();
    let words = &tokens[lead..];
    let thought = starts_any(
        words,
        patterns![
            "you'd|you think|expect|imagine|guess|assume",
            "you would|might|may think|expect|imagine|guess|assume",
            "everybody|everyone|people|they|folk thinks|think|thought|assumes|assume",
            "it looks like|as if? you"
        ],
    );
    let written = || {
        starts_any(
            words,
            patterns![
                "officially|technically|strictly|supposedly it's|it|they're|you|we|is? should|have|is? to? be?",
                "they|people|everybody|everyone|folk say|says that|to?",
                "they|people|everybody|everyone|folk tell|tells you to?",
                "it does? says|say that|to?",
                "on the|your|a|every * it says|say that|to?",
                "officially"
            ],
        )
        .or_else(|| says(words))
        .or_else(|| stands(words))
    };
    let claim = Claim {
        from: lead + thought.or_else(written)?,
        written: thought.is_none(),
    };
    (claim.from < tokens.len()).then_some(claim)
}

/// `in the book it's …`: how many words say where it stands.
fn stands(words: &[Token]) -> Option<usize> {
    let n = starts_any(words, patterns!["in|on|by the|my|your|our * it's|they're"])?;
    WRITTEN.contains(words[n - 2].key.as_str()).then_some(n)
}

/// `the label on the bottle says to …`: how many words say who says it.
fn says(words: &[Token]) -> Option<usize> {
    let (at, n) = find(
        &words[..words.len().min(NAMED + 3)],
        patterns!["says|say|tells|tell|recommends|recommend you? that|to?"],
    )?;
    let who = &words[..at];
    let written = who.iter().any(|t| WRITTEN.contains(t.key.as_str()));
    let named = who.len() <= 2
        && words[at].key == "says"
        && who
            .first()
            .is_some_and(|t| t.word.starts_with(char::is_uppercase))
        && who.iter().all(|t| t.tail().is_none());
    let person = who.iter().any(|t| {
        matches!(
            t.key.as_str(),
            "you" | "we" | "i" | "he" | "she" | "if" | "when" | "what" | "as" | "until" | "where"
        )
    });
    let valued = || amounts(&words[at + n..]).first().is_some_and(|a| a.at <= 3);
    (at > 0 && at <= NAMED && !person && (written || named && valued())).then_some(at + n)
}

/// `ten percent a week,` **that's what the books say,** `but we do fifteen`: who says it, told behind what they say.
/// It may stand in the sentence before.
fn said_behind(before: &[Token], tokens: &[Token]) -> Option<Vec<Token>> {
    let (at, n) = find(tokens, patterns!["that's|it's what", "that|which is what"])?;
    let end = at + clause_end(&tokens[at..]);
    let who = tokens.get(at + n..end)?;
    let says = who.last().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "say" | "says" | "tells" | "tell" | "recommend" | "recommends"
        )
    });
    let stands = |t: &Token| {
        WRITTEN.contains(t.key.as_str())
            || matches!(
                t.key.as_str(),
                "it" | "they" | "people" | "everybody" | "everyone"
            )
    };
    let theirs = match at {
        0 => before,
        _ => tokens
            .get(..at)
            .filter(|t| before.is_empty() && t[at - 1].comma())?,
    };
    let parted = !theirs.is_empty() && end < tokens.len();
    if !parted || !says || who.len() > NAMED || !who.iter().any(stands) {
        return None;
    }
    let mut told = valued(&number_apart(ours(tokens.get(end..)?)), theirs)?;
    bare_last(&mut told);
    mark_last(&mut told, '.');
    Some(told)
}

/// `… fifty degrees but we do forty`, `… two coats, we do three`: what stands of a sentence that says both.
fn within(tokens: &[Token], claim: &Claim) -> Option<Vec<Token>> {
    let parted = (claim.from + 1..tokens.len()).find(|at| {
        tokens[at - 1].comma() || matches!(tokens[*at].key.as_str(), "but" | "whereas" | "though")
    })?;
    let ours = &tokens[parted..];
    against(ours, &tokens[claim.from..parted], claim, Mood::Speech)
}

/// What stands of words that are set against a claim, if they are: nothing, where they only say that it is wrong.
fn against(tokens: &[Token], theirs: &[Token], claim: &Claim, mood: Mood) -> Option<Vec<Token>> {
    let words = ours(tokens);
    if let Some(n) = follows(words) {
        return claim
            .written
            .then(|| [place_cut(theirs), &words[n..]].concat())
            .filter(|w| !amounts(w).is_empty());
    }
    if let Some(n) = disowned(&number_apart(words)) {
        return Some(words.get(n..).unwrap_or_default().to_vec());
    }
    valued(&number_apart(words), theirs).or_else(|| done(tokens, words, claim, mood))
}

/// The words behind `but`, `well`, `in fact`.
fn ours(tokens: &[Token]) -> &[Token] {
    let mut words = talk::lead(tokens);
    while let Some(n) = starts_any(
        words,
        patterns![
            "but|whereas|though|well|really|actually|personally|honestly|and|so|here",
            "in fact|practice|reality"
        ],
    )
    .filter(|n| *n < words.len())
    {
        words = &words[n..];
    }
    words
}

/// `ignore that.`, `that's too long.`, `don't.`: how many words say that it is wrong.
fn disowned(words: &[Token]) -> Option<usize> {
    let end = clause_end(words);
    let clause = &words[..end];
    let wrong = starts_any(
        clause,
        patterns![
            "you|we|just? can? ignore|disregard|forget that|it|them|this|the|all",
            "you|we|just? take|pay no notice|attention|heed",
            "you|we|just? don't|never believe|trust|follow|mind|listen|go",
            "that's|it's just|way|far|all|much? too|rubbish|nonsense|wrong|not|old|never",
            "that|which is just|way|far|all|much? too|rubbish|nonsense|wrong|not|old|never",
            "it isn't|doesn't|won't",
            "* is not|never nearly? enough|right",
            "* isn't nearly? enough|right",
        ],
    )
    .is_some();
    let refused = starts_any(clause, patterns!["you|we|i? don't|never|won't|needn't"])
        .is_some_and(|n| n == clause.len());
    (wrong && end <= 8 || refused).then_some(end)
}

/// `go with that`, `we do what it says`: how many words say that it is right.
fn follows(words: &[Token]) -> Option<usize> {
    starts_any(
        words,
        patterns![
            "and|so|you|we|just? go with|by that|it|them",
            "and|so|you|we|just? follow|do|use that|it",
            "and|so|you|we|just? stick to|with that|it"
        ],
    )
    .filter(|n| *n == words.len() || words[n - 1].tail().is_some())
}

/// `we do forty`, `ten's enough`, `I'd chase after twenty`: the value, of what theirs was one of.
fn valued(words: &[Token], theirs: &[Token]) -> Option<Vec<Token>> {
    // `we wear one anyway`, `and you do not put …`: nothing against theirs
    let same = |t: &Token| matches!(t.key.as_str(), "anyway" | "also" | "not");
    if words.iter().any(same) {
        return None;
    }
    let theirs = place_cut(theirs);
    let old = amounts(theirs);
    let [old] = old.as_slice() else {
        return None;
    };
    let ours = starts_any(
        words,
        patterns![
            "we|i|i'd|we'd|you|you'd|i'll|we'll|mine|ours just|only|always|usually|normally|would?",
            "it's|that's|that? more like|of",
            "just|always? give|leave|make|call it",
            "the|our|my|this|your? * wants|likes|prefers|insists on?"
        ],
    );
    let new = amounts(words).into_iter().next().filter(|a| a.fits(old))?;
    let in_place =
        |theirs: &[Token], old: &Amount| counted(put(theirs, old, words, &new), old, &new);
    let rest = &words[new.end..];
    if ours.is_none() {
        let enough = starts_any(
            rest,
            patterns!["is|will|does enough|plenty|fine|do|better|right|it|us"],
        );
        let said = new.at == 0 && enough.is_some_and(|n| n == rest.len());
        return said.then(|| in_place(theirs, old));
    }
    let ours = ours?;
    let verb = starts_any(
        &words[ours..],
        patterns![
            "do|have|use|go|make|set|leave|run|allow|say|keep|like it|them|that|ours? to|with|for|at|on?",
            "give it|them|that",
            "are|is|run|runs at|on?"
        ],
    );
    let from = ours + verb.unwrap_or(0);
    // `anything over forty`, `we say anything over thirty five`
    let led = new.at >= from && ends_with(&theirs[..old.at], &words[from..new.at]);
    let light = verb.is_some() || !matches!(words[ours - 1].key.as_str(), "i" | "we" | "you");
    if led && light {
        let mut value = in_place(theirs, old);
        if !rest.is_empty() {
            bare_last(&mut value);
            value.extend_from_slice(rest);
        }
        return Some(value);
    }
    // `I'd chase after twenty`: a deed of its own
    starts_any(words, patterns!["we|i|i'd|we'd|i'll|we'll"])?;
    let unit = in_place(&theirs[old.at..old.end], &old.clone().without(old.at));
    let mut deed = words.to_vec();
    put_for(&mut deed, new.at, new.end, &unit);
    reading::read(&deed, Mood::Speech).is_some().then_some(deed)
}

fn ends_with(words: &[Token], part: &[Token]) -> bool {
    let from = words.len().checked_sub(part.len());
    from.is_some_and(|from| begins_with(&words[from..], part))
}

/// `one to six on the bottle`: without where it is written.
fn place_cut(theirs: &[Token]) -> &[Token] {
    let place = find(theirs, patterns!["on|in the|your"]).filter(|(at, n)| {
        theirs[at + n..]
            .iter()
            .take(2)
            .any(|t| WRITTEN.contains(t.key.as_str()))
    });
    place.map_or(theirs, |(at, _)| &theirs[..at])
}

/// `You pull it.`, `but we stop at the blue one`: a deed, where theirs was only thought, or ours is set against it.
fn done(tokens: &[Token], words: &[Token], claim: &Claim, mood: Mood) -> Option<Vec<Token>> {
    let cues = &tokens[..tokens.len() - words.len()];
    let set_against = cues.iter().any(|t| {
        matches!(
            t.key.as_str(),
            "but" | "whereas" | "though" | "really" | "actually" | "practice" | "reality"
        )
    });
    let given = starts_any(words, patterns!["we|i|i'd|i'll give|leave|do it|them"]);
    let told = (!claim.written || set_against || given.is_some())
        && starts_any(words, patterns!["you|we|i|i'd|i'll"]).is_some()
        && reading::read(words, mood).is_some();
    told.then(|| words.to_vec())
}

/// `Ten's enough.`, `Two'll do.`: the number apart from what is said of it.
pub(super) fn number_apart(words: &[Token]) -> Vec<Token> {
    let mut words = words.to_vec();
    let drawn = words.first().and_then(|t| {
        let will = || Some((t.key.strip_suffix("'ll")?, "will"));
        let (key, verb) = t
            .key
            .strip_suffix("'s")
            .map(|key| (key, "is"))
            .or_else(will)?;
        Some((
            Token::new(t.word.get(..key.len())?, t.at),
            Token::new(verb, t.at),
        ))
    });
    if let Some((number, verb)) = drawn.filter(|(number, _)| number.is_number()) {
        words.splice(..1, [number, verb]);
    }
    words
}

//! A sentence that goes on over what another puts in: `When the bell rings,` `Yeah.` `you open the gate.` What the other
//! only nods is gone, a word of theirs that is taken up stands in the sentence, and a half that is begun anew is left out.
use super::super::fillers::SOUNDS;
use super::super::lexicon::{DETERMINERS, PLACES, is_subject};
use super::super::patterns::{find, patterns, starts_any};
use super::super::phrase::lowered;
use super::super::sentences::{end_of, hangs};
use super::super::talk;
use super::super::token::{Token, mark_last};
use super::super::verbs::{is_action, is_third_person};
use super::{End, Mood, Turn};

/// So few turns do not show whether they end with stops.
const FEW: usize = 4;
/// How many nods a sentence goes on over.
const NODS: usize = 3;
/// How many words a remark has at most that it goes on over.
const REMARK: usize = 5;
/// The most words that another puts into a sentence.
const PUT_IN: usize = 4;
/// The most words of a half that is begun anew.
const HALF: usize = 8;

/// The turns, with each sentence that was told over several of them in the first.
pub(super) fn resumed(turns: Vec<Turn>) -> Vec<Turn> {
    // where turns end without a stop as a rule, none says that a sentence is not over
    let bare = |t: &&Turn| t.tokens.last().is_some_and(|t| t.tail().is_none());
    let bare = turns.iter().filter(bare).count();
    let whole = bare * 4 <= turns.len();
    let marked = whole || turns.len() <= FEW;
    let mut out: Vec<Turn> = Vec::with_capacity(turns.len());
    for mut turn in turns {
        begun_anew(&mut out, &turn);
        if let Some(open) = open_before(&out, &turn, whole) {
            out.truncate(open + 1);
            go_on(&mut out[open].tokens, turn.tokens);
        } else if let Some(words) = taken_up(&out, &turn, marked) {
            out.pop();
            if let Some(open) = out.last_mut() {
                go_on(&mut open.tokens, words);
            }
        } else if let Some(ahead) = said_for(&out, &turn, marked) {
            out.pop();
            let words = std::mem::replace(&mut turn.tokens, ahead);
            go_on(&mut turn.tokens, words);
            out.push(turn);
        } else {
            out.push(turn);
        }
    }
    out.retain(|t| !t.tokens.is_empty());
    out
}

/// The turn that one goes on with, over nods alone.
fn open_before(out: &[Turn], turn: &Turn, whole: bool) -> Option<usize> {
    let nod = |t: &&Turn| of_other(t, turn) && (talk::is_backchannel(&t.tokens) || remarks(t));
    let nods = out.iter().rev().take_while(nod).count();
    let open = out.len().checked_sub(1 + nods)?;
    let only_nods = out[open + 1..]
        .iter()
        .all(|t| talk::is_backchannel(&t.tokens));
    let words = &out[open].tokens;
    let within = |t: &Token| {
        let apart = matches!(t.tail(), Some(',' | '—'));
        let article = matches!(t.key.as_str(), "the" | "a" | "an" | "your") && t.tail().is_none();
        let bare = whole && t.tail().is_none() && only_nods;
        article || nods > 0 && (apart || bare || is_within(words, t))
    };
    (nods <= NODS
        && of_same(&out[open], turn)
        && words.last().is_some_and(within)
        && !asks(words)
        && begins_within(turn))
    .then_some(open)
}

/// `Happens a lot.`, `Sorry, my phone. Go on.`: a few words of another that ask and tell nothing.
fn remarks(t: &Turn) -> bool {
    if t.tokens.len() > REMARK {
        return false;
    }
    let asks = t.tokens.iter().any(|t| t.tail() == Some('?'));
    let no = starts_any(&t.tokens, patterns!["no|nope|but|not|actually"]).is_some();
    let told = super::super::reading::read(&t.tokens, Mood::Speech).is_some();
    let number = t.tokens.iter().any(Token::is_number);
    !asks && !no && !told && !number
}

/// Whether a turn ends with a word that no phrase ends with, and not with `so`, `really`, or whom something is done to.
fn is_within(words: &[Token], t: &Token) -> bool {
    let ends = is_subject(&t.key)
        || matches!(
            t.key.as_str(),
            "so" | "then" | "but" | "just" | "really" | "very"
        );
    !asks(words) && t.tail().is_none() && hangs(t) && !ends
}

/// The words behind the last stop.
fn last_of(words: &[Token]) -> &[Token] {
    &words[words.iter().rposition(stops).map_or(0, |n| n + 1)..]
}

fn asks(words: &[Token]) -> bool {
    end_of(last_of(words)) == End::Question
}

/// Whether a turn begins in the middle of a sentence.
fn begins_within(turn: &Turn) -> bool {
    let lower = |t: &Token| !t.word.starts_with(char::is_uppercase) || t.key.starts_with("i'");
    let answers = starts_any(
        &turn.tokens,
        patterns!["sorry|yes|yeah|no|nope|ok|okay|oh|ah|actually|edit"],
    );
    answers.is_none() && turn.tokens.first().is_some_and(lower)
}

/// `First we check the` … `First we check the oil.`: the half goes.
fn begun_anew(out: &mut [Turn], turn: &Turn) {
    let Some(open) = out
        .iter_mut()
        .rev()
        .take(NODS)
        .find(|t| of_same(t, turn))
        .filter(|t| t.tokens.last().is_some_and(|t| !stops(t)))
    else {
        return;
    };
    let half = last_of(&open.tokens);
    let len = half.len();
    let aside = find(half, patterns!["sorry|hang|hold|wait|what's *"])
        .filter(|(at, _)| *at > 1)
        .map_or(len, |(at, _)| at);
    let half = &half[..aside];
    let begins = |at: usize| {
        (at == 0 || stops(&turn.tokens[at - 1]))
            && turn.tokens.len() > at + half.len()
            && half
                .iter()
                .zip(&turn.tokens[at..])
                .all(|(a, b)| a.key == b.key)
    };
    let again = (0..turn.tokens.len().min(HALF * 2)).any(begins);
    if (2..=HALF).contains(&half.len()) && again {
        let keep = open.tokens.len() - len;
        open.tokens.truncate(keep);
    }
}

/// `Then you press the` `Green button?` `Yes, the green button.`: the words that another said for the first, as the first
/// takes them up, and what goes on behind them.
fn taken_up(out: &[Turn], turn: &Turn, marked: bool) -> Option<Vec<Token>> {
    let [.., open, other] = out else {
        return None;
    };
    let last = open.tokens.last()?;
    let hangs = last.breaks_off() || is_within(&open.tokens, last);
    let bare = marked && last.tail().is_none();
    let breaks = hangs || bare || last.tail() == Some(',') && begins_within(turn);
    if !of_same(open, turn)
        || !of_other(other, turn)
        || !breaks
        || !(1..=PUT_IN).contains(&other.tokens.len())
        || starts_any(
            &other.tokens,
            patterns!["why|how|who|where|when|wait|hang|sorry|yes|no"],
        )
        .is_some()
    {
        return None;
    }
    let end = turn
        .tokens
        .iter()
        .position(stops)
        .map_or(turn.tokens.len(), |n| n + 1);
    let (answer, more) = turn.tokens.split_at(end);
    let mut said = without_yes(answer);
    let begins = |t: &Token| {
        let again = open.tokens.iter().rev().take(3).any(|o| o.key == t.key);
        again && bare || other.tokens.iter().take(2).any(|o| o.key == t.key)
    };
    // `eight percent of the wax` `So 480 grams?` `480 exactly.`: what that comes to is said by itself
    let again = matches!(said.as_slice(), [one] if one.is_number());
    if again && !hangs && other.tokens.len() > 1 {
        return None;
    }
    let verb = bare && is_action(&last.key);
    let no = starts_any(answer, patterns!["no|nope|nah no?"]).filter(|n| answer.len() > *n);
    match (said.first(), no) {
        (_, Some(n)) if (hangs || verb) && answer.len() <= n + PUT_IN => {
            said = answer[n..].to_vec();
        }
        (None, _) if hangs => said.clone_from(&other.tokens),
        (Some(_), None) if hangs && answer.len() <= 2 => {}
        (Some(t), None) if begins(t) || last.tail() == Some(',') => {}
        _ => return None,
    }
    if !more.is_empty() {
        mark_last(&mut said, '.');
    }
    Some([said.as_slice(), more].concat())
}

/// `And the tape goes` `over the joint.`: what one begins to ask and another ends, as the other tells it.
fn said_for(out: &[Turn], turn: &Turn, marked: bool) -> Option<Vec<Token>> {
    let open = out.last().filter(|t| of_other(t, turn) && marked)?;
    let half = last_of(&open.tokens);
    let last = half.last().filter(|t| t.tail().is_none())?;
    // `then tie it to both mirrors`, `bake it for 12 minutes`: the deed is told, and its last word is a thing
    let told = talk::lead(half).first().is_some_and(|t| is_action(&t.key))
        || half.iter().rev().nth(1).is_some_and(Token::is_number);
    let goes = is_third_person(&last.key) && !told || is_within(half, last) || last.key == "i";
    let first = turn.tokens.first()?;
    let on = first.key != "i"
        && (begins_within(turn) || PLACES.contains(first.key.as_str()) || last.key == "i");
    let asked = starts_any(
        talk::lead(half),
        patterns!["do|does|did|can|could|should|is|are|what|why|who|how|where|if|and|or|but"],
    );
    let nods = talk::is_backchannel(&turn.tokens) || talk::nods(&turn.tokens);
    let said = out.iter().any(|t| of_same(t, turn));
    if half.len() < 3 || !goes || !on || asked.is_some() || nods || !said {
        return None;
    }
    let mut ahead = half.to_vec();
    if last.key == "i" {
        ahead.pop();
    }
    for t in ahead.iter_mut().filter(|t| t.key == "i") {
        *t = Token::new("you", t.at);
    }
    Some(ahead)
}

/// `yes, off, and stir` and `reset, yes`: what is said besides the yes.
fn without_yes(words: &[Token]) -> Vec<Token> {
    let yes = |t: &&Token| {
        matches!(
            t.key.as_str(),
            "yes" | "yeah" | "yep" | "exactly" | "right" | "correct" | "oh" | "ah"
        ) || SOUNDS.contains(t.key.as_str())
    };
    let from = words.iter().take_while(yes).count();
    let behind = words[from..].iter().rev().take_while(yes).count();
    let mut said = words[from..words.len() - behind].to_vec();
    if let Some(at) = said
        .iter()
        .take(PUT_IN + 1)
        .position(|t| yes(&t) && t.comma())
    {
        said.remove(at);
    }
    if let Some(last) = said.last_mut().filter(|_| behind > 0) {
        last.bare();
        last.word.push('.');
    }
    said
}

/// Adds what goes on to a sentence that was left open; what both say stands once.
fn go_on(open: &mut Vec<Token>, mut words: Vec<Token>) {
    let Some(first) = words.first().map(|t| t.key.clone()) else {
        return;
    };
    if let Some(last) = words.last_mut().filter(|t| t.tail() == Some('?')) {
        last.bare();
        last.word.push('.');
    }
    // `hand it to the, what's her name,`
    if let Some((at, _)) = find(open, patterns!["what's it|her|his|their called|name"])
        .filter(|(at, n)| *at > 0 && at + n == open.len() && open[at - 1].comma())
    {
        open.truncate(at);
    }
    if let Some(last) = open.last_mut().filter(|t| t.breaks_off() || hangs(t)) {
        last.bare();
    }
    // `up to the` `to the line`
    let same = |n: &usize| {
        let from = open.len() - n;
        open[from..].iter().zip(&words).all(|(a, b)| a.key == b.key)
    };
    let twice = (1..=open.len().min(words.len()).min(3)).rev().find(same);
    open.truncate(open.len() - twice.unwrap_or(0));
    let article = |t: &Token| DETERMINERS.contains(t.key.as_str());
    if open.last().is_some_and(article) && article(&words[0]) {
        open.pop();
    }
    let common = open.last().is_none_or(article)
        || article(&words[0])
        || is_action(&first)
        || crate::domain::words::is_function_word(&first)
        || words[0].is_number();
    if common && !open.is_empty() {
        words[0].word = lowered(&words[0].word);
    }
    open.extend(words);
}

fn stops(t: &Token) -> bool {
    matches!(t.tail(), Some('.' | '?' | '!'))
}

fn of_same(t: &Turn, turn: &Turn) -> bool {
    t.source == turn.source
        && t.mood == Mood::Speech
        && turn.mood == Mood::Speech
        && t.speaker == turn.speaker
        && t.speaker.is_some()
}

fn of_other(t: &Turn, turn: &Turn) -> bool {
    t.source == turn.source && t.mood == Mood::Speech && t.speaker != turn.speaker
}

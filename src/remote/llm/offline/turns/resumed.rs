//! A sentence that goes on over what another puts in: `When the bell rings,` `Yeah.` `you open the gate.` What the other
//! only nods is gone, and a word of theirs that is taken up stands in the sentence.
use super::super::fillers::SOUNDS;
use super::super::lexicon::{DETERMINERS, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::sentences::{end_of, hangs};
use super::super::talk;
use super::super::token::{Token, mark_last};
use super::{End, Mood, Turn};

/// So few turns do not show whether they end with stops.
const FEW: usize = 4;
/// How many nods a sentence goes on over.
const NODS: usize = 3;
/// How many words a remark has at most that it goes on over.
const REMARK: usize = 5;
/// The most words that another puts into a sentence.
const PUT_IN: usize = 4;

/// The turns, with each sentence that was told over several of them in the first.
pub(super) fn resumed(turns: Vec<Turn>) -> Vec<Turn> {
    // where turns end without a stop as a rule, none says that a sentence is not over
    let bare = |t: &&Turn| t.tokens.last().is_some_and(|t| t.tail().is_none());
    let marked = turns.iter().filter(bare).count() * 4 <= turns.len() || turns.len() <= FEW;
    let mut out: Vec<Turn> = Vec::with_capacity(turns.len());
    for turn in turns {
        if let Some(open) = open_before(&out, &turn) {
            out.truncate(open + 1);
            go_on(&mut out[open].tokens, turn.tokens);
        } else if let Some(words) = taken_up(&out, &turn, marked) {
            out.pop();
            if let Some(open) = out.last_mut() {
                go_on(&mut open.tokens, words);
            }
        } else {
            out.push(turn);
        }
    }
    out
}

/// The turn that one goes on with, over nods alone.
fn open_before(out: &[Turn], turn: &Turn) -> Option<usize> {
    let nod = |t: &&Turn| of_other(t, turn) && (talk::is_backchannel(&t.tokens) || remarks(t));
    let nods = out.iter().rev().take_while(nod).count();
    let open = out.len().checked_sub(1 + nods)?;
    let within = |t: &Token| {
        t.tail() == Some(',') || t.tail() == Some('—') || is_within(&out[open].tokens, t)
    };
    ((1..=NODS).contains(&nods)
        && of_same(&out[open], turn)
        && out[open].tokens.last().is_some_and(within)
        && begins_within(turn))
    .then_some(open)
}

/// `Happens a lot.`, `Sorry, my phone. Go on.`: a few words of another that ask and tell nothing.
fn remarks(t: &Turn) -> bool {
    let asks = t.tokens.iter().any(|t| t.tail() == Some('?'));
    let no = starts_any(&t.tokens, patterns!["no|nope|but|not|actually"]).is_some();
    let told = super::super::reading::read(&t.tokens, Mood::Speech).is_some();
    let number = t.tokens.iter().any(Token::is_number);
    t.tokens.len() <= REMARK && !asks && !no && !told && !number
}

/// Whether a turn ends with a word that no phrase ends with, and not with `so`, `really`, or whom something is done to.
fn is_within(words: &[Token], t: &Token) -> bool {
    let from = words.iter().rposition(stops).map_or(0, |n| n + 1);
    if end_of(&words[from..]) == End::Question {
        return false;
    }
    let ends = is_subject(&t.key)
        || matches!(
            t.key.as_str(),
            "so" | "then" | "but" | "just" | "really" | "very"
        );
    t.tail().is_none() && hangs(t) && !ends
}

/// Whether a turn begins in the middle of a sentence.
fn begins_within(turn: &Turn) -> bool {
    let lower = |t: &Token| !t.word.starts_with(char::is_uppercase) || t.key.starts_with("i'");
    turn.tokens.first().is_some_and(lower)
}

/// `Then you press the` `Green button?` `Yes, the green button.`: the words that another said for the first, as the first
/// takes them up, and what goes on behind them.
fn taken_up(out: &[Turn], turn: &Turn, marked: bool) -> Option<Vec<Token>> {
    let [.., open, other] = out else {
        return None;
    };
    let last = open.tokens.last()?;
    let hangs = last.breaks_off() || is_within(&open.tokens, last);
    let breaks =
        hangs || marked && last.tail().is_none() || last.tail() == Some(',') && begins_within(turn);
    if !of_same(open, turn)
        || !of_other(other, turn)
        || !breaks
        || !(1..=PUT_IN).contains(&other.tokens.len())
        || starts_any(&other.tokens, patterns!["why|how|wait|hang|sorry|yes|no"]).is_some()
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
    let begins = |t: &Token| other.tokens.iter().take(2).any(|o| o.key == t.key);
    let no = starts_any(answer, patterns!["no|nope|nah"]).filter(|n| answer.len() > *n);
    match (said.first(), no) {
        (_, Some(n)) if hangs && answer.len() <= n + PUT_IN => said = answer[n..].to_vec(),
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

/// Adds what goes on to a sentence that was left open; an article is not said twice.
fn go_on(open: &mut Vec<Token>, mut words: Vec<Token>) {
    let Some(first) = words.first_mut() else {
        return;
    };
    first.word = lowered(&first.word);
    if let Some(last) = words.last_mut().filter(|t| t.tail() == Some('?')) {
        last.bare();
        last.word.push('.');
    }
    if let Some(last) = open.last_mut().filter(|t| t.breaks_off()) {
        last.bare();
    }
    let article = |t: &Token| DETERMINERS.contains(t.key.as_str());
    let twice = open
        .last()
        .is_some_and(|t| t.key == words[0].key || article(t) && article(&words[0]));
    if twice {
        open.pop();
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

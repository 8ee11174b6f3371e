//! How, when and by whom the deed just told is done, in words without a deed of their own.
use super::super::lexicon::{is_adverb, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::Sentence;
use super::super::verbless;
use super::super::verbs::is_action;
use super::Gather;

impl Gather {
    /// `slowly, with the coupler, face turned away`: how the deed just told is done.
    pub(super) fn says_how(&mut self, s: &Sentence, at: usize, body: &[Token]) -> bool {
        let [first, rest @ ..] = body else {
            return false;
        };
        let Some(second) = rest.first() else {
            return self.adverb_alone(s, at, first);
        };
        let led = matches!(second.key.as_str(), "with" | "by" | "in" | "so");
        let how = first.key.ends_with("ly")
            && !matches!(
                first.key.as_str(),
                "only" | "actually" | "really" | "obviously"
            )
            && is_adverb(&first.key)
            && (first.comma() || led)
            && !body.iter().any(|t| is_subject(&t.key));
        // `always with the gloves on`
        let with =
            starts_any(body, patterns!["always|only ever? with|by|in|on|at|from *"]).is_some();
        let there = verbless::must_be_there(body);
        let by = done_by(body);
        let so_that = must_not(body);
        let theirs = they_want(body);
        let open = self.just_told(s, at);
        let Some(open) =
            open.filter(|t| how || with || there || by || (so_that || theirs) && t.turn == s.turn)
        else {
            return false;
        };
        let mark = if there || by || theirs { '.' } else { ',' };
        open.additions.push((mark, body.to_vec()));
        open.until = at;
        true
    }
}

impl Gather {
    /// `Fly it.` **Slowly.**
    fn adverb_alone(&mut self, s: &Sentence, at: usize, word: &Token) -> bool {
        let how = matches!(
            word.key.as_str(),
            "slowly"
                | "gently"
                | "carefully"
                | "quickly"
                | "quietly"
                | "firmly"
                | "evenly"
                | "lightly"
                | "properly"
                | "thoroughly"
                | "steadily"
                | "tightly"
                | "loosely"
                | "neatly"
        );
        let open = self.just_told(s, at).filter(|t| how && t.turn == s.turn);
        let Some(open) = open else {
            return false;
        };
        open.additions.push((',', vec![word.clone()]));
        open.until = at;
        true
    }
}

/// `they want the volume, the mix and the slump`: what is told, given or shown to them.
fn they_want(body: &[Token]) -> bool {
    let wants = starts_any(
        body,
        patterns![
            "they|they'll want|need|wants the|your|a *",
            "they|they'll ask|asks for the|your|a *"
        ],
    );
    wants.is_some() && body.iter().any(|t| t.comma() || t.key == "and")
}

/// `they mustn't touch`: what is not to come of it.
fn must_not(body: &[Token]) -> bool {
    const LONGEST: usize = 7;
    let bars = starts_any(
        body,
        patterns![
            "they|it|that mustn't|shouldn't|can't *",
            "they|it|that must|should never|not *"
        ],
    );
    bars.is_some_and(|n| is_action(&body[n - 1].key) || body[n - 1].key == "be")
        && body.len() <= LONGEST
}

/// `Marek does that on Saturdays.`, `The nurse does it.`: who does what was just told.
fn done_by(body: &[Token]) -> bool {
    const NAME: usize = 4;
    let does = |i: &usize| {
        starts_any(
            &body[*i..],
            patterns!["does|do|handles that|this|it|those|them"],
        )
        .is_some()
    };
    let Some(at) = (1..body.len().min(NAME + 1)).find(does) else {
        return false;
    };
    let who = &body[..at];
    let name =
        who.len() == 1 && who[0].word.starts_with(char::is_uppercase) && !is_subject(&who[0].key);
    let own = who.len() == 1 && matches!(who[0].key.as_str(), "i" | "they");
    own || name || super::is_thing(who)
}

/// `Before lunch.`, `Straight after.`, `Water first.`: a time or a turn, and no name.
pub(super) fn says_when(body: &[Token]) -> bool {
    let led = starts_any(
        body,
        patterns!["just|right|straight? before|after|during|by|from|into|every|each|once|twice *?"],
    );
    let turn = |t: &Token| matches!(t.key.as_str(), "first" | "last" | "twice" | "once" | "only");
    led.is_some() || body.len() > 1 && body.last().is_some_and(turn)
}

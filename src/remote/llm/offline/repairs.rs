//! What a speaker takes back: `scratch that`, `no wait, first …`, `ten, sorry, fifteen`, `actually it's thirty`.
mod splices;
mod values;

pub(super) use self::splices::{mended, spliced};
pub(super) use self::values::value_of;
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::token::Token;
use super::verbs::is_action;

/// How much of what was said before a marker calls back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repair {
    /// The statement before is void.
    Void,
    /// What follows stands for what was said before.
    Instead,
    /// What follows may stand for what was said before, if it fits its place.
    Perhaps,
}

/// Words by themselves that say that something is put right, here and in `amends`.
pub(super) static CUES: WordSet =
    word_set!("no nope nah sorry wait actually rather correction edit oops pardon apologies");

static VOID: PatternSet = pattern_set![
    "scratch|strike|scrap|bin|cancel that",
    "scratch|scrap|ignore|disregard this",
    "no? scratch|strike|scrap that",
    "scratch|strike|scrap what i|we|you said",
    "forget that|it",
    "forget i said|spoke|mentioned that|it|anything?",
    "forget what i said",
    "ignore that",
    "ignore what i said",
    "i|i'll|let me? take that|it|this back",
    "delete that",
    "no|actually|sorry leave that|it|this out|off",
    "no|actually|sorry skip|drop|cut that|it|this",
    "disregard that",
    "never mind that?",
    "nvm that?",
    "nevermind that?",
    "oh? no? wait? scratch|strike that",
    "no forget|ignore that",
];
static INSTEAD: PatternSet = pattern_set![
    "oh? no wait",
    "wait no",
    "no no no?",
    "or rather",
    "correction",
    "let me correct that|myself?",
    "sorry|no? my mistake|bad|fault|error",
    "sorry|no? i? beg your? pardon",
    "i stand corrected",
    "let me rephrase|restart|re-phrase",
    "let me say|try|put|start that? again|over|differently|another|better",
    "on second thought|thoughts|thinking",
    "come to think of it",
    "thinking about it no?",
    "i misspoke",
    "sorry? i meant",
    "no sorry",
    "sorry no",
    "wait sorry",
    "no actually",
    "wait actually",
    "actually no",
    "actually wait",
    "well no",
    "sorry i mean",
    "that's wrong",
    "no i mean",
    "i said that wrong",
    "i tell a lie",
    "i lie",
    "i lied",
    "i got that|it wrong",
    "tell a lie",
    "no i? tell a lie",
    "no i lie",
    "no hang on",
    "sorry no wait?",
    "i'm wrong",
    "hold on no?",
    "oh? hang on no",
    "oops",
    "what am i saying|talking|telling|on about|you?",
    "what do i mean",
    "no it|they|that isn't|aren't|wasn't|doesn't",
    "no it's|they're|that's not",
    "listen to me",
    "don't listen to me",
    "ignore me",
    "wrong",
];
static PERHAPS: PatternSet = pattern_set![
    "well? actually",
    "sorry",
    "i mean",
    "no",
    "wait",
    "make that",
    "or actually",
    "apologies",
    "oh wait",
    "now it's",
    "these days it's",
    "rather",
    "edit",
    "correcting myself",
    "fix",
];

/// How many words at the start say that what was said before is void: `scratch that`, `forget what I said`.
pub(super) fn voids(words: &[Token]) -> Option<usize> {
    starts_any(words, &VOID)
}

/// Words of a sentence, with the marker that stands before them.
type Piece = (Option<Repair>, Vec<Token>);

/// Cuts a sentence at its markers; each piece but the first bears the marker before it.
pub(super) fn cut(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = as_one(at_markers(tokens));
    for i in 1..pieces.len() {
        if pieces[i].0.is_some_and(|r| r != Repair::Void) {
            leave_onset(&mut pieces[i - 1].1);
        }
    }
    for (repair, words) in pieces.iter_mut().skip(1) {
        if matches!(repair, Some(Repair::Instead | Repair::Perhaps)) {
            leave_reason(words);
        }
    }
    pieces.retain(|(repair, words)| !words.is_empty() || *repair == Some(Repair::Void));
    pieces
}

/// The pieces between the markers as they stand; a star in front is one.
fn at_markers(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = vec![(starred(tokens).then_some(Repair::Instead), Vec::new())];
    let mut at = 0;
    if starred(tokens) {
        let mut first = tokens[0].clone();
        first.word = first.word.trim_start_matches('*').to_owned();
        if !first.word.is_empty() {
            pieces[0].1.push(first);
        }
        at = 1;
    }
    while at < tokens.len() {
        match marker(tokens, at) {
            Some((repair, len)) => {
                pieces.push((Some(repair), Vec::new()));
                at += len;
            }
            None => {
                if let Some((_, open)) = pieces.last_mut() {
                    open.push(tokens[at].clone());
                }
                at += 1;
            }
        }
    }
    pieces
}

/// Two markers in a row are one: the stronger.
fn as_one(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::new();
    for (repair, words) in pieces {
        match merged.last_mut() {
            Some((Some(open), empty)) if empty.is_empty() => {
                *open = stronger(*open, repair.unwrap_or(*open));
                *empty = words;
            }
            _ => merged.push((repair, words)),
        }
    }
    merged
}

/// `put it in the fridge, it's, no, …`: what broke off before the marker goes.
fn leave_onset(words: &mut Vec<Token>) {
    let comma = words.iter().rev().skip(1).position(Token::comma);
    let from = comma.map(|back| words.len() - 1 - back);
    if let Some(from) = from.filter(|from| words.len() - from <= 2 && *from > 2) {
        words.truncate(from);
    }
}

/// `at sixty, no, that's for towels, at forty`: the reason goes, what holds comes after it.
fn leave_reason(words: &mut Vec<Token>) {
    let reason = starts_any(
        words,
        patterns!["that's|that|it's|those|they're is|was|are? for|the|only|just|my|our"],
    );
    let end = words
        .iter()
        .position(Token::comma)
        .filter(|c| c + 1 < words.len());
    if let (Some(n), Some(end)) = (reason, end)
        && end >= n
        && !super::amounts::amounts(&words[end + 1..]).is_empty()
        && super::amounts::amounts(&words[..=end]).is_empty()
    {
        words.drain(..=end);
    }
}

/// A sentence that ends in a marker, or is one: what puts it right comes next.
pub(super) fn trailing(tokens: &[Token]) -> Option<Repair> {
    let from = tokens.len().saturating_sub(3);
    let at = (from.max(1)..tokens.len()).find(|at| {
        marker(tokens, *at)
            .is_some_and(|(repair, n)| repair != Repair::Void && at + n == tokens.len())
    })?;
    // `Well, no.`: all of it is put right
    let whole = starts_any(tokens, patterns!["well|oh|ah|actually|hm no|nope"])
        .is_some_and(|n| n == tokens.len());
    let repair = if whole {
        Repair::Instead
    } else {
        Repair::Perhaps
    };
    tokens[at - 1].tail().and(Some(repair))
}

fn stronger(a: Repair, b: Repair) -> Repair {
    match (a, b) {
        (Repair::Void, _) | (_, Repair::Void) => Repair::Void,
        (Repair::Instead, _) | (_, Repair::Instead) => Repair::Instead,
        _ => Repair::Perhaps,
    }
}

/// `*48 since March`: in a chat the star puts right what was sent before.
fn starred(tokens: &[Token]) -> bool {
    // a code between backticks is a word of its own, and so is the star before it
    let before_code = || tokens.get(1).is_some_and(|t| t.word.starts_with('`'));
    tokens.first().is_some_and(|t| {
        t.word.starts_with('*') && t.word.len() > 1 && !t.word.ends_with('*')
            || t.word == "*" && before_code()
    }) && !tokens.iter().skip(1).any(|t| t.word.ends_with('*'))
}

/// The marker that begins at `at`, and how many words it takes.
fn marker(tokens: &[Token], at: usize) -> Option<(Repair, usize)> {
    let spot = Spot::new(tokens, at);
    let rest = spot.rest;
    if nobody(rest) {
        return None;
    }
    if let Some(n) = spot.dismissed().or_else(|| spot.set_apart()) {
        return Some((Repair::Void, n));
    }
    if let Some(n) = starts_any(rest, &VOID) {
        return spot.stands_free(n).then_some((Repair::Void, n));
    }
    if let Some(n) = denied_first(rest).filter(|_| at >= 2 && spot.parted) {
        return Some((Repair::Instead, n));
    }
    if let Some(n) = starts_any(rest, &INSTEAD) {
        return spot.puts_right(n).then_some((Repair::Instead, n));
    }
    if let Some(n) = spot.makes_value() {
        return Some((Repair::Instead, n));
    }
    let n = starts_any(rest, &PERHAPS).filter(|n| !muses(tokens, at, *n))?;
    spot.may_put_right(n).then_some((Repair::Perhaps, n))
}

/// Where a marker may begin.
struct Spot<'a> {
    /// All that is said before it.
    told: &'a [Token],
    rest: &'a [Token],
    /// There is a pause before it.
    parted: bool,
}

impl<'a> Spot<'a> {
    fn new(tokens: &'a [Token], at: usize) -> Self {
        let (told, rest) = tokens.split_at(at);
        let sound = |t: &Token| super::fillers::SOUNDS.contains(t.key.as_str());
        let denied = tokens[0].key == "not" && (1..=4).contains(&at);
        let pause = |t: &Token| t.tail().is_some() || sound(t);
        Self {
            told,
            rest,
            parted: denied || told.last().is_none_or(pause),
        }
    }

    /// The word before it is one of these.
    fn after(&self, words: &[&str]) -> bool {
        let one = |t: &Token| words.contains(&t.key.as_str());
        self.told.last().is_some_and(one)
    }

    /// There is a pause after its first words.
    fn closed(&self, len: usize) -> bool {
        self.rest[len - 1].tail().is_some() || len == self.rest.len()
    }

    /// `no, forget the lid`: void, with the thing that is named.
    fn dismissed(&self) -> Option<usize> {
        let n = starts_any(
            self.rest,
            patterns![
                "nah|no forget|skip|scrap|ignore about? the|that",
                "nah|no forget about? it|that"
            ],
        )?;
        let thing = self
            .rest
            .get(n)
            .is_some_and(|t| !super::lexicon::is_subject(&t.key) && self.rest[n - 1].key == "the");
        Some(n + usize::from(thing))
    }

    /// `…, belay that, …`
    fn set_apart(&self) -> Option<usize> {
        let more = |n: usize| !self.told.is_empty() || n < self.rest.len() || n > 2;
        apart(self.rest).filter(|n| self.parted && self.closed(*n) && more(*n))
    }

    /// `scratch that`, and not `scratch that surface`, `you scratch that`.
    fn stands_free(&self, len: usize) -> bool {
        let object = self.rest.get(len).is_some_and(|t| !t.key.is_empty())
            && !self.closed(len)
            && !self.parted;
        !object && !self.after(&["you", "to", "don't", "never", "can", "not", "we"])
    }

    /// `no wait`, and not `if the number is wrong, call`: how something is.
    fn puts_right(&self, len: usize) -> bool {
        let rest = self.rest;
        let given = rest[0].comma()
            && starts_any(
                &rest[1..],
                patterns!["it's|they're", "it|that should|is", "make it"],
            )
            .is_some();
        let tells = rest[0].key == "wrong" && !self.parted && !given;
        let negation = rest[0].key == "no" && len == 1;
        !negation && !tells && (self.parted || self.closed(len) || len >= 2)
    }

    /// `make that ten`, `five, call it six`.
    fn makes_value(&self) -> Option<usize> {
        let n = starts_any(self.rest, patterns!["make that|it", "call it"])?;
        let valued = super::amounts::amounts(&self.rest[n..])
            .first()
            .is_some_and(|a| a.at == 0);
        let counts = self.rest[0].key == "make" || self.told.iter().any(Token::is_number);
        (valued && counts).then_some(n)
    }

    /// `ten, sorry, fifteen`, and not `there's no ten`, `wait for it`.
    fn may_put_right(&self, len: usize) -> bool {
        let word = self.rest[0].key.as_str();
        let closed = self.closed(len);
        let apart = self.parted && (closed || matches!(word, "actually" | "sorry"));
        let governed = matches!(
            word,
            "wait" | "fix" | "edit" | "no" | "rather" | "actually" | "sorry"
        ) && !apart;
        let opening =
            self.told.is_empty() && matches!(word, "wait" | "no" | "fix" | "edit") && !closed;
        let valued = self.rest.get(len).is_some_and(Token::is_number);
        let counted = valued && self.told.iter().any(Token::is_number);
        let has = self.after(&["is", "are", "has", "have", "there's", "with"]);
        !governed && !opening && (self.parted || closed)
            || word == "sorry" && valued
            || word == "no" && counted && !has
    }
}

/// `over three, I mean, you close it`: a pause between a case and what is done in it.
fn muses(tokens: &[Token], at: usize, len: usize) -> bool {
    let end = at + len;
    let mean = tokens[end - 1].key == "mean" && tokens[end - 1].comma();
    let from = tokens[..at]
        .iter()
        .rev()
        .skip(1)
        .position(|t| t.tail().is_some())
        .map_or(0, |back| at - 1 - back);
    let front = &tokens[from..at];
    let case = starts_any(front, &super::frames::FRONTED).is_some()
        || starts_any(front, &super::frames::SUBORDINATE).is_some();
    mean && case
        && super::lexicon::pronoun_clause(&tokens[end..])
        && !front.iter().any(|t| super::lexicon::is_subject(&t.key))
}

/// `…, no one comes in after that`: somebody, and no value.
fn nobody(rest: &[Token]) -> bool {
    let open = |t: &Token| t.tail().is_none();
    matches!(rest, [no, one, next, ..] if no.key == "no" && one.key == "one" && open(no) && open(one)
        && !matches!(next.key.as_str(), "of" | "per" | "each")
        && crate::domain::quantity::unit_of(&next.key).is_none())
}

/// `…, belay that, …`: deeds by themselves, and words taken back only where they stand apart.
fn apart(rest: &[Token]) -> Option<usize> {
    starts_any(
        rest,
        patterns![
            "cut|drop|belay|kill|lose|undo|rewind|nix|reverse|void|withdraw|park that",
            "actually|no|sorry|wait|ok|okay|oh cut|drop|belay|kill|lose|undo|rewind|nix|skip that",
            "actually|no|sorry|wait|ok|okay|oh? scratch|strike|scrap|drop|skip|cut|ignore|forget|delete|lose|cancel|leave|disregard that last? bit|part|one|step|line|thing|sentence|point"
        ],
    )
}

/// `no not the blue one,`: what is denied before what stands for it.
fn denied_first(rest: &[Token]) -> Option<usize> {
    let n = starts_any(rest, patterns!["no|sorry|wait|oh no|sorry|wait? not"])?;
    let end = rest
        .iter()
        .take(n + 5)
        .skip(n)
        .position(|t| t.tail().is_some())?
        + n
        + 1;
    (rest[end - 1].comma() && rest.len() > end + 1).then_some(end)
}

/// `we don't have it any more`: why something was taken back.
pub(super) fn explains(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "that's|it's|they're only|just|not|for",
            "that's|it's|they're the|an old",
            "we|you|they|it don't|doesn't",
            "because|since|cause",
            "that|it was|is|only|doesn't",
        ],
    )
    .is_some()
}

/// Whether words take the last instruction back without naming another.
pub(super) fn cancels(tokens: &[Token]) -> bool {
    // `leave that to the office`, and not `leave it to dry`
    let left = starts_any(tokens, patterns!["so|but|and? leave that|this|it to"])
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| !is_action(&t.key));
    tokens.len() <= 9
        && (left || starts_any(
            tokens,
            patterns![
                "so|but|and|oh? you|we don't|do not? need|have to do that|this|it",
                "so|but|and? you|we don't do that|this",
                "so|and? skip that|this step|part?",
                "that's|that is? not right|how|correct",
                "that's|that is? the old way|process|one",
                "that's wrong",
                "don't do that",
                "that's not how|what",
                "that was the old",
                "so|but|and? you|we can skip that|this",
                "so|but|and|no? that's|that is not? your|our|my job|problem|business|concern|department",
                "so|but|and|no? that's|that is? not for us|ours",
                "so|but|and|no? * does|do|handles|handle that|it for you|us",
                "so|but|and|no? that|it happens|goes automatically|by itself|anyway",
                "so|but|and|no? that's|it's|that is|it is all? automatic|automated",
                "no|nope|nah? we|you don't do it|them|those here|now|that",
            ],
        )
        .is_some())
}

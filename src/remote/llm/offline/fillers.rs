//! What is said and not meant: words that fill a pause, words said twice, and beginnings that were dropped.
mod pauses;
mod repeats;

use self::pauses::take;
pub(super) use self::pauses::{SOUNDS, pauses};
use self::repeats::{begun_again, repeats, restarts};
use super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::remembered::Remembered;
use super::token::Token;

static EMPTY: PatternSet = pattern_set![
    "you know what i mean",
    "you know",
    "i know",
    "i mean",
    "i guess",
    "i would say",
    "i'd say",
    "i want|wanted|wanna to? say",
    "i'm going|gonna to? say",
    "i suppose",
    "kind of",
    "sort of",
    "kinda",
    "sorta",
    "basically",
    "literally",
    "honestly",
    "seriously",
    "obviously",
    "essentially",
    "to be honest",
    "as you can see",
    "like i said",
    "as i said",
    "as i mentioned",
    "i should've|should have? said|mentioned",
    "if that makes sense",
    "or something like that",
    "or something",
    "or whatever",
    "and stuff like that",
    "and stuff",
    "and all that",
    "and things like that",
    "let's see",
    "let me see",
    "if you will",
    "of course",
    "you see",
    "how do|would you|i say|call it|that?",
    "what's it called",
    "what do you call it|that",
];
static HEDGES: PatternSet = pattern_set![
    "just",
    "really",
    "actually",
    "simply",
    "please",
    "pretty much",
    "i think",
    "i believe",
];
const TAGS: &[&str] = &[
    "right",
    "okay",
    "ok",
    "yeah",
    "you know",
    "see",
    "got it",
    "all right",
    "alright",
    "and that's it",
    "and that's that",
    "so yeah",
    "and yeah",
    "does that make sense",
];

thread_local! {
    static KNOWN: Remembered<Vec<Token>> = Remembered::default();
}

/// Frees what was said of everything that is not meant.
pub(super) fn strip(tokens: &[Token]) -> Vec<Token> {
    KNOWN.with(|known| known.of(tokens, stripped))
}

fn stripped(tokens: &[Token]) -> Vec<Token> {
    let clean = restarts(&pauses(tokens));
    let clean = repeats(&restarts(&clean));
    tags(begun_again(&repeats(&empty(&clean))))
}

/// `…, I should have said that earlier.`: a clause of its own.
fn owned_up(rest: &[Token]) -> Option<usize> {
    starts_any(
        rest,
        patterns![
            "i should've|should have? said|mentioned that|this|so|it earlier|before|sooner?",
            "and|so|but|oh? one|another? thing? i should've|should|ought to? have? said|mentioned that|this|so|it? right? at the very? start|beginning|top"
        ],
    )
    .filter(|n| *n == rest.len() || rest[n - 1].tail().is_some())
}

fn empty(tokens: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let apart = at == 0 || tokens[at - 1].tail().is_some();
        let taken = owned_up(rest)
            .filter(|_| apart)
            .or_else(|| starts_any(rest, &EMPTY).filter(|n| !carries(tokens, at, *n)))
            .or_else(|| hedge(tokens, at))
            .or_else(|| supposes(tokens, at))
            .or_else(|| insists(tokens, at))
            .or_else(|| wonders(tokens, at))
            .or_else(|| like(tokens, at));
        match taken {
            Some(n) => {
                // `before you lift it, I should've said, you …`: the pause parts two clauses
                if rest[n - 1].key != "said" {
                    take(&mut out, &rest[n - 1]);
                }
                // `within ten minutes let's say, because …`: the pause is the sentence's own
                if let Some(before) = out
                    .last_mut()
                    .filter(|b| b.tail().is_none() && rest[0].key == "let's" && rest[n - 1].comma())
                {
                    before.word.push(',');
                }
                // `gloves off for this actually, you feel it better`: the pause parts two clauses
                let parts = n == 1
                    && rest[0].comma()
                    && out.len() > 2
                    && super::lexicon::pronoun_clause(&rest[1..]);
                if let Some(before) = out.last_mut().filter(|b| parts && b.tail().is_none()) {
                    before.word.push(',');
                }
                // `rest it for, I'd say ten minutes`: the pause was for thinking
                let number = |t: &Token| t.is_number();
                let for_value = rest.get(n).is_some_and(number);
                let led = |b: &Token| {
                    matches!(
                        b.key.as_str(),
                        "for" | "about" | "at" | "to" | "by" | "of" | "takes"
                    )
                };
                if let Some(before) = out.last_mut().filter(|b| for_value && b.comma() && led(b)) {
                    before.bare();
                }
                at += n;
            }
            None => {
                out.push(rest[0].clone());
                at += 1;
            }
        }
    }
    out
}

/// `what kind of form`, `if you know the code`: here the words mean something.
fn carries(tokens: &[Token], at: usize, len: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| tokens[i].key.as_str());
    let marker = |words: &str| words.split(' ').any(|w| w == before);
    match tokens[at].key.as_str() {
        "kind" | "sort" => {
            marker("what which this that some any the every each same right wrong one")
        }
        "you" => {
            marker(
                "if when what how where which who all everything whatever anything once that because do unless as let something someone anything anyone one ones thing things people whom who",
            ) || tokens.get(at + len).is_some_and(|t| {
                matches!(
                    t.key.as_str(),
                    "the" | "that" | "what" | "how" | "which" | "where" | "it" | "they"
                ) || tokens[at + len - 1].key == "see" && matches!(t.key.as_str(), "if" | "whether")
            }) && !tokens[at + len - 1].comma()
        }
        // `by fax, I know, and it's …`, and not `I know him`
        "i" if tokens[at + len - 1].key == "know" => {
            at == 0 || !tokens[at - 1].comma() || !tokens[at + len - 1].comma()
        }
        "i" => marker("if when what as"),
        "of" => marker("out"),
        _ => false,
    }
}

/// The words without the pauses for thought before a value.
pub(super) fn unwondered(tokens: &[Token]) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        match wonders(tokens, at) {
            Some(n) => at += n,
            None => {
                out.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    out
}

/// `rest it for, what is it, ten minutes`: a pause for thought before a value, or before anything where it can be nothing else.
fn wonders(tokens: &[Token], at: usize) -> Option<usize> {
    let n = starts_any(
        &tokens[at..],
        patterns![
            "what is|was? it|that? again?",
            "what do|did|would|shall|should|does you|we|i|they|he|she *",
            "how much|many|long|hot is|was|do|did it|that|we? use|take|put|say?",
            "i don't really|even? know|remember",
            "let me think|see",
            "let's see"
        ],
    )?;
    let apart = at > 0 && tokens[at - 1].comma() && tokens[at + n - 1].comma();
    // `and, uh, what was it, rename the machine`
    let open = at > 0
        && matches!(
            tokens[at - 1].key.as_str(),
            "and" | "so" | "then" | "to" | "the" | "with"
        );
    let recalls = (tokens[at - 1.min(at)].comma() || open)
        && tokens[at + n - 1].comma()
        && starts_any(
            &tokens[at..],
            patterns!["what is|was it|that again?", "let me think|see"],
        )
        .is_some()
        && at > 0
        && at + n < tokens.len();
    let value = tokens.get(at + n).is_some_and(|t| t.is_number());
    (apart && value || recalls).then_some(n)
}

/// **Let me think, yes,** `the cellar key as well`: it came to mind.
pub(super) fn thinks(tokens: &[Token]) -> Option<usize> {
    starts_any(
        tokens,
        patterns!["let me think yes|no|right|okay|ah", "let me think"],
    )
    .filter(|n| tokens[n - 1].comma() && tokens.len() > *n)
}

/// `within ten minutes` **let's say**: about so, after what it is about.
fn supposes(tokens: &[Token], at: usize) -> Option<usize> {
    if at == 0
        && let Some(n) = thinks(tokens)
    {
        return Some(n);
    }
    let n = starts_any(&tokens[at..], patterns!["let's say"])?;
    let closes = at + n == tokens.len() || tokens[at + n - 1].comma();
    (at > 0 && closes).then_some(n)
}

/// `gloves on,` **I can't say that often enough**`, …`: between two pauses, that it matters or happens.
fn insists(tokens: &[Token], at: usize) -> Option<usize> {
    let parted = at > 0 && tokens[at - 1].comma();
    let n = starts_any(
        &tokens[at..],
        patterns![
            "and? i can't|cannot say|stress|repeat that|this|it often|enough enough? enough?",
            "i mean it|that",
            "and? i'm serious|not joking|kidding",
            "no joke",
            "though",
            "believe|trust me",
            "mark my words",
            "and? that|it does? happen|happens sometimes|too?",
            "you saw|know|remember the sign|score|drill|rule|feeling",
            "that's|it's not me being *",
            "as|like i said|say|mentioned|told",
            "as|like i always|keep say|saying",
            "as you know|see|saw"
        ],
    )?;
    let closes = at + n == tokens.len() || tokens[at + n - 1].tail().is_some();
    (parted && closes).then_some(n)
}

fn hedge(tokens: &[Token], at: usize) -> Option<usize> {
    let n = starts_any(&tokens[at..], &HEDGES)?;
    let before = at.checked_sub(1).map_or("", |i| tokens[i].key.as_str());
    let kept = matches!(
        before,
        "not" | "from" | "has" | "have" | "i've" | "we've" | "was" | "is" | "only" | "if" | "when"
    ) || tokens.get(at + n).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "in" | "as" | "before" | "after" | "below" | "above" | "under" | "over" | "enough"
        )
    });
    (!kept).then_some(n)
}

fn like(tokens: &[Token], at: usize) -> Option<usize> {
    starts_any(&tokens[at..], patterns!["like"]).filter(|_| {
        let before = at.checked_sub(1).map(|i| &tokens[i]);
        let pause = before.is_none_or(|b| {
            b.comma()
                || matches!(
                    b.key.as_str(),
                    "is" | "and" | "so" | "then" | "you" | "was" | "for"
                )
        });
        // `like for like`
        let pair = at >= 2 && tokens[at - 2].key == "like" && tokens[at - 1].key == "for";
        let placed = before.is_some_and(Token::comma)
            && tokens
                .get(at + 1)
                .is_some_and(|t| super::lexicon::PLACES.contains(t.key.as_str()));
        pause
            && !pair
            && (placed
                || tokens[at].comma()
                || before.is_some_and(|b| {
                    matches!(b.key.as_str(), "is" | "and" | "so" | "then" | "for")
                }))
    })
}

fn tags(mut tokens: Vec<Token>) -> Vec<Token> {
    while let Some(n) = TAGS.iter().find_map(|tag| {
        let len = tag.split(' ').count();
        let at = tokens.len().checked_sub(len).filter(|at| *at > 0)?;
        let parted = tokens[at - 1].comma()
            || tag.starts_with("and ")
            || tag.starts_with("so ")
            || *tag == "you know" && !carries(&tokens, at, len);
        let said = tokens[at..].iter().map(|t| t.key.as_str());
        (parted && said.eq(tag.split(' '))).then_some(len)
    }) {
        tokens.truncate(tokens.len() - n);
    }
    tokens
}

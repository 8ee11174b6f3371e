//! What somebody else said, or always says: their words, and no instruction of whoever tells of them.
use ecow::EcoString;

use super::lexicon::{DETERMINERS, is_past, is_subject};
use super::patterns::{WordSet, find, has_any, patterns, starts_any, word_set};
use super::talk::lead;
use super::token::Token;
use super::verbs::is_action;

/// How far into a sentence the one who speaks may be named.
const NAMED: usize = 9;

/// `my grandfather said, take the boot`, `get us a roll, I said`, `climb out, he says to me`.
pub(super) fn retells(tokens: &[Token]) -> bool {
    let words = lead(tokens);
    !words.is_empty()
        && (announces(words)
            || would_say(words)
            || closes(words)
            || to_me(words)
            || proposes(words))
}

/// `Sam suggests tags`, `somebody at head office wanted us to photograph it`: a wish of somebody's, and no more.
pub(super) fn proposes(tokens: &[Token]) -> bool {
    let words = lead(tokens);
    let head = &words[..words.len().min(8)];
    let Some((at, n)) = find(
        head,
        patterns![
            "suggest|suggests|suggested|proposes|proposed",
            "thinks|thought|reckons|reckoned|feels|felt we|they|you|i should|could|ought|might|also? should?",
            "wants|wanted|asked|begged|likes us to",
            "wants|wanted us|me to?",
            "would like us|me to",
            "would rather we|i|they",
            "he'd|she'd|they'd rather|prefer|like *"
        ],
    ) else {
        return false;
    };
    let who = &words[..at];
    // `existing and proposed elevations`, `the suggested times`: said of a thing
    let said_of = matches!(words[at].key.as_str(), "suggested" | "proposed")
        && n == 1
        && who.last().is_some_and(|t| {
            matches!(t.key.as_str(), "and" | "or") || DETERMINERS.contains(t.key.as_str())
        });
    let other = !who.is_empty()
        && !said_of
        && !who.iter().any(|t| {
            matches!(
                t.key.as_str(),
                "you"
                    | "we"
                    | "i"
                    | "it"
                    | "that"
                    | "if"
                    | "when"
                    | "what"
                    | "as"
                    | "system"
                    | "label"
                    | "manual"
                    | "supplier"
                    | "unless"
                    | "whatever"
            )
        });
    other
        && !has_any(
            words,
            patterns!["agreed|adopted|accepted", "so we|now", "and we|now"],
        )
}

/// `my old boss used to say, always sign in blue`: who says it, and then the order.
fn announces(words: &[Token]) -> bool {
    static WRITTEN: WordSet = word_set!(
        "sign label sheet manual book screen system display form poster message email policy law rule instructions it that this which what everybody everyone machine app panel light"
    );
    static ASKED: WordSet =
        word_set!("if when once until unless after before as what whatever while because");
    let head = &words[..words.len().min(NAMED)];
    let Some((at, n)) = find(
        head,
        patterns![
            "used to say|go|shout",
            "always|only|just? said|told|shouted|yelled|screamed|swore|warned",
            "always|only|just says|goes|tells",
            "and says|said|goes|went|shouts",
            "said|told|says|tells to? me|us once",
            "said|told|says|tells to? me|us",
            "said|says to him|her|them",
            "says|goes"
        ],
    ) else {
        return false;
    };
    let who = &words[..at];
    let others = !who.is_empty()
        && !who
            .iter()
            .any(|t| ASKED.contains(t.key.as_str()) || t.tail() == Some(';'))
        && !who
            .iter()
            .any(|t| matches!(t.key.as_str(), "you" | "we" | "i" | "which" | "that"));
    let rest = &words[at + n..];
    let parted = words[at + n - 1].comma();
    let plain = n == 1 && matches!(words[at].key.as_str(), "says" | "goes");
    if plain && (!parted || who.iter().any(|t| WRITTEN.contains(t.key.as_str()))) {
        return false;
    }
    others && rest.len() >= 2 && (orders(rest) && (parted || is_action(&rest[0].key)))
}

/// `the foreman would come past and say, sweep the yard`: what somebody had the habit of saying.
fn would_say(words: &[Token]) -> bool {
    let Some((at, _)) = find(words, patterns!["would"]).filter(|(at, _)| *at > 0) else {
        return false;
    };
    let who = words[at - 1].key.as_str();
    let other = !matches!(
        who,
        "you" | "we" | "i" | "it" | "that" | "this" | "what" | "which"
    );
    let tail = &words[at + 1..words.len().min(at + 8)];
    let said = find(tail, patterns!["say|shout|yell|go|tell us|me|them|you?"]);
    other
        && said.is_some_and(|(from, n)| {
            let rest = &words[at + 1 + from + n..];
            rest.len() >= 2 && orders(rest)
        })
}

/// Words that bid something: `never in black`, `just open it`, `you want to turn it`.
fn orders(rest: &[Token]) -> bool {
    let n = starts_any(
        rest,
        patterns!["oh|well|ah|look|no|yes|please|just|so|now|always|never|and"],
    )
    .unwrap_or(0);
    let from = &rest[n.min(rest.len() - 1)..];
    is_action(&from[0].key)
        || n > 0
            && matches!(
                rest[n - 1].key.as_str(),
                "always" | "never" | "just" | "please"
            )
        || matches!(
            from[0].key.as_str(),
            "don't" | "you" | "you're" | "you'd" | "let's"
        )
}

/// `buy Welsh, I say`, `turn it round, he shouts`: who says it comes last.
fn closes(words: &[Token]) -> bool {
    // `leave it open, she said, they won't go far`
    let within = (2..words.len().saturating_sub(3)).any(|at| {
        words[at - 1].comma()
            && starts_any(
                &words[at..],
                patterns!["he|she said|says|goes|shouted|told me|us|him|her?"],
            )
            .is_some_and(|n| words[at + n - 1].comma())
    });
    if within && orders(words) {
        return true;
    }
    let tail = words.len().saturating_sub(5).max(1);
    (tail..words.len()).any(|at| {
        let before = &words[at - 1];
        // `"leave him there" said the boss`
        let quoted = before.word.trim_end_matches([',', '.', '!', '?']).ends_with(['"', '”'])
            && words[0].word.starts_with(['"', '“']);
        let speaks = patterns![
            "said|says|shouted|cried|called|yelled|goes|went the|my|our|a|his|her * *?",
            "said|says|shouted|cried|called|yelled *"
        ];
        if quoted && starts_any(&words[at..], speaks).is_some_and(|n| at + n == words.len()) {
            return true;
        }
        starts_any(
            &words[at..],
            patterns![
                "i|he|she|they|we say|says|said|shouted|shouts|told|tell|goes|thought|yelled to? him|her|them|me|us?",
                "they're|he's|she's|everybody's all? shouting|screaming|yelling|saying|telling me|us|him|her?",
            "was|were the polite|rude|short part|version|bit",
                "as my|the|our *? * says|said|would|used"
            ],
        )
        .is_some_and(|n| at + n == words.len() && (before.comma() || words[at].key == "was"))
    })
}

/// `climb out he says to me climb out and wave`.
fn to_me(words: &[Token]) -> bool {
    let tells = find(words, patterns!["he|she|they tells|tell me|us"]);
    has_any(
        words,
        patterns![
            "he|she|they says|said|goes|shouts to me|us",
            "he|she|they told me|us to?"
        ],
    ) || tells.is_some_and(|(at, n)| {
        // `she tells us in writing`, `he tells us the number`: no words of theirs
        let rest = &words[at + n..];
        words[at + n - 1].comma()
            || starts_any(
                rest,
                patterns!["to|that|you|we|i|it|it's|that's|don't|never|just"],
            )
            .is_some()
            || rest.first().is_some_and(|t| is_action(&t.key))
    })
}

/// Words whose truth is another's: what a sign says, what people want, how it looks.
pub(super) fn attributes(tokens: &[Token]) -> bool {
    let words = lead(tokens);
    let head = &words[..words.len().min(7)];
    has_any(
        head,
        patterns![
            "according to the|my|our",
            "the|my|our old|ancient|dusty *? *? all|still|always|just? say|says|tell|tells",
            "says|say|said|reckons|claims|insists|suggests|recommends|thinks to|that|you|we|it|it's",
            "it|that looks|seems like|as|to",
            "people|everybody|everyone|they|most|folk|folks always? want|wants|like|likes|try|tries|do|does",
            "officially|technically|strictly|normally|usually|apparently you|we|it|they|it's"
        ],
    ) && !head.iter().any(|t| {
        matches!(
            t.key.as_str(),
            "if" | "when" | "until" | "once" | "unless" | "what" | "whatever"
        )
    })
}

/// Where a sentence turns from what one might think to what is done: `…, but you don't, you push it`, `…, please don't,
/// pick the right one`.
pub(super) fn turn(tokens: &[Token]) -> Option<usize> {
    let read = |rest: &[Token]| {
        !rest.is_empty() && super::reading::read(rest, super::turns::Mood::Speech).is_some()
    };
    let begged = (3..tokens.len()).find(|i| {
        let don_t = tokens[*i].key == "don't" && tokens[*i].comma();
        let led = usize::from(tokens[i - 1].key == "please");
        don_t && tokens[i - 1 - led].comma()
    });
    if let Some(from) = begged.map(|i| i + 1).filter(|i| read(&tokens[*i..])) {
        return Some(from);
    }
    let at = tokens.iter().enumerate().position(|(i, t)| {
        let parted = i > 2 && (tokens[i - 1].comma() || t.key == "but" && i > 3);
        matches!(t.key.as_str(), "but" | "so") && parted
    })?;
    // `the sheet says ten minutes, but we give it fifteen`
    let ours = starts_any(&tokens[at..], patterns!["but we|you|i"]).is_some();
    if ours && read(&tokens[at + 1..]) {
        return Some(at + 1);
    }
    let n = starts_any(
        &tokens[at..],
        patterns![
            "so now?",
            "but you|we|i|they don't|mustn't|shouldn't|won't|can't",
            "but no|actually|really|instead|here|don't|rather",
            "but with this|that|these|ours|us *?"
        ],
    )?;
    let from = at + n;
    let rest = tokens.get(from..)?;
    read(rest).then_some(from)
}

/// `ignore the sign`, `that's rubbish`, `nobody waits ten minutes`, `he was mad`, `I don't`: what others say is wrong.
pub(super) fn disowns(tokens: &[Token], said: &[EcoString]) -> bool {
    let words = lead(tokens);
    let called = starts_any(
        words,
        patterns![
            "ignore|disregard|forget that|it|him|her|them|the|all",
            "that's|it's|that|which is|was? just|all|absolute|complete|total? rubbish|nonsense|wrong|rot|tosh|bollocks|bull|nuts|madness|mad|daft|silly|stupid|untrue|a|not",
            "he|she|he's|she's|they're|they was|were|is|are? wrong|mad|crazy|daft|nuts|mistaken|joking",
            "don't listen|believe|do",
            "not true|right|here|any"
        ],
    )
    .is_some();
    let refuses = words.len() <= 3
        && starts_any(
            words,
            patterns!["i|we don't|won't|never|wouldn't", "don't", "wrong", "no"],
        )
        .is_some_and(|n| n == words.len());
    let nobody = starts_any(
        words,
        patterns!["nobody|no-one|none ever|actually|really?", "no one"],
    )
    .is_some()
        && super::token::stems(words)
            .iter()
            .filter(|w| said.contains(w))
            .count()
            >= 1;
    (called && words.len() <= 12) || refuses || nobody
}

/// `he puts it on cold`, `she'd go over the lot`, `the boss still brings it up`: a person of whom a story is told goes on
/// doing.
pub(super) fn goes_on(tokens: &[Token]) -> bool {
    let words = lead(tokens);
    let still = starts_any(words, patterns!["the|my|our|they|he|she *? still *"]).is_some();
    let all = starts_any(words, patterns!["nobody|everybody|everyone"]).is_some()
        && words.get(1).is_some_and(|t| is_past(&t.key));
    still
        || all
        || words.len() >= 2
            && is_subject(&words[0].key)
            && matches!(
                words[0].key.as_str(),
                "he" | "she"
                    | "they"
                    | "he'd"
                    | "she'd"
                    | "they'd"
                    | "he's"
                    | "she's"
                    | "he'll"
                    | "she'll"
            )
            && (words[0].key.contains('\'')
                || super::verbs::is_third_person(&words[1].key)
                || is_past(&words[1].key)
                || matches!(words[1].key.as_str(), "always" | "never" | "just"))
            && !has_any(words, patterns!["you|must", "has|have to"])
}

/// `"Send me a slower one."`: nothing but the words of somebody else.
pub(super) fn quoted(tokens: &[Token]) -> bool {
    let marks = |t: Option<&Token>, end: bool| {
        let mark = |c: char| matches!(c, '"' | '“' | '”');
        t.is_some_and(|t| {
            if end {
                t.word
                    .trim_end_matches(['.', ',', '!', '?'])
                    .ends_with(mark)
            } else {
                t.word.starts_with(mark)
            }
        })
    };
    let inner = tokens
        .iter()
        .skip(1)
        .any(|t| t.word.starts_with(['"', '“']));
    tokens.len() > 2 && marks(tokens.first(), false) && marks(tokens.last(), true) && !inner
}

#[cfg(test)]
mod tests {
    use super::super::token::{At, tokens};
    use super::*;

    #[test]
    fn the_words_of_others_are_theirs() {
        let at = At { source: 0, span: 0 };
        for no in [
            "My grandfather said, take the boot two numbers bigger",
            "My old boss used to say, always sign in blue",
            "Buy Welsh, I say",
            "Get us a sausage roll next time, I said",
            "climb out he says to me climb out and wave",
            "go fix it yourself, was the polite part",
            "One Friday somebody rings me and says, open the gate",
        ] {
            assert!(retells(&tokens(no, at)), "{no}");
        }
        for yes in [
            "If the customer says they don't want it, take it back",
            "When she says yes, open the gate",
            "The vet said 5 ml",
            "You tell them to wait",
            "Do what the label says",
            "Say the number out loud, and wait",
            "I wait until the fly floor says it back",
        ] {
            assert!(!retells(&tokens(yes, at)), "{yes}");
        }
    }
}

//! Words that agree, or only say that somebody listens.
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::token::Token;

/// A nod to what the other said.
pub(in super::super) fn affirms(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "oh|ah|well|and|so|good|great|sure|fine? yes|yeah|yep|yup|exactly|correct|right|precisely|indeed|absolutely|perfect|aye|true|mm-hm|mhm|mm-hmm",
            "that's|that is? it|right|correct|true",
            "you got it",
            "spot on",
            "of course",
        ],
    )
    .is_some()
        || starts_any(
            tokens,
            patterns![
                "oh|ah|well|so|yes? it|they|that is|are|does|do|has|was too|indeed|now?",
                "oh|ah|well|so|yes? you|he|she|they are|do|did right?"
            ],
        )
        .is_some_and(|n| n == tokens.len() || tokens[n - 1].tail().is_some())
}

/// `No, …`, `oh no.`: how many words a no takes that stands by itself.
pub(in super::super) fn no_by_itself(tokens: &[Token]) -> Option<usize> {
    starts_any(tokens, patterns!["oh|well? no|nope|nah"]).filter(|n| tokens[n - 1].tail().is_some())
}

/// `Oh, is it?`, `Does it. Right.`: it is believed.
pub(in super::super) fn wonders(tokens: &[Token]) -> bool {
    let words = super::lead(tokens);
    starts_any(
        words,
        patterns!["is|does|are|do|did|has it|that|they|she|he"],
    )
    .is_some_and(|n| n == words.len())
}

/// `+1`
fn counts_itself_in(tokens: &[Token]) -> bool {
    matches!(tokens, [one] if one.word.starts_with("+1"))
}

/// Either kind of assent.
pub(in super::super) fn nods(tokens: &[Token]) -> bool {
    agrees(tokens) || affirms(tokens) || counts_itself_in(tokens)
}

/// Assent and nothing else: `yeah`, `got it`, `okay great`.
pub(in super::super) fn is_backchannel(tokens: &[Token]) -> bool {
    static NODS: WordSet = word_set!(
        "aw aww clear noted yeah mm-hm mhm aye lovely god jeez gosh crikey brilliant lol haha yikes true really super amazing crazy fair enough grand yeh ta cheers bless no worries yes yep yup ok okay right sure great cool got it mm hm uh huh uh-huh mm-hmm mhmm hmm i see nice perfect alright understood exactly makes sense good interesting wow oh ah and so then gotcha absolutely of course thanks thank you"
    );
    // `then cool it` is a deed
    let deed = starts_any(tokens, patterns!["and|so? then cool|clear it|them"]).is_some();
    if counts_itself_in(tokens) {
        return true;
    }
    !tokens.is_empty()
        && !deed
        && tokens.len() <= 5
        && (super::super::asides::done_as_said(tokens)
            || starts_any(
                tokens,
                patterns![
                    "so|right|ok|okay|now? where was|were i|we",
                    "so|right|ok|okay|now? what else|next"
                ],
            ) == Some(tokens.len())
            || tokens.iter().all(|t| NODS.contains(t.key.as_str())))
}

/// Assent that takes up what the other said: `right, forty-five`, `yes, you're right`.
pub(in super::super) fn agrees(tokens: &[Token]) -> bool {
    // `right then` goes on with the work
    if starts_any(tokens, patterns!["right|okay then|so|now"]).is_some() {
        return false;
    }
    starts_any(
        tokens,
        patterns![
            "oh|ah|hm|hmm? yes|yeah|yep|right|correct|true|exactly|sorry|indeed",
            "oh? you're|your right",
            "good catch|point",
            "my mistake|bad",
            "that's right|correct|true",
            "of course",
        ],
    )
    .is_some()
        || super::super::admissions::sides(tokens)
}

//! What is told late: `oh, I forgot`, `one more thing`.
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::token::Token;
use super::super::turns::Sentence;
use super::Gather;

/// Said as an afterthought, or with a place of its own.
pub(super) fn is_late(tokens: &[Token]) -> bool {
    has_any(
        tokens,
        patterns![
            "i forgot",
            "forgot",
            "meant to say|mention",
            "forgotten",
            "one|another thing|bit we|i|you|we've|i've|you've not|never|haven't|didn't say|said|mention|mentioned|told|tell|covered|cover",
            "you forgot|skipped|missed",
            "you|we didn't|haven't|never|did|have not? say|said|mention|mentioned anything|something|a? word? about|of?",
            "i always|nearly|almost|clean forget|forgot|missed",
            "i skipped|missed",
            "i never said|mentioned|told",
            "should|should've have? said|mentioned|told",
            "oh|ah and",
            "one more thing",
            "before i forget",
            "going back",
            "sorry|wait|okay|oh|no back up",
            "rewind",
            "should|should've|shoulda have? started|begun with",
            "go back to",
            "right|straight|directly|immediately after",
            "left? anything|something|one|nothing left? out",
            "i|i've|we|we've left out",
            "there anything|something else? left|missing",
            "anything|something you've|you|we|we've|i|i've left|missed|forgotten|forgot",
            "i didn't mention|say",
            "he's|she's|you've|they've|i've missed|skipped|forgotten|left one|a|the|something|out",
            "didn't|never|not|haven't tell|told|show|mention|mentioned him|her|them|me|us the|about",
            "back to the very? beginning|start|top",
            "should've|should have said that? back|earlier|before|sooner|first",
        ],
    )
}

/// `I should have said that first.`: of what was just told late, and of nothing that comes.
pub(super) fn looks_back(tokens: &[Token]) -> bool {
    starts_any(
        super::super::talk::lead(tokens),
        patterns!["i should've|should have? said|mentioned|told you? that|this|it first|earlier|before|sooner|already"],
    )
    .is_some_and(|n| n == tokens.len())
}

/// `Things people forget`, `Afterthoughts`: what stands under such a heading is done elsewhere.
pub(super) fn heads_afterthoughts(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| {
        matches!(
            t.key.as_str(),
            "forget" | "forgot" | "forgotten" | "afterthought" | "afterthoughts" | "missed"
        )
    })
}

impl Gather {
    /// Whether a sentence belongs to what was remembered late in the same breath; `then` goes on with the work.
    pub(super) fn remembered(&self, s: &Sentence, at: usize) -> bool {
        let on = starts_any(
            &s.tokens,
            patterns![
                "and|so|okay|ok? then",
                "after that",
                "anyway",
                "and|so|okay|ok? now",
                "next"
            ],
        );
        self.late.is_some_and(|(turn, from)| {
            turn == s.turn && at <= from + 4 && (at == from || on.is_none())
        })
    }
}

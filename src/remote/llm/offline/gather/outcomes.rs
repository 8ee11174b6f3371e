//! What comes of a step, with its measure; and what nobody knows would come.
use super::super::lexicon::is_subject;
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Sentence};
use super::super::{evasions, fillers, questions, talk, tidying};
use super::Gather;
use super::fragments::{body, measured};

impl Gather {
    /// `And if it's out again?` `That doesn't happen much.`: the case is left open.
    pub(super) fn shrugged_off(&mut self, s: &Sentence, at: usize) -> bool {
        let words = fillers::strip(&s.tokens);
        let (body, _) = body(&words);
        let case = self
            .asked
            .as_ref()
            .is_some_and(|a| questions::condition(&a.tokens).is_some());
        if !case
            || !self.answers(s, at)
            || body.len() > 8
            || measured(body)
            || !evasions::answers_nothing(body)
        {
            return false;
        }
        if let Some(asked) = self.asked.take() {
            self.doubts
                .push(questions::unanswered(&asked.tokens, asked.speaker));
        }
        true
    }

    /// Whether words tell what comes of a step, what would come without it, or who is told of it.
    pub(super) fn tells_no_deed(&mut self, s: &Sentence, at: usize, tokens: &[Token]) -> bool {
        self.outcome(s, at, tokens)
            || self.would_come(s, tokens)
            || self.introduces(s, tokens)
            || rests(tokens)
            || harms(tokens)
    }

    /// `Callum starts in the office next week`, `Ravi, you're on lates`: who is told of it, and no step.
    fn introduces(&self, s: &Sentence, tokens: &[Token]) -> bool {
        let words = talk::lead(tokens);
        let [name, next, ..] = words else {
            return false;
        };
        let joins = matches!(
            next.key.as_str(),
            "starts" | "joins" | "begins" | "started" | "joined" | "is" | "was"
        );
        let told = name.comma() && matches!(next.key.as_str(), "you're" | "you've");
        s.mood == super::super::turns::Mood::Speech
            && self.people.is_name(&name.key)
            && (told || joins && !name.comma())
    }

    /// `check the back room. Otherwise you order it twice.`: why it is done, unless a case was told before it.
    fn would_come(&self, s: &Sentence, tokens: &[Token]) -> bool {
        let words = talk::lead(tokens);
        let Some(n) = starts_any(words, patterns!["otherwise|else you|we|you'll|we'll"]) else {
            return false;
        };
        let case = |words: &[Token]| {
            starts_any(
                words,
                patterns![
                    "and|but|so|or? if|when|unless|where|for|once|until|till|as|while|in",
                    "and|but|so|or? only|even if"
                ],
            )
            .is_some()
                || words
                    .iter()
                    .any(|t| matches!(t.key.as_str(), "if" | "unless" | "until" | "till" | "only"))
        };
        let last = self.told.iter().rev().find(|t| t.source == s.source);
        let apart = !last.is_some_and(|t| {
            case(&t.tokens)
                || t.reading
                    .as_ref()
                    .is_some_and(|r| !r.condition.is_empty() && case(&r.condition))
        });
        let spoken = s.mood == super::super::turns::Mood::Speech;
        let deed = words.get(n).is_some_and(|t| t.tail().is_none());
        spoken && apart && deed && self.asked.is_none()
    }

    /// `You should see water inside two minutes.`: what comes of the step told last, with its measure.
    fn outcome(&mut self, s: &Sentence, at: usize, tokens: &[Token]) -> bool {
        let words = talk::lead(tokens);
        let seen = starts_any(
            words,
            patterns![
                "you|we should|ought|want|wanna to? now|then? see|hear|feel|get|have|notice|smell",
                "you'll|we'll now|then? see|hear|feel|get|notice|smell",
                "it|that|this|there|they|those|these|which should|ought to? now|then|all|only|just? be|read|say|show|come|sit|look|take|last|give|weigh|measure|feel",
                "it|that|this|they|those|these|which wants|want|needs|need|has|have to be|read|say|show|come|sit|weigh|measure",
                "it|that|they|which will|should|ought? to? take|takes about|around|roughly|up|a?"
            ],
        );
        // `should beep AND flash`
        let left = starts_any(words, patterns!["should *"]).is_some()
            && s.end != End::Question
            && words.len() > 1
            && !is_subject(&words[1].key);
        let Some(last) = self.told_just_now(s, at, 1).filter(|i| {
            let t = &self.told[*i];
            let told = seen.is_some() && measured(words) && tidying::lacks_measure(t);
            (told || left)
                && words.len() <= 24
                && t.speaker == s.speaker
                && !questions::is_dangling(words)
        }) else {
            return false;
        };
        let open = &mut self.told[last];
        open.say_more('.', words.to_vec(), at);
        true
    }
}

/// `or you'll burn yourself`: why something is not done.
fn harms(tokens: &[Token]) -> bool {
    let words = talk::lead(tokens);
    let comes = starts_any(
        words,
        patterns![
            "or|else|otherwise? you'll|you'd|you'll|they'll only|just? * yourself|yourselves",
            "or|else|otherwise? you|they will|would|could|might|may * yourself|yourselves"
        ],
    );
    comes.is_some_and(|n| words.len() <= n + 2)
}

/// `and I go and have my sandwich`: what somebody does meanwhile for themselves.
fn rests(tokens: &[Token]) -> bool {
    let words = talk::lead(tokens);
    starts_any(
        words,
        patterns![
            "i|you|we go|goes off? and? have|eat|drink|get|grab my|your|our|a|some",
            "i|you|we then? have|eat|drink my|your|our|a",
            "go and have|eat|drink|get|grab my|your|our|a",
            "have|eat|drink my|your|our",
            "i|you|we go off? for my|your|our|a"
        ],
    )
    .and_then(|n| words.get(n))
    .is_some_and(|t| t.key == "smoke" || super::super::weigh::BREAK.contains(t.key.as_str()))
}

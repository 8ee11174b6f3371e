//! Questions, and what a listener put into words and whoever explains nodded to.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{find, patterns, starts_any};
use super::super::token::{Token, bare_last, stems};
use super::super::turns::Sentence;
use super::super::{fillers, questions, talk};
use super::{Asked, Gather};

impl Gather {
    /// The values that a speaker has just asked about.
    pub(super) fn asked_of(&self, s: &Sentence) -> Vec<Amount> {
        let own = self.asked.as_ref().filter(|a| a.speaker == s.speaker);
        own.map_or_else(Vec::new, |a| amounts(&a.tokens))
    }

    /// `Let's come back to that.`: what another asked stays open, and is no case of what comes next.
    pub(super) fn puts_question_off(&mut self, s: &Sentence) -> bool {
        let off = starts_any(
            talk::lead(&s.tokens),
            patterns![
                "let's|we'll|i'll come|get|return back? to that|it|this|those",
                "let's|we'll|i'll leave|park|skip that|it|this|those for|till|until later|now|tomorrow|another"
            ],
        );
        let other = |a: &Asked| a.speaker != s.speaker;
        if off.is_none() || !self.asked.as_ref().is_some_and(other) {
            return false;
        }
        let asked = self.asked.take();
        let doubt = asked.map(|a| questions::unanswered(&a.tokens, s.speaker.clone()));
        self.doubts.extend(doubt);
        true
    }

    /// `Do we keep the forms? I think it's a year.`: whoever asks themselves only guesses.
    pub(super) fn guesses(&self, s: &Sentence, at: usize) -> bool {
        let thinks = starts_any(
            &s.tokens,
            patterns![
                "i think|guess|reckon|believe|suppose",
                "probably|maybe|perhaps|possibly"
            ],
        )
        .is_some();
        thinks
            && self
                .asked
                .as_ref()
                .is_some_and(|a| a.speaker == s.speaker && a.sentence + 1 == at)
    }

    /// `Good question.`, `never happened to me`: whoever was asked does not know, and what comes next is no answer.
    pub(super) fn cannot_say(&mut self, s: &Sentence) {
        let passes = starts_any(
            super::super::talk::lead(&s.tokens),
            patterns![
                "that's? a? very? good|great|fair question|q",
                "no idea|clue",
                "never|it's|it never? happened",
                "god|heaven|lord|who knows"
            ],
        )
        .is_some();
        if let Some(asked) = self
            .asked
            .take_if(|a| passes && s.tokens.len() <= 9 && a.speaker != s.speaker)
        {
            self.doubts
                .push(questions::unanswered(&asked.tokens, asked.speaker));
        }
    }

    /// Whoever explains nods: what the listener put into words stands.
    pub(super) fn confirmed(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        let Some(last) = self.proposed.last().copied() else {
            return;
        };
        if sentences[last].speaker == s.speaker {
            return;
        }
        let proposed = std::mem::take(&mut self.proposed);
        let holds = talk::affirms(&s.tokens) || super::seconded::upholds(s, &sentences[last]);
        if sentences[last].source != s.source || !holds || at > last + 2 {
            return;
        }
        for said in proposed.into_iter().filter(|p| *p + 4 > last) {
            let one = &sentences[said];
            let mut words = fillers::strip(&one.tokens);
            if let Some(n) = starts_any(
                &words,
                patterns!["so|and|okay|then? do|should|would|will|must you|we"],
            ) {
                // `do you wash them?` `Yes.`
                words.drain(..n);
                bare_last(&mut words);
            }
            if words.iter().take(2).any(|t| self.people.is_name(&t.key)) {
                continue;
            }
            for (tokens, reading) in super::super::clauses::split(&words, one.mood) {
                if let Some(reading) = reading {
                    let known = self.known(&tokens);
                    let recap = self.recap.replace(one.turn);
                    if !known {
                        self.push(one, said, tokens, Some(reading));
                    }
                    self.recap = recap;
                }
            }
        }
    }

    /// Whether one of the last steps says all of it already.
    pub(super) fn known(&self, tokens: &[Token]) -> bool {
        let said = stems(tokens);
        let from = self.told.len().saturating_sub(8);
        self.told[from..]
            .iter()
            .filter(|t| t.reading.is_some())
            .any(|t| {
                let all: Vec<Token> = t
                    .tokens
                    .iter()
                    .chain(t.additions.iter().flat_map(|(_, w)| w))
                    .cloned()
                    .collect();
                let have = stems(&all);
                said.iter().filter(|w| have.contains(w)).count() * 3 >= said.len() * 2
            })
    }

    /// A question: what it puts up against a step or calls to mind, what it proposes, and what it asks.
    pub(super) fn question(&mut self, s: &Sentence, at: usize) {
        // `And over sixty?` asks for the other case, and puts no value up
        let other = questions::condition(&s.tokens).is_some_and(|c| questions::beyond(&c));
        // `why 3` puts none up either
        let why = starts_any(talk::lead(&s.tokens), patterns!["why"]).is_some();
        if !other && !why && self.contest(s, &s.tokens)
            || self.wonders(s, at)
            || self.did_say(s, at)
        {
            return;
        }
        let tokens = fillers::strip(&s.tokens);
        if self.tries(s, at, &tokens) {
            return;
        }
        if self.people.listens(&s.speaker)
            && starts_any(
                &tokens,
                patterns![
                    "so|and|okay|then? you|we|i|they|the|it|that",
                    "so|okay",
                    "so|and|okay|then? do|should|would|will|must you|we"
                ],
            )
            .is_some()
        {
            self.proposed.push(at);
        }
        let tag = |t: &Token| matches!(t.key.as_str(), "they" | "it" | "you" | "right");
        if tokens.iter().rev().take(3).any(tag) && tokens.iter().any(Token::comma) {
            self.proposed.push(at);
        }
        // `You see the lever?`, asked by who explains: it shows, and asks nothing
        let shows = starts_any(
            talk::lead(&tokens),
            patterns![
                "do|can? you see the|that|this|these|those",
                "see the|that|this|these|those"
            ],
        );
        if shows.is_some() && !self.people.listens(&s.speaker) {
            return;
        }
        let tokens = self.else_case(s, at, &tokens).unwrap_or(tokens);
        let led = || why || questions::asks_next(&tokens);
        if (tokens.len() >= 2 || why) && (!questions::is_tag(&tokens) || led())
            || (tokens.len() == 1 && s.tokens.last().is_some_and(|t| t.tail() == Some('?')))
        {
            self.asks(s, at, tokens);
        } else if questions::bids_on(&tokens)
            && let Some(last) = self.told.last_mut().filter(|t| at == t.until + 1)
        {
            // `And then?` stands between nothing
            last.until = at;
        }
    }

    /// Keeps what is asked for the answer, with the question that it goes on.
    fn asks(&mut self, s: &Sentence, at: usize, tokens: Vec<Token>) {
        let tokens = match self.asked.take().filter(|a| goes_on(a, s, at, &tokens)) {
            Some(before) => [before.tokens, tokens].concat(),
            None => tokens,
        };
        self.asked = Some(Asked {
            tokens,
            speaker: s.speaker.clone(),
            sentence: at,
        });
    }

    /// `Try the door.` **Does it close?** What whoever explains asks a thing that was just tried stands with the deed.
    fn tries(&mut self, s: &Sentence, at: usize, tokens: &[Token]) -> bool {
        let asks = !self.people.listens(&s.speaker) && super::super::trials::asks_thing(tokens);
        let Some(open) = self.just_told(s, at).filter(|t| asks && t.turn == s.turn) else {
            return false;
        };
        open.say_more('.', tokens.to_vec(), at);
        true
    }

    /// `Ignore it, unless it blinks.` `Then what?`: what is done in the case that was left out.
    fn else_case(&self, s: &Sentence, at: usize, tokens: &[Token]) -> Option<Vec<Token>> {
        let n = starts_any(
            tokens,
            patterns![
                "so|and|but|okay? then what",
                "so|and|but|okay? what then",
                "so|and|but|okay? what do|should you|we|i do then",
                "and|so then"
            ],
        )?;
        let told = self
            .told
            .last()
            .filter(|t| t.source == s.source && t.speaker != s.speaker && at <= t.until + 2)?;
        let (left, len) = find(&told.tokens, patterns!["unless", "except if|when|where"])?;
        let case = &told.tokens[left + len..];
        let whole = n == tokens.len() && case.len() >= 2 && !case.iter().any(|t| t.key == "or");
        whole.then(|| {
            let mut asked = vec![Token::new("if", case[0].at)];
            asked.extend(case.iter().cloned());
            bare_last(&mut asked);
            asked
        })
    }

    /// `What did I say, ten?`, `Did I say ten?`: a value that was told is called to mind, or denied.
    fn did_say(&mut self, s: &Sentence, at: usize) -> bool {
        let called = find(&s.tokens, patterns!["did i say|tell|give|put|write"]);
        if called.is_some_and(|(n, _)| n > 0) && self.recalls(s, at, &s.tokens) {
            return true;
        }
        starts_any(&s.tokens, patterns!["did i say"]).is_some_and(|n| {
            let denial = [vec![not(&s.tokens[0])], s.tokens[n..].to_vec()].concat();
            self.denies(s, at, &denial)
        })
    }
}

/// `and if they don't come? … but if they don't?`, `how big is it?` `Is it one pallet, is it two?`: asked with the one before.
fn goes_on(before: &Asked, s: &Sentence, at: usize, tokens: &[Token]) -> bool {
    let other = || starts_any(tokens, patterns!["or|so? is|was it|that"]).is_some();
    let more = match before.speaker == s.speaker {
        true => tokens.len() <= 5,
        false => other(),
    };
    more && at <= before.sentence + 3 && !asks_why(before)
}

/// `Why 3?`: a reason is asked for, and no deed.
pub(super) fn asks_why(asked: &Asked) -> bool {
    starts_any(talk::lead(&asked.tokens), patterns!["why|how come"]).is_some()
}

fn not(like: &Token) -> Token {
    Token::new("not", like.at)
}

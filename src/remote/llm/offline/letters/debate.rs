//! What was put up at a meeting, and what came of it: `Ray said deposit £50. Sue thought £75.` **`Agreed £75.`**, `Sue asked
//! whether to mop.` **`Not agreed.`**, `Bo asked who empties the bins.` **`Cath will.`**
mod above;
mod heads;
mod parting;
mod who_does;

use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts, put};
use super::super::lexicon::{is_article, is_capitalised, is_past};
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::reading::read;
use super::super::token::{Token, clause_end, mark_last, stems};
use super::super::turns::{Mood, Sentence, unsay};

/// How somebody put a thing up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// `Ray said`, `Dee wanted`
    Said,
    /// `Sue asked whether to`
    Asked,
    /// `Bo asked`, and then `who`
    Who,
    /// `Imran explained the pump:`
    Explained,
    /// `Nerys checked the guidance`
    Did,
}

/// What came of it.
enum Came {
    /// `Not agreed.`
    Nothing,
    /// `so not needed`: what was told goes as well.
    Dropped,
    /// `Agreed.`
    Yes,
    /// `Agreed` **`£75`**: from which word on.
    So(usize),
}

/// What a sentence says of who puts something up.
struct By {
    /// `Keys:`, before it.
    label: usize,
    /// Where what is put up begins.
    from: usize,
    how: How,
}

impl By {
    /// `Raj:` **`that's too hot`**: only what somebody thinks of what was told.
    fn judges(&self, words: &[Token]) -> bool {
        let said = &words[self.from..];
        has_any(said, patterns!["too *", "not enough"]) && read(said, Mood::Prose).is_none()
    }
}

/// Takes what was said for and against out of minutes, and puts what came of it in its place.
pub(super) fn settled(sentences: &mut Vec<Sentence>) {
    parting::parted(sentences);
    for at in 0..sentences.len() {
        heads::unexplained(&mut sentences[at]);
        if let Some(told) = heads::explained(&sentences[at].tokens) {
            sentences[at].tokens.drain(..told);
        }
        if by(&sentences[at].tokens).is_some_and(|by| by.how == How::Explained) {
            sentences[at].tokens.clear();
            continue;
        }
        who_does::done_by(sentences, at);
        let Some(came) = came(&sentences[at].tokens) else {
            unheard(sentences, at);
            continue;
        };
        let mut from = at;
        while from > 0 && puts_up(sentences, from - 1, at) {
            from -= 1;
        }
        let asked = from < at && by(&sentences[from].tokens).is_some_and(|by| by.how == How::Asked);
        let no = || starts_any(&sentences[at].tokens, patterns!["no|nope"]).is_some();
        match came {
            Came::Dropped => above::dropped(sentences, from, at),
            Came::So(n) if from == at && above::is_told(sentences, at, n) => {
                agreed_on(&mut sentences[at - 1..=at], n);
            }
            Came::So(n) if from == at => {
                // `Agreed that Vi keeps the key`
                let deed = matches!(sentences[at].tokens[n - 1].key.as_str(), "that" | "to");
                sentences[at].tokens.drain(..if deed { n } else { 0 });
            }
            _ if from == at => {}
            Came::So(_) | Came::Yes if no() => {
                if asked {
                    unsay(&mut sentences[from..=at]);
                }
            }
            Came::Nothing => unsay(&mut sentences[from..=at]),
            Came::Yes => agreed(&mut sentences[from..=at]),
            Came::So(n) => {
                // `Keys back by 6. Kim: 5.30.` **`OK 5.30`**
                let told = above::told(sentences, from, at);
                agreed_on(&mut sentences[told.unwrap_or(from)..=at], n);
            }
        }
    }
    sentences.retain(|s| !s.tokens.is_empty());
    heads::headed(sentences);
}

/// `Tom said the gate squeaks.`, and nothing came of it; `Mo asked about bread.`, and `Bread is OK.`
fn unheard(sentences: &mut [Sentence], at: usize) {
    let put_up = by(&sentences[at].tokens).filter(|by| by.from > by.label);
    let answered = || {
        sentences.get(at + 1).is_some_and(|next| {
            let own = by(&next.tokens).is_none_or(|by| by.from == by.label);
            own && same_line(next, &sentences[at]) && came(&next.tokens).is_none()
        })
    };
    if put_up
        .as_ref()
        .is_some_and(|by| by.how == How::Asked && by.label == 0)
        && answered()
    {
        sentences[at].tokens.clear();
        return;
    }
    let said = put_up.filter(|by| matches!(by.how, How::Said | How::Did));
    let last = sentences
        .get(at + 1)
        .is_none_or(|next| !same_line(next, &sentences[at]));
    let year = |a: &Amount| a.size.len() == 4 && a.size.starts_with(['1', '2']);
    let bids = |words: &[Token]| {
        read(words, Mood::Prose).is_some() || amounts(words).iter().any(|a| !year(a))
    };
    if said.is_some_and(|by| last && !bids(&sentences[at].tokens[by.from..])) {
        sentences[at].tokens.clear();
    }
}

fn same_line(s: &Sentence, last: &Sentence) -> bool {
    s.source == last.source && s.turn == last.turn
}

/// Whether a sentence of the same line as another says what somebody put up: a name alone, `Serving: …`, only within it.
fn puts_up(sentences: &[Sentence], i: usize, last: usize) -> bool {
    let s = &sentences[i];
    let within = || {
        i.checked_sub(1)
            .is_some_and(|b| same_line(&sentences[b], s))
    };
    same_line(s, &sentences[last])
        && by(&s.tokens).is_some_and(|by| by.from > by.label || within() || by.judges(&s.tokens))
}

/// `Keys: Sue also asked whether to`: who puts up what follows, and how.
fn by(words: &[Token]) -> Option<By> {
    const LABEL: usize = 4;
    let label = words
        .iter()
        .take(LABEL)
        .position(|t| t.tail() == Some(':'))
        .map_or(0, |n| n + 1);
    let said = said_by(&words[label..]).map(|(n, how)| By {
        label,
        from: label + n,
        how,
    });
    // `Jo: 10 is enough`, `Raj by email: 10`
    let sent = starts_any(
        words.get(1..).unwrap_or_default(),
        patterns!["by|via|in|per email|e-mail|text|phone|letter|message|post|whatsapp"],
    );
    let alone = label == 1 || label == 3 && sent.is_some();
    said.or_else(|| {
        (alone && is_name(&words[0]) && words.len() > label).then_some(By {
            label,
            from: label,
            how: How::Said,
        })
    })
}

fn is_name(t: &Token) -> bool {
    static OTHERS: WordSet = word_set!("it this that there then if when after before");
    is_capitalised(t) && !OTHERS.contains(t.key.as_str())
}

/// `Sue also asked whether to`: how many words say that somebody puts up what follows, and how.
fn said_by(words: &[Token]) -> Option<(usize, How)> {
    // `It was felt that this was too low.`
    let nobody = starts_any(
        words,
        patterns![
            "it was then|also? felt|thought|suggested|proposed|argued|mentioned that?",
            "some|several|most|others|members|parents|staff felt|thought|said|suggested|wanted that?"
        ],
    );
    if let Some(n) = nobody.filter(|n| *n < words.len()) {
        return Some((n, How::Said));
    }
    let named = words
        .first()
        .is_some_and(|t| is_name(t) && t.tail().is_none());
    let rest = words.get(1..).filter(|_| named)?;
    let said = starts_any(
        rest,
        patterns![
            "also|then? said|says|thought|felt|suggested|proposed|wanted|reckoned|preferred that?",
            "thinks|suggests|proposes|wants|reckons|prefers that?",
            "also|then? asked for",
            "also|then? pointed out that?",
            "also|then? mentioned|remarked|noted|observed|reported|warned|objected|added|queried|challenged|disputed|questioned that?"
        ],
    );
    let asked = starts_any(
        rest,
        patterns![
            "also|then? asked|wondered|queried|suggested whether|if|to we|to? should?",
            "also|then? asked about",
            "also|then? asked|wondered is|are|isn't|aren't it|that|they|we"
        ],
    );
    let who = starts_any(rest, patterns!["also|then? asked|wondered|queried who"]);
    let explained = starts_any(
        rest,
        patterns![
            "then? explained|demonstrated|showed|presented",
            "then? went|talked|took us? through"
        ],
    );
    asked
        .map(|n| (n + 1, How::Asked))
        .or_else(|| who.map(|n| (n + 1, How::Who)))
        .or_else(|| said.map(|n| (n + 1, How::Said)))
        .or_else(|| explained.map(|n| (n + 1, How::Explained)))
        .or_else(|| {
            let did = rest
                .first()
                .filter(|t| t.key.ends_with("ed") && is_past(&t.key) && t.tail().is_none());
            did.map(|_| (2, How::Did))
        })
        .filter(|(n, _)| *n < words.len())
}

/// What says only by itself that nothing came of it: `Lost.`, and no `Lost keys go to Vi.`
static ALONE: WordSet = word_set!("lost defeated noted minuted");

/// What a sentence says came of what was put up.
fn came(words: &[Token]) -> Option<Came> {
    // `Noted,` **8**
    let value = words.get(1).is_some_and(Token::is_number);
    if value && words[0].comma() && matches!(words[0].key.as_str(), "noted" | "minuted") {
        return Some(Came::So(1));
    }
    if above::drops(words) {
        return Some(Came::Dropped);
    }
    if starts_any(
        words,
        patterns![
            "not agreed|approved|carried|supported|accepted|adopted",
            "no agreement|support",
            "rejected|declined|refused",
            "turned|voted down",
            "lost|defeated|noted|minuted"
        ],
    )
    .is_some_and(|n| n == words.len() || !ALONE.contains(words[0].key.as_str()))
    {
        return Some(Came::Nothing);
    }
    let n = starts_any(
        words,
        patterns![
            "all|everyone? agreed|approved|carried|accepted",
            "agreed|decided|settled on|to|that?",
            "left|kept at|as",
            "* confirmed|corrected|checked that? it's|it|they're is|are? now|actually?",
            "ok|okay|no|nope"
        ],
    )?;
    let ends = n == words.len() || matches!(words[n - 1].tail(), Some('.' | '!'));
    Some(if ends { Came::Yes } else { Came::So(n) })
}

/// `Dee wanted gloves for all.` **`Agreed.`**: what was put up last stands.
fn agreed(sentences: &mut [Sentence]) {
    let [.., last, came] = sentences else {
        return;
    };
    came.tokens.clear();
    without_name(last);
}

/// `Dee wanted gloves for all` as `gloves for all`.
fn without_name(s: &mut Sentence) {
    if let Some(by) = by(&s.tokens).filter(|by| by.from > by.label) {
        s.tokens.drain(by.label..by.from);
    }
}

/// `Ray said deposit £50.` **`Agreed £75.`**: the value that was agreed on, where it was first put up; or what else was.
fn agreed_on(sentences: &mut [Sentence], n: usize) {
    let Some((came, put_up)) = sentences.split_last_mut() else {
        return;
    };
    let words = came.tokens[n.min(came.tokens.len())..].to_vec();
    // `agreed 37` **as the office only listens there**
    let why = words
        .iter()
        .position(|t| matches!(t.key.as_str(), "as" | "since" | "because"));
    let end = clause_end(&words).min(why.unwrap_or(words.len()));
    let all = amounts(&words[..end]);
    let value = all.first().filter(|a| a.at == 0 && a.end == end);
    if value.is_none() && matches!(came.tokens[0].key.as_str(), "ok" | "okay") {
        return;
    }
    let found = value.and_then(|new| {
        put_up.iter().enumerate().find_map(|(i, s)| {
            let body = said_first(&s.tokens);
            let old = amounts(&body).into_iter().rfind(|a| fits(new, a))?;
            Some((i, put(&body, &old, &words, new)))
        })
    });
    let first = found.as_ref().map(|(i, _)| *i);
    for (i, s) in put_up.iter_mut().enumerate() {
        // `Tyres: check them cold` is no word against `agreed 2.4`
        let against = by(&s.tokens).is_some_and(|by| {
            let other = |new: &Amount| amounts(&s.tokens).iter().any(|a| fits(new, a));
            by.from > by.label || by.judges(&s.tokens) || value.is_some_and(other)
        });
        if first != Some(i) && against {
            s.tokens.clear();
        }
    }
    match found {
        Some((i, mut body)) => {
            mark_last(&mut body, '.');
            put_up[i].tokens = body;
            without_name(&mut put_up[i]);
            came.tokens.drain(..n + end);
            // `Agreed 49,` **the cellos**: what it is for
            if starts_any(&came.tokens, patterns!["the|for|because|with|as|since *"]).is_some()
                && read(&came.tokens, Mood::Prose).is_none()
                && amounts(&came.tokens).is_empty()
            {
                came.tokens.clear();
            }
        }
        None => {
            came.tokens.drain(..n);
            // `Agreed` **the big one**, which was told
            let told: Vec<_> = put_up.iter().flat_map(|s| stems(&s.tokens)).collect();
            let again = |w: &EcoString| w == "one" || told.contains(w);
            let thing = came.tokens.first().is_some_and(is_article);
            if thing && stems(&came.tokens).iter().all(again) {
                came.tokens.clear();
            }
        }
    }
}

/// Whether a value is the one that was agreed on, or another in its place.
fn fits(new: &Amount, old: &Amount) -> bool {
    new.alike(old) || new.fits(old) || new.class == Class::Bare && new.size == old.size
}

/// `Bo said three keys`**, Sue said four**: what was put up first.
fn said_first(words: &[Token]) -> Vec<Token> {
    let from = by(words).map_or(0, |by| by.from);
    let end = from + clause_end(&words[from..]);
    match said_by(&words[end..]) {
        Some(_) => words[..end].to_vec(),
        None => words.to_vec(),
    }
}

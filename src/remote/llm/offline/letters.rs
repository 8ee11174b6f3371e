//! The frame of a letter: who wrote to whom, the greeting, the close with what stands below it, and the letter it answers.
mod debate;
mod farewell;
mod minutes;

use std::ops::Range;

use super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::token::Token;
use super::turns::{End, Mood, Sentence};

/// The fewest words of a letter above another that it answers: with fewer it only hands the other on.
const ANSWER: usize = 30;

/// The most words of a line below the close, and of a close.
const LINE: usize = 8;

/// What a letter closes with.
static CLOSE: PatternSet = pattern_set![
    "with? my|our? best|kind|kindest|warm|warmest and? kind|best|warm? wishes|regards",
    "with many|kind|warm|best thanks|wishes|regards",
    "best|love|yours|cheers|regards|ta|thx|xx|xxx|x",
    "many? thanks so|very? much|again|all?",
    "thank you so|very? much",
    "thanks a million|lot|bunch",
    "yours|your sincerely|faithfully|truly|ever|always",
    "all the? best",
    "all|lots of? my|our? love",
    "love|regards|hugs|greetings to the|all|everyone|everybody|you|both *?",
    "love|regards|hugs|greetings to *",
    "sincerely|respectfully|cordially",
    "take care",
    "have a good|great|nice|lovely|quiet|safe|calm",
    "see|catch you soon|then|later|around|on|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow",
    "speak|talk|chat soon|later|then|tomorrow",
    "good luck",
    "looking forward to",
    "you're|youre a|an star|legend|angel|hero|lifesaver|gem",
];

/// What a machine or a lawyer sets below a letter.
static FOOTER: PatternSet = pattern_set![
    "this e-mail|email|message|mail and any",
    "this e-mail|email|message|mail is confidential|intended|private",
    "this e-mail|email|message|mail may contain",
    "if you are|were|have|received not the? intended|addressee",
    "if you're not the intended",
    "if you have? received this",
    "please consider the environment",
    "sent from my|the",
    "sent via|with",
    "get outlook for",
    "unsubscribe",
    "owner|author|version|audience|tags|keywords",
    "document|page|process owner|id|no|number|version",
    "last|next|date updated|edited|changed|reviewed|review|revised|modified",
    "reviewed|approved|written|updated|maintained|prepared|authored by|on",
    "effective date|from",
    "review date",
    "see also",
    "related pages|documents|articles|links",
];

/// What a page says of itself, by its name: `Purpose. To keep the samples cool.`
static ITSELF: PatternSet = pattern_set![
    "purpose|scope|background|objective|objectives|goal|aim|applicability|introduction|overview|responsibility|responsibilities"
];

/// Takes away of each written source what only makes a letter of it.
pub(super) fn opened(sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(sentences.len());
    let mut rest = sentences.as_slice();
    while let Some(first) = rest.first() {
        let end = rest.iter().take_while(|s| s.source == first.source).count();
        let (letter, after) = rest.split_at(end);
        rest = after;
        out.extend(body(letter));
    }
    out
}

/// What a source says without the frame.
fn body(letter: &[Sentence]) -> impl Iterator<Item = Sentence> {
    let written = letter
        .iter()
        .all(|s| s.mood != Mood::Speech && !s.tokens.is_empty());
    let mut kept: Vec<Sentence> = letter.to_vec();
    if written {
        // what was asked there may still be open
        let asked = kept.split_off(answered(letter));
        // what was put below it afterwards is of whoever answers
        let below: Vec<usize> = asked
            .iter()
            .rev()
            .take_while(|s| s.mood == Mood::Prose && !s.tokens.is_empty())
            .filter(|s| is_afterthought(s))
            .map(|s| s.turn)
            .collect();
        let stays = |s: &Sentence| is_open(s) || below.contains(&s.turn);
        kept.extend(asked.into_iter().filter(stays));
        let heads: Vec<bool> = kept.iter().map(names_sender).collect();
        let several = heads.iter().filter(|h| **h).count() > 1;
        let mut at = 0;
        kept.retain(|_| {
            at += 1;
            !(several && heads[at - 1])
        });
        for below in closes(&kept).into_iter().rev() {
            let from = farewell::begins(&kept[..below.start]);
            kept.drain(from..below.end);
        }
        kept.retain(|s| !is_footer(s));
        minutes::unframed(&mut kept);
        let own: Vec<usize> = kept
            .iter()
            .filter(|s| is_of_page(s))
            .map(|s| s.turn)
            .collect();
        kept.retain(|s| !own.contains(&s.turn));
        kept.iter_mut().for_each(without_label);
    }
    kept.into_iter().filter(|s| !s.tokens.is_empty())
}

/// `Owner: Jo`, `Reviewed by M. Okoye, January 2026`, `This e-mail is confidential.`
fn is_footer(s: &Sentence) -> bool {
    let Some(n) = starts_any(&s.tokens, &FOOTER) else {
        return false;
    };
    let labels = s.tokens[n - 1].tail() == Some(':');
    let deed = super::reading::read(&s.tokens[n..], s.mood).is_some();
    let told = s
        .tokens
        .iter()
        .any(|t| super::lexicon::is_auxiliary(&t.key));
    let record = if labels { !deed } else { told || !deed };
    s.mood == Mood::Prose && record && n < s.tokens.len()
}

/// Whether a line begins with the name of what a page says of itself.
fn is_of_page(s: &Sentence) -> bool {
    s.mood == Mood::Prose
        && starts_any(&s.tokens, &ITSELF).is_some_and(|n| {
            matches!(s.tokens[n - 1].tail(), Some(':' | '.')) && s.turn.is_multiple_of(100)
        })
}

/// Where the letter begins that is answered: `On Monday Jo wrote:`, `----- Original Message -----`.
fn answered(letter: &[Sentence]) -> usize {
    let mut words = 0;
    for (at, s) in letter.iter().enumerate() {
        let last = s.tokens.last().map_or("", |t| t.key.as_str());
        let wrote = starts_any(&s.tokens, patterns!["on|am|at|from"]).is_some()
            && matches!(last, "wrote" | "writes")
            && s.tokens.last().is_some_and(|t| t.tail() == Some(':'));
        let block = names_sender(s)
            && letter
                .get(at + 1..at + 3)
                .is_some_and(|next| next.iter().all(names_sender));
        if words >= ANSWER && (wrote || block || is_rule(&s.tokens)) {
            return at;
        }
        words += s.tokens.len();
    }
    letter.len()
}

/// `And do we do the bin store?`, and no `Could you send me the list?`, which is what the letter does.
fn is_open(s: &Sentence) -> bool {
    let wish = super::patterns::has_any(
        &s.tokens,
        patterns![
            "can|could|would|will you|we|i",
            "how|what do|did|have|are you"
        ],
    );
    s.end == End::Question && !wish
}

/// `-----Original Message-----`
fn is_rule(tokens: &[Token]) -> bool {
    let word = |t: &Token| t.word.trim_matches(['-', '_', '=', ' ']).to_lowercase();
    let words: Vec<String> = tokens.iter().map(word).collect();
    let said = words.iter().filter(|w| !w.is_empty());
    said.map(String::as_str).eq(["original", "message"])
}

/// `From: Beth Carver`, `Subject: handover`
fn names_sender(s: &Sentence) -> bool {
    let Some(first) = s.tokens.first().filter(|t| t.tail() == Some(':')) else {
        return false;
    };
    s.mood == Mood::Prose
        && matches!(
            first.key.as_str(),
            "from" | "to" | "cc" | "bcc" | "subject" | "sent" | "date" | "re" | "reply-to"
        )
}

/// The closes of a letter, each with the lines below it.
fn closes(letter: &[Sentence]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 1;
    while at < letter.len() {
        if !is_close(letter, at) {
            at += 1;
            continue;
        }
        let below = letter[at + 1..].iter().take_while(|s| is_below(s)).count();
        found.push(at..at + 1 + below);
        at += 1 + below;
    }
    found
}

/// `Best wishes,` on a line of its own, or as the last that is said: `Let me know! Best, Vero`.
fn is_close(letter: &[Sentence], at: usize) -> bool {
    let s = &letter[at];
    let line = |other: Option<&Sentence>| other.is_none_or(|o| o.turn != s.turn);
    let begins = line(at.checked_sub(1).map(|i| &letter[i]));
    let ends = line(letter.get(at + 1));
    let whole = at + 1 == letter.len();
    let close = starts_any(&s.tokens, &CLOSE);
    let name = |n: usize| n == s.tokens.len() || s.tokens[n - 1].tail().is_some() || n + 2 > LINE;
    // `Best before dates`, `Love hearts`: no close
    let open = close.is_some_and(|n| n > 1 || name(n) || s.tokens.len() == n + 1);
    s.mood == Mood::Prose
        && s.tokens.len() <= LINE
        && open
        && (begins && ends || whole)
        && s.end != End::Question
}

/// A line below the close: a name, a post, an address, and no sentence.
fn is_below(s: &Sentence) -> bool {
    let initial = matches!(s.mood, Mood::Item { .. }) && s.tokens.len() <= 2;
    (s.mood == Mood::Prose || initial) && s.tokens.len() <= LINE && !is_afterthought(s)
}

/// `P.S. …`
fn is_afterthought(s: &Sentence) -> bool {
    s.tokens.first().is_some_and(|t| {
        matches!(
            t.key.trim_matches('.'),
            "ps" | "pps" | "p.s" | "p.p.s" | "nb" | "n.b"
        )
    })
}

/// Takes `P.S.` away.
fn without_label(s: &mut Sentence) {
    let label = is_afterthought(s) && !s.tokens[0].key.starts_with('n');
    if label && s.mood == Mood::Prose {
        s.tokens.remove(0);
    }
}

//! What goes on from one clause to the next: the case that it is told under, a denial, a thing that was named.
use super::super::joints::states_case;
use super::super::leads::lead;
use super::super::patterns::{patterns, starts_any};
use super::super::reading::{Force, Reading};
use super::super::token::Token;
use super::{Part, connectives, is_consequence, is_reason, lacking, opens_condition};

/// `mind the blade,` **or you'll cut yourself**, `don't rush it,` **you lose the edge**: what comes of it, after a warning; and
/// what goes on with that (`it sinks` **and you start again**).
pub(super) fn says_why(parts: &[Part], piece: &[Token], why: &mut bool) -> bool {
    let goes_on = std::mem::take(why);
    let warns = |part: &Part| part.1.as_ref().is_some_and(|r| r.force == Force::Warning);
    let and = starts_any(piece, patterns!["and then? you|we|i"]).is_some();
    let unread = matches!(parts, [.., left, (said, None)] if warns(left)
        && starts_any(said, patterns!["it|they|the|you|we|that|it's|they're|that's *"]).is_some());
    *why = match parts.last() {
        Some(left) if warns(left) => goes_on && and || comes_of(left, piece),
        Some((said, None)) if is_consequence(said) => goes_on_so(piece),
        _ => unread && and,
    };
    *why
}

/// `otherwise it sticks out` **and somebody snaps it**: more of what comes of it, and no deed.
fn goes_on_so(piece: &[Token]) -> bool {
    let others = patterns!["and then? somebody|someone|nobody|everybody|everyone|it|they|he|she"];
    let harms = starts_any(piece, patterns!["and then? you|we|i"])
        .is_some_and(|n| starts_any(&piece[n..], &super::super::harms::HARMS).is_some());
    let must = starts_any(
        piece,
        patterns!["and then? you|we|i have|need|end|get|can't|won't|never|might|could"],
    );
    starts_any(piece, others).is_some() || harms || must.is_some()
}

fn comes_of((left, _): &Part, piece: &[Token]) -> bool {
    // `don't use bleach on it,` **it goes yellow**; not `it goes on the rack`
    let becomes = starts_any(
        piece,
        patterns![
            "it|they goes|go|turns|turn|gets|get|breaks|cracks|melts|burns|tears|stains|spoils"
        ],
    )
    .is_some_and(|n| {
        piece.get(n).is_none_or(|t| {
            !super::super::lexicon::PLACES.contains(t.key.as_str())
                && !super::super::verbs::is_participle(&t.key)
        })
    });
    let comes = starts_any(
        piece,
        patterns!["or|and|cos|because? you'll|you'd|it'll|they'll|it'd|we'll"],
    );
    let harms = starts_any(piece, patterns!["and? then? you|we just|only?"])
        .is_some_and(|n| starts_any(&piece[n..], &super::super::harms::HARMS).is_some());
    let apart = left.last().is_some_and(Token::comma);
    becomes || comes.is_some() || harms && apart
}

/// The words of a clause, under the condition of the one before where that goes on.
pub(super) fn with_case(left: &Reading, piece: &[Token]) -> Vec<Token> {
    let Some(condition) = carried(left, piece) else {
        return piece.to_vec();
    };
    let skip = starts_any(piece, patterns!["and? only? then", "and", "so"])
        .filter(|n| *n < piece.len())
        .unwrap_or(0);
    [condition, piece[skip..].to_vec()].concat()
}

/// `do not, and I mean do not,` **open it**: what is forbidden, with the denial before it said once.
pub(super) fn forbidden(denial: Vec<Token>, words: &[Token]) -> Vec<Token> {
    let again = starts_any(
        words,
        patterns![
            "and? i? mean? do not",
            "and? i? mean? don't|never",
            "and i mean it"
        ],
    );
    [denial, words[again.unwrap_or(0)..].to_vec()].concat()
}

/// The condition of the clause before, where the next goes on under it.
fn carried(left: &Reading, piece: &[Token]) -> Option<Vec<Token>> {
    let governs = starts_any(
        &left.condition,
        patterns!["and|but|so|or? if|unless|in", "even if", "for", "otherwise"],
    )
    .is_some();
    // `on Fridays it's emptied at four,` **so** `be down by 3:45`
    let grounds = !left.condition.is_empty()
        && piece.len() > 1
        && piece[0].key == "so"
        && super::super::verbs::is_action(&piece[1].key)
        && left.main.first().is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "it" | "it's" | "they" | "they're" | "nobody" | "everybody" | "everyone" | "the"
            )
        });
    // `wet books: don't scan,` **you** `give them to me`
    let named = left.condition.last().is_some_and(|t| t.tail() == Some(':'))
        && starts_any(piece, patterns!["and|so|but? you|we * it|them"]).is_some();
    let measures = starts_any(piece, patterns!["it's|that's|they're"]).is_some()
        && !super::super::amounts::amounts(piece).is_empty();
    let other = opens_condition(piece)
        || states_case(&piece[connectives(piece)..])
        || is_reason(piece)
        || measures
        || starts_any(
            piece,
            patterns!["otherwise", "or otherwise|else", "and? after that"],
        )
        .is_some();
    ((governs || grounds || named) && !other && piece.len() >= 2).then(|| {
        let mut condition = left.condition.clone();
        if let Some(last) = condition.last_mut().filter(|_| named) {
            last.bare();
            last.word.push(',');
        }
        condition
    })
}

/// `do not,`: what follows is forbidden, whatever comes between.
pub(super) fn is_denial(piece: &[Token]) -> bool {
    let mut keys = piece
        .iter()
        .map(|t| t.key.as_str())
        .filter(|k| !matches!(*k, "so" | "and" | "but" | "please"));
    match (keys.next(), keys.next(), keys.next()) {
        (Some("don't" | "never"), None, None) => {
            piece.last().is_some_and(|t| t.tail() != Some('.'))
        }
        (Some("do"), Some("not"), None) => true,
        _ => false,
    }
}

/// `the collar on top, tighten it down`: a thing is named, and then what is done with it.
pub(super) fn handled(name: &[Token], reading: &Reading) -> Option<Reading> {
    let thing = lead(name).0;
    // `after that` **comes** `the trough, you scrub it`
    let comes = starts_any(thing, patterns!["comes the|your|a *"]).is_some();
    let thing = &thing[usize::from(comes)..];
    let marked = thing.last().is_some_and(Token::comma);
    // `the bookshelf push it till it clicks`: talk without stops
    let bare = thing.len() <= 4
        && starts_any(thing, patterns!["the|your|all"]).is_some()
        && thing.iter().all(|t| t.tail().is_none());
    // `a cup per sink`, `the green cloth, two passes`: how much of it, and no thing
    let measured = starts_any(
        thing,
        patterns!["a|an|one|half *? per|to a|an|the|each|every? *"],
    )
    .is_some()
        || main_takes_one(&reading.main)
            && thing.iter().position(Token::comma).is_some_and(|at| {
                let said = super::super::amounts::amounts(&thing[at + 1..]);
                said.iter().any(super::super::amounts::Amount::is_number)
            });
    let noun = (marked || bare)
        && !measured
        && (2..=9).contains(&thing.len())
        && !super::super::lexicon::is_subject(&thing[0].key)
        && super::super::gather::is_thing(thing);
    let main = &reading.main;
    let it = (0..main.len().min(3)).any(|i| match main[i].key.as_str() {
        "it" | "them" | "those" => true,
        // `pull that off`, and not `read that label`
        "that" => main
            .get(i + 1)
            .is_none_or(|t| super::super::lexicon::PLACES.contains(t.key.as_str())),
        _ => false,
    });
    // `no reply by Friday, send it again`, `any scratch, take a photo`
    let any = starts_any(thing, patterns!["any *"]).is_some() && !thing[1].is_number();
    let lacks = (any || thing.len() > 2 && lacking(thing, 1))
        && thing.iter().position(Token::comma) == Some(thing.len() - 1);
    ((noun && it || lacks) && reading.force == Force::Step && reading.condition.is_empty()).then(
        || Reading {
            condition: super::super::reading::headed(thing),
            ..reading.clone()
        },
    )
}

/// `leave it to dry`: one thing, which `clips, every ten centimetres` are not.
fn main_takes_one(main: &[Token]) -> bool {
    main.iter().take(3).any(|t| t.key == "it")
}

/// `in winter the pipe freezes,` **so** `open the tap`: what is so at a time or a place, and what is done for it.
pub(super) fn grounded(ground: &[Token], piece: &[Token], reading: &Reading) -> Option<Reading> {
    let so = piece.first().filter(|t| t.key == "so")?;
    let timed = starts_any(lead(ground).0, &super::super::frames::FRONTED).is_some()
        && !ground.iter().any(|t| t.key == "but");
    (timed && reading.force == Force::Step && reading.condition.is_empty()).then(|| Reading {
        condition: [lead(ground).0, std::slice::from_ref(so)].concat(),
        ..reading.clone()
    })
}

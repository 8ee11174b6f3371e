//! A thing for a thing: which of the things that a step names gives way to one that is said for it.
//!
//! Nothing is known of the words but their build. What is put right is of the same sort (somebody, or no person), has
//! the same article or none where the other has none, and of several it is the one said last: the end of a sentence
//! is what it is about, and so what is put right.
use ecow::EcoString;

use super::lexicon::{DETERMINERS, is_adverb, is_auxiliary, is_subject};
use super::patterns::{WordSet, word_set};
use super::token::{Token, put_for, stems};
use super::verbs::is_action;
use crate::domain::words::{is_function_word, stem};

/// The most words of a thing's name, its article aside.
const NAME: usize = 3;

/// Words that a thing is said after: `in the fridge`, `by post`.
static PLACING: WordSet = word_set!(
    "in into on onto at to from with by via through over under behind beside as for using"
);
/// Words that name nothing by themselves.
static NO_NAME: WordSet = word_set!(
    "it them that this these those one ones same all both each some any none other others another more less most way bit lot thing things stuff something anything everything nothing here there now then today tomorrow yesterday again first last next once twice time times rest us me him her you who what which whose half exactly sure sorry please thanks everyone everybody somebody someone anybody anyone yes yeah yep yup no nope ok okay wait stop done ready fine good great nice perfect"
);

/// How a thing is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Article {
    /// `the fridge`, `your key`
    The,
    /// `a PDF`
    A,
    /// `vinegar`, `Teams`
    None,
}

/// Who or what is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Person,
    Thing,
    /// A name that may be either.
    Name,
}

/// The words of a thing's name, with its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    from: usize,
    /// Where the name begins, after its article.
    name: usize,
    to: usize,
    article: Article,
    sort: Sort,
}

fn article(t: &Token) -> Article {
    match t.key.as_str() {
        "a" | "an" | "some" => Article::A,
        key if DETERMINERS.contains(key) || matches!(key, "your" | "our" | "my" | "their") => {
            Article::The
        }
        _ => Article::None,
    }
}

fn names(t: &Token) -> bool {
    !NO_NAME.contains(t.key.as_str())
        && !is_function_word(&t.key)
        && !is_adverb(&t.key)
        && !is_subject(&t.key)
        && !is_auxiliary(&t.key)
        && article(t) == Article::None
        && t.key.len() > 1
        && t.key.starts_with(char::is_alphabetic)
        && !t.key.contains('\'')
        && !t.is_number()
}

/// `zone A`, `bay 2`: which of its kind a thing is.
fn labels(before: &Token, t: &Token) -> bool {
    let letter = t.key.len() == 1 && t.word.starts_with(|c: char| c.is_ascii_uppercase());
    before.tail().is_none() && (letter || t.is_number())
}

/// Somebody is named by what they do: `the landlord`, `a nurse`, `the caretaker`.
fn sort(name: &[Token], inside: bool) -> Sort {
    let Some(last) = name.last() else {
        return Sort::Thing;
    };
    let key = last.key.as_str();
    let ends = ["man", "woman", "lord", "lady", "keeper", "taker"];
    if is_somebody(key) || key.len() > 5 && ends.iter().any(|end| key.ends_with(end)) {
        Sort::Person
    } else if !inside || name.iter().any(|t| t.word.starts_with(char::is_uppercase)) {
        // the first word of a sentence has its capital whatever it names
        Sort::Name
    } else {
        Sort::Thing
    }
}

/// The name that begins at a word, if one does. `inside` a sentence a capital says that it is a name.
fn named(words: &[Token], from: usize, inside: bool) -> Option<Named> {
    let article = article(words.get(from)?);
    let name = from + usize::from(article != Article::None);
    let mut to = name;
    while to < words.len() && to < name + NAME && names(&words[to]) {
        to += 1;
        if words[to - 1].tail().is_some() {
            break;
        }
    }
    let last = words[name..to].last()?;
    // `the brass one`, and no number of it
    let one = |t: &Token| t.key == "one" && article != Article::None;
    if words.get(to).is_some_and(|t| labels(last, t) && !one(t)) {
        let counts = words
            .get(to + 1)
            .is_some_and(|n| words[to].tail().is_none() && names(n));
        to += usize::from(!counts);
    }
    let last = &words[to - 1];
    // a colour or a side alone is a value, and is told apart elsewhere
    let value = to == name + 1 && super::alignment::kind(&last.key).is_some();
    let open = words.get(to).filter(|_| last.tail().is_none());
    // `the big one`, `the other`: it says less than it names
    let whole = open.is_none_or(|next| !names(next) && !NO_NAME.contains(next.key.as_str()));
    (whole && !value).then(|| Named {
        from,
        name,
        to,
        article,
        sort: sort(&words[name..to], inside),
    })
}

/// `cups`, `tradesmen`: whether a noun names several.
pub(super) fn is_plural(key: &str) -> bool {
    let several = key.ends_with('s') && !key.ends_with("ss") && !key.ends_with("us");
    several || are_people(key)
}

/// `tradesmen`, `children`: several people of a kind, without an s.
pub(super) fn are_people(key: &str) -> bool {
    let men = key.ends_with("men") && key.len() > 5;
    key == "children" || men && !matches!(key, "specimen" | "abdomen" | "acumen" | "regimen")
}

/// Whether a word names somebody by what they do.
pub(super) fn is_somebody(word: &str) -> bool {
    static HEADS: WordSet = word_set!(
        "lead nurse tech clerk agent staff crew maintenance admin housekeeping accounts facilities compliance purchasing procurement logistics chef cook host pharmacist therapist assistant accountant driver finance legal hr security reception dispatch someone somebody whoever team pilot spotter captain foreman guard cashier barista technician mechanic physician doctor vet manager supervisor director buddy payroll sales marketing office ops support teacher head adult parent bench executive engineer approver i.t"
    );
    HEADS.contains(word)
        || (word.len() > 4
            && ["er", "or", "ist", "ant", "ian"]
                .iter()
                .any(|s| word.ends_with(s))
            && !lifeless_word(word))
}

fn lifeless_word(word: &str) -> bool {
    static THINGS: WordSet = word_set!(
        "feeder computer printer server timer filter order number paper customer scanner container monitor error folder power water door floor sensor motor controller browser counter register after other freezer cooler meter label starter color colour hour layer master cover letter corner drawer cleaner flour plaster tester trailer breaker locker mixer boiler heater charger adapter marker sticker sander router copier fryer however never over under either mirror factor vector major minor plant restaurant important constant instant"
    );
    THINGS.contains(word)
}

/// The words, if they name a thing and say nothing else: `the freezer`, `Teams`.
pub(super) fn only_name(words: &[Token]) -> bool {
    named(words, 0, false).is_some_and(|n| n.to == words.len())
}

/// The things that a step names, in the order in which it does.
fn things(words: &[Token]) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    let mut at = 1;
    while at < words.len() {
        let before = &words[at - 1];
        let deed = is_action(&words[at].key);
        // `to say` is a deed
        let opens = before.tail().is_none()
            && (article(&words[at]) != Article::None
                || PLACING.contains(before.key.as_str()) && !(before.key == "to" && deed)
                || is_action(&before.key) && !deed);
        match named(words, at, true).filter(|_| opens) {
            Some(found) => {
                at = found.to;
                out.push(found);
            }
            None => at += 1,
        }
    }
    out
}

/// The thing of a step that gives way to another.
fn place(step: &[Token], new: &[Token], article: bool) -> Option<Named> {
    let put = named(new, 0, false).filter(|n| n.to == new.len())?;
    // `sorry, my phone` tells of the speaker
    let own = matches!(new[0].key.as_str(), "my" | "our");
    if own || super::amounts::amounts(new).iter().any(|a| a.at == 0) {
        return None;
    }
    let said = stems(&new[put.name..]);
    let all = things(step);
    if let Some(same) = all
        .iter()
        .rfind(|old| alike(&step[old.name..old.to], &new[put.name..]))
    {
        return Some(*same);
    }
    // `the lab fridge` for `the fridge` says which one; said again, it is only said again
    let known: Vec<EcoString> = step.iter().map(|t| stem(&t.key)).collect();
    if said.is_empty() || said.iter().any(|w| known.contains(w)) {
        return None;
    }
    let sorted = |old: &Named| {
        !matches!(
            (put.sort, old.sort),
            (Sort::Person, Sort::Thing) | (Sort::Thing, Sort::Person)
        )
    };
    let person = all.iter().any(|o| o.sort == Sort::Person);
    let fits = |old: &&Named| {
        sorted(old)
            && (put.sort != Sort::Person || !person || old.sort == Sort::Person)
            && (old.article == put.article || !article && omits(put, old, step))
    };
    all.iter().rev().find(fits).copied()
}

/// `Freezer!` for `the fridge`, `the portal` for `in Sharepoint`: names go without an article, and so do short words.
fn omits(put: Named, old: &Named, step: &[Token]) -> bool {
    let placed = PLACING.contains(step[old.from - 1].key.as_str());
    put.article == Article::None || old.article == Article::None && placed
}

/// `the back door` and `the front door`, `zone A` and `zone C`: another one of a kind.
fn alike(old: &[Token], new: &[Token]) -> bool {
    let key = |words: &[Token], last: bool| {
        let t = if last { words.last() } else { words.first() };
        t.map(|t| stem(&t.key))
    };
    let ends = |last: bool| key(old, last) == key(new, last);
    let label = |words: &[Token]| {
        words.len() > 1 && labels(&words[words.len() - 2], &words[words.len() - 1])
    };
    old.len() > 1
        && new.len() > 1
        && ends(true) != ends(false)
        && (ends(true) && !label(old) || ends(false) && label(old) && label(new))
}

/// A step with another thing in the place of one of its own; `loosely` its article may be another.
pub(super) fn thing_for_thing(step: &[Token], new: &[Token], loosely: bool) -> Option<Vec<Token>> {
    let old = place(step, new, true).or_else(|| place(step, new, false).filter(|_| loosely))?;
    Some(put(step, old, new))
}

/// A step with another thing in the place of the one that is named.
pub(super) fn named_for_named(step: &[Token], old: &[Token], new: &[Token]) -> Option<Vec<Token>> {
    let name = |words: &[Token]| -> Vec<EcoString> {
        let bare = words.iter().filter(|t| article(t) == Article::None);
        bare.map(|t| stem(&t.key)).collect()
    };
    let gone = name(old);
    let at = things(step)
        .into_iter()
        .rfind(|n| name(&step[n.name..n.to]) == gone)?;
    Some(put(step, at, new))
}

fn put(step: &[Token], old: Named, new: &[Token]) -> Vec<Token> {
    let bare = article(&new[0]) == Article::None;
    let from = if bare { old.name } else { old.from };
    let mut words = new.to_vec();
    let old_capital = step[old.name].word.starts_with(char::is_uppercase);
    if let Some(first) = words.first_mut().filter(|_| !(bare && old_capital)) {
        first.word = super::phrase::lowered(&first.word);
    }
    let mut whole = step.to_vec();
    put_for(&mut whole, from, old.to, &words);
    whole
}

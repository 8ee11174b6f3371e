//! What speaks for a clause being part of the work, and what against it, all put together.
//!
//! No single sign tells a joke from an order: both are imperatives. Many small signs do, and each has its weight here.
//! The weights are those of a logistic regression over the steps of the tuned half of the corpus, rounded to tenths.
use std::collections::HashMap;

use ecow::EcoString;

use super::amounts::{HANDY, is_time};
use super::gather::{Gather, Told};
use super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::reading::{Force, Reading};
use super::token::{Token, keys, stems};
use super::turns::{End, Mood, Sentence};
use super::verbs::is_action;
use crate::domain::quantity::{quantities_of, unit_of};

/// What a clause may weigh against itself and still stand.
const LIMIT: i32 = 22;
/// What it may weigh beside, where it gives a value.
const VALUE: i32 = 12;
/// How many sentences before and after are the neighbourhood.
const AROUND: usize = 3;
/// How few clauses weighing does not pay for.
const FEW: usize = 16;

/// Verbs that say little without their object, and those of feeling.
static LIGHT: WordSet = word_set!(
    "do put let leave give get have go come look say tell ask buy make love hate enjoy hope cry pray laugh panic swear blame die dream sing dance sleep eat drink smile sit kill marry retire"
);
/// What people eat, drink, keep, play and go to when they are not at work.
pub(super) static BREAK: WordSet = word_set!(
    "coffee tea beer beers wine drink pint pints lager cider whisky brandy gin vodka rum sandwich sandwiches biscuit biscuits cookie cookies cake cakes doughnut doughnuts donut donuts pizza pizzas pie pies crisps curry ramen noodles kebab burger burgers bacon toast takeaway brunch lunch dinner breakfast snack snacks chocolate barbecue picnic pub kettle home bed nap holiday telly tv netflix football cricket rugby golf karaoke bingo lottery bet tenner fiver gig concert cinema birthday christmas easter dog dogs cat cats puppy kitten horse pony goat parrot hamster pigeon pigeons seagull seagulls goldfish donkey mum mom dad wife husband kids gran granny nan grandma grandad uncle auntie cousin girlfriend boyfriend dentist hangover"
);

/// Those that are as often a thing of the work.
static OF_BOTH: WordSet =
    word_set!("home bed kettle holiday drink breakfast lunch dinner chocolate coffee tea tv telly");

/// What the clauses of a source are weighed against.
struct Scales<'a> {
    sentences: &'a [Sentence],
    /// The sentences in which a stem is said, and those of them that tell a step.
    said: HashMap<EcoString, Vec<usize>>,
    told: HashMap<EcoString, Vec<usize>>,
    telling: HashMap<usize, usize>,
    speakers: HashMap<Option<String>, usize>,
    turns: HashMap<usize, usize>,
    count: usize,
}

/// Takes out what weighs too little to be part of the work.
pub(super) fn weigh(gathered: &mut Gather, sentences: &[Sentence]) {
    let steps = || gathered.told.iter().filter(|t| t.reading.is_some());
    if steps().count() < FEW {
        return;
    }
    let scales = Scales::of(&gathered.told, sentences);
    let mut rank = 0;
    let light: Vec<bool> = gathered
        .told
        .iter()
        .map(|told| {
            let Some(reading) = &told.reading else {
                return false;
            };
            rank += 1;
            let spoken =
                matches!(told.mood, Mood::Speech | Mood::Prose) && reading.force == Force::Step;
            spoken && scales.against(told, reading, rank - 1) > LIMIT
        })
        .collect();
    let mut light = light.into_iter();
    let mut dropped = Vec::new();
    gathered.told.retain(|told| {
        let out = light.next().unwrap_or(false);
        if out {
            dropped.push(told.tokens.clone());
        }
        !out
    });
    gathered.dropped.extend(dropped);
}

/// `leave` **an inch**, `give it` **a finger**: how much room or slack, by one of a measure.
fn measures(words: &[Token]) -> bool {
    let verb = starts_any(
        words,
        patterns!["you? leave|give|allow it|them? about|around? a|an"],
    );
    verb.and_then(|n| words.get(n)).is_some_and(|t| {
        HANDY.contains(t.key.as_str()) || unit_of(&t.key).is_some_and(|u| !is_time(u))
    })
}

impl<'a> Scales<'a> {
    fn of(told: &[Told], sentences: &'a [Sentence]) -> Self {
        let mut scales = Self {
            sentences,
            said: HashMap::new(),
            told: HashMap::new(),
            telling: HashMap::new(),
            speakers: HashMap::new(),
            turns: HashMap::new(),
            count: 0,
        };
        for (at, sentence) in sentences.iter().enumerate() {
            for stem in stems(&sentence.tokens) {
                scales.said.entry(stem).or_default().push(at);
            }
            *scales.turns.entry(sentence.turn).or_default() += sentence.tokens.len();
        }
        for one in told.iter().filter(|t| t.reading.is_some()) {
            for stem in stems(&one.tokens) {
                scales.told.entry(stem).or_default().push(one.sentence);
            }
            *scales.telling.entry(one.sentence).or_default() += 1;
            *scales.speakers.entry(one.speaker.clone()).or_default() += 1;
            scales.count += 1;
        }
        scales
    }

    /// All that speaks against a clause, less what speaks for it.
    fn against(&self, told: &Told, reading: &Reading, rank: usize) -> i32 {
        let added = told.additions.iter().map(|(_, words)| words);
        let value = added
            .chain([&told.tokens])
            .any(|words| !quantities_of(&keys(words)).is_empty() || measures(words));
        self.place(told, rank)
            + self.cohesion(told, reading)
            + wording(told, reading, self.comes_next(told))
            - i32::from(value) * VALUE
    }

    /// Where it stands: who says it, how far into the source, among what.
    fn place(&self, told: &Told, rank: usize) -> i32 {
        let share = self.speakers.get(&told.speaker).copied().unwrap_or(0);
        let turn = self.turns.get(&told.turn).copied().unwrap_or(0).min(60);
        let here = told.sentence;
        let around = here.saturating_sub(AROUND)..=here + AROUND;
        let neighbours = around.filter(|i| self.telling.contains_key(i)).count();
        let together = self.telling.get(&here).copied().unwrap_or(0);
        let mut sum = turn as i32 * 5 / 60;
        for (holds, weight) in [
            (share * 4 < self.count, 10),
            (rank * 25 < self.count && !self.answers(told), 10),
            (rank * 25 > self.count * 24, 4),
            (neighbours <= 2, 6),
            (together > 1, -4),
        ] {
            sum += i32::from(holds) * weight;
        }
        let placed = self.sentences.get(here).is_some_and(|s| s.placed.is_some());
        sum + self.laughed_off(here) - i32::from(self.stays_so(told) || placed) * 9
    }

    /// `You don't switch it off.` **`Leave it on.`**: what holds, where the other was just barred.
    fn stays_so(&self, told: &Told) -> bool {
        let led = starts_any(&told.tokens, patterns!["you|we? leave|keep it|them|that *"]);
        let denies = |t: &Token| matches!(t.key.as_str(), "don't" | "no" | "not" | "never");
        let before = self.sentences[..told.sentence].iter().rev();
        led.is_some() && before.take(3).any(|s| s.tokens.iter().any(denies))
    }

    /// `What happens then?` **We take their name.**
    fn answers(&self, told: &Told) -> bool {
        let before = told.sentence.checked_sub(1).map(|i| &self.sentences[i]);
        before.is_some_and(|b| b.end == End::Question && b.speaker != told.speaker)
    }

    /// `Then` **cuticle oil.**: what leads to it, where its words are told without that.
    fn comes_next(&self, told: &Told) -> bool {
        const NAME: usize = 3;
        let words = self.sentences.get(told.sentence).map(|s| &s.tokens[..]);
        let led = words.and_then(|words| {
            let n = starts_any(words, patterns!["and|so? then|next"])?;
            words.get(n)
        });
        let first = told.tokens.first().filter(|_| told.tokens.len() <= NAME);
        led.zip(first)
            .is_some_and(|(led, first)| led.at == first.at)
            && super::gather::is_thing(&told.tokens)
            && !told.tokens.iter().any(|t| t.key.ends_with("'s"))
    }

    /// What comes next laughs, or comes back to the work.
    fn laughed_off(&self, at: usize) -> i32 {
        let next = || self.sentences.iter().skip(at + 1);
        let laughs = next().take(2).any(|s| {
            s.tokens.iter().any(|t| {
                t.word.contains('😂')
                    || matches!(
                        t.key.as_str(),
                        "ha" | "haha"
                            | "laughs"
                            | "laughing"
                            | "lol"
                            | "joking"
                            | "funny"
                            | "kidding"
                    )
            })
        });
        let resumes = next().next().is_some_and(|s| {
            starts_any(
                &s.tokens,
                patterns![
                    "so|but|right|okay|well? anyway|anyways|anyhow|seriously",
                    "where was i",
                    "back to",
                    "moving on"
                ],
            )
            .is_some()
        });
        i32::from(laughs) * 8 + i32::from(resumes) * 12
    }

    /// Whether its words are those of the rest of the source.
    fn cohesion(&self, told: &Told, reading: &Reading) -> i32 {
        let mut object = stems(&reading.main);
        // `do the floor`: not every verb has a stem that counts
        let does = reading.main.first().is_some_and(|t| t.key == "do");
        if object.len() > 1 && !does {
            object.remove(0);
        }
        // `fill. Old to the front, new behind.`: what it is done to may stand in what was added
        let added = told.additions.iter().flat_map(|(_, words)| stems(words));
        object.extend(added.filter(|_| reading.main.len() <= 2));
        let elsewhere = |known: &HashMap<EcoString, Vec<usize>>| {
            let other = |stem: &&EcoString| {
                known
                    .get(*stem)
                    .is_some_and(|at| at.iter().any(|i| *i != told.sentence))
            };
            object.iter().filter(other).count()
        };
        let (said, shared) = (elsewhere(&self.said), elsewhere(&self.told));
        // a break that nothing else in the source is about: `home` also where goods go, where they are of the work
        let only_here = |t: &Token| {
            let told_here = |at: &Vec<usize>| at.iter().all(|i| *i == told.sentence);
            let stem = stems(std::slice::from_ref(t));
            stem.iter().all(|s| self.told.get(s).is_none_or(told_here))
        };
        let breaks = reading.main.iter().any(|t| {
            BREAK.contains(t.key.as_str())
                && (shared == 0 || !OF_BOTH.contains(t.key.as_str()) && only_here(t))
        });
        // `do it right away` has no word of its own
        let named = !object.is_empty();
        i32::from(named && said == 0) * 4 + i32::from(named && shared == 0) * 5
            - i32::from(shared >= 2) * 6
            + i32::from(object.len() <= 1) * 5
            + i32::from(breaks) * 9
    }
}

/// `elevator on`, `collar off, ours on`: a deed without its verb.
fn is_placed(main: &[Token]) -> bool {
    let clause = &main[..super::token::clause_end(main)];
    let end = clause
        .iter()
        .position(|t| t.key == "and")
        .unwrap_or(clause.len());
    let placed = |t: &Token| super::lexicon::PARTICLES.contains(t.key.as_str());
    (2..=5).contains(&end)
        && placed(&clause[end - 1])
        && !clause[..end - 1]
            .iter()
            .any(|t| super::lexicon::is_verbal(&t.key))
}

/// `your sample has to be dry`: what must be so, and nobody's wish.
fn is_obliged(main: &[Token]) -> bool {
    static WHO: WordSet = word_set!("i you we somebody someone they");
    !main.first().is_some_and(|t| WHO.contains(t.key.as_str()))
        && has_any(main, patterns!["must be", "has|have|needs|need to be"])
}

/// How it is put.
fn wording(told: &Told, reading: &Reading, next: bool) -> i32 {
    static MINE: WordSet = word_set!("me us my");
    let first = told.tokens.first().map_or("", |t| t.key.as_str());
    let verb = reading.main.first().map_or("", |t| t.key.as_str());
    let any = |is: &dyn Fn(&Token) -> bool| reading.main.iter().any(is);
    let done = super::gather::is_done_next(&reading.main);
    let kept = super::verbless::kept_so(&reading.main);
    let sure = starts_any(&reading.main, patterns!["make|be sure"]).is_some();
    let mut sum = 0;
    for (holds, weight) in [
        (LIGHT.contains(verb) && !sure, 9),
        (sure, -9),
        (
            !is_action(verb) && !is_placed(&reading.main) && !done && !kept,
            7,
        ),
        (!reading.condition.is_empty(), -9),
        (
            next || matches!(first, "then" | "and" | "next" | "first" | "now" | "so")
                || starts_any(
                    &told.tokens,
                    patterns!["after that|this", "lastly|finally", "last you|we|i|of"],
                )
                .is_some(),
            -7,
        ),
        (matches!(first, "you" | "you'll" | "you're"), -4),
        (matches!(first, "we" | "we'll" | "i" | "i'm" | "i'll"), 5),
        (
            matches!(first, "they" | "he" | "she" | "it" | "somebody" | "someone"),
            3,
        ),
        (any(&|t| t.key == "the"), -4),
        (super::verbless::restricted(&reading.main) || kept, -6),
        (is_obliged(&reading.main), -20),
        (
            starts_any(
                &reading.main,
                patterns!["they|it should all|both|be|have|read|say|show|feel"],
            )
            .is_some(),
            -12,
        ),
        (any(&|t| MINE.contains(t.key.as_str())), 6),
        (any(&|t| BREAK.contains(t.key.as_str())), 5),
        (!told.additions.is_empty(), -4),
    ] {
        sum += i32::from(holds) * weight;
    }
    sum
}

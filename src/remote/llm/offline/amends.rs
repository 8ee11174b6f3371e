//! Sentences as they were meant in the end: what was put right a sentence or two later is put right where it was said,
//! and the correction is gone, before anything is read as a step.
//!
//! A correction is told by its build, not by its words alone. It gives a value, and the sentence before it has one that
//! may stand in the same place; or it says what the old value is (`two is tubeless`); or another speaker gives it, and
//! whoever told the first takes it up. A deed is called off by the same verb denied, or by what its object is instead.
mod agreed_first;
mod all_anew;
mod allowed;
mod answers;
mod as_a_no;
mod as_a_rule;
mod as_asked;
mod as_i_said;
mod as_it_was;
mod asked;
mod asked_back;
mod asked_before;
mod asked_half;
mod asked_how;
mod asked_name;
mod asked_plainly;
mod asked_then_told;
mod at_another_time;
mod be_doing;
mod begun_again;
mod both_again;
mod bounds;
mod bracketed;
mod broken_and_refused;
mod broken_off;
mod by_itself;
mod by_kind;
mod by_the_book;
mod case_agreed;
mod case_answered;
mod clause_anew;
mod completed;
mod conceded;
mod confirmed;
mod contrasts;
mod cues;
mod deeds_anew;
mod differs;
mod do_it;
mod do_you;
mod done_instead;
mod done_no_more;
mod done_with;
mod done_without;
mod dropped;
mod each_anew;
mod each_kind;
mod either;
mod errands;
mod every_one;
mod firsts;
mod give_or_take;
mod guessed;
mod half_that;
mod halfway;
mod halves;
mod hangs_on;
mod headless;
mod holds_now;
mod how_many_a_day;
mod how_much_so;
mod if_it_does;
mod in_its_frame;
mod in_its_unit;
mod in_jest;
mod in_my_words;
mod isnt;
mod it_does;
mod it_is_now;
mod kept;
mod look_ups;
mod more_than_one;
mod moved_it;
mod moved_to;
mod named_again;
mod named_wrong;
mod narrowed;
mod nearby;
mod nearly_said;
mod never_done;
mod next_named;
mod no_it_isnt;
mod no_longer;
mod no_more_than;
mod nobody_does;
mod not_both;
mod not_me;
mod not_needed;
mod not_so;
mod not_there;
mod not_this;
mod not_used;
mod nowadays;
mod objected;
mod of_a_story;
mod of_each_case;
mod of_item;
mod of_named;
mod of_other_kind;
mod of_question;
mod of_several;
mod of_telling;
mod of_things;
mod on_paper;
mod once_and_now;
mod one_or_both;
mod only_of_two;
mod only_one;
mod other_case;
mod other_deed;
mod other_rate;
mod other_way;
mod others_wish;
mod others_wrong;
mod overruled;
mod own;
mod paced;
mod pairs;
mod permitted;
mod put_down;
mod put_in;
mod ranges;
mod readings;
mod recalled;
mod renamed;
mod replaced;
mod replies;
mod retold;
mod said_about;
mod said_again;
mod said_anew;
mod said_longer;
mod same_unit;
mod self_asked;
mod sequences;
mod short_of;
mod side_by_side;
mod sided;
mod since_then;
mod slots;
mod so_many;
mod so_you;
mod starred;
mod stated;
mod stressed;
mod struck_apart;
mod supposed;
mod tails;
mod taken_on;
mod telling;
mod that_is_of;
mod then_and_now;
mod things;
mod told_aloud;
mod told_back;
mod tried_once;
mod turned_round;
mod turned_to;
mod unit_doubted;
mod unit_told;
mod unless;
mod unsigned;
mod upheld;
mod used_now;
mod value_of_case;
mod varied;
mod verb_again;
mod voids;
mod which_is_it;
mod which_was_wrong;
mod who_now;
mod whole;
mod why_not;
mod would_do;
mod yes_behind;

pub(super) use self::completed::is_several;
use self::nearby::{
    answers_another, asked_aloud, before, only, own_deeds, own_place, own_said, own_steps, replies,
    said_alone, spoken, tells_of_own,
};
use self::own::own;
use self::put_in::{again, keep, nearest, replace, said_between};
pub(super) use self::slots::counted;
use self::telling::tells;
pub(super) use self::varied::{held_for, of_some_days};
use super::fillers;
use super::token::Token;
use super::turns::Sentence;

/// How many sentences back a correction reaches that says what was wrong.
const FAR: usize = 12;
/// How many sentences back one reaches that only gives another value.
const NEAR: usize = 4;
/// How many sentences are looked through at most: some say nothing, or are gone.
const WINDOW: usize = 48;

/// A way of putting right what was said before a sentence. Says whether it did.
type Rule = fn(&mut [Sentence], usize) -> bool;

/// Those that come before a sentence is read as a value of its own: the surest first.
const FIRST: &[Rule] = &[
    give_or_take::told,
    half_that::told_beside,
    each_kind::told_beside,
    agreed_first::put_right,
    would_do::put_right,
    both_again::put_right,
    both_again::once_more,
    both_again::of_another,
    put_down::put_right,
    asked_back::now_so,
    asked_back::other,
    asked_name::put_right,
    no_it_isnt::put_right,
    said_anew::put_right,
    deeds_anew::told_anew,
    why_not::put_right,
    no_longer::put_right,
    said_longer::once,
    permitted::taken_back,
    halfway::worked_out,
    that_is_of::put_right,
    ranges::put_right,
    bounds::put_right,
    in_its_frame::put_right,
    taken_on::put_right,
    narrowed::put_right,
    starred::put_right,
    paced::put_right,
    of_question::named,
    of_several::put_right,
    unless::then_so,
    told_back::told_back,
    upheld::upheld,
    isnt::put_right,
    only_one::put_right,
    begun_again::begun_again,
    other_deed::put_right,
    other_way::put_right,
    turned_round::put_right,
    varied::of_case,
    varied::for_some_of_them,
    by_kind::each_its_own,
    on_paper::put_right,
    by_the_book::in_one_breath,
    by_the_book::told_next,
    varied::of_kinds,
    firsts::named_first,
    firsts::named_and_told,
    whole::thrown_out,
    of_things::said_of_it,
    not_so::put_right,
    not_this::put_right,
    done_without::put_right,
    not_there::moved,
    moved_to::put_right,
    who_now::put_right,
    since_then::put_right,
    recalled::recalled,
    conceded::conceded,
    sided::weighed,
    headless::named,
    next_named::told,
    never_done::barred,
    asked::answered,
    either::answered,
    hangs_on::told_when,
    other_case::told_beside,
    allowed::allowed,
    confirmed::confirmed,
    unit_doubted::put_right,
    unit_told::asked_back,
    short_of::so_many,
    short_of::why_so_much,
    short_of::reasoned,
    short_of::said_in_full,
    done_with::named,
    case_answered::told_under,
    completed::completed,
    asked::case_named,
    unit_told::told_after,
    same_unit::told_in_full,
    replaced::put_elsewhere,
    by_itself::how_long,
    do_it::told_of_it,
    tails::joined_on,
    dropped::dropped,
    sequences::reordered,
    asked::said_in_full,
];

/// Those that come where it is no such value, and says none again.
const LAST: &[Rule] = &[
    things::swapped,
    renamed::renamed,
    overruled::overruled,
    contrasts::contrasted,
    voids::called_off,
    retold::retold,
    pairs::paired,
];

/// Puts right where it was said what was put right later.
pub(super) fn amended(sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut sentences = struck_apart::parted(once_and_now::parted(sentences));
    not_meant(&mut sentences);
    sentences.iter_mut().for_each(unpaused);
    of_telling::mixed_up(&mut sentences);
    do_you::told(&mut sentences);
    of_its_case(&mut sentences);
    no_more_than::told(&mut sentences);
    broken_off::filled(&mut sentences);
    side_by_side::settled(&mut sentences);
    named_wrong::left_out(&mut sentences);
    same_unit::told(&mut sentences);
    other_rate::told(&mut sentences);
    unsigned::marked(&mut sentences);
    stressed::taken_out(&mut sentences);
    guessed::told(&mut sentences);
    supposed::told(&mut sentences);
    put_plainly(&mut sentences);
    self_asked::settled(&mut sentences);
    of_question::refused(&mut sentences);
    turned_to::told(&mut sentences);
    unit_told::in_other_units(&mut sentences);
    unit_told::said_back(&mut sentences);
    starred::led(&mut sentences);
    sentences.iter_mut().for_each(starred::edited);
    as_i_said::left_out(&mut sentences);
    told_in_full(&mut sentences);
    said_about::told(&mut sentences);
    each_anew::told(&mut sentences);
    so_you::told(&mut sentences);
    in_jest::left_out(&mut sentences);
    not_me::told(&mut sentences);
    every_one::told(&mut sentences);
    nobody_does::left_out(&mut sentences);
    cues::led(&mut sentences);
    told_once(&mut sentences);
    as_a_no::told(&mut sentences);
    used_now::told(&mut sentences);
    objected::told(&mut sentences);
    done_no_more::told(&mut sentences);
    not_needed::told(&mut sentences);
    it_is_now::told(&mut sentences);
    nowadays::told(&mut sentences);
    which_was_wrong::told(&mut sentences);
    all_anew::told(&mut sentences);
    nearly_said::told(&mut sentences);
    not_both::told(&mut sentences);
    as_it_was::left_out(&mut sentences);
    once_and_now::told(&mut sentences);
    look_ups::left_out(&mut sentences);
    answers::believed(&mut sentences);
    readings::left_out(&mut sentences);
    of_a_story::left_out(&mut sentences);
    others_wrong::left_out(&mut sentences);
    how_many_a_day::left_out(&mut sentences);
    it_does::left_out(&mut sentences);
    let sentences = replies::ordered(of_item::brought_home(sentences));
    let (mut sentences, joints) = halves::parted(bracketed::taken_out(sentences));
    let whole: Vec<usize> = sentences.iter().map(|s| s.tokens.len()).collect();
    let mut mended: Vec<(usize, usize)> = Vec::new();
    for at in 1..sentences.len() {
        let tells = spoken(&sentences[at]) && !super::heard_only::is_open(&sentences, at);
        if tells && !FIRST.iter().any(|rule| rule(&mut sentences, at)) {
            let told = own(&mut sentences, at)
                .or_else(|| of_named::others(&mut sentences, at))
                .or_else(|| of_named::own(&mut sentences, at))
                .or_else(|| answers::others(&mut sentences, at))
                .or_else(|| asked_back::refused(&mut sentences, at));
            mended.extend(told.map(|told| (told, at)));
            let _ = told.is_some()
                || said_again::said_again(&mut sentences, at, &mended)
                || LAST.iter().any(|rule| rule(&mut sentences, at));
        }
    }
    halves::joined(sentences, &joints, &whole)
}

/// What was broken off, tried or wished for, or is of somebody's own day: no part of how it is done.
fn not_meant(sentences: &mut [Sentence]) {
    broken_and_refused::left_out(sentences);
    tried_once::left_out(sentences);
    others_wish::left_out(sentences);
    errands::left_out(sentences);
    of_other_kind::left_out(sentences);
    not_used::left_out(sentences);
    holds_now::left_out(sentences);
    asked_then_told::told(sentences);
    in_its_unit::told(sentences);
    if_it_does::told(sentences);
    yes_behind::told(sentences);
    at_another_time::told(sentences);
    moved_it::told(sentences);
    let said = sentences.iter_mut().filter(|s| spoken(s));
    said.for_each(|s| super::harms::otherwise(&mut s.tokens));
}

/// What is asked back of a case or a value, and what is told of several cases, each with what it is of.
fn of_its_case(sentences: &mut [Sentence]) {
    how_much_so::left_out(sentences);
    of_each_case::told(sentences);
    value_of_case::told(sentences);
    give_or_take::told_again(sentences);
}

/// What is said again, asked back or judged, told as plainly as it is meant.
fn put_plainly(sentences: &mut [Sentence]) {
    in_my_words::left_out(sentences);
    told_aloud::told(sentences);
    named_again::told(sentences);
    more_than_one::told(sentences);
    asked_plainly::put(sentences);
    as_asked::told(sentences);
    done_instead::told(sentences);
    case_agreed::told(sentences);
}

/// What is told by halves, vaguely, or with words that say nothing of the work, told whole and plainly.
fn told_in_full(sentences: &mut [Sentence]) {
    be_doing::told(sentences);
    of_telling::left_out(sentences);
    which_is_it::told(sentences);
    asked_half::told(sentences);
    as_a_rule::told(sentences);
    then_and_now::told(sentences);
    asked_before::told(sentences);
    asked_how::told(sentences);
    so_many::told(sentences);
}

/// What is told again with another end, less or more of it, or by a part of its words, told once.
fn told_once(sentences: &mut [Sentence]) {
    clause_anew::told(sentences);
    only_of_two::told(sentences);
    one_or_both::told(sentences);
    differs::told(sentences);
    verb_again::told(sentences);
}

/// `to, um, five parts`: no sound stands before a value; and `oh no, leave it on` puts right as much as `oh, no, …`.
fn unpaused(s: &mut Sentence) {
    if let [oh, no, ..] = s.tokens.as_mut_slice()
        && matches!(oh.key.as_str(), "oh" | "ah")
        && no.key == "no"
        && oh.tail().is_none()
    {
        oh.word.push(',');
    }
    let sound = |t: &Token| fillers::SOUNDS.contains(t.key.as_str());
    if s.tokens
        .windows(3)
        .any(|w| w[0].key == "to" && sound(&w[1]) && w[2].is_number())
    {
        s.tokens = fillers::pauses(&s.tokens);
    }
}

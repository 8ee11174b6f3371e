//! The rules of `amends` in their order: the passes over a whole talk, then sentence by sentence those that put right what was
//! said before it.
use super::super::token::Token;
use super::super::turns::Sentence;
use super::super::{fillers, harms, heard_only};
use super::{
    agreed_first, all_anew, allowed, answers, as_a_no, as_a_rule, as_asked, as_i_said, as_it_was,
    asked, asked_back, asked_before, asked_half, asked_how, asked_name, asked_plainly,
    asked_then_told, at_another_time, be_doing, begun_again, both_again, bounds, bracketed,
    broken_and_refused, broken_off, by_itself, by_kind, by_the_book, case_agreed, case_answered,
    case_put, clause_anew, completed, conceded, confirmed, contrasts, cues, deeds_anew, differs,
    do_it, do_you, done_instead, done_no_more, done_with, done_without, dropped, each_anew,
    each_kind, either, errands, every_one, except_for, exclaimed, firsts, gets_no_more,
    give_or_take, guessed, half_that, halfway, halves, hangs_on, headless, holds_now,
    how_many_a_day, how_much_so, if_it_does, in_its_frame, in_its_unit, in_jest, in_my_words, isnt,
    it_does, it_is_now, look_ups, more_than_one, moved_it, moved_to, named_again, named_wrong,
    narrowed, nearly_said, never_done, next_named, no_it_isnt, no_longer, no_more_than,
    nobody_does, not_as_i_do, not_both, not_me, not_needed, not_so, not_there, not_this, not_used,
    nowadays, objected, of_a_story, of_each_case, of_item, of_named, of_other_kind, of_question,
    of_several, of_telling, of_things, on_paper, once_and_now, one_or_both, only_of_two, only_one,
    other_case, other_deed, other_rate, other_way, others_wish, others_wrong, overruled, paced,
    pairs, permitted, put_down, ranges, readings, recalled, renamed, replaced, replies, retold,
    said_about, said_again, said_anew, said_longer, same_unit, self_asked, sequences, short_of,
    side_by_side, sided, since_then, so_many, so_you, some_gone, starred, stressed, struck_apart,
    supposed, tails, taken_on, that_is_of, then_and_now, things, told_aloud, told_back, tried_once,
    turned_round, turned_to, unit_doubted, unit_told, unless, unsigned, upheld, used_now,
    value_of_case, varied, verb_again, voids, which_is_it, which_was_wrong, who_now, whole,
    whose_day, why_no, why_not, worked_out, would_do, yes_behind, yes_to_it,
};
use super::{own, spoken};

/// A pass over all that is said.
type Pass = fn(&mut [Sentence]);

/// A way of putting right what was said before a sentence. Says whether it did.
type Rule = fn(&mut [Sentence], usize) -> bool;

/// The passes, each on what those before it left.
const PASSES: &[Pass] = &[
    // what was broken off, tried or wished for, or is of somebody's own day: no part of how it is done
    broken_and_refused::left_out,
    tried_once::left_out,
    others_wish::left_out,
    in_jest::laughed_over,
    whose_day::told,
    errands::left_out,
    of_other_kind::left_out,
    not_used::left_out,
    holds_now::left_out,
    why_no::left_out,
    gets_no_more::told,
    asked_then_told::told,
    in_its_unit::told,
    if_it_does::told,
    yes_behind::told,
    worked_out::left_out,
    yes_to_it::told,
    at_another_time::told,
    moved_it::told,
    not_as_i_do::left_out,
    case_put::told,
    |all| {
        let said = all.iter_mut().filter(|s| spoken(s));
        said.for_each(|s| harms::otherwise(&mut s.tokens));
    },
    // what else is meant otherwise than it is said
    |all| all.iter_mut().for_each(unpaused),
    of_telling::mixed_up,
    do_you::told,
    // what is asked back of a case or a value, and what is told of several cases, each with what it is of
    how_much_so::left_out,
    of_each_case::told,
    value_of_case::told,
    give_or_take::told_again,
    // what else is meant otherwise than it is said
    no_more_than::told,
    broken_off::filled,
    side_by_side::settled,
    named_wrong::left_out,
    same_unit::told,
    other_rate::told,
    unsigned::marked,
    stressed::taken_out,
    guessed::told,
    supposed::told,
    // what is said again, asked back or judged, told as plainly as it is meant
    in_my_words::left_out,
    told_aloud::told,
    named_again::told,
    more_than_one::told,
    asked_plainly::put,
    as_asked::told,
    done_instead::told,
    case_agreed::told,
    except_for::told,
    // what else is meant otherwise than it is said
    self_asked::settled,
    of_question::refused,
    turned_to::told,
    unit_told::in_other_units,
    unit_told::said_back,
    starred::led,
    |all| all.iter_mut().for_each(starred::edited),
    as_i_said::left_out,
    // what is told by halves, vaguely, or with words that say nothing of the work, told whole and plainly
    be_doing::told,
    of_telling::left_out,
    which_is_it::told,
    asked_half::told,
    as_a_rule::told,
    then_and_now::told,
    asked_before::told,
    asked_how::told,
    so_many::told,
    // what else is meant otherwise than it is said
    said_about::told,
    each_anew::told,
    so_you::told,
    in_jest::left_out,
    exclaimed::left_out,
    not_me::told,
    every_one::told,
    nobody_does::left_out,
    cues::led,
    // what is told again with another end, less or more of it, or by a part of its words, told once
    clause_anew::told,
    only_of_two::told,
    one_or_both::told,
    differs::told,
    verb_again::told,
    // what else is meant otherwise than it is said
    as_a_no::told,
    used_now::told,
    objected::told,
    done_no_more::told,
    not_needed::told,
    it_is_now::told,
    nowadays::told,
    which_was_wrong::told,
    all_anew::told,
    nearly_said::told,
    not_both::told,
    as_it_was::left_out,
    once_and_now::told,
    look_ups::left_out,
    answers::believed,
    readings::left_out,
    of_a_story::left_out,
    others_wrong::left_out,
    how_many_a_day::left_out,
    it_does::left_out,
];

/// Those that come before a sentence is read as a value of its own: the surest first.
const FIRST: &[Rule] = &[
    give_or_take::told,
    some_gone::put_right,
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
pub(in super::super) fn amended(sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut sentences = struck_apart::parted(once_and_now::parted(sentences));
    for pass in PASSES {
        pass(&mut sentences);
    }
    let sentences = replies::ordered(of_item::brought_home(sentences));
    let (mut sentences, joints) = halves::parted(bracketed::taken_out(sentences));
    let whole: Vec<usize> = sentences.iter().map(|s| s.tokens.len()).collect();
    let mut mended: Vec<(usize, usize)> = Vec::new();
    for at in 1..sentences.len() {
        let tells = spoken(&sentences[at]) && !heard_only::is_open(&sentences, at);
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

//! Values that are put to somebody, that hold in one case, that are answered in the unit that was asked for, or that are said in two words.
use super::check_in_work;

#[test]
fn a_value_put_to_somebody_by_name() {
    check_in_work(&[
        (
            "Ann: You take ten kilos of flour and five litres of milk, Joe?\nJoe: Four point eight.\nAnn: Four point eight. Then you mix it on slow.",
            &[
                "ten kilos .. four point eight litres of milk",
                "mix it on slow",
            ],
            &["five litres", "joe"],
        ),
        (
            "Ann: You make the dough. Ten kilos of flour, five litres of milk, no, four and a half, Joe, since the new flour?\nJoe: Four point eight.\nAnn: Okay. Then you mix it on slow.",
            &["ten kilos .. four point eight litres of milk"],
            &["five litres", "four and a half", "joe"],
        ),
        (
            "Ann: You tighten the bolts to sixty newton metres, or is it seventy, Pete?\nPete: Seventy.\nAnn: Right. Then you fit the cap.",
            &["bolts to seventy newton metres"],
            &["sixty", "pete"],
        ),
        (
            "Ann: You mix the grout. One bag to four litres of water, is it, Pete?\nPete: Yeah, four.\nAnn: Then you pour it.",
            &["one bag to four litres of water"],
            &["pete"],
        ),
    ]);
}

#[test]
fn a_value_that_is_fine_in_one_case() {
    check_in_work(&[
        (
            "Ann: You ferment it at eighteen degrees. Twenty-five is fine for the red. Then you rack it.",
            &["at eighteen degrees .. twenty-five is fine for the red"],
            &["ferment it at twenty-five"],
        ),
        (
            "Ann: You leave it for ten minutes. Five minutes is plenty if it's warm. Then you rinse it.",
            &["for ten minutes .. five minutes is plenty if it's warm"],
            &["leave it for five"],
        ),
        (
            "Ann: You set the iron to forty. Thirty will do for wool. Then you start.",
            &["to forty .. thirty will do for wool"],
            &["iron to thirty"],
        ),
        // it holds in every case
        (
            "Ann: You leave it for ten minutes. Actually five minutes is enough. Then you rinse it.",
            &["for five minutes"],
            &["ten minutes"],
        ),
        (
            "Ann: You leave it for ten minutes. Five minutes is fine for us. Then you rinse it.",
            &["for five minutes"],
            &["ten minutes"],
        ),
    ]);
}

#[test]
fn the_unit_that_was_asked_for() {
    check_in_work(&[
        (
            "Ann: You put the eggs in the incubator.\nBob: For how many days?\nAnn: Twenty-one. Then you candle them.",
            &["incubator .. for twenty-one days"],
            &[],
        ),
        (
            "Ann: You soak the hide.\nBob: And how many hours?\nAnn: About twelve. Then you scrape it.",
            &["hide .. about twelve hours"],
            &[],
        ),
        (
            "Ann: You add the lime.\nBob: How many kilos is that?\nAnn: Three. Then you stir it.",
            &["lime .. three kilos"],
            &[],
        ),
        (
            "Ann: You add the lime.\nBob: How many bags?\nAnn: Thirty kilos. Then you stir it.",
            &["lime .. thirty kilos"],
            &["bags kilos", "kilos bags"],
        ),
    ]);
}

#[test]
fn a_value_with_a_preposition_of_its_own_is_another() {
    check_in_work(&[
        (
            "Ann: You bake it for eight minutes. At a hundred and sixty. Then you take it out.",
            &["eight minutes .. at a hundred and sixty"],
            &["a hundred and sixty minutes"],
        ),
        (
            "Ann: You spin it for four minutes. At twelve hundred. Then you take it out.",
            &["four minutes .. at twelve hundred"],
            &["twelve hundred minutes"],
        ),
        (
            "Ann: You bake it for eight minutes. For ten. Then you take it out.",
            &["for ten minutes"],
            &["eight"],
        ),
    ]);
}

#[test]
fn a_hundred_and_so_many_said_in_two_words() {
    check_in_work(&[
        (
            "Ann: You heat the syrup to one twenty. You add the colour. It's one eighteen for the syrup, not one twenty. Then you pour it.",
            &["syrup to one eighteen"],
            &["one twenty", "to eighteen"],
        ),
        (
            "Ann: You heat the syrup to one twenty. You add the colour. You pour it.\nBob: Anything else?\nAnn: Just the syrup, that should be one eighteen.",
            &["syrup to one eighteen"],
            &["one twenty"],
        ),
        (
            "Ann: You set the press to two fourteen. Sorry, two sixteen. Then you start it.",
            &["press to two sixteen"],
            &["two fourteen"],
        ),
    ]);
}

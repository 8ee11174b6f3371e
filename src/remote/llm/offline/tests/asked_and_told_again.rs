//! A value asked back and answered with another, what is enough, what half of it is, and both told again together.
use super::check_in_work;

#[test]
fn a_value_asked_back_is_answered_with_another() {
    check_in_work(&[
        (
            "Ann: Cook it for ten minutes.\nBob: Ten?\nAnn: Twelve.",
            &["for twelve minutes"],
            &["ten"],
        ),
        (
            "Ann: The dose is ten mils.\nBob: Ten?\nAnn: Five, they changed it.",
            &["five mils"],
            &["ten", "changed"],
        ),
        (
            "Ann: Bake it for an hour.\nBob: An hour?\nAnn: Hour and a quarter.",
            &["for hour and a quarter"],
            &["an hour"],
        ),
        // of another case
        (
            "Ann: Put two slices in.\nBob: Two?\nAnn: Three for a big one.",
            &["two slices .. three for a big one"],
            &[],
        ),
        (
            "Ann: Put two slices in.\nBob: Two?\nAnn: Two.",
            &["put two slices in"],
            &["two, two"],
        ),
    ]);
}

#[test]
fn what_is_enough_stands_for_what_was_asked_back() {
    check_in_work(&[
        (
            "Ann: You paint it and you leave it a week.\nBob: A whole week?\nAnn: Well, two or three days would do. Say three days.\nBob: So three days.",
            &["leave it three days"],
            &["week", "two"],
        ),
        (
            "Ann: Soak the beans for a day.\nBob: A whole day?\nAnn: Well, eight hours would do.",
            &["soak the beans for eight hours"],
            &["a day"],
        ),
        (
            "Ann: Give it a whole bottle.\nBob: A whole bottle?\nAnn: Half a bottle would do, actually.",
            &["half a bottle"],
            &["whole"],
        ),
        (
            "Ann: Rest the horse for an hour.\nBob: A full hour?\nAnn: Forty minutes is plenty.",
            &["rest the horse for forty minutes"],
            &["hour"],
        ),
        // the same
        (
            "Ann: Leave the varnish a week.\nBob: A week?\nAnn: A week would do, two's better.",
            &["leave the varnish a week"],
            &[],
        ),
    ]);
}

#[test]
fn half_of_it_in_words_stands_beside_the_whole() {
    check_in_work(&[
        (
            "Ann: Give it one litre a metre. If it's the third row you give it half that.\nBob: Half a litre.\nAnn: Half a litre, yeah.",
            &["one litre a metre", "half that, half a litre"],
            &[],
        ),
        (
            "Ann: You give the dog ten mils. If it's a big one you double it.\nBob: Twenty mils.\nAnn: Twenty, yeah.",
            &["give the dog ten mils", "double it, twenty mils"],
            &["dog twenty"],
        ),
        (
            "Ann: Charge them forty pounds. Children are half that.\nBob: Twenty pounds.\nAnn: Twenty.",
            &["charge them forty pounds", "half that, twenty pounds"],
            &["them twenty"],
        ),
        (
            "Ann: Put in two litres. In summer twice as much.\nBob: Four?\nAnn: Four, yes.",
            &["put in two litres, in summer twice as much, four"],
            &[],
        ),
        (
            "Ann: Book two porters.\nBob: Four for a piano?\nAnn: Four, yeah.",
            &["book two porters, four for a piano"],
            &[],
        ),
        // of the value itself
        (
            "Ann: Book two porters.\nBob: Three?\nAnn: Three, yeah.",
            &["book three porters"],
            &["two"],
        ),
        (
            "Ann: Set the dial to four.\nBob: Five in the book?\nAnn: Five, yeah.",
            &["set the dial to five"],
            &["four"],
        ),
    ]);
}

#[test]
fn two_values_told_again_together() {
    check_in_work(&[
        (
            "Ann: Feed the pigs at eight and at four.\nBob: Half four in the summer.\nAnn: Half four all year round since Easter, in fact. Eight and half four.",
            &["at eight and at half four"],
            &["summer", "all year"],
        ),
        (
            "Ann: The pool's cleaned at seven and at three.\nBob: I've got quarter past three.\nAnn: Quarter past, then. Seven and quarter past three.",
            &["at seven and at quarter past three"],
            &["three, "],
        ),
        // both as they were
        (
            "Ann: Feed the pigs at eight and at four.\nBob: Okay.\nAnn: Eight and four.",
            &["at eight and at four"],
            &[],
        ),
    ]);
}

#[test]
fn of_two_hours_the_next_one_is_put_right() {
    check_in_work(&[
        (
            "Ann: We pick at six and at eleven.\nAnn: No, sorry, half ten.",
            &["pick at six and at half ten"],
            &["eleven"],
        ),
        (
            "Ann: The bell goes at nine and at three.\nBob: Half two.\nAnn: Half two, yes.",
            &["at nine and at half two"],
            &["three"],
        ),
    ]);
}

#[test]
fn what_is_to_be_put_down_is_the_value() {
    check_in_work(&[
        (
            "Ann: Leave it to stand ten minutes. Well, put fifteen.\nBob: Fifteen.",
            &["stand fifteen minutes"],
            &["ten", "put fifteen"],
        ),
        (
            "Ann: You beat it for six minutes.\nBob: It says five in the book.\nAnn: In the book it's five. I do seven. Put seven.\nBob: Seven.",
            &["for seven minutes"],
            &["six", "five", "put seven"],
        ),
        (
            "Ann: Torque it to forty newton metres. Put down forty.",
            &["to forty newton metres"],
            &["put down"],
        ),
        // a deed with its thing
        (
            "Ann: Put two on each plate. Put three if they're small.",
            &["put two on each plate", "put three if they're small"],
            &[],
        ),
    ]);
}

#[test]
fn how_it_was_puts_nothing_right() {
    check_in_work(&[
        (
            "Ann: Put in ten grams of yeast.\nBob: Ten grams.\nAnn: It was fifteen grams but people complained.",
            &["ten grams of yeast"],
            &["fifteen"],
        ),
        (
            "Ann: Close the gate at five.\nBob: Five.\nAnn: It was six, before the new rota.",
            &["close the gate at five"],
            &["six"],
        ),
        (
            "Ann: Give it ten minutes.\nBob: Ten.\nAnn: No, it was twelve, sorry.",
            &["twelve minutes"],
            &["ten"],
        ),
    ]);
}

#[test]
fn a_unit_put_in_and_said_again() {
    check_in_work(&[
        (
            "Ann: If the tyres are soft you pump them up. Fifty on the hybrids.\nBob: PSI.\nAnn: PSI. And thirty for the mountain bikes.",
            &["fifty PSI on the hybrids"],
            &["if the psi"],
        ),
        (
            "Ann: You fill the tank to forty.\nBob: Litres.\nAnn: Litres.",
            &["fill the tank to forty litres"],
            &[],
        ),
        (
            "Ann: Turn the heat to sixty.\nBob: Degrees.\nAnn: Degrees, yeah.",
            &["turn the heat to sixty degrees"],
            &[],
        ),
    ]);
}

#[test]
fn each_kind_has_its_value() {
    check_in_work(&[
        (
            "Ann: You tighten the wheel to a hundred and twenty on the wrench.\nAnn: That's steel. Alloy, a hundred.",
            &["a hundred and twenty on the wrench, that's steel, alloy, a hundred"],
            &[],
        ),
        (
            "Ann: Bake it twenty minutes.\nBob: For all of them?\nAnn: That's the small ones. The big ones, half an hour.",
            &["twenty minutes, that's the small ones, the big ones, half an hour"],
            &[],
        ),
        (
            "Ann: You give them thirty mils of feed.\nAnn: That's lambs. Calves, fifty.",
            &["thirty mils of feed, that's lambs, calves, fifty"],
            &[],
        ),
        // another deed
        (
            "Ann: Turn the key. That's the front door. The back, push the bar.",
            &["turn the key"],
            &["key, that's the front door, the back"],
        ),
    ]);
}

#[test]
fn what_comes_first_as_another_says() {
    check_in_work(&[
        (
            "Ann: Paint the door first.\nBob: Isn't it the frame first?\nAnn: Oh, you're right. Frame first.",
            &["paint the frame first"],
            &["the door first"],
        ),
        (
            "Ann: Feed the hens first.\nBob: Isn't it the ducks first?\nAnn: Oh yeah, ducks first.",
            &["feed the ducks first"],
            &["hens"],
        ),
        (
            "Ann: You do the ends first, then the middle.\nBob: Isn't it middle first?\nAnn: It is, you're right. Middle first.",
            &["do the middle first, then the ends"],
            &["ends first"],
        ),
        (
            "Ann: Wash the frame first.\nBob: Isn't it the glass first?\nAnn: No, the frame.",
            &["wash the frame first"],
            &["glass first"],
        ),
    ]);
}

#[test]
fn a_thing_named_and_denied_at_once() {
    check_in_work(&[
        (
            "Ann: Then grease, no, not grease. Graphite on the pins, if they stick.",
            &["graphite on the pins"],
            &["grease"],
        ),
        (
            "Ann: Then you put salt, no, not salt, sand on the steps.",
            &["put sand on the steps"],
            &["salt"],
        ),
        (
            "Ann: Then you take the red box, no, not the red box. The blue one.",
            &["take the blue one"],
            &["red box"],
        ),
        (
            "Ann: Then the mop, no, not the mop. Sweep the floor.",
            &["sweep the floor"],
            &["mop"],
        ),
        (
            "Ann: You send it out by the ramp, no, not the ramp, that's for the lorries. You send it out by the yard.",
            &["by the yard"],
            &["by that's"],
        ),
    ]);
}

#[test]
fn a_pause_for_thought_before_a_value() {
    check_in_work(&[
        (
            "Ann: If it's more than, what would you say, twenty grams off, you weigh it again.",
            &["more than twenty grams off, weigh it again"],
            &["what would"],
        ),
        (
            "Ann: You cut, what do we cut, two metres of tape, and you stick it down.",
            &["cut two metres of tape", "stick it down"],
            &["what do"],
        ),
        (
            "Ann: Then it's two pound for every half hour.",
            &["two pound for every half hour"],
            &["two, pound"],
        ),
    ]);
}

#[test]
fn a_value_said_back_is_put_right_where_it_was_told() {
    check_in_work(&[
        (
            "Ann: Turn it to forty.\nBob: Forty.\nAnn: Thirty. Forty's for the old ones.",
            &["to thirty"],
            &["forty"],
        ),
        (
            "Ann: Put seven drops in.\nBob: Seven drops.\nAnn: Five. Seven's too much now.",
            &["put five drops in"],
            &["seven"],
        ),
        (
            "Ann: Break every hour and a half. The film stays on three days.\nBob: I was told twenty-four hours.\nAnn: Twenty-four hours for cling film. Three days.",
            &["hour and a half", "stays on three days"],
            &["twenty-four", "cling"],
        ),
        (
            "Ann: Melt the wax. Soy, two kilos, that does twelve. No, ten of the big jars. Two kilos.",
            &["two kilos, that does ten of the big jars"],
            &["twelve"],
        ),
        (
            "Ann: Warm the jars, ten minutes or so. They just want the chill off.\nBob: And the wick?\nAnn: It's CD 18 for the big jars, CD 12 for the little ones. No, 14.",
            &["ten minutes", "CD 14 for the little ones"],
            &["CD 12", "14 minutes"],
        ),
        (
            "Ann: After the third coat, though, you sand it.",
            &["after the third coat, sand"],
            &[],
        ),
    ]);
}

//! Numbers of stories, of numbered things and of other cases beside those of the step.
use super::check_in_work;

#[test]
fn what_is_asked_of_a_story_is_of_the_story() {
    check_in_work(&[
        (
            "Ann: You oil it every ten minutes. My brother never oiled his and it seized after forty.\nBob: After forty minutes?\nAnn: Forty animals. Anyway.\nAnn: Then you tip it over.",
            &["every ten minutes", "tip it over"],
            &["forty"],
        ),
        (
            "Ann: You top it up every two hours. My uncle forgot once and it ran dry after twelve.\nBob: Twelve hours?\nAnn: Twelve days.\nAnn: Then you shut the valve.",
            &["every two hours", "shut the valve"],
            &["twelve"],
        ),
        (
            "Ann: You heat the milk to sixty degrees. My old boss had his at ninety.\nBob: Ninety?\nAnn: Ninety-five, in fact.\nAnn: Then you shut the valve.",
            &["heat the milk to sixty degrees", "shut the valve"],
            &["ninety"],
        ),
        // of the step, and put right
        (
            "Ann: You heat the milk to sixty degrees.\nBob: Sixty?\nAnn: Sixty-five, in fact.\nAnn: Then you shut the valve.",
            &["heat the milk to sixty-five degrees", "shut the valve"],
            &["sixty degrees"],
        ),
    ]);
}

#[test]
fn the_number_of_a_thing_is_no_measure() {
    check_in_work(&[
        (
            "Ann: You put the adults in lane four. You play the tape, it's four minutes. Then you open the doors.",
            &["in lane four", "play the tape. it's four minutes"],
            &["lane four minutes"],
        ),
        (
            "Ann: You put the big ones on shelf two.\nAnn: You turn the small ones, it takes two hours.",
            &["on shelf two", "turn the small ones. it takes two hours"],
            &["shelf two hours", "shelf two. it"],
        ),
        (
            "Ann: You set the limiter to level three. You warm the engine up, that's three minutes. Then you drive off.",
            &["to level three", "warm the engine up. that's three minutes"],
            &["level three minutes"],
        ),
        // a number without a thing gets its unit
        (
            "Ann: You leave it for ten.\nAnn: Ten minutes.\nAnn: Then you drive off.",
            &["leave it for ten minutes"],
            &[],
        ),
    ]);
}

#[test]
fn who_says_a_value_again_goes_on_with_another_case() {
    check_in_work(&[
        (
            "Ann: You sand with eighty grit. Well, I say eighty, it's a hundred and twenty on the edges. You hoover it.",
            &["sand with eighty grit, a hundred and twenty on the edges"],
            &["say eighty"],
        ),
        (
            "Ann: You set the washer to sixty degrees. I say sixty, it's forty for the delicates. You press start.",
            &["set the washer to sixty degrees, forty for the delicates"],
            &["say sixty"],
        ),
        (
            "Ann: You give the door two coats. Well, I say two, it's three really. Then you let it dry.",
            &["give the door three coats"],
            &["two", "say"],
        ),
        // what was said was wrong
        (
            "Ann: You give the door two coats. I said two, it's three now. Then you let it dry.",
            &["give the door three coats"],
            &["two"],
        ),
    ]);
}

#[test]
fn several_values_in_the_place_of_the_one_just_told() {
    check_in_work(&[
        (
            "Ann: The second coat goes on when you can dent it, so about four hours. And three coats in all. Er, no. Two on the deck, three on the transom. Then you wash the brush.",
            &[
                "about four hours",
                "two coats on the deck, three on the transom",
            ],
            &["two hours", "three coats in all"],
        ),
        (
            "Ann: You let it stand for two days. You cut five slices altogether. No. Four for the children, six for the grown-ups. Then you wash the knife.",
            &[
                "for two days",
                "four slices for the children, six for the grown-ups",
            ],
            &["five", "four days"],
        ),
    ]);
}

#[test]
fn what_is_set_aside_in_its_own_sentence_takes_back_nothing_else() {
    check_in_work(&[
        (
            "Ann: Then the mix. It's three to one. By volume it's something different, ignore that. You put the cup on the scales.",
            &["three to one", "put the cup on the scales"],
            &["volume", "ignore"],
        ),
        (
            "Ann: You set the dial to three. On the old one it was something else, forget that. You put the cup on the scales.",
            &["set the dial to three", "put the cup on the scales"],
            &["old one"],
        ),
        (
            "Ann: You set the dial to three. There's a light that comes on, ignore that. You put the cup on the scales.",
            &["set the dial to three", "put the cup on the scales"],
            &[],
        ),
        (
            "Ann: You set the dial to three. You press the button, no, ignore that. You put the cup on the scales.",
            &["set the dial to three", "put the cup on the scales"],
            &["press"],
        ),
        (
            "Ann: You set the dial to three. You press the button. No, ignore that. You put the cup on the scales.",
            &["set the dial to three", "put the cup on the scales"],
            &["press"],
        ),
    ]);
}

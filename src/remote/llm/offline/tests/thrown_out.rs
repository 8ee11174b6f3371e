//! A whole way of doing that is thrown out stands nowhere, and what was told before it stays.
use super::check_in_work;

#[test]
fn a_way_of_old_goes_with_all_its_deeds() {
    check_in_work(&[
        (
            "Ann: You grease the hinge.\nAnn: Now the way I was shown was you'd thin the paint with turps, you'd strain it through a stocking, and you'd leave it in the sun. Forget that, that's all gone.\nAnn: You stir the paint with the paddle.",
            &["grease the hinge", "stir the paint"],
            &["stocking", "sun", "turps"],
        ),
        (
            "Ann: What we did last time was, we rang every member from a list, left a message and posted a card. Forget that, all of it.\nAnn: Now you send the notice from the portal.",
            &["send the notice"],
            &["card", "member", "message"],
        ),
        (
            "Ann: You soak the beans in the tub. You rinse them twice. No, scrap all that.\nAnn: You weigh the beans.",
            &["weigh the beans"],
            &["rinse", "soak"],
        ),
    ]);
}

#[test]
fn what_a_third_says_is_taken_up_by_name() {
    check_in_work(&[
        (
            "Ann: Leave the boxes for a day, in the shade.\nCy: Two days.\nAnn: He's right, two days before you open them.",
            &["two days"],
            &["for a day"],
        ),
        (
            "Ann: Cover is fifty over the pipe.\nCy: Fifty's the old one. This one's thirty. Thirty over the pipe.\nAnn: Thirty, that's right.",
            &["thirty over the pipe"],
            &["fifty"],
        ),
    ]);
}

#[test]
fn a_value_keeps_its_shape_when_it_is_put_right() {
    check_in_work(&[
        (
            "Ann: First, cut the strip to a metre and a half.\nBo: Two metres.\nAnn: Yeah, two metres.",
            &["two metres"],
            &["and a half"],
        ),
        (
            "Ann: Give them a day and a half to answer.\nBo: 36 hours then?\nAnn: Yes, 36.",
            &["36 hours to answer"],
            &["and a half"],
        ),
        (
            "Ann: Weigh the salt, three percent of the flour.\nBo: So 60 g.\nAnn: 60 exactly.",
            &["three percent"],
            &["60 percent"],
        ),
        (
            "Ann: You open from nine till half four.\nCy: It's quarter past nine we open.\nAnn: Quarter past nine to half four then.",
            &["quarter past nine till half four"],
            &["from nine"],
        ),
        (
            "Ann: Turn the screw an eighth of a turn.\nAnn: Leave it for ten minutes.\nBo: Twenty.\nAnn: Twenty, yes.",
            &["eighth of a turn", "twenty minutes"],
            &["ten minutes"],
        ),
        (
            "Ann: You open the gate at eight forty, no one comes in before that.",
            &["eight forty"],
            &["at one comes"],
        ),
        (
            "Ann: Call the office, on channel one two, no hang on, channel one four, and tell them you're in.",
            &["call the office", "on channel one four"],
            &["one two"],
        ),
        (
            "Ann: Rest the paste for, I want to say twenty minutes.",
            &["rest the paste for twenty minutes"],
            &[],
        ),
    ]);
}

#[test]
fn a_measure_stays_with_the_deed_that_it_bounds() {
    check_in_work(&[
        (
            "Ann: Fill the hopper slowly, never more than 3 scoops at a time.",
            &["fill the hopper .. 3 scoops"],
            &[],
        ),
        (
            "Ann: You ask them to sign, and they get three days.",
            &["ask them to sign .. three days"],
            &[],
        ),
        (
            "Ann: Close the gap to nought point three.",
            &["nought point three"],
            &[],
        ),
    ]);
}

//! What another says beside a deed and its teller agrees to: a value for another case, the one that holds of two, another thing that
//! is used now; and what only tells of how others do it.
use super::check_in_work;

#[test]
fn a_value_for_another_case_that_is_agreed_to_stands_beside_the_one_that_was_told() {
    check_in_work(&[
        (
            "Ann: If they don't confirm in three minutes, you ring them.\nTom: Two minutes for express.\nAnn: Yes, two for express.",
            &["in three minutes .. two minutes for express"],
            &["in two minutes"],
        ),
        (
            "Ann: Four pins per face.\nTom: It's two pins for the small faces, Ann.\nAnn: It is, yes, two for the small ones.",
            &["four pins per face, two pins for the small faces"],
            &[],
        ),
        (
            "Ann: Charge them twelve pounds.\nTom: Eight for members.\nAnn: Eight for members, correct.",
            &["charge them twelve pounds, eight for members"],
            &["charge them eight"],
        ),
        (
            "Ann: Set the saw to thirty.\nTom: Twenty-five for oak, Ann.\nAnn: Oh yes, twenty-five for oak.",
            &["set the saw to thirty, twenty-five for oak"],
            &[],
        ),
        (
            "Ann: The window closes at eight.\nTom: Six on Sundays.\nAnn: Six on Sundays, yes, sorry.",
            &["the window closes at eight, six on sundays"],
            &["closes at six"],
        ),
        (
            "Ann: Bake it for forty minutes.\nTom: Thirty for the rolls.\nAnn: Yes.",
            &["bake the pallet for forty minutes, thirty for the rolls"],
            &[],
        ),
        // the same case
        (
            "Ann: You stack them five high. Four if they're wet.\nTom: Three if they're wet.\nAnn: Three, yes.",
            &["five high .. three if they're wet"],
            &["four if"],
        ),
        // another value of the same, and no other case
        (
            "Ann: Send six boxes to the office.\nTom: Five to the office.\nAnn: Five, yes.",
            &["send five boxes to the office"],
            &["six"],
        ),
        // held against what was asked of the other case
        (
            "Ann: It needs six screws.\nTom: Eight on the new ones.\nAnn: Eight on the new ones, yes, but we've only the old ones. Six.",
            &["six screws"],
            &["six on the new ones"],
        ),
    ]);
}

#[test]
fn who_gives_in_names_the_thing_with_the_value() {
    check_in_work(&[
        (
            "Ann: The wax you can run down to five.\nTom: You can't, the pump sucks air. Eight at least.\nAnn: All right, eight for the wax.",
            &["the wax .. run down to eight"],
            &["five", "sucks air"],
        ),
        (
            "Ann: Heat the milk to eighty.\nTom: It burns at eighty. Seventy at most.\nAnn: Okay, seventy for the milk.",
            &["heat the milk to seventy"],
            &["eighty"],
        ),
    ]);
}

#[test]
fn one_of_two_holds_or_both_do() {
    check_in_work(&[
        (
            "Ann: You write the number in the book, morning and evening.\nTom: Only evening now.\nAnn: Oh, okay, evening then.",
            &["write the number in the book, evening"],
            &["morning", "evening and evening"],
        ),
        (
            "Ann: Feed them at eight and at four.\nTom: Only at eight now.\nAnn: Right, at eight then.",
            &["feed them at eight"],
            &["at four", "and at eight"],
        ),
        (
            "Ann: You send it to Karen and Joe.\nTom: Just Joe now.\nAnn: Oh, just Joe then.",
            &["to joe"],
            &["karen"],
        ),
        (
            "Ann: Petty cash gets counted on Fridays. Wednesdays and Fridays, actually.\nBob: Okay.",
            &["counted on wednesdays and fridays"],
            &[],
        ),
        (
            "Ann: Lock the front door. Front and back, actually.\nBob: Okay.",
            &["lock the front and back door"],
            &[],
        ),
        (
            "Ann: Give the form to Karen. Karen and Joe, sorry.\nBob: Okay.",
            &["give the form to karen and joe"],
            &[],
        ),
        // how often, and no one of two
        (
            "Ann: If it's not up after two hours, you boil it again, once, and start from zero. Only once!\nBob: Okay.",
            &["boil it again", "start from zero"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_used_no_more_gives_way_to_what_is() {
    check_in_work(&[
        (
            "Ann: Mark the wheels with the chalk.\nTom: We don't do chalk any more, it's stickers.\nAnn: Stickers, fine.",
            &["mark the wheels with the stickers"],
            &["chalk"],
        ),
        (
            "Ann: Write it on the board.\nTom: We don't use the board any more, it's the tablet.\nAnn: The tablet, right.",
            &["write it on the tablet"],
            &["board"],
        ),
        (
            "Ann: Tie them with string.\nTom: We don't do string now, it's cable ties.\nAnn: Cable ties, sorry.",
            &["tie them with cable ties"],
            &["string"],
        ),
    ]);
}

#[test]
fn another_one_with_the_reason_why() {
    check_in_work(&[
        (
            "Ann: You send the list to Maria. Well, Joe, Maria's on leave till June.\nBob: Okay.",
            &["send the list to joe"],
            &["maria"],
        ),
        (
            "Ann: Put thirteen bags in the case. Twelve, the witch has her own box.\nBob: Okay.",
            &["put twelve bags in the case"],
            &["thirteen", "the witch"],
        ),
        (
            "Ann: Take four keys with you. Three, the shed's is on the hook.\nBob: Okay.",
            &["take three keys with you"],
            &["four", "shed"],
        ),
        // two things, each with its deed
        (
            "Ann: Take four keys with you. Three, you hang on the board.\nBob: Okay.",
            &["four keys"],
            &["take three"],
        ),
    ]);
}

#[test]
fn how_far_a_value_may_be_off_changes_nothing() {
    check_in_work(&[
        (
            "Ann: Keep it at six bar. Five's okay, less than that and it wobbles.\nBob: Okay.",
            &["keep the pallet at six bar"],
            &["at five bar"],
        ),
        (
            "Ann: Up to five grams I leave it. Then you torque the nuts.\nBob: All in one go?\nAnn: No, half first, then full.",
            &["up to five grams"],
            &["half grams"],
        ),
    ]);
}

#[test]
fn how_others_do_it_wrongly_is_no_deed() {
    check_in_work(&[
        (
            "Ann: If a string's frayed you replace it, you don't knot it. Greta knots them, and then the arm hangs like a dead fish.\nBob: Okay.",
            &["replace it", "don't knot it"],
            &["greta", "dead fish"],
        ),
        (
            "Ann: Rinse it first. Maria skips that, and you can taste it.\nBob: Okay.",
            &["rinse the pallet first"],
            &["maria", "taste"],
        ),
        (
            "Ann: If it leans, you pull it back with both hands. Don't let go of it. A boy in my class let it fall, went straight through the belly, he cried for a week.\nBob: Okay.",
            &["pull it back with both hands", "don't let go of it"],
            &["boy", "belly"],
        ),
        // a rule
        (
            "Ann: You don't lock the gate. Maria locks the gate at ten.\nBob: Okay.",
            &["don't lock the gate"],
            &[],
        ),
    ]);
}

#[test]
fn a_deed_by_its_name_is_a_deed() {
    check_in_work(&[
        (
            "Ann: Write it in the book, morning and evening. Then you do a test run.\nBob: Okay.",
            &["do a test run"],
            &["evening, do a test"],
        ),
        (
            "Ann: Then do a test, dip the knife in.\nBob: Okay.",
            &["do a test", "dip the knife in"],
            &["gate, do a test"],
        ),
        (
            "Ann: Then you call the family.\nBob: Okay.",
            &["call the family"],
            &["gate, call"],
        ),
        (
            "Ann: Knock them out. Don't touch them with your fingers, cotton gloves. And label them, best before's six weeks.\nBob: Okay.",
            &["don't touch them with your fingers", "label them"],
            &["don't label"],
        ),
        (
            "Ann: Check the float.\nBob: Anything about the card machine?\nAnn: Turn it on, put a roll in if there's pink on the edge.",
            &["turn the card machine on"],
            &[],
        ),
    ]);
}

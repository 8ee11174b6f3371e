//! Deeds beside what is none, in one sentence: what happened once, why, and who does it.
use super::check_in_work;

#[test]
fn what_happened_once_takes_no_deed_beside_it() {
    check_in_work(&[
        (
            "Ann: The foreman writes the hours on whatever he has, last time it was a coaster, and you type them in before noon.",
            &["the foreman writes the hours", "type them in before noon"],
            &["coaster"],
        ),
        (
            "Ann: You wedge the ladder, my brother fell off it last year, so never climb past the third rung.",
            &["wedge the ladder", "never climb past the third rung"],
            &["brother"],
        ),
        (
            "Ann: You lock the cage at night, we've had two people walk off with drills, and the key goes in the safe.",
            &["lock the cage at night", "the key goes in the safe"],
            &["drills"],
        ),
        (
            "Ann: The old labels are peeled off before the new ones are stuck on, last month we'd two prices on one jar.",
            &["the old labels are peeled off"],
            &["jar"],
        ),
        (
            "Ann: Sort the glasses.\nBob: And rinsing?\nAnn: In the warm water, five minutes, but not the gold rims, I had to learn that the hard way.",
            &["in the warm water, five minutes, but not the gold rims"],
            &["hard way"],
        ),
        (
            "Ann: The leftovers of yesterday go to the pigs, and you rinse the bucket. Yesterday I left it and it stank.",
            &["leftovers of yesterday go to the pigs", "rinse the bucket"],
            &["stank"],
        ),
    ]);
}

#[test]
fn who_wants_a_thing_of_the_work_is_no_offer() {
    check_in_work(&[
        (
            "Ann: Somebody needs a ladder, he signs the list, and you take his card.",
            &["he signs the list", "take his card"],
            &[],
        ),
        (
            "Ann: Someone wants a refund, they show the slip and you stamp it.",
            &["they show the slip", "stamp it"],
            &[],
        ),
        (
            "Ann: Does anybody want a coffee?\nBob: No.\nAnn: You check the meter.",
            &["check the meter"],
            &["coffee"],
        ),
    ]);
}

#[test]
fn a_reason_ends_with_what_belongs_to_it() {
    check_in_work(&[
        (
            "Ann: You wedge the cart, because if it rolls it'll take the door with it.",
            &["wedge the cart"],
            &["take the door"],
        ),
        (
            "Ann: You stir the paint, otherwise it settles, and then you pour it, two litres.",
            &["stir the paint", "pour the paint, two litres"],
            &[],
        ),
        (
            "Ann: You cancel it first, otherwise it renews the minute you refund it.",
            &["cancel the pallet first"],
            &["refund"],
        ),
        (
            "Bob: Why not?\nAnn: Because you'd lose the page they come back to at the end.",
            &[],
            &["come back"],
        ),
    ]);
}

#[test]
fn several_of_you_do_it() {
    check_in_work(&[
        (
            "Ann: Then the two of you carry the glass, he at the front and you at the back.",
            &["the two of you carry the glass"],
            &["two of:"],
        ),
        (
            "Ann: Both of you sign the book.",
            &["both of you sign the book"],
            &[],
        ),
        (
            "Ann: If he hasn't got it signed he can bring it tomorrow and you keep the parcel.",
            &["if he hasn't got it signed, he can bring it tomorrow"],
            &["got, it"],
        ),
    ]);
}

#[test]
fn a_value_is_put_right_in_fact() {
    check_in_work(&[
        (
            "Ann: The show is put on the list for six in the evening. Seven, in fact, since the trains are late.",
            &["for seven in the evening"],
            &["six"],
        ),
        (
            "Ann: You keep the slips for ten years, and for contracts, wait, I always mix them up, ten is right for slips, contracts are thirty.",
            &["keep the slips for ten years"],
            &["slips for thirty"],
        ),
    ]);
}

#[test]
fn what_is_put_away_is_done_to_it() {
    check_in_work(&[
        (
            "Bob: And if the lid's cracked?\nAnn: Then it's set aside for Friday.",
            &["if the lid's cracked, it's set aside for friday"],
            &["it's, set"],
        ),
        (
            "Ann: When the tray is full, it's taken out straight away.",
            &["when the tray is full, it's taken out straight away"],
            &[],
        ),
        (
            "Ann: The wood comes on a truck, yes, one truck, I know, and it's stacked at once, not in the evening like the others do.",
            &["it's stacked at once"],
            &["i know"],
        ),
        (
            "Ann: Then it's put the lid on and turn it over.",
            &["put the lid on"],
            &[],
        ),
    ]);
}

#[test]
fn things_of_a_kind_belong_to_the_case() {
    check_in_work(&[
        (
            "Ann: If the bell is brass, copper or steel, they have to clean it first.",
            &["if the bell is brass, copper or steel: they have to clean it"],
            &[],
        ),
        (
            "Ann: You ask how old it is, and if it's oak, ash or beech, they've got to wait and you call the boss.",
            &[
                "if it's oak, ash or beech, they've got to wait",
                "if it's oak, ash or beech: call the boss",
            ],
            &[],
        ),
        (
            "Ann: If it's locked, ring or knock, and they let you in.",
            &["if it's locked, ring or knock"],
            &[],
        ),
    ]);
}

#[test]
fn where_a_deed_reaches_stays_with_it() {
    check_in_work(&[
        (
            "Ann: The door is wiped with the blue cloth, top to bottom.",
            &["wiped with the blue cloth, top to bottom"],
            &[],
        ),
        (
            "Ann: The boxes are put up on the rack, never on the ground, with a sheet over them.",
            &["put up on the rack, never on the ground, with a sheet over them"],
            &[],
        ),
        (
            "Ann: The boxes are put up on the rack, never on the ground.",
            &["put up on the rack", "never on the ground"],
            &[],
        ),
        (
            "Ann: One peg in each corner, and then you work outwards.",
            &["one peg in each corner", "work outwards"],
            &["corner, and"],
        ),
        (
            "Ann: You work from the back to the door.",
            &["work from the back to the door"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_not_done_to_a_thing_is_said() {
    check_in_work(&[
        (
            "Ann: The ladder isn't left outside, you carry it into the shed.",
            &["the ladder isn't left outside", "carry it into the shed"],
            &[],
        ),
        (
            "Ann: The forms aren't signed by the driver. The lids are not screwed on while it's hot.",
            &[
                "the forms aren't signed by the driver",
                "the lids are not screwed on",
            ],
            &[],
        ),
        (
            "Ann: The pump isn't switched on yet. The road isn't finished by the river.",
            &[],
            &["pump isn't", "road isn't"],
        ),
        (
            "Ann: The sizes are on the back, and the colours, and those you don't cover, you leave them free.",
            &["those: don't cover", "leave them free"],
            &[],
        ),
    ]);
}

#[test]
fn what_they_tell_us_is_a_deed_and_what_they_say_is_not() {
    check_in_work(&[
        (
            "Ann: She tells us by Friday how many come, and you order the chairs.",
            &["order the chairs"],
            &[],
        ),
        (
            "Ann: They tell us the weight and you write it on the crate.",
            &["on the crate"],
            &[],
        ),
        (
            "Ann: They tell us it's fine to skip the seal. He tells me you should open the valve.",
            &[],
            &["seal", "valve"],
        ),
    ]);
}

#[test]
fn what_is_used_is_no_past() {
    check_in_work(&[
        (
            "Ann: The cloth that's used is washed at night.",
            &["the cloth that's used is washed at night"],
            &[],
        ),
        (
            "Ann: Everything that's used goes in the wash.",
            &["everything that's used goes in the wash"],
            &[],
        ),
        (
            "Ann: Everything that's going to be sold is cut the evening before, at a slant, since a stem that hasn't drunk droops.",
            &["everything that's going to be sold is cut the evening before"],
            &[],
        ),
        ("Ann: We used to boil it.", &[], &["boil"]),
    ]);
}

#[test]
fn what_is_said_of_a_place_is_no_case() {
    check_in_work(&[
        (
            "Ann: The oil is poured in at the top, where it'll run down the chain, and you leave the cap off.",
            &[
                "the oil is poured in at the top, where it'll run down the chain",
                "leave the cap off",
            ],
            &["chain, leave"],
        ),
        (
            "Ann: You sand the plank, and where there's a gap, fill it with putty.",
            &["where there's a gap, fill"],
            &[],
        ),
        (
            "Bob: And the receipts?\nAnn: You put those in the green folder.",
            &["put the receipts in the green folder"],
            &[],
        ),
        (
            "Bob: Do people complain?\nAnn: At Christmas.",
            &[],
            &["christmas"],
        ),
    ]);
}

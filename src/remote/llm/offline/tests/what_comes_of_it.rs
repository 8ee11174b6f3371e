//! What comes of what is barred, what comes first after all, and what goes on with a case, a verb or a place.
use super::check_in_work;

#[test]
fn the_harm_of_what_is_barred_is_no_step() {
    check_in_work(&[
        (
            "Ann: Don't ever heat titanium, it doesn't do anything and you burn the tips.",
            &["Don't ever heat titanium"],
            &["burn the tips"],
        ),
        (
            "Ann: Never lift it alone, it's heavy and you hurt your back.",
            &["Never lift it alone"],
            &["hurt your back"],
        ),
        (
            "Ann: Don't rush it, you get bubbles and then you have to start again.",
            &["Don't rush it"],
            &["bubbles", "start again"],
        ),
        (
            "Ann: Don't open it early, the cake sinks and you start again.",
            &["Don't open it early"],
            &["start again"],
        ),
        (
            "Ann: Turn the screw gently. If you force it you'll strip the thread.",
            &["Turn the screw gently", "you'll strip the thread"],
            &["force it, strip"],
        ),
        // what is done instead
        (
            "Ann: Don't use bleach, you use vinegar.",
            &["Use vinegar"],
            &[],
        ),
        (
            "Ann: Check the oil. If it's low you'll need to top it up.",
            &["If it's low, top it up"],
            &[],
        ),
    ]);
}

#[test]
fn what_comes_first_after_all_is_told_first_and_the_other_once() {
    check_in_work(&[
        (
            "Ann: First you weigh the crate. Well, first you put gloves on. Then you weigh it.",
            &["Put gloves on", "Weigh the crate"],
            &["Weigh it"],
        ),
        (
            "Ann: Then you call the driver.\nBob: Right away?\nAnn: No. First you check the weight. Then call.",
            &["Check the weight", "Call the driver"],
            &["Right away"],
        ),
        (
            "Ann: Load the van.\nBob: Do you check the oil?\nAnn: Yes, that comes first.",
            &["Load the van", "Check the oil"],
            &[],
        ),
        (
            "Ann: Stack the chairs, crack the nuts, and mop the floor. So chairs, nuts, then floor.",
            &["Mop the floor"],
            &["then floor"],
        ),
    ]);
}

#[test]
fn what_is_called_off_after_more_was_said_is_only_that() {
    check_in_work(&[
        (
            "Ann: Scan the list and load the van. Last drop first, so it's at the back. No that's wrong. Last drop goes in first.",
            &["Scan the list", "Load the van", "Last drop goes in first"],
            &["Last drop first"],
        ),
        (
            "Ann: You switch it off at the wall. Actually no, leave it on.",
            &["Leave the pallet on"],
            &["off at the wall"],
        ),
    ]);
}

#[test]
fn verbs_share_their_object_and_cases_keep_their_words() {
    check_in_work(&[
        (
            "Ann: When you get there, press and hold the button.",
            &["When you get there, press and hold the button"],
            &[],
        ),
        (
            "Ann: Fold, count, put ten to a stack, and wrap it.",
            &["Fold, count, put ten to a stack"],
            &[],
        ),
        (
            "Ann: When it's closed, write it down. Date, temperature, what you saw.",
            &["write it down, date, temperature, what you saw"],
            &[],
        ),
        (
            "Ann: Check the strip has gone black. If it hasn't, the whole load is done again.",
            &["If it hasn't, the whole load is done again"],
            &[],
        ),
        (
            "Ann: Before you put anything in you sweep the floor.",
            &["Before you put anything in, sweep the floor"],
            &[],
        ),
        (
            "Ann: Scan it.\nBob: And if the locker's got no power?\nAnn: Call the helpline.",
            &["If the locker's got no power, call the helpline"],
            &[],
        ),
        (
            "Ann: Run the close. Before the close, at midnight, you send the list to the kitchen.",
            &["at midnight, send the list to the kitchen"],
            &[],
        ),
        (
            "Ann: Check the seal. If it's intact you don't have to open it. You lock the case.",
            &["Check the seal", "Lock the case"],
            &["what happens"],
        ),
    ]);
}

#[test]
fn a_place_says_where_the_work_goes_next_or_how_it_is_done() {
    check_in_work(&[
        (
            "Ann: You rinse it. Then in the oven, on the rack.\nBob: Door shut?\nAnn: Door shut, always.",
            &["Rinse the pallet", "In the oven, on the rack"],
            &["pallet, in the oven"],
        ),
        (
            "Ann: Fill the tank. Outside, never in the shed.",
            &["Fill the tank, outside, never in the shed"],
            &[],
        ),
        (
            "Ann: While that's going you can be soaking the baskets. In hot water with a scoop of the powder.",
            &["soak the baskets, in hot water with a scoop of the powder"],
            &[],
        ),
        (
            "Ann: Wash the van. And the mirrors, you wipe the mirrors.",
            &["Wipe the mirrors"],
            &["The mirrors:"],
        ),
    ]);
}

#[test]
fn what_another_begins_or_asks_of_the_other_one_is_told_whole() {
    check_in_work(&[
        (
            "Ann: Let it run.\nBob: And the fridge needs to be?\nAnn: Under five degrees.",
            &["The fridge needs to be under five degrees"],
            &["run, under five"],
        ),
        (
            "Ann: One key stays here, the other goes to Kim. No, the other one goes to Joe.",
            &["One key stays here, the other one goes to Joe"],
            &["Kim"],
        ),
        (
            "Ann: The driver takes them on Tuesdays and Fridays. Well, it's Mondays and Thursdays now.",
            &["The driver takes them on Mondays and Thursdays"],
            &["Tuesdays", "now"],
        ),
        (
            "Ann: Torque the stem. I should've said, before you ride it. Five newton metres.",
            &["Torque the stem, five newton metres"],
            &["should've"],
        ),
        (
            "Ann: Wipe the hook. Oh and fire blanket, check it's on the nail. First thing. Before gas even.",
            &["Fire blanket, check it's on the nail", "Wipe the hook"],
            &["gas"],
        ),
        (
            "Ann: Check the pack. The red tablets we cut with the cutter.",
            &["Cut the red tablets with the cutter"],
            &[],
        ),
    ]);
}

#[test]
fn a_few_are_so_many_and_a_thing_asked_about_by_its_name_stands_with_its_answer() {
    check_in_work(&[
        (
            "Ann: Let it run a couple of minutes. Like three.",
            &["run three minutes"],
            &["couple"],
        ),
        (
            "Ann: Turn the wheel twice.\nBob: Oil?\nAnn: One drop per link, wipe off the rest.",
            &[
                "Turn the wheel twice",
                "Oil: one drop per link",
                "Wipe off the rest",
            ],
            &["twice, one drop"],
        ),
        (
            "Ann: Wipe the bench.\nBob: Grease?\nAnn: A thin line on the thread.",
            &["Wipe the bench", "Grease: a thin line on the thread"],
            &[],
        ),
        (
            "Ann: Put the crate in the basement. It's the annex now.",
            &["Put the crate in the annex"],
            &["basement"],
        ),
        // the unit, and the thing that was just spoken of
        (
            "Ann: Soak the cloth for two.\nBob: Days?\nAnn: Hours.",
            &["Soak the cloth for two hours"],
            &["Days"],
        ),
    ]);
}

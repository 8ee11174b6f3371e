//! What another calls out while it is written down, what is so in one case on a line of its own, and a value that stays.
use super::{check_in_work, check_notes};

#[test]
fn what_is_called_out_stands_in_brackets_and_puts_the_line_right() {
    check_notes(&[
        (
            "Booth notes\n\nRing the distributor before 5 pm if the key isn't valid.\nBuild the playlist: ads, trailers, feature.\nTrailers: 3. (Bob in the stairs: no, 4, the boss sold another one.) 4 trailers then.",
            &["before 5 pm", "trailers: 4"],
            &["trailers: 3", "stairs"],
        ),
        (
            "Rope notes\n\nCut the rope if the core shows.\nFluffy end: shorten it by 2 m. (Bob reads this over my shoulder: 3 m, the knots are bigger than you think. Okay, 3.)\nMeasure it after that.",
            &["by 3 m", "measure"],
            &["2 m", "shoulder"],
        ),
        (
            "Kitchen notes\n\nBoil the eggs for six minutes. (Cat from the sink: seven, they're big ones.) Seven then.\nCool them under the tap.",
            &["eggs for seven minutes", "under the tap"],
            &["six", "sink"],
        ),
        (
            "Bike notes\n\nLeave the bikes in the shed until 4 pm.\nPump the tyres to 5 bar. (Bob, behind me: no, 6.)\nOil the chain.",
            &["until 4 pm", "to 6 bar", "oil"],
            &["5 bar"],
        ),
    ]);
}

#[test]
fn what_is_so_in_one_case_is_a_line_of_its_own() {
    check_notes(&[
        (
            "Booth notes\n\nBuild the playlist: ads, trailers, feature, 4 trailers.\nFor children's films just 1 trailer and no ads for beer.\nClose the curtain.",
            &[
                "playlist .. 4 trailers",
                "children's films .. 1 trailer .. beer",
            ],
            &["1 trailers"],
        ),
        (
            "Grooming sheet\n\nClip the coat at 9 mm.\nFor old dogs 12 mm and no drier.\nWash the table.",
            &["coat at 9 mm", "for old dogs .. 12 mm"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_that_stays_puts_no_other_right() {
    check_in_work(&[
        (
            "Ann: Pack it after eight hours, in the bags with the valve.\nAnn: Empty the drum after every fifth batch. In winter I've done it every tenth. Hmm, no, keep it at five.\nAnn: Wipe the tray.",
            &["pack .. after eight hours", "every fifth batch"],
            &["tenth", "five hours"],
        ),
        (
            "Ann: Soak the beans for six hours.\nAnn: Change the water after every third rinse. I used to do every second. No, leave it at three.\nAnn: Cook them.",
            &["for six hours", "every third rinse"],
            &["second", "three hours"],
        ),
        (
            "Ann: Rest the dough for forty minutes.\nAnn: Then you bake it for ten minutes. I've gone up to twelve. No, let's stick with ten.\nAnn: Let it cool.",
            &["for forty minutes", "bake .. for ten minutes"],
            &["twelve"],
        ),
        (
            "Ann: Check the pressure at two bar.\nAnn: Grease the chain every fourth week. I've sometimes done it every sixth. Er, no, stay with four.\nAnn: Wipe it off.",
            &["at two bar", "every fourth week"],
            &["sixth", "four bar"],
        ),
        (
            "Ann: Pack it after eight hours. Then close the lid. No, keep it at five.\nAnn: Wipe the tray.",
            &["pack .. after five hours"],
            &["eight"],
        ),
    ]);
}

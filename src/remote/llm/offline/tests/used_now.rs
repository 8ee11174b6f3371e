//! What is used now, or will do, and what speaks against the one that was told: the other of its kind is told in its place.
use super::check_in_work;

#[test]
fn what_will_do_or_is_used_now_stands_in_the_place_of_what_was_told() {
    check_in_work(&[
        (
            "Ann: You take the big pan. The medium will do.",
            &["Take the medium pan"],
            &["big"],
        ),
        (
            "Ann: You order the blue rolls. We've switched to the red ones.",
            &["Order the red rolls"],
            &["blue"],
        ),
        (
            "Ann: You order the small bags. Big ones now.",
            &["Order the big bags"],
            &["small"],
        ),
        (
            "Ann: You sign at the back door. The front door these days.",
            &["Sign at the front door"],
            &["back door"],
        ),
        (
            "Ann: You soak the beans for six hours, well, eight really.",
            &["Soak the beans for eight hours"],
            &["six", "well"],
        ),
        (
            "Ann: You soak the beans for six hours. Nearer eight these days.",
            &["Soak the beans for eight hours"],
            &["six", "these days"],
        ),
        (
            "Ann: You put three scoops in, more like four these days.",
            &["Put four scoops in"],
            &["three", "these days"],
        ),
        (
            "Ann: You charge it for ten hours. They want twelve now.",
            &["Charge the pallet for twelve hours"],
            &["ten", "they want"],
        ),
        (
            "Ann: You charge it for ten hours. From next week it's twelve.",
            &["twelve hours"],
            &["ten hours"],
        ),
        // another thing, and another case
        (
            "Ann: You take the red bucket. You want the blue cloth.",
            &["Take the red bucket", "blue cloth"],
            &[],
        ),
        (
            "Ann: You take the big pan. The medium will do for two.",
            &["Take the big pan"],
            &[],
        ),
    ]);
}

#[test]
fn what_was_objected_to_gives_way() {
    check_in_work(&[
        (
            "Ann: You mark the lid in red.\nBob: Red's for returns.\nAnn: Green then.",
            &["Mark the lid in green"],
            &["in red", "returns"],
        ),
        (
            "Ann: You mark the lid in red.\nBob: Isn't red for returns?\nAnn: Is it? Then green.",
            &["Mark the lid in green"],
            &["in red", "returns"],
        ),
        (
            "Ann: You mark the lid in red. Red's for the returns. Mark it in green.",
            &["Mark the lid in green"],
            &["in red", "returns"],
        ),
        (
            "Ann: You take the big pan.\nBob: Isn't that for rice?\nAnn: It is. Take the medium one.",
            &["Take the medium pan"],
            &["big", "rice"],
        ),
        (
            "Ann: You take the left door.\nBob: That's locked.\nAnn: The right one then.",
            &["Take the right door"],
            &["left"],
        ),
        (
            "Ann: You ring them in the morning.\nBob: Nobody answers in the morning.\nAnn: OK, in the afternoon.",
            &["Ring them in the afternoon"],
            &["morning"],
        ),
        (
            "Ann: You use the red bin.\nBob: We use the green one.\nAnn: Oh, do you? Green then.",
            &["Use the green bin"],
            &["red bin", "we use"],
        ),
        (
            "Ann: You order the small rolls.\nBob: They don't make those any more.\nAnn: Then the big ones.",
            &["Order the big rolls"],
            &["small"],
        ),
        // another case, and what is asked of it
        (
            "Ann: You wear the blue gloves.\nBob: And if it's the bathroom?\nAnn: Then the green ones.",
            &["Wear the blue gloves", "green ones"],
            &[],
        ),
        (
            "Ann: You use the red bin.\nBob: Isn't that for glass?\nAnn: No. Red.",
            &["Use the red bin"],
            &["glass"],
        ),
    ]);
}

#[test]
fn marks_of_what_is_wrong_are_known() {
    check_in_work(&[
        (
            "Ann: You use the wire brush. Don't you dare. The soft brush.",
            &["Use the soft brush"],
            &["wire", "dare"],
        ),
        (
            "Ann: You order the small rolls. Let me rephrase that. Order the big rolls.",
            &["Order the big rolls"],
            &["small"],
        ),
        (
            "Ann: You print two copies. That's a lie. Three.",
            &["Print three copies"],
            &["two"],
        ),
        (
            "Ann: You take the lift. Back up. You take the stairs.",
            &["Take the stairs"],
            &["lift", "back up"],
        ),
        // deeds
        (
            "Ann: You back up the files. Then rewind the tape.",
            &["Back up the files", "Rewind the tape"],
            &[],
        ),
        (
            "Ann: You use the wire brush. Don't you dare use the steel wool.",
            &["Use the wire brush"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_done_no_more_gives_way_to_what_is_done_instead() {
    check_in_work(&[
        (
            "Ann: You put the key under the mat. We don't do that any more. It goes in the lockbox.",
            &["Put the key in the lockbox"],
            &["the mat", "any more"],
        ),
        (
            "Ann: You put the key under the mat. We stopped doing that after the break-in. It goes in the lockbox.",
            &["Put the key in the lockbox"],
            &["the mat", "break-in"],
        ),
        (
            "Ann: You hang the coat in the hall.\nBob: We don't do that any more.\nAnn: Oh. In the locker then.",
            &["Hang the coat in the locker"],
            &["hall"],
        ),
        (
            "Ann: You take the big pan.\nBob: We don't have that any more.\nAnn: Oh. The wok then.",
            &["Take the wok"],
            &["big pan"],
        ),
        (
            "Ann: You fax the form to the depot. We don't do that any more, you email it.",
            &["Email the pallet"],
            &["fax"],
        ),
        // another deed, and nothing instead
        (
            "Ann: You take the big pan.\nBob: We don't have that any more.\nAnn: Oh. The lid goes on then.",
            &["The lid goes on"],
            &["take the lid"],
        ),
        (
            "Ann: You fill in the green form. We don't need that any more.",
            &[],
            &["green form"],
        ),
    ]);
}

#[test]
fn one_of_both_is_enough_and_what_was_nearly_said_is_not_meant() {
    check_in_work(&[
        (
            "Ann: You open both taps. Just the cold one, actually.",
            &["Open the cold tap"],
            &["both"],
        ),
        (
            "Ann: You open both taps.\nBob: Both?\nAnn: The cold one's enough.",
            &["Open the cold tap"],
            &["both"],
        ),
        (
            "Ann: You lock both doors. The front one will do.",
            &["Lock the front door"],
            &["both"],
        ),
        (
            "Ann: You sign both copies. No, only the top one.",
            &["Sign the top one"],
            &["both"],
        ),
        (
            "Ann: I was going to say use the wire brush but no, the soft brush.",
            &["Use the soft brush"],
            &["wire", "going to say"],
        ),
        (
            "Ann: I was about to say you ring them on Monday but actually you ring them on Tuesday.",
            &["Ring them on Tuesday"],
            &["Monday"],
        ),
        // more of the one
        (
            "Ann: You sign both copies. Just the top one needs the stamp.",
            &["Sign both copies", "The top one needs the stamp"],
            &[],
        ),
    ]);
}

//! What is said before a deed and belongs to it: what is lacking, what is so at a time, things of a kind, the other case.
use super::check_in_work;

#[test]
fn what_is_lacking_is_a_case() {
    check_in_work(&[
        (
            "Ann: No answer after two weeks, you phone once.",
            &["no answer after two weeks .. phone once"],
            &[],
        ),
        (
            "Ann: No label on the crate, you put it aside.",
            &["no label on the crate .. put it aside"],
            &[],
        ),
        (
            "Ann: No change in the colour, you add another drop.",
            &["no change in the colour .. add another drop"],
            &[],
        ),
        (
            "Ann: No reply by Friday, send it again.",
            &["no reply by friday .. send it again"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_so_at_a_time_stays_with_what_is_done_for_it() {
    check_in_work(&[
        (
            "Ann: After five in the afternoon nobody calls back, so tell them tomorrow before ten.",
            &["after five in the afternoon, tell them tomorrow before ten"],
            &[],
        ),
        (
            "Ann: On Fridays it's emptied at four, so be down by noon.",
            &["on fridays it's emptied at four, so be down by noon"],
            &[],
        ),
        (
            "Ann: In winter the pipe freezes, so open the tap at night.",
            &["in winter the pipe freezes, so open the tap at night"],
            &[],
        ),
        (
            "Ann: On Mondays they close at noon, so drop it off by eleven.",
            &["on mondays .. drop it off by eleven"],
            &[],
        ),
    ]);
}

#[test]
fn things_of_a_kind_stay_with_what_is_not_done_with_them() {
    check_in_work(&[
        (
            "Ann: Wet or torn books you don't scan at all, you give them to me.",
            &[
                "wet or torn books: don't scan at all",
                "wet or torn books .. give them to me",
            ],
            &[],
        ),
        (
            "Ann: The old lids you don't wash, we bin them.",
            &["the old lids: don't wash", "the old lids .. bin them"],
            &[],
        ),
        (
            "Ann: Broken glasses you never put in the sack.",
            &["broken glasses: never put in the sack"],
            &[],
        ),
        (
            "Ann: Wool or silk you don't put in the dryer.",
            &["wool or silk: don't put in the dryer"],
            &[],
        ),
        (
            "Ann: Nails that bend you throw away.",
            &["nails that bend: throw away"],
            &[],
        ),
        (
            "Ann: Letters that come back you keep in the tray.",
            &["letters that come back .. keep in the tray"],
            &[],
        ),
        (
            "Ann: Count the tabs you don't use.",
            &["count the tabs you don't use"],
            &["tabs:"],
        ),
    ]);
}

#[test]
fn a_case_stays_with_its_deed_where_the_other_case_follows() {
    check_in_work(&[
        (
            "Ann: Text message if there's a mobile, letter if not.",
            &["text message if there's a mobile, letter if not"],
            &[],
        ),
        (
            "Ann: Cover on if it rains, plug out if not.",
            &["cover on if it rains", "plug out if not"],
            &[],
        ),
    ]);
}

#[test]
fn a_name_with_its_value_is_no_deed() {
    check_in_work(&[
        (
            "Ann: Roughing 800, finishing 1600.",
            &["roughing 800, finishing 1600"],
            &[],
        ),
        (
            "Ann: Baking 200, drying 60.",
            &["baking 200, drying 60"],
            &[],
        ),
        (
            "Ann: First coat's eight to ten millimetres.\nAnn: Second coat's three millimetres.",
            &["first coat's eight to ten millimetres"],
            &[],
        ),
        (
            "Ann: First layer's paper, then soil.",
            &["first layer's paper"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_that_is_still_so_is_not_taken_back() {
    check_in_work(&[(
        "Ann: Charge 6 euros a metre, 9 above two storeys.\nBob: The quote says 7.\nAnn: It's 7 since January. Nine's still nine.",
        &["9 above two storeys"],
        &["7 above"],
    )]);
}

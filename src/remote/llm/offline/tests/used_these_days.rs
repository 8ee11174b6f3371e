//! How it is these days, told right after how it was, without a no; values told anew in a row; and which of two values a reason names.
use super::check_in_work;

#[test]
fn what_it_is_these_days_stands_where_it_was() {
    check_in_work(&[
        (
            "Ann: Give the keys to Mark. Well, Sue these days.\nBob: Okay.",
            &["give the keys to sue"],
            &["mark"],
        ),
        (
            "Ann: Hand the form to the matron. Well, the night nurse nowadays.\nBob: Okay.",
            &["hand the form to the night nurse"],
            &["matron"],
        ),
        (
            "Ann: Put the post in the tray. Well, the box these days.\nBob: Okay.",
            &["put the post in the box"],
            &["tray"],
        ),
        (
            "Ann: Sign in at the front desk. Well, at the side door these days.\nBob: Okay.",
            &["sign in at the side door"],
            &["front desk"],
        ),
        (
            "Ann: Write it in the book. In the app these days.\nBob: Okay.",
            &["write it in the app"],
            &["book"],
        ),
        (
            "Ann: You order from Miller's. Well, from Hobbs since the spring.\nBob: Okay.",
            &["order from hobbs"],
            &["miller"],
        ),
        (
            "Ann: The butts come out of the shed, six of them. Well, five these days, one's got woodworm.\nBob: Okay.",
            &["the butts come out of the shed, five of them"],
            &["six of them", "woodworm"],
        ),
        // the next deed, and when it is done
        (
            "Ann: Put the post in the tray. The door now, lock it.\nBob: Okay.",
            &["put the post in the tray"],
            &["in the door"],
        ),
        (
            "Ann: Put the post in the tray. People ring these days.\nBob: Okay.",
            &["put the post in the tray"],
            &[],
        ),
    ]);
}

#[test]
fn now_that_there_is_something_else_it_is_another_value() {
    check_in_work(&[
        (
            "Ann: Charge the cart for eight hours. Now that we've got the fast charger it's two.\nBob: Okay.",
            &["charge the cart for two hours"],
            &["eight", "that we've"],
        ),
        (
            "Ann: It gets soaked for twelve hours. Actually now that we've got the hot tank it's an hour and a half.\nBob: Okay.",
            &["it gets soaked for an hour and a half"],
            &["twelve", "hot tank"],
        ),
        (
            "Ann: You test the alarm every month. Now you test it every week, since the fire.\nBob: Okay.",
            &["test the alarm every week"],
            &["month"],
        ),
        (
            "Ann: You test it every month.\nBob: Every month?\nAnn: It was, now you test it every week.",
            &["test the pallet every week"],
            &["month"],
        ),
        (
            "Ann: Cure it under the lamp.\nBob: How long?\nAnn: It was eight minutes with the old lamp. With the LED it's ninety seconds.",
            &["cure the pallet under the lamp, ninety seconds"],
            &["eight"],
        ),
        (
            "Ann: Let it dry.\nBob: For how long?\nAnn: It used to be a day with the old paint. With this one it's two hours.",
            &["let the pallet dry, two hours"],
            &["a day"],
        ),
        // what comes next, as often as it is done
        (
            "Ann: You test the alarm every month. Now you write it in the log.\nBob: Okay.",
            &["test the alarm every month", "write it in the log"],
            &[],
        ),
    ]);
}

#[test]
fn values_told_anew_stand_each_in_their_place() {
    check_in_work(&[
        (
            "Ann: Bake them for an hour at one sixty. No, it's forty minutes at one eighty.\nBob: Okay.",
            &["bake them for forty minutes at one eighty"],
            &["an hour", "sixty"],
        ),
        (
            "Ann: Spin them for five minutes at two thousand. Sorry, ten minutes at fifteen hundred.\nBob: Okay.",
            &["spin them for ten minutes at fifteen hundred"],
            &["five", "two thousand"],
        ),
        // a range is one value
        (
            "Ann: Leave it for two to three days. No, three to four days.\nBob: Okay.",
            &["three to four days"],
            &["two to", "three days"],
        ),
    ]);
}

#[test]
fn the_value_that_a_reason_names_is_the_wrong_one() {
    check_in_work(&[
        (
            "Ann: Drill the holes.\nBob: What size?\nAnn: Six mil. No, six's too tight, six and a half.",
            &["drill the holes .. six and a half"],
            &["six's"],
        ),
        (
            "Ann: Thin it to four and a half at the feet and one point two at the top. One point three, sorry, one point two cracks.\nBob: Okay.",
            &["four and a half at the feet and one point three at the top"],
            &["one point two"],
        ),
        (
            "Ann: Set the left dial to three and the right dial to six. Seven, six is too hot.\nBob: Okay.",
            &["the left dial to three and the right dial to seven"],
            &["six"],
        ),
        (
            "Ann: Cut the strips at ten and the ends at four. Five, sorry, four's too short.\nBob: Okay.",
            &["the strips at ten and the ends at five"],
            &["four"],
        ),
    ]);
}

#[test]
fn how_far_a_value_may_be_off_stands_for_its_range() {
    check_in_work(&[
        (
            "Ann: Keep the humidity at forty-five to fifty-five. I'd say fifty, plus or minus five.\nBob: Okay.",
            &["keep the humidity at fifty, plus or minus five"],
            &["forty-five"],
        ),
        (
            "Ann: Keep them at six to ten degrees. Eight, plus or minus two.\nBob: Okay.",
            &["keep them at eight, plus or minus two"],
            &["six to"],
        ),
    ]);
}

#[test]
fn a_measure_takes_the_place_of_a_handful_and_its_article() {
    check_in_work(&[
        (
            "Ann: Put a handful of salt in. Not a handful, thirty grams.\nBob: Okay.",
            &["put thirty grams of salt in"],
            &["a thirty", "handful"],
        ),
        (
            "Ann: Put a pinch of yeast in. Not a pinch, four grams.\nBob: Okay.",
            &["put four grams of yeast in"],
            &["pinch"],
        ),
        (
            "Ann: Add a dash of bleach. Well, not a dash, ten mils.\nBob: Okay.",
            &["add ten mils of bleach"],
            &["dash"],
        ),
    ]);
}

#[test]
fn a_sign_is_part_of_its_value() {
    check_in_work(&[
        (
            "Ann: The store has to be at twenty degrees. No, minus twenty.\nBob: Okay.",
            &["minus twenty degrees"],
            &["at twenty"],
        ),
        (
            "Ann: Set the cooler to minus four degrees. No, plus four.\nBob: Okay.",
            &["plus four degrees"],
            &["minus"],
        ),
        (
            "Ann: Set the freezer to eighteen. Minus eighteen, obviously.\nBob: Okay.",
            &["set the freezer to minus eighteen"],
            &["to eighteen"],
        ),
        (
            "Ann: Set the freezer to minus eighty. No, minus seventy.\nBob: Okay.",
            &["set the freezer to minus seventy"],
            &["eighty"],
        ),
    ]);
}

#[test]
fn what_is_asked_about_is_left_with_somebody() {
    check_in_work(&[
        (
            "Ann: Swap the cylinder.\nBob: And the old cylinder?\nAnn: Leave it with them.",
            &["leave the old cylinder with them"],
            &[],
        ),
        (
            "Ann: Fit the new tyre.\nBob: And the old tyre?\nAnn: Give it back to them.",
            &["give the old tyre back to them"],
            &[],
        ),
        (
            "Ann: Take the booking.\nBob: And the bill?\nAnn: Half when they book, half on the day.",
            &["the bill: half when they book, half on the day"],
            &["take the booking, the bill"],
        ),
    ]);
}

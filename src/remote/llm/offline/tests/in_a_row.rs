//! Messages that tell several values in a row without a mark, each with its thing, and one of them put right by the thing.
use super::messages::sent;

#[test]
fn one_of_several_in_a_row_is_put_right_by_its_thing() {
    sent(&[
        (
            "Bev: price up: large £4 small £2 kids £1\nDot: small was 3 last week\nBev: yes 3, you're right",
            &["Price up: large £4 small £3 kids £1"],
        ),
        (
            "Bev: price up: hardbacks 50p paperbacks 20p clothes £1\nDot: paperbacks were 30 last time\nBev: yes 30, you're right",
            &["Price up: hardbacks 50p paperbacks 30p clothes £1"],
        ),
        (
            "Bev: price up: large £4, small £2, kids £1\nDot: kids is 2 now\nBev: oh yes 2",
            &["Price up: large £4, small £2, kids £2"],
        ),
        (
            "Bev: price up: large £4 small £2 kids £1\nBev: oh small is £3 now",
            &["Price up: large £4 small £3 kids £1"],
        ),
        (
            "Bev: bake scones 12 mins, tarts 20\nDot: tarts were 25\nBev: yep 25",
            &["Bake scones 12 mins, tarts 25"],
        ),
        (
            "Bev: charge £25 small ad £40 large\nBev: sorry £45 large",
            &["Charge £25 small ad £45 large"],
        ),
    ]);
}

#[test]
fn how_many_is_no_word_of_denial() {
    sent(&[
        (
            "Jo: write down: name, phone, no. of guests, arrival time",
            &["Write down: name, phone, no of guests, arrival time"],
        ),
        (
            "Jo: enter title, composer, no. of copies, price",
            &["Enter title, composer, no of copies, price"],
        ),
    ]);
}

#[test]
fn what_ends_a_message_is_of_its_deed() {
    sent(&[
        (
            "Jo: stamp inside the front cover. blue ink\nJo: number them in pencil",
            &[
                "Stamp inside the front cover, blue ink",
                "Number them in pencil",
            ],
        ),
        (
            "Jo: sign the top copy. black pen\nJo: file it by date",
            &["Sign the top copy, black pen", "File it by date"],
        ),
        (
            "Jo: wrap the bread. brown paper\nJo: put it on the shelf",
            &["Wrap the bread, brown paper", "Put it on the shelf"],
        ),
        // by itself it names what comes next
        (
            "Jo: wash the cups\nJo: then the boiler.\nJo: drain it into the sink",
            &["Wash the cups", "The boiler: drain it into the sink"],
        ),
    ]);
}

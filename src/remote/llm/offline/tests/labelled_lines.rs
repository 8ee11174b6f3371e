//! Messages that count their items without a stop (`1 print the list`), and what is said late of an item.
use super::messages::sent;

#[test]
fn messages_count_without_a_stop() {
    sent(&[
        (
            "Bob: 1 print the list\nBob: charge one nights rate\nBob: 2 post room and tax\nPip: ok\nBob: 3 balance the till",
            &[
                "Print the list",
                "Charge one nights rate",
                "Post room and tax",
                "Balance the till",
            ],
        ),
        (
            "Bob: 1 wipe the bed\nBob: 2 new paper roll\nBob: 3 check the sharps bin\nBob: 2 is two layers",
            &[
                "Wipe the bed",
                "New paper roll, two layers",
                "Check the sharps bin",
            ],
        ),
        (
            "Bob: 1 empty the hopper\nBob: 2 check the belt\nBob: 3 fill with 20 kg\nBob: sorry 3 is 25 kg",
            &["Empty the hopper", "Check the belt", "Fill with 25 kg"],
        ),
    ]);
}

#[test]
fn what_is_said_late_of_an_item() {
    sent(&[
        (
            "Bob: 1. open the valve\nBob: 2. wait 5 mins\nBob: 3. close it\nBob: and on 2 its 6 mins now",
            &["Open the valve", "Wait 6 mins", "Close it"],
        ),
        (
            "Bob: 1. open the valve\nBob: 2. print 3 reports\nBob: 3. close it\nBob: on 2 its 4 reports now",
            &["Open the valve", "Print 4 reports", "Close it"],
        ),
        (
            "Bob: 1. wash up\nBob: 2. balance the till\nBob: 3. close it\nBob: for 2 do the bar till too",
            &[
                "Wash up",
                "Balance the till",
                "Do the bar till too",
                "Close it",
            ],
        ),
        (
            "Bob: 1. take the glass off\nBob: 2. ask them to sit\nBob: cup of water goes before 2 btw",
            &["Take the glass off", "Cup of water", "Ask them to sit"],
        ),
        (
            "Bob: 1. take the glass off\nBob: 2. ask them to sit\nBob: oh the water jug goes after 1",
            &["Take the glass off", "The water jug", "Ask them to sit"],
        ),
    ]);
}

//! Of what a value is, where several are told: of which kind, of whom, of how many, and which is only said again or told of others.
use super::check_in_work;

#[test]
fn a_value_of_one_kind_stands_beside_that_of_another() {
    check_in_work(&[
        (
            "Ann: Two of you lift the bell. You check the gap with the gauge. Thirty millimetres all round.\nBob: That's for the tenor. The treble's twenty two.\nAnn: Yes, tenor thirty, treble twenty two.",
            &[
                "two of you lift the bell",
                "thirty millimetres all round .. for the tenor .. the treble's twenty two",
            ],
            &["twenty two of you"],
        ),
        (
            "Ann: You pump them up to thirty bar.\nBob: That's for the front. The back's twenty two.\nAnn: Yes, front thirty, back twenty two.",
            &["pump them up to thirty bar .. for the front .. the back's twenty two"],
            &["to twenty two"],
        ),
        (
            "Ann: You give them five minutes each.\nBob: That's for the kids. The adults are ten.\nAnn: Right, kids five, adults ten.",
            &["give them five minutes each .. for the kids .. the adults are ten"],
            &["kids five"],
        ),
        // nobody agrees
        (
            "Ann: You pump them up to thirty bar.\nBob: That's for the front. The back's twenty two.\nAnn: No, it's all of them.",
            &["pump them up to"],
            &["for the front"],
        ),
    ]);
}

#[test]
fn what_was_told_of_others_gives_way_to_the_next_ones() {
    check_in_work(&[
        (
            "Ann: Bake it for twenty minutes. No, sorry, that's the rolls. Loaves get forty.",
            &["for forty minutes"],
            &["twenty", "rolls"],
        ),
        (
            "Ann: They get two tickets each. No, wait, that's members. Visitors get one.",
            &["visitors get one"],
            &["two tickets"],
        ),
        (
            "Ann: You keep the slip a month. No, hang on, that's returns. Repairs you keep a year.",
            &["keep a year"],
            &["month", "slip a returns"],
        ),
        // not of others: the wrong minutes
        (
            "Ann: Bake it for twenty minutes. No, that's hours. Two hours.",
            &["bake"],
            &["that's hours"],
        ),
    ]);
}

#[test]
fn the_value_of_the_other_one_said_again_puts_nothing_right() {
    check_in_work(&[
        (
            "Ann: A big hive gets ten litres. A small one, about four.\nBob: We only gave them three last year, Ann.\nAnn: And we lost two of them. Four.",
            &["big hive gets ten litres"],
            &["big hive gets four", "three"],
        ),
        (
            "Ann: A big van takes forty crates. A small one, about twenty.\nBob: We only put fifteen in last time.\nAnn: Twenty.",
            &["big van takes forty crates"],
            &["fifteen"],
        ),
        (
            "Ann: Hotels get sixty sheets. The pub gets twenty.\nBob: It was fifteen.\nAnn: Twenty.",
            &["hotels get sixty sheets"],
            &["fifteen"],
        ),
    ]);
}

#[test]
fn a_rate_put_right_keeps_what_is_counted() {
    check_in_work(&[
        (
            "Ann: Put one sachet per bucket. Sorry, one per two buckets.",
            &["put one sachet per two buckets"],
            &[],
        ),
        (
            "Ann: Hand out one map per child. Sorry, one per two children.",
            &["hand out one map per two children"],
            &[],
        ),
        (
            "Ann: You hang one label per rack. No, one per shelf.",
            &["hang one label per shelf"],
            &["rack"],
        ),
    ]);
}

#[test]
fn what_beginners_do_and_what_is_said_again_in_wonder_is_no_value() {
    check_in_work(&[
        (
            "Ann: Set the ironer to twelve. New girls always put it on fifteen and then they come out grey.",
            &["set the ironer to twelve"],
            &["fifteen", "grey"],
        ),
        (
            "Ann: Bake it at two hundred degrees. New lads always put it on two fifty and it burns.",
            &["at two hundred degrees"],
            &["two fifty", "burns"],
        ),
        (
            "Ann: Stack them five high. We had a girl who stacked ten. Ten!\nBob: When do you lock it?\nAnn: At six.",
            &["stack them five high", "lock it at six"],
            &["ten"],
        ),
        (
            "Ann: Add no salt. We had a lad who put a whole box in. A whole box!\nBob: When do you start serving?\nAnn: At six.",
            &["start serving at six"],
            &["whole box"],
        ),
        (
            "Ann: Sign the book. New starters always wear two badges.",
            &["sign the book"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_let_pass_is_not_what_is_told() {
    check_in_work(&[
        (
            "Ann: Soak it for twenty minutes.\nBob: I leave it fifteen.\nAnn: Fifteen's okay, but less than ten and it stays hard.",
            &["for twenty minutes"],
            &["for fifteen"],
        ),
        (
            "Ann: Set the pressure to twelve bar.\nBob: Twelve? I do eleven.\nAnn: Eleven's fine, but anything under ten and it drips.",
            &["to twelve bar"],
            &["to eleven"],
        ),
    ]);
}

#[test]
fn so_many_fewer_as_are_gone() {
    check_in_work(&[
        (
            "Ann: Count the harnesses, there's forty. Thirty eight, two got condemned.",
            &["count the harnesses, there's thirty eight"],
            &["forty", "condemned"],
        ),
        (
            "Ann: Count the keys, there's twelve. Eleven, one got lost.",
            &["count the keys, there's eleven"],
            &["twelve", "lost"],
        ),
        (
            "Ann: Lay the forks out, there should be sixty. Fifty nine, one went down the drain.",
            &["there should be fifty nine"],
            &["sixty", "drain"],
        ),
        // as many as that are not gone
        (
            "Ann: Count the keys, there's twelve. Nine, two are on the hook.",
            &["count the keys"],
            &["there's eleven"],
        ),
    ]);
}

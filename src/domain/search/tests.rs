use std::collections::HashSet;

use super::*;

fn found(query: &str, body: &str) -> f32 {
    let query = Query::parse(query);
    let mut tally = Tally::new(&query);
    scan(&query, body, &mut tally);
    tally.found.iter().sum()
}

#[test]
fn a_word_is_found_in_its_forms_and_not_in_others() {
    for (query, body, is) in [
        ("restart", "Restart the pump.", true),
        ("restart", "The pump is restarted.", true),
        ("restarting", "restart it", true),
        ("rest", "restart it", true),
        ("art", "restart it", false),
        ("PUMP", "the pump", true),
        ("pump", "pumpkin soup", true),
        ("насос", "Перезапустите Насос.", true),
        ("pompe", "La pompe à chaleur", true),
        ("应急", "处理应急预案", true),
        ("预案", "处理应急预案", true),
        ("\"close the valve\"", "Then close the valve.", true),
        ("\"close the valve\"", "close valve", false),
        ("हिन्दी", "यह हिन्दी है", true),
    ] {
        assert_eq!(found(query, body) > 0.0, is, "{query} in {body}");
    }
}

#[test]
fn words_without_content_count_only_alone() {
    let terms = |text: &str| Query::parse(text).terms.len();
    assert_eq!(terms("how to restart the pump"), 3);
    assert_eq!(terms("the"), 1);
    assert_eq!(terms("pump pump Pump"), 1);
    assert_eq!(terms("  !? "), 0);
}

#[test]
fn headings_weigh_more_and_code_has_none() {
    let heading = found("pump", "# The pump\n\ntext\n");
    let body = found("pump", "The pump\n\ntext\n");
    let code = found("pump", "```\n# pump\n```\n");
    assert!(heading > body && (code - body).abs() < f32::EPSILON);
}

#[test]
fn the_best_line_has_most_of_the_question() {
    let query = Query::parse("drain valve");
    let mut tally = Tally::new(&query);
    scan(
        &query,
        "valve\nnothing\nOpen the drain valve.\ndrain\n",
        &mut tally,
    );
    assert_eq!(tally.best.map(|best| best.line), Some(2));
}

#[test]
fn a_slip_is_forgiven_where_the_word_is_long_enough() {
    for (asked, text, near) in [
        ("pubilsh", "publish it", Some("publish")),
        ("escaltion", "an escalation", Some("escalation")),
        ("resart", "restart", Some("restart")),
        ("cat", "cut", None),
        ("valve", "solve", None),
    ] {
        let mut words = HashSet::new();
        near_words(&Term::new(asked), text, &mut words);
        assert_eq!(words.iter().next().map(String::as_str), near, "{asked}");
    }
}

#[test]
fn what_has_all_words_comes_before_what_has_one_often() {
    let query = Query::parse("backup restore");
    let tallies: Vec<Tally> = [
        "backup backup backup backup backup",
        "backup and restore",
        "nothing",
    ]
    .iter()
    .map(|body| {
        let mut tally = Tally::new(&query);
        scan(&query, body, &mut tally);
        tally
    })
    .collect();
    let order: Vec<usize> = rank(&tallies).iter().map(|scored| scored.index).collect();
    assert_eq!(order, [1, 0]);
}

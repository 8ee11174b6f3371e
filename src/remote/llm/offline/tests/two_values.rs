//! Two values for one thing that nobody chose between are asked, each pair once; what only looks like two is not.
use super::talk;

/// The questions which of two holds.
fn rivals(lines: &str) -> Vec<String> {
    let open = talk(lines).open_questions.into_iter();
    open.map(|q| q.text)
        .filter(|t| t.ends_with("which one holds?"))
        .collect()
}

fn nobody_asks(rows: &[&str]) {
    for lines in rows {
        let asked = rivals(lines);
        assert!(asked.is_empty(), "{lines}\n{asked:#?}");
    }
}

fn asks_once(rows: &[(&str, &str)]) {
    for (lines, want) in rows {
        assert_eq!(rivals(lines), [*want], "{lines}");
    }
}

#[test]
fn the_same_value_in_other_words_is_no_other() {
    nobody_asks(&[
        "Ann: You let the dough rise, it takes about three quarters of an hour.\nBob: Forty-five minutes.\nAnn: Then you knock it back.",
        "Ann: You wait for thirty minutes and you read the gauge.\nBob: Half an hour and again.\nAnn: And you write it down.",
        "Ann: You register it the same day, if it's in by 3 p.m.\nBob: By 3, yeah.\nAnn: Then you open the form.",
        "Ann: You open the doors at six thirty.\nBob: So six-thirty I walk in.\nAnn: And you switch the lights on.",
        "Ann: You keep the tapes for two weeks.\nBob: Fourteen days.\nAnn: Then you wipe them.",
    ]);
}

#[test]
fn values_of_different_things_are_no_rivals() {
    nobody_asks(&[
        "Ann: You shake the jar every thirty seconds.\nAnn: Start pouring ten seconds before the time's up, so it's empty when the clock says.\nBob: Okay.",
        "Ann: You give the dog two scoops.\nBob: You two are heroes.\nAnn: Then you lock the kennel.",
        "Ann: You fill the tray to twenty millimetres.\nBob: And it's eight pound fifty a metre if you have to come back and strip it.\nAnn: Then you level it.",
        "Ann: You count the boxes, all six of them, and you write the number on the sheet.\nAnn: Then you sweep the bay for ten minutes.",
        "Ann: You land it when the battery says thirty percent.\nAnn: Take eight pictures.\nBob: Eight pictures.",
        "Ann: You stack the chairs in fours.\nBob: In a minute, Joe!\nAnn: Then you mop.",
        "Ann: You fry it for ten minutes.\nBob: Fifteen if it's frozen.\nAnn: Then you drain it.",
        "Ann: You work on a hundred and eighty grams of beef a head.\nBob: And salads?\nAnn: Salads you'd do, I'd say a hundred and fifty grams.\nAnn: Then you lay the tables.",
        "Ann: You log in at 8.\nBob: I was told the lift's broken until nine.\nAnn: Take the stairs.",
        "Ann: You wait until it shows 3 bar.\nBob: Mine shows 2.\nAnn: Then wait a bit.",
        "Ann: You hang the coats for three days.\nBob: Four in winter.\nAnn: Then you brush them.",
        "Ann: Put the lights on, all twelve.\nBob: What if he says he's a ten?\nAnn: Then you measure him.",
        "Ann: Take the dog out for ten minutes.\nBob: Which lead?\nAnn: The red one.\nBob: Red lead.",
        "Ann: Rinse it in the sink, two minutes.\nAnn: After that you dip it in the wax.\nBob: One minute each.\nAnn: Then you hang it up.",
    ]);
}

#[test]
fn what_was_settled_is_not_asked() {
    nobody_asks(&[
        "Ann: The trays are ten centimetres deep.\nBob: The hygiene sheet says five.\nAnn: Five? Since when is it five. Show me. Ah. Okay, five, it is five centimetres.\nAnn: You stir it.",
        "Ann: You phone them every seven days.\nBob: Every five.\nAnn: The standard says seven.\nBob: The new standard says five, there was a mail.\nAnn: I've not read it. All right, five, I'll take your word.\nAnn: Then you close it.",
        "Ann: You set the float, it should be a hundred and fifty.\nBob: I thought Nell said a hundred and twenty.\nAnn: No, it's a hundred and fifty since we got the drawer.\nAnn: Then you open the till.",
        "Ann: You send it by the fifth of the month.\nBob: I thought it was the sixth.\nAnn: It was, until May. Now it's the fifth.\nBob: Fifth. Got it.\nAnn: Then you file it.",
        "Ann: Rinse it for five minutes.\nBob: The fitter said three is plenty.\nAnn: He says that because he wants to get home.\nAnn: Then you drain it.",
        "Ann: You set two servers.\nBob: The wiki says to set three.\nAnn: The wiki is from before we shut the old hall. Two.\nAnn: Then you save it.",
        "Ann: You press the switch, it's blue.\nBob: I thought it was green.\nAnn: It's blue when it's off and green when it's on.\nAnn: Then you wait.",
        "Ann: Orders close at noon, you print the list.\nBob: Our website says two p.m.\nAnn: The website's wrong, I keep telling them.\nAnn: Then you call the kitchen.",
        "Ann: You keep the letters for six months.\nBob: Legal said three.\nAnn: They said six for applicants and three for interns.\nAnn: Then you shred them.",
        "Ann: You come in on a count of six.\nBob: Eight. The director asked for slower.\nAnn: She asked for slower in the third act. The first act is still six.\nBob: First act six, third act eight. Got it.\nAnn: You pull on green.",
        "Ann: With no number you put it in tray eight.\nBob: Room 12 said tray three.\nAnn: Room 12 has its own trays. For us eight.\nAnn: Then you lock up.",
        "Ann: You give the horse six litres.\nBob: The vet says no more than four.\nAnn: Since when?\nBob: Since March.\nAnn: Fine, four then.\nAnn: Then you close the box.",
        "Ann: Four cents and you start over. Some say five. I say four.\nAnn: Then you tune it.",
    ]);
}

#[test]
fn values_that_stand_against_each_other_are_asked_once() {
    asks_once(&[
        (
            "Ann: You may post up to 500 euros yourself.\nBob: It's 250 now.\nAnn: Is it? I've got an email that says 500.\nBob: And I've got one that says 250.\nCid: I'll ask Karin.",
            "“You may post up to 500 euros yourself” or “It's 250 now”: which one holds?",
        ),
        (
            "Ann: If there's a wall within twelve metres you put a net up.\nBob: Fifteen. Within fifteen metres.\nAnn: I've always done twelve.\nBob: It says fifteen on the old list, I'm nearly sure.\nAnn: We'd have to ask Petra.",
            "“If there's a wall within twelve metres, you put a net up” or “Within fifteen metres”: which one holds?",
        ),
        (
            "Ann: Keep the old hall open for a week after.\nBob: The contract says 72h.\nAnn: I've always said a week.\nBob: Somebody has to decide that.",
            "“Keep the old hall open for a week after” or “The contract says 72h”: which one holds?",
        ),
        (
            "Ann: We pay them on the 25th.\nBob: Wasn't it the 28th?\nAnn: I'm honestly not sure.\nAnn: Then you print the list.",
            "“We pay them on the 25th” or “Wasn't it the 28th?”: which one holds?",
        ),
        (
            "Ann: Set it to channel six.\nBob: The sticker says channel nine.\nAnn: Who knows.\nAnn: Then you plug it in.",
            "“Set it to channel six” or “The sticker says channel nine”: which one holds?",
        ),
        (
            "Ann: Take five samples per batch.\nBob: Eight, according to the plan.\nAnn: Let's leave that open.\nAnn: Then you label them.",
            "“Take five samples per batch” or “Eight, according to the plan”: which one holds?",
        ),
        (
            "Ann: You lock up at half past four.\nBob: Five, I was told.\nAnn: I don't know.\nAnn: Then you set the alarm.",
            "“You lock up at half past four” or “Five, I was told”: which one holds?",
        ),
        (
            "Ann: And cups, two sleeves in the hot one.\nBob: Three. They run dry by Thursday.\nAnn: I've always done two.\nBob: We'll look at the numbers.",
            "“And cups, two sleeves in the hot one” or “Three”: which one holds?",
        ),
    ]);
}

#[test]
fn a_bare_value_stands_with_the_question_it_answers() {
    asks_once(&[
        (
            "Ann: You move the crates to the dock.\nBob: How heavy can I lift on my own?\nAnn: Fifteen kilos.\nCid: I've been told twenty.\nAnn: I was told fifteen.\nCid: Well, one of us is wrong.",
            "How heavy can I lift on my own? “Fifteen kilos” or “I've been told twenty”: which one holds?",
        ),
        (
            "Ann: You hand the lock over.\nBob: What's the charge, 45?\nAnn: 55.\nBob: The website says 45.\nAnn: Hm. I'll ask Ewa.",
            "What's the charge, 45? “55” or “The website says 45”: which one holds?",
        ),
    ]);
}

#[test]
fn a_long_sentence_is_quoted_by_its_clause() {
    let asked = rivals(
        "Ann: There's one thing more, the hall should be, I've written it down somewhere, below twenty-four before you start the machines again.\nBob: I have it as twenty-two. From the vendor.\nAnn: I'm not sure.",
    );
    assert_eq!(
        asked,
        [
            "“below twenty-four before you start the machines again” or “I have it as twenty-two”: which one holds?"
        ]
    );
}

#[test]
fn what_two_say_in_one_breath_is_asked_with_what_it_is_of() {
    asks_once(&[(
        "Ann: You say in the letter that they can appeal, and by when.\nAnn: Jo thinks five days, the policy says seven.\nAnn: Then you post it.",
        "“You say in the letter that they can appeal, and by when”: “Jo thinks five days, the policy says seven”: which one holds?",
    )]);
    nobody_asks(&[
        "Ann: You do the tank below twenty, and the clinics are the same.\nBob: And she said two minutes for the cold, she said below twenty for the tank.\nAnn: Then you cap it.",
        "Ann: You read out the three names.\nAnn: And if they don't agree, if there's one letter different, you stop.\nAnn: Then you ring me.",
    ]);
}

#[test]
fn a_question_is_not_asked_besides_the_choice_that_it_gives() {
    let open = talk("Ann: You take the key from the blue box.\nBob: The red one, isn't it?\nAnn: I'd have to look.\nAnn: Then you open the gate.").open_questions;
    let about: Vec<&str> = open.iter().map(|q| q.text.as_str()).collect();
    assert_eq!(
        about,
        ["“You take the key from the blue box” or “The red one, isn't it?”: which one holds?"]
    );
}

#[test]
fn what_is_of_a_case_of_its_own_is_kept() {
    let unused = talk(
        "Ann: You fry it for ten minutes.\nBob: Fifteen if it's frozen.\nAnn: Then you drain it.",
    )
    .unused;
    assert!(
        unused.iter().any(|u| u.text.contains("if it's frozen")),
        "{unused:#?}"
    );
}

//! What a speaker does not know is asked as a question that somebody can answer; what nobody has to know is not asked.
use super::{asked, messages, notes, talk};
use crate::domain::draft::Draft;

/// The first sentences of a talk about work, and the last.
fn in_talk(lines: &str) -> Draft {
    talk(&format!(
        "Ann: You open the valve.\nAnn: You fill the tank to the mark.\n{lines}\nAnn: You shut the valve."
    ))
}

fn whole(text: &str) -> bool {
    !text.ends_with("what is it?") && !text.ends_with("what holds?")
}

#[test]
fn an_indirect_question_is_put_directly() {
    for (lines, want) in [
        (
            "Ann: I don't know how many jars go in a crate for the new shop, ask in the office.",
            "How many jars go in a crate for the new shop?",
        ),
        (
            "Ann: And who tells the caretaker, I couldn't tell you.",
            "Who tells the caretaker?",
        ),
        (
            "Ann: I couldn't say what the council wants these days, whether it's the form or the website.",
            "What does the council want these days, is it the form or the website?",
        ),
        (
            "Ann: I forget what the weight limit is.",
            "What is the weight limit?",
        ),
        (
            "Ann: There's something with the radiator, I don't know how it works.",
            "“There's something with the radiator”: how does it work?",
        ),
        (
            "Ann: The torn sheets go in a box. I don't know what one does with those.",
            "“The torn sheets go in a box”: what does one do with those?",
        ),
        (
            "Ann: A letter goes to the tenant. I forget who sends that.",
            "“A letter goes to the tenant”: who sends that?",
        ),
        (
            "Ann: Who cleans the filter I'm not sure.",
            "Who cleans the filter?",
        ),
        (
            "Ann: Whether they ring the harbour themselves or the office does it I don't know.",
            "Do they ring the harbour themselves or the office does it?",
        ),
        (
            "Bob: Who orders new seals?\nAnn: It was Tim, but he's left. I don't know who does it now.",
            "Who orders new seals?",
        ),
        (
            "Ann: Over fifty it fails. I've no idea what one does then.",
            "“Over fifty it fails”: what does one do then?",
        ),
        (
            "Bob: The licence fee, is that me?\nAnn: I don't actually know who presses the button.",
            "“The licence fee, is that me?”: who presses the button?",
        ),
        (
            "Bob: Which sticker for the big ones?\nAnn: Um, I don't know, ask Lotte.",
            "Which sticker for the big ones?",
        ),
    ] {
        let draft = in_talk(lines);
        let asked = asked(&draft);
        assert!(asked.contains(&want), "{want}: {asked:#?}");
        assert!(asked.iter().all(|q| whole(q)), "{asked:#?}");
    }
}

#[test]
fn whom_the_words_send_one_to_is_asked() {
    for (lines, whom) in [
        (
            "Ann: I don't know how many jars go in a crate, ask Petra.",
            "Petra",
        ),
        (
            "Ann: I'd have to ask facilities who locks the gate.",
            "facilities",
        ),
        (
            "Ann: I'm not sure how long the paint keeps, you'd have to ask the lab.",
            "the lab",
        ),
        (
            "Bob: How long do we keep the slips?\nAnn: I don't know. I'd have to check with finance.",
            "finance",
        ),
    ] {
        let draft = in_talk(lines);
        let named = draft.open_questions.iter().any(|q| q.ask == whom);
        assert!(named, "{whom}: {:#?}", draft.open_questions);
    }
}

#[test]
fn nobody_is_sent_for_where_no_one_is_named() {
    for lines in [
        "Bob: Who checks the list?\nAnn: I don't know, ask around.",
        "Bob: Who checks the list?\nAnn: No idea, I'd have to ask.",
        "Bob: Who checks the list?\nAnn: I don't know, I'd have to ask somebody.",
    ] {
        let draft = in_talk(lines);
        let whom: Vec<&str> = draft
            .open_questions
            .iter()
            .map(|q| q.ask.as_str())
            .collect();
        assert_eq!(whom, ["the owner"], "{lines}");
    }
}

#[test]
fn what_nobody_has_to_know_is_not_asked() {
    for lines in [
        "Ann: Because if you don't know who they are, you're only guessing.",
        "Ann: You don't know what's in the bag, that's why you wear gloves.",
        "Ann: Skip the seal and it leaks. Don't ask me how I know.",
        "Ann: You keep the label at the top, otherwise nobody knows whose it is.",
        "Ann: I always forget the label.",
        "Ann: And I never said the lid. You close the lid before you lift it.",
        "Ann: You put the pin on the left, nobody knows why.",
        "Ann: The sticker, I don't know who put the sticker there.",
        "Bob: Can I use the short rod, I don't know if it's allowed.\nAnn: Yeah, use the short one.",
        "Ann: And then it dries, all up that's fifty minutes.",
        "Ann: They come in with, I don't know, with their coats on.",
    ] {
        let draft = in_talk(lines);
        let asked = asked(&draft);
        assert!(asked.is_empty(), "{lines}\n{asked:#?}");
    }
}

#[test]
fn the_same_is_asked_once() {
    for (lines, want) in [
        (
            "Bob: Who washes out the kiln?\nAnn: Not me. Somebody does it.",
            "Who washes out the kiln?",
        ),
        (
            "Ann: And the oil, somebody should check the oil, I couldn't tell you how often.",
            "“The oil, somebody should check the oil”: who does this, and how often?",
        ),
        (
            "Ann: Somebody needs to order salt, this is the last bag. I don't know whose job that is.",
            "“Somebody needs to order salt, this is the last bag”: whose job is that?",
        ),
    ] {
        let draft = in_talk(lines);
        let asked = asked(&draft);
        assert_eq!(asked, [want], "{lines}");
    }
    let draft = messages(
        "Ann: open the valve and fill the tank to the mark\nBob: how long do we keep the list?\nCy: 90 days? ask legal\nAnn: someone should ask legal yes\nAnn: then shut the valve",
    );
    assert!(asked(&draft).iter().all(|q| !q.contains("someone")));
}

#[test]
fn what_is_open_in_writing_is_asked_too() {
    let draft = notes(
        "# Opening\n\n- Open the valve\n- Fill the tank to the mark\n- old filters: ? who takes them\n- ask: returns from the island, nobody knows\n- TODO who orders the salt\n- Shut the valve\n",
    );
    let asked = asked(&draft);
    for want in [
        "“old filters”: who takes them?",
        "What about returns from the island?",
        "Who orders the salt?",
    ] {
        assert!(asked.contains(&want), "{want}: {asked:#?}");
    }
}

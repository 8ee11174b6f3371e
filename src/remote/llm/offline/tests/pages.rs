//! Pages of a handbook and outlines: the passive and the third person, records of the page, arrows, and what stands below a thing.
use super::{asked, check_notes, notes, said, written};

/// What is made of a sentence between two plain deeds of one paragraph.
fn between(words: &str) -> Vec<String> {
    let draft = notes(&format!("Load the van. {words} Close the door."));
    said(&draft)
        .into_iter()
        .filter(|s| s != "Load the van" && s != "Close the door")
        .collect()
}

#[test]
fn what_is_done_or_must_be_is_a_step_of_its_own() {
    for words in [
        "Beds 1 to 6 are watered for 20 minutes each.",
        "The brine, which is made from 50 g of salt, is brought to the boil.",
        "For this the red lever is pushed down and held until water comes out.",
        "The screw is then closed and the pump switched on.",
        "Outside these times the porter is called on 2200.",
        "Swimmers are let in from 07:00.",
        "Gloves and goggles are to be worn at all times.",
        "A complaint about a person is not handled by the agent but passed to HR the same day.",
        "The organiser is responsible for leaving the room tidy.",
        "Agents may offer a voucher of up to £15.",
        "They get a green lanyard.",
        "The caretaker will let you in through the side door.",
        "You'll be asked to choose a new one of at least 14 characters.",
        "If there's no receipt, we can offer an exchange but no money.",
    ] {
        assert_eq!(between(words), [words.trim_end_matches('.')], "{words}");
    }
}

#[test]
fn two_nouns_and_whom_one_tells_stay_together() {
    for words in [
        "Check their date of birth and address before you mark them as arrived.",
        "Write the name and address on the card before you file it.",
        "If Petra asks for basil, tell her she can take what she wants.",
        "Tell the customer they can collect it on Friday.",
    ] {
        assert_eq!(between(words), [words.trim_end_matches('.')], "{words}");
    }
}

#[test]
fn what_is_waved_off_or_only_announced_is_no_step() {
    for (words, want) in [
        (
            "Turn the fridges to 4, no wait they are fine leave them.",
            None,
        ),
        (
            "I'd normally scrape the yard as well, but leave that, I'll do it tonight.",
            None,
        ),
        ("Normally you'd mop too, but don't bother today.", None),
        ("I'll keep this short.", None),
        ("I'm writing to hand over the site.", None),
        (
            "One thing I forgot to tell you on the phone: the tank must be dipped every Friday.",
            Some("The tank must be dipped every Friday"),
        ),
    ] {
        let got = between(words);
        assert_eq!(got, want.into_iter().collect::<Vec<_>>(), "{words}");
    }
}

#[test]
fn what_must_not_be_is_a_warning() {
    for words in [
        "Gift cards cannot be refunded",
        "The pump must not run dry",
        "Jars with chips in the rim must not be used",
    ] {
        let draft = notes(&format!("Load the van. {words}. Close the door."));
        let warned: Vec<_> = draft.warnings.iter().map(|w| w.text.as_str()).collect();
        assert_eq!(warned, [words]);
    }
}

#[test]
fn records_of_a_page_are_no_steps() {
    check_notes(&[(
        "Owner: Dr. Silva\nPurpose. To keep the samples cool.\nResponsibility. The nurse in charge.\nSamples must be labelled at the bedside. An incident form is filled in.\nReviewed by M. Okoye, January 2026",
        &["labelled at the bedside", "incident form is filled in"],
        &["silva", "nurse in charge", "reviewed", "to keep"],
    )]);
}

#[test]
fn numbers_of_people_codes_and_hours_have_their_unit() {
    for words in [
        "Count people as they come in, we aren't allowed more than 100.",
        "The code for the roller door changed to 4471 on Monday.",
        "Deliveries come on Tuesdays and Fridays, normally between 7 and 9.",
    ] {
        let draft = notes(&format!("Load the van. {words} Close the door."));
        assert!(asked(&draft).is_empty(), "{:#?}", asked(&draft));
    }
}

#[test]
fn arrows_and_key_words_of_an_outline() {
    let page = "# Van\n\noven 240 / 20 min / turn halfway\n\n- Load the van\n- damage -> photo -> text to Lena\n- dead -> ring Jo, ringing -> it's the handset\n- why so many: last year people stood\n\nII. Close the door\n";
    assert_eq!(
        said(&written(page)),
        [
            "Oven 240 / 20 min / turn halfway",
            "Load the van",
            "Damage: photo, text to Lena",
            "Dead: ring Jo, ringing: it's the handset",
            "Close the door",
        ]
    );
}

#[test]
fn a_text_without_a_mark_is_heard() {
    let text = "okay so you come in through the staff door and you turn on the lights in the hall then you walk along all the ropes and look for damage and then you open the till and you write the float in the book and then you unlock the front door and you put the board outside";
    let spans = vec![crate::domain::source::Span {
        start: crate::domain::source::Place::Line(1),
        end: crate::domain::source::Place::Line(1),
        speaker: None,
        text: text.to_owned(),
        kind: crate::domain::source::SpanKind::Prose,
    }];
    let draft = super::draft(crate::domain::source::Format::Notes, spans);
    let said = said(&draft);
    for want in [
        "Turn on the lights in the hall",
        "Unlock the front door",
        "Put the board outside",
    ] {
        assert!(said.iter().any(|s| s == want), "{want}: {said:#?}");
    }
}

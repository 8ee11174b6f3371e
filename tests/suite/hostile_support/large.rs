//! Sources that are too large for the checkout, and plain ones to time them against.

/// Ordinary notes of that size.
pub fn plain(size: usize) -> String {
    let mut text = String::new();
    for step in 1.. {
        if step > 1 && text.len() >= size {
            break;
        }
        text.push_str(&format!(
            "{step}. Count box {step} and write the sum into the book.\n"
        ));
    }
    text
}

fn cues(count: usize, words: impl Fn(usize) -> String) -> String {
    let mut text = "WEBVTT\n\n".to_owned();
    for cue in 0..count {
        let (minute, second) = (cue / 60 % 60, cue % 60);
        let hour = cue / 3600;
        text.push_str(&format!(
            "{hour:02}:{minute:02}:{second:02}.000 --> {hour:02}:{minute:02}:{second:02}.900\n{}\n\n",
            words(cue)
        ));
    }
    text
}

/// Names and bytes.
pub fn large() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |name: &str, text: String| found.push((name.to_owned(), text.into_bytes()));
    add(
        "brackets.txt",
        format!("1. Count {} the cash.\n", "[".repeat(50_000)),
    );
    add("brackets.json", "[".repeat(50_000));
    add(
        "brackets.md",
        format!(
            "---\na: {}\n---\n\n1. Count the cash.\n",
            "[".repeat(25_000)
        ),
    );
    add(
        "quotes.md",
        format!("{} count the cash\n", ">".repeat(25_000)),
    );
    add(
        "stars.md",
        format!("1. Count {} the cash.\n", "*a_".repeat(8_500)),
    );
    add(
        "nested-list.md",
        (0..300)
            .map(|depth| format!("{}- open box {depth}\n", " ".repeat(depth)))
            .collect(),
    );
    add(
        "one-line.txt",
        format!(
            "First you {} the door.\n",
            "open close count write ".repeat(1_100)
        ),
    );
    add(
        "one-line-without-blanks.txt",
        format!("1. Count {}\n", "a".repeat(25_000)),
    );
    add(
        "and-then.txt",
        format!(
            "First open it {}lock the door.\n",
            "and then ".repeat(2_750)
        ),
    );
    add(
        "commas.txt",
        format!("First count {} the cash.\n", ",".repeat(25_000)),
    );
    add(
        "full-stops.txt",
        format!("First count {} the cash.\n", ". ".repeat(12_500)),
    );
    add(
        "same-step.txt",
        "1. Count the cash in the till.\n".repeat(800),
    );
    add("same-words.txt", format!("First {}\n", "do ".repeat(8_500)));
    add(
        "one-word-cues.vtt",
        cues(500, |cue| {
            ["open", "the", "door", "then", "no"][cue % 5].to_owned()
        }),
    );
    add(
        "all-at-once.vtt",
        "WEBVTT\n\n".to_owned()
            + &"00:00:01.000 --> 00:00:02.000\n<v Jon>Then you open the door\n\n".repeat(450),
    );
    add(
        "unclosed-tags.vtt",
        cues(1, |_| {
            format!("First count the cash {}", "<v ".repeat(8_000))
        }),
    );
    add(
        "unclosed-marks.json",
        format!(
            "[{{\"ts\":\"1\",\"user\":\"U1\",\"text\":\"First count the cash {}\"}}]",
            "<".repeat(25_000)
        ),
    );
    add(
        "angle-brackets.vtt",
        cues(1, |_| {
            format!("First count the cash {}>", "<".repeat(25_000))
        }),
    );
    add(
        "digits.txt",
        format!(
            "{}{} count the cash.\n",
            "1".repeat(12_500),
            ".".repeat(12_500)
        ),
    );
    add(
        "if.txt",
        format!("If {}close it.\n", "if it is open then ".repeat(1_300)),
    );
    add("questions.txt", "Do you count the cash? ".repeat(1_100));
    add(
        "corrections.txt",
        format!(
            "First you {}lock the door.\n",
            "open no wait sorry I mean ".repeat(950)
        ),
    );
    add(
        "names.txt",
        (0..750)
            .map(|n| format!("Name{n}: then open box {n} now.\n"))
            .collect(),
    );
    found
}

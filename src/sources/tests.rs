//! Each syntax by its marks, and what is no source at all.
use super::*;
use crate::domain::source::{Place, SpanKind};

/// Format, number of spans, first speaker, first place and words.
type Row<'a> = (&'a str, Format, usize, Option<&'a str>, &'a str, &'a str);

#[test]
fn formats_are_found_by_content() {
    let rows: &[Row<'_>] = &[
        (
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nYuki Wang: open it\n",
            Format::Vtt,
            1,
            Some("Yuki Wang"),
            "00:00:01.000",
            "open it",
        ),
        (
            "\u{feff}WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v Ann Lee>open\r\nit\r\n\r\n00:03.000 --> 00:04.000\r\nno name here\r\n",
            Format::Vtt,
            2,
            Some("Ann Lee"),
            "00:00:01.000",
            "open it",
        ),
        (
            "WEBVTT - made by x\nKind: captions\n\nNOTE a remark\n\na1b2/3-0\n00:00:01.000 --> 00:00:05.000 align:start\n<v Bo>first</v>\n\n00:00:02.000 --> 00:00:03.000\n<v Cy>over it</v>\n",
            Format::Vtt,
            2,
            Some("Bo"),
            "00:00:01.000",
            "first",
        ),
        (
            "1\n00:00:01,500 --> 00:00:02,000\n<i>press &amp; hold</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nrelease\n",
            Format::Srt,
            2,
            None,
            "00:00:01.500",
            "press & hold",
        ),
        (
            "Gemini notes\n\n00:00:00\n\nAnn Lee: hello\n**Bo Kim:** open it\n\n00:05:00\n\nAnn Lee: bye\n\nTranscription ended after 00:06:10\n",
            Format::Meet,
            3,
            Some("Ann Lee"),
            "00:00:00.000",
            "hello",
        ),
        (
            "Ann Lee  0:03\nopen it\nnow\n\nBo  1:02:03\nclose it\n\nTranscribed by https://otter.ai\n",
            Format::Otter,
            2,
            Some("Ann Lee"),
            "00:00:03.000",
            "open it now",
        ),
        (
            r#"{"sentences":[{"text":null,"start_time":0},{"text":"open it","start_time":1.25,"end_time":"2.5","speaker_name":"Ann"}]}"#,
            Format::Fireflies,
            1,
            Some("Ann"),
            "00:00:01.250",
            "open it",
        ),
        (
            r#"[{"user":"U1","text":"second","ts":"20.0"},{"user":"U1","text":"hi <@U2>, see <https://x.y|the page>","ts":"10.0","user_profile":{"real_name":"Ann Lee"}},{"subtype":"channel_join","user":"U2","text":"joined","ts":"15.0"}]"#,
            Format::Slack,
            2,
            Some("Ann Lee"),
            "1",
            "hi U2, see the page",
        ),
        (
            "Maya  9:02 AM\nopen it\nslowly\nMaya  9:03 AM\nthen wait\nLeo Vale  9:05 AM\nhow long?\n",
            Format::Chat,
            3,
            Some("Maya"),
            "1",
            "open it\nslowly",
        ),
        (
            "Maya  09:02\nopen it\nMaya  09:03\nthen wait\nLeo Vale  18:21\nhow long?\n",
            Format::Chat,
            3,
            Some("Maya"),
            "1",
            "open it",
        ),
        (
            "Ann Lee  00:03\nopen it\nBo  06:02\nclose it\nAnn Lee  09:02\nlock it\n",
            Format::Otter,
            3,
            Some("Ann Lee"),
            "00:00:03.000",
            "open it",
        ),
        (
            "jo — Today at 14:02\nopen it\njo — Today at 14:05\nwait\ntess — Yesterday at 9:10\nhow long?\n",
            Format::Chat,
            3,
            Some("jo"),
            "1",
            "open it",
        ),
        (
            "[9:02 AM] Maya Vance\nopen it\n[9:03 AM] Leo\nhow long?\n[9:04 AM] Maya Vance\nten minutes\n",
            Format::Chat,
            3,
            Some("Maya Vance"),
            "1",
            "open it",
        ),
        (
            "[10:32] ann: open it\nand wait\n[10:33] bo: ok\n",
            Format::Chat,
            2,
            Some("ann"),
            "1",
            "open it\nand wait",
        ),
        (
            "[Jo] open it first\n[Lin] got it\n[Jo] then count\n[Lin] ok\n",
            Format::Chat,
            4,
            Some("Jo"),
            "1",
            "open it first",
        ),
        (
            "<jo> open it first\n<lin> got it\n<jo> then count\n<lin> ok\n",
            Format::Chat,
            4,
            Some("jo"),
            "1",
            "open it first",
        ),
        (
            "[x] open it\n[x] count\n[ ] close\n[x] lock up\n",
            Format::Notes,
            4,
            None,
            "1",
            "[x] open it",
        ),
        (
            "speaker 1: open it\nspeaker 2: wide\nspeaker 1: and then wait\nspeaker 2: ok\n",
            Format::Chat,
            4,
            Some("speaker 1"),
            "1",
            "open it",
        ),
        (
            "ann: so open it\nann: wait a bit\nbo: how long\nann: an hour\n",
            Format::Chat,
            4,
            Some("ann"),
            "1",
            "so open it",
        ),
        (
            "oven: 180\ngrill: 200\nfryer: 175\nhob: 6\nsteamer: 100\n",
            Format::Notes,
            5,
            None,
            "1",
            "oven: 180",
        ),
        (
            "step 1: open it\nstep 2: wait\nnote: it is hot\nnote: it is heavy\n",
            Format::Outline,
            4,
            None,
            "1",
            "open it",
        ),
        (
            "3/4/26, 10:32 - Ann Lee: open it\n3/4/26, 10:33 - Bo: close it\n",
            Format::Chat,
            2,
            Some("Ann Lee"),
            "1",
            "open it",
        ),
        (
            "---\ntitle: x\n---\n# Closing\n\nText that goes\non here.\n\n1. one\n   - two\n",
            Format::Markdown,
            5,
            None,
            "4",
            "Closing",
        ),
        (
            "1. open\n2. close\n   a) left\n",
            Format::Outline,
            3,
            None,
            "1",
            "open",
        ),
        (
            "Open the door.\nClose the door.\n",
            Format::Notes,
            2,
            None,
            "1",
            "Open the door.",
        ),
    ];
    for (input, format, count, speaker, start, text) in rows {
        let source = read("a/b.txt", input.as_bytes()).unwrap();
        assert_eq!(
            (source.format, source.spans.len()),
            (*format, *count),
            "{input}"
        );
        let first = &source.spans[0];
        assert_eq!(
            (
                first.speaker.as_deref(),
                first.start.to_string().as_str(),
                first.text.as_str()
            ),
            (*speaker, *start, *text),
            "{input}"
        );
        assert_eq!(source.name, "b.txt");
    }
}

#[test]
fn utf16_is_read() {
    let bytes: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("Open it.".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(read("n", &bytes).unwrap().spans[0].text, "Open it.");
}

#[test]
fn what_is_no_source_is_an_error() {
    assert!(matches!(read("a", b""), Err(SourceError::Empty(_))));
    assert!(matches!(
        read("a", b" \r\n\t\n"),
        Err(SourceError::Empty(_))
    ));
    assert!(matches!(
        read("a", b"PK\x03\x04rest"),
        Err(SourceError::NotText { .. })
    ));
    assert!(matches!(
        read("a", b"abc\xff\xfe"),
        Err(SourceError::NotText { .. })
    ));
    assert!(matches!(
        read("a", b"a\0b"),
        Err(SourceError::NotText { .. })
    ));
    assert!(matches!(
        read("a", b"WEBVTT\n\n00:01.000 --> 00:02.000\n...\n"),
        Err(SourceError::NoWords { .. })
    ));
    assert!(matches!(
        read("a", b"{\"sentences\":null}"),
        Err(SourceError::NoWords { .. })
    ));
    assert!(matches!(
        read("a", b"12 34 !!"),
        Err(SourceError::NoWords { .. })
    ));
    assert!(matches!(
        read("a", &vec![b'a'; MAX_BYTES + 1]),
        Err(SourceError::TooLarge { .. })
    ));
}

#[test]
fn messages_are_numbered_in_order_of_time_and_threads_read_as_one() {
    let json = r#"[{"user":"A","text":"root","ts":"1"},{"user":"B","text":"other","ts":"2"},{"user":"A","text":"reply","ts":"3","thread_ts":"1"}]"#;
    let places: Vec<Place> = read("s", json.as_bytes())
        .unwrap()
        .spans
        .iter()
        .map(|s| s.start)
        .collect();
    assert_eq!(
        places,
        [Place::Message(1), Place::Message(3), Place::Message(2)]
    );
}

#[test]
fn footnotes_name_the_place() {
    assert_eq!(
        Place::Time(252_000).to(Place::Time(271_400)),
        "00:04:12–00:04:31"
    );
    assert_eq!(Place::Line(12).to(Place::Line(14)), "lines 12–14");
    assert_eq!(Place::Message(7).to(Place::Message(7)), "message 7");
}

#[test]
fn tags_are_taken_out_and_other_brackets_stay() {
    for (text, left) in [
        ("a <b>c</b> d", "a c d"),
        ("a < b > c <i>d", "a < b > c d"),
        ("<<<b>> a", "<<> a"),
        ("a > b <c", "a > b <c"),
        ("if 3 <4 &amp; 5", "if 3 <4 & 5"),
    ] {
        assert_eq!(super::text::plain(text), left);
    }
}

#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "a wait is measured, and only how it grows is asserted"
)]
fn brackets_take_linear_time() {
    let once = |text: &str| {
        let begun = std::time::Instant::now();
        assert_eq!(super::text::plain(text).len(), text.len());
        begun.elapsed()
    };
    // The best of several: a machine may have other things to do.
    let took = |count: usize| {
        let text = "<".repeat(count) + ">";
        (0..7).map(|_| once(&text)).min().unwrap_or_default()
    };
    let (short, long) = (took(50_000), took(400_000));
    // Eight times as much; sixty-four times as long where each bracket looks through the rest.
    assert!(long < short * 30, "{short:?}, then {long:?}");
}

#[test]
fn a_line_of_notes_that_had_room_left_ended_there() {
    let long = "Shake the tin for a full minute before it is opened, or else the pigment stays at the bottom";
    let spans = |text: &str| match read("paint.txt", text.as_bytes()) {
        Ok(source) => source.spans,
        Err(error) => panic!("{error}"),
    };
    let ended = spans(&format!(
        "{long}\nLast year we tried the cheap brand\nThen stir it with the flat stick, slowly, for as long as the radio plays one song or so\nPour\n"
    ));
    assert!(
        ended.iter().all(|s| s.kind == SpanKind::Prose),
        "{ended:#?}"
    );
    let wrapped = spans(
        "Shake the tin for a full minute before it is opened, or else\nthe pigment stays at the bottom of it and the first wall that\nyou paint is paler than the last. Pour a third of it into the\ntray and stir what is left with the flat stick before you go\non. Wipe the rim.\n",
    );
    let goes_on = wrapped.iter().filter(|s| s.kind == SpanKind::Continuation);
    assert_eq!(goes_on.count(), 4, "{wrapped:#?}");
}

#[test]
fn a_heading_makes_no_page_of_notes() {
    let spans = |text: &str| match read("notes.txt", text.as_bytes()) {
        Ok(source) => source.spans,
        Err(error) => panic!("{error}"),
    };
    let notes = spans(
        "# Stable, evening\n\nhaynets: 4, one each\nWas 10 but the vet said more\nwater and buckets, two each (three in summer)\nFeeds are on the board\nskip out\nlock the feed room, mice and Tilly\n",
    );
    let lines = notes.iter().filter(|s| s.kind == SpanKind::Prose);
    assert_eq!(lines.count(), 6, "{notes:#?}");
    let page = spans(
        "# Stable\n\nShake the tin for a full minute before it is opened, or else\nthe pigment stays at the bottom of it and the first wall that\nyou paint is paler than the last. Pour a third of it into the\ntray and stir what is left with the flat stick before you go\non. Wipe the rim.\n",
    );
    let goes_on = page.iter().filter(|s| s.kind == SpanKind::Continuation);
    assert_eq!(goes_on.count(), 4, "{page:#?}");
}

//! Server-sent events from bytes that arrive in any pieces.

/// One event that was told to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name; empty where the stream gives none.
    pub name: String,
    /// Its data, lines joined by a line feed.
    pub data: String,
}

/// Takes bytes, gives events. A line may end in CR, LF or both, and any of it may come later.
#[derive(Debug, Default)]
pub struct Decoder {
    line: Vec<u8>,
    after_cr: bool,
    begun: bool,
    name: String,
    data: String,
    has_data: bool,
}

impl Decoder {
    /// Takes the next bytes and returns the events that they complete.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        for byte in bytes {
            match byte {
                b'\n' if self.after_cr => self.after_cr = false,
                b'\n' | b'\r' => {
                    self.after_cr = *byte == b'\r';
                    events.extend(self.end_line());
                }
                _ => {
                    self.after_cr = false;
                    self.line.push(*byte);
                }
            }
        }
        events
    }

    /// The stream ended: what was told up to its last whole line, though no empty line follows.
    pub fn finish(&mut self) -> Option<Event> {
        self.line.clear();
        self.dispatch()
    }

    fn end_line(&mut self) -> Option<Event> {
        let line = std::mem::take(&mut self.line);
        let line = match (self.begun, line.strip_prefix(b"\xEF\xBB\xBF")) {
            (false, Some(rest)) => rest,
            _ => &line,
        };
        self.begun = true;
        if line.is_empty() {
            return self.dispatch();
        }
        let text = String::from_utf8_lossy(line);
        let (field, value) = text.split_once(':').unwrap_or((&text, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                if self.has_data {
                    self.data.push('\n');
                }
                self.has_data = true;
                self.data.push_str(value);
            }
            _ => {}
        }
        None
    }

    fn dispatch(&mut self) -> Option<Event> {
        let event = Event {
            name: std::mem::take(&mut self.name),
            data: std::mem::take(&mut self.data),
        };
        std::mem::take(&mut self.has_data).then_some(event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "\u{feff}: hello\r\nevent: a\r\ndata: {\"x\":\r\ndata:1}\r\n\r\nid: 7\ndata: zwölf 🎉\n\n\
                          event: silent\n\ndata\n\nretry: 5\rdata: last\r\r";

    fn expected() -> Vec<Event> {
        let event = |name: &str, data: &str| Event {
            name: name.to_owned(),
            data: data.to_owned(),
        };
        vec![
            event("a", "{\"x\":\n1}"),
            event("", "zwölf 🎉"),
            event("", ""),
            event("", "last"),
        ]
    }

    #[test]
    fn every_split_in_two_reads_alike() {
        for at in 0..=STREAM.len() {
            let mut decoder = Decoder::default();
            let (head, tail) = STREAM.as_bytes().split_at(at);
            let mut events = decoder.push(head);
            events.extend(decoder.push(tail));
            events.extend(decoder.finish());
            assert_eq!(events, expected(), "split at {at}");
        }
    }

    #[test]
    fn single_bytes_read_alike() {
        let mut decoder = Decoder::default();
        let events: Vec<Event> = STREAM
            .bytes()
            .flat_map(|byte| decoder.push(&[byte]))
            .collect();
        assert_eq!(events, expected());
    }

    #[test]
    fn a_line_that_was_cut_says_nothing() {
        let mut decoder = Decoder::default();
        assert!(decoder.push(b"data: whole\ndata: cu").is_empty());
        assert_eq!(decoder.finish().map(|e| e.data), Some("whole".to_owned()));
        assert_eq!(decoder.finish(), None);
    }
}

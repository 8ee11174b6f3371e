//! A model's server that says what a test tells it to, on the loopback interface, with the standard library alone.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

/// The wires, by their name in sop.yaml.
pub const WIRES: [&str; 3] = ["anthropic", "chat", "responses"];

/// One answer of the server.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// After the body the connection stays open and silent.
    pub stall: bool,
    /// Says that the body is longer than it is.
    pub promise: Option<usize>,
}

impl Answer {
    pub fn of(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type".to_owned(), kind.to_owned())],
            body: body.into(),
            stall: false,
            promise: None,
        }
    }

    pub fn stream(body: impl Into<Vec<u8>>) -> Self {
        Self::of(200, "text/event-stream", body)
    }

    pub fn json(status: u16, body: &Value) -> Self {
        Self::of(status, "application/json", body.to_string())
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn stalling(mut self) -> Self {
        self.stall = true;
        self
    }
}

/// What the server was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    pub head: String,
    pub text: String,
}

/// The server; it ends with the test.
pub struct Peer {
    pub base: String,
    script: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Peer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let base = format!("http://{}/v1", listener.local_addr().expect("an address"));
        let script: Arc<Mutex<VecDeque<Answer>>> = Arc::default();
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (answers, log) = (Arc::clone(&script), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, log) = (Arc::clone(&answers), Arc::clone(&log));
                std::thread::spawn(move || serve(stream, &answers, &log));
            }
        });
        Self {
            base,
            script,
            asked,
        }
    }

    /// What it answers next.
    pub fn then(&self, answer: Answer) -> &Self {
        self.script
            .lock()
            .expect("nobody panicked")
            .push_back(answer);
        self
    }

    /// Everything that it was asked, and forgets it.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.asked.lock().expect("nobody panicked"))
    }
}

fn serve(mut stream: TcpStream, script: &Mutex<VecDeque<Answer>>, log: &Mutex<Vec<Asked>>) {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut head = String::new();
    while reader.read_line(&mut head).is_ok_and(|count| count > 2) {}
    let length = head
        .lines()
        .find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("content-length:")?
                .trim()
                .parse()
                .ok()
        })
        .unwrap_or(0_usize);
    let mut body = vec![0; length];
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let text = String::from_utf8_lossy(&body).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let echo = head
        .lines()
        .filter(|line| {
            let line = line.to_ascii_lowercase();
            line.starts_with("authorization:") || line.starts_with("x-api-key:")
        })
        .collect::<Vec<_>>()
        .join(" ");
    log.lock().expect("nobody panicked").push(Asked {
        path,
        head: head.clone(),
        text,
    });
    let next = script.lock().expect("nobody panicked").pop_front();
    let answer = next.unwrap_or_else(|| {
        Answer::json(500, &json!({"error": {"message": "nothing is scripted"}}))
    });
    let body = String::from_utf8_lossy(&answer.body)
        .replace("{{echo}}", &echo)
        .into_bytes();
    let body = if answer.body.windows(8).any(|w| w == b"{{echo}}") {
        body
    } else {
        answer.body
    };
    let mut out = format!("HTTP/1.1 {} X\r\nConnection: close\r\n", answer.status);
    for (name, value) in &answer.headers {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    if let Some(length) = answer.promise {
        out.push_str(&format!("Content-Length: {length}\r\n"));
    }
    out.push_str("\r\n");
    let _ = stream.write_all(out.as_bytes());
    let _ = stream.write_all(&body);
    let _ = stream.flush();
    if answer.stall {
        std::thread::sleep(Duration::from_secs(20));
    }
    let _ = stream.shutdown(Shutdown::Both);
}

fn event(data: &Value) -> String {
    let name = data["type"]
        .as_str()
        .map_or(String::new(), |name| format!("event: {name}\n"));
    format!("{name}data: {data}\n\n")
}

/// A good stream of a wire that says a text, in pieces.
pub fn stream(wire: &str, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let pieces: Vec<String> = chars
        .chunks(60)
        .map(|piece| piece.iter().collect())
        .collect();
    let mut out = String::new();
    match wire {
        "anthropic" => {
            out += &event(
                &json!({"type": "message_start", "message": {"usage": {"input_tokens": 11, "output_tokens": 1}}}),
            );
            out += &event(
                &json!({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}),
            );
            for piece in &pieces {
                out += &event(
                    &json!({"type": "content_block_delta", "delta": {"type": "text_delta", "text": piece}}),
                );
            }
            out += &event(
                &json!({"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 7}}),
            );
            out += &event(&json!({"type": "message_stop"}));
        }
        "chat" => {
            for piece in &pieces {
                out += &event(
                    &json!({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": null}]}),
                );
            }
            out +=
                &event(&json!({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}));
            out += &event(
                &json!({"choices": [], "usage": {"prompt_tokens": 11, "completion_tokens": 7}}),
            );
            out += "data: [DONE]\n\n";
        }
        _ => {
            out +=
                &event(&json!({"type": "response.created", "response": {"status": "in_progress"}}));
            for piece in &pieces {
                out += &event(&json!({"type": "response.output_text.delta", "delta": piece}));
            }
            out += &event(
                &json!({"type": "response.completed", "response": {"usage": {"input_tokens": 11, "output_tokens": 7}}}),
            );
        }
    }
    out
}

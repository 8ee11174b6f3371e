//! A forge on the loopback interface: one state, real merges in a bare repository, and three dialects of one API.
//!
//! It is as small as the flows need and as strict as a forge is: no token, no answer; a head that moved is a 409, an
//! approval that is missing a 405, a list comes in pages.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot set up its world has failed; each test uses a part of it"
)]

mod core;
mod gitea;
mod github;
mod gitlab;
pub mod world;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

pub use self::core::{Core, Said};

/// The kinds, by their names in sop.yaml.
pub const KINDS: [&str; 3] = ["github", "gitlab", "gitea"];

/// The token that opens it; it must appear nowhere else.
pub const TOKEN: &str = "canary-5d1f0c3a9b7e";

/// One answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn json(status: u16, body: Value) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: body.to_string(),
        }
    }

    pub fn fault(status: u16, message: &str) -> Self {
        Self::json(status, json!({"message": message}))
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// What it was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    pub verb: String,
    pub path: String,
    pub query: String,
    pub body: Value,
}

impl Asked {
    /// The parts of the path, decoded.
    pub fn parts(&self) -> Vec<String> {
        self.path
            .trim_matches('/')
            .split('/')
            .map(decoded)
            .collect()
    }

    pub fn query(&self, name: &str) -> Option<String> {
        self.query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            (key == name).then(|| decoded(value))
        })
    }

    pub fn text(&self, key: &str) -> String {
        self.body[key].as_str().unwrap_or_default().to_owned()
    }

    /// One page of a list, with the header that says whether another follows.
    pub fn page(&self, items: Vec<Value>, most: usize, by: &str) -> Answer {
        let number = |name: &str| self.query(name).and_then(|text| text.parse::<usize>().ok());
        let size = number(by).unwrap_or(20).min(most).max(1);
        let page = number("page").unwrap_or(1).max(1);
        let from = (page - 1) * size;
        let more = items.len() > from + size;
        let shown: Vec<Value> = items.into_iter().skip(from).take(size).collect();
        let next = if more { "next" } else { "first" };
        Answer::json(200, shown.into()).header(
            "Link",
            &format!("<http://forge.invalid/?page={}>; rel=\"{next}\"", page + 1),
        )
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let code: Vec<u8> = rest.by_ref().take(2).collect();
            let code = String::from_utf8(code).expect("two digits");
            bytes.push(u8::from_str_radix(&code, 16).expect("two digits"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// A fault that is answered once, where a request fits.
#[derive(Debug, Clone)]
struct Fault {
    verb: String,
    path: String,
    answer: Answer,
    /// The request is carried out all the same: only its answer gets lost.
    after: bool,
}

/// The forge; it ends with the test.
pub struct FakeForge {
    pub kind: &'static str,
    pub base: String,
    core: Arc<Mutex<Core>>,
    faults: Arc<Mutex<VecDeque<Fault>>>,
    log: Arc<Mutex<Vec<Asked>>>,
}

impl FakeForge {
    /// A forge that has one repository, `acme/handbook`.
    pub fn start(kind: &'static str, bare: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let base = match kind {
            "github" => format!("http://{address}"),
            "gitlab" => format!("http://{address}/api/v4"),
            _ => format!("http://{address}/api/v1"),
        };
        let forge = Self {
            kind,
            base,
            core: Arc::new(Mutex::new(Core::new(bare))),
            faults: Arc::default(),
            log: Arc::default(),
        };
        let (core, faults, log) = (
            Arc::clone(&forge.core),
            Arc::clone(&forge.faults),
            Arc::clone(&forge.log),
        );
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serve(stream, kind, &core, &faults, &log);
            }
        });
        forge
    }

    /// Its state, to be looked at and changed as its users do.
    pub fn core(&self) -> MutexGuard<'_, Core> {
        self.core.lock().expect("nobody panicked")
    }

    /// Answers the next fitting request with a fault.
    pub fn fault(&self, verb: &str, path: &str, answer: Answer) {
        self.plan(verb, path, answer, false);
    }

    /// Carries the next fitting request out and loses the answer.
    pub fn lose(&self, verb: &str, path: &str) {
        self.plan(verb, path, Answer::fault(502, "bad gateway"), true);
    }

    fn plan(&self, verb: &str, path: &str, answer: Answer, after: bool) {
        self.faults
            .lock()
            .expect("nobody panicked")
            .push_back(Fault {
                verb: verb.to_owned(),
                path: path.to_owned(),
                answer,
                after,
            });
    }

    /// Everything that it was asked, and forgets it.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.log.lock().expect("nobody panicked"))
    }

    /// Whether no fault is left that was planned.
    pub fn all_faults_met(&self) -> bool {
        self.faults.lock().expect("nobody panicked").is_empty()
    }
}

/// Keeps every request in the file that `SOP_FORGE_LOG` names, for `benches/forge_api.py`.
fn keep(kind: &str, asked: &Asked) {
    let Some(place) = std::env::var_os("SOP_FORGE_LOG") else {
        return;
    };
    let line = json!({
        "kind": kind, "verb": asked.verb, "path": asked.path, "query": asked.query, "body": asked.body,
    });
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(place)
        .expect("the log");
    writeln!(file, "{line}").expect("the log");
}

fn serve(
    mut stream: TcpStream,
    kind: &str,
    core: &Mutex<Core>,
    faults: &Mutex<VecDeque<Fault>>,
    log: &Mutex<Vec<Asked>>,
) {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut head = String::new();
    while reader.read_line(&mut head).is_ok_and(|count| count > 2) {}
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name)
                .then(|| value.trim().to_owned())
        })
    };
    let length = header("content-length").and_then(|text| text.parse().ok());
    let mut body = vec![0; length.unwrap_or(0_usize)];
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let mut line = head.split(' ');
    let verb = line.next().unwrap_or_default().to_owned();
    let target = line.next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let asked = Asked {
        verb,
        path: path.to_owned(),
        query: query.to_owned(),
        body: serde_json::from_slice(&body).unwrap_or(Value::Null),
    };
    keep(kind, &asked);
    log.lock().expect("nobody panicked").push(asked.clone());
    let scheme = if kind == "gitea" { "token" } else { "Bearer" };
    let known = header("authorization") == Some(format!("{scheme} {TOKEN}"));
    let fault = {
        let mut faults = faults.lock().expect("nobody panicked");
        let fits = |fault: &Fault| fault.verb == asked.verb && asked.path.contains(&fault.path);
        let place = faults.iter().position(fits);
        place.and_then(|place| faults.remove(place))
    };
    let mut core = core.lock().expect("nobody panicked");
    core.observe();
    let route = |core: &mut Core| match kind {
        "github" => github::answer(core, &asked),
        "gitlab" => gitlab::answer(core, &asked),
        _ => gitea::answer(core, &asked),
    };
    let answer = match (known, fault) {
        (false, _) => Answer::fault(401, "Bad credentials"),
        (true, Some(fault)) => {
            if fault.after {
                let _ = route(&mut core);
            }
            fault.answer
        }
        (true, None) => route(&mut core),
    };
    drop(core);
    let mut out = format!(
        "HTTP/1.1 {} X\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
        answer.status,
        answer.body.len()
    );
    for (name, value) in &answer.headers {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    let _ = stream.write_all(format!("{out}\r\n{}", answer.body).as_bytes());
    let _ = stream.flush();
    let _ = stream.shutdown(Shutdown::Both);
}

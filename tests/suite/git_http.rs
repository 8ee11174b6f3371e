//! Records and branches go to a remote over HTTP, through git's own `http-backend`, with a password that a credential helper has.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot set up its world has failed"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::fake_forge::world::{PEOPLE, submitted, warnings};
use crate::fake_forge::{FakeForge, KINDS, Said, TOKEN};
use crate::support::handbook::failures;
use crate::support::{Session, TestEnv};

/// `sop:sop`, as a client says it.
const PASSWORD: &str = "Basic c29wOnNvcA==";

/// A server on the loopback interface for the bare repositories of a folder; it ends with the test.
fn serve(folder: &Path) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let folder = folder.to_owned();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            std::thread::spawn(move || answer(stream, &folder));
        }
    });
    format!("http://{address}")
}

/// One request: refused without the password, else handed to `git http-backend` as a web server does (RFC 3875).
fn answer(mut stream: TcpStream, folder: &PathBuf) {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut head = String::new();
    while reader.read_line(&mut head).is_ok_and(|count| count > 2) {}
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(':'));
        let found = lines.find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map_or_else(String::new, |(_, value)| value.trim().to_owned())
    };
    if header("expect") == "100-continue" {
        let _ = stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n");
    }
    let body = if header("transfer-encoding") == "chunked" {
        chunks(&mut reader)
    } else {
        let mut body = vec![0; header("content-length").parse().unwrap_or(0)];
        reader.read_exact(&mut body).expect("a whole body");
        body
    };
    let said = if header("authorization") == PASSWORD {
        let mut line = head.split(' ');
        let (verb, target) = (line.next().expect("a verb"), line.next().expect("a path"));
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut git = Command::new("git");
        git.arg("http-backend")
            .env("GIT_PROJECT_ROOT", folder)
            .env("GIT_HTTP_EXPORT_ALL", "1")
            .env("PATH_INFO", path)
            .env("QUERY_STRING", query)
            .env("REQUEST_METHOD", verb)
            .env("REMOTE_USER", "sop")
            .env("CONTENT_TYPE", header("content-type"))
            .env("CONTENT_LENGTH", body.len().to_string())
            .env("HTTP_CONTENT_ENCODING", header("content-encoding"))
            .env("HTTP_GIT_PROTOCOL", header("git-protocol"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut git = git.spawn().expect("git");
        let mut input = git.stdin.take().expect("a pipe");
        let feed = std::thread::spawn(move || drop(input.write_all(&body)));
        let output = git.wait_with_output().expect("git");
        feed.join().expect("fed");
        output.stdout
    } else {
        b"Status: 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"git\"\r\n\r\n".to_vec()
    };
    let text = String::from_utf8_lossy(&said);
    let status = text.lines().find_map(|line| line.strip_prefix("Status: "));
    let status = format!(
        "HTTP/1.1 {}\r\nConnection: close\r\n",
        status.unwrap_or("200 OK")
    );
    let _ = stream.write_all(&[status.as_bytes(), &said].concat());
    let _ = stream.shutdown(Shutdown::Both);
}

/// A body that comes in chunks, each after its length in hex.
fn chunks(reader: &mut impl BufRead) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a length");
        let length = usize::from_str_radix(line.trim(), 16).expect("hex");
        let mut chunk = vec![0; length + 2];
        reader.read_exact(&mut chunk).expect("a whole chunk");
        if length == 0 {
            return body;
        }
        body.extend_from_slice(&chunk[..length]);
    }
}

fn knows_the_password(session: &Session<'_>) {
    let helper = "!f() { echo username=sop; echo password=sop; }; f";
    session.git(&["config", "--global", "credential.helper", helper]);
}

#[test]
fn a_whole_life_goes_over_http_with_a_password() {
    for kind in KINDS {
        let env = TestEnv::new();
        let open = ("GIT_ALLOW_PROTOCOL", "http:file");
        let closed = env.maria().var("SOP_FORGE_TOKEN", TOKEN);
        let maria = closed.var(open.0, open.1);
        maria.ok(&["init", "--quiet"]);
        let bare = env.root().join("origin.git");
        let place = bare.to_str().expect("a path");
        maria.git(&["init", "--quiet", "--bare", "-b", "main", place]);
        maria.git(&["-C", place, "config", "http.receivepack", "true"]);
        let url = format!("{}/origin.git", serve(env.root()));
        let forge = FakeForge::start(kind, &bare);
        let settings = maria.read("sop.yaml");
        let forge_line = format!(
            "identity: [forge, asserted]\nforge: {{kind: {kind}, api: \"{}\", repo: acme/handbook}}\n",
            forge.base
        );
        maria.write("sop.yaml", &(settings + &forge_line));
        maria.write("people.yaml", &PEOPLE.replace("KIND", kind));
        maria.commit_all("people and forge");
        maria.git(&["remote", "add", "origin", &url]);

        knows_the_password(&maria);
        // A password does not go where all can read it, unless somebody says so.
        let refused = closed.fails(5, &["sync"]).to_string();
        assert!(refused.contains("'http' not allowed"), "{refused}");
        maria.git(&["push", "--quiet", "-u", "origin", "main"]);
        maria.ok(&["sync", "--quiet"]);
        submitted(&maria, "a", "Open the door.");
        forge.core().review("jberg", "sop/a", Said::Approved);
        maria.ok(&["publish", "a"]);

        let jon = env.jon().in_folder(env.root()).var(open.0, open.1);
        knows_the_password(&jon);
        jon.git(&["clone", "--quiet", &url, "of-jon"]);
        let jon = jon.in_folder(env.root().join("of-jon"));
        jon.ok(&["ack", "a", "--yes", "--quiet"]);
        jon.ok(&["sync", "--quiet"]);
        maria.ok(&["sync", "--quiet"]);
        let records = maria.git(&["log", "--format=%s", "sop-ledger"]);
        assert!(records.contains("ack: a 1.0 by jon"), "{records}");
        assert_eq!(failures(&maria), Vec::<String>::new(), "{kind}");
        assert_eq!(warnings(&jon), Vec::<String>::new(), "{kind}");
        env.fsck_all();
    }
}

//! Time stamps over checkpoints, by an authority of our own that `openssl ts` plays, and by ones that lie.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use crate::support::handbook::{handbook, publish};
use crate::support::twin::agrees;
use crate::support::{Session, TestEnv};
use serde_json::Value;

/// How the authority answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Honest,
    /// Over something else.
    Other,
    /// Another question over the same.
    Again,
    Refusing,
    Garbage,
    Failing,
    Huge,
}

/// An authority with its certificates.
struct Authority {
    folder: PathBuf,
    mode: Arc<Mutex<Mode>>,
    asked: Arc<Mutex<Vec<Vec<u8>>>>,
    url: String,
}

fn openssl(folder: &Path, words: &[&str]) -> Vec<u8> {
    let output = Command::new("openssl")
        .args(words)
        .current_dir(folder)
        .output()
        .expect("openssl starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openssl {words:?}: {said}");
    output.stdout
}

fn has_openssl() -> bool {
    Command::new("openssl").arg("version").output().is_ok()
}

/// A root that nobody knows yet, and under it who stamps.
fn certificates(folder: &Path) {
    std::fs::create_dir_all(folder).expect("a folder");
    let key = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
    ];
    let root = [
        "-subj", "/CN=Root", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30",
    ];
    openssl(folder, &[&["req", "-x509"], &key[..], &root].concat());
    let own = [
        "-subj",
        "/CN=Stamps",
        "-keyout",
        "tsa.key",
        "-out",
        "tsa.csr",
    ];
    openssl(folder, &[&["req", "-new"], &key[..], &own].concat());
    let uses = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";
    std::fs::write(folder.join("uses"), uses).expect("written");
    let words = [
        "x509",
        "-req",
        "-in",
        "tsa.csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        "30",
        "-extfile",
        "uses",
        "-out",
        "tsa.pem",
    ];
    openssl(folder, &words);
    std::fs::write(folder.join("serial"), "01\n").expect("written");
    let config = "[t]\nserial = serial\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\n\
                  accuracy = secs:1\ness_cert_id_alg = sha256\n";
    std::fs::write(folder.join("tsa.cnf"), config).expect("written");
}

impl Authority {
    fn start(folder: PathBuf) -> Self {
        certificates(&folder);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/tsr", listener.local_addr().expect("an address"));
        let mode = Arc::new(Mutex::new(Mode::Honest));
        let asked: Arc<Mutex<Vec<Vec<u8>>>> = Arc::default();
        let (own, log, place) = (Arc::clone(&mode), Arc::clone(&asked), folder.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mode = *own.lock().expect("nobody panicked");
                serve(stream, mode, &place, &log);
            }
        });
        Self {
            folder,
            mode,
            asked,
            url,
        }
    }

    fn set(&self, mode: Mode) {
        *self.mode.lock().expect("nobody panicked") = mode;
    }

    fn asked(&self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.asked.lock().expect("nobody panicked"))
    }

    fn root(&self) -> String {
        self.folder.join("ca.pem").display().to_string()
    }
}

fn serve(mut stream: TcpStream, mode: Mode, folder: &Path, log: &Mutex<Vec<Vec<u8>>>) {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut head = String::new();
    while reader.read_line(&mut head).is_ok_and(|count| count > 2) {}
    let head = head.to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok())
        .unwrap_or(0_usize);
    let mut question = vec![0; length];
    reader.read_exact(&mut question).expect("a question");
    let kind = "content-type: application/timestamp-query";
    assert!(head.contains(kind), "{head}");
    std::fs::write(folder.join("q.tsq"), &question).expect("written");
    log.lock().expect("nobody panicked").push(question.clone());
    let (status, body) = match mode {
        Mode::Failing => (500, b"no".to_vec()),
        Mode::Huge => (200, vec![0x30; 1 << 20]),
        Mode::Garbage => (200, b"<html>welcome</html>".to_vec()),
        Mode::Refusing => (200, vec![0x30, 5, 0x30, 3, 2, 1, 2]),
        Mode::Honest => (200, reply(folder)),
        Mode::Other => {
            std::fs::write(folder.join("else"), "something else").expect("written");
            openssl(
                folder,
                &[
                    "ts", "-query", "-sha256", "-cert", "-data", "else", "-out", "q.tsq",
                ],
            );
            (200, reply(folder))
        }
        Mode::Again => {
            let digest: String = question[24..56]
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let words = [
                "ts", "-query", "-sha256", "-cert", "-digest", &digest, "-out", "q.tsq",
            ];
            openssl(folder, &words);
            (200, reply(folder))
        }
    };
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(&body);
}

fn reply(folder: &Path) -> Vec<u8> {
    let words = [
        "ts",
        "-reply",
        "-config",
        "tsa.cnf",
        "-section",
        "t",
        "-queryfile",
        "q.tsq",
        "-signer",
        "tsa.pem",
        "-inkey",
        "tsa.key",
        "-out",
        "r.tsr",
    ];
    openssl(folder, &words);
    std::fs::read(folder.join("r.tsr")).expect("an answer")
}

/// A handbook with something published, by the clock that the authority has too.
fn world(env: &TestEnv) -> Session<'_> {
    let now = std::time::SystemTime::now();
    let seconds = now
        .duration_since(std::time::UNIX_EPOCH)
        .expect("after 1970")
        .as_secs();
    let now =
        jiff::Timestamp::from_second(i64::try_from(seconds).expect("a time")).expect("a time");
    env.set_clock(now);
    let maria = handbook(env);
    publish(&maria, "a", "Open the door.");
    maria
}

/// What `verify` answers; the second verifier, which knows no authority, agrees wherever none is asked.
fn judged(maria: &Session<'_>, args: &[&str]) -> Value {
    let output = maria.run(&[&["verify", "--json"], args].concat());
    // What the authority's certificates say is asked of the first alone.
    if output.code == 0 || args.is_empty() {
        agrees(maria, &output);
    }
    output.json()
}

fn codes(report: &Value) -> Vec<&str> {
    let all = report["failures"].as_array().expect("a list").iter();
    all.filter_map(|failure| failure["code"].as_str())
        .filter(|code| code.starts_with("stamp"))
        .collect()
}

/// Puts other bytes in the place of the token that is kept.
fn put(maria: &Session<'_>, tag: &str, token: &[u8]) {
    let file = maria.folder().join(".git/token");
    std::fs::write(&file, token).expect("written");
    let oid = maria.git(&["hash-object", "-w", ".git/token"]);
    maria.git(&["update-ref", &format!("refs/tags/{tag}"), oid.trim()]);
}

#[test]
fn a_stamp_is_asked_for_kept_and_believed_by_the_certificates_that_the_reader_names() {
    if !has_openssl() {
        return;
    }
    let env = TestEnv::new();
    let maria = world(&env);
    let authority = Authority::start(env.root().join("tsa"));
    let made = maria.json(&[
        "checkpoint",
        "--stamp",
        &authority.url,
        "--export",
        "../copy.txt",
    ]);
    assert_eq!(made["stamp"]["new"], true, "{made:#}");
    let asked = authority.asked();
    // A hash and a number, and nothing else: openssl reads it, too.
    assert_eq!((asked.len(), asked[0].len()), (1, 69));
    let read = openssl(
        &authority.folder,
        &["ts", "-query", "-in", "q.tsq", "-text"],
    );
    let read = String::from_utf8_lossy(&read);
    assert!(
        read.contains("sha256") && read.contains("Certificate required: yes"),
        "{read}"
    );
    // Without a certificate it is somebody's word.
    let report = judged(&maria, &[]);
    assert_eq!(report["ok"], true, "{report:#}");
    let stamp = &report["checkpoint"]["stamp"];
    assert_eq!(
        (&stamp["class"], &stamp["at"]),
        (&"claimed".into(), &made["stamp"]["at"])
    );
    for more in [&[][..], &["--against", "../copy.txt"]] {
        let report = judged(&maria, &[&["--stamp-ca", &authority.root()], more].concat());
        assert_eq!(report["ok"], true, "{report:#}");
        assert_eq!(
            report["checkpoint"]["stamp"]["class"], "proven",
            "{report:#}"
        );
    }
    // An export says the same at its foot.
    let stamped = |more: &[&str]| {
        let said = maria.ok(&[&["evidence"], more].concat());
        let line = said.lines().find(|line| line.starts_with("stamped"));
        line.map(str::to_owned).unwrap_or_default()
    };
    assert!(stamped(&[]).contains("(claimed: "), "{}", stamped(&[]));
    let trusted = stamped(&["--stamp-ca", &authority.root()]);
    assert!(trusted.contains("(proven: "), "{trusted}");
    let said = maria.run(&["verify", "--stamp-ca", &authority.root()]);
    let _ = said.says("an authority that you trust");
    // Plain openssl says so, too.
    let copy = maria.folder().join("../copy.txt").display().to_string();
    let token = format!("{copy}.tst");
    let words = [
        "ts",
        "-verify",
        "-token_in",
        "-in",
        &token,
        "-data",
        &copy,
        "-CAfile",
        "ca.pem",
    ];
    openssl(&authority.folder, &words);
    // What is stamped is not stamped again; a copy made later gets the token that is kept.
    let again = maria.json(&[
        "checkpoint",
        "--stamp",
        &authority.url,
        "--export",
        "../later.txt",
    ]);
    assert_eq!(again["stamp"]["new"], false, "{again:#}");
    assert!(authority.asked().is_empty());
    assert_eq!(
        std::fs::read(maria.folder().join("../later.txt.tst")).expect("a token"),
        std::fs::read(&token).expect("a token")
    );
}

#[test]
fn a_stamp_that_is_forged_is_named() {
    if !has_openssl() {
        return;
    }
    let env = TestEnv::new();
    let maria = world(&env);
    let authority = Authority::start(env.root().join("tsa"));
    certificates(&env.root().join("other"));
    let other = env.root().join("other/ca.pem").display().to_string();
    let made = maria.json(&[
        "checkpoint",
        "--stamp",
        &authority.url,
        "--export",
        "../copy.txt",
    ]);
    let tag = made["stamp"]["tag"].as_str().expect("a tag").to_owned();
    let token = std::fs::read(maria.folder().join("../copy.txt.tst")).expect("a token");
    let root = authority.root();
    assert_eq!(
        codes(&judged(&maria, &["--stamp-ca", &other])),
        ["stamp-signature"]
    );
    assert_eq!(maria.run(&["verify", "--stamp-ca", &other]).code, 1);
    let _ = maria.fails(2, &["verify", "--stamp-ca", "no/such/file"]);
    let with = |from: &[u8], to: &[u8]| {
        let at = token
            .windows(from.len())
            .position(|part| part == from)
            .expect("it is there");
        let mut altered = token.clone();
        altered[at..at + to.len()].copy_from_slice(to);
        altered
    };
    let digest = maria.program("openssl", &["dgst", "-sha256", "-r", "../copy.txt"], b"");
    let digest: Vec<u8> = (0..32)
        .map(|at| u8::from_str_radix(&digest.stdout[2 * at..2 * at + 2], 16).expect("hex"))
        .collect();
    let mut half = digest.clone();
    half[31] ^= 1;
    let time: String = made["stamp"]["at"]
        .as_str()
        .expect("a time")
        .replace(['-', ':', 'T'], "");
    let (early, late) = (
        with(time.as_bytes(), b"2001"),
        with(time.as_bytes(), b"2999"),
    );
    let minute = with(time.as_bytes(), format!("{}9Z", &time[..13]).as_bytes());
    let mut long = token.clone();
    long.push(0);
    for (altered, args, code) in [
        (with(&digest, &half), &[][..], Some("stamp-differs")),
        (early, &[], Some("stamp-time")),
        (late, &[], Some("stamp-time")),
        (
            token[..token.len() - 1].to_vec(),
            &[],
            Some("stamp-unreadable"),
        ),
        (long, &[], Some("stamp-unreadable")),
        (b"garbage".to_vec(), &[], Some("stamp-unreadable")),
        (Vec::new(), &[], Some("stamp-unreadable")),
        // Some seconds later: only whoever asks for the signature sees it.
        (
            minute,
            &["--stamp-ca", &root],
            (!time.ends_with("9Z")).then_some("stamp-signature"),
        ),
    ] {
        put(&maria, &tag, &altered);
        let report = judged(&maria, args);
        assert_eq!(codes(&report).first().copied(), code, "{report:#}");
        if code.is_some() {
            assert_eq!(
                (report["ok"] == true, &report["checkpoint"]["stamp"]),
                (false, &Value::Null)
            );
        }
    }
    // The stamp of one checkpoint in the place of another's.
    publish(&maria, "b", "Ring the bell.");
    let next = maria.json(&["checkpoint", "--stamp", &authority.url]);
    put(&maria, &tag, &token);
    assert_eq!(codes(&judged(&maria, &["--stamp-ca", &root])), [""; 0]);
    put(
        &maria,
        next["stamp"]["tag"].as_str().expect("a tag"),
        &token,
    );
    assert_eq!(codes(&judged(&maria, &[])), ["stamp-differs"]);
    // One over nothing that is here.
    put(
        &maria,
        next["stamp"]["tag"].as_str().expect("a tag"),
        &token,
    );
    let nowhere = format!("sop-stamp/{}", "7".repeat(40));
    maria.git(&[
        "update-ref",
        "-d",
        &format!(
            "refs/tags/{}",
            next["stamp"]["tag"].as_str().expect("a tag")
        ),
    ]);
    put(&maria, &nowhere, &token);
    let report = judged(&maria, &[]);
    assert_eq!(
        (codes(&report), &report["ok"]),
        (vec!["stamp-alone"], &true.into())
    );
}

#[test]
fn an_authority_that_fails_or_lies_leaves_a_checkpoint_and_no_stamp() {
    if !has_openssl() {
        return;
    }
    let env = TestEnv::new();
    let maria = world(&env);
    let authority = Authority::start(env.root().join("tsa"));
    for (mode, why) in [
        (Mode::Failing, "it answers 500"),
        (Mode::Huge, "larger than a time stamp"),
        (Mode::Garbage, "DER"),
        (Mode::Refusing, "refuses to stamp"),
        (Mode::Other, "stamps something else"),
        (Mode::Again, "answers another question"),
    ] {
        authority.set(mode);
        let failed = maria.fails(5, &["checkpoint", "--stamp", &authority.url]);
        let _ = failed.says(why);
        assert_eq!(
            maria.git(&["tag", "-l", "sop-stamp/*"]).trim(),
            "",
            "{mode:?}"
        );
    }
    assert_ne!(maria.git(&["tag", "-l", "sop-checkpoint/*"]).trim(), "");
    let elsewhere = ["ftp://example.org/", "http://me:secret@example.org/", "x"];
    for address in elsewhere {
        let _ = maria.fails(2, &["checkpoint", "--stamp", address]);
    }
    let _ = maria.fails(2, &["--offline", "checkpoint", "--stamp", &authority.url]);
    assert_eq!(authority.asked().len(), 6);
    maria.ok(&["--dry-run", "checkpoint", "--stamp", &authority.url]);
    assert!(authority.asked().is_empty());
    authority.set(Mode::Honest);
    assert_eq!(
        maria.json(&["checkpoint", "--stamp", &authority.url])["stamp"]["new"],
        true
    );
}

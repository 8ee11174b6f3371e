//! A commit's bytes, taken apart: headers, signature, message, and what the signature signs.

use crate::domain::commit_id::CommitId;
use crate::domain::ledger::RawCommit;

/// Takes a commit apart. What does not parse stays empty, and is named by whoever judges it.
pub fn parse(bytes: &[u8]) -> RawCommit {
    let (head, message) = apart(bytes);
    let mut commit = RawCommit {
        message: String::from_utf8_lossy(message).into_owned(),
        ..RawCommit::default()
    };
    if std::str::from_utf8(bytes).is_err() {
        commit.other_headers.push("(not UTF-8)".to_owned());
    }
    let mut signed = Vec::with_capacity(bytes.len());
    let mut in_signature = false;
    let mut order = Vec::new();
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        let text = String::from_utf8_lossy(line);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        if let Some(more) = text.strip_prefix(' ') {
            if in_signature {
                if let Some(signature) = &mut commit.signature {
                    signature.push('\n');
                    signature.push_str(more);
                }
            } else {
                commit.other_headers.push("(folded line)".to_owned());
                signed.extend_from_slice(line);
            }
            continue;
        }
        in_signature = header(&mut commit, &mut order, text);
        if !in_signature {
            signed.extend_from_slice(line);
        }
    }
    // Git writes tree, parents, author, committer, in this order and each once.
    if !order.is_sorted() || order.iter().filter(|rank| **rank != 1).count() != 3 {
        commit
            .other_headers
            .push("(headers out of order)".to_owned());
    }
    if commit.signature.is_some() {
        signed.push(b'\n');
        signed.extend_from_slice(message);
        commit.signed = signed;
        if let Some(signature) = &mut commit.signature {
            signature.push('\n');
        }
    }
    commit
}

/// Headers and message.
fn apart(bytes: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memmem::find(bytes, b"\n\n") {
        Some(at) => (&bytes[..=at], &bytes[at + 2..]),
        None => (bytes, &[]),
    }
}

/// The parents alone, as [`parse`] finds them.
pub fn parents(bytes: &[u8]) -> Vec<CommitId> {
    let mut found = Vec::with_capacity(1);
    for line in apart(bytes).0.split(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"parent ") {
            let name = std::str::from_utf8(name).ok();
            found.extend(name.and_then(CommitId::parse));
        }
    }
    found
}

/// Takes in one header; returns whether it begins a signature.
fn header(commit: &mut RawCommit, order: &mut Vec<u8>, line: &str) -> bool {
    let (name, value) = line.split_once(' ').unwrap_or((line, ""));
    match name {
        "tree" => {
            order.push(0);
            commit.tree = value.to_owned();
        }
        "parent" => {
            order.push(1);
            match CommitId::parse(value) {
                Some(parent) => commit.parents.push(parent),
                None => commit
                    .other_headers
                    .push("(parent that is no object name)".to_owned()),
            }
        }
        "author" => {
            order.push(2);
            commit.author = value.to_owned();
        }
        "committer" => {
            order.push(3);
            commit.committer = value.to_owned();
        }
        "gpgsig" if commit.signature.is_none() => {
            commit.signature = Some(value.to_owned());
            return true;
        }
        other => commit.other_headers.push(other.to_owned()),
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nparent 1111111111111111111111111111111111111111\nauthor a <a@x> 1 +0000\ncommitter b <b@x> 1 +0000\n\nsubject\n\nbody\n";

    #[test]
    fn a_plain_commit_is_taken_apart() {
        let commit = parse(PLAIN.as_bytes());
        assert_eq!(commit.parents.len(), 1);
        assert_eq!(commit.message, "subject\n\nbody\n");
        assert!(commit.other_headers.is_empty() && commit.signature.is_none());
    }

    #[test]
    fn a_signature_is_unfolded_and_what_it_signs_is_the_rest() {
        let signed = PLAIN.replace(
            "\n\nsubject",
            "\ngpgsig -----BEGIN\n line\n -----END\n\nsubject",
        );
        let commit = parse(signed.as_bytes());
        assert_eq!(
            commit.signature.as_deref(),
            Some("-----BEGIN\nline\n-----END\n")
        );
        assert_eq!(commit.signed, PLAIN.as_bytes());
    }

    #[test]
    fn both_ways_find_the_same_parents() {
        let two = PLAIN.replace(
            "author a",
            "parent 2222222222222222222222222222222222222222\nauthor a",
        );
        let late = PLAIN.replace(
            "\n\nsubject",
            "\nparent 3333333333333333333333333333333333333333\n\nparent 4444444444444444444444444444444444444444",
        );
        let odd = [
            PLAIN.replace("parent 1", "parent x"),
            PLAIN.replace("parent 1", " parent 1"),
            PLAIN.replace("\n", ""),
            PLAIN.replace("\n\n", "\n"),
            format!("\n{PLAIN}"),
            format!("{PLAIN}\r"),
            String::new(),
        ];
        for text in odd.iter().chain([&PLAIN.to_owned(), &two, &late]) {
            assert_eq!(
                parents(text.as_bytes()),
                parse(text.as_bytes()).parents,
                "{text:?}"
            );
        }
        assert_eq!(parents(two.as_bytes()).len(), 2);
        assert_eq!(parents(late.as_bytes()).len(), 2);
    }

    #[test]
    fn anything_else_is_named() {
        for (from, to) in [
            ("author a", "encoding x\nauthor a"),
            ("committer b <b@x> 1 +0000\n", ""),
            ("parent 1", "parent x"),
            ("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n", ""),
        ] {
            let commit = parse(PLAIN.replace(from, to).as_bytes());
            assert!(!commit.other_headers.is_empty(), "{from} → {to}");
        }
    }
}

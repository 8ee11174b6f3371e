//! The definition's own examples: every vector holds, and `docs/digest.md` shows them as they are.
//!
//! `UPDATE_DOCS=1 cargo test --test suite digest_vectors` rewrites the table.

use std::error::Error;
use std::fs;

use crate::digest_support::{Vector, VectorTree};
use sop::domain::digest::Digest;
use sop::markdown::digest::{Digested, Refusal, normalized, sop1, sop1_bytes};

const JSON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/digest-vectors.json");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/digest.md");
const BEGIN: &str = "<!-- vectors: written by tests/suite/digest_vectors.rs -->\n";
const END: &str = "<!-- end of vectors -->\n";

type Outcome = Result<(), Box<dyn Error>>;

fn vectors() -> Result<Vec<Vector>, Box<dyn Error>> {
    Ok(serde_json::from_slice(&fs::read(JSON)?)?)
}

fn said(result: Result<Digested, Refusal>) -> String {
    result.map_or_else(
        |refusal| refusal.code().to_owned(),
        |digested| digested.digest.to_string(),
    )
}

fn expected(vector: &Vector) -> &str {
    let refusal = vector.refusal.as_deref();
    vector
        .digest
        .as_deref()
        .or(refusal)
        .unwrap_or("nothing expected")
}

#[test]
fn every_vector_holds() -> Outcome {
    for vector in vectors()? {
        let (blob, tree) = (vector.blob(), VectorTree(&vector.tree));
        let root = vector.site_root.as_deref();
        let by_bytes = sop1_bytes(&vector.path, &blob, &tree, root);
        let by_sop = sop1(&vector.path, &blob, &tree, root);
        if vector.only.is_some() {
            assert!(by_bytes.is_ok(), "{}: a verifier refuses", vector.name);
            assert!(
                by_sop.as_ref().is_err_and(Refusal::needs_parser),
                "{}",
                vector.name
            );
        } else {
            assert_eq!(said(by_bytes), expected(&vector), "{}", vector.name);
        }
        if vector.only.is_some() || vector.refusal.is_some() || by_sop.is_ok() {
            assert_eq!(said(by_sop), expected(&vector), "{}", vector.name);
        }
    }
    Ok(())
}

#[test]
fn what_is_hashed_is_shown() -> Outcome {
    use sha2::Digest as _;
    for vector in vectors()?.iter().filter(|vector| vector.refusal.is_none()) {
        let digested = vector.digested.as_deref().ok_or("no `digested`")?;
        let hash = Digest::new(sha2::Sha256::digest(digested).into());
        assert_eq!(hash.to_string(), expected(vector), "{}", vector.name);
        let text = digested.split('\0').next().unwrap_or_default();
        assert_eq!(normalized(&vector.blob())?, text, "{}", vector.name);
    }
    Ok(())
}

#[test]
fn names_are_unique_and_every_clause_and_refusal_is_there() -> Outcome {
    let vectors = vectors()?;
    let mut names: Vec<_> = vectors.iter().map(|vector| &vector.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), vectors.len());
    let codes = [
        "not-utf8",
        "nul-byte",
        "lone-carriage-return",
        "front-matter-too-large",
        "front-matter-too-deep",
        "front-matter-mark",
        "front-matter-unreadable",
        "routing-differs",
        "image-not-named",
    ];
    for code in codes {
        assert!(
            vectors.iter().any(|v| v.refusal.as_deref() == Some(code)),
            "{code}"
        );
    }
    for clause in ["1", "2", "3", "4"] {
        assert!(vectors.iter().any(|v| v.clause == clause), "{clause}");
    }
    Ok(())
}

#[test]
fn the_page_shows_the_vectors() -> Outcome {
    let page = fs::read_to_string(PAGE)?;
    let (before, rest) = page.split_once(BEGIN).ok_or("no table in docs/digest.md")?;
    let (_, after) = rest
        .split_once(END)
        .ok_or("the table in docs/digest.md does not end")?;
    let fresh = [before, BEGIN, &table(&vectors()?), END, after].concat();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(PAGE, &fresh)?;
    } else {
        assert_eq!(
            page, fresh,
            "docs/digest.md is stale: UPDATE_DOCS=1 cargo test --test suite digest_vectors"
        );
    }
    Ok(())
}

fn table(vectors: &[Vector]) -> String {
    let mut table =
        String::from("| name | clause | what it shows | digest or refusal |\n|---|---|---|---|\n");
    for vector in vectors {
        let result = match (&vector.refusal, &vector.only) {
            (Some(code), Some(_)) => format!("refused by `sop` only: `{code}`"),
            (Some(code), None) => format!("refused: `{code}`"),
            _ => format!("`{}`", expected(vector)),
        };
        let description = vector.description.replace('|', "\\|");
        table += &format!(
            "| {} | {} | {description} | {result} |\n",
            vector.name, vector.clause
        );
    }
    table
}

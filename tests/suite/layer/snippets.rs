//! Small sources that the layer test must find, and others that it must leave alone.

/// (file, source, what the test must say)
pub const OFFENDING: &[(&str, &str, &str)] = &[
    (
        "domain/id.rs",
        "use crate::markdown::page;",
        "src/domain/id.rs:1 imports markdown::page; domain may import: nothing",
    ),
    (
        "domain/id.rs",
        "\nfn f() { crate::store::git::open(); }",
        "src/domain/id.rs:2 imports store::git::open",
    ),
    (
        "domain/a/b.rs",
        "use super::super::super::ops::x;",
        "imports ops::x",
    ),
    ("domain/a/mod.rs", "use super::super::ui;", "imports ui"),
    (
        "domain/a.rs",
        "mod tests { use super::super::super::ui::Table; }",
        "imports ui::Table",
    ),
    (
        "domain/a.rs",
        "use {super::super::env, std::fmt};",
        "imports env",
    ),
    (
        "domain/a.rs",
        "type T = self::super::super::check::Rule;",
        "imports check::Rule",
    ),
    (
        "markdown/a.rs",
        "pub use crate::{domain::id, sources as s};",
        "imports sources",
    ),
    (
        "ops/a.rs",
        "use crate::store::Store;",
        "imports store::Store; ops may import: domain, markdown, check, store as data",
    ),
    ("ops/a.rs", "use crate::store;", "imports store;"),
    (
        "ops/a.rs",
        "use crate::store::{Snapshot,\n git::Git};",
        "src/ops/a.rs:2 imports store::git::Git",
    ),
    ("ops/a.rs", "use crate::store::*;", "imports store::*"),
    ("ops/a.rs", "use crate::env::Env;", "imports env::Env"),
    ("ui/a.rs", "use crate::*;", "imports *"),
    ("cli.rs", "use crate::ops::list;", "imports ops::list"),
    (
        "attic/a.rs",
        "use crate::domain;",
        "a room that the table does not know",
    ),
    (
        "ops/a.rs",
        "use git2::Oid;",
        "names git2::Oid; only store may name git2",
    ),
    (
        "ops/a.rs",
        "fn f(x: &git2::Repository) {}",
        "names git2::Repository",
    ),
    ("ops/a.rs", "use git2 as g;", "names git2"),
    (
        "ui/a.rs",
        "use std::{io, fs::File};",
        "names std::fs::File; only store",
    ),
    (
        "ui/a.rs",
        "fn f() { let x = ::std::fs::read(\"x\"); }",
        "names std::fs::read",
    ),
    (
        "commands/a.rs",
        "fn f() { std::env::var(\"HOME\"); }",
        "names std::env::var; only env, main",
    ),
    (
        "store/lock.rs",
        "fn f() { std::env::var_os(\"HOME\"); }",
        "names std::env::var_os",
    ),
    (
        "commands/a.rs",
        "use std::process::{Command, ExitCode};",
        "names std::process::Command",
    ),
    (
        "commands/a.rs",
        "use reqwest::blocking::Client;",
        "only remote may name reqwest",
    ),
    (
        "check/a.rs",
        "impl<'a> X<'a> { fn f(c: char) { if c == '\"' { crate::ui::x() } } }",
        "imports ui::x",
    ),
];

/// (file, source)
pub const ALLOWED: &[(&str, &str)] = &[
    (
        "domain/id.rs",
        "use super::version::Version; use crate::domain::x; use crate::error::Error;",
    ),
    (
        "domain/a.rs",
        "mod tests { use super::*; use super::super::id; }",
    ),
    (
        "domain/a/tests.rs",
        "use super::*; use super::super::super::domain::x;",
    ),
    (
        "domain/a.rs",
        "// use crate::store::x;\n/* crate::ui::y /* nested */ crate::ui::z */",
    ),
    (
        "domain/a.rs",
        "const T: &str = \"use crate::store;\"; const R: &str = r#\"crate::ui::\"x\"#; const B: &[u8] = b\"git2::x\";",
    ),
    (
        "domain/a.rs",
        "pub(crate) fn f<'a>(x: &'a str) -> char { '\\'' } pub(super) struct S;",
    ),
    (
        "ops/a.rs",
        "use crate::store::{Snapshot, change::{Change, FileEdit}}; use crate::env::Now;",
    ),
    (
        "store/git.rs",
        "use std::fs; use git2::Oid; use crate::env::Env;",
    ),
    ("store/mod.rs", "fn f() { std::env::split_paths(x); }"),
    (
        "store/apply.rs",
        "fn f() { std::env::var_os(\"SOP_FAILPOINT\"); }",
    ),
    ("env.rs", "fn f() { std::env::args_os(); }"),
    ("main.rs", "use sop::env::Env; use std::process::ExitCode;"),
    ("ui/a.rs", "fn f() -> impl Iterator + use<'_> {}"),
    ("lib.rs", "pub use crate::cli::run;"),
    ("ui/a.rs", "let env = 1; x.fs(); mod fs {} let git2 = 3;"),
];

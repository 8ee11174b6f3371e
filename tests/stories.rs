//! Plays every story of `tests/stories` and the runnable blocks of README.md and docs/audit.md, each as a test of its own.
//!
//! `cargo test --test stories [NAME…]`; with `UPDATE_STORIES=1` the files are rewritten with what the program says.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "this is a test harness: it prints, and it reads its own arguments"
)]

mod story;
mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use story::Story;
use support::Checkout;

/// The machines that this runs on have two cores.
const THREADS: usize = 2;
/// The last test: nothing of the checkout was touched.
const CHECKOUT: &str = "story::checkout_is_unchanged";

/// The part of libtest's command line that people use.
#[derive(Default)]
struct Options {
    filters: Vec<String>,
    skips: Vec<String>,
    exact: bool,
    list: bool,
    ignored: bool,
}

impl Options {
    fn read(mut args: impl Iterator<Item = String>) -> Self {
        let mut options = Self::default();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--exact" => options.exact = true,
                "--list" => options.list = true,
                "--ignored" => options.ignored = true,
                "--skip" => options.skips.extend(args.next()),
                "--test-threads" | "--format" | "--color" | "--logfile" | "--shuffle-seed"
                | "-Z" => drop(args.next()),
                flag if flag.starts_with('-') => {}
                _ => options.filters.push(arg),
            }
        }
        options
    }

    fn wants(&self, name: &str) -> bool {
        let hit = |filter: &String| {
            if self.exact {
                name == filter
            } else {
                name.contains(filter.as_str())
            }
        };
        !self.ignored
            && (self.filters.is_empty() || self.filters.iter().any(hit))
            && !self.skips.iter().any(hit)
    }
}

fn main() -> ExitCode {
    let options = Options::read(std::env::args().skip(1));
    let update = std::env::var_os("UPDATE_STORIES").is_some_and(|value| value != "0");
    let all = Story::all(Path::new(env!("CARGO_MANIFEST_DIR")));
    let count = all.len() + 1;
    let chosen: Vec<Story> = all
        .into_iter()
        .filter(|story| options.wants(&test_name(story)))
        .collect();
    let last = options.wants(CHECKOUT);
    if options.list {
        chosen
            .iter()
            .for_each(|story| println!("{}: test", test_name(story)));
        if last {
            println!("{CHECKOUT}: test");
        }
        return ExitCode::SUCCESS;
    }
    let begun = Instant::now();
    let running = chosen.len() + usize::from(last);
    println!(
        "\nrunning {running} test{}",
        if running == 1 { "" } else { "s" }
    );
    let before = Checkout::look();
    let mut failures = play_all(&chosen, update);
    if last {
        let result = checkout_is_unchanged(before.as_ref(), update);
        announce(CHECKOUT, result.as_ref().err());
        failures.extend(result.err().map(|message| (CHECKOUT.to_owned(), message)));
    }
    summary(&failures, running, count - running, begun)
}

fn test_name(story: &Story) -> String {
    format!("story::{}", story.name)
}

fn play_all(stories: &[Story], update: bool) -> Vec<(String, String)> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    // A panic is a failure like any other, and is told once.
    std::panic::set_hook(Box::new(|_| {}));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(story) = stories.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let result = catch_unwind(AssertUnwindSafe(|| story.play(update)))
                        .unwrap_or_else(|panic| Err(panic_message(panic.as_ref())));
                    let mut failures = failures.lock().expect("nobody panicked");
                    announce(&test_name(story), result.as_ref().err());
                    failures.extend(result.err().map(|message| (test_name(story), message)));
                }
            });
        }
    });
    drop(std::panic::take_hook());
    let mut failures = failures.into_inner().expect("nobody panicked");
    failures.sort();
    failures
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("the runner panicked")
        .to_owned()
}

fn checkout_is_unchanged(before: Option<&Checkout>, update: bool) -> Result<(), String> {
    let (Some(before), Some(after), false) = (before, Checkout::look(), update) else {
        return Ok(());
    };
    match before.difference(&after) {
        None => Ok(()),
        Some(difference) => Err(format!(
            "the tests (or somebody meanwhile) changed the checkout\n{difference}"
        )),
    }
}

fn announce(name: &str, failure: Option<&String>) {
    println!(
        "test {name} ... {}",
        if failure.is_some() { "FAILED" } else { "ok" }
    );
}

fn summary(
    failures: &[(String, String)],
    running: usize,
    filtered: usize,
    begun: Instant,
) -> ExitCode {
    if !failures.is_empty() {
        println!("\nfailures:\n");
        for (name, message) in failures {
            println!("---- {name} ----\n{message}\n");
        }
        println!("failures:");
        failures.iter().for_each(|(name, _)| println!("    {name}"));
    }
    let failed = failures.len();
    println!(
        "\ntest result: {}. {} passed; {failed} failed; 0 ignored; 0 measured; {filtered} filtered out; finished in {:.2}s\n",
        if failed == 0 { "ok" } else { "FAILED" },
        running - failed,
        begun.elapsed().as_secs_f64()
    );
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(101)
    }
}

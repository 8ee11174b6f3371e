//! The program: hands the process to the library and exits with its code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// An answer about a large company is a million small strings, on which the system's allocator spends half of the time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(sop::run(sop::env::Env::from_process()))
}

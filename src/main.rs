//! The program: hands the process to the library and exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(sop::run(sop::env::Env::from_process()))
}

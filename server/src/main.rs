//! The program `portico`.

use std::process::ExitCode;

use clap::Parser;
use portico::cli::Arguments;

#[tokio::main]
async fn main() -> ExitCode {
    portico::commands::run(Arguments::parse()).await
}

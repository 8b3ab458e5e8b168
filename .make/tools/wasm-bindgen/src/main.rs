//! `wasm-bindgen` as this project's build calls it: the JavaScript that a browser needs to load one WebAssembly
//! module. It knows the few options of the published command line that the build and cargo-leptos use and refuses
//! every other one. It never writes TypeScript.

use std::{env, error::Error, path::PathBuf, process::ExitCode};
use wasm_bindgen_cli_support::Bindgen;

const USAGE: &str =
    "wasm-bindgen --target web [--no-typescript] --out-dir DIR --out-name NAME MODULE.wasm";

/// What the command line asked for.
#[derive(Default)]
struct Request {
    module: Option<PathBuf>,
    out_dir: Option<PathBuf>,
    out_name: Option<String>,
}

/// `--option=value` and `--option value` mean the same.
fn split_options(arguments: impl Iterator<Item = String>) -> Vec<String> {
    arguments
        .flat_map(|argument| match argument.split_once('=') {
            Some((option, value)) if option.starts_with("--") => {
                vec![option.to_owned(), value.to_owned()]
            }
            _ => vec![argument],
        })
        .collect()
}

fn parse(arguments: Vec<String>) -> Result<Request, Box<dyn Error>> {
    let mut request = Request::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--target" => match value()?.as_str() {
                "web" => {}
                other => return Err(format!("the target is web, not {other}").into()),
            },
            "--no-typescript" => {}
            "--out-dir" => request.out_dir = Some(value()?.into()),
            "--out-name" => request.out_name = Some(value()?),
            option if option.starts_with('-') => {
                return Err(format!("unknown option {option}").into());
            }
            module => request.module = Some(module.into()),
        }
    }
    Ok(request)
}

fn generate(request: Request) -> Result<(), Box<dyn Error>> {
    let module = request.module.ok_or("no module named")?;
    let out_dir = request.out_dir.ok_or("no --out-dir")?;
    let out_name = request.out_name.ok_or("no --out-name")?;
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?;
    bindgen
        .typescript(false)
        .input_path(module)
        .out_name(&out_name);
    bindgen.generate(out_dir)?;
    Ok(())
}

fn main() -> ExitCode {
    let arguments = split_options(env::args().skip(1));
    if arguments.first().is_some_and(|first| first == "--version") {
        println!("wasm-bindgen {}", env!("CARGO_PKG_VERSION"));
        return ExitCode::SUCCESS;
    }
    match parse(arguments).and_then(generate) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("wasm-bindgen: {problem}\nusage: {USAGE}");
            ExitCode::FAILURE
        }
    }
}

//! The binary: reads the command line and the environment once, runs, ends with a status.

use std::env;
use std::io::{self, BufWriter, IsTerminal};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Parser;
use impact::cli::Cli;
use impact::commands::{self, Environment, Terminal};
use terminal_size::{Width, terminal_size_of};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let environment = environment();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut err = io::stderr().lock();
    let mut terminal = Terminal::new(&mut out, &mut err, environment);
    commands::run(&cli, &mut terminal).status().into()
}

fn environment() -> Environment {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    let columns = |width: Option<(Width, _)>| width.map(|(Width(columns), _)| usize::from(columns));
    let clock = SystemTime::now().duration_since(UNIX_EPOCH);
    let clock = clock.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(0));
    let source_date = set("SOURCE_DATE_EPOCH");
    Environment {
        out_width: columns(terminal_size_of(io::stdout())),
        err_width: columns(terminal_size_of(io::stderr())),
        err_colours: io::stderr().is_terminal()
            && set("NO_COLOR").is_none()
            && set("TERM").is_none_or(|terminal| terminal != "dumb"),
        locale: locale.map(|value| value.to_string_lossy().into_owned()),
        secret: set("IMPACT_SECRET").map(std::ffi::OsString::into_encoded_bytes),
        clock,
        source_date: source_date.map(|value| value.to_string_lossy().into_owned()),
    }
}

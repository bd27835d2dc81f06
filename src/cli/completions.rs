//! What `impact completions` takes.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Options of `completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact completions bash -o ~/.local/share/bash-completion/completions/impact
  impact completions zsh -o ~/.zfunc/_impact
  impact completions fish -o ~/.config/fish/completions/impact.fish
  impact completions powershell")]
pub struct Completions {
    /// For which shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

//! What `impact diff` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact diff git:v1.0.0 referentials
  impact diff git:origin/main referentials --format markdown -o comment.md
  impact diff git:v1.0.0:referentials/common.yaml referentials/common.yaml --lang fr
  impact diff former/common.yaml common.yaml --format json")]
#[command(after_long_help = "\
Examples:
  impact diff git:v1.0.0 referentials
  impact diff git:origin/main referentials --format markdown -o comment.md
  impact diff git:v1.0.0:referentials/common.yaml referentials/common.yaml --lang fr
  impact diff former/common.yaml common.yaml --format json

Classes:
  breaks     figures before and after are not one series; not a fault where a new entry of `breaks` declares it
  to-check   someone must look: figures may move, or what is said of them changes
  no-effect  labels, order, notes, another way of writing the same

Version of the common referential: breaks calls for a major one, to-check for a minor one, no-effect for a patch.
Associations have none: what changes in them is told, with the figures it touches.

Exit status:
  0  no series is broken undeclared, and the version is enough
  1  a series is broken undeclared, the version is too low, or NEW has faults
  2  could not run, or OLD cannot be read

JSON:
  format         1, the number of this shape
  sound          whether exit is 0, faults of NEW left aside
  version        old, new, required; enough, whether new is not lower than required
  counts         breaks, undeclared (of these), to_check, no_effect: changes by class
  changes        the worst first, each:
    class        breaks, to-check or no-effect: the worst it is worth to an indicator
    undeclared   whether it breaks a series that nothing declares broken
    subject      kind (referential, indicator, variable, codelist, association, source, mapping, costs, profile),
                 id, association, source
    aspect       what changed of it, a name that stays: among, numerator, code, code-label, comparability…
    title, item  the same in words, and which one of several
    old, new     text, file, line, column; null where there is nothing
    beside       file, line, column of the thing in the version that does not write what changed; else null
    note, help   what it comes down to, what to do; null where there is nothing
    common       whether it counts for the version
    indicators   those it touches: id, class, declared, roles (own, numerator, denominator, eligible, breakdown,
                 feeds, default)")]
pub struct Diff {
    /// The former version: a file, a folder, `git:REV` or `git:REV:PATH` (PATH is `referentials` unless said).
    #[arg(value_name = "OLD")]
    pub old: String,

    /// The new version, in the same forms.
    #[arg(value_name = "NEW")]
    pub new: String,

    /// How the comparison is written.
    #[arg(short, long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For reading.
    Text,
    /// For a program.
    Json,
    /// For a comment of a pull request.
    Markdown,
}

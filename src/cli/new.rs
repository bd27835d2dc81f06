//! What `impact new` takes.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ReferentialPaths;

/// Options of `new`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact new common mon-secteur -o referentials/common.yaml
  impact new association voisins --name Voisins -o referentials/associations/voisins.yaml
  impact new association voisins --from exports/voisins/enquete-2025.csv")]
pub struct New {
    /// What to write.
    #[command(subcommand)]
    pub what: Newcomer,
}

/// What to write a skeleton of.
#[derive(Debug, Subcommand)]
pub enum Newcomer {
    /// A common referential: small, real, and commented, to learn the grammar on.
    Common(NewCommon),
    /// The referential of an association, from its exports where there are some.
    Association(NewAssociation),
}

/// Options of `new common`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact new common mon-secteur -o referentials/common.yaml")]
pub struct NewCommon {
    /// Its id: lower case letters, digits, hyphens.
    #[arg(value_name = "ID")]
    pub id: String,

    /// Where it goes.
    #[command(flatten)]
    pub destination: Destination,
}

/// Options of `new association`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact new association voisins --name Voisins -o referentials/associations/voisins.yaml
  impact new association voisins --from exports/voisins/enquete-2025.csv --from exports/voisins/sorties-2025.csv")]
pub struct NewAssociation {
    /// Its id: lower case letters, digits, hyphens.
    #[arg(value_name = "ID")]
    pub id: String,

    /// Where referentials are.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// Its name, as it will be shown; its id unless given.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,

    /// An export to start from, one source each: headings are copied, and the answers that at least eleven rows hold.
    #[arg(long, value_name = "FILE")]
    pub from: Vec<PathBuf>,

    /// Where it goes.
    #[command(flatten)]
    pub destination: Destination,
}

/// Where a skeleton goes.
#[derive(Debug, Args)]
pub struct Destination {
    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Overwrite the file where it is there already.
    #[arg(long)]
    pub force: bool,
}

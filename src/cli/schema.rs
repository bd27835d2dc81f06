//! What `impact schema` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options of `schema`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact schema -o referentiel.schema.json
  impact schema association --lang fr -o association.schema.json
  impact schema common --draft 2020-12")]
pub struct Schema {
    /// For which files.
    #[arg(value_enum, value_name = "KIND", default_value_t = SchemaKind::Any)]
    pub kind: SchemaKind,

    /// Draft of JSON Schema.
    #[arg(long, value_enum, default_value_t = SchemaDraft::Seven)]
    pub draft: SchemaDraft,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

/// For which files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// Any referential: its key `referential` says which.
    Any,
    /// The common referential.
    Common,
    /// An association's referential.
    Association,
    /// A table of costs.
    Costs,
    /// A profile.
    Profile,
}

/// Draft of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaDraft {
    /// Draft-07, which every editor reads.
    #[value(name = "draft-07")]
    Seven,
    /// 2020-12.
    #[value(name = "2020-12")]
    Of2020,
}

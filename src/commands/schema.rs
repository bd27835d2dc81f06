//! `impact schema`: the grammar of referentials, for editors.

use crate::cli::{Schema as Options, SchemaDraft, SchemaKind};
use crate::commands::{Exit, Terminal, destination};
use crate::schema::{self, Draft, Of};

/// Writes the schema in the language of the user.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let lang = terminal.settle(None);
    let mut bytes = Vec::new();
    schema::write(&mut bytes, of(options.kind), draft(options.draft), lang)?;
    destination::send(&options.output, &bytes, terminal)?;
    Ok(Exit::Clean)
}

fn of(asked: SchemaKind) -> Of {
    match asked {
        SchemaKind::Any => Of::Any,
        SchemaKind::Common => Of::Common,
        SchemaKind::Association => Of::Association,
        SchemaKind::Costs => Of::Costs,
        SchemaKind::Profile => Of::Profile,
    }
}

fn draft(asked: SchemaDraft) -> Draft {
    match asked {
        SchemaDraft::Seven => Draft::Seven,
        SchemaDraft::Of2020 => Draft::Of2020,
    }
}

//! What the manifest holds, as JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::collection::{DialectRead, EditAccount, FileAccount, VariableAccount};
use crate::diagnostic::Code;
use crate::i18n::Text;
use crate::plan::{AssociationId, Plan, SourceId, VariableId};
use crate::referential::Missing;

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Manifest {
    pub(super) what: String,
    pub(super) format: u32,
    pub(super) referential: Referential,
    pub(super) key: Option<String>,
    pub(super) fingerprint: String,
    pub(super) notice: Option<String>,
    pub(super) tables: Vec<TableEntry>,
    pub(super) files: Vec<FileEntry>,
}

#[derive(Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct Referential {
    pub(super) id: String,
    pub(super) version: String,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct TableEntry {
    pub(super) association: String,
    pub(super) source: String,
    /// The numbering of respondents; none where all are anonymous.
    pub(super) space: Option<String>,
    pub(super) keyed: bool,
    pub(super) rows: usize,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct TextEntry {
    fr: String,
    en: String,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct FileEntry {
    file: String,
    association: String,
    source: String,
    sha256: Option<String>,
    dialect: Option<DialectEntry>,
    refused: Option<TextEntry>,
    read: u64,
    kept: u64,
    excluded: BTreeMap<String, (TextEntry, u64)>,
    duplicate: u64,
    rejected: BTreeMap<String, u64>,
    variables: BTreeMap<String, VariableEntry>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    edits: BTreeMap<String, EditEntry>,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
struct EditEntry {
    judged: u64,
    failed: u64,
    undetermined: u64,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct DialectEntry {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    encoding: String,
    delimiter: char,
    header_rows: usize,
    encoding_detected: bool,
    delimiter_detected: bool,
    #[serde(default)]
    unread: Vec<String>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct VariableEntry {
    valid: u64,
    missing: BTreeMap<String, u64>,
}

impl TextEntry {
    fn of(text: &Text) -> Self {
        Self {
            fr: text.fr.clone(),
            en: text.en.clone(),
        }
    }

    fn into_text(self) -> Text {
        Text::new(self.fr, self.en)
    }
}

impl FileEntry {
    /// One account, with names in place of numbers.
    pub(super) fn of(plan: &Plan, account: &FileAccount) -> Self {
        let excluded = account
            .excluded
            .iter()
            .map(|(key, (text, count))| (key.clone(), (TextEntry::of(text), *count)));
        let variables = account.variables.iter().map(|(variable, values)| {
            let missing = values.missing.iter();
            let missing = missing
                .map(|(reason, count)| (reason.name().to_owned(), *count))
                .collect();
            (
                plan.variable(*variable).id.clone(),
                VariableEntry {
                    valid: values.valid,
                    missing,
                },
            )
        });
        Self {
            file: account.file.clone(),
            association: plan.association(account.association).id.clone(),
            source: plan.source(account.association, account.source).id.clone(),
            sha256: account.digest.clone(),
            dialect: account.dialect.as_ref().map(|dialect| DialectEntry {
                sheet: dialect.sheet.clone(),
                encoding: dialect.encoding.clone(),
                delimiter: dialect.delimiter,
                header_rows: dialect.header_rows,
                encoding_detected: dialect.encoding_detected,
                delimiter_detected: dialect.delimiter_detected,
                unread: dialect.unread.clone(),
            }),
            refused: account.refused.as_ref().map(TextEntry::of),
            read: account.read,
            kept: account.kept,
            excluded: excluded.collect(),
            duplicate: account.duplicate,
            rejected: account
                .rejected
                .iter()
                .map(|(code, count)| ((*code).to_owned(), *count))
                .collect(),
            variables: variables.collect(),
            edits: account
                .edits
                .iter()
                .map(|(id, edit)| {
                    let entry = EditEntry {
                        judged: edit.judged,
                        failed: edit.failed,
                        undetermined: edit.undetermined,
                    };
                    (id.clone(), entry)
                })
                .collect(),
        }
    }

    /// The account; the name that the plan does not know where there is one.
    pub(super) fn into_account(self, plan: &Plan) -> Result<FileAccount, String> {
        let (association, source) = find_source(plan, &self.association, &self.source)?;
        let mut account = crate::ingest::file::account(&self.file, association, source);
        account.digest = self.sha256;
        account.dialect = self.dialect.map(|dialect| DialectRead {
            sheet: dialect.sheet,
            encoding: dialect.encoding,
            delimiter: dialect.delimiter,
            header_rows: dialect.header_rows,
            encoding_detected: dialect.encoding_detected,
            delimiter_detected: dialect.delimiter_detected,
            unread: dialect.unread,
        });
        account.refused = self.refused.map(TextEntry::into_text);
        (account.read, account.kept, account.duplicate) = (self.read, self.kept, self.duplicate);
        let excluded = self.excluded.into_iter();
        account.excluded = excluded
            .map(|(key, (text, count))| (key, (text.into_text(), count)))
            .collect();
        for (name, count) in self.rejected {
            account.rejected.insert(find_code(&name)?, count);
        }
        for (name, entry) in self.variables {
            let mut values = VariableAccount {
                valid: entry.valid,
                ..VariableAccount::default()
            };
            for (reason, count) in entry.missing {
                values.missing.insert(find_reason(&reason)?, count);
            }
            account
                .variables
                .insert(find_variable(plan, &name)?, values);
        }
        account.edits = self
            .edits
            .into_iter()
            .map(|(id, entry)| {
                let edit = EditAccount {
                    judged: entry.judged,
                    failed: entry.failed,
                    undetermined: entry.undetermined,
                };
                (id, edit)
            })
            .collect();
        Ok(account)
    }
}

/// The source of these names.
pub(super) fn find_source(
    plan: &Plan,
    association: &str,
    source: &str,
) -> Result<(AssociationId, SourceId), String> {
    let unknown = || format!("{association}/{source}");
    let at = plan
        .associations
        .iter()
        .position(|held| held.id == association)
        .ok_or_else(unknown)?;
    let sources = &plan.associations[at].sources;
    let source = sources
        .iter()
        .position(|held| held.id == source)
        .ok_or_else(unknown)?;
    Ok((AssociationId(at), SourceId(source)))
}

/// The variable of this name.
pub(super) fn find_variable(plan: &Plan, name: &str) -> Result<VariableId, String> {
    let at = plan
        .variables
        .iter()
        .position(|variable| variable.id == name);
    at.map(VariableId).ok_or_else(|| name.to_owned())
}

/// The diagnostic of this name.
pub(super) fn find_code(name: &str) -> Result<&'static str, String> {
    let code = Code::ALL.iter().find(|code| code.name() == name);
    code.map(|code| code.name()).ok_or_else(|| name.to_owned())
}

/// The missing reason of this name.
pub(super) fn find_reason(name: &str) -> Result<Missing, String> {
    let reason = Missing::ALL
        .into_iter()
        .find(|reason| reason.name() == name);
    reason.ok_or_else(|| name.to_owned())
}

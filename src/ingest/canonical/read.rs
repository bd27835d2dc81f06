//! Files back to a collection.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use csv::{Reader, StringRecord};

use super::manifest::{
    Manifest, Referential, TableEntry, find_code, find_reason, find_source, find_variable,
};
use super::{FORMAT, MANIFEST, NONE, REJECTS, WEIGHT, WHAT, table_path, weighs};
use crate::calendar::{DateFormat, month_of};
use crate::collection::{Collection, Reject, Run};
use crate::decimal::Decimal;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::i18n::ingest as say;
use crate::ingest::discover::plain_line;
use crate::ingest::draft::empty_table;
use crate::ingest::is_balanced;
use crate::ingest::outcome::{Outcome, push};
use crate::ingest::respondents::ANONYMOUS;
use crate::observation::{Respondent, Table};
use crate::plan::{AssociationId, Plan, VariableId, VariableType, WaveId};
use crate::statistics::weights::DECIMALS;

/// What an earlier run wrote.
#[derive(Debug)]
pub(in crate::ingest) struct Stored {
    pub(in crate::ingest) folder: String,
    pub(in crate::ingest) collection: Collection,
    /// The numberings of its respondents.
    pub(in crate::ingest) spaces: BTreeSet<(AssociationId, String)>,
}

/// Why something stored cannot be read.
enum Fault {
    /// A name the plan does not know.
    Unknown(String),
    /// A file that is not as it was written.
    Damaged(String),
}

impl From<String> for Fault {
    fn from(unknown: String) -> Self {
        Self::Unknown(unknown)
    }
}

/// Whether `folder` is one that [`super::write`] filled.
pub fn is_canonical(folder: &Path) -> bool {
    #[derive(serde::Deserialize)]
    struct What {
        what: String,
    }
    fs::read(folder.join(MANIFEST))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<What>(&bytes).ok())
        .is_some_and(|manifest| manifest.what == WHAT)
}

/// Reads `folder` back; none where it is of another referential, or damaged.
pub(in crate::ingest) fn read(
    plan: &Plan,
    folder: &Path,
    diagnostics: &mut Diagnostics,
) -> Option<Stored> {
    let path = folder.join(MANIFEST).display().to_string();
    let mut refuse = |code, said| {
        diagnostics.push(Diagnostic::new(code, Location::File(path.clone()), said));
    };
    let bytes = fs::read(folder.join(MANIFEST)).ok()?;
    let manifest: Manifest = match serde_json::from_slice(&bytes) {
        Ok(manifest) => manifest,
        Err(fault) => {
            refuse(
                Code::FileUnreadable,
                say::file_unreadable(&fault.to_string()),
            );
            return None;
        }
    };
    let wanted = Referential {
        id: plan.id.clone(),
        version: plan.version.clone(),
    };
    if manifest.referential != wanted || manifest.format != FORMAT {
        let name = |of: &Referential, format| format!("{} {} (format {format})", of.id, of.version);
        let found = name(&manifest.referential, manifest.format);
        let said = say::observations_foreign(&found, &name(&wanted, FORMAT));
        refuse(Code::ObservationsForeign, said);
        return None;
    }
    match stored(plan, folder, manifest) {
        Ok(stored) => Some(stored),
        Err(Fault::Unknown(what)) => {
            refuse(Code::ObservationsForeign, say::observations_unknown(&what));
            None
        }
        Err(Fault::Damaged(file)) => {
            refuse(Code::FileUnreadable, say::file_unreadable(&file));
            None
        }
    }
}

fn stored(plan: &Plan, folder: &Path, manifest: Manifest) -> Result<Stored, Fault> {
    let mut collection = Collection {
        notice: manifest.notice.as_deref().and_then(plain_line),
        run: Run {
            key: manifest.key,
            fingerprint: manifest.fingerprint,
        },
        ..Collection::default()
    };
    let mut spaces = BTreeSet::new();
    for entry in &manifest.tables {
        let table = table(plan, folder, entry)?;
        spaces.extend(entry.space.clone().map(|space| (table.association, space)));
        collection.tables.push(table);
    }
    for entry in manifest.files {
        let account = entry.into_account(plan)?;
        if !is_balanced(&account) {
            return Err(Fault::Damaged(MANIFEST.to_owned()));
        }
        collection.files.push(account);
    }
    collection.rejects = rejects(folder)?;
    Ok(Stored {
        folder: folder.display().to_string(),
        collection,
        spaces,
    })
}

fn open(folder: &Path, file: &str) -> Result<Reader<fs::File>, Fault> {
    Reader::from_path(folder.join(file)).map_err(|_| Fault::Damaged(file.to_owned()))
}

fn table(plan: &Plan, folder: &Path, entry: &TableEntry) -> Result<Table, Fault> {
    let (association, source) = find_source(plan, &entry.association, &entry.source)?;
    let file = table_path(&entry.association, &entry.source);
    let damaged = || Fault::Damaged(file.clone());
    let mut reader = open(folder, &file)?;
    let heading = reader.headers().map_err(|_| damaged())?.clone();
    let mut table = empty_table(plan, association, source);
    let mut variables = Vec::new();
    let has_weights = weighs(plan.source(association, source));
    if has_weights && heading.get(3) != Some(WEIGHT) {
        return Err(Fault::Unknown(WEIGHT.to_owned()));
    }
    let before = 3 + usize::from(has_weights);
    for name in heading.iter().skip(before) {
        let variable = find_variable(plan, name)?;
        if !table.columns.contains_key(&variable) {
            return Err(Fault::Unknown(name.to_owned()));
        }
        variables.push(variable);
    }
    if variables.iter().collect::<BTreeSet<_>>().len() != table.columns.len() {
        let lacks = table
            .columns
            .keys()
            .find(|variable| !variables.contains(variable));
        return Err(lacks.map_or_else(damaged, |lacks| {
            Fault::Unknown(plan.variable(*lacks).id.clone())
        }));
    }
    let (month, time) = (
        DateFormat::new("%Y-%m"),
        DateFormat::new("%Y-%m-%dT%H:%M:%S"),
    );
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| damaged())? {
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let moment = month
            .moment(cell(0))
            .or_else(|| time.moment(cell(0)))
            .ok_or_else(damaged)?;
        table.months.push(month_of(moment));
        table.moments.push(moment);
        table.waves.push(wave(plan, cell(1))?);
        table
            .respondents
            .push(respondent(cell(2), entry.keyed).ok_or_else(damaged)?);
        if has_weights {
            table.weights.push(weight(cell(3)).ok_or_else(damaged)?);
        }
        for (at, variable) in variables.iter().enumerate() {
            let outcome =
                outcome(plan, association, *variable, cell(at + before)).ok_or_else(damaged)?;
            if let Some(column) = table.columns.get_mut(variable) {
                push(column, &outcome);
            }
        }
    }
    if table.rows() == entry.rows {
        Ok(table)
    } else {
        Err(damaged())
    }
}

fn wave(plan: &Plan, name: &str) -> Result<Option<WaveId>, Fault> {
    if name.is_empty() {
        return Ok(None);
    }
    let at = plan.waves.iter().position(|wave| wave.id == name);
    let wave = at.and_then(|at| u8::try_from(at).ok()).map(WaveId);
    wave.map(Some)
        .ok_or_else(|| Fault::Unknown(name.to_owned()))
}

fn respondent(text: &str, keyed: bool) -> Option<Respondent> {
    if text.is_empty() {
        Some(ANONYMOUS)
    } else if keyed {
        u128::from_str_radix(text, 16).ok().map(Respondent::Keyed)
    } else {
        text.parse().ok().map(Respondent::Numbered)
    }
}

fn weight(text: &str) -> Option<i64> {
    let units = Decimal::parse(text)?.exactly(DECIMALS)?;
    i64::try_from(units).ok().filter(|units| *units > 0)
}

/// What a cell of canonical observations says.
fn outcome(
    plan: &Plan,
    association: AssociationId,
    variable: VariableId,
    cell: &str,
) -> Option<Outcome> {
    if let Some(reason) = cell.strip_prefix('_').filter(|_| cell != NONE) {
        return find_reason(reason).ok().map(Outcome::Missing);
    }
    let list = plan.codelist_of(variable);
    let code = |text: &str| list.and_then(|list| list.find(text, Some(association)));
    match plan.variable(variable).kind {
        VariableType::Code(_) => code(cell).map(Outcome::Code),
        VariableType::Several(_) if cell == NONE => Some(Outcome::Several(0)),
        VariableType::Several(_) => {
            let mut bits = 0;
            for text in cell.split(' ') {
                bits |= 1_u128.checked_shl(u32::from(code(text)?.0))?;
            }
            Some(Outcome::Several(bits))
        }
        VariableType::Number { decimals, .. } => {
            let units = Decimal::parse(cell)?.exactly(decimals)?;
            i64::try_from(units).ok().map(Outcome::Number)
        }
        VariableType::Date => DateFormat::new("%Y-%m-%d").day(cell).map(Outcome::Date),
    }
}

fn rejects(folder: &Path) -> Result<Vec<Reject>, Fault> {
    let damaged = || Fault::Damaged(REJECTS.to_owned());
    let mut rejects = Vec::new();
    for record in open(folder, REJECTS)?.records() {
        let record = record.map_err(|_| damaged())?;
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        rejects.push(Reject {
            file: cell(0),
            line: cell(1).parse().map_err(|_| damaged())?,
            byte: cell(2).parse().map_err(|_| damaged())?,
            row: cell(3).is_empty(),
            column: cell(3),
            code: find_code(&cell(4))?,
            cell: Some(cell(6)).filter(|cell| !cell.is_empty()),
        });
    }
    Ok(rejects)
}

//! One file: which kind of referential it is, and what is common to all kinds.

use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::i18n::{Lang, Text};
use crate::matching::nearest;
use crate::referential::{Name, Referentials};
use crate::source_text::FileId;
use crate::yaml::{Kind, Node};

use super::association::association;
use super::common::common;
use super::costs::costs;
use super::fields::{Fields, Reader};
use super::scalar::{id, name, reference, text, word};

/// What is common to every file: `referential`, `id`, and where it stands.
#[derive(Clone, Debug)]
pub struct Header {
    /// The file.
    pub file: FileId,
    /// Its id.
    pub id: Name,
}

/// A break of series.
#[derive(Clone, Debug)]
pub struct Break {
    /// The indicator.
    pub indicator: Name,
    /// The first period after the break.
    pub from: Name,
    /// Why.
    pub because: Text,
}

/// A diagnostic accepted for a time.
#[derive(Clone, Debug)]
pub struct Accept {
    /// Its code.
    pub code: Name,
    /// Where it stands.
    pub place: Option<Name>,
    /// Why.
    pub because: Text,
    /// Until when.
    pub until: Option<Name>,
}

/// Decodes one file and files it under its kind.
pub(super) fn file(
    node: &Node,
    file: FileId,
    reader: &mut Reader<'_>,
    referentials: &mut Referentials,
) {
    if !matches!(node.kind, Kind::Mapping(_)) {
        reader.fault(Code::TypeWrong, node.spot, said::no_keys());
        return;
    }
    let Some(mut fields) = Fields::open(node, reader) else {
        return;
    };
    if !fields.has("referential") {
        let spot = fields.spot;
        reader.fault(Code::KeyMissing, spot, said::kind_missing());
        return;
    }
    let Some(kind) = fields.optional("referential", name) else {
        return;
    };
    if !is_format_read(&mut fields) {
        return;
    }
    match kind.value.as_str() {
        "common" => referentials.commons.extend(common(fields, file)),
        "association" => referentials.associations.extend(association(fields, file)),
        "costs" => referentials.costs.extend(costs(fields, file)),
        other => {
            let near = nearest(other, ["association", "common", "costs"]);
            let said = said::kind_unknown(other, near);
            reader.fault(Code::ReferentialUnknown, kind.place, said);
        }
    }
}
/// Whether this version reads the format of the file; one that does not say is read as format 1.
fn is_format_read(fields: &mut Fields<'_, '_, '_>) -> bool {
    let Some(format) = fields.required("format", name) else {
        return true;
    };
    if format.value == "1" {
        return true;
    }
    let said = said::format_unsupported(&format.value);
    fields
        .reader
        .fault(Code::FormatUnsupported, format.place, said);
    false
}

/// The file and its id.
pub(super) fn header(fields: &mut Fields<'_, '_, '_>, file: FileId) -> Option<Header> {
    let id = fields.required("id", id)?;
    Some(Header { file, id })
}

/// The language of the texts written once.
pub(super) fn language(node: &Node, reader: &mut Reader<'_>) -> Option<Lang> {
    word(&[("fr", Lang::Fr), ("en", Lang::En)])(node, reader)
}

/// A title, else the id.
pub(super) fn title(fields: &mut Fields<'_, '_, '_>, header: Option<&Header>) -> Option<Text> {
    let title = fields.optional("title", text);
    title.or_else(|| header.map(|header| Text::same(&header.id.value)))
}

/// A break of series.
pub(super) fn series_break(node: &Node, reader: &mut Reader<'_>) -> Option<Break> {
    let mut fields = Fields::open(node, reader)?;
    let indicator = fields.required("indicator", reference);
    let from = fields.required("from", name);
    let because = fields.required("because", text);
    fields.finish();
    Some(Break {
        indicator: indicator?,
        from: from?,
        because: because?,
    })
}

/// A diagnostic accepted for a time.
pub(super) fn accept(node: &Node, reader: &mut Reader<'_>) -> Option<Accept> {
    let mut fields = Fields::open(node, reader)?;
    let code = fields.required("code", diagnostic_code);
    let place = fields.optional("where", name);
    let because = fields.required("because", text);
    let until = fields.optional("until", name);
    fields.finish();
    Some(Accept {
        code: code?,
        place,
        because: because?,
        until,
    })
}

/// The name of a code of the catalogue.
fn diagnostic_code(node: &Node, reader: &mut Reader<'_>) -> Option<Name> {
    let code = name(node, reader)?;
    let known = || Code::ALL.iter().map(|code| code.name());
    if known().any(|name| name == code.value) {
        return Some(code);
    }
    let near = nearest(&code.value, known());
    let said = said::diagnostic_unknown(&code.value, near);
    reader.fault(Code::ValueNotListed, node.spot, said);
    None
}

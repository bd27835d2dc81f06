//! What files of several kinds have in common: an id, a title, a language, breaks of series, accepted
//! diagnostics.

use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::i18n::{Lang, Text};
use crate::matching::nearest;
use crate::referential::Name;
use crate::source_text::FileId;
use crate::yaml::Node;

use super::fields::Fields;
use super::reader::Reader;
use super::scalar::{id, name, reference, word};
use super::text::text;

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

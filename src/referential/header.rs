//! What files of several kinds have in common: an id, a title, a language, breaks of series, accepted
//! diagnostics.

use crate::diagnostic::{Code, Phase};
use crate::i18n::referential as said;
use crate::i18n::{Lang, Text};
use crate::matching::nearest;
use crate::referential::{Name, Written};
use crate::source_text::FileId;
use crate::yaml::Node;

use super::fields::Fields;
use super::ids::{own_id, reference};
use super::reader::Reader;
use super::scalar::{day, name, word};
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
    /// Its code: one that can be accepted.
    pub code: Written<Code>,
    /// Where it stands: ids, one inside the other, or a file or a heading of an export.
    pub place: Option<Name>,
    /// Why.
    pub because: Text,
    /// The last day it holds, in days since 1970-01-01.
    pub until: Option<Written<i32>>,
}

/// The file and its id.
pub(super) fn header(fields: &mut Fields<'_, '_, '_>, file: FileId) -> Option<Header> {
    let id = fields.required("id", own_id)?;
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
    let until = fields.optional("until", day);
    fields.finish();
    Some(Accept {
        code: code?,
        place,
        because: because?,
        until,
    })
}

/// A code of the catalogue that can be accepted.
fn diagnostic_code(node: &Node, reader: &mut Reader<'_>) -> Option<Written<Code>> {
    let Name { value, place } = name(node, reader)?;
    let Some(code) = Code::named(&value) else {
        let near = nearest(&value, Code::ALL.iter().map(|code| code.name()));
        let said = said::diagnostic_unknown(&value, near);
        reader.fault(Code::ValueNotListed, place, said);
        return None;
    };
    if code.can_be_accepted() {
        return Some(Written { value: code, place });
    }
    let said = if code.phase() == Phase::Weighing {
        said::accept_of_acceptance(code.name())
    } else {
        said::accept_of_error(code.name())
    };
    reader.fault(Code::AcceptRefused, place, said);
    None
}

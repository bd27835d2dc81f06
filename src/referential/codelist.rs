//! Codelists and their codes.

use crate::decimal::Decimal;
use crate::i18n::Text;
use crate::referential::{Missing, Name, Written};
use crate::source_text::Place;
use crate::yaml::Node;

use super::fields::Fields;
use super::ids::{code as code_text, own_code, own_id, reference};
use super::reader::Reader;
use super::scalar::{boolean, decimal, missing};
use super::text::text;

/// Something with an id and a label.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
    /// A note for readers.
    pub note: Option<Text>,
}

/// A codelist, or the finer codes an association adds to one.
#[derive(Clone, Debug)]
pub struct Codelist {
    /// Its id; for `extends`, the id of the list extended.
    pub id: Name,
    /// Whether it extends a common list.
    pub extends: bool,
    /// Its label, else its id.
    pub label: Text,
    /// A note for readers.
    pub note: Option<Text>,
    /// Where a question is written beside it.
    pub question: Option<Place>,
    /// Whether its codes have an order.
    pub ordered: bool,
    /// Its codes, in order.
    pub codes: Vec<Code>,
    /// Ids of former codelists that it is another name of.
    pub replaces: Vec<Name>,
}

/// One code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code.
    pub code: Name,
    /// Its label.
    pub label: Text,
    /// Its score.
    pub value: Option<Written<Decimal>>,
    /// Its group.
    pub within: Option<Name>,
    /// The reason it stands for, where it is no category.
    pub missing: Option<Missing>,
    /// Whether it alone is sensitive.
    pub sensitive: bool,
    /// Where a question is written beside it.
    pub question: Option<Place>,
    /// A note for readers.
    pub note: Option<Text>,
    /// Former codes that it is another name of; several were merged into it.
    pub replaces: Vec<Name>,
}

/// Something with an id and a label: a theme, a wave.
pub(super) fn labelled(node: &Node, reader: &mut Reader<'_>) -> Option<Labelled> {
    let mut fields = Fields::open(node, reader)?;
    let (id, label) = fields.identity();
    let note = fields.note();
    fields.question();
    fields.finish();
    Some(Labelled {
        id: id?,
        label: label?,
        note,
    })
}

/// A codelist of the common referential.
pub(super) fn codelist(node: &Node, reader: &mut Reader<'_>) -> Option<Codelist> {
    let mut fields = Fields::open(node, reader)?;
    let id = fields.required("id", own_id);
    rest(fields, id, false)
}

/// A codelist of an association: its own, or the finer codes it adds to a common one.
pub(super) fn own_codelist(node: &Node, reader: &mut Reader<'_>) -> Option<Codelist> {
    let mut fields = Fields::open(node, reader)?;
    let entry = fields.one_of(&["id", "extends"]);
    let extends = entry.is_some_and(|entry| entry.key == "extends");
    let id = entry.and_then(|entry| {
        if extends {
            reference(&entry.value, fields.reader)
        } else {
            own_id(&entry.value, fields.reader)
        }
    });
    rest(fields, id, extends)
}

fn rest(mut fields: Fields<'_, '_, '_>, id: Option<Name>, extends: bool) -> Option<Codelist> {
    let label = fields.optional("label", text);
    let note = fields.note();
    let question = fields.question_place();
    let ordered = fields.optional("ordered", boolean).unwrap_or(false);
    let codes = fields.required_list("codes", code);
    let replaces = fields.list("replaces", super::ids::id);
    fields.finish();
    let id = id?;
    Some(Codelist {
        label: label.unwrap_or_else(|| Text::same(&id.value)),
        id,
        extends,
        note,
        question,
        ordered,
        codes,
        replaces,
    })
}

/// One code of a list.
pub(super) fn code(node: &Node, reader: &mut Reader<'_>) -> Option<Code> {
    let mut fields = Fields::open(node, reader)?;
    let code = fields.required("code", own_code);
    let label = fields.label(code.as_ref());
    let note = fields.note();
    let question = fields.question_place();
    let value = fields.optional("value", decimal);
    let within = fields.optional("within", code_text);
    let missing = fields.optional("missing", missing);
    let sensitive = fields.optional("sensitive", boolean).unwrap_or(false);
    let replaces = fields.list("replaces", code_text);
    fields.finish();
    Some(Code {
        code: code?,
        label: label?,
        value,
        within,
        missing,
        sensitive,
        question,
        note,
        replaces,
    })
}

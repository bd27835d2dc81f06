//! Profiles that users write: the habits of a tool that this program does not know.

use crate::i18n::Text;
use crate::referential::{Habits, Header, Lack, Name};
use crate::source_text::FileId;

use super::fields::Fields;
use super::habits::habits;
use super::header::{header, language};
use super::scalar::name;
use super::source::lacks;
use super::text::text;

/// The habits of a tool, as a user writes them.
#[derive(Clone, Debug)]
pub struct Profile {
    /// File and id, which sources name.
    pub header: Header,
    /// Its label.
    pub label: Text,
    /// The profile of this program that it starts from.
    pub extends: Option<Name>,
    /// What a source that names it need not write.
    pub habits: Habits,
    /// What it leaves to the sources to say.
    pub lacks: Vec<Lack>,
    /// Whether all that it says could be read.
    pub whole: bool,
}

/// The keys of a profile, after `referential` and `format`.
pub(super) fn profile(mut fields: Fields<'_, '_, '_>, file: FileId) -> Option<Profile> {
    let header = header(&mut fields, file);
    fields.optional("language", language);
    let label = fields.required("label", text);
    fields.optional("note", text);
    let extends = fields.optional("extends", name);
    let habits = habits(&mut fields);
    let lacks = lacks(&fields);
    let whole = fields.finish() == 0;
    let header = header?;
    Some(Profile {
        label: label.unwrap_or_else(|| Text::same(&header.id.value)),
        header,
        extends,
        habits,
        lacks,
        whole,
    })
}

//! Texts for readers, in one language or in two, and the keys that hold one beside an id.

use crate::i18n::Text;
use crate::i18n::referential as said;
use crate::referential::Name;
use crate::yaml::{Kind, Node};

use super::fields::Fields;
use super::ids::own_id;
use super::reader::Reader;
use super::scalar::{filled, string};

/// A text in the file's language, or in `fr` and `en`: a language that lacks falls back to the other.
pub(super) fn text(node: &Node, reader: &mut Reader<'_>) -> Option<Text> {
    if !matches!(node.kind, Kind::Mapping(_)) {
        return filled(node, reader, said::a_plain_text)
            .map(|scalar| Text::same(scalar.text.as_str()));
    }
    let mut fields = Fields::open(node, reader)?;
    let fr = fields.optional("fr", string);
    let en = fields.optional("en", string);
    fields.any_of(&["fr", "en"]);
    fields.finish();
    match (fr, en) {
        (Some(fr), Some(en)) => Some(Text { fr, en }),
        (Some(only), None) | (None, Some(only)) => Some(Text::same(only)),
        (None, None) => None,
    }
}

impl Fields<'_, '_, '_> {
    /// The id and the label of a thing.
    pub(super) fn identity(&mut self) -> (Option<Name>, Option<Text>) {
        let id = self.required("id", own_id);
        let label = self.label(id.as_ref());
        (id, label)
    }

    /// A label that must be there; the id stands in for it so that a missing label hides nothing else.
    pub(super) fn label(&mut self, id: Option<&Name>) -> Option<Text> {
        let label = self.required("label", text);
        label.or_else(|| id.map(|id| Text::same(&id.value)))
    }

    /// A note for readers, which may stand anywhere a label may.
    pub(super) fn note(&mut self) -> Option<Text> {
        self.optional("note", text)
    }

    /// Where a question is written, which may stand anywhere a label may.
    pub(super) fn question_place(&mut self) -> Option<crate::source_text::Place> {
        let place = self.entry("question").map(|entry| entry.place);
        self.question().and(place)
    }

    /// A question, which may stand anywhere a label may.
    pub(super) fn question(&mut self) -> Option<Text> {
        self.optional("question", text)
    }
}

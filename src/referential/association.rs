//! An association's referential: what it adds to the common one and how its exports fill it.

use crate::i18n::Text;
use crate::referential::{
    Accept, Codelist, Edit, Header, Indicator, Name, Recode, Source, Variable, Written,
};
use crate::source_text::FileId;
use crate::yaml::Node;

use super::codelist::own_codelist;
use super::edit::edit;
use super::fields::Fields;
use super::header::{accept, header, language};
use super::ids::{id, reference};
use super::indicator::own_indicator;
use super::mapping::recode;
use super::reader::Reader;
use super::scalar::{boolean, version_req};
use super::source::source;
use super::text::text;
use super::variable::variable;

/// An association's referential.
#[derive(Clone, Debug)]
pub struct Association {
    /// File and id.
    pub header: Header,
    /// Its name.
    pub name: Text,
    /// Id of the referential it extends.
    pub extends_id: Name,
    /// Versions it can extend.
    pub extends_version: Option<Written<semver::VersionReq>>,
    /// Whether other members may see its figures.
    pub share_with_members: bool,
    /// Its recodes.
    pub recodes: Vec<Recode>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// What it does not collect.
    pub not_collected: Vec<NotCollected>,
    /// Whether all that it says it does not collect could be read.
    pub declared: bool,
    /// Its codelists, and finer codes of common ones.
    pub codelists: Vec<Codelist>,
    /// Its variables.
    pub variables: Vec<Variable>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// Its edits.
    pub edits: Vec<Edit>,
    /// Accepted diagnostics.
    pub accept: Vec<Accept>,
}

/// Indicators an association does not collect, with the reason.
#[derive(Clone, Debug)]
pub struct NotCollected {
    /// Which.
    pub indicators: Vec<Name>,
    /// Why.
    pub because: Text,
}

/// The keys of an association, after `referential` and `format`.
pub(super) fn association(mut fields: Fields<'_, '_, '_>, file: FileId) -> Option<Association> {
    let header = header(&mut fields, file);
    fields.optional("language", language);
    let name = fields.required("name", text);
    let extends = fields.required("extends", |node, reader| {
        let mut fields = Fields::open_around(node, reader, "id")?;
        let id = fields.required("id", id);
        let version = fields.optional("version", version_req);
        fields.finish();
        Some((id?, version))
    });
    let share_with_members = fields.optional("share-with-members", boolean);
    let recodes = fields.list("recodes", recode);
    let sources = fields.list("sources", source);
    let losses = fields.reader.losses();
    let not_collected = fields.list("not-collected", not_collected);
    let declared = fields.reader.losses() == losses;
    let codelists = fields.list("codelists", own_codelist);
    let variables = fields.list("variables", variable);
    let indicators = fields.list("indicators", own_indicator);
    let edits = fields.list("edits", edit);
    let accept = fields.list("accept", accept);
    // An unknown key may have been meant to say what is not collected.
    let declared = declared && !fields.has_unknown();
    fields.finish();
    let header = header?;
    let (extends_id, extends_version) = extends?;
    Some(Association {
        name: name.unwrap_or_else(|| Text::same(&header.id.value)),
        header,
        extends_id,
        extends_version,
        share_with_members: share_with_members.unwrap_or(false),
        recodes,
        sources,
        not_collected,
        declared,
        codelists,
        variables,
        indicators,
        edits,
        accept,
    })
}

fn not_collected(node: &Node, reader: &mut Reader<'_>) -> Option<NotCollected> {
    let mut fields = Fields::open(node, reader)?;
    let indicators = fields.required_list("indicators", reference);
    let because = fields.required("because", text);
    fields.finish();
    Some(NotCollected {
        indicators,
        because: because?,
    })
}

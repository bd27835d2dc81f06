//! One file: which kind of referential it is.

use crate::diagnostic::Code;
use crate::i18n::referential as said;
use crate::referential::{Outline, Referentials};
use crate::source_text::FileId;
use crate::yaml::{Kind, Node};

use super::association::association;
use super::common::common;
use super::costs::costs;
use super::fields::Fields;
use super::french::meant;
use super::profile::profile;
use super::reader::Reader;
use super::scalar::name;

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
    if fields.has("accept") {
        referentials.outlines.insert(file, Outline::of(node));
    }
    if !fields.has("referential") {
        fields.entry("referential");
        let (code, place, said) = match fields.mistyped("referential") {
            Some(entry) => {
                let said = said::key_unknown(&entry.key, Some("referential"), &["referential"]);
                (Code::KeyUnknown, entry.place, said)
            }
            None => (Code::KeyMissing, fields.spot, said::kind_missing()),
        };
        reader.fault(code, place, said);
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
        "profile" => referentials.profiles.extend(profile(fields, file)),
        other => {
            let near = meant(other, ["association", "common", "costs", "profile"]);
            let said = said::kind_unknown(other, near);
            reader.fault(Code::ReferentialUnknown, kind.place, said);
        }
    }
}

/// Whether this version reads the format of the file; one that does not say is read as format 1.
pub(super) fn is_format_read(fields: &mut Fields<'_, '_, '_>) -> bool {
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

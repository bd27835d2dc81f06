//! Any bytes as a referential, beside a sound one: no panic, no hang, and every diagnostic can be shown.

#![no_main]

use std::path::{Path, PathBuf};

use impact::diagnostic::Diagnostics;
use impact::i18n::Lang;
use impact::plan;
use impact::referential::{self, Given};
use impact::render;
use impact::source_text::SourceTexts;
use libfuzzer_sys::fuzz_target;

const COMMON: &[u8] = include_bytes!("../tests/cmd/exports/annotate.in/referentials/common.yaml");
const ASSOCIATION: &[u8] = include_bytes!("../tests/cmd/exports/annotate.in/referentials/association.yaml");

fuzz_target!(|bytes: &[u8]| {
    // Alone, as the common one of an association, and as an association of a common one.
    for beside in [None, Some(("b.yaml", ASSOCIATION)), Some(("b.yaml", COMMON))] {
        let mut given = Given::default();
        let mut file = |name: &str, bytes: &[u8]| {
            given.files.insert(PathBuf::from(name), Some(bytes.to_vec()));
        };
        file("a.yaml", bytes);
        if let Some((name, bytes)) = beside {
            file(name, bytes);
        }
        let (mut texts, mut diagnostics) = (SourceTexts::default(), Diagnostics::default());
        let read = referential::load_given(Path::new("."), &given, &mut texts, &mut diagnostics);
        if let Ok(read) = read {
            let _ = plan::resolve(&read, &mut diagnostics);
        }
        let sorted = diagnostics.sorted(&texts);
        let mut shown = Vec::new();
        render::json::write(&mut shown, &sorted, &texts, Lang::Fr).expect("memory takes all");
    }
});

//! The command to run next, as it would be typed: the same folders and referentials as the one that ends.

use std::path::{Path, PathBuf};

use crate::cli::Inputs;

/// Where referentials are unless said.
const REFERENTIALS: &str = "referentials";

/// Where copies to mend go unless said.
const COPIES: &str = "a-corriger";

/// `impact COMMAND`, then `words`.
pub(super) fn line(command: &str, words: impl IntoIterator<Item = String>) -> String {
    let words = words.into_iter().map(|word| format!(" {word}"));
    format!("impact {command}{}", words.collect::<String>())
}

/// Folders of exports, then where referentials and the secret are, where that must be said.
pub(super) fn inputs(inputs: &Inputs) -> Vec<String> {
    let exports = inputs.exports.iter().map(|path| typed(path));
    exports
        .chain(referentials(&inputs.referentials.paths))
        .collect()
}

/// Where referentials are, where that must be said.
pub(super) fn referentials(paths: &[PathBuf]) -> Vec<String> {
    if paths == [Path::new(REFERENTIALS)] {
        return Vec::new();
    }
    let each = paths.iter().flat_map(|path| ["-r".to_owned(), typed(path)]);
    each.collect()
}

/// What writes copies to mend of these exports, with what was read of them in `folder`.
pub(super) fn annotate(inputs: &Inputs, folder: &str) -> String {
    let copies = ["-o", folder, "--annotate", COPIES].map(str::to_owned);
    line("ingest", self::inputs(inputs).into_iter().chain(copies))
}

/// A path as a shell reads it back.
pub(super) fn typed(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+=@:,%~".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_a_shell_reads_it_back() {
        for (path, written) in [
            ("exports/été", "exports/été"),
            ("mes exports", "'mes exports'"),
            ("l'été", r"'l'\''été'"),
            ("a;b", "'a;b'"),
        ] {
            assert_eq!(typed(Path::new(path)), written);
        }
    }
}

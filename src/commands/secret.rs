//! The secret that turns respondents' ids into pseudonyms: of a file, else of the environment, else none.

use std::fs;
use std::path::Path;

use crate::commands::stop;
use crate::i18n::commands as said;
use crate::ingest::Secret;

/// Shorter secrets can be guessed.
const SHORTEST: usize = 16;

/// Reads the secret. What ends its last line is no part of it.
pub(super) fn read(file: Option<&Path>, environment: Option<&[u8]>) -> anyhow::Result<Secret> {
    let key = match (file, environment) {
        (Some(path), _) => fs::read(path)
            .map_err(|error| stop::because(said::cannot_read(&path.display(), &error)))?,
        (None, Some(value)) => value.to_vec(),
        (None, None) => return Ok(Secret::None),
    };
    let key = key.trim_ascii_end();
    if key.len() < SHORTEST {
        return Err(stop::because(said::secret_too_short(key.len(), SHORTEST)));
    }
    Ok(Secret::Key(key.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_before_the_environment_and_short_secrets_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "0123456789abcdef\n").unwrap();
        let of_file = read(Some(&path), Some(b"another secret, long")).unwrap();
        assert_eq!(of_file, Secret::Key(b"0123456789abcdef".to_vec()));
        assert_eq!(read(None, None).unwrap(), Secret::None);
        assert!(read(None, Some(b"too short")).is_err());
        assert!(read(None, Some(b"")).is_err());
        assert!(read(Some(&folder.path().join("none")), None).is_err());
    }
}

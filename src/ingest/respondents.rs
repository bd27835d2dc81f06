//! Ids to pseudonyms, and the numbering of those who have none.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Secret;
use super::rows::Ids;
use crate::observation::{Respondent, Table};

/// A row without a respondent, before it is numbered.
pub(super) const ANONYMOUS: Respondent = Respondent::Anonymous(0);

/// The respondents of one association's rows: `parts` are its sources' files, each with its space and its
/// ids. Without a secret they are numbered in the order of space and id, from 1.
pub(super) fn pseudonyms(
    secret: &Secret,
    association: &str,
    parts: &[(&str, &Ids)],
) -> Vec<Vec<Respondent>> {
    let keyed = match secret {
        Secret::None => None,
        Secret::Key(key) => Hmac::<Sha256>::new_from_slice(key).ok(),
    };
    let Some(keyed) = keyed else {
        return numbered(parts);
    };
    let one = |space: &str, id: &str| {
        if id.is_empty() {
            return ANONYMOUS;
        }
        let mut mac = keyed.clone();
        mac.update(association.as_bytes());
        mac.update(b"\0");
        mac.update(space.as_bytes());
        mac.update(b"\0");
        mac.update(id.as_bytes());
        Respondent::Keyed(first_128_bits(mac))
    };
    parts
        .iter()
        .map(|(space, ids)| ids.iter().map(|id| one(space, id)).collect())
        .collect()
}

fn first_128_bits(mac: Hmac<Sha256>) -> u128 {
    let bytes: [u8; 32] = mac.finalize().into_bytes().into();
    bytes[..16]
        .iter()
        .fold(0, |bits, byte| bits << 8 | u128::from(*byte))
}

fn numbered(parts: &[(&str, &Ids)]) -> Vec<Vec<Respondent>> {
    let mut known: Vec<(&str, &str)> = parts
        .iter()
        .flat_map(|(space, ids)| ids.iter().map(|id| (*space, id)))
        .filter(|(_, id)| !id.is_empty())
        .collect();
    known.sort_unstable();
    known.dedup();
    let number = |space: &str, id: &str| match known.binary_search(&(space, id)) {
        Ok(at) => Respondent::Numbered(at as u64 + 1),
        Err(_) => ANONYMOUS,
    };
    parts
        .iter()
        .map(|(space, ids)| ids.iter().map(|id| number(space, id)).collect())
        .collect()
}

/// A check of the secret, equal for equal secrets, that tells nothing else of it.
pub(super) fn key_check(secret: &Secret) -> Option<String> {
    let Secret::Key(key) = secret else {
        return None;
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(b"impact key check");
    Some(format!("{:016x}", first_128_bits(mac) >> 64))
}

/// Numbers the anonymous rows of each association, in the order of its tables and their rows.
pub(super) fn number_anonymous(tables: &mut [Table]) {
    for tables in tables.chunk_by_mut(|a, b| a.association == b.association) {
        let mut next = 0;
        for respondent in tables.iter_mut().flat_map(|table| &mut table.respondents) {
            if let Respondent::Anonymous(number) = respondent {
                next += 1;
                *number = next;
            }
        }
    }
}

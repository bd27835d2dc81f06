//! Ids to pseudonyms, and the numbering of those who have none.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Secret;
use super::rows::Ids;
use crate::observation::{Respondent, Table};

/// A row without a respondent, before it is numbered.
pub(super) const ANONYMOUS: Respondent = Respondent::Anonymous(0);

/// The respondents of one association's rows: `parts` are its sources' files, each with its space and its
/// ids. Without a secret they are numbered from 1, in the order of space and id.
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

/// Persons who probably count twice: their id stands with zeros before it and without them, in one space; and the first
/// part in which such an id stands. A spreadsheet takes these zeros away.
pub(super) fn twice_by_zeros(parts: &[(&str, &Ids)]) -> Option<(usize, u64)> {
    let ids = || {
        let parts = parts.iter().enumerate();
        parts.flat_map(|(part, (space, ids))| ids.iter().map(move |id| (part, *space, id)))
    };
    let is_number = |id: &str| id.bytes().all(|byte| byte.is_ascii_digit());
    let mut shorn: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for (_, space, id) in ids() {
        if id.starts_with('0') && is_number(id) {
            let key = (space, id.trim_start_matches('0'));
            shorn.entry(key).or_default().insert(id);
        }
    }
    if shorn.is_empty() {
        return None;
    }
    for (_, space, id) in ids() {
        if !id.starts_with('0')
            && let Some(forms) = shorn.get_mut(&(space, id))
        {
            forms.insert(id);
        }
    }
    shorn.retain(|_, forms| forms.len() > 1);
    let is_twice = |space, id: &str| {
        let forms = shorn.get(&(space, id.trim_start_matches('0')));
        forms.is_some_and(|forms| forms.contains(id))
    };
    let first = ids().find(|(_, space, id)| is_twice(*space, id));
    first.map(|(part, ..)| (part, shorn.len() as u64))
}

fn first_128_bits(mac: Hmac<Sha256>) -> u128 {
    let bytes: [u8; 32] = mac.finalize().into_bytes().into();
    bytes[..16]
        .iter()
        .fold(0, |bits, byte| bits << 8 | u128::from(*byte))
}

/// One id, and where it stands: within a space, ids are compared by their first bytes before their texts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Named<'a> {
    space: &'a str,
    first_bytes: u64,
    id: &'a str,
    part: usize,
    row: usize,
}

fn numbered(parts: &[(&str, &Ids)]) -> Vec<Vec<Respondent>> {
    let mut named = Vec::new();
    let mut respondents = Vec::with_capacity(parts.len());
    for (part, (space, ids)) in parts.iter().enumerate() {
        let mut rows = 0;
        for (row, id) in ids.iter().enumerate() {
            rows += 1;
            if !id.is_empty() {
                named.push(Named {
                    first_bytes: first_bytes(id),
                    space,
                    id,
                    part,
                    row,
                });
            }
        }
        respondents.push(vec![ANONYMOUS; rows]);
    }
    named.sort_unstable();
    let mut number = 0;
    for same in named.chunk_by(|a, b| a.id == b.id && a.space == b.space) {
        number += 1;
        for one in same {
            respondents[one.part][one.row] = Respondent::Numbered(number);
        }
    }
    respondents
}

/// The first eight bytes of an id, in an order that agrees with that of texts.
fn first_bytes(id: &str) -> u64 {
    let mut first = [0; 8];
    let length = id.len().min(8);
    first[..length].copy_from_slice(&id.as_bytes()[..length]);
    u64::from_be_bytes(first)
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

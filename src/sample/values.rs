//! One variable over some rows: latent values, then answers.
//!
//! In: a [`Scene`], the rows, and what is already drawn of them. Out: a column in which every value is there
//! and can be expressed. The latent value of what changes adds how a person fares, how they answer this
//! question, and this very row; of what stays, the person alone.

use std::collections::BTreeSet;

use super::chance::Topic;
use super::defaults;
use super::landmarks::Known;
use super::law::{Law, at, below};
use super::reach::bit;
use super::scene::{Domain, Scene};
use super::schedule::Seat;
use crate::calendar::day_of;
use crate::decimal::power;
use crate::derive::Finer;
use crate::derive::quantity::Quantity;
use crate::observation::{Column, Table, Values};
use crate::plan::{CodeId, Derivation, VariableId, VariableType};

/// Weights of how a person fares, of their own answer, and of the row; their squares add up to 1.
const FARING: f64 = 0.5;
const OWN: f64 = 0.6;
const ROW: f64 = 0.6245;
/// The same where nothing says which way is better.
const OWN_ALONE: f64 = 0.78;
const ROW_ALONE: f64 = 0.6258;
/// How much better the answers of a wave are than those of the one before, in standard deviations.
const BETTER: f64 = 0.3;
/// The day at which ages are told, 2025-07-01: they grow after it, and shrink before.
pub(super) const AGES_AT: i32 = 20_270;
const DAYS_A_YEAR: f64 = 365.25;

/// The words for years of age.
const YEARS: [&str; 4] = ["années", "ans", "years", "année"];

/// How one answer is drawn.
struct Draw<'s, 'p> {
    scene: &'s Scene<'p>,
    id: VariableId,
    stays: bool,
    own: Topic,
    row: Topic,
    faring: Topic,
}

/// The column of `id` over `seats`; `table` holds what was drawn before.
pub(super) fn column(
    scene: &Scene<'_>,
    id: VariableId,
    table: &Table,
    seats: &[Seat],
    domain: &Domain,
) -> Column {
    let stays = scene.stays(id);
    let draw = Draw {
        scene,
        id,
        stays,
        own: scene.topic(id),
        row: scene.row_topic("row", id),
        faring: Topic::of(&["faring"]),
    };
    let known = draw.known(table, seats, id);
    let values = match scene.plan.variable(id).kind {
        VariableType::Code(_) => Values::Code(draw.codes(&known, seats, domain)),
        VariableType::Several(_) => Values::Several(draw.sets(&known, seats, domain)),
        VariableType::Number { .. } => Values::Number(draw.numbers(&known, table, seats, domain)),
        // Dates are told together.
        VariableType::Date => Values::Date(vec![0; seats.len()]),
    };
    Column {
        values,
        missing: vec![None; seats.len()],
    }
}

impl<'p> Draw<'_, 'p> {
    /// What landmarks say of `id` in each row.
    fn known(&self, table: &Table, seats: &[Seat], id: VariableId) -> Vec<Option<&'p Known>> {
        let scene = self.scene;
        let mut waves: Vec<_> = seats.iter().map(|seat| seat.wave).collect();
        waves.sort_unstable();
        waves.dedup();
        let mut known = vec![None; seats.len()];
        for wave in waves {
            // What stays is the same at every wave.
            let asked = if self.stays { None } else { wave };
            let chosen = choose(scene, table, id, asked);
            for ((known, seat), chosen) in known.iter_mut().zip(seats).zip(chosen) {
                if seat.wave == wave {
                    *known = chosen;
                }
            }
        }
        known
    }

    /// The latent value of a row, from worse to better where `sense` is not 0.
    fn latent(&self, seat: &Seat, own: Topic, row: Topic, sense: f64, told: bool) -> f64 {
        let keys = &self.scene.keys;
        let mine = keys.normal(seat.number, own, 0);
        if self.stays {
            return mine;
        }
        let here = keys.normal(seat.number, row, seat.ordinal * 64 + seat.attempt + 1);
        if sense == 0.0 {
            return OWN_ALONE * mine + ROW_ALONE * here;
        }
        let faring = keys.normal(seat.number, self.faring, 0);
        let better = if told {
            0.0
        } else {
            BETTER * f64::from(seat.rank)
        };
        FARING * faring + OWN * mine + ROW * here + better
    }

    /// Whether landmarks tell this wave apart: then nothing is added to it.
    fn tells_waves(&self) -> bool {
        let mut known = self.scene.landmarks.of(self.scene.association, self.id);
        known.any(|entry| !entry.waves.is_empty())
    }

    fn codes(&self, known: &[Option<&'p Known>], seats: &[Seat], domain: &Domain) -> Vec<CodeId> {
        let told = self.tells_waves();
        let leans = self
            .scene
            .leanings
            .of_code(self.id, CodeId(0))
            .map_or(0.0, |_| 1.0);
        // Landmarks are few and rows many: one list of weights a landmark.
        let mut laws: Vec<Option<&Known>> = Vec::new();
        let mut weights: Vec<Vec<(CodeId, f64)>> = Vec::new();
        let mut codes = Vec::with_capacity(seats.len());
        for (known, seat) in known.iter().copied().zip(seats) {
            let mut held = laws.iter().zip(&weights);
            if !held.any(|(law, _)| is_same(*law, known)) {
                laws.push(known);
                weights.push(self.weights(known, domain));
            }
            let mut held = laws.iter().zip(&weights);
            let weights = held.find(|(law, _)| is_same(**law, known));
            let weights = weights.map_or(&[][..], |(_, weights)| weights);
            let z = self.latent(seat, self.own, self.row, leans, told);
            codes.push(at(weights, below(z)).map_or(CodeId(0), |(code, _)| code));
        }
        codes
    }

    /// Codes and their weights, from the worst to the best.
    fn weights(&self, known: Option<&Known>, domain: &Domain) -> Vec<(CodeId, f64)> {
        let Some(list) = self.scene.plan.codelist_of(self.id) else {
            return Vec::new();
        };
        let shares = match known.map(|known| &known.law) {
            Some(Law::Shares(shares)) => spread_out(list, shares, &domain.codes),
            _ => Vec::new(),
        };
        let mut weights = if shares.iter().any(|(_, share)| *share > 0.0) {
            shares
        } else {
            defaults::shares(self.scene.plan, self.id, &domain.codes)
        };
        let leanings = &self.scene.leanings;
        let good = |code: CodeId| {
            let common = list.common(code);
            leanings.of_code(self.id, common).unwrap_or(0.0)
        };
        // Where the best codes come first in the list, so do the better ones of two that are told alike.
        let places = |best: bool| {
            let at = weights
                .iter()
                .filter(|(code, _)| (good(*code) > 0.0) == best);
            let (sum, count) = at.fold((0.0, 0.0), |(sum, count), (code, _)| {
                (sum + f64::from(code.0), count + 1.0)
            });
            if count > 0.0 { sum / count } else { 0.0 }
        };
        let best_first = list.ordered && places(true) < places(false);
        weights.sort_by(|(a, _), (b, _)| {
            let (order_a, order_b) = if best_first { (b, a) } else { (a, b) };
            good(*a).total_cmp(&good(*b)).then(order_a.cmp(order_b))
        });
        weights
    }

    fn sets(&self, known: &[Option<&'p Known>], seats: &[Seat], domain: &Domain) -> Vec<u128> {
        let told = self.tells_waves();
        let plan = self.scene.plan;
        let variable = plan.variable(self.id);
        let Some(list) = plan.codelist_of(self.id) else {
            return vec![0; seats.len()];
        };
        let alone = |code: &CodeId| variable.exclusive.contains(code);
        let free: BTreeSet<CodeId> = domain.codes.iter().copied().filter(|c| !alone(c)).collect();
        let unknown = defaults::chances(plan, self.id, &free);
        let mut chosen_codes = vec![0_u128; seats.len()];
        for code in &free {
            let name = list.code(*code).code.as_str();
            let own = Topic::of(&["code", &variable.id, name]);
            let row = Topic::of(&["code", &self.scene.source.id, &variable.id, name]);
            let sense = self.scene.leanings.of_code(self.id, *code).unwrap_or(0.0);
            for ((set, known), seat) in chosen_codes.iter_mut().zip(known).zip(seats) {
                let chance = match known.map(|known| &known.law) {
                    Some(Law::Shares(shares)) => spread_out(list, shares, &free)
                        .iter()
                        .find(|(other, _)| other == code)
                        .map_or(0.0, |(_, share)| share / 100.0),
                    _ => unknown.get(code).copied().unwrap_or(0.0),
                };
                let z = self.latent(seat, own, row, sense, told);
                let u = below(z);
                let chosen = if sense < 0.0 {
                    u < chance
                } else {
                    u >= 1.0 - chance
                };
                if chosen {
                    *set |= bit(*code);
                }
            }
        }
        chosen_codes
    }

    fn numbers(
        &self,
        known: &[Option<&'p Known>],
        table: &Table,
        seats: &[Seat],
        domain: &Domain,
    ) -> Vec<i64> {
        let scene = self.scene;
        let variable = scene.plan.variable(self.id);
        let VariableType::Number { decimals, min, max } = variable.kind else {
            return vec![0; seats.len()];
        };
        let told = self.tells_waves();
        let sense = scene.leanings.of_number(self.id);
        let bins = scene.bins_of(self.id);
        let shares = bins.map(|bins| self.known(table, seats, bins));
        let unit = defaults::to_float(power(decimals));
        let usual = defaults::number(scene.plan, self.id);
        let ages = self.stays && variable.unit.as_deref().is_some_and(|u| YEARS.contains(&u));
        let value = |row: usize, seat: &Seat| {
            let z = self.latent(seat, self.own, self.row, sense, told);
            let z = if sense < 0.0 { -z } else { z };
            let known = known.get(row).copied().flatten();
            let binned = shares
                .as_ref()
                .and_then(|shares| shares.get(row).copied().flatten());
            let value = match (known, bins, binned) {
                (Some(known), ..) if known.around().is_some() => {
                    let around = known.around().unwrap_or(usual);
                    let of = known.of.map(|of| base(scene, of, table, row));
                    of.unwrap_or(Some(1.0)).map(|of| of * around.at(z) * unit)
                }
                (_, Some(bins), Some(known)) => self.in_bin(bins, known, below(z)),
                _ => None,
            };
            let mut value = value.unwrap_or_else(|| usual.at(z) * unit);
            if ages {
                value = self.aged(value / unit, seat) * unit;
            }
            let step = defaults::to_float(domain.step.into());
            let units = defaults::to_units(value / step).saturating_mul(domain.step);
            // Bounds may fall between two steps: what can be expressed settles it.
            units.clamp(min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX))
        };
        seats
            .iter()
            .enumerate()
            .map(|(row, seat)| value(row, seat))
            .collect()
    }

    /// The number at `u` of the way through bins whose shares are known, in units.
    fn in_bin(&self, bins: VariableId, known: &Known, u: f64) -> Option<f64> {
        let derivation = self.scene.plan.variable(bins).derivation.as_ref();
        let (Some(Derivation::Bins { breaks, codes, .. }), Law::Shares(shares)) =
            (derivation, &known.law)
        else {
            return None;
        };
        let VariableType::Number { min, max, .. } = self.scene.plan.variable(self.id).kind else {
            return None;
        };
        let share = |code: CodeId| {
            let told = shares.iter().find(|(other, _)| *other == code);
            told.map_or(0.0, |(_, share)| *share)
        };
        let weights: Vec<(usize, f64)> =
            codes.iter().map(|code| share(*code)).enumerate().collect();
        let (bin, inside) = at(&weights, u)?;
        let (first, last) = (*breaks.first()?, *breaks.last()?);
        // The bins at both ends are as wide as half of all the others together.
        let end = (last - first).max(2) / 2;
        let low = match bin.checked_sub(1).and_then(|before| breaks.get(before)) {
            Some(bound) => *bound,
            None => min.unwrap_or(first - end).min(first),
        };
        let high = match breaks.get(bin) {
            Some(bound) => *bound,
            None => (last + end).min(max.map_or(i64::MAX, |max| max.saturating_add(1))),
        };
        let (low, high) = (
            defaults::to_float(low.into()),
            defaults::to_float(high.into()),
        );
        Some(libm::floor(low + inside * (high - low).max(0.0)).min((high - 1.0).max(low)))
    }

    /// An age at the moment of a row.
    fn aged(&self, age: f64, seat: &Seat) -> f64 {
        let birthday = Topic::of(&["birthday"]);
        let past = self.scene.keys.uniform(seat.number, birthday, 0);
        let since = f64::from(day_of(seat.moment) - AGES_AT) / DAYS_A_YEAR;
        libm::floor(libm::round(age) + past + since)
    }
}

/// Whether two laws are one and the same.
fn is_same(a: Option<&Known>, b: Option<&Known>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => std::ptr::eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// What landmarks say of the law of `id` in each row of `table`, at `wave`.
fn choose<'p>(
    scene: &Scene<'p>,
    table: &Table,
    id: VariableId,
    wave: Option<crate::plan::WaveId>,
) -> Vec<Option<&'p Known>> {
    scene
        .landmarks
        .choose(scene.plan, table, id, |entry| entry.law_in(wave))
}

/// The value of a number in a row, in its own unit.
fn base(scene: &Scene<'_>, of: VariableId, table: &Table, row: usize) -> Option<f64> {
    let column = table.columns.get(&of)?;
    let quantity = Quantity::of(scene.plan, of, column, Finer::Folded);
    let units = quantity.at(row).ok()?;
    Some(defaults::to_float(units.into()) / defaults::to_float(power(quantity.decimals)))
}

/// Shares over the codes of a domain: the share of a code is that of its finer ones too.
fn spread_out(
    list: &crate::plan::Codelist,
    shares: &[(CodeId, f64)],
    domain: &BTreeSet<CodeId>,
) -> Vec<(CodeId, f64)> {
    let named = |code: CodeId| shares.iter().any(|(other, _)| *other == code);
    let mut spread = Vec::new();
    for (code, share) in shares {
        let members: Vec<CodeId> = domain
            .iter()
            .copied()
            .filter(|member| member == code || (list.common(*member) == *code && !named(*member)))
            .collect();
        let each = share / defaults::to_float(i128::try_from(members.len().max(1)).unwrap_or(1));
        spread.extend(members.into_iter().map(|member| (member, each)));
    }
    spread
}

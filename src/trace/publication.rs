//! The last parts of a page: the thresholds that the figure passed, and where to check it.

use super::Page;
use super::parts::{Block, Section};
use crate::codebook;
use crate::figure::{Numbers, Precision};
use crate::i18n::output::trace::{self as said, Part};
use crate::output::number;
use crate::referential::Observes;
use crate::release::Audience;
use crate::statistics::Confidence;

impl Page<'_> {
    /// The thresholds, and whether they hold.
    pub(super) fn publication(self) -> Section {
        let told = codebook::published(self.traced.plan, self.row.key.indicator);
        let mut blocks: Vec<Block> = told.iter().map(|told| self.line(told)).collect();
        let audience = self.traced.release.audience;
        match self.row.numbers() {
            Some(numbers) if audience == Audience::Working => {
                blocks.extend(self.margins(numbers));
                blocks.extend(self.verdicts());
            }
            Some(_) => blocks.push(self.line(&said::holds())),
            None => {}
        }
        Section {
            part: Part::Publication,
            blocks,
        }
    }

    /// What is brought against each threshold.
    fn margins(self, numbers: &Numbers) -> Vec<Block> {
        let indicator = self.indicator();
        let publish = &indicator.publish;
        let mut told = Vec::new();
        if indicator.observes != Observes::Site {
            let holds = numbers.persons >= i128::from(publish.persons);
            let persons = number::whole(numbers.persons, self.lang);
            told.push(said::persons(&persons, publish.persons, holds));
        }
        if self.row.key.association.is_none() {
            let contributors = numbers.contributors();
            let holds = contributors as u64 >= publish.associations;
            told.push(said::associations(
                contributors,
                publish.associations,
                holds,
            ));
            let parts = numbers.contributions.values().map(|it| it.n);
            if let Some(largest) = parts.max().filter(|_| numbers.n > 0) {
                let whole: i128 = numbers.contributions.values().map(|it| it.n).sum();
                let most = i128::from(publish.dominance);
                let holds = largest.saturating_mul(100) <= whole.saturating_mul(most);
                let percent = largest.saturating_mul(200).saturating_add(whole) / (2 * whole);
                let percent = number::whole(percent, self.lang);
                told.push(said::largest(&percent, publish.dominance, holds));
            }
        }
        told.iter().map(|told| self.point(told)).collect()
    }

    /// What becomes of a working figure where others read.
    fn verdicts(self) -> Vec<Block> {
        let told = self.traced.others.iter().filter_map(|other| {
            let row = other.rows.iter().find(|row| row.key == self.row.key);
            if row.is_none() && other.audience == Audience::Public {
                return None;
            }
            let free = row.is_some_and(|row| row.numbers().is_some());
            let audience = match other.audience {
                Audience::Public => said::to_public(),
                _ => said::to_members(),
            };
            Some(self.line(&said::verdict(&audience, free)))
        });
        told.collect()
    }

    /// The sheet, the command that gives the figure again, the versions.
    pub(super) fn further(self) -> Section {
        let indicator = self.indicator();
        let mut blocks = vec![self.line(&said::sheet(&indicator.id))];
        let mut command = format!(
            "impact consolidate EXPORTS --indicator {} --period {} --audience {}",
            indicator.id,
            self.row.key.period,
            self.traced.release.audience.word()
        );
        let variables = self.row.key.splits.iter();
        let variables = variables.map(|(id, _)| self.traced.plan.variable(*id).id.as_str());
        let by = variables.collect::<Vec<_>>().join("*");
        if !by.is_empty() {
            command = format!("{command} --by '{by}'");
        }
        if let Some(Precision::Interval { confidence, .. }) =
            self.row.numbers().map(|numbers| numbers.precision)
            && confidence != Confidence::default()
        {
            command = format!("{command} --confidence {}", confidence.in_percent());
        }
        blocks.push(self.line(&said::again(&command)));
        blocks.push(self.line(&said::program(env!("CARGO_PKG_VERSION"))));
        if self.traced.release.audience != Audience::Public {
            blocks.push(self.line(&said::fingerprint(self.traced.fingerprint)));
        }
        Section {
            part: Part::Further,
            blocks,
        }
    }
}

//! The sector report: one page that a reader has five minutes for.
//!
//! In: a [`Plan`], and the rows of a protected [`Release`] that are to be shown. Out: a [`Report`], sections of sentences, charts as
//! data and tables, which [`html`] writes as one page. Rooms: `desk` looks rows up, `verdict` says what figures say together and
//! never more than their intervals bear, each section has a file, `chart` draws. The report shows nothing that
//! [`crate::output::table`] would not show of the same release: it reads no cell and no observation. Avoided costs are told where a
//! [`Valuation`] is given, made of the same rows.

mod associations;
mod changes;
mod chart;
mod closing;
mod collected;
mod content;
mod core;
mod costs;
mod coverage;
mod desk;
mod essential;
pub mod html;
mod others;
mod peer;
mod references;
mod sheet;
mod splits;
mod typography;
mod verdict;

use content::{Block, Section, Words};
use desk::Desk;
pub use peer::Peer;

use crate::i18n::Lang;
use crate::i18n::report as said;
use crate::plan::Plan;
use crate::release::{Audience, Release};
use crate::value::Valuation;

/// A report, in one language.
#[derive(Debug)]
pub struct Report {
    lang: Lang,
    /// What the document is.
    kind: String,
    /// The name of the page.
    name: String,
    title: Words,
    subtitle: String,
    readers: String,
    /// What exports say of their data: at the head, and at the foot of every printed page.
    notice: Option<String>,
    sections: Vec<Section>,
}

impl Report {
    /// Of the rows of `release`, in `lang`; `named`: indicators were asked for by name, and each is told of at length; `costs`: what they
    /// are worth, where that was asked for.
    pub fn of(
        plan: &Plan,
        release: &Release,
        lang: Lang,
        named: bool,
        costs: Option<&Valuation<'_>>,
    ) -> Self {
        let desk = Desk::of(plan, release, lang, named);
        let mut report = Self::framed(&desk);
        report.sections = sections(&desk, costs);
        report.number();
        report
    }

    /// What stands around its sections.
    fn framed(desk: &Desk<'_>) -> Self {
        let (plan, release) = (desk.plan, desk.release);
        let periods = release.rows.iter().map(|row| row.key.period);
        let (first, last) = (
            periods.clone().min(),
            periods.max_by_key(|it| it.last_month()),
        );
        let subtitle = first.zip(last).map(|(first, last)| {
            let year = |month: i32| {
                said::period_said(crate::period::Period::holding(
                    month,
                    crate::period::Every::Year,
                ))
            };
            let (first, last) = (year(first.first_month()), year(last.last_month()));
            desk.say(&said::subtitle(&first, &last, &plan.id, &plan.version))
        });
        Self {
            lang: desk.lang,
            kind: desk.say(&said::kind()),
            name: desk.say(&said::name(&plan.title)),
            title: desk.written(&plan.title),
            subtitle: subtitle.unwrap_or_default(),
            readers: desk.say(&said::readers(release.audience)),
            notice: release
                .coverage
                .notice
                .as_deref()
                .map(crate::output::page::plain),
            sections: Vec::new(),
        }
    }

    /// Numbers its figures.
    fn number(&mut self) {
        let blocks = self.sections.iter_mut().flat_map(|it| &mut it.blocks);
        let mut number = 0;
        for block in blocks {
            if let Block::Figure(figure) = block {
                number += 1;
                figure.number = number;
            }
        }
    }
}

fn sections(desk: &Desk<'_>, costs: Option<&Valuation<'_>>) -> Vec<Section> {
    use said::Section as S;
    if desk.key.is_empty() {
        return vec![section(
            desk,
            S::Essential,
            vec![Block::Lead(desk.say(&said::nothing()))],
        )];
    }
    let members = desk.release.audience == Audience::Members;
    let all = [
        (S::Essential, desk.essential()),
        (S::Coverage, desk.coverage()),
        (S::Core, desk.core()),
        (S::Changes, desk.all_changes()),
        (S::References, desk.references()),
        (S::Others, desk.in_short()),
        (
            S::Associations,
            if members {
                desk.between_associations()
            } else {
                Vec::new()
            },
        ),
        (S::Costs, desk.avoided_costs(costs)),
        (S::Method, desk.method()),
        (S::Limits, desk.limits()),
        (S::Glossary, desk.glossary()),
        (S::Annex, desk.annex()),
    ];
    let told = all.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    told.map(|(of, blocks)| section(desk, of, blocks)).collect()
}

fn section(desk: &Desk<'_>, of: said::Section, blocks: Vec<Block>) -> Section {
    Section {
        anchor: of.anchor().to_owned(),
        heading: desk.say(&of.heading()),
        blocks,
    }
}

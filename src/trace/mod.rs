//! The trace of figures: how each came about, from the files that were read to the thresholds it passed.
//!
//! In: rows of a [`Release`], so that what is withheld is not there to be told, and the accounts of the files. Out: pages, one a
//! figure (the codes of a distribution share theirs), which [`text`] and [`json`] write with the same words.
//!
//! Who reads decides what is told: the public reads no row of an association nor any file, for a file and its rows tell what its
//! association brings; members read those of associations that share; those who make the figures read everything.

pub mod json;
mod parts;
mod publication;
pub mod text;
mod way;

use std::collections::BTreeSet;

use crate::collection::FileAccount;
use crate::figure::Estimator;
use crate::i18n::Lang;
use crate::plan::{AssociationId, Indicator, Plan, SourceId};
use crate::release::{Audience, Release, Row};
use parts::Section;

/// What pages are made of.
#[derive(Clone, Copy, Debug)]
pub struct Traced<'a> {
    /// What was asked.
    pub plan: &'a Plan,
    /// The figures to tell of.
    pub release: &'a Release,
    /// Beside a working document, the same figures as others would read them.
    pub others: &'a [Release],
    /// Every file that was found.
    pub files: &'a [FileAccount],
    /// What tells these files from any others.
    pub fingerprint: &'a str,
}

/// One figure, or those of the codes of one distribution.
#[derive(Clone, Copy)]
struct Page<'a> {
    traced: Traced<'a>,
    lang: Lang,
    /// The first of its rows.
    row: &'a Row,
    /// All of them.
    rows: &'a [Row],
}

impl<'a> Traced<'a> {
    /// One page a figure, in the order of the release; an estimate beside the pooled one has none of its own.
    fn pages(self, lang: Lang) -> Vec<Page<'a>> {
        let rows = &self.release.rows;
        let alike = rows.chunk_by(|a, b| {
            let mut key = a.key.clone();
            key.code = b.key.code;
            key == b.key
        });
        let pages = alike.filter_map(|rows| {
            Some(Page {
                traced: self,
                lang,
                row: rows
                    .first()
                    .filter(|row| row.key.estimator == Estimator::Pooled)?,
                rows,
            })
        });
        pages.collect()
    }

    /// Whether the readers may be told of an association by its name.
    fn tells_of(self, association: AssociationId) -> bool {
        match self.release.audience {
            Audience::Public => false,
            Audience::Members => self.plan.association(association).share_with_members,
            Audience::Association(own) => own == association,
            Audience::Working => true,
        }
    }
}

impl<'a> Page<'a> {
    fn indicator(self) -> &'a Indicator {
        self.traced.plan.indicator(self.row.key.indicator)
    }

    /// The sources that can fill the figure.
    fn sources(self) -> BTreeSet<(AssociationId, SourceId)> {
        let own = self.row.key.association;
        let feeds = self.indicator().feeds.iter();
        let feeds = feeds.filter(|feed| own.is_none_or(|own| own == feed.association));
        feeds.map(|feed| (feed.association, feed.source)).collect()
    }

    /// The files of these sources.
    fn files(self) -> Vec<&'a FileAccount> {
        let sources = self.sources();
        let files = self.traced.files.iter();
        files
            .filter(|file| sources.contains(&(file.association, file.source)))
            .collect()
    }

    /// What is told of it; of what is withheld, what it would say and under which thresholds, and nothing else.
    fn sections(self) -> Vec<Section> {
        let all = if self.row.numbers().is_none() {
            vec![
                self.figure(),
                self.definition(),
                self.publication(),
                self.further(),
            ]
        } else {
            vec![
                self.figure(),
                self.definition(),
                self.period(),
                self.files_read(),
                self.way(),
                self.fraction(),
                self.precision(),
                self.comparability(),
                self.flags(),
                self.publication(),
                self.further(),
            ]
        };
        all.into_iter().filter(|it| !it.blocks.is_empty()).collect()
    }
}

//! The rows below the headings of one file, by blocks, on several threads.
//!
//! In: a text, what its headings are, and what follows it in its file. Out: one [`Part`]: the blocks of a file add up to it, in
//! their order, whoever read them. Where the form of a record depends on what stands in another block, all is read again as one
//! block.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use encoding_rs::Encoding;

use super::{Export, Reading, Unread, account};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::ingest as say;
use crate::ingest::blocks::{Block, Blocks, Effort};
use crate::ingest::dialect::quotes::Swallowed;
use crate::ingest::draft::Draft;
use crate::ingest::faults::{Faults, Spot};
use crate::ingest::fold::Fold;
use crate::ingest::form::{Form, Records, Shape};
use crate::ingest::heading::{Headings, Search};
use crate::ingest::lines::Cursor;
use crate::ingest::outliers::Spreads;
use crate::ingest::respondents::ANONYMOUS;
use crate::ingest::rest::Rest;
use crate::ingest::rows::{RowReader, exclude_unread, reject_unread};
use crate::ingest::unheaded::Unheaded;
use crate::workers;

/// Bytes of the longest row: more is a quote that was never closed, or no table of answers.
const LONGEST_ROW: usize = 16 << 20;

/// How rows are read.
pub(super) struct Way<'f, F> {
    /// What is made of them at once; none where they are held.
    pub(super) fold: Option<&'f F>,
    pub(super) effort: Effort,
}

/// The text below the headings of one file.
pub(super) struct Below<'t> {
    pub(super) export: Export<'t>,
    pub(super) headings: &'t Headings,
    pub(super) shape: Shape,
    pub(super) text: &'t str,
    pub(super) encoding: &'static Encoding,
    /// The line and the byte of the file where it begins.
    pub(super) begins: (u64, u64),
}

/// What was made of rows.
pub(super) struct Part<'p, S> {
    pub(super) reading: Reading,
    pub(super) faults: Faults,
    pub(super) swallowed: Swallowed,
    pub(super) unheaded: Unheaded,
    /// Whether rows had blank cells past the headings.
    pub(super) trailing: bool,
    /// What was learned of the columns.
    pub(super) reader: RowReader<'p>,
    /// What the rows that are not held add up to.
    pub(super) sum: anyhow::Result<S>,
}

/// Why one block cannot be read by itself.
enum Stuck {
    /// What stands in another block decides.
    Undecided,
    /// The file is refused.
    Refused(Vec<Diagnostic>),
}

/// What one thread made of the blocks it took, as far as it does not matter which these were.
struct Done<'p, S> {
    reader: RowReader<'p>,
    sum: anyhow::Result<S>,
    spreads: Spreads,
    stuck: Option<Stuck>,
}

/// What was made of one block.
struct Read {
    reading: Reading,
    faults: Faults,
    swallowed: Swallowed,
    unheaded: Unheaded,
    trailing: bool,
}

impl Read {
    /// Adds what was made of the next block.
    fn append(&mut self, later: Self) {
        self.reading.append(later.reading);
        self.faults.append(later.faults);
        self.swallowed.append(later.swallowed);
        self.unheaded.append(&later.unheaded);
        self.trailing |= later.trailing;
    }
}

/// What was made of the first blocks, put together as soon as the ones between are there.
#[derive(Default)]
struct Joined {
    all: Option<Read>,
    /// The number of the next block.
    next: usize,
    /// Those that came too early.
    early: BTreeMap<usize, Read>,
}

impl Joined {
    fn add(&mut self, number: usize, read: Read) {
        self.early.insert(number, read);
        while let Some(read) = self.early.remove(&self.next) {
            self.next += 1;
            match &mut self.all {
                Some(all) => all.append(read),
                all => *all = Some(read),
            }
        }
    }
}

impl<'t> Below<'t> {
    /// Reads all rows, those of the `rest` of the file too.
    ///
    /// # Errors
    /// The faults for which the file is refused; or that it has to be held whole.
    pub(super) fn read<F: Fold>(
        &self,
        way: &Way<'_, F>,
        rest: Option<&mut Rest>,
    ) -> Result<Part<'t, F::Sum>, Unread> {
        let effort = way.effort;
        if let Some(rest) = rest {
            let part = self.read_blocks(way, Some(&mut *rest), effort.block, effort.workers);
            return part
                .ok()
                .filter(|_| !rest.has_failed())
                .ok_or(Unread::Untold);
        }
        let blocks = self.text.len().div_ceil(effort.block).max(1);
        if blocks > 1
            && let Ok(part) = self.read_blocks(way, None, effort.block, effort.workers.min(blocks))
        {
            return Ok(part);
        }
        let whole = self.read_blocks(way, None, self.text.len(), 1);
        whole.map_err(|stuck| match stuck {
            Stuck::Refused(faults) => Unread::Refused(faults),
            Stuck::Undecided => Unread::Refused(Vec::new()),
        })
    }

    fn read_blocks<F: Fold>(
        &self,
        way: &Way<'_, F>,
        rest: Option<&mut Rest>,
        size: usize,
        workers: usize,
    ) -> Result<Part<'t, F::Sum>, Stuck> {
        let mut blocks = Blocks::of(self.text, rest, self.encoding, self.begins, size);
        let joined = Mutex::new(Joined::default());
        let begin = || Done {
            reader: self.reader(),
            sum: Ok(F::Sum::default()),
            spreads: Spreads::default(),
            stuck: None,
        };
        let done = workers::share(
            workers,
            || blocks.next(),
            begin,
            |done, block: Block<'_>| {
                if done.stuck.is_some() {
                    return;
                }
                match self.read_block(&block, way.fold, done) {
                    Ok(read) => {
                        let joined = joined.lock();
                        let mut joined = joined.unwrap_or_else(PoisonError::into_inner);
                        joined.add(block.number, read);
                    }
                    Err(stuck) => done.stuck = Some(stuck),
                }
            },
        );
        let mut done = done.into_iter();
        let Some(mut all) = done.next() else {
            return Err(Stuck::Undecided);
        };
        for more in done {
            all.reader.append(more.reader);
            all.spreads.append(more.spreads);
            all.stuck = all.stuck.or(more.stuck);
            if let Some(fold) = way.fold {
                let merged = |mut sum| fold.merge(&mut sum, more.sum?).map(|()| sum);
                all.sum = all.sum.and_then(merged);
            }
        }
        if let Some(stuck) = all.stuck {
            return Err(stuck);
        }
        let joined = joined.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Some(mut read) = joined.all else {
            return Err(Stuck::Undecided);
        };
        read.reading.spreads = all.spreads;
        Ok(Part {
            reading: read.reading,
            faults: read.faults,
            swallowed: read.swallowed,
            unheaded: read.unheaded,
            trailing: read.trailing,
            reader: all.reader,
            sum: all.sum,
        })
    }

    fn reader(&self) -> RowReader<'t> {
        let Export { plan, source, .. } = self.export;
        RowReader::bind(plan, source, &mut Search::new(self.headings))
    }

    fn read_block<F: Fold>(
        &self,
        block: &Block<'_>,
        fold: Option<&F>,
        done: &mut Done<'t, F::Sum>,
    ) -> Result<Read, Stuck> {
        let Export {
            plan,
            name,
            association,
            source_id,
            ..
        } = self.export;
        let mut read = Read {
            reading: Reading::of(account(name, association, source_id)),
            faults: Faults::default(),
            swallowed: Swallowed::default(),
            unheaded: Unheaded::of(self.headings),
            trailing: false,
        };
        let account = &mut read.reading.account;
        let text = block.text().ok_or(Stuck::Undecided)?;
        let mut cursor = Cursor::within(text, self.encoding, block.begins);
        let (is_first, is_cut) = (block.number == 0, !block.is_last);
        let mut records = Records::of_block(&self.shape, text, is_first, is_cut);
        while let Some((at, form)) = records.next() {
            let (line, byte) = cursor.move_to(at.start);
            let spot = Spot { line, byte };
            if at.len() > LONGEST_ROW {
                let said = say::limit_row_size(at.len(), LONGEST_ROW);
                let fault = self.export.fault(Code::LimitRowSize, Some(line), said);
                return Err(Stuck::Refused(vec![fault]));
            }
            match form {
                Form::Row => {
                    read.unheaded.look(records.record());
                    let reader = &mut done.reader;
                    reader.read(records.record(), spot, account, &mut read.faults);
                }
                Form::Blank => exclude_unread(&say::blank_row(), account),
                Form::Tags => exclude_unread(&say::tags_row(), account),
                Form::Total if done.reader.leaves_out(records.record(), account) => {}
                Form::Total => reject_unread(spot, Code::RowTotal, account, &mut read.faults),
                Form::Rejected(code) => reject_unread(spot, code, account, &mut read.faults),
                Form::Torn => reject_unread(spot, Code::CsvQuoteOpen, account, &mut read.faults),
                Form::Swallowed(lines) => read.swallowed.reject(spot, lines, account),
            }
            if records.is_stuck() {
                return Err(Stuck::Undecided);
            }
        }
        if records.is_undecided() {
            return Err(Stuck::Undecided);
        }
        read.trailing = records.has_trailing();
        let rows = done.reader.take_rows();
        let Some(fold) = fold else {
            read.reading.rows = Some(rows);
            return Ok(read);
        };
        let nobody = vec![vec![ANONYMOUS; rows.months.len()]];
        read.reading.rows = Some(rows);
        read.reading.spreads = std::mem::take(&mut done.spreads);
        let readings = std::slice::from_mut(&mut read.reading);
        let mut draft = Draft::of(plan, (association, source_id), readings, nobody);
        draft.settle(plan, readings);
        draft.spread(plan, readings);
        read.reading.rows = None;
        done.spreads = std::mem::take(&mut read.reading.spreads);
        if let Ok(sum) = &mut done.sum
            && let Err(fault) = fold.fold(&draft.table, sum)
        {
            done.sum = Err(fault);
        }
        Ok(read)
    }
}

//! The indicators that are not key, in short: one chart of shares, one table of all.

use super::content::Block;
use super::desk::Desk;
use crate::i18n::report as said;
use crate::release::Row;

impl Desk<'_> {
    /// The other indicators.
    pub(super) fn in_short(&self) -> Vec<Block> {
        let rows: Vec<&Row> = self
            .others
            .iter()
            .filter(|id| !self.is_distribution(**id))
            .filter_map(|id| self.main(*id).pop())
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Paragraph(self.say(&said::others_are()))];
        blocks.extend(
            self.overview(&self.others)
                .map(|it| Block::Figure(Box::new(it))),
        );
        let caption = self.say(&said::others_table());
        blocks.push(Block::Table(self.table_of(&caption, &rows)));
        blocks
    }
}

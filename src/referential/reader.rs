//! Where the faults of one file go while it is decoded.
//!
//! In: a fault and its place. Out: a diagnostic, as long as the file has not too many.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::i18n::referential as said;
use crate::i18n::{Said, Text};
use crate::source_text::Place;
use crate::yaml::{Kind, MAX_FAULTS, Node};

/// Where the faults of one file go.
pub(super) struct Reader<'d> {
    diagnostics: &'d mut Diagnostics,
    faults: usize,
    losses: usize,
}

impl<'d> Reader<'d> {
    pub(super) fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            diagnostics,
            faults: 0,
            losses: 0,
        }
    }

    /// Pushes one fault; past [`MAX_FAULTS`] in one file, says so once and keeps quiet.
    pub(super) fn fault(&mut self, code: Code, place: Place, said: Said) {
        self.faults += 1;
        self.losses += usize::from(code.severity() == Severity::Error);
        if self.faults <= MAX_FAULTS {
            self.diagnostics.push(Diagnostic::new(code, place, said));
        } else if self.faults == MAX_FAULTS + 1 {
            let said = crate::i18n::yaml::too_many_faults(MAX_FAULTS);
            self.diagnostics
                .push(Diagnostic::new(Code::YamlLimit, place, said));
        }
    }

    /// How often something written was lost so far: what lacks since may be what was lost.
    pub(super) fn losses(&self) -> usize {
        self.losses
    }

    /// What was lost since there were `losses` of them is stood for by something: nothing lacks for it.
    pub(super) fn stand_in(&mut self, losses: usize) {
        self.losses = losses;
    }

    /// Whether faults are no longer kept: reading on would only cost time.
    pub(super) fn is_full(&self) -> bool {
        self.faults > MAX_FAULTS
    }

    /// A value of another kind than the one expected.
    pub(super) fn wrong_kind(&mut self, node: &Node, expected: &Text) {
        match &node.kind {
            // Told where it was refused.
            Kind::Refused => self.losses += 1,
            Kind::Empty => self.fault(Code::KeyEmpty, node.spot, said::value_empty()),
            Kind::Scalar(scalar) => {
                let said = said::type_wrong(&said::a_text(&scalar.text), expected);
                self.fault(Code::TypeWrong, node.spot, said);
            }
            Kind::Sequence(_) => {
                let said = said::type_wrong(&said::a_list(), expected);
                self.fault(Code::TypeWrong, node.spot, said);
            }
            Kind::Mapping(_) => {
                let said = said::type_wrong(&said::a_mapping(), expected);
                self.fault(Code::TypeWrong, node.spot, said);
            }
        }
    }
}

//! The form itself: its rows as tools will show them, its lists of choices, its settings.

use super::scope::Left;
use crate::i18n::{Lang, Text};
use crate::plan::{AssociationId, IndicatorId, Instrument, Plan, VariableId, VariableType, WaveId};
use crate::referential::Observes;

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its id: that of the referential, then what tells it apart.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The version of the referential.
    pub version: String,
    /// The language it opens in.
    pub language: Lang,
    /// Its rows, groups opened and closed among them.
    pub rows: Vec<Row>,
    /// Its lists of choices, each under its name, in the order in which they are first used.
    pub lists: Vec<(String, Vec<Choice>)>,
    /// The indicators it feeds.
    pub indicators: Vec<IndicatorId>,
    /// Those it leaves out.
    pub left: Vec<Left>,
    /// What one submission is about.
    pub observes: Observes,
    /// The wave.
    pub wave: Option<WaveId>,
    /// The association whose form it is.
    pub association: Option<AssociationId>,
    /// Whether it asks the code of the respondent.
    pub paired: bool,
    /// Variables that the association says its questions cannot tell, and why.
    pub impossible: Vec<(VariableId, Text)>,
}

/// One row of the sheet `survey`.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// Its name; none where a group is closed.
    pub name: String,
    /// What is asked.
    pub label: Option<Text>,
    /// What helps who answers.
    pub hint: Option<Text>,
    /// What helps who asks: the author's note.
    pub guidance: Option<Text>,
    /// Whether it must be answered.
    pub required: bool,
    /// Where it is asked; empty everywhere.
    pub relevant: String,
    /// What an answer must meet; empty for nothing.
    pub constraint: String,
    /// What is said where it does not.
    pub objection: Option<Text>,
    /// What it holds without being asked.
    pub calculation: String,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A question of the referential, of this type.
    Question(VariableId, VariableType, usize),
    /// The code of the respondent.
    Code,
    /// The day of the answers.
    Today,
    /// Something that is always the same.
    Constant,
    /// A text to read.
    Note,
    /// The beginning of a group.
    Begin,
    /// The end of a group.
    End,
}

/// One choice of a list.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The code.
    pub code: String,
    /// What is shown.
    pub label: Text,
}

impl Kind {
    /// As the column `type` writes it.
    pub(super) fn written(self, form: &Form) -> String {
        let list = |at: usize| form.lists.get(at).map_or("", |(name, _)| name.as_str());
        match self {
            Self::Question(_, VariableType::Code(_), at) => format!("select_one {}", list(at)),
            Self::Question(_, VariableType::Several(_), at) => {
                format!("select_multiple {}", list(at))
            }
            Self::Question(_, VariableType::Number { decimals: 0, .. }, _) => "integer".to_owned(),
            Self::Question(_, VariableType::Number { .. }, _) => "decimal".to_owned(),
            Self::Question(_, VariableType::Date, _) => "date".to_owned(),
            Self::Code => "text".to_owned(),
            Self::Today => "today".to_owned(),
            Self::Constant => "calculate".to_owned(),
            Self::Note => "note".to_owned(),
            Self::Begin => "begin_group".to_owned(),
            Self::End => "end_group".to_owned(),
        }
    }
}

impl Row {
    pub(super) fn new(kind: Kind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            label: None,
            hint: None,
            guidance: None,
            required: false,
            relevant: String::new(),
            constraint: String::new(),
            objection: None,
            calculation: String::new(),
        }
    }
}

impl Form {
    /// The variables it asks, in order, with the name of each.
    pub fn questions(&self) -> impl Iterator<Item = (VariableId, &str)> {
        self.rows.iter().filter_map(|row| match row.kind {
            Kind::Question(id, ..) => Some((id, row.name.as_str())),
            _ => None,
        })
    }

    /// How many questions have the same words in both languages.
    pub fn untranslated(&self) -> usize {
        let questions = self.rows.iter();
        let questions = questions.filter(|row| matches!(row.kind, Kind::Question(..)));
        let labels = questions.filter_map(|row| row.label.as_ref());
        labels.filter(|label| label.fr == label.en).count()
    }

    /// The questions whose official wording is to be copied by hand, by instrument, in the plan's order.
    pub fn to_copy<'p>(&self, plan: &'p Plan) -> Vec<(&'p Instrument, Vec<&'p str>)> {
        let of = |instrument: &'p Instrument| {
            let asked = self.questions().map(|(id, _)| plan.variable(id));
            let own = asked.filter(|it| it.instrument.as_ref() == Some(&instrument.id));
            (instrument, own.map(|it| it.id.as_str()).collect::<Vec<_>>())
        };
        let kept = plan.instruments.iter().filter(|it| !it.reproduce);
        kept.map(of).filter(|(_, own)| !own.is_empty()).collect()
    }
}

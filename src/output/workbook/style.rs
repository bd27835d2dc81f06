//! How cells look: few colours, told apart without them, and numbers as each language writes them.
//!
//! A percentage is a number from 0 to 100 with its unit beside it, as in every other format, and no Excel percentage: the cells of
//! one column are percentages, points, days and euros, the same number stands in the CSV and in the report, and nobody finds 0.71 where
//! 71 was published. The format of a number only rounds what is shown: the cell keeps every digit.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern};

use crate::i18n::Lang;

/// Text.
pub(super) const INK: Color = Color::RGB(0x1F_2937);
/// What is said beside.
pub(super) const GREY: Color = Color::RGB(0x5B_6470);
/// Headings, and the first series of a chart.
pub(super) const BLUE: Color = Color::RGB(0x1F_4E79);
/// Names of indicators.
pub(super) const PALE: Color = Color::RGB(0xDC_E6F1);
/// Lines between rows.
pub(super) const LINE: Color = Color::RGB(0xD0_D5DB);
/// What is withheld, among the data.
pub(super) const FAINT: Color = Color::RGB(0xEE_F0F3);
/// What must not be distributed.
pub(super) const RED: Color = Color::RGB(0xA6_1B1B);

/// How far a cell can be trusted at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// As it is.
    Plain,
    /// Of few, or of low reliability: grey and leaning.
    Fragile,
    /// Withheld: hatched.
    Withheld,
}

fn base() -> Format {
    Format::new()
        .set_font_color(INK)
        .set_align(FormatAlign::VerticalCenter)
}

/// A cell of a table.
fn cell(state: State) -> Format {
    let format = base()
        .set_border_bottom(FormatBorder::Hair)
        .set_border_bottom_color(LINE);
    match state {
        State::Plain => format,
        State::Fragile => format.set_italic().set_font_color(GREY),
        State::Withheld => format
            .set_font_color(GREY)
            .set_pattern(FormatPattern::LightUp)
            .set_foreground_color(LINE)
            .set_background_color(Color::White),
    }
}

/// The first line of every sheet: who may read it.
pub(super) fn readers(protected: bool) -> Format {
    let colour = if protected { BLUE } else { RED };
    let format = base().set_bold().set_font_color(Color::White);
    format.set_background_color(colour).set_indent(1)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    base().set_bold().set_font_size(16).set_font_color(BLUE)
}

/// The title of a part of a sheet.
pub(super) fn subtitle() -> Format {
    base().set_bold().set_font_size(12).set_font_color(BLUE)
}

/// A sentence.
pub(super) fn sentence() -> Format {
    base().set_text_wrap().set_align(FormatAlign::Top)
}

/// What is said beside: notices, definitions, notes under a row.
pub(super) fn aside() -> Format {
    sentence().set_italic().set_font_color(GREY)
}

/// What is said under a row of a table.
pub(super) fn under() -> Format {
    aside().set_align(FormatAlign::Left).set_indent(3)
}

/// A link to another sheet.
pub(super) fn link() -> Format {
    base()
        .set_font_color(BLUE)
        .set_underline(rust_xlsxwriter::FormatUnderline::Single)
}

/// A heading of a column of words.
pub(super) fn heading() -> Format {
    base()
        .set_bold()
        .set_text_wrap()
        .set_font_color(Color::White)
        .set_background_color(BLUE)
}

/// A heading of a column of numbers.
pub(super) fn heading_right() -> Format {
    heading().set_align(FormatAlign::Right)
}

/// A heading of a column of signs.
pub(super) fn heading_centre() -> Format {
    heading().set_align(FormatAlign::Center)
}

/// The name of an indicator, across the table.
pub(super) fn block() -> Format {
    base().set_bold().set_text_wrap().set_background_color(PALE)
}

/// Headings inside a block.
pub(super) fn inner_heading() -> Format {
    let format = base().set_bold().set_text_wrap().set_font_color(BLUE);
    format
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(BLUE)
}

/// Headings of numbers inside a block.
pub(super) fn inner_heading_right() -> Format {
    inner_heading().set_align(FormatAlign::Right)
}

/// The words of a row, the deeper the further in.
pub(super) fn label(depth: u8) -> Format {
    cell(State::Plain).set_text_wrap().set_indent(depth)
}

/// Words in a table.
pub(super) fn words(state: State) -> Format {
    cell(state).set_text_wrap()
}

/// The unit of the number before it.
pub(super) fn unit(state: State) -> Format {
    words(state).set_indent(1)
}

/// Words in a column of numbers.
pub(super) fn words_right(state: State) -> Format {
    words(state).set_align(FormatAlign::Right)
}

/// A sign.
pub(super) fn sign() -> Format {
    cell(State::Plain).set_align(FormatAlign::Center)
}

/// A number in a table, shown as `pattern` says.
pub(super) fn number(state: State, pattern: &str) -> Format {
    let format = cell(state).set_num_format(pattern);
    format.set_align(FormatAlign::Right)
}

/// A number of a chart or of the data: no line, no colour.
pub(super) fn bare(pattern: &str) -> Format {
    Format::new().set_num_format(pattern)
}

/// How a number is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Digits after the mark.
    pub(super) decimals: u8,
    /// Whether it is a change, whose sign is always shown.
    pub(super) signed: bool,
    /// Whether it is an indication, shown after `~`.
    pub(super) rough: bool,
}

impl Shape {
    /// A count.
    pub(super) const WHOLE: Self = Self {
        decimals: 0,
        signed: false,
        rough: false,
    };

    /// The pattern of `value`: what rounds to nothing has no sign, what is below has a minus and no hyphen. The language is named,
    /// so that a spreadsheet set to another one keeps the comma where it can.
    pub(super) fn pattern(self, value: f64, lang: Lang) -> String {
        let locale = match lang {
            Lang::Fr => "[$-40C]",
            Lang::En => "[$-409]",
        };
        let rough = if self.rough { "\"~\u{a0}\"" } else { "" };
        let mut digits = "#,##0".to_owned();
        if self.decimals > 0 {
            digits.push('.');
            digits.push_str(&"0".repeat(usize::from(self.decimals)));
        }
        let plain = format!("{locale}{rough}{digits}");
        let smallest = match self.decimals {
            0 => 0.5,
            1 => 0.05,
            _ => 0.005,
        };
        if value.abs() < smallest {
            return format!("{plain};{plain};{plain}");
        }
        let above = if self.signed {
            format!("{locale}{rough}\"+\"{digits}")
        } else {
            plain.clone()
        };
        format!("{above};{locale}{rough}\"\u{2212}\"{digits};{plain}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_write_signs_as_the_table_does() {
        let shape = |signed, rough| Shape {
            decimals: 1,
            signed,
            rough,
        };
        assert_eq!(
            shape(true, false).pattern(4.2, Lang::Fr),
            "[$-40C]\"+\"#,##0.0;[$-40C]\"\u{2212}\"#,##0.0;[$-40C]#,##0.0"
        );
        assert_eq!(
            shape(true, false).pattern(-0.04, Lang::En),
            "[$-409]#,##0.0;[$-409]#,##0.0;[$-409]#,##0.0"
        );
        assert_eq!(
            shape(false, true).pattern(0.05, Lang::Fr),
            "[$-40C]\"~\u{a0}\"#,##0.0;[$-40C]\"~\u{a0}\"\"\u{2212}\"#,##0.0;[$-40C]\"~\u{a0}\"#,##0.0"
        );
        assert_eq!(
            Shape::WHOLE.pattern(1234.0, Lang::En),
            "[$-409]#,##0;[$-409]\"\u{2212}\"#,##0;[$-409]#,##0"
        );
    }
}

//! Native charts: points with their intervals, bars, and the parts of a whole.
//!
//! In: what is drawn, and where it stands. Out: a chart, with a title that says what is seen and a text for who does not see it. Axes of
//! percentages begin at 0 and end at 100. Series are told apart by their shape as well as their colour, and every point has its
//! number beside it.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition,
    ChartErrorBars, ChartErrorBarsDirection, ChartErrorBarsType, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartRange, ChartSeries,
    ChartSolidFill, ChartType, Color,
};

use super::plotted::{Drawing, Ranges};
use super::style;

const FONT: u32 = 9;

/// Of series: a blue-orange scale, whose lights and darks differ too.
const COLOURS: [Color; 8] = [
    Color::RGB(0x1F_4E79),
    Color::RGB(0xD9_822B),
    Color::RGB(0x6B_A3D6),
    Color::RGB(0x8C_4A0F),
    Color::RGB(0xF3_C98B),
    Color::RGB(0x4B_5563),
    Color::RGB(0xB8_D4EC),
    Color::RGB(0xA3_A3A3),
];
/// Whether words on it are white.
const DARK: [bool; 8] = [true, false, false, true, false, true, false, false];
const MARKERS: [ChartMarkerType; 5] = [
    ChartMarkerType::Circle,
    ChartMarkerType::Diamond,
    ChartMarkerType::Square,
    ChartMarkerType::Triangle,
    ChartMarkerType::LongDash,
];

/// What the numbers of a chart are.
#[derive(Clone, Copy)]
pub(super) struct Scale<'t> {
    /// Whether they run from 0 to 100.
    pub(super) is_percent: bool,
    /// How they are shown.
    pub(super) pattern: &'t str,
}

/// Points with their intervals, one series a wave.
pub(super) fn dots(drawing: &Drawing, ranges: &Ranges, scale: Scale<'_>) -> Chart {
    let mut chart = Chart::new(ChartType::Line);
    for (at, [name, values, below, above]) in ranges.series.iter().enumerate() {
        let colour = of(&COLOURS, at);
        let marker_type = of(&MARKERS, at);
        let mut marker = ChartMarker::new();
        marker.set_type(marker_type).set_size(8).set_format(
            ChartFormat::new()
                .set_solid_fill(ChartSolidFill::new().set_color(colour))
                .set_line(ChartLine::new().set_color(colour)),
        );
        let mut label = label(style::INK, scale.pattern);
        label.set_position(ChartDataLabelPosition::Right);
        let series = series(&mut chart, name, values, &ranges.names);
        series
            .set_format(ChartFormat::new().set_no_line())
            .set_marker(&marker)
            .set_data_label(&label)
            .set_y_error_bars(&whiskers(below, above, colour));
    }
    chart.x_axis().set_font(&font(style::INK));
    let axis = chart.y_axis();
    axis.set_font(&font(style::GREY))
        .set_num_format(scale.pattern)
        .set_major_gridlines_line(ChartLine::new().set_color(style::LINE))
        .set_format(ChartFormat::new().set_no_line());
    if scale.is_percent {
        axis.set_min(0).set_max(100).set_major_unit(25);
    } else {
        around(axis, drawing);
    }
    dress(&mut chart, drawing);
    chart
}

/// One bar a name, the first at the top, with its interval.
pub(super) fn bars(drawing: &Drawing, ranges: &Ranges, scale: Scale<'_>) -> Chart {
    let mut chart = Chart::new(ChartType::Bar);
    let is_part = scale.is_percent && drawing.values().all(|it| it >= 0.0);
    for (at, [name, values, below, above]) in ranges.series.iter().enumerate() {
        let bars = series(&mut chart, name, values, &ranges.names);
        if is_part {
            let mut label = label(Color::White, scale.pattern);
            label.set_position(ChartDataLabelPosition::InsideBase);
            bars.set_data_label(&label);
        }
        bars.set_format(
            ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(of(&COLOURS, at))),
        )
        .set_gap(45)
        .set_x_error_bars(&whiskers(below, above, style::INK));
    }
    lying(&mut chart, scale);
    if !is_part {
        around(chart.x_axis(), drawing);
    }
    dress(&mut chart, drawing);
    chart
}

/// The parts of a whole, one bar a name.
pub(super) fn stacked(drawing: &Drawing, ranges: &Ranges, scale: Scale<'_>) -> Chart {
    let mut chart = Chart::new(ChartType::BarStacked);
    for (at, [name, values, ..]) in ranges.series.iter().enumerate() {
        let words = if of(&DARK, at) {
            Color::White
        } else {
            style::INK
        };
        let mut fill = ChartFormat::new();
        fill.set_solid_fill(ChartSolidFill::new().set_color(of(&COLOURS, at)))
            .set_border(ChartLine::new().set_color(Color::White));
        let mut label = label(words, scale.pattern);
        label.set_position(ChartDataLabelPosition::Center);
        series(&mut chart, name, values, &ranges.names)
            .set_format(&mut fill)
            .set_gap(45)
            .set_overlap(100)
            .set_data_label(&label);
    }
    lying(&mut chart, scale);
    dress(&mut chart, drawing);
    chart
}

fn of<T: Copy>(all: &[T], at: usize) -> T {
    all[at % all.len()]
}

fn series<'c>(
    chart: &'c mut Chart,
    name: &ChartRange,
    values: &ChartRange,
    names: &ChartRange,
) -> &'c mut ChartSeries {
    chart
        .add_series()
        .set_name(name)
        .set_values(values)
        .set_categories(names)
}

fn font(colour: Color) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(FONT).set_color(colour);
    font
}

fn label(colour: Color, pattern: &str) -> ChartDataLabel {
    let mut label = ChartDataLabel::new();
    label
        .show_value()
        .set_num_format(pattern)
        .set_font(&font(colour));
    label
}

fn whiskers(below: &ChartRange, above: &ChartRange, colour: Color) -> ChartErrorBars {
    let mut bars = ChartErrorBars::new();
    bars.set_type(ChartErrorBarsType::Custom(above.clone(), below.clone()))
        .set_direction(ChartErrorBarsDirection::Both)
        .set_end_cap(true)
        .set_format(ChartLine::new().set_color(colour).set_width(1.25));
    bars
}

/// The axes of bars that lie: numbers go across.
fn lying(chart: &mut Chart, scale: Scale<'_>) {
    chart
        .y_axis()
        .set_reverse()
        .set_font(&font(style::INK))
        .set_label_position(ChartAxisLabelPosition::Low)
        .set_format(ChartLine::new().set_color(style::LINE));
    let axis = chart.x_axis();
    // With the names turned over, the numbers would stand at the top.
    axis.set_label_position(ChartAxisLabelPosition::High)
        .set_font(&font(style::GREY))
        .set_num_format(scale.pattern)
        .set_major_gridlines_line(ChartLine::new().set_color(style::LINE))
        .set_format(ChartFormat::new().set_no_line());
    if scale.is_percent {
        axis.set_min(0).set_max(100).set_major_unit(25);
    }
}

/// The ends of an axis that is no percentage: 0 is there, and no whisker is cut.
fn around(axis: &mut ChartAxis, drawing: &Drawing) {
    let low = drawing.values().fold(0.0, f64::min);
    let high = drawing.values().fold(0.0, f64::max);
    let powers = std::iter::successors(Some(0.01), |it| Some(it * 10.0)).take(14);
    let mut steps = powers.flat_map(|power| [power, 2.0 * power, 5.0 * power]);
    let step = steps.find(|step| (high - low) / step <= 7.0);
    if let Some(step) = step.filter(|_| high > low) {
        axis.set_min((low / step).floor() * step)
            .set_max((high / step).ceil() * step)
            .set_major_unit(step);
    }
}

/// The title, the legend where there are several series, and the text for who does not see.
fn dress(chart: &mut Chart, drawing: &Drawing) {
    let mut words = font(style::BLUE);
    words.set_size(11).set_bold();
    chart
        .title()
        .set_name(&drawing.title)
        .set_font(&words)
        .set_overlay(false);
    if drawing.series.len() > 1 {
        chart
            .legend()
            .set_position(ChartLegendPosition::Bottom)
            .set_font(&font(style::INK));
    } else {
        chart.legend().set_hidden();
    }
    chart
        .chart_area()
        .set_format(ChartLine::new().set_color(style::LINE));
    chart.set_alt_text(&drawing.title);
}

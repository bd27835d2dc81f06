//! A comparison as a comment of a pull request: what nobody has to act on is folded.

use std::io::{self, Write};

use crate::diff::Comparison;
use crate::i18n::Lang;
use crate::source_text::SourceTexts;

use super::report::{Group, Line, report};

/// Writes the comparison, its verdict first and last.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    comparison: &Comparison,
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<()> {
    let report = report(comparison, texts, lang);
    for section in &report.sections {
        if section.quiet {
            writeln!(
                out,
                "<details><summary>{}</summary>\n",
                safe(&section.heading)
            )?;
        } else {
            writeln!(out, "### {}\n", safe(&section.heading))?;
        }
        for group in &section.groups {
            write_group(out, group)?;
        }
        if section.quiet {
            writeln!(out, "</details>\n")?;
        }
    }
    writeln!(out, "**{}**", safe(&report.last))
}

fn write_group(out: &mut dyn Write, group: &Group) -> io::Result<()> {
    writeln!(out, "**{}**\n", safe(&group.heading))?;
    for line in &group.lines {
        write_line(out, line)?;
    }
    writeln!(out)?;
    for help in &group.help {
        writeln!(out, "> {}\n", safe(help))?;
    }
    Ok(())
}

fn write_line(out: &mut dyn Write, line: &Line) -> io::Result<()> {
    let number = line.number.map(|it| format!("({it}) ")).unwrap_or_default();
    writeln!(out, "- {number}{}", safe(&line.text))?;
    if let Some(places) = &line.places {
        writeln!(out, "  <br>`{}`", places.replace('`', "'"))?;
    }
    for below in &line.below {
        writeln!(out, "  <br>{}", safe(below))?;
    }
    Ok(())
}

/// Text in which nothing is taken for markup but what stands between backticks.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut code = false;
    for c in text.chars() {
        match c {
            '`' => {
                code = !code;
                safe.push(c);
            }
            _ if code => safe.push(c),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '*' | '_' | '[' | ']' | '|' | '#' | '\\' | '~' | '@' => {
                safe.push('\\');
                safe.push(c);
            }
            _ => safe.push(c),
        }
    }
    // A backtick alone would open what nothing closes.
    if code {
        safe = safe.replace('`', "'");
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn an_author_writes_no_markup() {
        assert_eq!(
            safe("a *b* <img> `c*d` @me"),
            "a \\*b\\* &lt;img&gt; `c*d` \\@me"
        );
        assert_eq!(safe("a ` b"), "a ' b");
    }
}

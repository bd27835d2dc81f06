//! `impact questionnaire`: the form of a wave, and the source that reads its exports.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::{Priority, Questionnaire as Options, Unit};
use crate::commands::destination::{is_stdout, send};
use crate::commands::{Exit, Terminal, referentials, stop};
use crate::i18n::{Lang, Said, commands as said_of_commands, output, questionnaire as said};
use crate::matching::nearest;
use crate::plan::{AssociationId, IndicatorId, Plan, WaveId};
use crate::questionnaire::{self, Form, Request, Why, source, workbook};
use crate::referential::{Observes, Status};

/// Loads, resolves, draws up, writes; says what is left to do by hand.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let source = options.source.as_ref();
    if is_stdout(&options.output) && source.is_some_and(|path| is_stdout(path)) {
        return Err(stop::because(said::both_to_stdout()));
    }
    let mut checked = referentials::check(&options.referentials.paths, &options.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let exit = Exit::of(&checked.diagnostics);
    let request = request(&plan, options).map_err(stop::because)?;
    let form = questionnaire::draw_up(&plan, &request).map_err(stop::because)?;
    let bytes = workbook::bytes(&form).map_err(|error| stop::because(said::too_long(&error)))?;
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    send(&options.output, &bytes, terminal)?;
    if let Some(path) = &options.source {
        send(path, source::yaml(&plan, &form).as_bytes(), terminal)?;
    }
    tell(&plan, &form, options, terminal, lang)?;
    Ok(exit)
}

fn request(plan: &Plan, options: &Options) -> Result<Request, Said> {
    let wave = options.wave.as_deref();
    let association = options.association.as_deref();
    Ok(Request {
        wave: wave.map(|name| wave_of(plan, name)).transpose()?,
        association: association
            .map(|name| association_of(plan, name))
            .transpose()?,
        themes: themes_of(plan, &options.theme)?,
        indicators: indicators_of(plan, &options.indicator)?,
        status: options.status.map(status),
        observes: options.observes.map(observes),
        anonymous: options.anonymous,
    })
}

fn status(asked: Priority) -> Status {
    match asked {
        Priority::Core => Status::Core,
        Priority::Recommended => Status::Recommended,
        Priority::Optional => Status::Optional,
    }
}

fn observes(asked: Unit) -> Observes {
    match asked {
        Unit::Person => Observes::Person,
        Unit::Household => Observes::Household,
        Unit::Stay => Observes::Stay,
        Unit::Night => Observes::Night,
        Unit::Request => Observes::Request,
        Unit::Site => Observes::Site,
    }
}

fn wave_of(plan: &Plan, name: &str) -> Result<WaveId, Said> {
    let ids: Vec<&str> = plan.waves.iter().map(|it| it.id.as_str()).collect();
    let at = ids.iter().position(|id| *id == name);
    let at = at.and_then(|at| u8::try_from(at).ok());
    let near = || nearest(name, ids.iter().copied());
    at.map(WaveId)
        .ok_or_else(|| said::unknown_wave(name, near(), &ids))
}

fn association_of(plan: &Plan, name: &str) -> Result<AssociationId, Said> {
    let ids = || plan.associations.iter().map(|it| it.id.as_str());
    let at = ids().position(|id| id == name);
    at.map(AssociationId)
        .ok_or_else(|| said_of_commands::unknown_association(name, nearest(name, ids())))
}

fn themes_of(plan: &Plan, names: &[String]) -> Result<BTreeSet<String>, Said> {
    let ids: Vec<&str> = plan.themes.iter().map(|it| it.id.as_str()).collect();
    let known = |name: &String| {
        if ids.contains(&name.as_str()) {
            return Ok(name.clone());
        }
        let near = nearest(name, ids.iter().copied());
        Err(said::unknown_theme(name, near, &ids))
    };
    names.iter().map(known).collect()
}

/// The indicators named, and the second statistics under them.
fn indicators_of(plan: &Plan, names: &[String]) -> Result<BTreeSet<IndicatorId>, Said> {
    let mut all = BTreeSet::new();
    for name in names {
        let under = |id: &str| {
            let rest = id.strip_prefix(name.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let found = plan.indicators().filter(|(_, it)| under(&it.id));
        let before = all.len();
        all.extend(found.map(|(id, _)| id));
        if all.len() == before {
            let ids = plan.indicators.iter().map(|it| it.id.as_str());
            return Err(output::unknown_indicator(name, nearest(name, ids)));
        }
    }
    Ok(all)
}

/// What was written, what was left out, what is to be copied by hand.
fn tell(
    plan: &Plan,
    form: &Form,
    options: &Options,
    terminal: &mut Terminal,
    lang: Lang,
) -> anyhow::Result<()> {
    let questions = form.questions().count();
    let all: Vec<&str> = form.indicators.iter().map(|id| id_of(plan, *id)).collect();
    let indicators = alone(&all).len();
    let path = Path::display(&options.output);
    terminal.say(&said::drawn_up(questions, indicators, &path), lang)?;
    if let Some(path) = options.source.as_ref().filter(|path| !is_stdout(path)) {
        terminal.say(&said::source_written(&path.display()), lang)?;
    }
    let mut whys: Vec<Why> = Vec::new();
    for left in &form.left {
        if !whys.contains(&left.why) {
            whys.push(left.why);
        }
    }
    for why in whys {
        let left = form.left.iter().filter(|left| left.why == why);
        let ids: Vec<&str> = left.map(|left| id_of(plan, left.indicator)).collect();
        let ids = alone(&ids);
        let sentence = match why {
            Why::Observes(unit) => said::other_unit(&ids, unit.word()),
            Why::NotCollected => said::not_collected(&ids),
            Why::Impossible => said::impossible(&ids),
            Why::Records => said::by_records(&ids),
            Why::OtherWave => said::other_wave(&ids),
        };
        terminal.say(&sentence, lang)?;
    }
    let untranslated = form.untranslated();
    if untranslated > 0 {
        terminal.say(&said::in_one_language(untranslated), lang)?;
    }
    for (it, ids) in form.to_copy(plan) {
        let (holder, licence) = (it.holder.as_ref(), it.licence.as_ref());
        let sentence = said::wordings_to_copy(&ids, &it.label, holder, licence);
        terminal.say(&sentence, lang)?;
    }
    Ok(())
}

fn id_of(plan: &Plan, id: IndicatorId) -> &str {
    plan.indicator(id).id.as_str()
}

/// Without those under another.
fn alone<'i>(ids: &[&'i str]) -> Vec<&'i str> {
    let under = |id: &str| {
        let above = id.rsplit_once('.').map(|(above, _)| above);
        above.is_some_and(|above| ids.contains(&above))
    };
    ids.iter().copied().filter(|id| !under(id)).collect()
}

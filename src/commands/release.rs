//! `impact release`: the ledger of what was released.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::audit::{self, Key, Rows, Verdict};
use crate::calendar::DateFormat;
use crate::cli::{
    CreateRelease, ListReleases, Published, Release, ReleaseTask, ShowRelease, VerifyReleases,
};
use crate::commands::figures::{Counted, Sector};
use crate::commands::{Exit, Terminal, destination, stop};
use crate::figure::FigureKey;
use crate::i18n::{Lang, commands as said_of_commands, ledger as said};
use crate::ledger::{self, Entry, Input, Ledger, Link, Locked, Made, Referential};
use crate::output::selection::Selection;
use crate::output::{audit as verdicts, csv, ledger as written};
use crate::plan::{AssociationId, Plan};
use crate::protect::Tables;
use crate::provenance::sha256;
use crate::release::{Audience, Confidentiality, Release as Figures};

/// What the figures to be released are called, before they have a place in the ledger.
const FIGURES: &str = "figures.csv";
/// The level of intervals, in percent.
const CONFIDENCE: u8 = 95;

/// Creates, lists, shows or verifies.
pub(super) fn run(options: &Release, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    match &options.what {
        ReleaseTask::Create(options) => create(options, terminal),
        ReleaseTask::List(options) => list(options, terminal),
        ReleaseTask::Show(options) => show(options, terminal),
        ReleaseTask::Verify(options) => verify(options, terminal),
    }
}

/// Reads the ledger, resolves, counts, protects, audits with all before, records.
fn create(options: &CreateRelease, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let approver = approver(&options.approver)?;
    let date = date(&options.date)?;
    let folder = &options.ledger.path;
    let links = if folder.exists() {
        links(folder)?
    } else {
        Vec::new()
    };
    let last = links.last().map(|it| &it.entry);
    if let Some(last) = last.filter(|last| last.date.as_str() > date) {
        return Err(stop::because(said::date_before(
            date,
            &last.date,
            last.number,
        )));
    }
    let Some(sector) = Sector::resolve(&options.inputs, terminal)? else {
        return Ok(Exit::Faults);
    };
    let selection = Selection::parse(&sector.plan, &options.indicator, &options.period, &[])
        .map_err(stop::because)?
        .or_everything();
    let counted = sector.count(terminal)?;
    let lang = counted.lang;
    if counted.exit != Exit::Clean {
        terminal.say(&said_of_commands::with_help(said::faults_first()), lang)?;
        return Ok(Exit::Faults);
    }
    let audience = match options.audience {
        Published::Public => Audience::Public,
        Published::Members => Audience::Members,
    };
    let figures = counted.figures(&counted.cells, CONFIDENCE);
    let release = counted.release(&figures, audience, terminal)?;
    let mut release = selection.apply(release).release;
    let working = counted.protected(figures, Audience::Working);
    let mut made = made(&counted, &release, approver, date)?;
    let mut found = audited(&counted.plan, &links, &made, &working)?;
    let mut left: BTreeSet<Tables> = BTreeSet::new();
    while options.keep_former && !found.is_safe() {
        // What cannot be told of a table anew is not told: the figures it was released with stand.
        let more = found.tables();
        release.rows.retain(|row| !more.contains(&tables(&row.key)));
        if more.is_subset(&left) || release.rows.is_empty() {
            break;
        }
        left.extend(more);
        made = self::made(&counted, &release, approver, date)?;
        found = audited(&counted.plan, &links, &made, &working)?;
    }
    for (number, rows) in &found.unlike {
        terminal.say(&said::unlike(*number, *rows), lang)?;
    }
    if !found.is_safe() {
        refuse(&found, &counted.plan, lang, terminal)?;
        return Ok(Exit::Faults);
    }
    if !left.is_empty() {
        let left = left.iter().map(|(indicator, period, _)| {
            let indicator = &counted.plan.indicator(*indicator).id;
            format!("{indicator} {period}")
        });
        let left: BTreeSet<String> = left.collect();
        terminal.say(&said::kept(&left), lang)?;
    }
    let [free, withheld] = made.counts;
    terminal.say(&said::audited(free, withheld, links.len()), lang)?;
    if let Some(link) = links.iter().rev().find(|it| it.figures == made.figures) {
        terminal.say(&said::same_figures(link.entry.number), lang)?;
    }
    if options.dry_run {
        terminal.say(&said::would_be_recorded(), lang)?;
        return Ok(Exit::Clean);
    }
    let entry = record(folder, &links, &made)?;
    if let Some(path) = &options.output {
        destination::send(path, &made.figures, terminal)?;
    }
    let recorded = folder.join(entry.folder());
    terminal.say(&said::recorded(entry.number, &recorded.display()), lang)?;
    terminal.say(&said::digest(&entry.digest()), lang)?;
    Ok(Exit::Clean)
}

/// Tells what stands against a release, and the mend.
fn refuse(found: &Found, plan: &Plan, lang: Lang, terminal: &mut Terminal) -> anyhow::Result<()> {
    if !found.verdict.is_safe() {
        verdicts::text(terminal.out, plan, &found.releases, &found.verdict, lang)?;
    }
    for (number, who, rows) in &found.brought {
        let line = said::brought(*number, who, rows.len());
        writeln!(terminal.out, "{}", line.in_lang(lang))?;
    }
    let is_first = found.releases.len() == 1;
    let refused = said_of_commands::with_help(said::refused(is_first));
    writeln!(terminal.out, "{}", refused.in_lang(lang))?;
    Ok(())
}

/// Writes `made` after `links`, with which it was audited.
fn record(folder: &Path, links: &[Link], made: &Made) -> anyhow::Result<Entry> {
    let cannot = |error| stop::because(said_of_commands::cannot_write(&folder.display(), &error));
    let ledger = match Ledger::lock(folder).map_err(cannot)? {
        Locked::Ours(ledger) => ledger,
        Locked::Taken => return Err(stop::because(said::taken(&folder.display()))),
    };
    // Another run may have ended in the meantime: what it released was not audited with this.
    if self::links(folder)? != links {
        return Err(stop::because(said::taken(&folder.display())));
    }
    let last = links.last().map(|it| &it.entry);
    ledger.append(last, made).map_err(cannot)
}

/// The tables that a row stands in.
fn tables(key: &FigureKey) -> Tables {
    (key.indicator, key.period, key.waves)
}

/// What would be recorded.
fn made(counted: &Counted, release: &Figures, approver: &str, date: &str) -> anyhow::Result<Made> {
    let plan = &counted.plan;
    let withheld = release.rows.iter();
    let withheld = withheld.filter(|row| row.confidentiality() == Confidentiality::Withheld);
    let withheld = withheld.count();
    let inputs = counted.collection.files.iter().filter_map(|file| {
        Some(Input {
            association: plan.association(file.association).id.clone(),
            file: file.file.clone(),
            sha256: file.digest.clone()?,
        })
    });
    let mut inputs: Vec<Input> = inputs.collect();
    // A file that several sources read is one file.
    inputs.sort();
    inputs.dedup();
    Ok(Made {
        approver: approver.to_owned(),
        audience: release.audience.word().to_owned(),
        date: date.to_owned(),
        inputs,
        referential: Referential {
            id: plan.id.clone(),
            sha256: counted.fingerprint.clone(),
            version: plan.version.clone(),
        },
        figures: tidy(plan, release)?,
        counts: [release.rows.len() - withheld, withheld],
    })
}

/// What was found against a release.
struct Found {
    verdict: Verdict,
    releases: Vec<verdicts::Release>,
    /// By release before: rows that were made by another version of the referential, and not audited with these.
    unlike: Vec<(u32, usize)>,
    /// By release before: the associations that brought all the difference, and the rows that tell it.
    brought: Vec<(u32, Vec<String>, Vec<Key>)>,
}

impl Found {
    fn is_safe(&self) -> bool {
        self.verdict.is_safe() && self.brought.is_empty()
    }

    /// The tables of which something stands against the release.
    fn tables(&self) -> BTreeSet<Tables> {
        let failing = self.verdict.attacks.iter();
        let failing = failing.flat_map(|it| it.failing.keys());
        let brought = self.brought.iter().flat_map(|(_, _, keys)| keys);
        let keys = failing.chain(&self.verdict.changed).chain(brought);
        let series = keys.map(|key| key.series);
        series
            .map(|it| (it.indicator, it.period, it.waves))
            .collect()
    }
}

/// Audits what would be recorded together with all that was, by what is true now.
fn audited(plan: &Plan, links: &[Link], made: &Made, working: &Figures) -> anyhow::Result<Found> {
    let mut truth = Rows::default();
    let bytes = tidy(plan, working)?;
    truth
        .add(plan, "working.csv", &bytes)
        .map_err(stop::because)?;
    let mut new = Rows::default();
    new.add(plan, FIGURES, &made.figures)
        .map_err(stop::because)?;
    let (mut rows, mut releases) = (Rows::default(), Vec::new());
    let (mut unlike, mut brought) = (Vec::new(), Vec::new());
    let mut moved: BTreeMap<u16, BTreeSet<String>> = BTreeMap::new();
    for Link { entry, figures } in links {
        let name = entry.folder();
        let before = rows.read;
        let left = rows
            .add_former(plan, &name, figures)
            .map_err(stop::because)?;
        unlike.extend((left > 0).then_some((entry.number, left)));
        releases.push(verdicts::Release {
            name: name.clone(),
            sha256: entry.figures.sha256.clone(),
            rows: rows.read - before,
        });
        let mut alone = Rows::default();
        alone
            .add_former(plan, &name, figures)
            .map_err(stop::because)?;
        let who = movers(&entry.inputs, &made.inputs);
        let here = moved.entry(rows.edition).or_default();
        here.extend(who.iter().cloned());
        if entry.referential.sha256 != made.referential.sha256 {
            here.extend(plan.associations.iter().map(|it| it.id.clone()));
        }
        let told = told_of(plan, alone.differing(&new), &who, &made.audience);
        if !told.is_empty() {
            brought.push((entry.number, who, told));
        }
    }
    // Whose files are the same knows what its own figures were.
    for (edition, moved) in moved {
        for (at, association) in plan.associations.iter().enumerate() {
            if !moved.contains(&association.id) {
                rows.keep(edition, AssociationId(at));
            }
        }
    }
    rows.end_where_untrue(&truth);
    rows.add(plan, FIGURES, &made.figures)
        .map_err(stop::because)?;
    releases.push(verdicts::Release {
        name: FIGURES.to_owned(),
        sha256: sha256(&made.figures),
        rows: new.read,
    });
    Ok(Found {
        verdict: audit::audit_one_by_one(plan, &rows, &truth),
        releases,
        unlike,
        brought,
    })
}

/// The associations whose files are not the same.
fn movers(before: &[Input], now: &[Input]) -> Vec<String> {
    // By what they hold: a file of another name is the same file.
    let held = |inputs: &[Input]| -> BTreeSet<(String, String)> {
        let inputs = inputs.iter();
        inputs
            .map(|it| (it.association.clone(), it.sha256.clone()))
            .collect()
    };
    let (before, now) = (held(before), held(now));
    let moved = before.symmetric_difference(&now);
    let moved: BTreeSet<String> = moved.map(|(association, _)| association.clone()).collect();
    moved.into_iter().collect()
}

/// The rows of the sector, of those that differ, that tell what `who` alone brought: too few associations to be told of, unless they
/// agreed to be read by those who read this.
fn told_of(plan: &Plan, differing: Vec<Key>, who: &[String], audience: &str) -> Vec<Key> {
    let mut associations = plan.associations.iter();
    let agreed = audience == Audience::Members.word()
        && !associations.any(|it| who.contains(&it.id) && !it.share_with_members);
    if who.is_empty() || agreed {
        return Vec::new();
    }
    let few = |key: &Key| {
        let publish = &plan.indicator(key.series.indicator).publish;
        (who.len() as u64) < publish.associations
    };
    differing.into_iter().filter(few).collect()
}

fn tidy(plan: &Plan, release: &Figures) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    csv::write(&mut bytes, plan, release)?;
    Ok(bytes)
}

fn list(options: &ListReleases, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let lang = terminal.settle(None);
    let links = links(&options.ledger.path)?;
    let width = terminal.width();
    written::list(terminal.out, &links, lang, width)?;
    Ok(Exit::Clean)
}

fn show(options: &ShowRelease, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let lang = terminal.settle(None);
    let links = links(&options.ledger.path)?;
    let link = links.iter().find(|it| it.entry.number == options.number);
    let unknown = || stop::because(said::unknown_release(options.number, links.len()));
    let width = terminal.width();
    written::show(terminal.out, link.ok_or_else(unknown)?, lang, width)?;
    Ok(Exit::Clean)
}

fn verify(options: &VerifyReleases, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let lang = terminal.settle(None);
    let read = read(&options.ledger.path)?;
    let found = read
        .map_err(|broken| said::broken(&broken))
        .and_then(|links| {
            let holds = |digest: &String| links.iter().any(|it| it.entry.digest() == *digest);
            match options.last.as_ref().filter(|digest| !holds(digest)) {
                Some(digest) => Err(said::last_not_there(digest)),
                None => Ok(links),
            }
        });
    match found {
        Ok(links) => {
            writeln!(terminal.out, "{}", said::whole(links.len()).in_lang(lang))?;
            if let Some(link) = links.last() {
                let digest = said::last_digest(&link.entry.digest());
                writeln!(terminal.out, "{}", digest.in_lang(lang))?;
            }
            Ok(Exit::Clean)
        }
        Err(fault) => {
            let fault = said_of_commands::with_help(fault);
            writeln!(terminal.out, "{}", fault.in_lang(lang))?;
            Ok(Exit::Faults)
        }
    }
}

fn read(folder: &Path) -> anyhow::Result<Result<Vec<Link>, ledger::Broken>> {
    ledger::read(folder)
        .map_err(|error| stop::because(said_of_commands::cannot_read(&folder.display(), &error)))
}

/// The entries of a ledger that holds: nothing is made of another.
fn links(folder: &Path) -> anyhow::Result<Vec<Link>> {
    read(folder)?.map_err(|broken| stop::because(said::broken(&broken)))
}

/// A day, as it is written everywhere.
fn date(text: &str) -> anyhow::Result<&str> {
    let day = DateFormat::new("%Y-%m-%d").day(text);
    let sound = day.is_some() && text.len() == "2026-03-01".len();
    sound
        .then_some(text)
        .ok_or_else(|| stop::because(said::date_unreadable(text)))
}

fn approver(name: &str) -> anyhow::Result<&str> {
    let name = name.trim();
    let sound = !name.is_empty() && !name.chars().any(char::is_control);
    sound
        .then_some(name)
        .ok_or_else(|| stop::because(said::approver_empty()))
}

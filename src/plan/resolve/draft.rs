//! A plan in the making: what is resolved so far, and the names that lead to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::i18n::Said;
use crate::i18n::plan::{self as said, Kind, Thing};
use crate::matching::nearest;
use crate::plan::{
    Association, AssociationId, Codelist, CodelistId, CostTable, Derivation, Edit, Indicator,
    IndicatorId, Instrument, Plan, Prospect, Publish, SourceId, StandardId, StandardPopulation,
    Theme, Universe, Variable, VariableId, VariableType, Wave, WaveId,
};
use crate::referential::{Common, Name};
use crate::source_text::Place;

/// Whose a name is: an association's own, or common to all.
pub(super) type Owner = Option<AssociationId>;

/// Names of one kind of thing. An association sees its own and the common ones.
#[derive(Debug)]
pub(super) struct Names<Id> {
    thing: Thing,
    ids: BTreeMap<Owner, BTreeMap<String, (Id, Place)>>,
}

impl<Id: Copy> Names<Id> {
    fn new(thing: Thing) -> Self {
        Self {
            thing,
            ids: BTreeMap::new(),
        }
    }

    /// What `name` leads to, for `owner`.
    pub(super) fn get(&self, owner: Owner, name: &str) -> Option<Id> {
        let own = self.written(owner, name);
        own.or_else(|| self.written(None, name)).map(|(id, _)| id)
    }

    /// Where `name` was first written, for this very owner.
    pub(super) fn place(&self, owner: Owner, name: &str) -> Option<Place> {
        self.written(owner, name).map(|(_, place)| place)
    }

    fn written(&self, owner: Owner, name: &str) -> Option<(Id, Place)> {
        self.ids.get(&owner)?.get(name).copied()
    }

    /// What the nearest name to `name` leads to, for `owner`.
    pub(super) fn nearest(&self, owner: Owner, name: &str) -> Option<Id> {
        let near = nearest(name, self.seen_by(owner))?;
        self.get(owner, near)
    }

    fn seen_by(&self, owner: Owner) -> impl Iterator<Item = &str> {
        let owners = [Some(None), owner.is_some().then_some(owner)];
        let books = owners.into_iter().flatten();
        let books = books.filter_map(|owner| self.ids.get(&owner));
        books.flat_map(|book| book.keys().map(String::as_str))
    }
}

/// What was lost of a source, and told: what it does not feed may be just that.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// A mapping, of nobody knows which variable.
    pub(super) mapping: bool,
    /// What kind of source it is, what it observes, at which wave.
    pub(super) habits: bool,
    /// Mappings of these, as far as their mistaken names tell.
    pub(super) variables: BTreeSet<VariableId>,
}

/// Most faults told of all referentials together: past it, they need another look than this list.
const MAX_FAULTS: usize = 10_000;

/// A plan in the making.
pub(super) struct Draft<'a> {
    diagnostics: &'a mut Diagnostics,
    /// How many faults were found, those that are no longer told included.
    faults: usize,
    /// Codelists.
    pub(super) codelists: Vec<Codelist>,
    /// Beside each codelist, the group each code names.
    pub(super) groups: Vec<Vec<Option<Name>>>,
    /// Their names.
    pub(super) codelist_names: Names<CodelistId>,
    /// Variables; the type of one that does not hold is a placeholder.
    pub(super) variables: Vec<Variable>,
    /// Beside each variable, whether its type holds.
    pub(super) typed: Vec<bool>,
    /// Their names.
    pub(super) variable_names: Names<VariableId>,
    /// Derived variables, parts first.
    pub(super) derivation_order: Vec<VariableId>,
    /// Waves.
    pub(super) waves: Vec<Wave>,
    /// Their names.
    pub(super) wave_names: Names<WaveId>,
    /// Standard populations; one that does not hold is by no variable.
    pub(super) standards: Vec<StandardPopulation>,
    /// Their names.
    pub(super) standard_names: Names<StandardId>,
    /// Indicators.
    pub(super) indicators: Vec<Indicator>,
    /// Where each indicator is written.
    pub(super) indicator_places: Vec<Place>,
    /// Their names.
    pub(super) indicator_names: Names<IndicatorId>,
    /// Edits.
    pub(super) edits: Vec<Edit>,
    /// Themes.
    pub(super) theme_names: Names<()>,
    /// Instruments.
    pub(super) instrument_names: Names<()>,
    /// Publication thresholds of the programme.
    pub(super) publish: Publish,
    /// Associations.
    pub(super) associations: Vec<Association>,
    /// What associations can bring to common indicators.
    pub(super) prospects: Vec<Prospect>,
    /// Tables of unit costs; of one that does not hold, what does.
    pub(super) costs: Vec<CostTable>,
    /// Indicators of which a wave was lost, and told: which waves they mix cannot be said.
    pub(super) waves_lost: BTreeSet<IndicatorId>,
    /// Whose an indicator was that took the name of another, which was told: what would feed it feeds nothing for that.
    pub(super) indicators_lost: BTreeSet<Owner>,
    /// Names of which more is known than that they break the rule of names, as was told where they were read.
    pub(super) understood: Vec<Place>,
    /// What was lost of sources, and told.
    pub(super) lost: BTreeMap<(AssociationId, SourceId), Lost>,
}

impl<'a> Draft<'a> {
    /// A draft that knows the waves, themes, instruments and thresholds of `common`.
    pub(super) fn new(common: &Common, diagnostics: &'a mut Diagnostics) -> Self {
        let mut draft = Self {
            diagnostics,
            faults: 0,
            codelists: Vec::new(),
            groups: Vec::new(),
            codelist_names: Names::new(Thing::Codelist),
            variables: Vec::new(),
            typed: Vec::new(),
            variable_names: Names::new(Thing::Variable),
            derivation_order: Vec::new(),
            waves: Vec::new(),
            wave_names: Names::new(Thing::Wave),
            edits: Vec::new(),
            standards: Vec::new(),
            standard_names: Names::new(Thing::StandardPopulation),
            indicators: Vec::new(),
            indicator_places: Vec::new(),
            indicator_names: Names::new(Thing::Indicator),
            theme_names: Names::new(Thing::Theme),
            instrument_names: Names::new(Thing::Instrument),
            publish: Publish {
                persons: 11,
                associations: 3,
                dominance: 85,
                step: None,
            },
            associations: Vec::new(),
            prospects: Vec::new(),
            costs: Vec::new(),
            waves_lost: BTreeSet::new(),
            indicators_lost: BTreeSet::new(),
            understood: Vec::new(),
            lost: BTreeMap::new(),
        };
        for wave in &common.waves {
            let id = WaveId(u8::try_from(draft.waves.len()).unwrap_or(u8::MAX));
            if draft.define(None, &wave.id, id, |draft| &mut draft.wave_names) {
                draft.waves.push(Wave {
                    id: wave.id.value.clone(),
                    label: wave.label.clone(),
                });
            }
        }
        for theme in &common.themes {
            draft.define(None, &theme.id, (), |draft| &mut draft.theme_names);
        }
        for instrument in &common.instruments {
            draft.define(None, &instrument.id, (), |draft| {
                &mut draft.instrument_names
            });
        }
        draft
    }

    /// Pushes a fault.
    pub(super) fn fault(&mut self, code: Code, place: Place, said: Said) {
        self.push(Diagnostic::new(code, place, said));
    }

    /// Pushes a fault with its labels; past [`MAX_FAULTS`], says so once and keeps quiet.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.faults += 1;
        if self.faults <= MAX_FAULTS {
            self.diagnostics.push(diagnostic);
        } else if self.faults == MAX_FAULTS + 1 {
            let said = crate::i18n::yaml::too_many_faults_in_all(MAX_FAULTS);
            let fault = Diagnostic::new(Code::YamlLimit, diagnostic.location, said);
            self.diagnostics.push(fault);
        }
    }

    /// The second statistics under an indicator: they follow it.
    pub(super) fn under(&self, id: IndicatorId) -> impl Iterator<Item = IndicatorId> + use<> {
        let main = &self.indicators[id.0];
        let under = format!("{}.", main.id);
        let rest = self.indicators[id.0 + 1..].iter();
        let also = rest.take_while(|it| it.owner == main.owner && it.id.starts_with(&under));
        (id.0 + 1..=id.0 + also.count()).map(IndicatorId)
    }

    /// Gives `name` to `id`, unless it is taken: then that is a fault, and false.
    pub(super) fn define<Id: Copy>(
        &mut self,
        owner: Owner,
        name: &Name,
        id: Id,
        names: impl Fn(&mut Self) -> &mut Names<Id>,
    ) -> bool {
        let book = names(self);
        let thing = book.thing;
        let taken = book.place(owner, &name.value);
        let common = book.place(None, &name.value).filter(|_| owner.is_some());
        let (code, said, first) = match (taken, common) {
            (Some(first), _) => (
                Code::IdDuplicate,
                said::id_duplicate(thing, &name.value),
                first,
            ),
            (None, Some(first)) => (Code::IdReserved, said::id_reserved(&name.value), first),
            (None, None) => {
                let book = book.ids.entry(owner).or_default();
                book.insert(name.value.clone(), (id, name.place));
                return true;
            }
        };
        self.push(Diagnostic::new(code, name.place, said).label(first, said::first_here()));
        false
    }

    /// What `name` leads to; a fault where it leads nowhere.
    pub(super) fn find<Id: Copy>(
        &mut self,
        owner: Owner,
        name: &Name,
        names: impl Fn(&Self) -> &Names<Id>,
    ) -> Option<Id> {
        let book = names(self);
        if let Some(id) = book.get(owner, &name.value) {
            return Some(id);
        }
        let near = nearest(&name.value, book.seen_by(owner)).map(str::to_owned);
        let thing = book.thing;
        self.fault(
            Code::ReferenceUnknown,
            name.place,
            said::reference_unknown(thing, &name.value, near.as_deref()),
        );
        None
    }

    /// The wave of this name.
    pub(super) fn find_wave(&mut self, name: &Name) -> Option<WaveId> {
        let found = self.wave_names.get(None, &name.value);
        if found.is_none() {
            let waves = self.waves.iter();
            let waves: Vec<_> = waves.map(|wave| (wave.id.as_str(), &wave.label)).collect();
            let fault = said::wave_unknown(&name.value, &waves);
            self.fault(Code::ReferenceUnknown, name.place, fault);
        }
        found
    }

    /// The variable of this name.
    pub(super) fn find_variable(&mut self, owner: Owner, name: &Name) -> Option<VariableId> {
        self.find(owner, name, |draft| &draft.variable_names)
    }

    /// The type of a variable, where it holds.
    pub(super) fn type_of(&self, id: VariableId) -> Option<VariableType> {
        self.typed[id.0].then_some(self.variables[id.0].kind)
    }

    /// Whether `variable` is of one of the kinds `wanted`; where it is not, that is a fault of `user`.
    /// A variable whose own type does not hold is not accused again.
    pub(super) fn suits(
        &mut self,
        user: &str,
        place: Place,
        variable: VariableId,
        wanted: &[Kind],
    ) -> bool {
        let Some(kind) = self.type_of(variable).map(kind) else {
            return false;
        };
        let suits = wanted.contains(&kind);
        if !suits {
            let cut = |it: &&Variable| matches!(&it.derivation, Some(Derivation::Bins { of, .. }) if *of == variable);
            let bands = self.variables.iter().find(cut).map(|it| it.id.as_str());
            let id = &self.variables[variable.0].id;
            let fault = match bands.filter(|_| wanted.contains(&Kind::Code)) {
                Some(bands) => said::variable_in_bands(user, id, kind, bands),
                None => said::variable_type(user, id, kind, wanted),
            };
            self.fault(Code::VariableType, place, fault);
        }
        suits
    }

    /// The variable `name`, where it is of one of the kinds `user` wants.
    pub(super) fn find_kind(
        &mut self,
        owner: Owner,
        user: &str,
        name: &Name,
        wanted: &[Kind],
    ) -> Option<VariableId> {
        let id = self.find_variable(owner, name)?;
        self.suits(user, name.place, id, wanted).then_some(id)
    }

    /// The finished plan.
    pub(super) fn finish(self, common: &Common) -> Plan {
        let mut dimensions: Vec<VariableId> = self
            .indicators
            .iter()
            .flat_map(|i| i.disaggregations.iter().flatten().copied())
            .collect();
        dimensions.sort_unstable();
        dimensions.dedup();
        let themes = common.themes.iter().map(|theme| Theme {
            id: theme.id.value.clone(),
            label: theme.label.clone(),
            note: theme.note.clone(),
        });
        let instruments = common.instruments.iter().map(|instrument| Instrument {
            id: instrument.id.value.clone(),
            label: instrument.label.clone(),
            holder: instrument.holder.clone(),
            licence: instrument.licence.clone(),
            reproduce: instrument.reproduce,
            note: instrument.note.clone(),
        });
        Plan {
            id: common.header.id.value.clone(),
            version: common
                .version
                .as_ref()
                .map(|version| version.value.to_string())
                .unwrap_or_default(),
            language: common.language,
            title: common.title.clone(),
            themes: themes.collect(),
            instruments: instruments.collect(),
            waves: self.waves,
            codelists: self.codelists,
            variables: self.variables,
            derivation_order: self.derivation_order,
            standards: self.standards,
            indicators: self.indicators,
            edits: self.edits,
            associations: self.associations,
            prospects: self.prospects,
            universe: common.universe.iter().map(Universe::of).collect(),
            dimensions,
            costs: self.costs,
        }
    }
}

/// A type as sentences name it.
pub(super) fn kind(of: VariableType) -> Kind {
    match of {
        VariableType::Code(_) => Kind::Code,
        VariableType::Several(_) => Kind::Several,
        VariableType::Number { .. } => Kind::Number,
        VariableType::Date => Kind::Date,
    }
}

/// The id under which what `owner` defines is published.
pub(super) fn published(
    associations: &[&crate::referential::Association],
    owner: Owner,
    id: &str,
) -> String {
    match owner {
        None => id.to_owned(),
        Some(AssociationId(at)) => format!("{}.{id}", associations[at].header.id.value),
    }
}

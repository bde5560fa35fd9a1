//! What the article says of each name, summed over all its mentions and over longer names that hold it.

use super::choose::{Spot, Votes, step, word};
use super::record::Record;
use super::votes::{Says, VOTES};
use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet, Usage};
use crate::names::{Name, NameKind};
use crate::rules::{Found, Scene};
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// Tables that know a word as a place.
pub(super) const GAZETTEER: ClassSet = ClassSet::of(&[Class::Country, Class::Region, Class::City, Class::Feature]);

/// All names of the article.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub records: Vec<Record>,
    by_key: FxHashMap<u64, u32>,
    /// The words that names, surnames and parts of names begin with, by some bits of their numbers.
    begins: [u64; 16],
    /// Words that end, and words that begin, the full names of persons: the record of the first such name.
    pub surnames: FxHashMap<u64, u32>,
    pub given: FxHashMap<u64, u32>,
    /// Beginnings of longer names of organizations, by key.
    pub beginnings: FxHashMap<u64, u32>,
    /// Their last words.
    ends: FxHashMap<u64, u32>,
    /// The initials of organizations, and the acronyms that stand in brackets behind their names.
    initials: FxHashMap<u64, u32>,
    defined: FxHashMap<u64, u32>,
    /// The acronyms in brackets behind the names of places.
    countries: FxHashMap<u64, u32>,
    /// Names of several words inside the full names of persons.
    pub parts: FxHashMap<u64, u32>,
    /// Places without the noun for their kind: "Liaoning" of "Liaoning Province".
    pub provinces: FxHashMap<u64, u32>,
    sport: bool,
    /// Whether somebody goes by a name without capitals.
    pub users: bool,
}

impl Ledger {
    pub(super) fn of(scene: &Scene<'_>, spots: &[Spot], sport: bool) -> Ledger {
        let mut ledger = Ledger {
            records: Vec::with_capacity(spots.len()),
            by_key: FxHashMap::with_capacity_and_hasher(spots.len(), Default::default()),
            sport,
            ..Ledger::default()
        };
        for spot in spots {
            let next = ledger.records.len() as u32;
            let at = *ledger.by_key.entry(spot.key).or_insert(next);
            if at == next {
                ledger.begin(spot.tokens.iter().map(|t| word(scene, t)).find(|&word| word != 0).unwrap_or(0));
                ledger.users |= scene.classes(spot.tokens.start).has(Class::Lower) && spot.tokens.len() == 1;
                ledger.records.push(Record {
                    tokens: spot.tokens,
                    votes: Votes::default(),
                    count: 0.0,
                    heard: 0,
                    classes: ClassSet::EMPTY,
                    legal: scene.classes(spot.tokens.end - 1).has(Class::LegalSuffix),
                    club: spot.tokens.len() > 1
                        && matches!(scene.lower(spot.tokens.end - 1), "city" | "town" | "county"),
                    kind: None,
                });
            }
            let record = &mut ledger.records[at as usize];
            for (sum, votes) in record.votes.kinds.iter_mut().zip(spot.votes.kinds) {
                *sum += votes;
            }
            record.votes.nothing += spot.votes.nothing;
            record.votes.speaks += spot.votes.speaks;
            record.votes.plays += spot.votes.plays;
            record.votes.listed = record.votes.listed.max(spot.votes.listed);
            record.votes.kinds[NameKind::Place as usize] -= spot.votes.listed;
            record.count += 1.0;
            record.classes = record.classes.with(spot.classes);
        }
        ledger.long_names(scene);
        ledger.definitions(scene, spots);
        ledger.short_names(scene);
        ledger.longer_names(scene);
        ledger
    }

    fn begin(&mut self, word: u64) {
        self.begins[(word >> 6) as usize % 16] |= 1 << (word % 64);
    }

    /// Whether a name, or a part of one, may begin with a word: hardly any other word is taken for one.
    pub(super) fn begins_name(&self, word: u64) -> bool {
        self.begins[(word >> 6) as usize % 16] & 1 << (word % 64) != 0
    }

    pub(super) fn find(&self, key: u64) -> Option<u32> {
        self.by_key.get(&key).copied()
    }

    /// Decides the names of several words, and enters what parts of them stand for.
    fn long_names(&mut self, scene: &Scene<'_>) {
        for at in 0..self.records.len() {
            let record = &mut self.records[at];
            if record.tokens.len() < 2 {
                continue;
            }
            record.kind = record.decide(Votes::default(), false);
            let (tokens, kind, legal, at) = (record.tokens, record.kind, record.legal, at as u32);
            match kind {
                Some(NameKind::Person) => {
                    let last = surname(scene, tokens);
                    let bare = super::sounds::bare(scene.lower(last)).map(hash);
                    for name in [Some(word(scene, last)), bare].into_iter().flatten() {
                        self.surnames.entry(name).or_insert(at);
                        self.begin(name);
                    }
                    self.given.entry(word(scene, tokens.start)).or_insert(at);
                    for inner in inner(scene, tokens, last) {
                        self.given.entry(word(scene, inner)).or_insert(at);
                    }
                    // "Park Ji-won" has the surname first.
                    let syllables = scene.words(Tokens::new(last, last + 1)).split_once('-');
                    if syllables.is_some_and(|(_, second)| second.starts_with(char::is_lowercase)) {
                        self.surnames.entry(word(scene, tokens.start)).or_insert(at);
                    }
                    // "Otto Krell" may be the father of "Otto Krell Jr."
                    self.parts_of(scene, Tokens::new(tokens.start, last + 1), at);
                }
                Some(NameKind::Place) if scene.used(tokens.end - 1, Usage::Shortened) => {
                    let short = super::choose::key(scene, Tokens::new(tokens.start, tokens.end - 1));
                    self.provinces.entry(short).or_insert(at);
                }
                Some(NameKind::Organization) => {
                    const MOST: u32 = 4;
                    let mut key = 0;
                    for token in tokens.start..tokens.end.min(tokens.start + MOST).saturating_sub(1) {
                        key = step(key, word(scene, token));
                        if scene.classes(token).any(ClassSet::of(&[Class::Cap, Class::Upper])) {
                            // "Zorbel Bank Plc" rather than the headline's "Zorbel Bank".
                            let long = self.beginnings.entry(key).or_insert(at);
                            if legal && !self.records[*long as usize].legal {
                                *long = at;
                            }
                        }
                    }
                    self.ends.entry(word(scene, tokens.end - 1)).or_insert(at);
                    if let Some(acronym) = acronym(scene, tokens) {
                        self.initials.entry(acronym).or_insert(at);
                    }
                }
                _ => {}
            }
        }
    }

    /// Enters what a full name of three words and more is called for short: its beginnings and ends of two and more.
    fn parts_of(&mut self, scene: &Scene<'_>, tokens: Tokens, at: u32) {
        const MOST: u32 = 6;
        if tokens.len() < 3 || tokens.len() > MOST {
            return;
        }
        for cut in 1..tokens.len() - 1 {
            let beginning = Tokens::new(tokens.start, tokens.end - cut);
            let end = Tokens::new(tokens.start + cut, tokens.end);
            for part in [beginning, end] {
                self.begin(word(scene, part.start));
                self.parts.entry(super::choose::key(scene, part)).or_insert(at);
            }
        }
    }

    /// Enters the acronyms that the article defines: "the Zorbel Rights Forum (ZRF)".
    fn definitions(&mut self, scene: &Scene<'_>, spots: &[Spot]) {
        for pair in spots.windows(2) {
            let [long, short] = pair else { continue };
            let gap = Tokens::new(long.tokens.end, short.tokens.start);
            let first = |tokens: Tokens| scene.lower(tokens.start).chars().next();
            let defines = gap.len() == 1
                && short.tokens.len() == 1
                && long.tokens.len() > 1
                && short.classes.has(Class::Upper)
                && scene.classes(gap.start).has(Class::OpenParen)
                && long.tokens.iter().any(|t| first(Tokens::new(t, t + 1)) == first(short.tokens));
            if defines
                && let Some(at) = self.find(long.key)
                && self.records[at as usize].kind == Some(NameKind::Place)
            {
                self.countries.entry(word(scene, short.tokens.start)).or_insert(at);
            } else if defines
                && let Some(at) = self.find(long.key)
                && self.records[at as usize].kind != Some(NameKind::Person)
                && !self.records[at as usize].classes.any(GAZETTEER)
            {
                let acronym = word(scene, short.tokens.start);
                self.defined.entry(acronym).or_insert(at);
                self.records[at as usize].hear(Says::HasAcronym);
            }
        }
    }

    /// The organization that an acronym stands for here.
    pub(super) fn acronym(&self, word: u64) -> Option<u32> {
        self.defined.get(&word).or_else(|| self.initials.get(&word)).copied()
    }

    /// The place that an acronym stands for here.
    pub(super) fn country(&self, word: u64) -> Option<u32> {
        self.countries.get(&word).copied()
    }

    /// Whether a longer name adds only what makes it formal, where the short one is a body or place of its
    /// own ("UN" is not "UN Security Council", but "Zorbel" is "Zorbel Inc").
    pub(super) fn begins(&self, long: u32, short: &Spot) -> bool {
        let own = short.classes.any(GAZETTEER.with(ClassSet::of(&[Class::OrgName, Class::Media])));
        !own || self.records[long as usize].legal
    }

    /// The club or paper that is called by the end of its name: "the Bulls", "The Times".
    pub(super) fn ending(&self, scene: &Scene<'_>, spot: &Spot) -> Option<u32> {
        let last = spot.tokens.end - 1;
        let article = spot.tokens.len() == 2 && scene.classes(spot.tokens.start).has(Class::Det);
        let called = ClassSet::of(&[Class::Club, Class::Media]);
        let short = article || spot.tokens.len() == 1 && spot.classes.any(called);
        let long = *self.ends.get(&word(scene, last)).filter(|_| short)?;
        let tokens = self.records[long as usize].tokens;
        (!scene.classes(tokens.start).has(Class::Det)).then_some(long)
    }

    /// Decides the shorter names in the light of the longer ones.
    fn short_names(&mut self, scene: &Scene<'_>) {
        for at in 0..self.records.len() {
            let record = &self.records[at];
            let says = if record.tokens.len() == 1 { self.of_word(scene, record) } else { self.of_part(scene, at) };
            let record = &mut self.records[at];
            says.into_iter().flatten().for_each(|says| record.hear(says));
            // A player who is named in full may have a score, too.
            if record.votes.plays > 0.0 && !scene.classes(record.tokens.start).has(Class::Given) {
                record.hear(Says::Plays);
            }
            record.kind = record.decide(Votes::default(), false);
        }
    }

    /// Decides the names of two words that nothing spoke for, by the first of them: "Halcyon Devices" where Halcyon is a body.
    fn longer_names(&mut self, scene: &Scene<'_>) {
        const PLAIN: ClassSet = ClassSet::of(&[Class::NounPl, Class::Noun, Class::Adj]);
        for at in 0..self.records.len() {
            let Record { tokens, kind, .. } = self.records[at];
            let last = scene.classes(tokens.end - 1);
            if kind.is_some() || tokens.len() != 2 || !last.any(PLAIN) || last.has(Class::Role) {
                continue;
            }
            let first = step(0, word(scene, tokens.start));
            let body = self.find(first).map(|short| &self.records[short as usize]);
            if body.is_some_and(|body| body.kind == Some(NameKind::Organization) && !body.classes.any(GAZETTEER)) {
                let record = &mut self.records[at];
                record.hear(Says::Longer);
                record.kind = record.decide(Votes::default(), false);
                self.beginnings.entry(first).or_insert(at as u32);
                if let Some(short) = self.find(first).map(|short| &mut self.records[short as usize]) {
                    short.hear(Says::Beginning);
                }
            }
        }
    }

    /// What longer names say of one word.
    fn of_word(&self, scene: &Scene<'_>, record: &Record) -> [Option<Says>; 4] {
        let only = word(scene, record.tokens.start);
        let place = record.classes.any(GAZETTEER);
        // A place that nothing in the article speaks for.
        let nobody_there = place && record.votes.kinds[NameKind::Place as usize] <= 0.0;
        let person = if self.surnames.contains_key(&only) {
            Some(Says::Surname)
        } else {
            // "Milton" of Milton Kask, where nobody is in a town of that name.
            let wide = record.classes.any(ClassSet::of(&[Class::Country, Class::Region]));
            (!wide && (!place || nobody_there) && self.given.contains_key(&only)).then_some(Says::Given)
        };
        let other = if self.family(scene, record.tokens.start).is_some() {
            Some(Says::Family)
        } else {
            (person.is_some() && nobody_there).then_some(Says::NoTown)
        };
        let called = record.classes.any(ClassSet::of(&[Class::Club, Class::Media])) && self.ends.contains_key(&only);
        let long = self.beginnings.get(&step(0, only)).map(|&long| &self.records[long as usize]);
        let begins = long.and_then(|long| {
            /// Of the weight that the tables give a town.
            const SMALL: f32 = 5.0;
            let company = nobody_there && record.votes.listed <= SMALL && long.legal;
            if place { company.then_some(Says::Company) } else { Some(Says::Beginning) }
        });
        let acronym = !place && record.classes.has(Class::Upper) && self.acronym(only).is_some();
        let body = match acronym {
            _ if self.countries.contains_key(&only) => Some(Says::PlaceAcronym),
            true => Some(Says::Acronym),
            false => begins,
        };
        let club = called.then_some(Says::Club);
        let named = record.classes.any(ClassSet::of(&[Class::Given, Class::Surname]));
        let known = named || person.is_some() || other.is_some() || club.is_some() || body.is_some() || place;
        // "Two Portlands", in a story of Portland.
        let plural = scene.lower(record.tokens.start).strip_suffix('s').is_some_and(|one| {
            self.find(step(0, hash(one))).is_some_and(|at| self.records[at as usize].classes.any(GAZETTEER))
        });
        let speaks = !known && !plural && record.votes.speaks > 0.0;
        [person, other, club, if speaks { Some(Says::Speaks) } else { body }]
    }

    /// What longer names say of several words.
    fn of_part(&self, scene: &Scene<'_>, at: usize) -> [Option<Says>; 4] {
        let key = super::choose::key(scene, self.records[at].tokens);
        let says = if self.parts.contains_key(&key) {
            Some(Says::Part)
        } else {
            self.beginnings.get(&key).filter(|&&long| long as usize != at).map(|_| Says::Beginning)
        };
        [says, None, None, None]
    }

    /// The votes of the article as a whole, each where the name stands first.
    pub(super) fn testify(&self, evidence: &mut Vec<Found<Name>>) {
        for record in &self.records {
            let heard = VOTES.iter().enumerate().filter(|(bit, _)| record.heard & 1 << bit != 0);
            evidence.extend(heard.map(|(_, vote)| Found {
                tokens: record.tokens,
                matched: record.tokens,
                rule: vote.rule.id,
                order: u16::MAX,
                value: vote.value,
            }));
        }
    }

    /// The person whose family a word in the plural names: "the Clintons".
    pub(super) fn family(&self, scene: &Scene<'_>, token: u32) -> Option<u32> {
        let name = scene.lower(token).strip_suffix('s')?;
        let find = |name| self.surnames.get(&hash(name)).copied();
        find(name).or_else(|| name.strip_suffix('e').and_then(find))
    }

    /// What the name is of here.
    pub(super) fn kind(&self, spot: &Spot) -> Option<NameKind> {
        let record = &self.records[*self.by_key.get(&spot.key)? as usize];
        record.decide(spot.votes, self.sport)
    }
}

/// The token of a person's name that is the surname: the last, but for "Jr".
pub(super) fn surname(scene: &Scene<'_>, tokens: Tokens) -> u32 {
    const SUFFIX: ClassSet = ClassSet::of(&[Class::NameSuffix, Class::Dot, Class::Comma]);
    let last = tokens.iter().rev().take(4).find(|&t| !scene.classes(t).any(SUFFIX));
    last.unwrap_or(tokens.end - 1)
}

/// The words inside a person's full name that somebody may be called by alone.
pub(super) fn inner(scene: &Scene<'_>, tokens: Tokens, last: u32) -> impl Iterator<Item = u32> {
    const MOST: u32 = 5;
    const NO: ClassSet = ClassSet::of(&[
        Class::Initial,
        Class::Lower,
        Class::Common,
        Class::Dot,
        Class::Particle,
        Class::City,
        Class::Country,
        Class::Region,
    ]);
    let good = |t: &u32| scene.classes(*t).has(Class::Cap) && !scene.classes(*t).any(NO) && word(scene, *t) != 0;
    (tokens.start + 1..last.min(tokens.start + MOST)).filter(good)
}

/// The hash of the initials of a name of several words; small words do not count.
fn acronym(scene: &Scene<'_>, tokens: Tokens) -> Option<u64> {
    let (mut letters, mut len) = ([0_u8; 10], 0);
    for token in tokens.iter().take(letters.len()) {
        if scene.classes(token).any(ClassSet::of(&[Class::Cap, Class::Upper])) {
            letters[len] = scene.lower(token).bytes().next().filter(u8::is_ascii)?;
            len += 1;
        }
    }
    std::str::from_utf8(&letters[..len]).ok().filter(|letters| letters.len() > 1).map(hash)
}

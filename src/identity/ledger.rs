//! What the article says of each name, summed over all its mentions and over longer names that hold it.

use super::choose::{KINDS, Spot, Votes, step, word};
use crate::lexicon::vocabulary::hash;
use crate::lexicon::{Class, ClassSet};
use crate::names::NameKind;
use crate::rules::Scene;
use crate::text::Tokens;
use rustc_hash::FxHashMap;

/// Tables that know a word as a place.
pub(super) const GAZETTEER: ClassSet = ClassSet::of(&[Class::Country, Class::Region, Class::City, Class::Feature]);

/// One name of the article, by its words.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// Where it stands first.
    pub tokens: Tokens,
    votes: Votes,
    count: f32,
    /// What longer names say of it.
    link: [f32; 3],
    classes: ClassSet,
    /// Whether it ends in "Inc" or the like.
    legal: bool,
    /// Whether it ends as the clubs of towns do: "Harlow City".
    club: bool,
    pub kind: Option<NameKind>,
}

/// All names of the article.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub records: Vec<Record>,
    by_key: FxHashMap<u64, u32>,
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
    /// Names of several words inside the full names of persons.
    pub parts: FxHashMap<u64, u32>,
    /// Places without the noun for their kind: "Liaoning" of "Liaoning Province".
    pub provinces: FxHashMap<u64, u32>,
    sport: bool,
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
                ledger.records.push(Record {
                    tokens: spot.tokens,
                    votes: Votes::default(),
                    count: 0.0,
                    link: [0.0; 3],
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
            record.votes.listed = record.votes.listed.max(spot.votes.listed);
            record.votes.kinds[NameKind::Place as usize] -= spot.votes.listed;
            record.count += 1.0;
            record.classes = record.classes.with(spot.classes);
        }
        ledger.long_names(scene);
        ledger.definitions(scene, spots);
        ledger.short_names(scene);
        ledger
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
                    self.surnames.entry(word(scene, last)).or_insert(at);
                    if let Some(bare) = super::people::bare(scene.lower(last)) {
                        self.surnames.entry(hash(bare)).or_insert(at);
                    }
                    self.given.entry(word(scene, tokens.start)).or_insert(at);
                    // "Otto Krell" may be the father of "Otto Krell Jr."
                    self.parts_of(scene, Tokens::new(tokens.start, last + 1), at);
                }
                Some(NameKind::Place) => {
                    const KINDS: [&str; 6] = ["province", "strip", "state", "region", "prefecture", "county"];
                    if KINDS.contains(&scene.lower(tokens.end - 1)) {
                        let short = super::choose::key(scene, Tokens::new(tokens.start, tokens.end - 1));
                        self.provinces.entry(short).or_insert(at);
                    }
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
                && self.records[at as usize].kind != Some(NameKind::Person)
                && !self.records[at as usize].classes.any(GAZETTEER)
            {
                let acronym = word(scene, short.tokens.start);
                self.defined.entry(acronym).or_insert(at);
                // What has an acronym is a body.
                self.records[at as usize].link[NameKind::Organization as usize] += 6.0;
            }
        }
    }

    /// The organization that an acronym stands for here.
    pub(super) fn acronym(&self, word: u64) -> Option<u32> {
        self.defined.get(&word).or_else(|| self.initials.get(&word)).copied()
    }

    /// Whether a longer name goes on with no more than what makes it formal, where the short one is a body or place of its
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

    /// Decides the names of one word in the light of the longer ones.
    fn short_names(&mut self, scene: &Scene<'_>) {
        for at in 0..self.records.len() {
            let record = &self.records[at];
            let only = word(scene, record.tokens.start);
            let mut link = [0.0; 3];
            if record.tokens.len() == 1 {
                let place = record.classes.any(GAZETTEER);
                if self.surnames.contains_key(&only) {
                    // A place that nothing in the article speaks for is the person of that name.
                    let doubtful = place && record.votes.kinds[NameKind::Place as usize] <= 0.0;
                    link[NameKind::Person as usize] += if doubtful { 20.0 } else { 9.0 };
                } else if !place && self.given.contains_key(&only) {
                    link[NameKind::Person as usize] += 5.0;
                }
                if self.family(scene, record.tokens.start).is_some() {
                    link[NameKind::Person as usize] += 9.0;
                }
                let called = record.classes.any(ClassSet::of(&[Class::Club, Class::Media]));
                if called && self.ends.contains_key(&only) {
                    link[NameKind::Organization as usize] += 6.0;
                }
                if let Some(&long) = self.beginnings.get(&only_key(only)) {
                    // A small town that nothing in the article speaks for is the company of that name.
                    const SMALL: f32 = 5.0;
                    let town = record.votes.listed <= SMALL && record.votes.kinds[NameKind::Place as usize] <= 0.0;
                    link[NameKind::Organization as usize] += match place {
                        false => 4.0,
                        true if town && self.records[long as usize].legal => 12.0,
                        true => 0.0,
                    };
                }
                if !place && record.classes.has(Class::Upper) && self.acronym(only).is_some() {
                    link[NameKind::Organization as usize] += 8.0;
                }
            } else if self.parts.contains_key(&super::choose::key(scene, record.tokens)) {
                link[NameKind::Person as usize] += 9.0;
            } else if let Some(&long) = self.beginnings.get(&super::choose::key(scene, record.tokens))
                && long as usize != at
            {
                link[NameKind::Organization as usize] += 5.0;
            }
            let record = &mut self.records[at];
            for (sum, more) in record.link.iter_mut().zip(link) {
                *sum += more;
            }
            record.kind = record.decide(Votes::default(), false);
        }
    }

    /// The person whose family a word in the plural names: "the Clintons".
    pub(super) fn family(&self, scene: &Scene<'_>, token: u32) -> Option<u32> {
        let name = scene.lower(token).strip_suffix('s')?;
        self.surnames.get(&hash(name)).copied()
    }

    /// What the name is of here.
    pub(super) fn kind(&self, spot: &Spot) -> Option<NameKind> {
        let record = &self.records[*self.by_key.get(&spot.key)? as usize];
        record.decide(spot.votes, self.sport)
    }
}

impl Record {
    /// Whether enough was said of the name to know it again where its capital proves nothing.
    pub(super) fn sure(&self) -> bool {
        const ENOUGH: f32 = 3.0;
        let best = self.votes.kinds.iter().zip(self.link).map(|(v, l)| v / self.count + l).fold(0.0, f32::max);
        self.kind.is_some() && (best.max(self.votes.listed) >= ENOUGH || self.tokens.len() > 1 || self.count > 2.0)
    }

    /// Weighs what was said here with what was said on the whole.
    fn decide(&self, here: Votes, sport: bool) -> Option<NameKind> {
        // What the whole article says counts by its shares, so that many weak words do not outshout a title here.
        const MOST: f32 = 16.0;
        let heard: f32 = self.votes.kinds.iter().sum();
        let share = if heard > MOST { MOST / heard } else { 1.0 };
        let mut scores = [0.0_f32; 3];
        for (i, score) in scores.iter_mut().enumerate() {
            *score = here.kinds[i] + share * self.votes.kinds[i] + self.link[i];
        }
        let place = NameKind::Place as usize;
        scores[place] += 1.5 * self.votes.listed;
        let city = self.classes.any(ClassSet::of(&[Class::City, Class::Region])) && !self.classes.has(Class::Country);
        if sport && self.classes.has(Class::Club) {
            let personal = self.classes.any(ClassSet::of(&[Class::Given, Class::Surname])) && !city;
            scores[NameKind::Organization as usize] += if personal { 4.0 } else { 10.0 };
        }
        if sport && self.club && !city {
            scores[NameKind::Organization as usize] += scores[place];
        }
        if sport && city {
            // A city in sport talk is a club, unless something says here that it is the place.
            scores[NameKind::Organization as usize] += 2.5 * self.votes.listed + 1.0;
            scores[place] += 2.0 * (here.kinds[place] - here.listed);
        }
        let nothing = here.nothing + 1.5 * self.votes.nothing / self.count;
        let best = (0..3).fold(0, |best, i| if scores[i] > scores[best] { i } else { best });
        if nothing > scores[best] {
            return None;
        }
        // Capitals that nothing says anything of: the title of a work or a heading as often as a body.
        if scores[best] <= 0.0 {
            return None;
        }
        Some(KINDS[best])
    }
}

fn only_key(word: u64) -> u64 {
    step(0, word)
}

/// The token of a person's name that is the surname: the last, but for "Jr".
pub(super) fn surname(scene: &Scene<'_>, tokens: Tokens) -> u32 {
    const SUFFIX: ClassSet = ClassSet::of(&[Class::NameSuffix, Class::Dot, Class::Comma]);
    let last = tokens.iter().rev().take(4).find(|&t| !scene.classes(t).any(SUFFIX));
    last.unwrap_or(tokens.end - 1)
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

//! What was found, as tokens, to what is printed, as offsets.

use super::*;
use crate::article::{Article, fields};
use crate::claims;
use crate::clauses;
use crate::dates::Timex;
use crate::distances::{self, Also, Length};
use crate::identity;
use crate::lexicon::Lexicon;
use crate::numbers;

use crate::rules::Found;
use crate::text::{self, Span, Text, Tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// Other names printed of one entity.
const MOST_ALSO: usize = 8;

/// What is to be found, and how it is to be printed.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What offsets count.
    pub offsets: OffsetUnit,
    /// Print the text with it, also for plain text.
    pub with_text: bool,
    /// Statements of the article's own voice are claims, too.
    pub unattributed: bool,
    /// Print the clauses that the claims were read from.
    pub with_clauses: bool,
    /// Print the quotations that no claim has.
    pub with_unsourced: bool,
    /// Leave out claims that the rules are less sure of, from 0 to 1.
    pub min_confidence: f64,
}

impl Options {
    /// From this confidence on claims are printed where nothing else is asked for: there F1 is best.
    pub const MIN_CONFIDENCE: f64 = 0.5;
}

impl Default for Options {
    fn default() -> Options {
        Options {
            offsets: OffsetUnit::default(),
            with_text: false,
            unattributed: false,
            with_clauses: false,
            with_unsourced: false,
            min_confidence: Options::MIN_CONFIDENCE,
        }
    }
}

/// Makes the parts of a report.
pub(super) struct Builder<'a, 't> {
    pub source: &'a str,
    pub text: &'t Text,
    pub offsets: &'t Offsets<'a>,
}

impl<'a> Builder<'a, '_> {
    pub fn sentence(&self, sentence: &text::Sentence) -> Sentence {
        let (start, end) = self.ends(sentence.span);
        Sentence { start, end, paragraph: sentence.paragraph }
    }

    pub fn unsourced(&self, orphans: Vec<claims::Orphan>) -> Vec<Unsourced<'a>> {
        let quote = |orphan: claims::Orphan| {
            let span = self.text.span(orphan.quote);
            Unsourced::of(orphan, self.ends(span), span.of(self.source))
        };
        orphans.into_iter().map(quote).collect()
    }

    fn ends(&self, span: Span) -> (u32, u32) {
        (self.offsets.at(span.start), self.offsets.at(span.end))
    }

    fn words(&self, tokens: Tokens) -> Cow<'a, str> {
        self.text.span(tokens).of(self.source).into()
    }

    fn span(&self, tokens: Tokens) -> TextSpan<'a> {
        let span = self.text.span(tokens);
        let (start, end) = self.ends(span);
        TextSpan { start, end, text: span.of(self.source).into() }
    }

    fn spans(&self, tokens: &[Tokens]) -> Vec<TextSpan<'a>> {
        tokens.iter().map(|&t| self.span(t)).collect()
    }

    pub fn doc(&self, article: &'a Article<'a>, with_text: bool) -> Doc<'a> {
        let of = |span: Span| -> Cow<'a, str> { span.of(self.source).into() };
        let plain = matches!(article.format, Format::Text | Format::Jsonl);
        Doc {
            id: (&*article.id).into(),
            path: article.path.as_deref().map(Cow::from),
            format: article.format,
            title: article.title.as_deref().map(Cow::from),
            url: article.url.as_deref().map(Cow::from),
            bylines: article.bylines.iter().map(|b| b.as_str().into()).collect(),
            dateline: article.dateline.as_ref().map(|d| {
                let (start, end) = self.ends(d.span);
                let date = d.date.and_then(|words| fields::day_near(words.of(self.source), article.date));
                Dateline { place: d.place.map(of), agency: d.agency.map(of), date: date.map(Day), start, end }
            }),
            credits: article
                .credits
                .iter()
                .map(|c| {
                    let (start, end) = self.ends(c.span);
                    let people = c.people.iter().map(|&p| of(p)).collect();
                    Credit { role: of(c.role), people, place: c.place.map(of), start, end }
                })
                .collect(),
            date: article.date.map(Day),
            date_from: article.date_from,
            chars: chars(self.source),
            sha256: Sha256::of(self.source),
            language: article.language.as_deref().map(Cow::from),
            encoding: article.encoding.as_deref().map(Cow::from),
            text: (with_text || !plain).then(|| self.source.into()),
        }
    }

    pub fn clauses(&self, lexicon: &Lexicon, sentences: &[clauses::Sentence]) -> Vec<Clause<'a>> {
        // The token of each verb, with its sentence and clause; and the place of each in that order.
        let mut verbs: Vec<(u32, usize, usize)> = Vec::new();
        for (s, sentence) in sentences.iter().enumerate() {
            for (c, clause) in sentence.tree.clauses.iter().enumerate() {
                verbs.extend(clause.verb.map(|verb| (sentence.stretch.items[verb].tokens.start, s, c)));
            }
        }
        verbs.sort_unstable();
        let id = |s: usize, c: usize| {
            let sentence = &sentences[s];
            let verb = sentence.stretch.items[sentence.tree.clauses[c].verb?].tokens.start;
            verbs.binary_search(&(verb, s, c)).ok().map(|place| Id(place as u32))
        };
        let clause = |(number, &(_, s, c)): (usize, &(u32, usize, usize))| {
            let clauses::Sentence { stretch, tree } = &sentences[s];
            let found = &tree.clauses[c];
            let item = found.verb?;
            let verb = stretch.verb(item)?;
            let all = self.span(stretch.span(found.first, found.end));
            let group = self.span(stretch.items[item].tokens);
            let head = self.words(Tokens::new(verb.head, verb.head + 1));
            let subject = found.subject.map(|phrase| {
                let words = self.span(stretch.span(phrase.first, phrase.end));
                let head = stretch
                    .noun(phrase.head)
                    .map_or(stretch.items[phrase.head].tokens, |noun| Tokens::new(noun.named, noun.head + 1));
                Subject { start: words.start, end: words.end, text: words.text, head: self.span(head) }
            });
            Some(Clause {
                id: Id(number as u32),
                start: all.start,
                end: all.end,
                sentence: stretch.sentence,
                parent: found.parent.and_then(|parent| id(s, parent)),
                kind: found.kind,
                verb: ClauseVerb {
                    start: group.start,
                    end: group.end,
                    lemma: super::clauses::lemma(lexicon, &head),
                    voice: if verb.passive { Voice::Passive } else { Voice::Active },
                    negated: verb.negated,
                    tense: super::clauses::tense(lexicon, &group.text, verb),
                    text: group.text,
                },
                subject,
                complement: tree.governed(stretch, found).map(|tokens| self.span(tokens)),
                rule: found.rule.into(),
            })
        };
        verbs.iter().enumerate().filter_map(clause).collect()
    }

    pub fn entities(
        &self,
        found: Vec<identity::Entity>,
        mentions: &[identity::Mention],
        pronouns: &[Found<u32>],
    ) -> Vec<Entity<'a>> {
        let mut counts = vec![0; found.len()];
        mentions.iter().for_each(|m| counts[m.entity as usize] += 1);
        let mut entities: Vec<Entity<'a>> = (0..)
            .zip(found)
            .map(|(i, e)| Entity {
                id: Id(i),
                kind: e.kind,
                name: e.name.into(),
                also: Vec::new(),
                titles: e.titles.into_iter().map(Cow::from).collect(),
                role: e.role.map(Cow::from),
                mentions: Vec::with_capacity(counts[i as usize]),
                pronouns: Vec::new(),
                geo: e.geo.map(|g| Geo { geonames: g.geonames, lat: g.lat, lon: g.lon, country: g.country.into() }),
            })
            .collect();
        for m in mentions {
            let TextSpan { start, end, text } = self.span(m.tokens);
            let mention = Mention { start, end, text, form: m.form, rule: m.rule.into() };
            let entity = &mut entities[m.entity as usize];
            if matches!(m.form, Form::Alias | Form::Acronym) && entity.also.len() < MOST_ALSO {
                let known = |other: &str| other.eq_ignore_ascii_case(&mention.text);
                if !known(&entity.name) && !entity.also.iter().any(|other| known(other)) {
                    entity.also.push(mention.text.clone());
                }
            }
            entity.mentions.push(mention);
        }
        for found in pronouns {
            let TextSpan { start, end, text } = self.span(found.tokens);
            let pronoun = Pronoun { start, end, text, rule: found.rule.into() };
            entities[found.value as usize].pronouns.push(pronoun);
        }
        entities
    }

    /// Takes the date's value: claims ask no more of it than where it stands.
    pub fn date(&self, found: &mut Found<Timex>, number: u32) -> Date<'a> {
        let TextSpan { start, end, text } = self.span(found.tokens);
        let Timex { kind, modifier, from, to, .. } = found.value;
        let value = std::mem::take(&mut found.value.value);
        let (from, to) = (from.map(Day), to.map(Day));
        Date {
            id: Id(number),
            start,
            end,
            text,
            kind,
            value: value.into(),
            modifier,
            from,
            to,
            rule: found.rule.into(),
        }
    }

    pub fn distance(&self, found: &Found<Length>, number: u32) -> Distance<'a> {
        let TextSpan { start, end, text } = self.span(found.tokens);
        let length = &found.value;
        Distance {
            id: Id(number),
            start,
            end,
            text,
            value: length.value.map(quantity),
            unit: length.measure.name.into(),
            metres: length.metres().map(quantity),
            approx: length.approx,
            kind: length.kind,
            also: length.also.iter().map(|also| self.conversion(also)).collect(),
            relation: length.relation.as_ref().map(|r| self.relation(r)),
            rule: found.rule.into(),
        }
    }

    fn conversion(&self, also: &Also) -> Conversion<'a> {
        let found = &also.length;
        let TextSpan { start, end, text } = self.span(found.tokens);
        let length = &found.value;
        let (value, metres) = (length.value.map(quantity), length.metres().map(quantity));
        let unit = length.measure.name.into();
        Conversion { start, end, text, value, unit, metres, rule: also.rule.into() }
    }

    pub fn conversion_warning(&self, found: &Found<Length>, also: &Found<Length>) -> Option<Warning<'a>> {
        let share = distances::disagreement(&found.value, &also.value).filter(|share| *share > 0.1)?;
        let (length, other) = (self.words(found.tokens), self.words(also.tokens));
        let message = format!("{length:?} is given as {other:?}, which differs by {:.0}%", share * 100.0);
        Some(Warning { code: "conversion_disagrees".into(), message: message.into() })
    }

    fn relation(&self, found: &Found<distances::Relation>) -> Relation<'a> {
        let relation = &found.value;
        Relation {
            direction: relation.direction.map(Cow::from),
            prep: relation.prep.map(Cow::from),
            from: relation.from.map(|from| self.words(from)),
            entity: relation.entity.map(Id),
            lat: relation.point.map(|p| degrees(p.lat)),
            lon: relation.point.map(|p| degrees(p.lon)),
            radius: relation.point.map(|p| Number(p.radius.round())),
            rule: found.rule.into(),
        }
    }

    pub fn claim(
        &self,
        claim: claims::Claim,
        number: u32,
        entities: &identity::Entities,
        dates: &[Found<Timex>],
        distances: &[Found<Length>],
        times: &mut FxHashMap<u64, u32>,
    ) -> Claim<'a> {
        let (mut seen, mut mentioned) = (FxHashSet::default(), Vec::new());
        let mentions = claim.content.iter().flat_map(|&piece| entities.within(piece));
        mentioned.extend(mentions.filter(|mention| seen.insert(mention.entity)).map(|mention| Id(mention.entity)));
        let key = self.key(&claim, times);
        let (mut source, cue) = (claim.source, claim.cue);
        Claim {
            id: Id(number),
            key,
            kind: claim.kind,
            content: self.spans(&claim.content),
            source: Source {
                spans: source.as_ref().map(|s| self.spans(&s.tokens)).unwrap_or_default(),
                entity: source.as_ref().and_then(|s| s.entity).map(Id),
                kind: source.as_ref().map_or(SourceType::Unknown, |s| s.kind),
                via: source.as_mut().map(|s| std::mem::take(&mut s.via)).unwrap_or_default(),
                name: source.map(|s| s.name.into()),
            },
            cue: Cue {
                spans: cue.as_ref().map(|c| self.spans(&c.tokens)).unwrap_or_default(),
                lemma: cue.map(|c| c.lemma.into()),
            },
            addressee: claim.addressee.map(|(tokens, entity)| {
                let TextSpan { start, end, text } = self.span(tokens);
                Addressee { start, end, text, entity: entity.map(Id) }
            }),
            said_at: claim.said_at.map(Id),
            venue: claim.venue.map(|tokens| self.words(tokens)),
            stance: claim.stance,
            certainty: claim.certainty,
            confidence: claim.evidence.percent().map(|percent| Number(f64::from(percent) / 100.0)),
            polarity: if claim.positive { Polarity::Positive } else { Polarity::Negative },
            parent: claim.parent.map(Id),
            entities: mentioned,
            dates: within(dates, &claim.content).map(Id).collect(),
            distances: within(distances, &claim.content).map(Id).collect(),
            sentence: claim.sentence,
            rule: claim.rule.into(),
        }
    }

    /// FNV-1a over who said it and the words said, without regard to case, marks and white space: what stays the same
    /// when an article is revised around a claim.
    fn key(&self, claim: &claims::Claim, times: &mut FxHashMap<u64, u32>) -> Key {
        let mut key = 0xcbf2_9ce4_8422_2325_u64;
        let mut add = |byte: u8| key = (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let name = claim.source.as_ref().map_or("", |s| s.name.as_str());
        let contents = claim.content.iter().map(|&t| self.text.span(t).of(self.source));
        for words in std::iter::once(name).chain(contents) {
            if words.is_ascii() {
                let letters = words.bytes().filter(u8::is_ascii_alphanumeric);
                letters.for_each(|letter| add(letter.to_ascii_lowercase()));
            } else {
                for letter in words.chars().filter(|c| c.is_alphanumeric()) {
                    match letter.is_ascii() {
                        true => add(letter.to_ascii_lowercase() as u8),
                        false => {
                            letter.to_lowercase().for_each(|c| c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add))
                        }
                    }
                }
            }
            add(0);
        }
        // A statement that is made again gets a number, by which the same one in another version has it, too.
        let before = times.entry(key).or_insert(0_u32);
        *before += 1;
        Key(key ^ u64::from(*before - 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

fn quantity(number: numbers::Number) -> Quantity {
    let numbers::Number { low, high } = number;
    if low == high { Quantity::One(Number(low)) } else { Quantity::Range([Number(low), Number(high)]) }
}

/// To about a tenth of a metre.
fn degrees(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// The numbers of the marks that lie in one of the pieces.
fn within<A>(found: &[Found<A>], pieces: &[Tokens]) -> impl Iterator<Item = u32> {
    pieces.iter().flat_map(|piece| {
        let first = found.partition_point(|f| f.tokens.start < piece.start);
        (first..found.len()).take_while(|&i| found[i].tokens.end <= piece.end).map(|i| i as u32)
    })
}

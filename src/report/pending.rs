//! A report that is not made yet: of a long text it is much larger than what was found in it, so it is best written piece
//! by piece as it is made.

use super::build::{Builder, Options};
use super::*;
use crate::analysis::{Analysis, Bound};
use crate::article::{Article, Notice};
use crate::claims;
use crate::clauses as parsed;
use crate::dates::Timex;
use crate::distances::Length;
use crate::identity::Entities;
use crate::lexicon::Lexicon;
use crate::rules::Found;
use crate::text::Text;
use rustc_hash::FxHashMap;
use serde::Serializer;
use serde::ser::SerializeStruct;
use std::cell::Cell;

/// Makes the report of an article.
#[inline(never)]
pub fn build<'a>(article: &'a Article<'a>, analysis: Analysis, options: &Options) -> Report<'a> {
    Pending::new(article, analysis, options).into_report()
}

/// What is to be printed of an article.
pub struct Pending<'a> {
    article: &'a Article<'a>,
    options: Options,
    lexicon: Lexicon,
    text: Text,
    offsets: Offsets<'a>,
    entities: Entities,
    pronouns: Vec<Found<u32>>,
    dates: Vec<Found<Timex>>,
    distances: Vec<Found<Length>>,
    claims: Vec<claims::Claim>,
    clauses: Option<parsed::Clauses>,
    unsourced: Option<Vec<claims::Orphan>>,
    warnings: Vec<Warning<'a>>,
}

/// What was not read to its end.
struct Cut {
    bound: Option<Bound>,
    claims: usize,
    sentences: usize,
}

impl<'a> Pending<'a> {
    /// Keeps of what was found in an article what is asked for.
    #[inline(never)]
    pub fn new(article: &'a Article<'a>, analysis: Analysis, options: &Options) -> Pending<'a> {
        let source = &*article.text;
        let bound = analysis.bound(source.len(), options.with_clauses);
        let Analysis { lexicon, text, dates, distances, mut entities, pronouns, claims, clauses, too_deep, .. } =
            analysis;
        entities.evidence = Vec::new();
        let sentences = clauses.cut();
        let claims = claims::confidence::surer(claims, options.min_confidence);
        let mut pending = Pending {
            article,
            options: *options,
            unsourced: options.with_unsourced.then(|| claims::orphans(&text, &claims, &entities)),
            lexicon,
            text,
            offsets: Offsets::new(source, options.offsets),
            entities,
            pronouns,
            dates,
            distances,
            claims,
            // Hardly anybody asks for them, and they are large.
            clauses: options.with_clauses.then_some(clauses),
            warnings: Vec::new(),
        };
        pending.warnings = pending.warnings(&Cut { bound, claims: too_deep, sentences });
        pending
    }

    /// How many claims it has.
    pub fn claims(&self) -> usize {
        self.claims.len()
    }

    fn warnings(&self, cut: &Cut) -> Vec<Warning<'a>> {
        let source = &*self.article.text;
        let builder = Builder { source, text: &self.text, offsets: &self.offsets };
        let warning = |code: &'static str, message: Cow<'static, str>| Warning { code: code.into(), message };
        let notice = |notice: &'a Notice| Warning { code: notice.code.into(), message: (&*notice.message).into() };
        let mut warnings: Vec<_> = self.article.notices.iter().map(notice).collect();
        if crate::text::coded::is_coded(source) {
            let message = "the text holds character references such as \"&quot;\", which were read as the characters they \
                stand for";
            warnings.push(warning("coded_characters", message.into()));
        }
        if self.article.date.is_none() && self.dates.iter().any(|date| date.value.value.starts_with("XXXX")) {
            let message =
                "no date is known for this article, so relative dates keep an open value; give one with --date";
            warnings.push(warning("no_anchor_date", message.into()));
        }
        if let Some(bound) = cut.bound {
            warnings.push(warning(bound.code(), format!("{bound}; {}", bound.advice()).into()));
        }
        if cut.claims > 0 {
            let (count, deepest) = (cut.claims, claims::DEEPEST);
            let message = format!("{count} claims are left out, which stand inside of {deepest} others or more");
            warnings.push(warning("nested_claims", message.into()));
        }
        if cut.sentences > 0 {
            let count = cut.sentences;
            let message = format!(
                "{count} sentences nest deeper than is read: what is said in their innermost clauses is left in"
            );
            warnings.push(warning("nested_clauses", message.into()));
        }
        for found in &self.distances {
            let also = found.value.also.iter();
            warnings.extend(also.filter_map(|also| builder.conversion_warning(found, &also.length)));
        }
        warnings
    }

    /// The whole report.
    pub fn into_report(mut self) -> Report<'a> {
        let Pending { article, options, ref text, ref offsets, .. } = self;
        let builder = Builder { source: &article.text, text, offsets };
        let named = std::mem::take(&mut self.entities.entities);
        let mut times = FxHashMap::default();
        Report {
            schema: SchemaVersion,
            id: (&*article.id).into(),
            offsets: options.offsets,
            doc: builder.doc(article, options.with_text),
            sentences: text.sentences.iter().map(|sentence| builder.sentence(sentence)).collect(),
            entities: builder.entities(named, &self.entities.mentions, &self.pronouns),
            dates: self.dates.iter_mut().zip(0..).map(|(found, number)| builder.date(found, number)).collect(),
            distances: self.distances.iter().zip(0..).map(|(found, number)| builder.distance(found, number)).collect(),
            claims: self
                .claims
                .into_iter()
                .zip(0..)
                .map(|(claim, number)| {
                    builder.claim(claim, number, &self.entities, &self.dates, &self.distances, &mut times)
                })
                .collect(),
            clauses: self.clauses.map(|clauses| builder.clauses(&self.lexicon, clauses.whole())),
            unsourced: self.unsourced.map(|orphans| builder.unsourced(orphans)),
            warnings: self.warnings,
        }
    }

    /// Writes the report as [`Report`] is written, each piece as soon as it is made.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn write<S: Serializer>(mut self, serializer: S) -> Result<S::Ok, S::Error> {
        let Pending { article, options, ref text, ref offsets, .. } = self;
        let builder = Builder { source: &article.text, text, offsets };
        let named = std::mem::take(&mut self.entities.entities);
        let mut times = FxHashMap::default();
        let mut report = serializer.serialize_struct("Report", 13)?;
        report.serialize_field("schema", &SchemaVersion)?;
        report.serialize_field("id", &article.id)?;
        report.serialize_field("offsets", &options.offsets)?;
        report.serialize_field("doc", &builder.doc(article, options.with_text))?;
        let sentences = text.sentences.iter().map(|sentence| builder.sentence(sentence));
        report.serialize_field("sentences", &List::of(sentences))?;
        let entities = builder.entities(named, &self.entities.mentions, &self.pronouns);
        report.serialize_field("entities", &entities)?;
        drop(entities);
        self.pronouns = Vec::new();
        let dates = self.dates.iter_mut().zip(0..).map(|(found, number)| builder.date(found, number));
        report.serialize_field("dates", &List::of(dates))?;
        let distances = self.distances.iter().zip(0..).map(|(found, number)| builder.distance(found, number));
        report.serialize_field("distances", &List::of(distances))?;
        let claims = self.claims.into_iter().zip(0..).map(|(claim, number)| {
            builder.claim(claim, number, &self.entities, &self.dates, &self.distances, &mut times)
        });
        report.serialize_field("claims", &List::of(claims))?;
        if let Some(clauses) = &self.clauses {
            report.serialize_field("clauses", &builder.clauses(&self.lexicon, clauses.whole()))?;
        }
        if let Some(orphans) = self.unsourced {
            report.serialize_field("unsourced", &builder.unsourced(orphans))?;
        }
        report.serialize_field("warnings", &self.warnings)?;
        report.end()
    }
}

/// A list of which each item is made when it is written, once.
struct List<I>(Cell<Option<I>>);

impl<I> List<I> {
    fn of(items: I) -> List<I> {
        List(Cell::new(Some(items)))
    }
}

impl<I: Iterator<Item: Serialize>> Serialize for List<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Article, Options, Pipeline, report::Pending, report::build};

    #[test]
    fn what_is_written_is_the_report() {
        let text = "TRIPOLI (Agency) - Ann Lee told reporters on Monday that the bridge, 5 miles (8 km) north of Tripoli, had \
            fallen. \u{201c}We were warned, and nobody came,\u{201d} she said. Lee, who is 40, denied that &quot;it&quot; cost $5.";
        let article = Article { id: "bridge".to_owned(), text: text.into(), ..Article::default() };
        for with in [false, true] {
            let options = Options { with_clauses: with, with_text: with, with_unsourced: with, ..Options::default() };
            let found = || Pipeline::new().analyse(&article, &options);
            let whole = serde_json::to_string(&build(&article, found(), &options)).expect("plain data");
            let mut written = Vec::new();
            let pending = Pending::new(&article, found(), &options);
            assert!(pending.claims() > 1);
            pending.write(&mut serde_json::Serializer::new(&mut written)).expect("plain data");
            assert_eq!(String::from_utf8(written).expect("UTF-8"), whole);
        }
    }
}

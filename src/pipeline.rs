//! Text to claims: the stages in their order. Read this first.

use crate::analysis::{Analysis, Counts};
use crate::article::Article;
use crate::claims;
use crate::clauses;
use crate::dates;
use crate::distances;
use crate::groups;
use crate::identity::{self, Keep};
use crate::lexicon::words::Words;
use crate::lexicon::{Class, ClassSet, Lexicon, Vocabulary};
use crate::names::{self, NameKind};
use crate::numbers;
use crate::report::{self, Options, Report};
use crate::revisions::Given;
use crate::room::{self, Bound, Room};
use crate::rules::{Row, Scene};
use crate::text::{Text, paragraphs, quotes, sentences, tokenizer};
use crate::work;
use std::sync::Arc;

/// What is kept from one article to the next: interned words and buffers, both bounded.
#[derive(Default)]
pub struct Pipeline {
    vocabulary: Vocabulary,
    row: Row,
}

impl Pipeline {
    /// One that knows the tables that are compiled in.
    pub fn new() -> Pipeline {
        Pipeline::default()
    }

    /// One that knows a user's words, too. Others share them, and none else knows them.
    pub fn with_words(words: Arc<Words>) -> Pipeline {
        Pipeline::with(words.into())
    }

    /// One that reads by these tables.
    pub fn with(lexicon: Lexicon) -> Pipeline {
        Pipeline { vocabulary: Vocabulary::with(lexicon), row: Row::default() }
    }

    /// Bytes in, report out: everything found in an article, ready to be printed.
    pub fn run<'a>(&mut self, article: &'a Article<'a>, options: &Options) -> Report<'a> {
        report::build(article, self.read(article, options), options)
    }

    /// The same, but nothing of an article in which there is more than is kept of one.
    ///
    /// # Errors
    /// What there is too much of.
    pub fn run_whole<'a>(&mut self, article: &'a Article<'a>, options: &Options) -> Result<Report<'a>, Bound> {
        let found = self.read(article, options);
        match found.bound(article.text.len(), options.with_clauses) {
            None => Ok(report::build(article, found, options)),
            Some(bound) => Err(bound),
        }
    }

    /// The reports of versions that are to be compared, with their texts: these tell a claim that was dropped from one that
    /// was only not found.
    ///
    /// # Errors
    /// Which version, counted from 0, has too much of what.
    pub fn run_versions<'v>(
        &mut self,
        versions: &'v [Given],
        options: &Options,
    ) -> Result<Vec<Report<'v>>, (usize, Bound)> {
        let options = Options { with_text: true, ..*options };
        // All lie in memory together. What a report takes, it has in bytes of its own.
        let mut bytes = 0;
        let mut fits = |version: &Given| {
            bytes += if let Given::Article(article) = version { article.text.len() } else { 0 };
            bytes <= room::MOST_COMPARED
        };
        if let Some(number) = versions.iter().position(|version| !fits(version)) {
            return Err((number, Bound::Versions(room::MOST_COMPARED)));
        }
        let mut report = |version: &'v Given| match version {
            Given::Report(report) => Ok(Report::clone(report)),
            Given::Article(article) => self.run_whole(article, &options),
        };
        (0..).zip(versions).map(|(number, version)| report(version).map_err(|bound| (number, bound))).collect()
    }

    /// Finds everything in an article, and keeps all that led to it: what explanations and tests look at.
    pub fn analyse(&mut self, article: &Article<'_>, options: &Options) -> Analysis {
        self.find(article, options, Keep::Evidence)
    }

    /// Finds what a report prints.
    pub fn read(&mut self, article: &Article<'_>, options: &Options) -> Analysis {
        self.find(article, options, Keep::Names)
    }

    fn find(&mut self, article: &Article<'_>, options: &Options, keep: Keep) -> Analysis {
        // Nothing is made of a part: where a text was cut, a "not" may have followed.
        self.stages(article, options, keep).unwrap_or_else(|over| {
            self.row.let_go();
            Analysis { over: Some(over), ..Analysis::default() }
        })
    }

    fn stages(&mut self, article: &Article<'_>, options: &Options, keep: Keep) -> Result<Analysis, Bound> {
        let (source, looked) = (&*article.text, work::looks());
        let mut text = Text::default();
        self.vocabulary.begin();
        tokenizer::tokenize(source, &mut self.vocabulary, &mut text);
        let most = room::most_tokens(source.len());
        if text.tokens.len() >= most {
            return Err(Bound::Tokens(most));
        }
        paragraphs::split(source, &article.furniture, &mut text);
        quotes::pair(source, &mut self.vocabulary, &mut text);
        sentences::split(source, &self.vocabulary, &mut text);

        let lengths = text.sentences.iter().map(|sentence| sentence.tokens.len() as usize);
        let words = room::words(lengths, options.with_clauses, options.unattributed);
        let room = &Room::of(source.len());
        room.take(words)?;

        let scene = &Scene { source, text: &text, vocabulary: &self.vocabulary, room };
        let row = &mut self.row;
        let tries = &mut 0;
        row.fill(scene);
        // Of a book nobody wants all of it.
        let keep = if text.sentences.len() > clauses::STORY && !options.with_clauses { Keep::Names } else { keep };
        let mut numbers = numbers::find(scene, row, tries);
        room.take(numbers.len() * room::NUMBER)?;
        row.fold(numbers.iter().map(|f| (f.tokens, numbers::classes(scene, f))));
        let dates = dates::find(scene, row, article.date, tries);
        room.take(dates.len() * room::DATE)?;
        row.fold(dates.iter().map(|f| (f.tokens, dates::classes(scene, f))));
        let (mut distances, blocked) = distances::find(scene, row, tries);
        room.take(distances.len() * room::DISTANCE)?;
        row.shrink();
        let candidates = names::find(scene, row, tries);
        room.take(candidates.len() * room::NAME)?;
        if keep == Keep::Names {
            numbers = Vec::new();
        }
        let entities = identity::resolve(scene, row, article, candidates, keep, tries);
        identity::locate(scene, article, &entities, &mut distances);
        row.fold(entities.mentions.iter().map(|m| (m.tokens, class_of(entities.kind(m.entity)))));
        let groups = groups::find(scene, row);
        row.fold(groups.iter().map(|f| (f.tokens, groups::class_of(f.value))));
        row.shrink();
        let clauses = clauses::find(scene, row, &groups, options.with_clauses);
        if !options.unattributed {
            row.let_go();
        }
        let asked =
            claims::Asked { unattributed: options.unattributed, most: (room::of(source.len()) - words) / room::CLAIM };
        let Some(claims::Read { claims, pronouns, too_deep }) =
            claims::find(scene, row, &groups, &clauses, &entities, &dates, asked)
        else {
            return Err(Bound::ManyClaims(asked.most));
        };

        let counts = Counts {
            tokens: text.tokens.len() as u64,
            sentences: text.sentences.len() as u64,
            rule_tries: *tries,
            looks: work::looks() - looked,
        };
        Ok(Analysis {
            lexicon: self.vocabulary.lexicon().clone(),
            text,
            numbers,
            dates,
            distances,
            blocked,
            entities,
            groups,
            clauses,
            pronouns,
            claims,
            too_deep,
            counts,
            over: None,
        })
    }
}

fn class_of(kind: NameKind) -> ClassSet {
    match kind {
        NameKind::Person => Class::Person,
        NameKind::Place => Class::Place,
        NameKind::Organization => Class::Organization,
    }
    .set()
}

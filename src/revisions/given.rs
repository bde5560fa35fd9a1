//! Versions as they are given: articles, or reports made before.

use crate::article::{Article, DateFrom};
use crate::report::Report;
use jiff::civil::Date;

/// One version of a story.
pub enum Given {
    /// An article, which is to be read.
    Article(Box<Article<'static>>),
    /// A report that was made before.
    Report(Box<Report<'static>>),
}

/// Gives all versions one day from which their dates count, for the same words have to mean the same day: that of the
/// first version that has one. The day, where it was a guess.
pub fn give_one_day(versions: &mut [Given]) -> Option<Date> {
    let (day, from) = versions.iter().find_map(|version| match version {
        Given::Report(report) => Some((report.doc.date?.0, report.doc.date_from)),
        Given::Article(article) => Some((article.date?, article.date_from)),
    })?;
    let mut guessed = from == DateFrom::Text;
    for version in versions {
        if let Given::Article(article) = version {
            guessed |= article.date.is_some_and(|other| other != day) && article.date_from == DateFrom::Text;
            (article.date, article.date_from) = (Some(day), from);
        }
    }
    guessed.then_some(day)
}

//! The furniture of plain wire text: headline, byline, dateline, captions, credits.

use super::Article;

/// Finds the furniture of a plain text and enters it in the article.
pub fn read(article: &mut Article<'_>) {
    let _ = article;
}

//! A document in memory to its articles.

use super::detect::{Kind, detect};
use super::encoding::{self, Decoded};
use super::json::Stories;
use super::story::Story;
use super::xml::tree::Tree;
use super::{Article, Format, ReadError, anpa, feeds, html, json, jsonl, text, wire, xml};

/// What is known of a document from where it came.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'n> {
    /// What an article of it is called that has no name of its own.
    pub id: &'n str,
    /// The file it was read from.
    pub path: Option<&'n str>,
    /// What it is, if that is known; else its content tells.
    pub format: Option<Format>,
    /// The encoding that its sender named.
    pub charset: Option<&'n str>,
    /// Where it was fetched.
    pub url: Option<&'n str>,
}

/// An article of a document, or why there is none, under the id that the document gives it.
#[derive(Debug)]
pub struct Found<'a> {
    /// What it is called, where that could be read.
    pub id: Option<String>,
    /// The line of JSON Lines, counted from 1.
    pub line: Option<u64>,
    /// The article, or why there is none.
    pub article: Result<Article<'a>, ReadError>,
}

/// Reads a document, which may hold many articles: a feed, a message of many items, lines of JSON.
pub fn read<'a>(document: &Document<'_>, bytes: &'a [u8]) -> Vec<Found<'a>> {
    match read_all(document, bytes) {
        Ok(found) => found,
        Err(error) => vec![Found { id: None, line: None, article: Err(error) }],
    }
}

fn read_all<'a>(document: &Document<'_>, bytes: &'a [u8]) -> Result<Vec<Found<'a>>, ReadError> {
    let format = match document.format {
        Some(format) => format,
        None => match detect(&bytes[..bytes.len().min(super::HEAD)])? {
            Kind::Of(format) => format,
            // Containers are unpacked before they come here.
            Kind::Gzip | Kind::Zstd | Kind::Warc => return Err(ReadError::Binary("packed data")),
        },
    };
    match format {
        Format::Text => {
            let article = text::read(document.id, document.path, bytes)
                .map(|article| Article { url: document.url.map(str::to_owned), ..article });
            return Ok(vec![Found { id: None, line: None, article }]);
        }
        Format::Jsonl => {
            let lines = read_lines(document, bytes);
            return if lines.is_empty() { Err(ReadError::Empty) } else { Ok(lines) };
        }
        _ => {}
    }
    let declared = document.charset.map(str::to_owned).or_else(|| encoding::declared(bytes));
    let Decoded { text, encoding, damaged } = text::decode_as(bytes, declared.as_deref())?;
    let stories = stories(format, &text)?;
    let many = stories.len() > 1;
    let article = |(number, (id, story)): (usize, (Option<String>, Result<Story, ReadError>))| {
        let article = story.and_then(Story::into_article).map(|article| {
            let mut article = Article {
                id: match article.id.as_str() {
                    "" if many => format!("{}:{}", document.id, number + 1),
                    "" => document.id.to_owned(),
                    _ => article.id,
                },
                path: document.path.map(str::to_owned),
                url: article.url.or_else(|| document.url.map(str::to_owned)),
                encoding: encoding.map(str::to_owned),
                notices: [text::notices(damaged, encoding), article.notices].concat(),
                ..article
            };
            wire::read(&mut article);
            article
        });
        Found { id, line: None, article }
    };
    Ok(stories.into_iter().enumerate().map(article).collect())
}

/// The elements that stories of XML are written in.
const ITEMS: [&str; 4] = ["item", "entry", "newsItem", "NewsItem"];

/// How many stories are read of so many bytes: each takes hundreds of bytes of memory, were it empty.
fn most_stories(bytes: usize) -> usize {
    20_000 + bytes / 128
}

fn stories(format: Format, text: &str) -> Result<Stories, ReadError> {
    let stories = match format {
        Format::Html => vec![(None, html::read(text))],
        Format::Anpa | Format::Iptc7901 => anpa::read(text),
        Format::Ninjs | Format::JsonFeed => json::read(text)?,
        Format::Nitf | Format::NewsmlG2 | Format::Newsml | Format::Rss | Format::Atom => {
            let tree = Tree::parse(text)?;
            let root = tree.root();
            let most = most_stories(text.len());
            if ITEMS.iter().map(|name| root.all(name).len()).sum::<usize>() > most {
                return Err(ReadError::TooMany(most));
            }
            match format {
                Format::Nitf => {
                    let story =
                        xml::read_nitf(if root.local() == "nitf" { root } else { root.first("nitf").unwrap_or(root) });
                    vec![(story.as_ref().ok().and_then(|story| story.id.clone()), story)]
                }
                Format::NewsmlG2 => xml::read_newsml_g2(root),
                Format::Newsml => xml::read_newsml1(root),
                Format::Rss => feeds::read_rss(root),
                _ => feeds::read_atom(root),
            }
        }
        Format::Text | Format::Jsonl => Vec::new(),
    };
    if stories.is_empty() { Err(ReadError::NoStory("it has no items")) } else { Ok(stories) }
}

/// JSON Lines that came whole: in UTF-16, say, or within an archive.
fn read_lines<'a>(document: &Document<'_>, bytes: &'a [u8]) -> Vec<Found<'a>> {
    let text = encoding::decode(bytes, None).text;
    let lines = text.split('\n').map(str::trim).zip(1..).filter(|(line, _)| !line.is_empty());
    let read = |(line, number): (&str, u64)| Found {
        id: jsonl::id(line.as_bytes()),
        line: Some(number),
        article: jsonl::read(document.id, document.path, number, line.as_bytes()).map(Article::into_owned),
    };
    lines.map(read).collect()
}

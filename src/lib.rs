//! Who said what, to whom, when, about whom and where, and how sure they were: from English news text, by rules.
//!
//! ```
//! use whosaid::{Article, Options, Pipeline};
//!
//! let article = Article {
//!     id: "harbour".to_owned(),
//!     text: "The harbour will reopen on Monday, Ann Lee said.".into(),
//!     ..Article::default()
//! };
//! let mut pipeline = Pipeline::new();
//! let report = pipeline.run(&article, &Options::default());
//! assert_eq!(report.doc.id, "harbour");
//! for claim in &report.claims {
//!     println!("{:?} said {:?}", claim.source.name, claim.content);
//! }
//! ```
//!
//! A folder, whatever its files are:
//!
//! ```
//! use std::fs::{self, File};
//! use whosaid::article::Input;
//! use whosaid::emit::{Emit, Jsonl};
//! use whosaid::{Options, Pipeline};
//!
//! # fn main() -> std::io::Result<()> {
//! let (mut pipeline, mut lines) = (Pipeline::new(), Vec::new());
//! for entry in fs::read_dir("fixtures/formats")? {
//!     let path = entry?.path();
//!     let input = Input { id: "story", path: path.to_str(), ..Input::default() };
//!     for found in input.articles(File::open(&path)?) {
//!         match found.article {
//!             Ok(article) => Jsonl.report(&pipeline.run(&article, &Options::default()), &mut lines)?,
//!             Err(error) => eprintln!("{} {error}; {} ({})", path.display(), error.advice(), error.code()),
//!         }
//!     }
//! }
//! assert!(lines.split(|&byte| byte == b'\n').count() > 10);
//! # Ok(())
//! # }
//! ```
//!
//! Two versions of a story:
//!
//! ```
//! use whosaid::revisions::diff;
//! use whosaid::{Article, Options, Pipeline};
//!
//! let versions = ["The mill cost $3 million, Ann Lee said.", "The mill cost $4 million, Ann Lee said."];
//! let articles = versions.map(|text| Article { text: text.into(), ..Article::default() });
//! let options = Options { with_text: true, ..Options::default() };
//! let reports = articles.each_ref().map(|article| Pipeline::new().run(article, &options));
//! assert!(!diff(&reports[0], &reports[1]).is_same());
//! assert!(diff(&reports[0], &reports[0]).is_same());
//! ```
//!
//! A [`Pipeline`] keeps its working memory from one article to the next: make one a thread and reuse it. What it finds
//! depends on the article alone. A [`Report`] is plain data that borrows from its [`Article`]; [`emit`] writes it out.
//!
//! Up to [`emit`] nothing here reads a file or writes one: the bytes of an input come in through [`article`]. The program
//! itself, which opens files and prints, is the module `cli`, of the feature of that name; without it
//! (`default-features = false`) none of what a command line needs is built.
//!
//! The order of the modules below is the order of dependence: each may use those above it, none those below. The stages
//! between [`article`] and [`report`] can be reached, for tests and for who studies them, but they are no promise: they
//! change with the rules.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[doc(hidden)]
pub mod work;
#[doc(hidden)]
pub mod room;
pub mod lexicon;
#[doc(hidden)]
pub mod text;
pub mod article;
#[doc(hidden)]
pub mod rules;
#[doc(hidden)]
pub mod numbers;
#[doc(hidden)]
pub mod dates;
#[doc(hidden)]
pub mod distances;
#[doc(hidden)]
pub mod names;
#[doc(hidden)]
pub mod identity;
#[doc(hidden)]
pub mod groups;
#[doc(hidden)]
pub mod clauses;
#[doc(hidden)]
pub mod coreference;
#[doc(hidden)]
pub mod claims;
pub mod registry;
#[doc(hidden)]
pub mod analysis;
pub mod report;
pub mod revisions;
pub mod summary;
pub mod pipeline;
pub mod emit;
#[cfg(feature = "cli")]
mod options;
#[cfg(feature = "serve")]
pub mod serve;
#[cfg(feature = "cli")]
pub mod cli;

pub use article::Article;
pub use pipeline::Pipeline;
pub use report::{Options, Report};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

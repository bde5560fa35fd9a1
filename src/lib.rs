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
//! A [`Pipeline`] keeps its working memory from one article to the next: make one a thread and reuse it. What it finds
//! depends on the article alone. A [`Report`] is plain data that borrows from its [`Article`]; [`emit`] writes it out.
//!
//! Up to [`emit`] nothing here reads a file or writes one: the bytes of an input come in through [`article`]. The program
//! itself, which opens files and prints, is the module `cli`, of the feature of that name; without it
//! (`default-features = false`) none of what a command line needs is built.
//!
//! The order of the modules below is the order of dependence: each may use those above it, none those below.
#![forbid(unsafe_code)]

pub mod work;
pub mod room;
pub mod lexicon;
pub mod text;
pub mod article;
pub mod rules;
pub mod numbers;
pub mod dates;
pub mod distances;
pub mod names;
pub mod identity;
pub mod groups;
pub mod clauses;
pub mod coreference;
pub mod claims;
pub mod registry;
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

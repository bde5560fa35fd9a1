//! Who said what, to whom, when, about whom and where, and how sure they were: from English news text, by rules.
//!
//! The order of the modules below is the order of dependence: each may use those above it, none those below.
#![forbid(unsafe_code)]

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
pub mod claims;
pub mod registry;
pub mod analysis;
pub mod report;
pub mod pipeline;

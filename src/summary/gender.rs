//! Men and women, where titles, roles or pronouns tell; a given name alone tells nothing.

use crate::lexicon::{COMPILED, Class};
use crate::names::NameKind;
use crate::report::Entity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the story says somebody is.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    Man,
    Woman,
    #[default]
    Unknown,
}

/// How many words say the one and the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    pub man: u32,
    pub woman: u32,
}

/// A title says more than a pronoun, which can be given to the wrong person.
const TITLE: u32 = 3;

impl Votes {
    pub fn of(entity: &Entity<'_>) -> Votes {
        let mut votes = Votes::default();
        if entity.kind != NameKind::Person {
            return votes;
        }
        let role = entity.role.as_deref().unwrap_or_default();
        for word in entity.titles.iter().flat_map(|title| title.split_whitespace()).chain(role.split_whitespace()) {
            match told(word) {
                Gender::Man => votes.man += TITLE,
                Gender::Woman => votes.woman += TITLE,
                Gender::Unknown => {}
            }
        }
        for pronoun in &entity.pronouns {
            match &*pronoun.text.to_ascii_lowercase() {
                "he" | "him" | "his" | "himself" => votes.man += 1,
                "she" | "her" | "hers" | "herself" => votes.woman += 1,
                _ => {}
            }
        }
        votes
    }

    /// None where as much speaks for the one as for the other.
    pub fn gender(self) -> Gender {
        match self.man.cmp(&self.woman) {
            std::cmp::Ordering::Greater => Gender::Man,
            std::cmp::Ordering::Less => Gender::Woman,
            std::cmp::Ordering::Equal => Gender::Unknown,
        }
    }
}

impl std::ops::AddAssign for Votes {
    fn add_assign(&mut self, other: Votes) {
        self.man += other.man;
        self.woman += other.woman;
    }
}

/// What the tables say of a title ("Mrs.") or a role ("spokeswoman").
fn told(word: &str) -> Gender {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let Some(entry) = COMPILED.lookup(&word) else { return Gender::Unknown };
    match COMPILED.value(entry.row, Class::Title).or_else(|| COMPILED.value(entry.row, Class::Role)) {
        Some("m") => Gender::Man,
        Some("f") => Gender::Woman,
        _ => Gender::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Options, Pipeline};

    #[test]
    fn titles_roles_and_pronouns_tell_and_names_do_not() {
        for (text, name, gender) in [
            ("Mrs. Quill said the mill would close.", "Quill", Gender::Woman),
            ("Spokeswoman Jo Hale said the mill would close.", "Jo Hale", Gender::Woman),
            ("Robin Voss said the mill would close. He said it twice.", "Robin Voss", Gender::Man),
            ("Mary Roe said the mill would close.", "Mary Roe", Gender::Unknown),
        ] {
            let article = Article { text: text.into(), ..Article::default() };
            let report = Pipeline::new().run(&article, &Options::default());
            let entity = report.entities.iter().find(|entity| entity.name == name);
            assert_eq!(Votes::of(entity.expect("somebody")).gender(), gender, "{text}");
        }
    }
}

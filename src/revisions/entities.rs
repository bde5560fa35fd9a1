//! Entities that came, went, or are spelled in another way.

use super::letters::letters_alike;
use super::version::{Story, Version};
use super::words::{Numbers, keys, same};
use crate::report::{Entity, EntityId, EntityType, Number};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// What became of the entities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct EntityChanges<'r> {
    /// Of the new version, in order.
    pub added: Vec<Named<'r>>,
    /// Of the old version, in order.
    pub removed: Vec<Named<'r>>,
    /// In the order of the old version.
    pub renamed: Vec<Renamed<'r>>,
}

/// An entity of one version.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Named<'r> {
    /// Its id in that version.
    pub id: EntityId,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest name there.
    pub name: Cow<'r, str>,
}

/// An entity whose name the new version spells, or gives, in another way.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Renamed<'r> {
    /// As it was named.
    pub old: Named<'r>,
    /// As it is named now.
    pub new: Named<'r>,
    /// How alike the names are, from 0 to 1.
    pub similarity: Number,
}

/// Entities left over in a version, beyond which no renames are looked for.
const MOST: usize = 200;

pub(super) fn between<'r>(old: &Version<'r>, new: &Version<'r>, numbers: &mut Numbers) -> EntityChanges<'r> {
    let (in_old, in_new) = (old.story.as_ref(), new.story.as_ref());
    let (old, new) = (&old.report.entities[..], &new.report.entities[..]);
    let key = |entity: &Entity<'_>| keys(&entity.name).collect::<Vec<_>>().join(" ");
    let lone = |these: &'r [Entity<'r>], those: &[Entity<'_>]| {
        let mut names: Vec<String> = those.iter().map(key).collect();
        names.sort_unstable();
        let alone = |entity: &&Entity<'_>| names.binary_search(&key(entity)).is_err();
        these.iter().filter(alone).collect::<Vec<_>>()
    };
    let (mut gone, mut come) = (lone(old, new), lone(new, old));
    let mut renamed = Vec::new();
    if gone.len() <= MOST && come.len() <= MOST {
        let mut pairs = Vec::new();
        for (i, before) in gone.iter().enumerate() {
            for (j, after) in come.iter().enumerate() {
                let alike = if before.kind == after.kind { alike(&before.name, &after.name) } else { 0.0 };
                if alike >= 0.7 {
                    pairs.push((alike, i, j));
                }
            }
        }
        // Of pairs equally alike the same comes first on the way back.
        let names = |&(_, i, j): &(f64, usize, usize)| {
            let (old, new) = (&gone[i].name, &come[j].name);
            if old <= new { (old, new) } else { (new, old) }
        };
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| names(a).cmp(&names(b))));
        let (mut used_old, mut used_new) = (vec![false; gone.len()], vec![false; come.len()]);
        for (alike, i, j) in pairs {
            if !used_old[i] && !used_new[j] {
                (used_old[i], used_new[j]) = (true, true);
                let similarity = Number((alike * 100.0).round() / 100.0);
                renamed.push(Renamed { old: named(gone[i]), new: named(come[j]), similarity });
            }
        }
        let mut used = used_old.into_iter();
        gone.retain(|_| used.next() == Some(false));
        let mut used = used_new.into_iter();
        come.retain(|_| used.next() == Some(false));
        // What is only called in another way, or taken for something else, neither came nor went.
        let mut leave_out = |entities: &mut Vec<&Entity<'_>>, text: Option<&Story<'_>>| {
            let Some(text) = text else { return };
            let names: Vec<_> = entities.iter().map(|entity| numbers.all(&entity.name)).collect();
            let mut stands = text.standing.has_names(&names).into_iter();
            entities.retain(|_| stands.next() == Some(false));
        };
        leave_out(&mut gone, in_new);
        leave_out(&mut come, in_old);
    }
    renamed.sort_by_key(|r| r.old.id);
    EntityChanges {
        added: come.into_iter().map(named).collect(),
        removed: gone.into_iter().map(named).collect(),
        renamed,
    }
}

fn named<'r>(entity: &'r Entity<'r>) -> Named<'r> {
    Named { id: entity.id, kind: entity.kind, name: Cow::Borrowed(&*entity.name) }
}

/// How alike two names are: the share of their letters in common, in order; 1 where only marks and case differ, and
/// nearly 1 where one has a word more.
fn alike(a: &str, b: &str) -> f64 {
    if same(a, b) {
        return 1.0;
    }
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (few, many) = (words(a), words(b));
    let (few, many) = if few.len() <= many.len() { (few, many) } else { (many, few) };
    if few.len() > 1 && few.last() == many.last() && few.iter().all(|word| many.contains(word)) {
        return 0.95;
    }
    let alike = letters_alike(a, b);
    if alike >= 0.7 { alike } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corrected_spelling_is_alike() {
        for (a, b, expected) in [
            ("Ann Smyth", "Ann Smith", true),
            ("Robert Low", "Robert J. Low", true),
            ("Ann Lee", "Ann Lee", true),
            ("Ann Lee", "Bob Roe", false),
            ("Orvane Trade Office", "Orvane Trade Office Summit in Belmare", false),
            ("Zelmira", "Port Ossa", false),
        ] {
            assert_eq!(alike(a, b) >= 0.7, expected, "{a} / {b}: {}", alike(a, b));
        }
    }
}

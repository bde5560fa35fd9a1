//! Which claims of a report a reader asked for.

use super::{Claim, ClaimId, ClaimKind, EntityId, Report, Stance};
use regex::Regex;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a claim must be to stay; what is not set asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Found in the source's name, or in its words where it has none.
    pub source: Option<Regex>,
    /// Found in the content, or in the name of somebody or something that the content mentions.
    pub about: Option<Regex>,
    /// One of these; none is any.
    pub stances: Vec<Stance>,
    /// One of these; none is any.
    pub kinds: Vec<ClaimKind>,
}

impl Filter {
    /// Whether it asks for anything.
    pub fn is_empty(&self) -> bool {
        self.source.is_none() && self.about.is_none() && self.stances.is_empty() && self.kinds.is_empty()
    }

    /// Leaves only the claims asked for in a report, with the ids they have in the whole one. The parent of a nested
    /// claim is then the nearest one that stayed.
    pub fn apply(&self, report: &mut Report<'_>) {
        if self.is_empty() {
            return;
        }
        // Whom and what the claims are to be about, of those that have a name.
        let about = |wanted: &Regex| {
            let named = report.entities.iter().filter(|entity| wanted.is_match(&entity.name));
            named.map(|entity| entity.id).collect::<FxHashSet<EntityId>>()
        };
        let about = self.about.as_ref().map(about).unwrap_or_default();
        let outer: FxHashMap<ClaimId, (bool, Option<ClaimId>)> =
            report.claims.iter().map(|claim| (claim.id, (self.keeps(claim, &about), claim.parent))).collect();
        let most = report.claims.len();
        report.claims.retain_mut(|claim| {
            // No claim is inside itself, so this many steps reach the outermost.
            for _ in 0..most {
                match claim.parent.and_then(|parent| outer.get(&parent)) {
                    Some(&(false, parent)) => claim.parent = parent,
                    _ => break,
                }
            }
            outer.get(&claim.id).is_some_and(|&(kept, _)| kept)
        });
    }

    fn keeps(&self, claim: &Claim<'_>, about: &FxHashSet<EntityId>) -> bool {
        let found = |wanted: &Regex| claim.content.iter().any(|span| wanted.is_match(&span.text));
        (self.kinds.is_empty() || self.kinds.contains(&claim.kind))
            && (self.stances.is_empty() || self.stances.contains(&claim.stance))
            && self.source.as_ref().is_none_or(|wanted| says(wanted, claim))
            && self
                .about
                .as_ref()
                .is_none_or(|wanted| found(wanted) || claim.entities.iter().any(|id| about.contains(id)))
    }
}

fn says(wanted: &Regex, claim: &Claim<'_>) -> bool {
    match &claim.source.name {
        Some(name) => wanted.is_match(name),
        None => claim.source.spans.iter().any(|span| wanted.is_match(&span.text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Options, Pipeline};

    const STORY: &str = "Mayor Ann Lee said the bridge was safe. The union denied that its members had closed it. \
        \u{201c}Tom Roe told us the dam would hold,\u{201d} Lee said.";

    fn kept(filter: &Filter) -> Vec<String> {
        let article = Article { text: STORY.into(), ..Article::default() };
        let mut report = Pipeline::new().run(&article, &Options::default());
        filter.apply(&mut report);
        report.claims.iter().map(|claim| claim.content[0].text.to_string()).collect()
    }

    fn regex(text: &str) -> Option<Regex> {
        Some(Regex::new(text).expect("a pattern"))
    }

    #[test]
    fn claims_are_kept_by_source_subject_stance_and_kind() {
        assert_eq!(kept(&Filter { source: regex("Ann Lee"), ..Filter::default() }).len(), 2);
        assert_eq!(kept(&Filter { about: regex("(?i)BRIDGE"), ..Filter::default() }), ["the bridge was safe"]);
        let denied = Filter { stances: vec![Stance::Denies], ..Filter::default() };
        assert_eq!(kept(&denied), ["that its members had closed it"]);
        let quoted = Filter { kinds: vec![ClaimKind::Direct], ..Filter::default() };
        assert_eq!(kept(&quoted), ["\u{201c}Tom Roe told us the dam would hold,\u{201d}"]);
        assert_eq!(kept(&Filter { source: regex("Nobody"), ..Filter::default() }), Vec::<String>::new());
        assert_eq!(kept(&Filter::default()).len(), 4);
    }

    #[test]
    fn what_is_inside_a_claim_left_out_has_no_parent() {
        let article = Article { text: STORY.into(), ..Article::default() };
        let mut report = Pipeline::new().run(&article, &Options::default());
        assert!(report.claims.iter().any(|claim| claim.parent.is_some()));
        Filter { source: regex("Tom Roe"), ..Filter::default() }.apply(&mut report);
        assert_eq!(report.claims.iter().map(|claim| claim.parent).collect::<Vec<_>>(), [None]);
    }
}

//! What changed is found, and said to be what it is.

use crate::{OPTIONS, article, compare, compare_articles, story, words};
use whosaid::Options;
use whosaid::report::Claim;
use whosaid::revisions::{Change, Class, Field, How};

#[test]
fn a_story_revised() {
    compare(&story("revisions/mill.v1.txt"), &story("revisions/mill.v2.txt"), |old, new, diff| {
        let claims = &diff.claims;
        let all = |these: &[&Claim<'_>]| these.iter().map(|claim| words(claim)).collect::<Vec<_>>();
        assert_eq!(all(&claims.added), ["\"This is a black day for the whole valley,\""]);
        assert_eq!(all(&claims.removed), ["to comment"]);
        let changed = |part: &str| {
            let changed = claims.changed.iter().find(|c| words(&old.claims[c.old.index()]).contains(part));
            let changed = changed.unwrap_or_else(|| panic!("{part:?} did not change"));
            let fields = changed.changes.iter().map(|change| change.field).collect::<Vec<_>>();
            (fields, changed.classes.clone())
        };
        let fields = vec![Field::Content, Field::Source, Field::Certainty];
        assert_eq!(changed("close by summer"), (fields, vec![Class::ReSourced, Class::Strengthened]));
        let fields = vec![Field::Content, Field::Numbers, Field::Certainty];
        assert_eq!(changed("200 workers"), (fields, vec![Class::Corrected, Class::Strengthened]));
        assert_eq!(claims.changed.len(), 2);
        let moved: Vec<_> = claims.moved.iter().map(|[_, id]| words(&new.claims[id.index()])).collect();
        assert_eq!(moved, ["they were watching events closely"]);
        let renamed: Vec<_> = diff.entities.renamed.iter().map(|r| (&*r.old.name, &*r.new.name)).collect();
        assert_eq!(renamed, [("Lena Vos", "Lena Voss")]);
    });
}

const REST: &str = "\n\nMayor Lena Voss said the valley had seen worse winters than this one. The council will meet in \
                    the old school at noon, she told reporters.";

/// The classes and the changes of the only claim that changed.
fn change(old: &str, new: &str) -> (Vec<Class>, Vec<Change>) {
    compare(&(old.to_owned() + REST), &(new.to_owned() + REST), |_, _, diff| {
        let claims = &diff.claims;
        assert_eq!((claims.added.len(), claims.removed.len()), (0, 0), "{old} / {new}: {claims:#?}");
        assert_eq!(claims.changed.len(), 1, "{old} / {new}: {claims:#?}");
        (claims.changed[0].classes.clone(), claims.changed[0].changes.clone())
    })
}

#[test]
fn every_kind_of_change() {
    use Class::*;
    for (old, new, classes, field) in [
        (
            "The ferry sank 12 km off the coast, captain Jon Hale said.",
            "The ferry sank 21 km off the coast, captain Jon Hale said.",
            &[Corrected][..],
            Field::Distances,
        ),
        (
            "Police said the men were arrested near the mill on May 4.",
            "Police said the men were arrested near the mill on May 5.",
            &[Corrected],
            Field::Dates,
        ),
        (
            "Police said the bridge in Belmare was closed after the storm.",
            "Police said the bridge in Orvane was closed after the storm.",
            &[Corrected],
            Field::Content,
        ),
        (
            "Police said the brigde to the island was closed after the storm.",
            "Police said the bridge to the island was closed after the storm.",
            &[Corrected],
            Field::Content,
        ),
        (
            "Hale said the mill may have lost money.",
            "Hale said the mill has lost money.",
            &[Strengthened],
            Field::Certainty,
        ),
        (
            "Hale said the mill will close in the spring.",
            "Hale said the mill might close in the spring.",
            &[Softened],
            Field::Certainty,
        ),
        (
            "Hale said the mill had never made a loss.",
            "Hale insisted the mill had never made a loss.",
            &[Strengthened],
            Field::Cue,
        ),
        (
            "Hale said the mill had sold its land.",
            "Hale denied the mill had sold its land.",
            &[Reversed],
            Field::Stance,
        ),
        (
            "Company officials said the mill would be sold to a rival.",
            "Director Martha Quill said the mill would be sold to a rival.",
            &[ReSourced],
            Field::Source,
        ),
        (
            "Hale said the mill would shut its gates in the autumn.",
            "Hale said the plant would shut its gates in the autumn.",
            &[Reworded],
            Field::Content,
        ),
        (
            "\"We have lost money for three long years,\" Hale said.",
            "\"We have lost some money for three long years,\" Hale said.",
            &[QuoteAltered],
            Field::Quote,
        ),
        (
            "\"We have lost money for three long years,\" Hale said.",
            "Hale said we have lost money for three long years.",
            &[Reworded],
            Field::Kind,
        ),
        (
            "Hale told reporters that the mill had sold its land.",
            "Hale told shareholders that the mill had sold its land.",
            &[Reworded],
            Field::Addressee,
        ),
    ] {
        let (found, changes) = change(old, new);
        assert_eq!(found, classes, "{old} / {new}: {changes:#?}");
        assert!(changes.iter().any(|change| change.field == field), "{field:?} of {old} / {new}: {changes:#?}");
    }
}

#[test]
fn what_became_of_a_source_or_a_quotation_is_said() {
    let how = |old: &str, new: &str, field| {
        change(old, new).1.into_iter().find(|change| change.field == field).and_then(|change| change.how)
    };
    let unnamed = "Company officials said the mill would be sold to a rival.";
    let named = "Martha Quill said the mill would be sold to a rival.";
    assert_eq!(how(unnamed, named, Field::Source), Some(How::Named));
    assert_eq!(how(named, unnamed, Field::Source), Some(How::Unnamed));
    let quote = |words: &str| format!("\"{words},\" Hale said.");
    let whole = quote("We have lost money for three long years");
    assert_eq!(how(&whole, &quote("We have lost time for three long years"), Field::Quote), Some(How::Altered));
    assert_eq!(how(&whole, &quote("We have lost money for three"), Field::Quote), Some(How::Shortened));
    assert_eq!(how(&quote("We have lost money for three"), &whole, Field::Quote), Some(How::Extended));
    let told = "Hale said we have lost money for three long years.";
    assert_eq!(how(&whole, told, Field::Kind), Some(How::Paraphrased));
    assert_eq!(how(told, &whole, Field::Kind), Some(How::Quoted));
}

#[test]
fn a_claim_that_became_two_is_no_new_one() {
    let one = "Hale said the mill would close in the spring and the workers would get a year of wages from the firm.";
    let two = "Hale said the mill would close in the spring. \"The workers would get a year of wages from the firm,\" \
               Hale said.";
    for (old, new) in [(one, two), (two, one)] {
        compare(&(old.to_owned() + REST), &(new.to_owned() + REST), |_, _, diff| {
            let claims = &diff.claims;
            assert_eq!((claims.added.len(), claims.removed.len(), claims.changed.len()), (0, 0, 0), "{claims:#?}");
            let (split, merged) = if old == one { (1, 0) } else { (0, 1) };
            assert_eq!((claims.split.len(), claims.merged.len()), (split, merged), "{claims:#?}");
            let parted = claims.split.iter().chain(&claims.merged).next().expect("one");
            assert_eq!(parted.old.len() + parted.new.len(), 3);
        });
    }
}

#[test]
fn the_article_s_own_voice_is_compared_where_asked_for() {
    let options = Options { unattributed: true, ..OPTIONS };
    let (old, new) = ("The mill employs 200 people in the valley.", "The mill employs 250 people in the valley.");
    let (old, new) = (article(&(old.to_owned() + REST)), article(&(new.to_owned() + REST)));
    compare_articles(&old, &new, &options, |_, _, diff| {
        let changed = &diff.claims.changed;
        assert_eq!(changed.len(), 1, "{:#?}", diff.claims);
        assert_eq!(changed[0].classes, [Class::Corrected]);
        assert!(changed[0].changes.iter().any(|change| change.field == Field::Numbers));
    });
    // A number is told even where the article's own voice is not.
    compare_articles(&old, &new, &OPTIONS, |_, _, diff| {
        assert!(diff.claims.changed.is_empty() && diff.outside.numbers == 1, "{:#?}", diff.passages);
        assert_eq!(diff.passages[0].classes, [Class::Corrected]);
    });
}

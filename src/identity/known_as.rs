//! Other names that no rule derives, by hand: short forms of given names, and what bodies are called for short.

/// Short forms and the given name they are mostly short for, in order.
const GIVEN: &[(&str, &str)] = &[
    ("abby", "abigail"),
    ("abe", "abraham"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("barb", "barbara"),
    ("ben", "benjamin"),
    ("bernie", "bernard"),
    ("beth", "elizabeth"),
    ("betsy", "elizabeth"),
    ("betty", "elizabeth"),
    ("bill", "william"),
    ("billy", "william"),
    ("bob", "robert"),
    ("bobby", "robert"),
    ("cathy", "catherine"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("cindy", "cynthia"),
    ("dan", "daniel"),
    ("danny", "daniel"),
    ("dave", "david"),
    ("deb", "deborah"),
    ("debbie", "deborah"),
    ("dick", "richard"),
    ("don", "donald"),
    ("doug", "douglas"),
    ("ed", "edward"),
    ("eddie", "edward"),
    ("frank", "francis"),
    ("fred", "frederick"),
    ("geoff", "geoffrey"),
    ("greg", "gregory"),
    ("hank", "henry"),
    ("harry", "harold"),
    ("jack", "john"),
    ("jake", "jacob"),
    ("jeff", "jeffrey"),
    ("jen", "jennifer"),
    ("jenny", "jennifer"),
    ("jerry", "gerald"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("joe", "joseph"),
    ("joey", "joseph"),
    ("johnny", "john"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("judy", "judith"),
    ("kate", "katherine"),
    ("kathy", "katherine"),
    ("katie", "katherine"),
    ("ken", "kenneth"),
    ("kenny", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("lou", "louis"),
    ("maggie", "margaret"),
    ("marty", "martin"),
    ("matt", "matthew"),
    ("meg", "margaret"),
    ("mick", "michael"),
    ("mickey", "michael"),
    ("mike", "michael"),
    ("mitch", "mitchell"),
    ("nate", "nathan"),
    ("nick", "nicholas"),
    ("pam", "pamela"),
    ("pat", "patrick"),
    ("patty", "patricia"),
    ("peggy", "margaret"),
    ("pete", "peter"),
    ("phil", "philip"),
    ("ray", "raymond"),
    ("rich", "richard"),
    ("rick", "richard"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("sandy", "sandra"),
    ("steve", "stephen"),
    ("steven", "stephen"),
    ("stu", "stuart"),
    ("sue", "susan"),
    ("susie", "susan"),
    ("ted", "edward"),
    ("terry", "terence"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tommy", "thomas"),
    ("tony", "anthony"),
    ("vic", "victor"),
    ("vince", "vincent"),
    ("walt", "walter"),
    ("will", "william"),
];

/// Bodies, in lower case and in order.
const BODIES: &[(&str, &str)] = &[
    ("bundesbank", "deutsche bundesbank"),
    ("centcom", "central command"),
    ("fed", "federal reserve"),
    ("gop", "republican party"),
    ("interpol", "international criminal police organization"),
    ("nasdaq", "nasdaq stock market"),
    ("nyt", "new york times"),
    ("opec", "organization of the petroleum exporting countries"),
    ("pentagon", "defense department"),
    ("scotus", "supreme court"),
    ("unesco", "united nations educational scientific and cultural organization"),
    ("unhcr", "united nations high commissioner for refugees"),
    ("unicef", "united nations children's fund"),
    ("wapo", "washington post"),
    ("wsj", "wall street journal"),
];

fn find(table: &[(&'static str, &'static str)], name: &str) -> Option<&'static str> {
    table.binary_search_by_key(&name, |(short, _)| short).ok().map(|at| table[at].1)
}

/// The given name that a name in lower case is short for, or the name itself.
pub(super) fn formal(given: &str) -> &str {
    find(GIVEN, given).unwrap_or(given)
}

/// The full name of a body that goes by a word.
pub(super) fn body(word: &str) -> Option<&'static str> {
    find(BODIES, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        assert!(GIVEN.is_sorted() && BODIES.is_sorted());
        assert_eq!(formal("bill"), "william");
        assert_eq!(body("gop"), Some("republican party"));
    }
}

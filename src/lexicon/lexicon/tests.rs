use super::super::compiled::rows;
use super::*;
use Class::*;

fn entry(form: &str) -> Option<Entry> {
    let words: Vec<&str> = form.split(' ').collect();
    match words.as_slice() {
        [word] => COMPILED.lookup(word).or_else(|| COMPILED.lookup(&word.to_lowercase())),
        _ => {
            let step =
                |node, word: &&str| COMPILED.phrase_step(node, COMPILED.lookup(&word.to_lowercase())?.phrase_word);
            COMPILED.phrase_entry(words.iter().try_fold(0, step)?)
        }
    }
}

#[test]
fn known_facts() {
    let cases: &[(Class, &str)] = &[
        (Given, "Mohammed, Vladimir, Hillary, Angela, Muammar, Kofi, Junichiro, Sachin, May, Roman"),
        (Surname, "Smith, Gaddafi, Gadhafi, Putin, Obama, Kim, Nguyen, Mandela, McDonald, O'Brien, Zapatero, Singh"),
        (Particle, "van, von, bin, al, de la, van der"),
        (NameSuffix, "Jr, III"),
        (
            Title,
            "Mr, Gen, Lt Gen, President, Prime Minister, Attorney General, Sheikh, Secretary of State, Vice President",
        ),
        (Role, "spokesman, spokeswomen, analyst, foreign ministers, lawmakers, Prime Minister, aid workers, striker"),
        (Demonym, "Libyan, Libyans, British, Swiss, New Yorker, Kurdish, Saudi, Bosnian Serbs"),
        (Country, "Libya, US, UAE, Ivory Coast, North Korea, Bosnia and Herzegovina, Holland, Burma, Chad, Jordan"),
        (Region, "California, Calif, Chechnya, Bavaria, Gaza Strip, Darfur, Yorkshire, Middle East, Europe, Crimea"),
        (
            City,
            "Tripoli, Bani Walid, Misrata, New York, Kiev, Bombay, Fallujah, Paris, The Hague, St Petersburg, Sirte",
        ),
        (Feature, "Nile, Mount Everest, Red Sea, Heathrow, Wall Street, Tahrir Square, Suez Canal, Mediterranean"),
        (PlaceHead, "River, Lake, Province, Airport, Street, Peninsula"),
        (OrgName, "NATO, UN, EU, IMF, WHO, OPEC, FBI, CIA, Hamas, Amnesty International, European Union, Microsoft"),
        (
            OrgName,
            "State Department, Federal Reserve, Labour Party, al-Qaeda, Red Cross, General Motors, Harvard University",
        ),
        (
            Media,
            "Reuters, AP, AFP, Xinhua, Al Jazeera, al-Jazeera, New York Times, BBC, CNN, Le Monde, Wall Street Journal",
        ),
        (OrgHead, "Ministry, Party, University, Bank, Council, Committee, Union, Institute"),
        (LegalSuffix, "Inc, Corp, Ltd, PLC, GmbH, Co Ltd"),
        (Club, "Yankees, Lakers, Red Sox, Manchester United, Juventus, Bayern Munich, Ajax, Glamorgan, All Blacks"),
        (KnownPerson, "Barack Obama, Nelson Mandela, Yasser Arafat, Boris Yeltsin, Margaret Thatcher, Moussa Ibrahim"),
        (NotName, "Olympics, World Cup, Islam, Muslim, Nobel Prize, GDP, AIDS, Internet, Cold War, Bible"),
        (VerbPast, "said, went, told, put, announced, took"),
        (VerbPp, "gone, taken, said, been found, put, announced"),
        (VerbIng, "saying, going, including"),
        (VerbS, "says, goes, denies"),
        (NounPl, "officials, countries, men, children, police"),
        (Adj, "military, former, official"),
        (Common, "reading, nice, mobile, the, bill"),
    ];
    let mut missing = Vec::new();
    for (class, forms) in cases {
        for form in forms.split(", ").filter(|form| *form != "been found") {
            if !entry(form).is_some_and(|entry| entry.classes.has(*class)) {
                missing.push(format!("{form} {class:?}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn known_not() {
    let cases: &[(Class, &str)] = &[
        (Given, "Friday, German, Governor, China, The"),
        (Surname, "Friday, July, French, Street, Minister, Israel"),
        (City, "Of, Police, Can, Most, Man, Sale, Mary"),
        (Noun, "said, went, announced, very"),
        (Verb, "angry, able, officials, said"),
        (Title, "spokesman, the"),
        (OrgName, "the, said, Monday, Gap"),
    ];
    for (class, forms) in cases {
        for form in forms.split(", ") {
            assert!(!entry(form).is_some_and(|entry| entry.classes.has(*class)), "{form} {class:?}");
        }
    }
}

#[test]
fn values() {
    let cases = [
        ("libya", Country, Some("LY")),
        ("koreans", Demonym, Some("KR|KP")),
        ("tripoli", City, Some("7")),
        ("calif", Region, Some("US.CA")),
        ("hillary", Given, Some("f5")),
        ("smith", Surname, Some("1")),
        ("spokeswoman", Role, Some("f")),
        ("smith", Country, None),
    ];
    for (form, class, expected) in cases {
        assert_eq!(
            COMPILED.lookup(form).and_then(|entry| COMPILED.value(entry.row, class)),
            expected,
            "{form} {class:?}"
        );
    }
    assert_eq!(COMPILED.value(u32::MAX, Country), None);
    assert_eq!(COMPILED.facts(u32::MAX).count(), 0);
}

#[test]
fn facts_name_their_table() {
    let of = |form: &str| {
        COMPILED.facts(COMPILED.lookup(form).expect(form).row).map(|fact| (fact.table, fact.class)).collect::<Vec<_>>()
    };
    assert!(of("tripoli").contains(&("places", City)));
    assert!(of("AP").contains(&("media", Media)));
    assert!(of("jordan").contains(&("countries", Country)) && of("jordan").contains(&("given", Given)));
}

#[test]
fn one_value_a_class() {
    for row in 0..rows() {
        for class in classes(row).iter() {
            let mut values: Vec<_> =
                COMPILED.facts(row).filter(|fact| fact.class == class).filter_map(|f| f.value).collect();
            values.dedup();
            assert!(values.len() <= 1, "{class:?} {values:?}");
        }
    }
}

#[test]
fn capitals() {
    assert!(COMPILED.lookup("ap").is_none_or(|entry| !entry.classes.has(Media)));
    assert!(COMPILED.lookup("us").is_some_and(|entry| entry.classes.has(Pron)));
    assert!(COMPILED.lookup("US").is_some_and(|entry| !entry.classes.has(Pron)));
    assert!(COMPILED.lookup("qwzx").is_none());
}

#[test]
fn phrases() {
    for form in ["new", "york new", "of the united"] {
        assert!(form.split(' ').count() == 1 || entry(form).is_none(), "{form}");
    }
    // A full stop may be there or not; one apart must be.
    let word = |text: &str| COMPILED.lookup(text).map_or(0, |entry| entry.phrase_word);
    let walk = |words: &[&str]| {
        words
            .iter()
            .try_fold(0, |node, text| COMPILED.phrase_step(node, word(text)))
            .and_then(|node| COMPILED.phrase_entry(node))
    };
    assert!(walk(&["st", ".", "petersburg"]).is_some_and(|entry| entry.classes.has(City)));
    assert!(walk(&["st", "petersburg"]).is_some_and(|entry| entry.classes.has(City)));
    assert!(walk(&["pa", "."]).is_some_and(|entry| entry.classes.has(Region)));
    assert!(walk(&["moody", "'s"]).is_some_and(|entry| entry.classes.has(OrgName)));
    assert_eq!(COMPILED.phrase_step(u32::MAX, 5), None);
    assert_eq!(COMPILED.phrase_step(0, u32::MAX), None);
    assert_eq!(COMPILED.phrase_entry(u32::MAX), None);
}

#[test]
fn begins() {
    let begun = COMPILED.phrases_from("wall", 50);
    assert!(
        begun.iter().any(|(phrase, entry)| phrase == "wall street journal" && entry.classes.has(Media)),
        "{begun:?}"
    );
    assert!(COMPILED.phrases_from("qwzx", 50).is_empty());
    assert_eq!(COMPILED.phrases_from("new", 7).len(), 7);
}

#[test]
fn size() {
    let all = tables().map(<[u8]>::len);
    let places = crate::lexicon::gazetteer::bytes();
    assert!(all.iter().sum::<usize>() + places < 5_000_000, "{all:?} and {places}");
}

/// A line that is added to a table which a script writes is lost when it is written again.
#[test]
fn tables_say_who_writes_them() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/data");
    let mut tables = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let table = std::fs::read_to_string(&path).expect("a table");
            let head: String = table.lines().take_while(|line| line.starts_with('#')).collect();
            let script = head
                .split_once("ritten by ")
                .and_then(|(_, rest)| rest.split(['.', ';', ' ']).find(|part| !part.is_empty()));
            let script = script.map(|script| format!("{folder}/../{}.py", script.trim_start_matches('/')));
            assert!(
                head.to_lowercase().contains("by hand")
                    || script.is_some_and(|script| std::path::Path::new(&script).exists()),
                "{} does not say who writes it",
                path.display()
            );
            tables += 1;
        }
    }
    assert!(tables > 30);
}

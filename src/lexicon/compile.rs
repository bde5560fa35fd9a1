//! The build script: compiles `data/*.tsv` into the files that lexicon.rs reads in place.
//!
//! ```text
//! words.bin    form -> row, or rows + slot for a word that phrases hold: see table.rs
//! phrase_words.txt  the words that phrases hold, by number, a line each
//! slots.bin    u16 row, u24 phrase word
//! rows.bin     u128 classes, u32 first fact (the facts end where the next row's begin)
//! facts.bin    u8 class, u8 table, u32 value (offset << 8 | length, 0 for none)
//! values.bin   the values' text
//! trie.bin     u24 word, u24 first child, u16 row: nodes level by level, so that a node's children lie together
//! ```

#[allow(dead_code)]
#[path = "class.rs"]
mod class;
#[path = "compile_places.rs"]
mod compile_places;
#[path = "form.rs"]
mod form;
#[path = "table.rs"]
mod table;

use class::{Class, ClassSet};
use compile_places::Gazetteer;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

type Result<T> = std::result::Result<T, String>;

/// One table's word that a form has a class.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Fact {
    class: u8,
    table: u8,
    value: u32,
}

/// Facts with the line they come from, for messages.
type Facts = Vec<(Fact, u32)>;

#[derive(Default)]
struct Tables {
    names: Vec<String>,
    words: BTreeMap<String, Facts>,
    phrases: BTreeMap<Vec<String>, Facts>,
    values: Values,
}

/// The values' text, each kept once.
#[derive(Default)]
struct Values {
    text: Vec<u8>,
    seen: HashMap<String, u32>,
}

fn main() {
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("src/lexicon/data");
    println!("cargo:rerun-if-changed=src/lexicon/data");
    for file in ["compile.rs", "compile_places.rs", "class.rs", "form.rs", "table.rs"] {
        println!("cargo:rerun-if-changed=src/lexicon/{file}");
    }
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    if let Err(message) = compile(&data, &out) {
        eprintln!("lexicon: {message}");
        std::process::exit(1);
    }
}

fn compile(data: &Path, out: &Path) -> Result<()> {
    let mut tables = Tables::read(data)?;
    let mut gazetteer = Gazetteer::read(&data.join("gazetteer"))?;
    tables.names_to(&mut gazetteer);
    tables.add_places(&gazetteer)?;
    tables.write(out)?;
    gazetteer.write(out)
}

impl Tables {
    fn read(folder: &Path) -> Result<Tables> {
        let mut files: Vec<PathBuf> = fs::read_dir(folder)
            .map_err(|e| format!("{}: {e}", folder.display()))?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
            .collect();
        files.sort();
        let mut tables = Tables::default();
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&file).map_err(|e| format!("{name}: {e}"))?;
            tables.names.push(name);
            for (number, line) in text.lines().enumerate() {
                if !line.is_empty() && !line.starts_with('#') {
                    tables.line(line, number as u32 + 1)?;
                }
            }
        }
        Ok(tables)
    }

    fn line(&mut self, line: &str, number: u32) -> Result<()> {
        let table = self.names.len() as u8 - 1;
        let at = |message: String| format!("{}:{number}: {message}", self.names[table as usize]);
        let mut columns = line.split('\t');
        let (Some(form), Some(classes)) = (columns.next(), columns.next()) else {
            return Err(at("a row is form, classes and perhaps a value, with tabs between".into()));
        };
        let value = match columns.next() {
            Some(value) if !value.is_empty() => self.values.add(value).map_err(&at)?,
            _ => 0,
        };
        if form.trim() != form || form.is_empty() {
            return Err(at(format!("{form:?} is not a form")));
        }
        let mut parts = Vec::new();
        for name in classes.split(',') {
            let class = Class::from_name(name).ok_or_else(|| at(format!("there is no class {name:?}")))?;
            parts.push((Fact { class: class as u8, table, value }, number));
        }
        let names = &self.names;
        for form in form::variants(form) {
            let facts = match form.as_slice() {
                [word] => self.words.entry(word.clone()).or_default(),
                _ => self.phrases.entry(form.clone()).or_default(),
            };
            for &(fact, number) in &parts {
                let same = |other: &&(Fact, u32)| other.0.class == fact.class;
                if let Some((other, line)) = facts.iter().find(|o| same(o) && o.0.value != 0 && o.0.value != fact.value)
                    && fact.value != 0
                {
                    let (this, that) = (&names[table as usize], &names[other.table as usize]);
                    return Err(format!("{this}:{number}: {:?} has another value at {that}:{line}", form.join(" ")));
                }
                if !facts.iter().any(|(other, _)| *other == fact) {
                    facts.push((fact, number));
                }
            }
        }
        Ok(())
    }

    /// The names of countries and the abbreviations of states are the tables'; their places, the gazetteer's.
    fn names_to(&self, gazetteer: &mut Gazetteer) {
        let words = self.words.iter().map(|(word, facts)| (word.clone(), facts));
        let phrases = self.phrases.iter().map(|(phrase, facts)| (phrase.join(" "), facts));
        let mut regions: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (form, facts) in words.chain(phrases) {
            for (fact, _) in facts {
                let value = self.values.get(fact.value);
                if fact.class == Class::Country as u8 {
                    gazetteer.country_name(&form, value);
                } else if fact.class == Class::Region as u8 && value.contains('.') {
                    regions.entry(value).or_default().push(form.to_lowercase());
                }
            }
        }
        for (value, names) in regions {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            gazetteer.region_names(&names, value.split('.').next().unwrap_or_default());
        }
    }

    /// A city's value is the number of digits of its people: the largest city of a name counts.
    fn add_places(&mut self, gazetteer: &Gazetteer) -> Result<()> {
        self.names.push("places".to_string());
        let table = self.names.len() as u8 - 1;
        for place in &gazetteer.evidence {
            let class = Class::from_name(place.class).ok_or("no such class")? as u8;
            let value = place.digits.map_or(Ok(0), |digits| self.values.add(&digits.to_string()))?;
            for form in place_variants(&place.form).iter().flat_map(|form| form::variants(form)) {
                let facts = self.facts(&form);
                if !facts.iter().any(|(fact, _)| (fact.class, fact.table) == (class, table)) {
                    facts.push((Fact { class, table, value }, place.line));
                }
            }
        }
        Ok(())
    }

    fn facts(&mut self, form: &[String]) -> &mut Facts {
        match form {
            [word] => self.words.entry(word.clone()).or_default(),
            _ => self.phrases.entry(form.to_vec()).or_default(),
        }
    }

    fn write(mut self, out: &Path) -> Result<()> {
        // The words that begin phrases get the first numbers: the root's children are then nodes 1, 2, 3 ...
        let starters: BTreeSet<&String> = self.phrases.keys().map(|phrase| &phrase[0]).collect();
        let others: BTreeSet<&String> =
            self.phrases.keys().flat_map(|phrase| &phrase[1..]).filter(|word| !starters.contains(word)).collect();
        let count = starters.len() as u32;
        let numbers: HashMap<String, u32> =
            starters.into_iter().chain(others).cloned().zip(1..).collect::<HashMap<_, u32>>();
        for word in numbers.keys() {
            self.words.entry(word.clone()).or_default();
        }

        let mut rows = Rows::default();
        rows.add(&Vec::new());
        let trie = trie(&self.phrases, &numbers, &mut rows);
        let words: Vec<(&String, u32)> = self.words.iter().map(|(word, facts)| (word, rows.add(facts))).collect();
        let most = rows.all.len() as u32;
        if most > u32::from(u16::MAX) {
            return Err(format!("{most} distinct rows: more than 65,535"));
        }
        let mut slots = Vec::new();
        let mut forms = Vec::with_capacity(words.len());
        for (word, row) in words {
            let target = match numbers.get(word).or_else(|| numbers.get(&word.to_lowercase())) {
                Some(number) => {
                    slots.extend_from_slice(&row.to_le_bytes()[..2]);
                    slots.extend_from_slice(&number.to_le_bytes()[..3]);
                    most + slots.len() as u32 / 5 - 1
                }
                None => row,
            };
            forms.push((word.as_str(), target));
        }
        let (row_bytes, fact_bytes) = rows.bytes();
        let save = |name: &str, bytes: &[u8]| fs::write(out.join(name), bytes).map_err(|e| format!("{name}: {e}"));
        save("words.bin", &numbered(&forms)?)?;
        let mut phrase_words: Vec<(&u32, &str)> =
            numbers.iter().map(|(word, number)| (number, word.as_str())).collect();
        phrase_words.sort();
        let phrase_words: Vec<&str> = phrase_words.into_iter().map(|(_, word)| word).collect();
        save("phrase_words.txt", phrase_words.join("\n").as_bytes())?;
        save("slots.bin", &slots)?;
        save("rows.bin", &row_bytes)?;
        save("facts.bin", &fact_bytes)?;
        save("values.bin", &self.values.text)?;
        save("trie.bin", &trie)?;
        let names = self.names.iter().map(|name| name.trim_end_matches(".tsv")).collect::<Vec<_>>();
        save(
            "shape.rs",
            format!("pub(super) const TABLES: &[&str] = &{names:?};\nconst STARTERS: u32 = {count};\n").as_bytes(),
        )
    }
}

/// The table of some forms and their numbers, a quarter of its places empty.
fn numbered(forms: &[(&str, u32)]) -> Result<Vec<u8>> {
    let mut places = vec![0u64; forms.len() + forms.len() / 3 + 1];
    for &(form, number) in forms {
        if (number + 1) >> table::NUMBER != 0 {
            return Err(format!("{form:?} has the number {number}: change table.rs"));
        }
        let (mut at, mark) = table::place(table::hash(form), places.len());
        while places[at] != 0 {
            at = (at + 1) % places.len();
        }
        places[at] = mark << table::NUMBER | u64::from(number + 1);
    }
    let bytes: Vec<u8> = places.iter().flat_map(|place| place.to_le_bytes().into_iter().take(table::PLACE)).collect();
    match forms.iter().find(|(form, number)| table::find(&bytes, form) != Some(*number)) {
        Some((form, _)) => Err(format!("{form:?} has the hash of another form: change table.rs")),
        None => Ok(bytes),
    }
}

impl Values {
    fn add(&mut self, value: &str) -> Result<u32> {
        if let Some(&known) = self.seen.get(value) {
            return Ok(known);
        }
        if value.len() > 255 {
            return Err(format!("the value {value:?} is longer than 255 bytes"));
        }
        let id = (self.text.len() as u32) << 8 | value.len() as u32;
        self.text.extend_from_slice(value.as_bytes());
        self.seen.insert(value.to_string(), id);
        Ok(id)
    }

    fn get(&self, id: u32) -> &str {
        let start = (id >> 8) as usize;
        std::str::from_utf8(&self.text[start..start + (id & 255) as usize]).unwrap_or_default()
    }
}

/// What several forms share, each kept once.
#[derive(Default)]
struct Rows {
    all: Vec<Vec<Fact>>,
    seen: HashMap<Vec<Fact>, u32>,
}

impl Rows {
    fn add(&mut self, facts: &Facts) -> u32 {
        let mut facts: Vec<Fact> = facts.iter().map(|(fact, _)| *fact).collect();
        facts.sort_by_key(|fact| (fact.class, fact.table));
        if let Some(&row) = self.seen.get(&facts) {
            return row;
        }
        let row = self.all.len() as u32;
        self.all.push(facts.clone());
        self.seen.insert(facts, row);
        row
    }

    fn bytes(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut rows, mut facts, mut first) = (Vec::new(), Vec::new(), 0u32);
        for row in &self.all {
            let classes = row.iter().fold(ClassSet::EMPTY, |set, fact| ClassSet(set.0 | 1 << fact.class));
            rows.extend_from_slice(&classes.0.to_le_bytes());
            rows.extend_from_slice(&first.to_le_bytes());
            first += row.len() as u32;
            for fact in row {
                facts.extend_from_slice(&[fact.class, fact.table]);
                facts.extend_from_slice(&fact.value.to_le_bytes());
            }
        }
        rows.extend_from_slice(&0u128.to_le_bytes());
        rows.extend_from_slice(&first.to_le_bytes());
        (rows, facts)
    }
}

/// The nodes of the phrase trie, level by level; node 0 is the root.
fn trie(phrases: &BTreeMap<Vec<String>, Facts>, numbers: &HashMap<String, u32>, rows: &mut Rows) -> Vec<u8> {
    let mut all: Vec<(Vec<u32>, u32)> = phrases
        .iter()
        .map(|(phrase, facts)| (phrase.iter().map(|word| numbers[word]).collect(), rows.add(facts)))
        .collect();
    all.sort();
    let mut nodes = Vec::new();
    // A node is the range of phrases that share its path. Nodes wait in the order in which they get their numbers.
    let mut waiting = std::collections::VecDeque::from([(0, all.len(), 0, 0)]);
    let mut numbered = 1u32;
    while let Some((from, to, depth, word)) = waiting.pop_front() {
        let (mut from, mut row) = (from, 0);
        if from < to && all[from].0.len() == depth {
            row = all[from].1;
            from += 1;
        }
        nodes.extend_from_slice(&u32::to_le_bytes(word)[..3]);
        nodes.extend_from_slice(&numbered.to_le_bytes()[..3]);
        nodes.extend_from_slice(&row.to_le_bytes()[..2]);
        while from < to {
            let word = all[from].0[depth];
            let end = from + all[from..to].partition_point(|(path, _)| path[depth] == word);
            waiting.push_back((from, end, depth + 1, word));
            numbered += 1;
            from = end;
        }
    }
    nodes.extend_from_slice(&[0; 3]);
    nodes.extend_from_slice(&numbered.to_le_bytes()[..3]);
    nodes.extend_from_slice(&[0; 2]);
    nodes
}

/// The article of an Arabic name stands apart or before a hyphen.
fn place_variants(name: &str) -> Vec<String> {
    const ARTICLES: &[&str] = &["Al", "Ad", "An", "Ar", "As", "Ash", "At", "Az", "El", "Es", "Et", "Ez"];
    let joined = name.split_once(' ').filter(|(article, _)| ARTICLES.contains(article));
    std::iter::once(name.to_string()).chain(joined.map(|(article, rest)| format!("{article}-{rest}"))).collect()
}

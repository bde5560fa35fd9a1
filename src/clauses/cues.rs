//! What the tables say of words that attribute: frames, each with how far it can be relied on, and stance.
//!
//! ```text
//! value = lemma stance["+"]"/"class frames { preposition digit }
//! frames = { letter digit }, e.g. "say asserts/say t9c9q9 of6"
//! ```
//!
//! A digit is the share, in tenths, of such uses in news that attribute something; "+" stands for a verb whose object
//! is whom it is told ("told reporters that").

use super::items::{Kind, Stretch};
use crate::lexicon::Class;
use crate::rules::Scene;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the source does with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stance {
    Asserts,
    Denies,
    Declines,
    NotConfirmed,
    Asks,
    Promises,
    Believes,
    Wants,
}

/// What stands around a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frame {
    /// "said that C"
    That,
    /// "said C"
    Clause,
    /// "said: C", "said, “C”"
    Quote,
    /// "C, S said"
    After,
    /// "C, said S"
    Inverted,
    /// "C1, S said, C2" without quotation marks
    Split,
    /// "refused to C"
    To,
    /// "asked whether C"
    Wh,
    /// "announced N"
    Noun,
    /// "wants N to C"
    NounTo,
    /// "described N as C"
    NounAs,
    /// "called for N"
    Prep,
    /// "N is thought to C"
    Passive,
}

impl Frame {
    /// The letter of its column.
    pub const fn letter(self) -> u8 {
        match self {
            Frame::That => b't',
            Frame::Clause => b'c',
            Frame::Quote => b'q',
            Frame::After => b'e',
            Frame::Inverted => b'i',
            Frame::Split => b'm',
            Frame::To => b'o',
            Frame::Wh => b'w',
            Frame::Noun => b'n',
            Frame::NounTo => b'x',
            Frame::NounAs => b'a',
            Frame::Prep => b'p',
            Frame::Passive => b'v',
        }
    }
}

/// What a claim was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reads {
    Verb(Frame),
    /// "the claim that C", "his criticism of N"
    Noun(Frame),
    /// "is confident that C"
    Adjective(Frame),
    /// "according to S", "in the words of S"
    According,
    /// "“C” -- S"
    Dash,
    /// "S: C"
    Headline,
    /// "Asked whether C": nobody is named who asked.
    Asked,
    /// "said no": the answer to a question.
    Answer,
    /// "reportedly": nobody is named.
    Hearsay,
    /// "reported, citing S": what is reported, S has said.
    Citing,
    /// A quotation without a cue, whose speaker goes on.
    Run,
    /// A quotation without a cue, right after a sentence about who speaks it.
    Scene,
    /// The article's own voice.
    OwnVoice,
}

impl Reads {
    /// Whether the words for the source stand beside the clause that was said, not in it.
    pub const fn beside(self) -> bool {
        matches!(
            self,
            Reads::Verb(Frame::After | Frame::Inverted | Frame::Split)
                | Reads::According
                | Reads::Dash
                | Reads::Headline
        )
    }
}

/// Cues that behave alike, where a rule has to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CueClass {
    /// say, mutter, argue, write, read, pretend: what they bring is words.
    Speech,
    /// announce, show, share: words, or what one has.
    Announce,
    Show,
    Express,
    /// know, see
    Know,
    /// praise, support, question: what one thinks of a thing.
    Judge,
    Other,
}

impl CueClass {
    fn of(name: &str) -> CueClass {
        match name {
            "say" | "manner" | "argue" | "write" | "read" | "lie" => CueClass::Speech,
            "announce" => CueClass::Announce,
            "show" => CueClass::Show,
            "express" => CueClass::Express,
            "know" => CueClass::Know,
            "judge" | "support" | "ask" => CueClass::Judge,
            _ => CueClass::Other,
        }
    }
}

/// A cue as the tables have it.
#[derive(Clone, Copy, Debug)]
pub struct CueWord {
    pub lemma: &'static str,
    pub class: CueClass,
    pub stance: Stance,
    /// The object is whom it is told.
    pub to_whom: bool,
    frames: &'static str,
    prepositions: &'static str,
}

impl CueWord {
    /// What the tables say of a token as a cue of a class.
    #[inline]
    pub fn of(scene: &Scene<'_>, token: u32, class: Class) -> Option<CueWord> {
        // Few words are cues: the class tells before the tables are asked.
        if !scene.classes(token).has(class) {
            return None;
        }
        CueWord::parse(scene.value(token, class)?)
    }

    fn parse(value: &'static str) -> Option<CueWord> {
        // Short: looking at byte after byte is quickest.
        let find = |mark: u8, from: usize| value.bytes().skip(from).position(|byte| byte == mark).map(|at| from + at);
        let part = |from: usize, to: usize| value.get(from..to).unwrap_or_default();
        let lemma_end = find(b' ', 0)?;
        let stance_end = find(b' ', lemma_end + 1).unwrap_or(value.len());
        let frames_end = find(b' ', stance_end + 1).unwrap_or(value.len());
        let (lemma, stance) = (part(0, lemma_end), part(lemma_end + 1, stance_end));
        let (frames, prepositions) = (part(stance_end + 1, frames_end), part(frames_end + 1, value.len()));
        let slash = stance.bytes().position(|byte| byte == b'/').unwrap_or(stance.len());
        let (stance, class) = (&stance[..slash], stance.get(slash + 1..).unwrap_or_default());
        let to_whom = stance.ends_with('+');
        let stance = match stance.strip_suffix('+').unwrap_or(stance) {
            "denies" => Stance::Denies,
            "declines" => Stance::Declines,
            "asks" => Stance::Asks,
            "promises" => Stance::Promises,
            "believes" => Stance::Believes,
            "wants" => Stance::Wants,
            _ => Stance::Asserts,
        };
        Some(CueWord { lemma, class: CueClass::of(class), stance, to_whom, frames, prepositions })
    }

    /// "the slogan", "the caption": a noun for words that stand right behind it, which only says so.
    pub const fn worded() -> CueWord {
        CueWord {
            lemma: "words",
            class: CueClass::Speech,
            stance: Stance::Asserts,
            to_whom: false,
            frames: "",
            prepositions: "",
        }
    }

    /// How far the cue can be relied on in this frame, in tenths; 0 if it has no such frame.
    pub fn reliability(&self, frame: Frame) -> u8 {
        let at = self.frames.bytes().position(|b| b == frame.letter());
        at.and_then(|at| self.frames.as_bytes().get(at + 1)).map_or(0, |digit| digit.wrapping_sub(b'0'))
    }

    /// The same, before a preposition.
    pub fn with_preposition(&self, word: &str) -> u8 {
        let digit = |part: &str| part.strip_prefix(word).and_then(|d| d.parse().ok());
        self.prepositions.split(' ').find_map(digit).unwrap_or(0)
    }

    /// Whether it attributes on its own: "C, S said".
    pub fn attributes(&self) -> bool {
        self.reliability(Frame::After) >= STRONG
    }

    /// Whether it brings speech, so that a quotation or a clause before it is what was said.
    pub fn speaks(&self) -> bool {
        self.reliability(Frame::After) >= 3 || self.reliability(Frame::Quote) >= 3
    }
}

/// From this share of uses on, in tenths, a cue in its frame is evidence enough: "say", not "think".
pub const STRONG: u8 = 7;

/// Particles that make a verb another verb.
pub const PARTICLES: [&str; 8] = ["out", "back", "up", "down", "off", "away", "forward", "aside"];

/// A particle that belongs to the verb before it: "pointed out that", "lashed out at".
pub fn is_particle(scene: &Scene<'_>, stretch: &Stretch, cue: CueWord, at: usize) -> bool {
    let word = stretch.items.get(at).filter(|item| item.tokens.len() == 1);
    let word = word.map_or("", |item| scene.lower(item.tokens.start));
    // "he went on", not "he commented on the plan"
    if word == "on" {
        let next = stretch.kind(at + 1);
        let alone = next.is_none_or(|k| matches!(k, Kind::Comma | Kind::Stop | Kind::Colon | Kind::That));
        return alone && cue.with_preposition(word) > 0;
    }
    PARTICLES.contains(&word) && (cue.reliability(Frame::After) >= 5 || cue.with_preposition(word) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        let tell = CueWord::parse("tell asserts+/tell t9c8 of6 about5").unwrap();
        assert_eq!((tell.lemma, tell.to_whom, tell.stance), ("tell", true, Stance::Asserts));
        assert_eq!(
            (tell.reliability(Frame::That), tell.reliability(Frame::Clause), tell.reliability(Frame::Wh)),
            (9, 8, 0)
        );
        assert_eq!((tell.with_preposition("about"), tell.with_preposition("on")), (5, 0));
        assert!(CueWord::parse("say").is_none());
    }
}

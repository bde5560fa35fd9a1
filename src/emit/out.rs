//! Bytes on their way out.

/// What is written is gathered here, and of a long report handed on in pieces, which need not lie in memory together.
#[derive(Default)]
pub struct Out<'o> {
    /// What was not handed on yet.
    pub bytes: Vec<u8>,
    hand_on: Option<HandOn<'o>>,
}

type HandOn<'o> = &'o mut dyn FnMut(&mut Vec<u8>);

/// So many bytes are handed on together.
const PIECE: usize = 1 << 20;

impl<'o> Out<'o> {
    /// Goes on behind these bytes; `hand_on` empties the vector that it is given, which may end anywhere between two items
    /// of a list.
    pub fn new(bytes: Vec<u8>, hand_on: HandOn<'o>) -> Out<'o> {
        Out { bytes, hand_on: Some(hand_on) }
    }

    /// Goes on behind these bytes, and keeps all.
    pub fn whole(bytes: Vec<u8>) -> Out<'static> {
        Out { bytes, hand_on: None }
    }

    /// Hands on what there is, if it is much: to be called between two items.
    #[inline]
    pub(super) fn between(&mut self) {
        if self.bytes.len() >= PIECE
            && let Some(hand_on) = &mut self.hand_on
        {
            hand_on(&mut self.bytes);
        }
    }
}

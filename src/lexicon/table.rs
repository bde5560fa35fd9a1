//! A table from forms to numbers, shared by the build script, which writes it, and the lexicon, which reads it in place.
//!
//! Open addressing, seven bytes a place: 39 bits of the form's hash and a number, 0 for an empty place. The forms
//! themselves are not kept: with the place that a hash leads to, a form of none is taken for one of the table once in
//! some 10^12 times, and the build fails where two of the table meet.

/// Bytes of a place.
pub const PLACE: usize = 7;
/// Bits of a place that hold the number, plus one.
pub const NUMBER: u32 = 17;

/// The hash of a form, eight bytes at a step.
pub fn hash(form: &str) -> u64 {
    let mut hash = form.len() as u64;
    for chunk in form.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 32;
    }
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 29
}

/// The place at which a form is looked for first, and what it is known by there.
pub fn place(hash: u64, places: usize) -> (usize, u64) {
    ((((hash >> 32) * places as u64) >> 32) as usize, hash & ((1 << (8 * PLACE as u32 - NUMBER)) - 1))
}

/// The number of a form.
pub fn find(table: &[u8], form: &str) -> Option<u32> {
    let (places, _) = table.as_chunks::<PLACE>();
    let (mut at, mark) = place(hash(form), places.len());
    loop {
        let mut found = [0; 8];
        found[..PLACE].copy_from_slice(places.get(at)?);
        let found = u64::from_le_bytes(found);
        if found == 0 {
            return None;
        }
        if found >> NUMBER == mark {
            return Some(found as u32 % (1 << NUMBER) - 1);
        }
        at = if at + 1 == places.len() { 0 } else { at + 1 };
    }
}

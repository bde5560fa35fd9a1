//! The ids of the rules.

pub(super) const MAIN: &str = "CLS001";
pub(super) const COORDINATE: &str = "CLS002";
pub(super) const SHARED: &str = "CLS003";
pub(super) const BARE: &str = "CLS004";
pub(super) const COLON: &str = "CLS005";
pub(super) const CONTACT: &str = "CLS006";
pub(super) const ATTRIBUTION: &str = "CLS007";
pub(super) const ASIDE: &str = "CLS008";
pub(super) const DASHES: &str = "CLS009";
pub(super) const THAT: &str = "CLS010";
pub(super) const QUESTION: &str = "CLS011";
pub(super) const RELATIVE: &str = "CLS012";
pub(super) const ADVERBIAL: &str = "CLS013";
pub(super) const ING_COMPLEMENT: &str = "CLS014";
pub(super) const PARTICIPLE: &str = "CLS015";
pub(super) const INFINITIVE: &str = "CLS016";

//! Tables as the program writes them: with the feature `parquet`; without it there are none.

#[cfg(not(feature = "parquet"))]
mod none;
#[cfg(feature = "parquet")]
mod parts;
#[cfg(feature = "parquet")]
mod some;

#[cfg(not(feature = "parquet"))]
pub use none::*;
#[cfg(feature = "parquet")]
pub use parts::Parts;
#[cfg(feature = "parquet")]
pub use some::*;

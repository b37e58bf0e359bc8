//! What a transformer encoder needs of a processor, in integers where it counts.
//!
//! Matrix products run on eight-bit integers: activations as `u8` with a scale for each row, found anew for each row;
//! weights as
//! `i8` of at most seven bits ([`WEIGHT_LIMIT`]) with a scale for each column. Between the products stand layer norms,
//! GELU and softmax in `f32`.
//!
//! **Every level gives the same bits.** Integer sums are exact in any order; seven-bit weights keep the sixteen-bit
//! sums of AVX2 from saturating. Floats are plain `+ - * /` and `sqrt`, which IEEE 754 fixes to the bit, summed in
//! [`LANES`] lanes whatever the width of the machine's registers, and never fused: Rust does not contract `a * b + c`.
//! So a result depends neither on the processor nor on which other rows stand in the batch.
//!
//! ```
//! use sanudo_kernels::{Level, Packed, Quantized, product};
//!
//! // Two rows of four by the identity: eight bits lose less than a hundredth of the largest.
//! let rows = [1.0, -2.0, 3.0, -4.0, 0.5, 0.25, 0.0, -0.5];
//! let weights = Packed::identity(4);
//! let level = Level::detect();
//! let mut out = [0.0; 8];
//! product(level, &Quantized::of(level, &rows, 4), &weights, &mut out);
//! assert!(rows.iter().zip(&out).all(|(row, out)| (row - out).abs() < 0.04));
//! ```

mod attend;
mod exp;
mod gelu;
mod lanes;
mod level;
mod norm;
mod pack;
mod product;
mod quantize;
#[expect(unsafe_code, reason = "instructions that safe Rust does not reach, each block with its argument")]
mod tile;

pub use attend::{Attention, attend};
pub use lanes::LANES;
pub use level::Level;
pub use norm::{Norm, add_norm};
pub use pack::{Packed, WEIGHT_LIMIT};
pub use product::{product, product_gelu};
pub use quantize::Quantized;
pub use tile::{COLUMNS, ROWS};

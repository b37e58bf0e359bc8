//! The file of weights: safetensors whose header names format, version, labels and sizes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use safetensors::{Dtype, SafeTensors};
use sanudo_kernels::{Norm, Packed};
use sha2::{Digest, Sha256};

/// Whose weights a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The language engine's.
    Engine,
    /// The extractor's.
    Extractor,
}

impl Kind {
    /// What the header calls it.
    const fn format(self) -> &'static str {
        match self {
            Self::Engine => "sanudo-engine",
            Self::Extractor => "sanudo-extractor",
        }
    }

    /// The recipe that writes such files.
    const fn recipe(self) -> &'static str {
        match self {
            Self::Engine => "training/engine/export.py",
            Self::Extractor => "training/extractor/ship.py",
        }
    }
}

/// The version of the layout that this program reads.
pub(crate) const VERSION: &str = "1";

/// Why weights cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// Not a file of safetensors.
    #[error("these are no weights: {0}; expected a safetensors file written by the recipes in training/")]
    Form(#[from] safetensors::SafeTensorError),
    /// Safetensors, but of something else.
    #[error("the file holds {found:?}, expected {:?}: weights written by {}", .expected.format(), .expected.recipe())]
    Format {
        /// What was asked for.
        expected: Kind,
        /// What the header says, empty for nothing.
        found: String,
    },
    /// Weights of another version of this program.
    #[error(
        "the weights are of version {found:?}, this program reads version {VERSION:?}; export them anew or use the program they came with"
    )]
    Version {
        /// What the header says.
        found: String,
    },
    /// Bytes were changed after the file was written.
    #[error("the weights are damaged: their SHA-256 is {found}, their header says {expected}; copy the file again")]
    Checksum {
        /// Of the bytes as they are.
        found: String,
        /// As the header has it.
        expected: String,
    },
    /// A tensor or an entry of the header is missing or not of the expected shape.
    #[error("the weights lack what is needed: {0}")]
    Content(String),
}

/// A file of weights, its header read. Borrowed bytes stay where they are; of owned ones no second copy is made.
#[derive(Debug)]
pub(crate) struct Weights {
    bytes: Cow<'static, [u8]>,
    tensors: HashMap<String, (Dtype, Vec<usize>, Range<usize>)>,
    header: HashMap<String, String>,
}

impl Weights {
    /// Weights that are part of the program: their checksum was compared when it was built.
    pub(crate) fn embedded(bytes: &'static [u8], expected: Kind) -> Result<Self, WeightsError> {
        Self::read(Cow::Borrowed(bytes), expected)
    }

    /// Weights that came from elsewhere, their checksum compared with the header's.
    pub(crate) fn foreign(bytes: Vec<u8>, expected: Kind) -> Result<Self, WeightsError> {
        let weights = Self::read(Cow::Owned(bytes), expected)?;
        weights.verify()?;
        Ok(weights)
    }

    /// Reads the header.
    fn read(bytes: Cow<'static, [u8]>, expected: Kind) -> Result<Self, WeightsError> {
        let (length, metadata) = SafeTensors::read_metadata(&bytes)?;
        let header = metadata.metadata().clone().unwrap_or_default();
        let entry = |key: &str| header.get(key).cloned().unwrap_or_default();
        if entry("format") != expected.format() {
            return Err(WeightsError::Format { expected, found: entry("format") });
        }
        if entry("version") != VERSION {
            return Err(WeightsError::Version { found: entry("version") });
        }
        let start = length + size_of::<u64>();
        let tensors = metadata
            .tensors()
            .into_iter()
            .map(|(name, info)| {
                let (first, end) = info.data_offsets;
                (name, (info.dtype, info.shape.clone(), start + first..start + end))
            })
            .collect();
        Ok(Self { bytes, tensors, header })
    }

    /// Compares the bytes of all tensors with the header's checksum.
    fn verify(&self) -> Result<(), WeightsError> {
        let start = self.tensors.values().map(|(.., range)| range.start).min().unwrap_or(self.bytes.len());
        let found = hexadecimal(&self.bytes[start..]);
        let expected = self.entry("sha256")?;
        if found == expected { Ok(()) } else { Err(WeightsError::Checksum { found, expected: expected.to_owned() }) }
    }

    /// The SHA-256 of a tensor's bytes, as hexadecimal digits.
    pub(crate) fn checksum(&self, name: &str) -> Result<String, WeightsError> {
        let (.., range) =
            self.tensors.get(name).ok_or_else(|| WeightsError::Content(format!("tensor {name:?} is missing")))?;
        Ok(hexadecimal(&self.bytes[range.clone()]))
    }

    /// An entry of the header.
    pub(crate) fn entry(&self, key: &str) -> Result<&str, WeightsError> {
        let found = self.header.get(key);
        found.map(String::as_str).ok_or_else(|| WeightsError::Content(format!("the header has no {key:?}")))
    }

    /// An entry of the header that is JSON.
    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self, key: &str) -> Result<T, WeightsError> {
        serde_json::from_str(self.entry(key)?)
            .map_err(|error| WeightsError::Content(format!("{key:?} of the header cannot be read: {error}")))
    }

    fn tensor(&self, name: &str, dtype: Dtype, shape: &[Option<usize>]) -> Result<(&[u8], &[usize]), WeightsError> {
        let fail = |what: String| WeightsError::Content(format!("tensor {name:?} {what}"));
        let (found, sizes, range) = self.tensors.get(name).ok_or_else(|| fail("is missing".to_owned()))?;
        let fits = sizes.len() == shape.len()
            && sizes.iter().zip(shape).all(|(size, expected)| expected.is_none_or(|expected| expected == *size));
        if *found != dtype || !fits {
            return Err(fail(format!("is {found:?} of {sizes:?}, expected {dtype:?} of {shape:?}")));
        }
        Ok((&self.bytes[range.clone()], sizes))
    }

    /// A vector of floats, all of them finite.
    pub(crate) fn floats(&self, name: &str, length: usize) -> Result<Vec<f32>, WeightsError> {
        let (bytes, _) = self.tensor(name, Dtype::F32, &[Some(length)])?;
        let floats: Vec<f32> = bytes.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect();
        if floats.iter().all(|value| value.is_finite()) {
            Ok(floats)
        } else {
            Err(WeightsError::Content(format!("tensor {name:?} holds what is no number")))
        }
    }

    /// UTF-8 text, in lines.
    pub(crate) fn lines(&self, name: &str) -> Result<impl Iterator<Item = &str>, WeightsError> {
        let (bytes, _) = self.tensor(name, Dtype::U8, &[None])?;
        let text = std::str::from_utf8(bytes)
            .map_err(|error| WeightsError::Content(format!("tensor {name:?} is no text: {error}")))?;
        Ok(text.split('\n').filter(|line| !line.is_empty()))
    }

    /// Rows of two.
    pub(crate) fn pairs(&self, name: &str) -> Result<Vec<(u16, u16)>, WeightsError> {
        let (bytes, _) = self.tensor(name, Dtype::U16, &[None, Some(2)])?;
        let pair = |four: &[u8; 4]| (u16::from_le_bytes([four[0], four[1]]), u16::from_le_bytes([four[2], four[3]]));
        Ok(bytes.as_chunks().0.iter().map(pair).collect())
    }

    /// Gain and bias of a layer norm.
    pub(crate) fn norm(&self, name: &str, width: usize) -> Result<Norm, WeightsError> {
        Ok(Norm {
            gain: self.floats(&format!("{name}.gain"), width)?,
            bias: self.floats(&format!("{name}.bias"), width)?,
        })
    }

    /// `outputs` outputs of `inputs` inputs.
    pub(crate) fn linear(&self, name: &str, inputs: usize, outputs: usize) -> Result<Packed, WeightsError> {
        self.stacked(&[(name, outputs)], inputs)
    }

    /// Several layers that read the same inputs as one: their outputs follow one another.
    pub(crate) fn stacked(&self, layers: &[(&str, usize)], inputs: usize) -> Result<Packed, WeightsError> {
        let (mut weights, mut scales, mut bias) = (Vec::new(), Vec::new(), Vec::new());
        for (name, outputs) in layers {
            let full = format!("{name}.weight");
            let (bytes, _) = self.tensor(&full, Dtype::I8, &[Some(*outputs), Some(inputs)])?;
            weights.extend(bytes.iter().map(|byte| byte.cast_signed()));
            scales.extend(self.floats(&format!("{name}.scale"), *outputs)?);
            bias.extend(self.floats(&format!("{name}.bias"), *outputs)?);
        }
        Packed::new(&weights, inputs, &scales, &bias)
            .ok_or_else(|| WeightsError::Content(format!("{:?} has a weight of more than seven bits", layers[0].0)))
    }

    /// A table of rows in eight bits.
    pub(crate) fn table(&self, name: &str, width: usize) -> Result<Table, WeightsError> {
        let weight = format!("{name}.weight");
        let (_, sizes) = self.tensor(&weight, Dtype::I8, &[None, Some(width)])?;
        let scales = self.floats(&format!("{name}.scale"), sizes[0])?;
        let (.., range) = &self.tensors[&weight];
        Ok(Table { start: range.start, width, scales })
    }

    /// Adds the row of `table` at `index` to `to`.
    pub(crate) fn add_row(&self, table: &Table, index: usize, to: &mut [f32]) {
        let start = table.start + index * table.width;
        let scale = table.scales[index];
        for (value, byte) in to.iter_mut().zip(&self.bytes[start..start + table.width]) {
            *value += f32::from(byte.cast_signed()) * scale;
        }
    }
}

/// The SHA-256 of some bytes.
fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A table that stays in the file's bytes.
#[derive(Debug)]
pub(crate) struct Table {
    start: usize,
    width: usize,
    scales: Vec<f32>,
}

impl Table {
    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.scales.len()
    }
}

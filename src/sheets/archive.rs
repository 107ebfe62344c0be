//! A packed file of parts, written: what a workbook lies in.
//!
//! The library that reads archives writes them as well, by six ways of packing: 300 KB in place of these lines. The
//! format is APPNOTE.TXT 6.3 of PKWARE, as far as ISO/IEC 21320-1 lets documents use it.

use crc32fast::Hasher;
use flate2::{Compression, write::DeflateEncoder};
use std::io::Write;

/// Quick, and a tenth larger than the best.
const LEVEL: u32 = 3;
/// 1 January 1980: nobody knows what time it is here.
const NO_TIME: [u8; 4] = [0, 0, 0x21, 0];
/// Version 2.0 unpacks it; names are UTF-8; it is deflated.
const HOW: [u8; 6] = [20, 0, 0, 8, 8, 0];

/// A workbook cannot be written: more than memory holds, or a sheet was not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWritten;

impl From<std::io::Error> for NotWritten {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

/// An archive that is being written, part by part.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    /// The list of the parts, which stands at the end.
    list: Vec<u8>,
    parts: u16,
    part: Option<Part>,
}

struct Part {
    name: String,
    packed: DeflateEncoder<Vec<u8>>,
    sum: Hasher,
    size: usize,
}

impl Archive {
    /// Begins a part, after the one before.
    pub(super) fn begin(&mut self, name: &str) -> Result<(), NotWritten> {
        self.end_part()?;
        let packed = DeflateEncoder::new(Vec::new(), Compression::new(LEVEL));
        self.part = Some(Part { name: name.to_owned(), packed, sum: Hasher::new(), size: 0 });
        Ok(())
    }

    /// Writes into the part that was begun last.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), NotWritten> {
        let part = self.part.as_mut().ok_or(NotWritten)?;
        part.packed.write_all(bytes)?;
        part.sum.update(bytes);
        part.size += bytes.len();
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Vec<u8>, NotWritten> {
        self.end_part()?;
        let (start, length) = (four(self.bytes.len())?, four(self.list.len())?);
        let parts = self.parts.to_le_bytes();
        self.bytes.append(&mut self.list);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend([parts, parts].concat());
        self.bytes.extend([length, start].concat());
        self.bytes.extend([0, 0]);
        Ok(self.bytes)
    }

    fn end_part(&mut self) -> Result<(), NotWritten> {
        let Some(Part { name, packed, sum, size }) = self.part.take() else { return Ok(()) };
        let packed = packed.finish()?;
        let start = four(self.bytes.len())?;
        let sizes = [sum.finalize().to_le_bytes(), four(packed.len())?, four(size)?].concat();
        let length = u16::try_from(name.len()).map_err(|_| NotWritten)?.to_le_bytes();
        let common = [&HOW[..], &NO_TIME, &sizes, &length, &[0, 0]].concat();
        self.bytes.extend([b"PK\x03\x04", &common[..], name.as_bytes(), &packed].concat());
        self.list.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &start, name.as_bytes()].concat());
        self.parts = self.parts.checked_add(1).ok_or(NotWritten)?;
        Ok(())
    }
}

fn four(number: usize) -> Result<[u8; 4], NotWritten> {
    u32::try_from(number).map(u32::to_le_bytes).map_err(|_| NotWritten)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};
    use zip::ZipArchive;

    #[test]
    fn what_is_written_is_read() {
        let mut archive = Archive::default();
        let long = "运单 ".repeat(100_000);
        for (name, text) in [("a.xml", "<a/>"), ("表/b.xml", long.as_str()), ("empty", "")] {
            archive.begin(name).unwrap();
            text.as_bytes().chunks(50_000).for_each(|piece| archive.write(piece).unwrap());
        }
        let mut read = ZipArchive::new(Cursor::new(archive.finish().unwrap())).unwrap();
        assert_eq!(read.len(), 3);
        for (name, wanted) in [("a.xml", "<a/>"), ("表/b.xml", long.as_str()), ("empty", "")] {
            let (mut part, mut text) = (read.by_name(name).unwrap(), String::new());
            part.read_to_string(&mut text).unwrap();
            assert_eq!(text, wanted, "{name}");
        }
        assert_eq!(Archive::default().write(b"x"), Err(NotWritten));
    }
}

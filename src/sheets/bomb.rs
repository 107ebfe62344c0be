//! Packed files that unpack without end: bounded by what is really unpacked, whatever they say of themselves.

use super::refused::Refused;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A million rows of a wide table take a third of it.
const LARGEST: u64 = 1 << 30;
/// No workbook has more parts.
const MOST_PARTS: usize = 10_000;

/// Unpacks every part once and throws it away, as far as the largest table goes.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refused> {
    check_up_to(LARGEST, bytes)
}

fn check_up_to(largest: u64, bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Refused::TooLarge(0));
    }
    let mut left = largest;
    let mut buffer = vec![0; 1 << 16];
    for place in 0..archive.len() {
        // What is locked says so when it is opened as a workbook.
        let Ok(mut part) = archive.by_index(place) else { continue };
        loop {
            match part.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => {
                    let read = u64::try_from(read).unwrap_or(u64::MAX);
                    left = left.checked_sub(read).ok_or(Refused::TooLarge(largest))?;
                }
                Err(_) => return Err(Refused::Damaged),
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    #[test]
    fn what_unpacks_without_end_is_bounded_by_what_is_unpacked() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(&[b'0'; 100_000]).unwrap();
        let honest = zip.finish().unwrap().into_inner();
        assert!(honest.len() < 1000);
        assert_eq!(check_up_to(100_000, &honest), Ok(()));
        assert_eq!(check_up_to(99_999, &honest), Err(Refused::TooLarge(99_999)));
        // It says that it holds ten bytes, at its beginning and in its list.
        let mut lying = honest.clone();
        let list = lying.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
        lying[22..26].copy_from_slice(&10_u32.to_le_bytes());
        lying[list + 24..list + 28].copy_from_slice(&10_u32.to_le_bytes());
        let refused = check_up_to(99_999, &lying);
        assert!(matches!(refused, Err(Refused::TooLarge(_) | Refused::Damaged)), "{refused:?}");
    }
}

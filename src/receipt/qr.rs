//! A QR code as one path.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write;

/// White modules around the code: scanners need them.
const QUIET: i32 = 4;
/// Larger than this, a code on paper or on a phone is no longer read with ease.
const LARGEST: u8 = 27;
/// Up to this version, correction is worth more than a smaller code.
const HANDY: u8 = 15;

/// A QR code as a drawing of black squares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// The number of squares on each side, with the white border.
    pub side: i32,
    /// The dark squares as the `d` attribute of an SVG path, in a view box of that side.
    pub path: String,
}

/// The text as a QR code, with as much error correction as fits its size; none where the text is too long for one.
///
/// ```
/// let code = parcel_claims::receipt::qr("v=1").unwrap();
/// assert!(code.path.starts_with("M4 4h7"));
/// assert!(parcel_claims::receipt::qr(&"x".repeat(3000)).is_none());
/// ```
#[must_use]
pub fn qr(text: &str) -> Option<Qr> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    // The smallest code is read best; what is left of its room goes into correction.
    let fit = |level, most| {
        QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::new(most), None, true).ok()
    };
    let code = fit(QrCodeEcc::Medium, HANDY).or_else(|| fit(QrCodeEcc::Low, LARGEST))?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|at| code.get_module(*at, y)).count();
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET); // writing to a string cannot fail
            }
            x += run + 1;
        }
    }
    Some(Qr { side: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paints the path and reads it as a camera would.
    fn scan(code: &Qr) -> String {
        const SCALE: usize = 4;
        let side = usize::try_from(code.side).unwrap();
        let mut dark = vec![false; side * side];
        for run in code.path.split('M').skip(1) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|text| text.parse().ok()).take(3).collect();
            dark[numbers[1] * side + numbers[0]..][..numbers[2]].fill(true);
        }
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
            if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 }
        });
        image.detect_grids()[0].decode().unwrap().1
    }

    #[test]
    fn a_camera_reads_what_was_written() {
        for length in [1, 20, 150, 300, 470, 700, 1200] {
            let text: String = "v=1&at=2012-03-04T08:30&check=".chars().cycle().take(length).collect();
            assert_eq!(scan(&qr(&text).unwrap()), text);
        }
    }
}

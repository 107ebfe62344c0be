//! What people type, turned into what the record holds. What cannot be read stays as it is: the check says why.

use super::{Kind, Raw};

/// Reads a typed text as a value of this kind; an empty one says nothing.
///
/// ```
/// use parcel_claims::case::{Kind, Raw, typed};
/// assert_eq!(typed(Kind::Yuan, "¥1,200.50 元"), Raw::Number(1200.5));
/// assert_eq!(typed(Kind::Moment, "2012年3月4日 8:30"), Raw::Text("2012-03-04T08:30".into()));
/// assert_eq!(typed(Kind::Date, " "), Raw::Null);
/// ```
#[must_use]
pub fn typed(kind: Kind, text: &str) -> Raw {
    let text = narrow(text);
    let text = text.trim();
    if text.is_empty() {
        return Raw::Null;
    }
    match kind {
        Kind::Yuan => sum(text).map_or_else(|| Raw::Number(f64::NAN), Raw::Number),
        Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report => {
            Raw::Text(moment(text).unwrap_or_else(|| text.to_owned()))
        }
        Kind::Text(_) | Kind::Choice(_) | Kind::YesNo => Raw::Text(text.to_owned()),
    }
}

/// Full-width forms, as a Chinese input method types them, become plain ones.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{3000}' => ' ',
            '。' => '.',
            '￥' => '¥',
            '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
            _ => letter,
        })
        .collect()
}

fn sum(text: &str) -> Option<f64> {
    let text = text.trim_start_matches('¥').trim_end_matches(['元', '块']).trim();
    let digits: String = text.chars().filter(|letter| *letter != ',' && *letter != ' ').collect();
    let plain = digits.strip_prefix('-').unwrap_or(&digits);
    let sound = !plain.is_empty() && plain.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    sound.then(|| digits.parse().ok())?
}

/// `2012/3/4 8:30`, `2012年3月4日8点30分`, `20120304 0830`: year, month and day, and a clock time where there is one.
fn moment(text: &str) -> Option<String> {
    let mut numbers: Vec<&str> =
        text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    if !text.chars().all(|letter| letter.is_ascii_digit() || "-/.: T年月日号时点分".contains(letter)) {
        return None;
    }
    let joined = numbers.first().copied().filter(|first| first.len() == 8);
    if let Some(joined) = joined {
        numbers.splice(..1, [joined.get(..4)?, joined.get(4..6)?, joined.get(6..)?]);
    }
    if let [_, _, _, clock] = *numbers.as_slice()
        && clock.len() == 4
    {
        numbers.splice(3.., [clock.get(..2)?, clock.get(2..)?]);
    }
    let hour_alone = text.ends_with(['点', '时']);
    match *numbers.as_slice() {
        [year, month, day] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [year, month, day, hour] if year.len() == 4 && hour_alone => {
            Some(format!("{year}-{month:0>2}-{day:0>2}T{hour:0>2}:00"))
        }
        [year, month, day, hour, minute] if year.len() == 4 => {
            Some(format!("{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute:0>2}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (text, read) in [
            ("2012-3-4", "2012-03-04"),
            ("2012/03/04", "2012-03-04"),
            ("2012.3.4", "2012-03-04"),
            ("20120304", "2012-03-04"),
            ("２０１２－３－４", "2012-03-04"),
            ("2012年3月4日", "2012-03-04"),
            ("2012-03-04T08:30", "2012-03-04T08:30"),
            ("2012-3-4 8:30", "2012-03-04T08:30"),
            ("2012/3/4 8：05", "2012-03-04T08:05"),
            ("20120304 0830", "2012-03-04T08:30"),
            ("2012年3月4日8点", "2012-03-04T08:00"),
            ("2012年3月4日 8点30分", "2012-03-04T08:30"),
        ] {
            assert_eq!(typed(Kind::Moment, text), Raw::Text(read.into()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_stays_for_the_check_to_refuse() {
        for text in ["2012", "3-4", "yesterday", "2012-3", "2012-3-4 8", "1e3"] {
            assert_eq!(typed(Kind::Moment, text), Raw::Text(text.into()), "{text}");
        }
        for text in ["abc", "1e3", "1.2.3", "-", "12abc"] {
            assert!(matches!(typed(Kind::Yuan, text), Raw::Number(number) if number.is_nan()), "{text}");
        }
    }

    #[test]
    fn sums_are_read_as_people_type_them() {
        for (text, read) in
            [("1200", 1200.0), ("1,200", 1200.0), ("1200元", 1200.0), ("１２００．５", 1200.5), ("-5", -5.0)]
        {
            assert_eq!(typed(Kind::Yuan, text), Raw::Number(read), "{text}");
        }
    }
}

//! Texts in letters that mean the same whatever encoding a server or a page names: ASCII alone.

use anyhow::{Result, bail};

/// A script: in its strings, `\u` stands for the rest.
pub fn script(text: &str) -> String {
    escaped(text, |letter| letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect())
}

/// Markup, with scripts and styles inside it.
pub fn markup(text: &str) -> String {
    let mut ascii = String::new();
    let mut rest = text;
    while let Some((before, tag, inside, after)) = raw(rest) {
        ascii.push_str(&escaped(before, entity));
        ascii.push_str(&if tag == "script" { script(inside) } else { escaped(inside, in_style) });
        rest = after;
    }
    ascii + &escaped(rest, entity)
}

/// Whether nothing but ASCII stands in a file that ships.
pub fn check(name: &str, bytes: &[u8]) -> Result<()> {
    if !bytes.is_ascii() {
        bail!("{name}: a letter beyond ASCII means something else where a server names another encoding");
    }
    Ok(())
}

/// The first element whose content is no markup: what comes before the content, its name, the content, and the rest.
fn raw(text: &str) -> Option<(&str, &'static str, &str, &str)> {
    let opened = ["script", "style"].into_iter().filter_map(|tag| Some((text.find(&format!("<{tag}"))?, tag)));
    let (at, tag) = opened.min()?;
    let from = at + text.get(at..)?.find('>')? + 1;
    let to = from + text.get(from..)?.find(&format!("</{tag}"))?;
    Some((text.get(..from)?, tag, text.get(from..to)?, text.get(to..)?))
}

fn entity(letter: char) -> String {
    format!("&#x{:x};", u32::from(letter))
}

fn in_style(letter: char) -> String {
    format!("\\{:x} ", u32::from(letter))
}

fn escaped(text: &str, escape: impl Fn(char) -> String) -> String {
    text.chars().map(|letter| if letter.is_ascii() { letter.to_string() } else { escape(letter) }).collect()
}

#[cfg(test)]
mod tests {
    use super::{check, markup, script};

    #[test]
    fn each_kind_of_text_has_its_escapes() {
        assert_eq!(script("tell(\"件𠮷\");"), "tell(\"\\u4ef6\\ud842\\udfb7\");");
        let page = "<p title=\"件\">理</p><style>p::after { content: \"件1\"; }</style>\
            <script type=\"x\">say(\"件\");</script><b>件</b>";
        let wanted = "<p title=\"&#x4ef6;\">&#x7406;</p><style>p::after { content: \"\\4ef6 1\"; }</style>\
            <script type=\"x\">say(\"\\u4ef6\");</script><b>&#x4ef6;</b>";
        assert_eq!(markup(page), wanted);
        assert_eq!(markup("<p>plain</p>"), "<p>plain</p>");
    }

    #[test]
    fn what_is_left_is_refused() {
        assert!(check("a.html", markup("<p>件</p>").as_bytes()).is_ok());
        assert!(check("a.html", "件".as_bytes()).is_err());
    }
}

//! The glue of wasm-bindgen, so changed that no exception of a host passes through the module.
//!
//! An exception that unwinds the module's frames runs none of its code: what was borrowed stays so, and the page is
//! dead from then on. wasm-bindgen catches only where a binding says so, and most of web-sys says that nothing throws;
//! in the pages of others everything may. So each import is caught where it calls out, in the text of the glue: the
//! module goes on with nothing, and `refused` of `www/script/boundary.js` says so. That is sound since what comes after
//! the call in the glue turns `undefined` into what the module expects: an empty text, nothing, 0, `false`.

use anyhow::{Result, bail};

/// What the glue is changed in for every front.
const CHANGES: [(&str, &str); 2] = [
    // What is no text where one is expected, as after a refusal, is an empty one.
    (
        "function passStringToWasm0(arg, malloc, realloc) {\n",
        "function passStringToWasm0(arg, malloc, realloc) {\nif (typeof arg !== 'string') arg = '';\n",
    ),
    // Bytes of another program leave no trace: sound ones may follow.
    (
        "wasm.__wbindgen_start();",
        "try {\nwasm.__wbindgen_start();\n} catch (cause) {\nwasm = undefined;\n\
         throw new Error('parcel-claims: these bytes are not its .wasm file', { cause });\n}",
    ),
];

/// Imports that throw on purpose: wasm-bindgen's own way to stop.
const THROWS: [&str; 1] = ["__wbindgen_throw"];
/// Imports that call nothing but the module's own table.
const OWN: [&str; 1] = ["__wbindgen_init_externref_table"];
/// What a line begins with that calls nothing.
const CALLS_NOTHING: [&str; 4] =
    ["const ret = arg0;", "const ret = arg0 === ", "const ret = typeof", "const ret = result;"];

/// The glue with every import guarded that can throw.
pub fn guarded(glue: &str) -> Result<String> {
    let glue = changed(glue, &CHANGES)?;
    let Some((before, rest)) = glue.split_once("const import0 = {\n") else { bail!("the glue has no imports") };
    let Some((imports, after)) = rest.split_once("\n};\n") else { bail!("the imports of the glue have no end") };
    Ok(format!("{before}const import0 = {{\n{}\n}};\n{after}", guard_all(imports)?))
}

/// A text with each of these put in the place of another that must stand there once.
pub fn changed(glue: &str, changes: &[(&str, &str)]) -> Result<String> {
    changes.iter().try_fold(glue.to_owned(), |glue, (found, put)| {
        if glue.matches(found).count() != 1 {
            bail!("the glue of wasm-bindgen has changed: `{found}` does not stand in it once");
        }
        Ok(glue.replace(found, put))
    })
}

/// How an import ends that wasm-bindgen catches itself, and any other.
const ENDS: [&str; 2] = ["}, arguments); },", "},"];

/// Each import as it stands between the braces: `name: function(…) {`, lines, `},`.
fn guard_all(imports: &str) -> Result<String> {
    let mut guarded = Vec::new();
    let mut import: Option<(&str, Vec<&str>)> = None;
    for line in imports.lines().map(str::trim) {
        match &mut import {
            None if line == "__proto__: null," => guarded.push(line.to_owned()),
            None if line.ends_with('{') && line.contains(": function(") => import = Some((line, Vec::new())),
            None => bail!("the glue of wasm-bindgen has changed: an import begins with `{line}`"),
            Some((head, lines)) if line == ENDS[usize::from(!is_caught(head))] => {
                guarded.extend([guard(head, lines)?, line.to_owned()]);
                import = None;
            }
            Some((_, lines)) => lines.push(line),
        }
    }
    if let Some((head, _)) = import {
        bail!("the glue of wasm-bindgen has changed: `{head}` has no end");
    }
    Ok(guarded.join("\n"))
}

/// Whether wasm-bindgen catches it itself, as its binding says.
fn is_caught(head: &str) -> bool {
    head.contains("return handleError(")
}

/// An import, its end left out.
fn guard(head: &str, lines: &[&str]) -> Result<String> {
    let name = head.split(':').next().unwrap_or_default();
    let is = |known: &[&str]| known.iter().any(|known| name.contains(known));
    let result = lines.iter().position(|line| line.starts_with("const ret = "));
    let nothing = |line: &str| CALLS_NOTHING.iter().any(|begins| line.starts_with(begins));
    if is(&THROWS) || is(&OWN) || is_caught(head) || result.is_some_and(|at| nothing(lines[at])) {
        return Ok(format!("{head}\n{}", lines.join("\n")));
    }
    let Some(at) = result else {
        return Ok(format!("{head}\ntry {{\n{}\n}} catch (error) {{ refused(error); }}", lines.join("\n")));
    };
    let Some(call) = lines[at].strip_prefix("const ret = ").filter(|call| call.ends_with(';')) else {
        bail!("the glue of wasm-bindgen has changed: `{}`", lines[at]);
    };
    // What comes before it has nothing of the host's in it.
    let (before, after) = (lines[..at].join("\n"), lines[at + 1..].join("\n"));
    Ok(format!("{head}\n{before}\nlet ret;\ntry {{ ret = {call} }} catch (error) {{ refused(error); }}\n{after}"))
}

#[cfg(test)]
mod tests {
    use super::{changed, guard_all};

    #[test]
    fn what_calls_out_is_caught() {
        let imports = "\
__proto__: null,
__wbg_focus_1: function() { return handleError(function (arg0) {
arg0.focus();
}, arguments); },
__wbg_click_2: function(arg0) {
arg0.click();
},
__wbg_key_3: function(arg0, arg1) {
const ret = arg1.key;
const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
},
__wbg___wbindgen_is_null_4: function(arg0) {
const ret = arg0 === null;
return ret;
},
__wbg___wbindgen_throw_5: function(arg0, arg1) {
throw new Error(getStringFromWasm0(arg0, arg1));
},";
        let wanted = "\
__proto__: null,
__wbg_focus_1: function() { return handleError(function (arg0) {
arg0.focus();
}, arguments); },
__wbg_click_2: function(arg0) {
try {
arg0.click();
} catch (error) { refused(error); }
},
__wbg_key_3: function(arg0, arg1) {

let ret;
try { ret = arg1.key; } catch (error) { refused(error); }
const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
},
__wbg___wbindgen_is_null_4: function(arg0) {
const ret = arg0 === null;
return ret;
},
__wbg___wbindgen_throw_5: function(arg0, arg1) {
throw new Error(getStringFromWasm0(arg0, arg1));
},";
        assert_eq!(guard_all(imports).unwrap(), wanted);
    }

    #[test]
    fn a_glue_of_another_shape_is_refused() {
        assert!(guard_all("__wbg_click_2: (arg0) => arg0.click(),").is_err());
        assert!(guard_all("__wbg_click_2: function(arg0) {\narg0.click();").is_err());
        assert!(guard_all("__wbg_click_2: function(arg0) {\nconst ret = [\narg0,\n];\n},").is_err());
        assert!(changed("twice twice", &[("twice", "once")]).is_err());
    }
}

// The form by its codes and at once: for tests that are not about the keyboard.

/**
 * Enters a record of the public interface, as far as the form has a place for it; what it took, as a record.
 * Fields appear while others are answered, so it goes round until nothing more can be entered.
 */
export function put(page, facts, asOf) {
  return page.evaluate(
    (facts, asOf) => {
      const root = pc.querySelector(".pc");
      const seen = (element) => element?.checkVisibility() ?? false;
      const tell = (input, kind) => input.dispatchEvent(new Event(kind, { bubbles: true }));
      const write = (input, text) => {
        input.value = text;
        tell(input, "input");
        tell(input, "change");
      };
      const answer = (field, value) => {
        const code = value === true ? "yes" : value === false ? "no" : value;
        const option = field.querySelector(`input[type=radio][value="${code}"]`);
        const toggle = field.querySelector(`input[data-input=toggle][value="${code === "no" ? "not-so-far" : code}"]`);
        const check = field.querySelector("input[type=checkbox][data-input=value]");
        const text = field.querySelector("input[type=text]");
        if (option) option.click();
        else if (check) check.checked !== value && check.click();
        else if (toggle && (code === "no" || code === "unknown")) toggle.checked || toggle.click();
        else if (text && code !== "unknown") write(text, String(value));
        else return false;
        return true;
      };
      if (asOf) write(root.querySelector("[data-input=asOf]"), asOf);
      const late = ["dueAt", "signedAt", "delayCause"].some((key) => facts[key] != null);
      root.querySelector(`[data-late] input[value=${late ? "yes" : "no"}]`).click();
      const left = new Map(Object.entries(facts).filter(([, value]) => value != null));
      const taken = {};
      for (let progress = true; progress;) {
        progress = false;
        for (const [key, value] of left) {
          const field = root.querySelector(`[data-field=${key}]`);
          const profile = field?.closest("[data-view=profile]");
          if (!field || !(seen(field) || profile) || !answer(field, value)) continue;
          taken[key] = value;
          left.delete(key);
          progress = true;
        }
      }
      return taken;
    },
    facts,
    asOf,
  );
}

/** Clears everything, the profile too. */
export function clear(page) {
  return page.evaluate(() => {
    const root = pc.querySelector(".pc");
    root.querySelector("[data-action=now]").click();
    root.querySelector("[data-action=resetYes]").click();
    for (const button of root.querySelectorAll("[data-view=profile] [data-filled] [data-action=clear]")) button.click();
  });
}

/** What stands in a field: its codes and text, where it stands and how. */
export function field(page, key) {
  return page.evaluate((key) => {
    const field = pc.querySelector(`.pc [data-field=${key}]`);
    if (!field?.checkVisibility({ visibilityProperty: true })) return null;
    const said = (slot) => field.querySelector(`[data-slot=${slot}]`)?.innerText ?? "";
    return {
      entered: [...field.querySelectorAll("input")]
        .flatMap((input) => (input.type === "text" ? input.value : input.checked ? input.value : []))
        .join(" ")
        .trim(),
      state: field.dataset.state ?? "",
      note: said("note"),
      error: said("error"),
      invalid: field.matches("[aria-invalid]") || field.querySelector("[aria-invalid]") !== null,
    };
  }, key);
}

/** Clicks what matches. */
export const click = (page, selector) => page.$eval(selector, (element) => element.click());

/** The key of the field that has the focus, or what else it is. */
export const focused = (page) =>
  page.evaluate(() => {
    const activeElement = pc.activeElement ?? document.activeElement;
    return (
      activeElement.closest("[data-field]")?.dataset.field ?? activeElement.dataset?.action ?? activeElement.tagName
    );
  });

export const speak = (page, lang) => click(page, `.pc [data-action=lang][data-lang="${lang}"]`);

/** Sets the clock of the machine to a moment in China, for this page and what is opened in it from here on; it
 * stands still. */
export async function clock(page, text) {
  const stop = (at) => {
    Date.now = () => at;
  };
  const at = Date.parse(`${text}:00+08:00`);
  await page.evaluateOnNewDocument(stop, at);
  await page.evaluate(stop, at);
}

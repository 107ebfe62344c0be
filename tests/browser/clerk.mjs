// A clerk at the page: enters by keyboard alone, in the words on the screen, and reads what can be seen.
import assert from "node:assert/strict";
import { whole } from "./whole.mjs";

/** Runs in the page: what has the focus, and where the wanted thing is from there. */
function look({ label, option, part }) {
  const root = pc.querySelector(".pc");
  const seen = (element) => element?.checkVisibility() ?? false;
  const said = (element) => element.innerText.trim();
  const named = (field) => said(field.querySelector("[data-slot=label], .field-label, .clock-label span"));
  const fields = [...root.querySelectorAll("[data-field], [data-late], .clock")].filter(seen);
  const field = fields.find((one) => named(one) === label);
  const goal = field
    ? part === "option"
      ? [...field.querySelectorAll("label.option")]
          .find((one) => said(one).split("\n")[0] === option)
          ?.querySelector("input")
      : field.querySelector(part === "button" ? "no" : "input[type=text], input[type=checkbox]")
    : undefined;
  const button = [...root.querySelectorAll("button, summary")]
    .filter(seen)
    .find((one) => said(one) === label || said(one.querySelector("[data-word]:first-child") ?? one) === label);
  const wanted = goal ?? (field ? undefined : button);
  if (!wanted) return { missing: fields.map(named) };
  globalThis.sought = wanted;
  const focused = root.getRootNode().activeElement;
  const group = (input) => (input?.type === "radio" ? input.name : undefined);
  const there = focused === wanted || (group(wanted) !== undefined && group(focused) === group(wanted));
  const before = focused && focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING;
  return {
    there,
    exactly: focused === wanted,
    back: Boolean(before),
    type: wanted.type,
    checked: wanted.checked,
    focusedChecked: focused?.checked,
    radios:
      group(wanted) === undefined
        ? 0
        : [...field.querySelectorAll("input[type=radio]")].indexOf(wanted) -
          [...field.querySelectorAll("input[type=radio]")].indexOf(focused),
  };
}

/** Runs in the page: the same of what was found last, without a look at everything; nothing where it is gone. */
function step() {
  const wanted = globalThis.sought;
  if (!wanted.isConnected || !wanted.checkVisibility()) return undefined;
  const focused = wanted.getRootNode().activeElement;
  const grouped = wanted.type === "radio" && focused?.type === "radio" && focused.name === wanted.name;
  const back = focused && focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING;
  return { there: focused === wanted || grouped, back: Boolean(back) };
}

/** Tabs to it, as often as it takes. */
async function reach(page, goal) {
  let now;
  for (let steps = 0; steps < 150; steps += 1) {
    now = steps > 0 ? await page.evaluate(step) : undefined;
    if (!now || now.there) {
      now = await page.evaluate(look, goal);
      assert.ok(
        !now.missing,
        `“${goal.label}”${goal.option ? ` with “${goal.option}”` : ""} is not on the screen; ` +
          `there are: ${now.missing?.join(", ")}`,
      );
      if (now.there) return now;
    }
    if (now.back) await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    if (now.back) await page.keyboard.up("Shift");
  }
  throw new Error(`“${goal.label}” cannot be reached by keyboard`);
}

/** Chooses an option, or switches a toggle, by its words: arrows and Space. */
export async function choose(page, label, option) {
  const goal = { label, option, part: "option" };
  const now = await reach(page, goal);
  for (let left = now.radios; left !== 0; left -= Math.sign(left)) {
    await page.keyboard.press(left > 0 ? "ArrowDown" : "ArrowUp");
  }
  const there = await page.evaluate(look, goal);
  assert.ok(there.exactly, `the arrows do not lead to “${option}” of “${label}”`);
  if (!there.checked) await page.keyboard.press("Space");
  assert.ok((await page.evaluate(look, goal)).checked, `“${option}” of “${label}” cannot be chosen`);
}

/** Types into a field; what stood there was selected by Tab and goes. */
export async function type(page, label, text) {
  await reach(page, { label });
  await page.keyboard.type(text);
}

/** Presses a button. */
export async function press(page, label) {
  await reach(page, { label });
  await page.keyboard.press("Enter");
}

/** Leaves the field in hand. */
export const leave = (page) => page.keyboard.press("Tab");

/** Enters an answer: a text is typed, a choice is in square brackets, a paper is ticked. */
export async function enter(page, label, answer) {
  if (Array.isArray(answer)) return choose(page, label, answer[0]);
  if (answer === true) {
    const { checked } = await reach(page, { label });
    if (!checked) await page.keyboard.press("Space");
    return undefined;
  }
  return type(page, label, answer);
}

/** The station's profile, once. */
export async function profile(page, [we, claimant, deliveredBy]) {
  await choose(page, "本站在此件中的身份", we);
  await choose(page, "理赔申请方", claimant);
  await choose(page, "派件站点类型", deliveredBy);
  await press(page, "填好了");
}

/** What can be read on the screen. */
export async function read(page) {
  await whole(page);
  return page.evaluate(() => {
    const root = pc.querySelector(".pc");
    const seen = (element) => element?.checkVisibility() ?? false;
    const said = (element) => (seen(element) ? element.innerText.replace(/\s+/g, " ").trim() : undefined);
    const place = (name) => said(root.querySelector(`[data-view=${name}]`));
    const all = (selector, of = root) => [...of.querySelectorAll(selector)].filter(seen);
    const chips = (of) => all(".clause", of).map(said);
    return {
      viewpoint: place("viewpoint"),
      figures: all(".figure").map(said),
      summary: place("summary"),
      liable: place("liable"),
      filing: all("[data-view=filing] .tag").map(said),
      refusals: chips(root.querySelector("[data-view=filing]")),
      outcome: place("outcome"),
      fine: place("fineAmount"),
      fineText: place("fineText"),
      rising: place("fineRunning") !== undefined,
      next: place("nextLabel"),
      deadlines: Object.fromEntries(
        all(".deadline").map((one) => [
          said(one.querySelector(".deadline-text")),
          [".deadline-due", ".deadline-state", ".deadline-left"]
            .map((part) => said(one.querySelector(part)))
            .filter(Boolean)
            .join(" "),
        ]),
      ),
      papers: all(".document").map(said),
      lines: all("[data-view=lines] > tr").map((one) =>
        [".line-kind", ".line-certain", ".line-from", ".line-to", ".lines-amount"]
          .map((part) => said(one.querySelector(part)))
          .filter(Boolean)
          .concat(chips(one))
          .join(" "),
      ),
      applies: all(".finding[data-state=applies] .finding-clause").map(said),
      assumptions: all(".assumption-text").map(said),
      doubts: all(".doubt").map(said),
      errors: all(".errors-link").map(said),
      asked: all("[data-state=asked]").map((one) => one.dataset.field),
    };
  });
}

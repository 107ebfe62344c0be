// The Chinese working-day calendar as the core reads it, made from the package `chinese-days` and our
// corrections of it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { version, license } = require("chinese-days/package.json");
const { holidays, workdays } = require("chinese-days/dist/chinese-days.json");

/** Days that the package has wrong: `{ day, worked, source, why }`, each with the notice that says so. */
export const corrections = JSON.parse(
  readFileSync(new URL("../src/service/holidays-corrections.json", import.meta.url), "utf8"),
);

const corrected = (day) => corrections.find((one) => one.day === day);
const isOff = (day) => (corrected(day) ? !corrected(day).worked : day in holidays);
/** Worked, though it is a day of the weekend. */
const isWorkedWeekend = (day) => (corrected(day) ? corrected(day).worked && isWeekend(day) : day in workdays);
const isWeekend = (day) => [0, 6].includes(new Date(day).getUTCDay());

/** Every day of a year, as `YYYY-MM-DD`. */
function* days(year) {
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    yield new Date(at).toISOString().slice(0, 10);
  }
}

/** The years that the State Council has announced, as far as the package knows: each has a New Year's Day off. */
export const years = [...new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))))]
  .filter((year) => `${year}-01-01` in holidays)
  .sort();

/** The days off of a year as runs, and the days of its weekends that are worked. */
function line(year) {
  const runs = [];
  let last;
  for (const day of days(year)) {
    if (!isOff(day)) {
      last = undefined;
    } else if (last) {
      last[1] = day;
    } else {
      runs.push((last = [day, day]));
    }
  }
  const short = (day) => day.slice(5);
  const off = runs.map(([from, to]) => (from === to ? short(from) : `${short(from)}..${short(to)}`));
  const worked = [...days(year)].filter(isWorkedWeekend).map((day) => `+${short(day)}`);
  return [year, ...off, ...worked].join(" ");
}

/** The whole file. */
export function text() {
  return [
    "# Days off in China, and weekend days that are worked (+), as the State Council announced them, year by year.",
    `# Made by \`cargo xtask holidays\` from the npm package chinese-days ${version} (${license})`,
    `# and the ${corrections.length === 1 ? "correction" : "corrections"} of holidays-corrections.json. ` +
      `Not to be edited by hand.`,
    ...years.map(line),
    "",
  ].join("\n");
}

/** The file in the core. */
export const committed = () => readFileSync(new URL("../src/service/holidays.txt", import.meta.url), "utf8");

if (argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(text());
}

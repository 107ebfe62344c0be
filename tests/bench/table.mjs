// What every bench prints: a table of Markdown, ours beside a yardstick of the same run. `cargo xtask bench` puts them
// together in `docs/bench.md`; `examples/beside/table.rs` prints the same form.

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/**
 * The medians of the mean time of one call of each, in µs, under the same names. In every round all take their turn, so
 * that what slows the machine down for a while slows all of them; a turn lasts some milliseconds, whatever a call is.
 */
export async function together(calls, { rounds = 41, millis = 6 } = {}) {
  const turns = Object.entries(calls).map(([name, call]) => ({ name, call, batch: 1, at: 0, means: [] }));
  for (const turn of turns) {
    turn.isLater = turn.call(0) instanceof Promise;
    for (let took = 0; took < millis; turn.batch *= took < millis / 2 ? 2 : 1) took = await run(turn);
  }
  for (let round = 0; round < rounds * 2; round += 1) {
    for (const turn of turns) {
      const took = await run(turn);
      if (round >= rounds) turn.means.push((took * 1000) / turn.batch);
    }
  }
  return Object.fromEntries(turns.map(({ name, means }) => [name, median(means)]));
}

/** Runs a batch; the milliseconds that it took. Only what answers later is waited for. */
async function run(turn) {
  const { call, batch, isLater } = turn;
  const start = performance.now();
  if (isLater) for (let left = batch; left > 0; left -= 1) await call((turn.at += 1));
  else for (let left = batch; left > 0; left -= 1) call((turn.at += 1));
  return performance.now() - start;
}

/** What was measured and how, and the head of the table. */
export function heading(title, said) {
  console.log(`## ${title}\n\n${said}\n`);
  print(["ours", "", "yardstick", "", "ratio", "goal", ""]);
  print(["---", "---:", "---", "---:", "---:", "---:", "---"]);
}

/** One line of the table. `goal` is the ratio that may not be passed, or null for none; else the run fails. */
export function row([ours, micros], [yardstick, its], goal = null) {
  const ratio = micros / its;
  const isOver = goal !== null && ratio > goal;
  if (isOver) process.exitCode = 1;
  const state = goal === null ? "" : isOver ? "**over**" : "ok";
  print([ours, shown(micros), yardstick, shown(its), digits(ratio), goal === null ? "" : digits(goal), state]);
}

/** Texts to the left, numbers to the right; Markdown lets a cell be wider than it need be. */
const COLUMNS = [-52, 9, -44, 9, 6, 6, -8];

function print(cells) {
  const padded = cells.map((cell, at) =>
    COLUMNS[at] < 0 ? cell.padEnd(-COLUMNS[at]) : cell.padStart(COLUMNS[at]),
  );
  console.log(`| ${padded.join(" | ")} |`);
}

const shown = (micros) => (micros >= 1000 ? `${digits(micros / 1000)} ms` : `${digits(micros)} µs`);
/** Three digits that count. */
const digits = (number) => number.toFixed(number < 1 ? 3 : number < 10 ? 2 : number < 100 ? 1 : 0);

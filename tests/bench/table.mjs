// Medians beside their budgets.

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** The median over `batches` of the mean time of one call in a batch, in µs, after a warm-up of the same length. */
export function time(call, { batch = 200, batches = 61 } = {}) {
  const means = [];
  for (let number = 0; number < batches * 2; number += 1) {
    const start = performance.now();
    for (let at = 0; at < batch; at += 1) call(at);
    if (number >= batches) means.push(((performance.now() - start) * 1000) / batch);
  }
  return median(means);
}

/** One line of the table; `budget` in µs, or null for a yardstick. Over it, the run fails. */
export function row(what, micros, budget) {
  if (budget !== null && micros > budget) process.exitCode = 1;
  const show = (value) => (value >= 1000 ? `${(value / 1000).toFixed(2)} ms` : `${value.toFixed(2)} µs`);
  const allowed = budget === null ? "" : `of ${show(budget)}${micros > budget ? "  OVER" : ""}`;
  console.log(`${what.padEnd(56)} ${show(micros).padStart(12)}  ${allowed}`);
}

// What comes when it comes: on a busy machine later than on a quiet one.
import { setTimeout } from "node:timers/promises";

/** Asks until there is an answer; `wanted` says in words what was waited for. */
export async function answered(wanted, ask) {
  for (const end = Date.now() + 60_000; Date.now() < end; await setTimeout(50)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`waited in vain for ${typeof wanted === "string" ? wanted : await wanted()}`);
}

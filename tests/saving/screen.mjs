// A screen that nobody sees, with a window manager: dialogs of the system open there and take the focus as on a desk.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { after } from "node:test";
import { promisify } from "node:util";
import { answered } from "../answered.mjs";

const run = promisify(execFile);
const started = [];
const stop = () =>
  started
    .splice(0)
    .reverse()
    .forEach((program) => program.kill());
process.once("exit", stop);
after(stop);

function start(name, words, more = {}) {
  const program = spawn(name, words, { stdio: "ignore", ...more });
  program.on("error", (error) => console.error(`${name}: ${error.message}`));
  started.push(program);
  return program;
}

// It takes the first free number and tells it once windows can be opened.
const server = start("Xvfb", ["-screen", "0", "1366x900x24", "-nolisten", "tcp", "-noreset", "-displayfd", "3"], {
  stdio: ["ignore", "ignore", "ignore", "pipe"],
});
const [number] = await Promise.race([
  once(server.stdio[3], "data"),
  once(server, "exit").then(() => {
    throw new Error("Xvfb did not start");
  }),
]);

/** What a program needs to be seen there. The file dialogs are the toolkit's own, not a desktop's. */
export const env = { ...process.env, DISPLAY: `:${String(number).trim()}`, GTK_USE_PORTAL: "0" };
delete env.WAYLAND_DISPLAY;
start("openbox", ["--sm-disable"], { env });

/** Keys and mouse of this screen, and questions about its windows; "" when there is no answer. */
export const xdotool = async (...words) =>
  (await run("xdotool", words, { env }).catch(() => ({ stdout: "" }))).stdout.trim();

/** The window that has the keyboard: its number, or "". */
export const active = () => xdotool("getactivewindow");

/** Asks until there is an answer; who waits in vain is told which window is in front. */
export const until = (wanted, ask) =>
  answered(async () => `${wanted}; the window in front is “${await xdotool("getactivewindow", "getwindowname")}”`, ask);

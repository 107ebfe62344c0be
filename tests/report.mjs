// Every failure in full, what was skipped and why, then what took longest, and the counts that xtask adds up; nothing
// else, so that failures are seen.
import { relative } from "node:path";

const SLOWEST = 3;

export default async function* report(events) {
  const times = [];
  for await (const { type, data } of events) {
    if (type === "test:pass") times.push({ seconds: data.details.duration_ms / 1000, name: data.name });
    if (type === "test:fail" && data.details?.type !== "suite") {
      const { error } = data.details;
      const cause = error.cause ?? error;
      yield `\nFAILED ${data.name} (${relative(".", data.file ?? "")})\n${cause.stack ?? cause}\n`;
    } else if (type === "test:pass" && typeof data.skip === "string") {
      yield `SKIPPED ${data.name}: ${data.skip}\n`;
    } else if (type === "test:stdout" || type === "test:stderr") {
      yield data.message;
    } else if (type === "test:diagnostic" && data.message.startsWith("pass ")) {
      times.sort((one, other) => other.seconds - one.seconds);
      for (const { seconds, name } of times.slice(0, Number(process.env.SLOWEST ?? SLOWEST)))
        yield `${seconds.toFixed(1)} s ${name}\n`;
      yield `# ${data.message}\n`;
    } else if (type === "test:diagnostic" && /^(fail|skipped|todo) \d+$/.test(data.message)) {
      yield `# ${data.message}\n`;
    }
  }
}

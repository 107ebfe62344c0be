// Every failure in full, what was skipped and why, then the counts that xtask adds up; nothing else, so that failures are seen.
import { relative } from "node:path";

export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type === "test:fail" && data.details?.type !== "suite") {
      const { error } = data.details;
      const cause = error.cause ?? error;
      yield `\nFAILED ${data.name} (${relative(".", data.file ?? "")})\n${cause.stack ?? cause}\n`;
    } else if (type === "test:pass" && typeof data.skip === "string") {
      yield `SKIPPED ${data.name}: ${data.skip}\n`;
    } else if (type === "test:stdout" || type === "test:stderr") {
      yield data.message;
    } else if (type === "test:diagnostic" && /^(pass|fail|skipped|todo) \d+$/.test(data.message)) {
      yield `# ${data.message}\n`;
    }
  }
}

import assert from "node:assert/strict";
import { choose, framed, started } from "../inside.mjs";

export default {
  says: "in a frame that has its text from an attribute",
  async see(page) {
    const frame = await framed(page);
    await started(frame);
    assert.match(await choose(frame, "lost"), /1,?000/);
  },
};

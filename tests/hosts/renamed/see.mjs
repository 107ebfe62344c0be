import assert from "node:assert/strict";
import { saved, until } from "../../browser/harness.mjs";

/** Runs in the page around: whoever asks needs the names that are taken inside. */
const inside = (page, act, ...given) =>
  page.evaluate(
    (act, given) => {
      const { document } = frames[0];
      return new Function(`return (${act})`)()(document.querySelector("parcel-claims").shadowRoot, ...given);
    },
    act.toString(),
    given,
  );

export default {
  says: "a page that has other things under the names of the browser's, from before and since",
  // From a file no page sees into its frame.
  places: ["server"],
  async see(page) {
    const summary = () => inside(page, (root) => root.querySelector("[data-view=summary]").innerText);
    await until(page, () =>
      frames[0]?.document.querySelector("parcel-claims")?.shadowRoot?.querySelector("[data-field=problem]"),
    );
    await inside(page, (root) => root.querySelector("[data-field=problem] input[value=lost]").click());
    assert.match(await summary(), /1,?000/);
    await inside(page, (root) => root.querySelector("[data-field=value] input").focus());
    await page.keyboard.type("700");
    await page.keyboard.press("Enter");
    assert.match(await summary(), /700/);
    // The rest of the page is made by a timer.
    await until(page, () =>
      frames[0].document.querySelector("parcel-claims").shadowRoot.querySelector("[data-view=findings] *"),
    );
    for (const room of ["vehicle", "clocks", "book", "penalties", "rulebooks", "parcel"]) {
      await inside(page, (root, room) => root.querySelector(`[data-action=room][data-room=${room}]`)?.click(), room);
      assert.equal(await inside(page, (root) => root.querySelector(".pc").dataset.in), room);
    }
    await inside(page, (root) => root.querySelector("[data-action=save]").click());
    assert.equal(await inside(page, (root) => root.querySelector("[data-room=book] .count").textContent), "1");
    const { name, text } = await saved(() =>
      inside(page, (root) => root.querySelector("[data-action=saveCase]").click()),
    );
    assert.match(name, /\.json$/);
    assert.match(text, /700/);
    assert.deepEqual(await page.evaluate(() => frames[0].used), []);
  },
};

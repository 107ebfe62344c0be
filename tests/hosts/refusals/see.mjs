import assert from "node:assert/strict";
import { click, put } from "../../browser/form.mjs";
import { until } from "../../browser/harness.mjs";
import { answered } from "../../answered.mjs";
import { started } from "../inside.mjs";

const FACTS = {
  we: "delivery",
  claimant: "direct",
  deliveredBy: "station",
  waybill: "210359000001",
  problem: "lost",
  stage: "transit",
  value: 700,
};

/** In a frame as in a page. */
const piercing = (frame) => ({
  $eval: (selector, act) => frame.evaluate(`(${act})(pc.querySelector(${JSON.stringify(selector)}))`),
});

/** What is offered to be taken by hand, once it is; then it is put away. */
async function byHand(frame) {
  await until(frame, () => !pc.querySelector("[data-view=byHand]").hidden);
  const told = await frame.evaluate(() => {
    const area = pc.querySelector("[data-view=byHandText]");
    return {
      said: pc.querySelector("[data-view=byHandSaid]").innerText,
      text: area.value,
      selected: area.value.slice(area.selectionStart, area.selectionEnd) === area.value && pc.activeElement === area,
      success: pc.querySelector("[data-view=said]").textContent,
    };
  });
  await click(piercing(frame), "[data-action=closeByHand]");
  assert.equal(
    await frame.evaluate(
      () => pc.querySelector("[data-view=byHand]").hidden && !pc.querySelector("[data-view=byHandText]").value,
    ),
    true,
  );
  return told;
}

export default {
  says: "what is not copied, saved or printed is said, and the text is there to be taken by hand",
  places: ["server"],
  // The browser says as well what it does not do.
  expected: /sandbox|allow-downloads|allow-modals/i,
  async see(page) {
    const named = (name) => answered(name, () => page.frames().find((frame) => frame.url().endsWith(`?${name}`)));
    for (const [name, copies, saves, prints] of [
      ["rightless", undefined, /^没存成：[^]*“期限210359000001\.ics”/, /^没打印成/],
      ["nobody", undefined, /^已交给浏览器保存：期限210359000001\.ics。[^]*没看到文件/, /^没打印成/],
      ["lacking", /^没复制成/, /^没存成/, undefined],
    ]) {
      const frame = await named(name);
      await started(frame);
      // Firefox runs nothing of a test in frames before they load.
      await frame.evaluate(() => {
        globalThis.pc ??= document.querySelector("parcel-claims").shadowRoot;
      });
      await put(frame, { ...FACTS, sentOn: "2012-03-01" }, "2012-03-04 08:30");
      const within = piercing(frame);
      const offered = async (action, wanted, text) => {
        await click(within, `[data-action=${action}]`);
        const told = await byHand(frame);
        assert.match(told.said, wanted, `${name}, ${action}`);
        assert.match(told.text, text, `${name}, ${action}`);
        assert.deepEqual([told.selected, told.success], [true, ""], `${name}, ${action}`);
      };
      await offered("calendar", saves, /^BEGIN:VCALENDAR/);
      await offered(
        "saveCase",
        saves === undefined ? saves : name === "nobody" ? /^已交给浏览器保存：.*\.json/ : /^没存成/,
        /210359000001/,
      );
      if (prints) await offered("printResult", prints, /^快件理赔测算单\n[^]*700 元/);
      if (copies) await offered("copy", copies, /700 元/);
    }
  },
};

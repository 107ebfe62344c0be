import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";
import { started } from "../inside.mjs";

export default {
  says:
    "what is dropped on the element is opened; what falls beside it is the host page's, " +
    "and so are rooms it leaves out",
  places: ["server"],
  async see(page) {
    await started(page);
    /** Whether the browser was kept from opening it. */
    const drop = (where, text) =>
      page.evaluate(
        (where, text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "a.json"));
          const part = document.querySelector(where) ?? pc.querySelector(where);
          return ["dragover", "drop"].map(
            (kind) =>
              !part.dispatchEvent(
                new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }),
              ),
          );
        },
        where,
        text,
      );
    assert.deepEqual(await drop("#theirs", '{"problem":"lost","value":700}'), [false, false]);
    assert.deepEqual(await drop("[data-view=form]", '{"problem":"lost","value":700}'), [true, true]);
    await until(page, () => document.querySelector("parcel-claims").case?.value === 700);
    assert.deepEqual(await drop("[data-view=form]", '{"product":"parcel-claims","book":1,"revisions":[]}'), [
      true,
      true,
    ]);
    await until(page, () => pc.querySelector("[data-view=said]").textContent.includes("没有开放这一部分"));
  },
};

import assert from "node:assert/strict";
import { until } from "../../browser/abilities.mjs";
import { started } from "../inside.mjs";

// A module of its own that does nothing but trap.
const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];

export default {
  says: "a trap stops every element, keeps what was entered, and a button starts anew",
  expected: /unreachable|RuntimeError/,
  async see(page) {
    await started(page);
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll("parcel-claims");
      first.case = { problem: "lost", stage: "transit", value: 700, waybill: "210359000001" };
      second.case = { problem: "damaged", value: 90 };
      globalThis.codes = [];
      addEventListener("parcel-claims-error", ({ detail }) => codes.push(detail.code));
    });
    await page.evaluate((bytes) => {
      const { t } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
      globalThis.trap = t;
      const input = pc.querySelector("[data-field=value] input");
      input.value = "800";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }, TRAP);
    await until(page, () =>
      [...document.querySelectorAll("parcel-claims")].every((element) => element.shadowRoot.querySelector(".failure")),
    );
    assert.match(
      await page.$eval(".failure", (box) => box.innerText),
      /程序出错[^]*填的内容还在[^]*stopped[^]*(unreachable|RuntimeError)[^]*重新启动/,
    );
    assert.deepEqual(await page.evaluate(() => codes), ["trap", "trap"]);
    // Nothing of the dead module stirs any more.
    await page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      dispatchEvent(new HashChangeEvent("hashchange"));
    });
    await page.evaluate(() => {
      for (const element of document.querySelectorAll("parcel-claims"))
        element.shadowRoot.querySelector(".failure button").click();
    });
    await started(page);
    assert.deepEqual(
      await page.evaluate(() =>
        [...document.querySelectorAll("parcel-claims")].map((element) => {
          const root = element.shadowRoot;
          return [
            root.querySelectorAll(".pc").length,
            root.querySelector("[data-field=value] input").value,
            element.case.problem,
            root.querySelector("[data-view=waybill]") !== undefined,
          ];
        }),
      ),
      [
        [1, "700", "lost", true],
        [1, "90", "damaged", true],
      ],
    );
    // And it works.
    await page.evaluate(() => {
      document.querySelector("parcel-claims").case = { problem: "lost", stage: "transit", value: 200 };
    });
    assert.equal(
      await page.evaluate(() => document.querySelector("parcel-claims").estimate.claim.compensation.max),
      200,
    );
  },
};

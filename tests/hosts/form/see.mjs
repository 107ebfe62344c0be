import assert from "node:assert/strict";
import { started } from "../inside.mjs";

export default {
  says: "the case goes with the form as JSON, is reset and disabled with it, and reports what is wrong",
  example: "form",
  async see(page) {
    await started(page);
    const submit = () =>
      page.evaluate(() => {
        document.getElementById("sent").textContent = "";
        document.querySelector("form button").click();
        return document.getElementById("sent").textContent;
      });
    await page.evaluate(() => pc.querySelector("[data-field=problem] input[value=lost]").click());
    assert.deepEqual(JSON.parse(await submit()), { we: "delivery", problem: "lost" });

    // A value that is none keeps the form from being sent, and says why.
    const write = (text) =>
      page.evaluate((text) => {
        const input = pc.querySelector("[data-field=value] input");
        input.value = text;
        for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
        const { validity, validationMessage, form, willValidate } = document.querySelector("parcel-claims");
        return { valid: validity.valid, message: validationMessage, form: form.id, willValidate };
      }, text);
    const wrong = await write("很多");
    assert.deepEqual({ ...wrong, message: "" }, { valid: false, message: "", form: "ticket", willValidate: true });
    assert.match(wrong.message, /价值/);
    assert.equal(await submit(), "");
    assert.equal(await page.evaluate(() => document.querySelector("form").checkValidity()), false);
    await page.evaluate(() => {
      document.querySelector("[name=ticket]").focus();
      document.querySelector("form").reportValidity();
    });
    assert.equal(
      await page.evaluate(() => pc.activeElement?.closest("[data-field]")?.dataset.field),
      "value",
      "it leads to what is wrong",
    );
    assert.deepEqual(await write("700"), { valid: true, message: "", form: "ticket", willValidate: true });
    assert.deepEqual(JSON.parse(await submit()), { we: "delivery", problem: "lost", value: 700 });

    const usable = () =>
      page.evaluate(() => {
        const input = pc.querySelector("[data-field=value] input");
        input.blur();
        input.focus();
        return pc.activeElement === input;
      });
    assert.ok(await usable());
    await page.evaluate(() => document.getElementById("done").click());
    assert.equal(await usable(), false);
    assert.equal(await page.evaluate(() => new FormData(document.querySelector("form")).get("case")), null);
    await page.evaluate(() => document.getElementById("done").click());
    assert.ok(await usable());

    await page.evaluate(() => document.querySelector("[type=reset]").click());
    assert.deepEqual(JSON.parse(await submit()), { we: "delivery" });
    // Enter in a field of ours goes on in our form and sends nothing.
    await page.evaluate(() => {
      document.getElementById("sent").textContent = "";
    });
    await page.evaluate(() => pc.querySelector("[data-field=problem] input[value=lost]").click());
    await page.focus("[data-field=value] input");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.getElementById("sent").textContent), "");
  },
};

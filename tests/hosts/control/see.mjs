import assert from "node:assert/strict";
import { until } from "../../browser/harness.mjs";
import { started } from "../inside.mjs";

/** Runs in the page: what the element and its form say. */
function told() {
  const element = document.querySelector("parcel-claims");
  const form = document.getElementById("ticket");
  const { valid, valueMissing, customError } = element.validity;
  const sent = (name) => [...new FormData(form).getAll(name)];
  const serialized = Object.fromEntries(
    $(form)
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  );
  return {
    valid,
    valueMissing,
    customError,
    message: element.validationMessage,
    sent: sent("case"),
    count: $(form).serializeArray().length,
    serialized: serialized.case,
  };
}

export default {
  says: "as a control: required, disabled, set by frameworks, serialized once, and brought back",
  files: { "jquery.js": "www/examples/jquery/jquery.min.js" },
  async see(page, { place }) {
    await started(page);
    const state = () => page.evaluate(told);
    // Required, with nothing in it.
    const empty = await state();
    assert.deepEqual(
      { ...empty, message: "" },
      { valid: false, valueMissing: true, customError: false, message: "", sent: ["{}"], count: 2, serialized: "{}" },
    );
    assert.match(empty.message, /还没填：/);
    assert.equal(await page.evaluate(() => document.getElementById("ticket").checkValidity()), false);
    await page.evaluate(() => document.getElementById("ticket").reportValidity());
    assert.ok(
      await page.evaluate(() => Boolean(pc.activeElement?.closest("[data-field]"))),
      "it leads to what is missing",
    );
    await page.evaluate(() => {
      document.querySelector("parcel-claims").required = false;
    });
    assert.deepEqual(
      [
        (await state()).valid,
        await page.evaluate(() => document.querySelector("parcel-claims").hasAttribute("required")),
      ],
      [true, false],
    );
    await page.evaluate(() => {
      document.querySelector("parcel-claims").required = true;
    });
    assert.equal((await state()).valueMissing, true);
    // A waybill alone comes to nothing; with what happened there is something to send.
    await page.evaluate(() => {
      document.querySelector("parcel-claims").case = { waybill: "210359000001" };
    });
    assert.equal((await state()).valueMissing, true);
    await page.evaluate(() => {
      document.querySelector("parcel-claims").case = { problem: "lost", value: 700 };
    });
    const full = await state();
    const json = JSON.stringify({ problem: "lost", value: 700 });
    assert.deepEqual(full, {
      valid: true,
      valueMissing: false,
      customError: false,
      message: "",
      sent: [json],
      count: 2,
      serialized: json,
    });
    // Without a name nothing is sent by anybody.
    await page.evaluate(() => {
      document.querySelector("parcel-claims").name = null;
    });
    assert.deepEqual(
      await page.evaluate(() =>
        [...new FormData(document.getElementById("ticket")).keys()].concat(
          $("#ticket")
            .serializeArray()
            .map(({ name }) => name),
        ),
      ),
      ["ticket", "ticket"],
    );
    await page.evaluate(() => {
      document.querySelector("parcel-claims").name = "case";
    });

    const set = await page.evaluate(() => {
      "use strict";
      const element = document.querySelector("parcel-claims");
      const ticket = document.getElementById("ticket");
      const set = {};
      // What there is as a property is set by frameworks, also where it is only to be read.
      for (const name of ["estimate", "type", "validity", "validationMessage", "willValidate", "labels"])
        element[name] = "anything";
      set.read = [element.type, element.estimate.claim !== null, element.willValidate, element.validity.valid];
      element.form = "another";
      set.form = [
        element.form.id,
        element.getAttribute("form"),
        $(ticket).serializeArray().length,
        $("#another").serializeArray().length,
        new FormData(document.getElementById("another")).getAll("case").length,
      ];
      element.form = ticket;
      set.back = [element.form.id];
      element.form = null;
      set.form2 = [element.form.id, element.hasAttribute("form"), $(ticket).serializeArray().length];
      element.disabled = true;
      set.disabled = [
        element.hasAttribute("disabled"),
        element.matches(":disabled"),
        $(ticket).serializeArray().length,
        new FormData(ticket).getAll("case").length,
        element.willValidate,
      ];
      element.disabled = false;
      document.getElementById("part").disabled = true;
      set.fieldset = [element.disabled, $(ticket).serializeArray().length];
      document.getElementById("part").disabled = false;
      set.enabled = [$(ticket).serializeArray().length, new FormData(ticket).getAll("case").length];
      set.elements = ticket.elements.case === element;
      element.value = '{"problem":"damaged","value":80}';
      set.value = [element.case.problem, element.value, $(element).val()];
      element.value = "";
      set.empty = element.value;
      // A rulebook by its id, as the attribute says it.
      element.rulebook = "huitong-henan-2012";
      set.rulebook = [element.rulebook, element.estimate.rulebook.id];
      try {
        element.rulebook = "mine";
      } catch ({ name }) {
        set.unknown = [name, element.rulebook];
      }
      element.rulebook = null;
      return set;
    });
    assert.deepEqual(set, {
      read: ["parcel-claims", true, true, true],
      form: ["another", "another", 1, 1, 1],
      back: ["ticket"],
      form2: ["ticket", false, 2],
      disabled: [true, true, 1, 0, false],
      fieldset: [false, 1],
      enabled: [2, 1],
      elements: true,
      value: ["damaged", '{"problem":"damaged","value":80}', '{"problem":"damaged","value":80}'],
      empty: "{}",
      rulebook: ["huitong-henan-2012", "huitong-henan-2012"],
      unknown: ["InvalidRulebook", "huitong-henan-2012"],
    });

    // Left and gone back to, it holds what was in hand, half typed or not.
    if (place !== "server") return;
    await page.evaluate(() => {
      pc.querySelector("[data-field=problem] input[value=lost]").click();
      const input = pc.querySelector("[data-field=value] input");
      input.value = "很多";
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    });
    await page.evaluate(() => {
      globalThis.left = true;
      location.href = "../plain/index.html";
    });
    await until(page, () => location.pathname.includes("/plain/") && document.readyState === "complete");
    await page.evaluate(() => {
      history.back();
    });
    await until(page, () =>
      document.querySelector("parcel-claims")?.shadowRoot?.querySelector("[data-field=value] input"),
    );
    assert.deepEqual(
      await page.evaluate(() => [
        globalThis.left === undefined,
        pc.querySelector("[data-field=value] input").value,
        document.querySelector("parcel-claims").case.problem,
      ]),
      [true, "很多", "lost"],
    );
  },
};

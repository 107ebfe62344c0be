import assert from "node:assert/strict";
import { started } from "../inside.mjs";

export default {
  says: "attributes, properties, methods and events, one by one",
  expected: /is unknown and left out/,
  prepare: (page) =>
    page.evaluateOnNewDocument(() => {
      globalThis.warned = [];
      console.warn = (text) => warned.push(text);
    }),
  async see(page) {
    await started(page);
    const told = await page.evaluate(async () => {
      const element = document.querySelector("parcel-claims");
      const root = element.shadowRoot;
      const rest = () => new Promise((done) => setTimeout(done, 50));
      const heardOf = async (wanted) => {
        while (!heard.some(({ type }) => type === wanted)) await rest();
      };
      const seen = (selector) => root.querySelector(selector).checkVisibility();
      const told = {};
      await heardOf("estimate");
      // Set before the element was defined.
      told.early = [
        element.case.problem,
        heard[0]?.target === element,
        heard.every(({ bubbles, composed }) => bubbles && composed),
      ];
      told.estimate = element.estimate.claim.compensation.max;
      told.news = [heard.at(-1).detail.case === element.case, heard.at(-1).detail.estimate === element.estimate];
      element.estimate = 1;
      told.readOnly = element.estimate.claim.compensation.max;

      heard.length = 0;
      element.case = { problem: "damaged", value: 80 };
      element.case = { problem: "damaged", value: 90 };
      await heardOf("estimate");
      await rest();
      told.once = heard.map(({ type, detail }) => [type, detail.case.value]);
      try {
        element.case = { problem: "x", value: -1 };
      } catch (error) {
        told.refused = [error.name, error.issues.length, element.case.value];
      }

      element.lang = "en";
      told.lang = root.querySelector(".brand-name").textContent;
      element.setAttribute("theme", "dark");
      told.dark = getComputedStyle(root.querySelector(".pc")).colorScheme;
      element.setAttribute("theme", "light");
      told.light = getComputedStyle(root.querySelector(".pc")).colorScheme;
      element.setAttribute("we", "agency");
      told.we = element.case.we;
      // What the clerk has said since is not told anew with every other attribute.
      root.querySelector("[data-field=we] input[value=origin]").click();
      element.setAttribute("theme", "auto");
      told.clerk = element.case.we;
      element.setAttribute("we", "delivery");
      element.setAttribute("we", "agency");
      element.setAttribute("sections", "book regulation");
      told.sections = ["[data-room=vehicle]", "[data-room=book]", ".what-if", ".regulation"].map(seen);
      element.removeAttribute("sections");
      told.all = ["[data-room=vehicle]", ".what-if"].map(seen);

      // Told once each, with what is allowed.
      for (const [name, value] of [
        ["theme", "blue"],
        ["theme", "auto"],
        ["theme", "blue"],
        ["sections", "book moon"],
        ["lang", "de"],
        ["rulebook", "mine"],
      ])
        element.setAttribute(name, value);
      told.warned = warned.map((text) => text.replace("is unknown and left out; ", ""));

      element.lang = "zh-CN";
      const book = parcelClaims.rulebook();
      book.clauses.find(({ id }) => id === "loss-3").figures.capYuan = 1500;
      book.id = "our-own";
      element.rulebook = book;
      element.case = { problem: "lost", stage: "delivery", value: 5000 };
      told.own = [
        element.estimate.claim.compensation.max,
        element.estimate.rulebook.id,
        element.rulebook === book,
        root.querySelector("[data-view=rulebook]").textContent.includes("our-own"),
      ];
      try {
        element.rulebook = { id: "broken", colour: "red" };
      } catch (error) {
        told.broken = [error.name, error.issues.length > 3, element.estimate.rulebook.id];
      }
      element.rulebook = null;
      told.builtIn = [element.estimate.claim.compensation.max, element.rulebook];

      heard.length = 0;
      root.querySelector("[data-action=save]").click();
      await heardOf("case-saved");
      told.saved = heard.filter(({ type }) => type === "case-saved").map(({ detail }) => detail.case.problem);

      element.focus();
      told.focus =
        document.activeElement === element && root.activeElement?.closest("[data-field], [data-late]") !== null;
      element.reset();
      told.reset = element.case;

      // Wrong from the start: told by an event, and it starts all the same.
      const wrong = document.createElement("parcel-claims");
      wrong.case = { problem: "x" };
      wrong.rulebook = {};
      heard.length = 0;
      document.body.append(wrong);
      while (heard.filter(({ type }) => type === "parcel-claims-error").length < 2) await rest();
      told.wrong = [
        heard
          .filter(({ type }) => type === "parcel-claims-error")
          .map(({ detail }) => detail.code)
          .sort(),
        wrong.rulebook,
        wrong.shadowRoot.querySelectorAll(".pc").length,
      ];
      return told;
    });
    assert.deepEqual(told, {
      early: ["lost", true, true],
      estimate: 1000,
      news: [true, true],
      readOnly: 1000,
      once: [["estimate", 90]],
      refused: ["InvalidCase", 2, 90],
      lang: "Parcel claims",
      dark: "dark",
      light: "light",
      we: "agency",
      clerk: "origin",
      sections: [false, true, false, true],
      all: [true, true],
      warned: [
        '<parcel-claims>: theme="blue" allowed: auto, light, dark',
        '<parcel-claims>: sections="moon" allowed: ' +
          "vehicle, clocks, book, penalties, rulebooks, what-if, regulation, take",
        '<parcel-claims>: lang="de" allowed: zh-CN, en',
        '<parcel-claims>: rulebook="mine" allowed: huitong-henan-2012',
      ],
      own: [1500, "our-own", true, true],
      broken: ["InvalidRulebook", true, "our-own"],
      builtIn: [1000, null],
      saved: ["lost"],
      focus: true,
      reset: { we: "agency" },
      wrong: [["InvalidCase", "InvalidRulebook"], null, 1],
    });
  },
};

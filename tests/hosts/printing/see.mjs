import assert from "node:assert/strict";
import { click, put } from "../../browser/form.mjs";
import { tab, until, write } from "../../browser/harness.mjs";
import { pages } from "../../browser/paper.mjs";
import { started } from "../inside.mjs";

/** Runs in the page: the document of the last frame, as a file. */
function asFile() {
  const { view, root } = printed.at(-1);
  const style = (sheets) =>
    `<style>${[...sheets]
      .flatMap(({ cssRules }) => [...cssRules])
      .map(({ cssText }) => cssText)
      .join("\n")}</style>`;
  const { documentElement, title, adoptedStyleSheets } = view.document;
  return `<!doctype html><html lang="${documentElement.lang}"><head><meta charset="utf-8">
    <title>${title}</title>${style(adoptedStyleSheets)}
    <body><div><template shadowrootmode="open">${style(root.adoptedStyleSheets)}${root.innerHTML}</template></div>
    </body></html>`;
}

/** How it comes out of the printer, and what can be seen on it. */
async function onPaper(page) {
  const file = await tab(page, { path: write("paper.html", await page.evaluate(asFile)) });
  await file.emulateMediaType("print");
  const seen = await file.evaluate(() => {
    const root = document.querySelector("div").shadowRoot;
    return [".sheet", "[data-view=form]", ".head"].map(
      (selector) =>
        root.querySelector(selector)?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false,
    );
  });
  await file.emulateMediaType(null);
  const paper = await pages(file);
  await file.close();
  await page.bringToFront();
  return { seen, ...paper };
}
const marks = (page) =>
  page.evaluate(() => [
    pc.querySelectorAll("iframe").length,
    pc.querySelector(".pc").hasAttribute("data-print"),
    pc.querySelectorAll(".sheet").length,
    document.querySelectorAll("iframe, [data-parcel-claims-printed]").length,
    document.adoptedStyleSheets.length,
  ]);
const NONE = [0, false, 0, 0, 0];
const left = (page) => until(page, () => !pc.querySelector("iframe"));

export default {
  says: "whatever the page hides, cuts or scrolls, our sheet is whole and alone on paper, and nothing is left of it",
  async see(page) {
    await started(page);
    await put(page, { problem: "lost", stage: "transit", value: 700 });
    for (const [action, title, lasts] of [
      ["printResult", /快件理赔测算单/, true],
      ["printForm", /申报表/, false],
    ]) {
      await page.evaluate((lasts) => {
        globalThis.lasts = lasts;
      }, lasts);
      const before = await page.evaluate(() => printed.length);
      await click(page, `[data-action=${action}]`);
      await until(page, (before) => printed.length > before, before);
      // While the browser prints, its document stays.
      if (lasts) {
        assert.deepEqual(await onPaper(page), { seen: [true, false, false], count: 1, size: "A4" });
        assert.match(
          await page.evaluate(() => printed.at(-1).root.querySelector(".sheet").textContent),
          /快件理赔测算单[^]*700 元/,
        );
        await page.evaluate(() => printed.at(-1).view.dispatchEvent(new Event("afterprint")));
      } else {
        assert.match(await page.evaluate(() => printed.at(-1).root.querySelector(".sheet").textContent), title);
      }
      await left(page);
      assert.deepEqual(await marks(page), NONE);
    }
    // Where nobody says that printing is over, the next takes the place of the last, and nothing of the page
    // goes with it.
    const parts = () => page.evaluate(() => pc.querySelectorAll(".pc *").length);
    await page.evaluate(() => {
      globalThis.lasts = true;
    });
    await click(page, "[data-action=printResult]");
    await until(page, () => printed.length === 3);
    const before = await parts();
    await click(page, "[data-action=printResult]");
    await until(page, () => printed.length === 4);
    assert.deepEqual([await parts(), await page.evaluate(() => pc.querySelectorAll("iframe").length)], [before, 1]);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await left(page);
    // Rooms are printed as they stand, with what is entered in them.
    await click(page, "[data-action=room][data-room=clocks]");
    await page.evaluate(() => {
      globalThis.lasts = true;
      const day = pc.querySelector(".clocks-entry input[type=text], [data-room] input[type=text], .clocks input");
      day.value = "3-3";
    });
    await click(page, "[data-action=printClocks]");
    await until(page, () => printed.length === 5);
    assert.ok(
      await page.evaluate(() =>
        [...printed.at(-1).root.querySelectorAll("input")].some(({ value }) => value === "3-3"),
      ),
    );
    await page.evaluate(() => printed.at(-1).view.dispatchEvent(new Event("afterprint")));
    await left(page);

    // The decision table goes across, on as many sheets as it takes.
    await click(page, "[data-action=room][data-room=parcel]");
    await page.$eval("[data-view=regulationPart]", (part) => {
      part.open = true;
    });
    await page.waitForSelector("[data-view=regulationPart] [data-room=table]");
    await click(page, "[data-view=regulationPart] [data-room=table]");
    await page.waitForSelector(".table-row");
    await click(page, "[data-action=printTable]");
    await until(page, () => printed.length === 6);
    const { count, size } = await onPaper(page);
    assert.ok(count >= 5 && count <= 12, `${count} pages`);
    assert.match(size, /^84[12].* by 59[456]/);
    await page.evaluate(() => printed.at(-1).view.dispatchEvent(new Event("afterprint")));
    await left(page);

    // Where nothing is printed it is said, and the text is there.
    await click(page, "[data-action=room][data-room=parcel]");
    await page.evaluate(() => {
      globalThis.allowed = false;
    });
    await click(page, "[data-action=printResult]");
    await page.waitForSelector("[data-view=byHand]");
    assert.match(await page.$eval("[data-view=byHandSaid]", (said) => said.innerText), /没打印成/);
    assert.match(await page.$eval("[data-view=byHandText]", (area) => area.value), /^快件理赔测算单\n[^]*700 元/);
    assert.deepEqual(await marks(page), NONE);
    // Their own printing has our sheet in the place of the form, as before.
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.match(await page.$eval(".sheet", (sheet) => sheet.textContent), /快件理赔测算单/);
  },
};

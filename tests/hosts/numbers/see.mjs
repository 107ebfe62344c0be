import assert from "node:assert/strict";

export default {
  says: "`parcelClaims` for the numbers alone, with no element in the page",
  async see(page) {
    const told = await page.evaluate(async () => {
      let early;
      try {
        parcelClaims.estimate({});
      } catch (error) {
        early = error.message;
      }
      await parcelClaims.init();
      await parcelClaims.init();
      const estimate = parcelClaims.estimate(
        { problem: "lost", stage: "delivery", value: 5000 },
        { asOf: "2012-03-04T08:30", lang: "en" },
      );
      const book = parcelClaims.rulebook();
      book.clauses.find(({ id }) => id === "loss-3").figures.capYuan = 1500;
      const own = new parcelClaims.Estimator(book).estimate(
        { problem: "lost", stage: "delivery", value: 5000 },
        { words: false },
      );
      const rows = (table) => table.parts.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows));
      const caps = rows(parcelClaims.decisionTable(book))
        .map(({ result }) => result.sum?.award.figure)
        .filter((figure) => figure?.clause === "loss-3");
      const table = parcelClaims.decisionTable(null, { lang: "en" });
      const tables = { rows: rows(table).length, title: table.title, caps: [...new Set(caps.map(({ sum }) => sum))] };
      let wrong;
      try {
        parcelClaims.estimate({ problem: "x", value: -1 });
      } catch (error) {
        wrong = [error.name, error.issues.map(({ field }) => field)];
      }
      return {
        early,
        max: estimate.claim.compensation.max,
        own: own.claim.compensation.max,
        wrong,
        tables,
        version: parcelClaims.version,
      };
    });
    assert.match(told.early, /init\(\)/);
    assert.deepEqual(
      { ...told, early: 0, version: 0 },
      {
        early: 0,
        version: 0,
        max: 1000,
        own: 1500,
        wrong: ["InvalidCase", ["problem", "value"]],
        tables: { rows: 108, title: "Decision table", caps: [1500] },
      },
    );
    assert.match(told.version, /^\d+\.\d+\.\d+$/);
  },
};

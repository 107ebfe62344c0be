// A page that uses the element as anybody would. Never run: only what the compiler says about it counts.
import { ParcelClaimsElement, define } from "parcel-claims/element";
import { decisionTable } from "parcel-claims/services";
import type { Circumstance, DecisionTable } from "parcel-claims/services";
import type { ParcelClaimsAttributes, ParcelClaimsError, ParcelClaimsErrorCode } from "parcel-claims/element";
import { ParcelClaimsElement as Defined } from "parcel-claims/define";
import { rulebook } from "parcel-claims";
import type { Case, Estimate, Issue, Range, Rulebook } from "parcel-claims";

define();
define(document.querySelector("iframe")?.contentWindow ?? undefined);
const table: DecisionTable = decisionTable(null, { lang: "en" });
{
  for (const { conditions, result } of table.parts.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))) {
    const asked: Circumstance[] = conditions.map(({ circumstance }) => circumstance);
    const most: number | undefined =
      "sum" in result && result.sum.award.kind === "value" ? result.sum.award.figure?.sum : undefined;
    void [asked, most];
  }
}
const version: string = ParcelClaimsElement.version;
const same: typeof ParcelClaimsElement = Defined;
void [version, same];

// The tag names the class.
const claims: ParcelClaimsElement = document.createElement("parcel-claims");
const found: ParcelClaimsElement | null = document.querySelector("parcel-claims");
void found?.reset();

claims.case = { problem: "lost", stage: "delivery", value: 800 };
claims.case = null;
const facts: Case | null = claims.case;
const estimate: Estimate | null = claims.estimate;
const sum: Range | null | undefined = estimate?.claim?.compensation;
claims.rulebook = rulebook();
claims.rulebook = null;
const book: Rulebook | null = claims.rulebook;
claims.rulebook = "huitong-henan-2012";
claims.name = "claim";
[claims.disabled, claims.required] = [false, true];
const json: string = claims.value;
claims.focus({ preventScroll: true });
const form: HTMLFormElement | null = claims.form;
const sound: boolean =
  claims.checkValidity() && claims.reportValidity() && claims.willValidate && claims.validity.valid;
const said: string = claims.validationMessage;
void [facts, sum, book, form, sound, said, json];

claims.addEventListener(
  "estimate",
  function (event) {
    const element: ParcelClaimsElement = this;
    const { detail } = event;
    const made: Estimate = detail.estimate;
    const problem: Case["problem"] = detail.case.problem;
    void [element, made, problem];
  },
  { once: true },
);
const saved = ({ detail }: CustomEvent<{ case: Case }>): void => void detail.case.waybill;
claims.addEventListener("case-saved", saved);
claims.removeEventListener("case-saved", saved);
claims.addEventListener("parcel-claims-error", ({ detail }) => {
  const error: ParcelClaimsError = detail;
  const code: ParcelClaimsErrorCode = error.code;
  const first: Pick<Issue, "field" | "message"> | undefined = error.issues[0];
  if (code === "policy") void first?.message;
});
// As any other element.
claims.addEventListener("click", ({ clientX }) => void clientX);
claims.addEventListener("anything", { handleEvent: (event) => void event.type });

const attributes: ParcelClaimsAttributes = {
  lang: "en",
  theme: "dark",
  we: "origin",
  "delivered-by": "unknown",
  sections: "book take",
};
for (const [name, value] of Object.entries(attributes)) claims.setAttribute(name, String(value));

export function misuse(): void {
  // @ts-expect-error no such field
  claims.case = { colour: "red" };
  // @ts-expect-error it is counted, not set
  claims.estimate = null;
  // @ts-expect-error a rulebook, the text of its file, or an id
  claims.rulebook = 2012;
  // @ts-expect-error there may be none
  claims.estimate.claim;
  // @ts-expect-error no such event carries a case
  claims.addEventListener("input", ({ detail: { case: facts } }) => void facts);
  // @ts-expect-error what is saved has no estimate
  claims.addEventListener("case-saved", ({ detail }) => void detail.estimate);
  // @ts-expect-error no such colours
  const theme: ParcelClaimsAttributes = { theme: "blue" };
  // @ts-expect-error "unknown" is no answer here
  const we: ParcelClaimsAttributes = { we: "unknown" };
  void [theme, we];
}

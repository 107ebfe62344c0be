// The element in a page of one's own: give it a case, hear of each estimate, of what is saved and of what goes wrong.
import "parcel-claims/define";

const claims = document.querySelector("parcel-claims");
const sum = document.querySelector("output");
const saved = document.querySelector("section");
const problem = document.querySelector("[role=alert]");

claims.addEventListener("estimate", ({ detail: { estimate } }) => {
  const { min, max } = estimate.claim?.compensation ?? { min: 0, max: 0 };
  sum.textContent = min === max ? `${min} 元` : `${min}～${max} 元`;
});

claims.addEventListener("case-saved", ({ detail }) => {
  const item = document.createElement("li");
  item.textContent = detail.case.waybill ?? "没有单号的一件";
  saved.querySelector("ul").append(item);
  saved.hidden = false;
});

claims.addEventListener("parcel-claims-error", ({ detail }) => {
  problem.textContent = [detail.message, ...detail.issues.map(({ message }) => message)].join(" ");
  problem.hidden = false;
});

document.querySelector("button").addEventListener("click", () => {
  claims.case = { waybill: "768012345678", problem: "lost", stage: "delivery", deliveredBy: "station", value: 800 };
});

// In the oldest of scripts: where the page's own script is not there or not understood, it is said why.
addEventListener("load", function () {
  if (window.customElements && customElements.get("parcel-claims")) return;
  var whole = document.getElementById("parcel-claims-end");
  var shown = whole ? "parcel-claims-old" : "parcel-claims-cut";
  document.getElementById("parcel-claims-starting").hidden = true;
  document.getElementById(shown).hidden = false;
});

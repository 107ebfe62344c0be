// In the oldest of scripts: that it starts; and, where nothing runs after a while, why. What runs shows again what a copy
// without scripts has to say.
addEventListener("load", (function () {
  /** How long a start may take, in seconds. */
  var PATIENCE = 8;
  var TEXTS = ["dead", "starting", "cut", "old", "slow"];
  var waited = 0;

  function at(name) {
    return document.getElementById("parcel-claims-" + name);
  }

  function show(name) {
    for (var place = 0; place < TEXTS.length; place += 1) {
      if (TEXTS[place] === name) at(TEXTS[place]).removeAttribute("hidden");
      else at(TEXTS[place]).setAttribute("hidden", "");
    }
  }

  /** Also where somebody has taken the element away. */
  function runs() {
    return !at("dead") || !at("dead").hasAttribute("hidden");
  }

  addEventListener("error", function (event) {
    if (!runs()) at("why").textContent = event.message || "";
  });
  // Who starts asks how the last came, and whether an input method still holds letters.
  at("early").addEventListener("input", function (event) { at("early").setAttribute("data-way", event.inputType || ""); });
  at("early").addEventListener("compositionstart", function () { at("early").setAttribute("data-composing", ""); });
  at("early").addEventListener("compositionend", function () { at("early").removeAttribute("data-composing"); });
  show("starting");
  var timer = setInterval(function () {
    waited += 1;
    if (!runs() && waited < PATIENCE) return;
    clearInterval(timer);
    if (!runs()) show("slow");
  }, 1000);
  return function () {
    if (runs() || window.customElements && customElements.get("parcel-claims")) return;
    clearInterval(timer);
    show(at("end") ? "old" : "cut");
  };
})());

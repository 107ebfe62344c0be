"use strict";
// A browser, or a page, that has taken away what files are made with; and one that says it copies.
if (location.search === "?lacking") {
  URL.createObjectURL = undefined;
  document.execCommand = () => true;
}

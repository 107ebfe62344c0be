addEventListener("parcel-claims-error", ({ detail }) => {
  document.title = detail.code;
});

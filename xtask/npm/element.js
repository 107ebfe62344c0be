// The element <parcel-claims> as a class, with everything inside. Nothing happens before `define` is called.

{{main}}

export const { ParcelClaimsElement, define, numbers } = /*#__PURE__*/ main("module", {{given}});

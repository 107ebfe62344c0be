export default {
  // The development server bundles what it finds in node_modules, and would lose the .wasm beside index.js.
  optimizeDeps: { exclude: ["parcel-claims"] },
};

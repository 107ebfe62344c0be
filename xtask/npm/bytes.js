// A file that lies beside the package's own: read by Node.js from the disk, elsewhere fetched.

/** Its bytes; the address is written out by whoever asks, so that bundlers find the file. */
export async function bytesOf(file) {
  if (file.protocol === "file:" && typeof process === "object") {
    // Named by a variable, so that bundlers for browsers leave it alone.
    const node = "node:fs/promises";
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ node);
    return readFile(file);
  }
  const response = await fetch(file);
  if (!response.ok) {
    throw new Error(`parcel-claims: cannot load ${file.href}: ${response.status}`);
  }
  return response.arrayBuffer();
}

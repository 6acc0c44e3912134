/* The SHA-256 of a photo: the server takes it only when what has arrived has the same. */

const ours = globalThis.crypto?.subtle ? null : import("../../vendor/noble-hashes@2.4.0/sha2.js");

/** In hexadecimal. Browsers compute it only on secure pages; in a hall without a certificate we do. */
export async function digest(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sum = globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : (await ours).sha256(bytes);
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

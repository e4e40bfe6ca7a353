/** AES-GCM over what is kept. Each sealed thing is bound to its place, so that rows cannot be exchanged behind the back of their owner. */

/** Bytes that only the key opens. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

const LETTERS = new TextEncoder();
const READER = new TextDecoder();

/** Seal bytes for one place. */
export async function seal(key: CryptoKey, place: string, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: LETTERS.encode(place) }, key, bytes) };
}

/** Open what was sealed for this place; throws when it was altered, belongs elsewhere or the key is another. */
export async function unseal(key: CryptoKey, place: string, sealed: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: LETTERS.encode(place) }, key, sealed.data);
}

/** Seal a JSON value. */
export async function sealJson(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  return seal(key, place, LETTERS.encode(JSON.stringify(value)));
}

/** Open a sealed JSON value. */
export async function unsealJson(key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> {
  return JSON.parse(READER.decode(await unseal(key, place, sealed)));
}

/** A key that only wraps other keys, from what the server gives (base64url of 32 bytes). */
export async function wrappingKey(text: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["wrapKey", "unwrapKey"]);
}

/** A new key of kept work, wrapped. */
export async function newKey(wrapping: CryptoKey): Promise<Sealed> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  return wrap(key, wrapping);
}

/** The key of kept work; it cannot be taken out of the browser unless `extractable`. */
export async function unwrap(wrapped: Sealed, wrapping: CryptoKey, { extractable = false } = {}): Promise<CryptoKey> {
  const how = { name: "AES-GCM", iv: wrapped.iv };
  return crypto.subtle.unwrapKey("raw", wrapped.data, wrapping, how, "AES-GCM", extractable, ["encrypt", "decrypt"]);
}

/** Wrap an extractable key. */
export async function wrap(key: CryptoKey, wrapping: CryptoKey): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.wrapKey("raw", key, wrapping, { name: "AES-GCM", iv }) };
}

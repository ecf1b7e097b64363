import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { sha256 } from "@/lib/server/process/sha256";
import { Misuse } from "../exit-code";
import { readInput } from "../input-file";

/** Larger than any key or signature in its own file. */
const MAX_BYTES = 10_000;

/** Reads a small file as it is. @throws Misuse */
export function readSmall(path: string): Promise<Buffer> {
  return readInput(path, MAX_BYTES);
}

/** Reads the private key of a PEM file. Never shows it, or what is wrong with it. @throws Misuse */
export function privateKeyFrom(path: string): Promise<KeyObject> {
  return keyFrom(path, createPrivateKey, "private");
}

/** Reads the public key of a PEM file. @throws Misuse */
export function publicKeyFrom(path: string): Promise<KeyObject> {
  return keyFrom(path, publicHalf, "public");
}

/** Node would also derive the public half of a private key; nobody should need a private key to check signatures. */
function publicHalf(pem: Buffer): KeyObject {
  if (pem.includes("PRIVATE KEY")) throw new Error("This is a private key.");
  return createPublicKey(pem);
}

async function keyFrom(
  path: string,
  read: (pem: Buffer) => KeyObject,
  kind: "private" | "public",
): Promise<KeyObject> {
  const pem = await readSmall(path);
  let key: KeyObject | null = null;
  try {
    key = read(pem);
  } catch {
    // Node's own message could repeat the file's contents.
  }
  if (key?.asymmetricKeyType === "ed25519") return key;
  const make =
    kind === "private"
      ? "openssl genpkey -algorithm ed25519 -out key.pem"
      : "openssl pkey -in key.pem -pubout -out key.pub.pem";
  throw new Misuse(`${path} holds no ${kind} Ed25519 key as PEM, without a passphrase: ${make}`);
}

/**
 * Two people can compare this over the telephone to check that they mean the same public key: SHA-256 of it as DER, in
 * hex.
 */
export function fingerprintOf(key: KeyObject): string {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  const der = publicKey.export({ type: "spki", format: "der" });
  return sha256(der);
}

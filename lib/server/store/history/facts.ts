import "server-only";
import { byText } from "@/lib/audit/by-text";
import { kept } from "@/lib/audit/kept";
import { sha256 } from "../../process/sha256";
import { packText } from "../foreign-text";
import { shapeHash } from "../scan-shapes";

/** One account's whole list of keys, read at some time between `afterMs` and `beforeMs` (epoch ms). */
export type AccountReading = {
  /** Each with an id that SendGrid named. `scopes` is null if they could not be read. */
  keys: readonly { api_key_id: string; name: string; scopes: readonly string[] | null }[];
  afterMs: number;
  beforeMs: number;
};

/** A key as a history stores it: its name packed, its scope set by hash. */
export type KeyFact = { api_key_id: string; name: string; shape: string | null };

/** What a scan found, each key once, sorted by id. `hash`: its SHA-256, in hex. */
export type Facts = {
  keys: readonly KeyFact[];
  hash: string;
  shapes: ReadonlyMap<string, readonly string[]>;
};

const hashOf = kept(shapeHash, new WeakMap<readonly string[], string>());

/** The facts of a scan: the same keys, names and scope sets have the same hash, whatever their order. */
export function factsOf({ keys }: AccountReading): Facts {
  const shapes = new Map<string, readonly string[]>();
  const rows = keys.map(({ api_key_id, name, scopes }): KeyFact => {
    const shape = scopes && hashOf(scopes);
    if (scopes && shape !== null) shapes.set(shape, scopes);
    return { api_key_id, name: packText(name), shape };
  });
  const unique = [...new Map(rows.map((row) => [row.api_key_id, row])).values()];
  unique.sort((a, b) => byText(a.api_key_id, b.api_key_id));
  const text = JSON.stringify(
    unique.map(({ api_key_id, name, shape }) => [api_key_id, name, shape]),
  );
  return { keys: unique, hash: sha256(text), shapes };
}

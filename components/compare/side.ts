import { visibleText } from "@/components/key/visible-text";
import { keyOfSide } from "@/components/links/compare-href";
import { PURPOSES, type Purpose, rightSize } from "@/lib/audit/effects/purposes";
import type { Fleet, FleetKey, Hole } from "@/lib/audit/fleet/fleet";

const PURPOSE = "purpose:";

/** One side of a comparison, as the URL names it. `absent`: nothing that was read has that name. */
export type Side =
  | { kind: "key"; key: FleetKey; scopes: readonly string[] | null; hole: Hole | null }
  | { kind: "purpose"; purpose: Purpose }
  | { kind: "absent" };

/** Resolves a side's URL value in a fleet; null when there is no value. */
export function sideFrom(fleet: Fleet, value: string | null): Side | null {
  if (value === null || value === "") return null;
  if (value.startsWith(PURPOSE)) {
    const purpose = PURPOSES.find(({ id }) => id === value.slice(PURPOSE.length));
    return purpose === undefined ? { kind: "absent" } : { kind: "purpose", purpose };
  }
  const key = keyOfSide(fleet, value);
  if (key === undefined) return { kind: "absent" };
  const scopes = key.shape === null ? null : (fleet.shapes.get(key.shape) ?? null);
  const hole = fleet.holes.find(
    (each) => each.account === key.account && each.api_key_id === key.api_key_id,
  );
  return { kind: "key", key, scopes, hole: hole ?? null };
}

/** The URL value of a purpose. */
export function purposeSide({ id }: Purpose): string {
  return PURPOSE + id;
}

/**
 * The scopes to compare a side by; null while unknown. Next to a key, a purpose is what that key would have: the scopes
 * it keeps and those it lacks. Otherwise it is all the scopes it allows.
 */
export function scopesOfSide(side: Side, other: Side): readonly string[] | null {
  if (side.kind === "absent") return null;
  if (side.kind === "key") return side.scopes;
  const { id, needs, mayHave } = side.purpose;
  if (other.kind !== "key" || other.scopes === null) return [...needs, ...mayHave];
  const { keep, missing } = rightSize(other.scopes, [id]);
  return [...keep, ...missing].sort();
}

/** A side's name in plain text, with every character made visible. */
export function sideName(side: Side): string {
  if (side.kind === "absent") return "unknown";
  if (side.kind === "purpose") return side.purpose.label;
  const name = visibleText(side.key.name)
    .map((part) => part.hidden ?? part.text)
    .join("");
  return name === "" ? "(no name)" : name;
}

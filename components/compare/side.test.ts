import { describe, expect, it } from "vitest";
import { diffScopes } from "@/lib/audit/catalogue/diff";
import { PURPOSES, rightSize } from "@/lib/audit/effects/purposes";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { keyRef } from "@/lib/audit/key-ref";
import { purposeSide, type Side, scopesOfSide, sideFrom, sideName } from "./side";

const key = (account: string, api_key_id: string, shape: number | null) => ({
  account,
  api_key_id,
  name: "web\u202E",
  shape,
  readAtMs: null,
});
const fleet: Fleet = {
  ...emptyFleet(),
  shapes: new Map([[0, ["mail.send", "mail.batch.read", "alerts.read", "2fa_required"]]]),
  keys: [key("self", "id-1", 0), key("subuser:a/b", "id-1", 0), key("self", "id-2", null)],
};
const at = (value: string): Side => {
  const side = sideFrom(fleet, value);
  if (side === null) throw new Error("no side");
  return side;
};

describe("one side of a comparison", () => {
  it("is found again by its own address, also under a username with a slash", () => {
    for (const each of fleet.keys) expect(at(keyRef(each))).toMatchObject({ key: each });
  });

  it("is never mistaken for another", () => {
    expect(at("self/id-3").kind).toBe("absent");
    expect(at("purpose:nothing").kind).toBe("absent");
    expect(sideFrom(fleet, null)).toBeNull();
  });

  it("has unknown scopes, not none, when it is not read", () => {
    expect(scopesOfSide(at("self/id-2"), at("self/id-1"))).toBeNull();
  });

  it("shows what hides in a name", () => {
    expect(sideName(at("self/id-1"))).toBe("webU+202E");
  });

  it.each(PURPOSES)(
    "beside a key, $label is what the key would be: their difference is the right-size",
    (purpose) => {
      const [left, right] = [at("self/id-1"), at(purposeSide(purpose))];
      const scopes = scopesOfSide(left, right) ?? [];
      const { drop, keep, missing } = rightSize(scopes, [purpose.id]);
      expect(diffScopes(scopes, scopesOfSide(right, left) ?? [])).toEqual({
        onlyLeft: drop,
        both: keep,
        onlyRight: missing,
      });
    },
  );
});

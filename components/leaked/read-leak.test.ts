import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutSecrets } from "@/lib/audit/without-secrets";
import { maskedIds, readLeak } from "./read-leak";

const ID = "abcdefghijklmnopqrst-_";
const SECRET = `${"Zk9".repeat(14)}x`;
const KEY = `SG.${ID}.${SECRET}`;

describe("reading what was pasted", () => {
  it.each([KEY, `export SENDGRID_API_KEY="${KEY}"`, `a log\nwith ${KEY} and more\n`])(
    "finds the id of a whole key in %s",
    (text) => {
      const leak = readLeak(text);
      expect([...leak.ids.keys()]).toEqual([ID]);
      expect(leak.basis).toBe("key");
    },
  );

  it.each([ID, ` ${ID}\n`, `"${ID}"`, `SG.${ID}`, `SG.${ID}.•••`, `SG.${ID}.abc…`])(
    "takes %s for an id without its secret",
    (text) => expect(readLeak(text)).toMatchObject({ ids: new Map([[ID, 1]]), basis: "id" }),
  );

  it("takes a list of ids", () => expect(readLeak(`${ID}\n${"b".repeat(22)}`).ids.size).toBe(2));

  it("says what a lone text looks like instead, without repeating it", () => {
    const leak = readLeak("sk_live_4eC39HqLyjWDarjtT1zdp7dc");
    expect(leak.ids.size).toBe(0);
    expect(leak.problem).toContain("Stripe");
    expect(leak.problem).not.toContain("4eC39");
    expect(readLeak("nothing in a sentence like this one").problem).toBeNull();
  });

  it("keeps no part of a secret, wherever the key stands", () => {
    const around = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const leak = readLeak(`${before}${KEY}${after}`);
        const kept = JSON.stringify([...leak.ids, leak.source, leak.problem]);
        expect(kept).not.toContain(SECRET.slice(0, 6));
        expect(maskedIds(leak.ids.keys())).toContain(`SG.${ID}.•••`);
      }),
    );
  });
});

describe("a key that is typed", () => {
  it("loses its secret with the first character of it", () => {
    let field = "";
    for (const character of KEY) {
      field = withoutSecrets(field + character);
      expect(field).not.toContain("Zk");
    }
    expect(field).toBe(`SG.${ID}.•••`);
    expect(readLeak(field).basis).toBe("id");
  });
});

import { expect, it } from "vitest";
import { keyRef } from "../key-ref";
import { opened } from "../testing/reviews";
import type { PlainKey } from "../testing/snapshots";
import { changeSince } from "./change-since";

const of = (keys: readonly PlainKey[] | null, one: readonly PlainKey[] | null = []) =>
  opened({ self: { keys }, "subuser:one": { keys: one } });
const ref = (api_key_id: string, account = "self") => keyRef({ account, api_key_id });

it("tells of each key what it is against the review before", async () => {
  const before = await of([
    { id: "same", scopes: ["mail.send"] },
    { id: "other", scopes: ["mail.send"] },
    { id: "was-dark", scopes: null },
    { id: "dark", scopes: ["mail.send"] },
  ]);
  const now = await of([
    { id: "same", scopes: ["mail.send"] },
    { id: "other", scopes: ["mail.send", "stats.read"] },
    { id: "was-dark", scopes: ["mail.send"] },
    { id: "dark", scopes: null },
    { id: "added", scopes: null },
  ]);
  const told = changeSince(now, before);
  expect(now.snapshot.keys.map(({ api_key_id }) => [api_key_id, told(ref(api_key_id))])).toEqual([
    ["added", "new"],
    ["dark", "unknown: not read"],
    ["other", "scopes changed"],
    ["same", "same"],
    ["was-dark", "unknown: not read"],
  ]);
});

it("calls no key new of an account whose list the review before had not", async () => {
  const keys = [{ id: "k", scopes: [] }];
  const told = changeSince(await of(keys, keys), await of([], null));
  expect([told(ref("k")), told(ref("k", "subuser:one"))]).toEqual(["new", "unknown: not read"]);
  expect(told(ref("nowhere"))).toBe("unknown: not read");
});

it("says of the first review that there is none before it", async () => {
  expect(changeSince(await of([]), undefined)(ref("k"))).toBe("no last review");
});

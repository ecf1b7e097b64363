import { describe, expect, test } from "vitest";
import { SELF } from "@/lib/audit/account";
import { listApiKeys } from "./api-keys";
import { getAllSubusers, listCustomerAccounts, listSubusers } from "./subusers";
import { against } from "./testing/against";

const numbers = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
const keyRows = (from: number, to: number) =>
  numbers(from, to).map((n) => ({ api_key_id: `id-${n}`, name: `name ${n}` }));
const userRows = (from: number, to: number) =>
  numbers(from, to).map((n) => ({ id: n, username: `user-${n}`, region: "global" }));
const offsetOf = (url: URL) => Number(url.searchParams.get("offset") ?? 0);

const REPEATED = {
  kind: "unreadable",
  sentence: "SendGrid repeated a page of its list, so the rest of it is unknown.",
};

describe("subusers of a server that ignores offset", () => {
  test.each([500, 1_500])("%i in a page: those are known, and that more may be", async (size) => {
    const { sg, asked } = await against(() => ({ body: userRows(0, size) }));
    const { rows, failure } = await listSubusers(sg);
    expect(rows).toHaveLength(size);
    expect(failure).toMatchObject(REPEATED);
    expect(asked).toHaveLength(2);
    await expect(getAllSubusers(sg)).rejects.toMatchObject(REPEATED);
  });

  test("a full page in which a row repeats counts as full", async () => {
    const { sg } = await against(() => ({ body: [...userRows(0, 499), ...userRows(0, 1)] }));
    expect((await listSubusers(sg)).failure).toMatchObject(REPEATED);
  });

  test("after a thousand that it told in two pages: the rest is unknown", async () => {
    const { sg } = await against(({ url }) => {
      const from = offsetOf(url) === 500 ? 500 : 0;
      return { body: userRows(from, from + 500) };
    });
    const { rows, failure } = await listSubusers(sg);
    expect(rows).toHaveLength(1_000);
    expect(failure).toMatchObject(REPEATED);
  });

  test.each([1, 499])("%i are all of them: there is nothing more to tell", async (size) => {
    const { sg } = await against(() => ({ body: userRows(0, size) }));
    expect(await listSubusers(sg)).toMatchObject({ failure: null, odd: 0 });
    expect(await getAllSubusers(sg)).toHaveLength(size);
  });
});

describe("subusers", () => {
  test("500 and then an empty page are all of them", async () => {
    const { sg } = await against(({ url }) => ({
      body: offsetOf(url) === 0 ? userRows(0, 500) : [],
    }));
    const { rows, failure } = await listSubusers(sg);
    expect([rows.length, failure]).toEqual([500, null]);
  });

  test("whose pages overlap, and repeat rows inside, are each told once", async () => {
    const { sg } = await against(({ url }) => {
      const from = Math.max(0, offsetOf(url) - 50);
      const to = Math.min(900, from + 400);
      return {
        body: offsetOf(url) >= 900 ? [] : [...userRows(from, to), ...userRows(from, from + 5)],
      };
    });
    const { rows, failure } = await listSubusers(sg);
    expect([rows.length, new Set(rows.map((row) => row.username)).size, failure]).toEqual([
      900,
      900,
      null,
    ]);
  });

  test("of which a later page fails are known as far as they came", async () => {
    const { sg } = await against(({ url }) =>
      offsetOf(url) === 0 ? { body: userRows(0, 500) } : { body: {}, status: 404 },
    );
    const { rows, failure } = await listSubusers(sg);
    expect([rows.length, failure?.kind]).toEqual([500, "not_found"]);
  });
});

describe("keys of a server that ignores offset", () => {
  const ignoring = (size: number) =>
    against(() => ({ body: { result: keyRows(0, size) }, link: '</v3?offset=100>; rel="next"' }));

  test.each([3, 100])("%i are all of them: more no account may have", async (size) => {
    const { sg } = await ignoring(size);
    expect(await listApiKeys(sg, SELF)).toHaveLength(size);
  });

  test.each([101, 300])("%i may be more: the list is not known in full", async (size) => {
    const { sg } = await ignoring(size);
    await expect(listApiKeys(sg, SELF)).rejects.toMatchObject(REPEATED);
  });

  test("two pages of 100 and then the first again: not known in full", async () => {
    const { sg } = await against(({ url }) => {
      const from = offsetOf(url) === 100 ? 100 : 0;
      return { body: { result: keyRows(from, from + 100) } };
    });
    await expect(listApiKeys(sg, SELF)).rejects.toMatchObject(REPEATED);
  });
});

describe("customer accounts", () => {
  const customers = (from: number, to: number) => numbers(from, to).map((n) => ({ id: `sg${n}` }));
  const beginOf = (url: URL) => {
    const cursor = url.searchParams.get("offset");
    return cursor === null ? 0 : Number(cursor.slice(2)) + 1;
  };

  test("of a server that gives fewer than are asked for are followed to their end", async () => {
    const { sg } = await against(({ url }) => {
      const accounts = customers(beginOf(url), Math.min(25, beginOf(url) + 10));
      const last = accounts.at(-1)?.id;
      return { body: { accounts, pages: last === undefined ? {} : { last } } };
    });
    const { rows, failure } = await listCustomerAccounts(sg);
    expect([rows.length, failure]).toEqual([25, null]);
  });

  test("without a cursor are asked for by the last id", async () => {
    const { sg } = await against(({ url }) => ({
      body: { accounts: customers(beginOf(url), Math.min(150, beginOf(url) + 100)) },
    }));
    expect((await listCustomerAccounts(sg)).rows).toHaveLength(150);
  });

  test("of a server that ignores the cursor are not known in full", async () => {
    const { sg } = await against(() => ({ body: { accounts: customers(0, 100), pages: {} } }));
    expect(await listCustomerAccounts(sg)).toMatchObject({ failure: REPEATED });
  });
});

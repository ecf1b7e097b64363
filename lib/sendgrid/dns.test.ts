import type { LookupFunction } from "node:net";
import { Agent, type Dispatcher } from "undici";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SELF } from "@/lib/audit/account";
import { processWide } from "@/lib/process-wide";
import { listApiKeys } from "./api-keys";
import { ownerOf } from "./credential";
import { errorOf, optionsOf } from "./testing/sandboxed";

const kept = processWide<{ agent?: Dispatcher | undefined }>("agent", () => ({}));
const before = kept.agent;

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  kept.agent = before;
  vi.restoreAllMocks();
});

test.each(["ENOTFOUND", "EAI_AGAIN"])(
  "27 a name that does not resolve (%s): three tries",
  async (code) => {
    const asked: string[] = [];
    const lookup: LookupFunction = (host, _options, done) => {
      asked.push(host);
      done(Object.assign(new Error("no such name"), { code }), "");
    };
    kept.agent = new Agent({ connect: { lookup } });
    const host = `${code.toLowerCase()}.invalid`;
    const apiKey = `SG.${"d".repeat(22)}.${"d".repeat(43)}`;
    const credential = {
      apiKey,
      owner: ownerOf(apiKey, "sendgrid"),
      origins: { global: `https://${host}`, eu: `https://${host}` },
      home: "global",
    } as const;
    const error = await errorOf(listApiKeys({ credential, options: optionsOf() }, SELF));
    expect(error).toMatchObject({
      kind: "failed",
      status: null,
      connection: { cause: "name not found", host },
    });
    expect(error.message).toContain(code);
    expect(asked).toEqual([host, host, host]);
  },
);

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ApiFailure } from "../failure/api-failure";
import { readJsonBody } from "./body";

const Schema = z.strictObject({
  name: z.string(),
  inner: z.strictObject({ n: z.int() }).optional(),
});
const KB = 1_024;

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

const requestOf = (body: Body | null, type: string | null = "application/json") =>
  new Request("http://host/", {
    method: "POST",
    body,
    headers: type === null ? {} : { "Content-Type": type },
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });

const refusalOf = (request: Request) =>
  readJsonBody(request, Schema).then(
    (data) => ({ data }),
    (error: unknown) => {
      if (!(error instanceof ApiFailure)) throw error;
      return { code: error.code, field: error.details.field };
    },
  );

describe("what is taken", () => {
  test.each(["application/json", "application/json; charset=utf-8", "Application/JSON ;x=y"])(
    "%s",
    async (type) => {
      expect(await readJsonBody(requestOf('{"name":"é"}', type), Schema)).toEqual({ name: "é" });
    },
  );

  test("exactly 4 KB", async () => {
    const name = "x".repeat(4 * KB - 11);
    expect(await readJsonBody(requestOf(`{"name":"${name}"}`), Schema)).toEqual({ name });
  });
});

describe("what is not", () => {
  test.each([null, "", "text/plain", "text/json", "multipart/form-data", "application/json-seq"])(
    "content type %j",
    async (type) => {
      const request = requestOf('{"name":""}', type ?? undefined);
      if (type === null) request.headers.delete("Content-Type");
      expect(await refusalOf(request)).toEqual({ code: "unsupported_media_type" });
    },
  );

  test("one byte more than 4 KB", async () => {
    expect(await refusalOf(requestOf(`{"name":"${"x".repeat(4 * KB - 10)}"}`))).toEqual({
      code: "too_large",
    });
  });

  test("one that is too large is read to its end, so that its sender comes to read the answer", async () => {
    let left = 100;
    let isRead = false;
    const large = new ReadableStream<Uint8Array>({
      pull(controller) {
        left -= 1;
        if (left > 0) return controller.enqueue(new Uint8Array(KB));
        isRead = true;
        controller.close();
      },
    });
    expect(await refusalOf(requestOf(large))).toEqual({ code: "too_large" });
    expect(isRead).toBe(true);
  });

  test("a body without end is cut, not gathered", async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(KB));
      },
      cancel() {
        cancelled = true;
      },
    });
    expect(await refusalOf(requestOf(endless))).toEqual({ code: "too_large" });
    expect(pulled).toBeLessThan(KB + 10);
    expect(cancelled).toBe(true);
  });

  test.each([
    ["nothing", null, undefined],
    ["text", "hello", undefined],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), undefined],
    ["another shape", '{"name":1}', "name"],
    ["a deeper one", '{"name":"","inner":{"n":1.5}}', "inner.n"],
    ["a field more", '{"name":"","__proto__x":1}', undefined],
    ["a list", "[]", undefined],
    ["a JSON 2,000 deep", "[".repeat(2_000) + "]".repeat(2_000), undefined],
  ])("%s", async (_what, body, field) => {
    expect(await refusalOf(requestOf(body))).toEqual({ code: "invalid_input", field });
  });

  test("whatever it is, it is answered: nothing throws anything else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (body) => {
        await refusalOf(requestOf(body));
      }),
      { numRuns: 500 },
    );
  });
});

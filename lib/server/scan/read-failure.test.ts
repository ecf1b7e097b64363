import { expect, test, vi } from "vitest";
import { SendGridError } from "@/lib/sendgrid/error";
import { readFailureOf } from "./read-failure";

const refused = (host: string) =>
  new SendGridError("failed", "/v3/api_keys", {
    connection: { cause: "proxy refused", host },
  });

test("what keeps a scan from a host is said in its holes, and once in the log", () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    written.push(String(line));
    return true;
  });
  for (const host of ["a.test", "a.test", "b.test"]) {
    expect(readFailureOf(refused(host))).toEqual({
      code: "upstream_failed",
      status: null,
      message: `This server cannot connect to ${host}: proxy refused.`,
    });
  }
  readFailureOf(new SendGridError("failed", "/v3/api_keys", { status: 500 }));
  vi.restoreAllMocks();
  expect(written.map((line) => JSON.parse(line))).toMatchObject([
    { event: "upstream", cause: "proxy refused", host: "a.test" },
    { event: "upstream", cause: "proxy refused", host: "b.test" },
  ]);
});

test("a read that failed by a defect of ours is a defect in the log, once", () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    written.push(String(line));
    return true;
  });
  for (const id of ["one", "two"]) {
    expect(readFailureOf(new TypeError(`SG.secret of ${id}`)).code).toBe("internal");
  }
  vi.restoreAllMocks();
  expect(written).toHaveLength(1);
  expect(JSON.parse(written[0] ?? "")).toMatchObject({ event: "defect", name: "TypeError" });
  expect(written[0]).not.toContain("secret");
});

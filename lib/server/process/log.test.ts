import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { MASK } from "@/lib/audit/leak/encoded-secrets";
import { log } from "./log";

function lineOf(fields: Parameters<typeof log>[2]): string {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  log("info", "event", fields);
  const line = String(write.mock.calls[0]?.[0]);
  write.mockRestore();
  return line;
}

const base64url = (length: number) =>
  fc.string({
    minLength: length,
    maxLength: length,
    unit: fc.constantFrom("A", "z", "0", "9", "-", "_"),
  });

test("one line of JSON, with its time and level", () => {
  expect(JSON.parse(lineOf({ path: "/a\nb", status: 200, code: null }))).toEqual({
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    level: "info",
    event: "event",
    path: "/a\nb",
    status: 200,
    code: null,
  });
  expect(lineOf({ path: "/a\nb" }).trimEnd()).not.toContain("\n");
});

test("a key that reaches a field is cut to its public id, wherever it stands in it", () => {
  fc.assert(
    fc.property(base64url(22), base64url(43), fc.string(), (id, secret, around) => {
      const line = lineOf({ path: `/x/${around}SG.${id}.${secret} ${around}` });
      expect(line).not.toContain(secret);
      expect(line).toContain(id);
    }),
    { numRuns: 500 },
  );
});

test("a key that was cut on its way to a field shows nothing of its secret either", () => {
  const secret = "Zk9Qw3Vt".repeat(6).slice(0, 43);
  for (let length = 1; length <= secret.length; length += 1) {
    const line = lineOf({ path: `/x/SG.${"i".repeat(22)}.${secret.slice(0, length)}` });
    expect(line).not.toContain(`.${secret.slice(0, length)}`);
  }
});

test("two keys in one field are both cut", () => {
  const keys = ["a", "b"].map((c) => `SG.${c.repeat(22)}.${c.repeat(43)}`);
  expect(lineOf({ path: keys.join(",") })).not.toMatch(/a{43}|b{43}/);
});

test.each([
  ["lower case", (key: string) => key.replace("SG", "sg")],
  ["an escaped letter", (key: string) => key.replace("S", "%53")],
  ["escaped dots", (key: string) => key.replaceAll(".", "%2e")],
  ["dots escaped three times", (key: string) => key.replaceAll(".", "%25252E")],
  ["an escape inside the id", (key: string) => key.replace("i", "%69").replace("-", "%2d")],
  [
    "all of it, twice",
    (key: string) => key.replace(/./g, (c) => `%25${c.charCodeAt(0).toString(16)}`),
  ],
])("a key in another spelling is cut too: %s", (_, spelt) => {
  const secret = "Zk9Qw3Vt".repeat(6).slice(0, 43);
  const line = lineOf({ path: `/x/${spelt(`SG.iiii-iiiiiiiiiiiiiiiii.${secret}`)}/y` });
  expect(line).not.toContain(secret.slice(0, 8));
  expect(line).toContain(MASK);
});

test("a field that holds no key is told as it is, escapes and all", () => {
  expect(JSON.parse(lineOf({ path: "/a%2fb%zz%25" }))).toMatchObject({ path: "/a%2fb%zz%25" });
});

import { expect, test } from "vitest";
import { ERROR_STATUS } from "../errors";
import { breachOf, type SeenAnswer } from "./breach-of";

const JSON_TYPE = "application/json; charset=utf-8";

/** An answer with this JSON. */
const seen = (path: string, body: unknown, more: Partial<SeenAnswer> = {}): SeenAnswer => ({
  ...{ method: "GET", path, status: 200, contentType: JSON_TYPE, body: JSON.stringify(body) },
  ...more,
});

const KEY = { api_key_id: "id", name: "n", scopes: [] };
const failure = { message: "No.", field: null, code: "not_found", help: null };
const progress = { read: 0, failed: 0, total: 0 };
const line = { type: "done", startedAtMs: 1, finishedAtMs: 2, accounts: progress, keys: progress };
const ndjson = (...lines: unknown[]) => ({
  contentType: "application/x-ndjson; charset=utf-8",
  body: lines.map((each) => `${JSON.stringify(each)}\n`).join(""),
});

test.each<[string, SeenAnswer]>([
  ["a key", seen("/api/v3/api_keys/an-id", KEY)],
  ["an escaped address", seen("/api/v3/%61pi_keys/an-id", KEY)],
  ["a query", seen("/api/v3/subusers?limit=1", [])],
  ["a failure", seen("/api/v3/scopes", { errors: [failure] }, { status: 404 })],
  ["a failure of no known address", seen("/api/x", { errors: [failure] }, { status: 404 })],
  ["a stream, cut off within a line", seen("/api/audit", null, ndjson(line))],
  ["nothing", seen("/api/audit", "", { method: "POST", status: 204, contentType: "", body: "" })],
  [
    "an escape where a page would be",
    seen("/%61pi/x", "", { status: 404, contentType: "text/html" }),
  ],
  ["a page", seen("/keys", "", { contentType: "text/html" })],
])("what keeps the contract: %s", (_, answer) => {
  expect(breachOf(answer)).toBeNull();
});

test.each<[string, SeenAnswer, RegExp]>([
  ["a field too many", seen("/api/v3/api_keys/an-id", { ...KEY, key: "SG.x" }), /Unrecognized key/],
  ["a field too few", seen("/api/v3/api_keys/an-id", { name: "n", scopes: [] }), /api_key_id/],
  ["an unknown call", seen("/api/v3/teammates", {}), /knows no such call/],
  ["an unknown method", seen("/api/v3/scopes", {}, { method: "PATCH" }), /knows no such call/],
  ["another status", seen("/api/v3/scopes", { scopes: [] }, { status: 201 }), /in place of 200/],
  ["another type", seen("/healthz", {}, { contentType: "text/html" }), /text\/html in place/],
  ["no JSON", seen("/healthz", null, { body: "ok" }), /no JSON/],
  ["a body with 204", seen("/api/session", 1, { method: "DELETE", status: 204 }), /a body/],
  ["a failure without a code", seen("/api/audit", { errors: [{}] }, { status: 400 }), /code/],
  [
    "HTML for a failure",
    seen("/api/audit", "", { status: 500, contentType: "text/html" }),
    /HTML|html/,
  ],
  ["a code of another status", seen("/readyz", { errors: [failure] }, { status: 503 }), /no 503/],
  ["a line of no kind", seen("/api/audit", null, ndjson(line, { type: "x" })), /Invalid/],
  ["a line with more", seen("/api/audit", null, ndjson({ ...line, key: 1 })), /Unrecognized key/],
])("what breaks it: %s", (_, answer, why) => {
  expect(breachOf(answer)).toMatch(why);
});

test("each code of the contract is known", () => {
  for (const [code, status] of Object.entries(ERROR_STATUS)) {
    const errors = [{ ...failure, code }];
    expect(breachOf(seen("/api/session", { errors }, { status }))).toBeNull();
  }
});

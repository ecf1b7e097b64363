import { expect, test } from "vitest";
import { SendGridError, type SendGridFailure } from "@/lib/sendgrid/error";
import { provesNone } from "./proves-none";

const MAY = ["mail.send", "subusers.read"];
const refused = (kind: SendGridFailure, errorId: string | null = null) =>
  new SendGridError(kind, "/v3/subusers", { errorId });

test.each([
  ["subuser", refused("forbidden"), MAY, true],
  ["subuser", refused("not_found"), MAY, true],
  ["subuser", refused("forbidden"), ["mail.send"], false],
  ["subuser", refused("forbidden"), null, false],
  ["subuser", refused("failed"), MAY, false],
  ["account-id", refused("forbidden", "10-40300"), null, true],
  ["account-id", refused("forbidden"), MAY, false],
  ["account-id", refused("failed", "10-40300"), MAY, false],
] as const)("%s: %s to %j proves none: %s", (kind, failure, scopes, isProof) => {
  expect(provesNone(kind, failure, scopes)).toBe(isProof);
});

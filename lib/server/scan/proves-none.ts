import "server-only";
import { isFailure, type SendGridError } from "@/lib/sendgrid/error";
import { isNoReseller } from "@/lib/sendgrid/subusers";

/**
 * Whether SendGrid's refusal of a list of accounts proves that there are none: of subusers to a key that holds the scope
 * for them, since plans without are refused; of customers when SendGrid says so. Else the list is unknown.
 * @param scopes what the key may do; null: unknown
 */
export function provesNone(
  kind: "subuser" | "account-id",
  failure: SendGridError,
  scopes: readonly string[] | null,
): boolean {
  if (kind === "account-id") return isNoReseller(failure);
  const mayList = scopes?.includes("subusers.read") ?? false;
  return mayList && isFailure(failure, "forbidden", "not_found");
}

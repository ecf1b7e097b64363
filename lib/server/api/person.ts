import "server-only";
import { isNamed } from "@/lib/audit/named";
import { namedByHeader, type Person, TYPED } from "@/lib/audit/review/review";
import { env } from "../config/env";
import { ApiFailure } from "../failure/api-failure";
import { note } from "../process/request-note";

/**
 * The acting person: with IDENTITY_HEADER, only whom the proxy names; without it, whoever they say they are.
 * @throws ApiFailure `access_forbidden` if the proxy named nobody, `invalid_input` for a name that is missing or must
 * not be typed
 */
export function actingPerson(typed: Omit<Person, "named_by"> | undefined): Person {
  const header = env().identityHeader;
  if (header === null) {
    if (typed !== undefined && isNamed(typed)) return { ...typed, named_by: TYPED };
    throw new ApiFailure("invalid_input", "Say who you are.", { field: "person" });
  }
  // A typed name must never stand beside one that the proxy vouches for.
  if (typed !== undefined) {
    throw new ApiFailure("invalid_input", "The proxy says who you are, so send no person.", {
      field: "person",
    });
  }
  return { name: namedByProxy(), role: "", relation: "", named_by: namedByHeader(header) };
}

/**
 * If a proxy names people, refuses anyone it doesn't name.
 * @throws ApiFailure `access_forbidden`
 */
export function assertNamed() {
  if (env().identityHeader !== null) namedByProxy();
}

function namedByProxy(): string {
  const { person } = note();
  if (person !== undefined) return person;
  throw new ApiFailure(
    "access_forbidden",
    "The proxy in front of this server did not say who you are.",
    {
      help: "Come in through it, or ask your operator to check IDENTITY_HEADER and TRUSTED_PROXY.",
    },
  );
}

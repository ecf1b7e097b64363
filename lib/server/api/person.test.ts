import { expect, test, vi } from "vitest";
import { newNote, withNote } from "../process/request-note";
import { actingPerson, assertNamed } from "./person";

vi.stubEnv("HOST", "127.0.0.1");
vi.stubEnv("IDENTITY_HEADER", "X-Forwarded-Email");
vi.stubEnv("TRUSTED_PROXY", "10.0.0.7");

const TYPED = { name: "Mallory", role: "", relation: "" };

/** The acting person in a request with this proxy header. */
function actingIn(person: string | null, typed?: typeof TYPED) {
  let acting: ReturnType<typeof actingPerson> | undefined;
  withNote(newNote("10.0.0.7", "POST", person), () => {
    acting = actingPerson(typed);
  });
  return acting;
}

test("with IDENTITY_HEADER the person is the one that the proxy names, and it is written down who said so", () => {
  expect(actingIn("ann@example.com")).toEqual({
    name: "ann@example.com",
    role: "",
    relation: "",
    named_by: "identity-aware proxy, header X-Forwarded-Email",
  });
});

test("a typed name stands beside the proxy's in no request, and in the place of one that is missing neither", () => {
  const refused = expect.objectContaining({ code: "invalid_input" });
  expect(() => actingIn("ann@example.com", TYPED)).toThrow(refused);
  expect(() => actingIn(null, TYPED)).toThrow(refused);
  expect(() => actingIn(null)).toThrow(expect.objectContaining({ code: "access_forbidden" }));
});

test("nobody may act whom the proxy does not name", () => {
  const within = (person: string | null) =>
    withNote(newNote("10.0.0.7", "DELETE", person), assertNamed);
  expect(() => within("ann@example.com")).not.toThrow();
  expect(() => within(null)).toThrow(expect.objectContaining({ code: "access_forbidden" }));
});

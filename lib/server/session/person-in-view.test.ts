import { expect, test, vi } from "vitest";
import { newNote, withNote } from "../process/request-note";
import type { Session } from "../store/sessions";
import { viewOf } from "./session";

vi.stubEnv("HOST", "127.0.0.1");
vi.stubEnv("IDENTITY_HEADER", "X-Forwarded-Email");
vi.stubEnv("TRUSTED_PROXY", "10.0.0.7");

const session: Session = {
  id: "id",
  sealed_key: "",
  network: "sendgrid",
  region: "eu",
  api_key_id: "k",
  scopes: null,
  username: null,
  created_at: 0,
  seen_at: 0,
  expires_at: 0,
};

test.each([
  ["ann@example.com", { named_by_proxy: true, person: { name: "ann@example.com" } }],
  [null, { named_by_proxy: true }],
])("behind a proxy that says %j, a browser is told whom it names", (person, told) => {
  withNote(newNote("10.0.0.7", "GET", person), () => {
    const { named_by_proxy, person: named } = viewOf(session);
    expect({ named_by_proxy, ...(named && { person: named }) }).toEqual(told);
  });
});

import { expect, test, vi } from "vitest";
import { FRESH_MS } from "@/lib/audit/fleet/fresh-ms";
import { newNote, withNote } from "../process/request-note";
import type { Session } from "../store/sessions";
import { readerOf } from "./reader";
import { viewOf } from "./session";

const session: Session = {
  id: "id",
  sealed_key: "sealed",
  network: "sendgrid",
  region: "eu",
  api_key_id: "k",
  scopes: null,
  username: null,
  created_at: 9_000_000,
  seen_at: 9_000_000,
  expires_at: 9_500_000,
};

/** What a browser sees of the session in a request with this proxy header. */
function viewFor(person: string | null, of = session) {
  let view: ReturnType<typeof viewOf> | undefined;
  withNote(newNote("10.0.0.7", "GET", person), () => {
    view = viewOf(of);
  });
  return view;
}

test("a browser is told where its key lives, and the account's name where that is known", () => {
  vi.stubEnv("HOST", "127.0.0.1");
  const view = { api_key_id: "k", region: "eu", scopes: null };
  const times = {
    expires_at: "1970-01-01T02:38:20.000Z",
    idle_expires_at: "1970-01-01T03:00:00.000Z",
  };
  expect(viewFor("ann@example.com")).toEqual({ ...view, ...times });
  expect(viewFor(null, { ...session, username: "acme" })).toMatchObject({ username: "acme" });
  expect(viewFor(null, { ...session, network: "sandbox" })).toMatchObject({ region: "sandbox" });
});

test("a reader has what its own key listed in the session, or so shortly before that a scan takes it over", () => {
  const origins = { global: "", eu: "" };
  const credential = { owner: "owner", apiKey: "", origins, home: "eu" } as const;
  expect(readerOf({ session, credential })).toEqual({
    owner: "owner",
    network: "sendgrid",
    sinceMs: 9_000_000 - FRESH_MS,
    api_key_id: "k",
  });
});

import { expect, test } from "vitest";
import { scopeSentence } from "./sentence";
import { CATALOGUE_VERSION, catalogueWords } from "./version";

test.each([
  ["categories.read", "See categories that mail is filed under."],
  ["alerts.update", "Change alerts about usage and statistics."],
  ["suppression.bounces.create", "Add to the list of addresses that bounced."],
  ["suppression.bounces.delete", "Remove from the list of addresses that bounced."],
  ["mail_settings.footer.create", "Set the footer added to every mail."],
  ["mail_settings.footer.update", "Change the footer added to every mail."],
  ["mail.send", "Send mail as any of your authenticated domains and senders."],
  ["2fa_required", "Marks a login that needs a second factor."],
  [
    "message.read",
    "See each message sent, its recipient and what became of it. Misspelled in some documentation: no live key should have it.",
  ],
])("%s: %s", (scope, sentence) => {
  // Only scopes that merely come with others say that no documented call asks for them.
  expect(scopeSentence(scope).replace(" No documented call asks for this scope.", "")).toBe(
    sentence,
  );
});

test("a scope that comes along is said to be asked for by no call, and an unknown one is a risk", () => {
  expect(scopeSentence("tracking_settings.open.create")).toBe(
    "Set open tracking. No documented call asks for this scope.",
  );
  expect(scopeSentence("tracking_settings.open.update")).toBe("Change open tracking.");
  for (const scope of ["x.new", "mail", "MAIL.SEND", "toString"]) {
    expect(scopeSentence(scope)).toMatch(/^Not in our catalog: .* counts as a risk\.$/);
  }
});

test("the catalogue is named by its size, its day and the beginning of its hash", () => {
  const { date, sha256, scopes } = CATALOGUE_VERSION;
  expect(catalogueWords()).toBe(`catalog of ${scopes} scopes, ${date}, ${sha256.slice(0, 12)}`);
});

import { expect, it, test } from "vitest";
import { exposureOf } from "./exposure";

/** The points of a scope set, as `rule points scopes`. */
const pointsOf = (...scopes: string[]) =>
  exposureOf(scopes).points.map((one) => `${one.rule} ${one.points}: ${one.scopes.join(" ")}`);

const reasonsOf = (...scopes: string[]) => exposureOf(scopes).points.map(({ reason }) => reason);

it("is the strongest effect, then the others, then pairs, reach and what nobody knows", () => {
  const scopes = ["mail.send", "api_keys.create", "subusers.read", "new.one", "stats.read"];
  expect(pointsOf(...scopes)).toEqual([
    "mint.api_keys 55: api_keys.create",
    "breadth.send 2: mail.send",
    "pair.mint-send 4: api_keys.create mail.send",
    "reach.subusers 6: subusers.read",
    "unknown.scopes 3: new.one",
  ]);
  expect(exposureOf(scopes)).toMatchObject({ version: 1, score: 70 });
  expect(reasonsOf(...scopes)).toEqual([
    expect.stringMatching(/^Creates or changes API keys/),
    "It can also send mail as you.",
    expect.stringMatching(/keep working after this key is deleted/),
    expect.stringMatching(/may reach its subusers/),
    expect.stringMatching(/Unrecognized scopes/),
  ]);
});

it("counts each of the others with all that earned it, up to a cap for effects and one for pairs", () => {
  const points = pointsOf(
    "api_keys.create",
    "mail.send",
    "marketing.read",
    "suppression.delete",
    "alerts.delete",
    "templates.update",
    "billing.update",
    "whitelabel.update",
    "user.webhooks.parse.settings.update",
    "subusers.create",
    "teammates.create",
  );
  const worth = (kind: string) => points.filter((one) => one.startsWith(kind));
  expect(worth("breadth.")).toHaveLength(6);
  expect(worth("pair.")).toHaveLength(4);
  for (const one of worth("pair.")) expect(one).toMatch(/^pair\.[\w-]+ 4:/);
  expect(pointsOf("api_keys.create", "alerts.delete", "suppression.delete")).toContain(
    "breadth.guard 2: suppression.delete alerts.delete",
  );
});

it("never takes a key for harmless while some of its scopes are unknown", () => {
  expect(pointsOf("stats.read", "z.new", "a.new")).toEqual([
    "unknown.alone 15: a.new z.new",
    "unknown.scopes 4: a.new z.new",
  ]);
  expect(reasonsOf("z.new")[0]).toMatch(/has unrecognized scopes/);
  // A scope that is worth the same by itself is the better reason.
  expect(pointsOf("validations.email.create", "a.new")[0]).toMatch(/^spend\.validation 15:/);
  expect(pointsOf("a", "b", "c", "d")[1]).toBe("unknown.scopes 6: a b c d");
  expect(pointsOf("a", "b", "c", "d", "e", "f")[1]).toBe("unknown.scopes 6: a b c d e f");
});

it("counts the reach over subusers only of a key that can do harm", () => {
  expect(pointsOf("subusers.read", "stats.read")).toEqual([expect.stringMatching(/^observe/)]);
  expect(pointsOf("subusers.read", "mail.send")).toContain("reach.subusers 6: subusers.read");
  expect(pointsOf("mail.send")).toEqual(["send.mail 30: mail.send"]);
  expect(pointsOf("2fa_required")).toEqual([]);
});

test.each([
  ["mint-send", "credentials.update", "mail.send"],
  ["mint-door", "api_keys.update", "access_settings.whitelist.delete"],
  ["mint-door", "api_keys.update", "access_settings.whitelist.create"],
  ["mint-subusers", "credentials.create", "subusers.update"],
  ["mint-people", "api_keys.create", "sso.settings.update"],
  ["mint-people", "api_keys.create", "teammates.update"],
  ["send-opt-outs", "mail.send", "asm.groups.delete"],
  ["send-opt-outs", "mail.send", "suppression.bounces.delete"],
  ["send-contacts", "mail.send", "messages.read"],
  ["send-contacts", "mail.send", "marketing_campaigns.read"],
  ["send-templates", "mail.send", "templates.versions.update"],
  ["send-unnoticed", "mail.send", "alerts.update"],
  ["watch-twice", "user.webhooks.event.settings.create", "email_activity.read"],
  ["domain-inbound", "whitelabel.create", "user.webhooks.parse.settings.update"],
])("%s is worse together: %s and %s", (pair, one, other) => {
  const wanted = `pair.${pair} 4: ${one} ${other}`;
  expect(pointsOf(one, other)).toContain(wanted);
  expect(pointsOf(one)).not.toContain(wanted);
  for (const alone of [one, other]) {
    expect(pointsOf(alone).filter((each) => each.startsWith("pair."))).toEqual([]);
  }
});

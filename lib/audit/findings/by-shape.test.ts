import { describe, expect, it, test } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { shapeFacts, shapeFindings } from "./by-shape";
import type { RuleId } from "./rules";

const found = (scopes: readonly string[]) =>
  Object.fromEntries(shapeFindings(shapeFacts(scopes)).map((one) => [one.rule, one.scopes]));

/** The scopes that show a rule even if a key holds no other, group by group. */
const ALONE: readonly (readonly [RuleId, string])[] = [
  [
    "takes-over-account",
    "sso.settings.create sso.settings.delete sso.settings.update sso.teammates.create sso.teammates.update teammates.create teammates.update user.email.create user.email.delete user.email.update user.multifactor_authentication.create user.multifactor_authentication.delete user.multifactor_authentication.update user.password.create user.password.delete user.password.update user.username.create user.username.delete user.username.update",
  ],
  ["mints-keys", "api_keys.create api_keys.update credentials.create credentials.update"],
  ["deletes-keys", "api_keys.delete credentials.delete"],
  [
    "redirects-mail",
    "mail_settings.bcc.create mail_settings.bcc.update mail_settings.forward_bounce.create mail_settings.forward_bounce.update mail_settings.forward_spam.create mail_settings.forward_spam.update subusers.monitor.create subusers.monitor.update user.webhooks.event.settings.create user.webhooks.event.settings.update user.webhooks.parse.settings.create user.webhooks.parse.settings.update",
  ],
  ["changes-sender-identity", "whitelabel.create whitelabel.delete whitelabel.update"],
  [
    "administers-subusers",
    "subusers.create subusers.credits.create subusers.credits.delete subusers.credits.remaining.create subusers.credits.remaining.delete subusers.credits.remaining.update subusers.credits.update subusers.delete subusers.monitor.delete subusers.update",
  ],
  [
    "opens-ip-list",
    "access_settings.whitelist.create access_settings.whitelist.delete access_settings.whitelist.update",
  ],
  [
    "weakens-guard-rails",
    "alerts.delete alerts.update asm.groups.delete asm.groups.suppressions.delete asm.suppressions.global.delete mail_settings.address_whitelist.create mail_settings.address_whitelist.delete mail_settings.address_whitelist.update suppression.blocks.delete suppression.bounces.delete suppression.delete suppression.invalid_emails.delete suppression.spam_reports.delete suppression.unsubscribes.delete user.settings.enforced_tls.update",
  ],
  ["erases-recipients", "recipients.erasejob.create"],
  ["spends-money", "billing.create billing.delete billing.update ips.create"],
  ["marketing-read-writes", "marketing.read"],
  [
    "reads-recipients",
    "asm.groups.read asm.groups.suppressions.read asm.suppressions.global.read email_activity.read marketing.read marketing_campaigns.read message.read messages.read newsletter.read suppression.blocks.read suppression.bounces.read suppression.invalid_emails.read suppression.read suppression.spam_reports.read suppression.unsubscribes.read validations.email.read",
  ],
  ["misspelt-scope", "di.bounce_block_classifications.read message.read user.profile.edit"],
];

test.each(ALONE)("%s is shown by these scopes and by no other", (rule, scopes) => {
  const shown = CATALOGUE.filter(({ scope }) => found([scope])[rule]?.join() === scope);
  expect(shown.map(({ scope }) => scope).sort()).toEqual(scopes.split(" "));
});

test.each(ALONE)(
  "%s names all that show it, sorted, and nothing else a key holds",
  (rule, scopes) => {
    const shown = scopes.split(" ");
    expect(found(["stats.read", ...shown.toReversed(), "new.scope"])[rule]).toEqual(shown);
  },
);

describe("what a key is as a whole", () => {
  const kind = (wanted: string) => CATALOGUE.filter((entry) => entry.core && entry.kind === wanted);
  const sliders = kind("custom").map(({ scope }) => scope);
  const core = [...sliders, ...kind("full_access").map(({ scope }) => scope)].sort();

  it("is shown by all it holds", () => {
    expect(found(core)["full-access"]).toEqual(core);
    expect(found(core)).not.toHaveProperty("custom-everything");
    expect(found(sliders)["custom-everything"]).toEqual(sliders.toSorted());
    expect(found(sliders)).not.toHaveProperty("full-access");
  });

  it("is nothing where all it holds was set by SendGrid", () => {
    expect(shapeFindings(shapeFacts(["2fa_required"]))).toEqual([
      { rule: "no-scopes", scopes: [] },
    ]);
    expect(found(["stats.read"])).toEqual({});
  });

  it("is retired only where no scope of it is of use", () => {
    expect(found(["newsletter.update", "newsletter.create"])["retired-scopes"]).toEqual([
      "newsletter.create",
      "newsletter.update",
    ]);
    expect(found(["newsletter.update", "stats.read"])).not.toHaveProperty("retired-scopes");
    expect(found(["newsletter.update", "new.scope"])).not.toHaveProperty("retired-scopes");
    // Some accounts have no newer way to look up what became of a message.
    expect(found(["email_activity.read"])).not.toHaveProperty("retired-scopes");
  });
});

describe("scopes that should not be together", () => {
  it("are billing and any other", () => {
    expect(found(["billing.update", "billing.read", "mail.send"])["billing-mixed"]).toEqual([
      "billing.read",
      "billing.update",
    ]);
    expect(found(["billing.update", "billing.read"])).not.toHaveProperty("billing-mixed");
    expect(found(["mail.send"])).not.toHaveProperty("billing-mixed");
  });

  it("are sending and power over more than what is sent", () => {
    const more = [
      "access_settings.whitelist.update",
      "billing.update",
      "subusers.create",
      "user.webhooks.parse.settings.update",
      "whitelabel.create",
      "api_keys.update",
    ];
    expect(found(["mail.send", ...more])["sender-does-more"]).toEqual(more.toSorted());
    expect(found(more)).not.toHaveProperty("sender-does-more");
    expect(
      found(["mail.send", "stats.read", "templates.update", "marketing.read"]),
    ).not.toHaveProperty("sender-does-more");
  });

  it("are named where nobody knows them", () => {
    expect(found(["z.new", "a.new", "stats.read"])["unknown-scopes"]).toEqual(["a.new", "z.new"]);
  });
});

test("the facts tell power over the account from what merely changes something", () => {
  const { powerful, strong, changes } = shapeFacts([
    "stats.read",
    "templates.update",
    "alerts.update",
    "api_keys.update",
    "suppression.read",
    "mail.send",
    "templates.delete",
    "tracking_settings.open.update",
  ]);
  expect(strong).toEqual(["api_keys.update"]);
  expect(powerful).toEqual(["alerts.update", "api_keys.update"]);
  expect(changes).toEqual([
    "alerts.update",
    "api_keys.update",
    "mail.send",
    "templates.delete",
    "templates.update",
    "tracking_settings.open.update",
  ]);
});

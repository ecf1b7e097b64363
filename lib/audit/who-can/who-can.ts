import { type AccountId, isUnreadList } from "../account";
import { CATALOGUE, splitScopes } from "../catalogue/catalogue";
import { exposureOf } from "../effects/exposure";
import { MINTS_KEYS, MINTS_LOGINS } from "../effects/rules";
import type { Fleet, FleetAccount, FleetKey } from "../fleet/fleet";
import { counted, countOf } from "../words";
import { answeredByPart, answers, matchedScopes, type Query, queryWords } from "./query";

/** How a key that can't do something could gain it, and how sure that is. */
export type IndirectWay = {
  way: "mint" | "mint-without-scopes" | "console";
  basis: "documented" | "conflicting" | "unverified";
  sentence: string;
};

export type Holder = {
  key: FleetKey;
  /** The key's scopes that the question asks for. */
  matched: readonly string[];
  /** Its number of other scopes that grant something. */
  others: number;
};

export type WhoCan = {
  direct: readonly Holder[];
  indirect: readonly { key: FleetKey; way: IndirectWay }[];
  /** Keys with unknown scopes: each of them could. */
  unread: readonly FleetKey[];
  /** Accounts, and lists of accounts, whose keys are not all listed: no count includes their keys. */
  unlisted: readonly FleetAccount[];
  keys: { read: number; total: number };
  /** `total`: the known accounts; nobody knows how many an unread list would name. */
  accounts: { withDirect: number; total: number };
};

const MINT: IndirectWay = {
  way: "mint",
  basis: "documented",
  sentence:
    "It can create or change API keys with any of its own scopes, and some of them are enough.",
};
const MINT_WITHOUT_SCOPES: IndirectWay = {
  way: "mint-without-scopes",
  basis: "conflicting",
  sentence:
    "It can create API keys. The API reference says a key created without scopes gets Full Access; the console’s documentation says never more than the creator has.",
};
const CONSOLE: IndirectWay = {
  way: "console",
  basis: "unverified",
  sentence:
    "It can change who signs in to the console, and whoever signs in can create keys. Not tested.",
};

const CONSOLE_SCOPES = new Set<string>([
  "teammates.create",
  "teammates.update",
  "sso.teammates.create",
  "sso.teammates.update",
  "sso.settings.create",
  "sso.settings.update",
  // Legacy logins with their own username and password.
  ...MINTS_LOGINS,
  "user.email.update",
  "user.password.update",
  "user.multifactor_authentication.update",
  "user.multifactor_authentication.delete",
]);

function indirectWay(
  query: Query,
  scopes: readonly string[],
  possible: boolean,
): IndirectWay | null {
  const creates = scopes.includes("api_keys.create");
  const { real } = splitScopes(scopes);
  const mints = MINTS_KEYS.some((scope) => scopes.includes(scope));
  if (mints && answeredByPart(query, real)) return MINT;
  if (!possible) return null;
  if (creates) return MINT_WITHOUT_SCOPES;
  return scopes.some((scope) => CONSOLE_SCOPES.has(scope)) ? CONSOLE : null;
}

/** The rank of each account: by its most exposed holder, then by name. */
function accountOrder(fleet: Fleet, ranked: readonly { holder: Holder; score: number }[]) {
  const worst = new Map<AccountId, number>();
  for (const { holder, score } of ranked) {
    const { account } = holder.key;
    worst.set(account, Math.max(score, worst.get(account) ?? 0));
  }
  const nameOf = (account: AccountId) => fleet.accounts.get(account)?.label ?? account;
  const sorted = [...worst].sort(
    ([a, one], [b, other]) => other - one || nameOf(a).localeCompare(nameOf(b)),
  );
  return new Map(sorted.map(([account], at) => [account, at]));
}

const REAL_SCOPES = CATALOGUE.filter(({ kind }) => kind !== "pseudo").map(({ scope }) => scope);

/**
 * Which keys of a fleet answer a query, which could come to answer it, and which are unknown. Does the work once for
 * each shape.
 * @returns direct holders by account, the account of the most exposed holder first, and most exposed first within each
 */
export function whoCan(fleet: Fleet, query: Query): WhoCan {
  const seen = new Set([...REAL_SCOPES, ...[...fleet.shapes.values()].flat()]);
  const possible = answeredByPart(query, [...seen]);
  const byShape = new Map(
    [...fleet.shapes].map(([id, scopes]) => {
      const isDirect = answers(query, scopes);
      const matched = matchedScopes(query, scopes);
      const others = splitScopes(scopes).real.filter((scope) => !matched.includes(scope)).length;
      const way = isDirect ? null : indirectWay(query, scopes, possible);
      return [id, { isDirect, matched, others, way, score: exposureOf(scopes).score }];
    }),
  );

  const ranked: { holder: Holder; score: number }[] = [];
  const indirect: { key: FleetKey; way: IndirectWay }[] = [];
  const unread: FleetKey[] = [];
  for (const key of fleet.keys) {
    const found = key.shape === null ? undefined : byShape.get(key.shape);
    if (!found) unread.push(key);
    else if (found.isDirect) {
      const { matched, others, score } = found;
      ranked.push({ holder: { key, matched, others }, score });
    } else if (found.way) indirect.push({ key, way: found.way });
  }
  const order = accountOrder(fleet, ranked);
  const place = ({ key }: Holder) => order.get(key.account) ?? order.size;
  const direct = ranked
    .sort(
      (a, b) =>
        place(a.holder) - place(b.holder) || b.score - a.score || b.holder.others - a.holder.others,
    )
    .map(({ holder }) => holder);
  return {
    direct,
    indirect,
    unread,
    unlisted: [...fleet.accounts.values()].filter(({ status }) => status !== "read"),
    keys: { read: fleet.keys.length - unread.length, total: fleet.keys.length },
    accounts: {
      withDirect: new Set(direct.map(({ key }) => key.account)).size,
      total: [...fleet.accounts.keys()].filter((account) => !isUnreadList(account)).length,
    },
  };
}

/** The answer in one line. */
export function whoCanSentence(query: Query, answer: WhoCan): string {
  const { said, searched } = whoCanWords(query, answer);
  return `${said} ${searched}`;
}

/**
 * The answer, and apart from it its denominators: "14 keys in 6 of 212 accounts can send mail. Searched 1,870 of 1,903 keys; 33 could
 * not be searched, and each of them could."
 */
export function whoCanWords(query: Query, answer: WhoCan): { said: string; searched: string } {
  const { direct, unread, unlisted, keys, accounts } = answer;
  const where = `${accounts.withDirect} of ${countOf(accounts.total, "account")}`;
  const who = direct.length === 0 ? "No key" : `${countOf(direct.length, "key")} in ${where}`;
  const searched = `Searched ${counted(keys.read)} of ${countOf(keys.total, "key")}`;
  const could = unread.length > 0 ? `; ${countOf(unread.length, "unread key")} could.` : ".";
  const lists = unlisted.filter(({ account }) => isUnreadList(account)).length;
  const open = unlisted.length - lists;
  const gaps = [
    ...(open > 0 ? [`${countOf(open, "account has", "accounts have")} not been listed`] : []),
    ...(lists > 0 ? [`${countOf(lists, "list")} of accounts could not be read`] : []),
  ];
  const more = gaps.length > 0 ? ` ${gaps.join(" and ")}, so there may be more.` : "";
  return {
    said: `${who} can ${queryWords(query)}.`,
    searched: `${searched}${could}${more}`,
  };
}

import type { AccountChange, KeyChange, KeyChangeKind } from "@/lib/audit/snapshot/changes";
import type { ChangesExport } from "@/lib/audit/snapshot/changes-export";
import { countsSentence, gainedSentence } from "@/lib/audit/snapshot/changes-words";
import { countOf } from "@/lib/audit/words";
import type { Paint } from "../terminal";
import { columns, lineOf, short } from "../text-table";

const NAME = 40;
const SCOPES = 5;
const REASON = 200;
const HEADER = ["CHANGE", "NAME", "API KEY ID", "ACCOUNT", "WHAT"];

const WORD: Record<KeyChangeKind, string> = {
  added: "added",
  removed: "removed",
  rescoped: "scopes changed",
  renamed: "renamed",
  "scopes-known": "scopes read now",
  "scopes-unknown": "scopes not read now",
};

const ACCOUNT_WORD: Record<AccountChange["kind"], string> = {
  readable: "could not be read before",
  unreadable: "could not be read now",
  appeared: "appeared",
  gone: "is gone",
  unread: "was not read either time",
};

function some(sign: string, scopes: readonly string[]): string[] {
  const rest = scopes.length - SCOPES;
  const told = scopes.slice(0, SCOPES).map((scope) => `${sign}${short(scope, NAME)}`);
  return rest > 0 ? [...told, `${sign}${countOf(rest, "more", "more")}`] : told;
}

function whatOf({ kinds, before, gained, lost, newEffects }: KeyChange): string {
  const parts = [...some("+", gained), ...some("-", lost)];
  const effects = newEffects.length === 0 ? "" : `can now: ${newEffects.join(" ")}`;
  const was = kinds.includes("renamed") && before ? `was "${short(before.name, NAME)}"` : "";
  return [was, effects, parts.join(" ")].filter((part) => part !== "").join("; ");
}

/** The changes as a table for a terminal, worst first, followed by the total and what could not be compared. */
export function changesTable({ changes, shown }: ChangesExport, paint: Paint): string {
  const { older, newer, accounts } = changes;
  const labelOf = (account: string) =>
    (newer.accounts.get(account) ?? older.accounts.get(account))?.label ?? account;
  const rows = shown.map(({ change }) => [
    change.kinds.map((kind) => WORD[kind]).join(", "),
    short((change.after ?? change.before)?.name ?? "", NAME),
    change.api_key_id,
    short(labelOf(change.account), NAME),
    whatOf(change),
  ]);
  const [header = "", ...lines] = columns([HEADER, ...rows]).map(lineOf);
  const table = rows.length === 0 ? [] : [paint("bold", header), ...lines, ""];
  const others = accounts.map(({ label, kind, reason }) => {
    return `${short(label, NAME)} ${ACCOUNT_WORD[kind]}${reason === null ? "" : `: ${short(reason, REASON)}`}`;
  });
  const sentences = [gainedSentence(changes), countsSentence(changes)];
  return `${[...table, ...others, ...sentences.filter((each) => each !== null)].join("\n")}\n`;
}

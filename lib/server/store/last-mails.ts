import "server-only";
import type { Transaction } from "kysely";
import { accountId, SELF } from "@/lib/audit/account";
import type { LastMail } from "@/lib/audit/last-mail/last-mail";
import type { Settled } from "@/lib/audit/last-mail/search";
import { batches } from "./batches";
import { incoming } from "./incoming";
import type { Store } from "./open-store";
import { writeAs } from "./owners";
import type { Tables } from "./schema";

/** All answers for an owner's own account, limited to keys that its list still names, if the list was ever read. */
export async function readLastMails(store: Store, owner: string): Promise<Settled[]> {
  const rows = await store.db
    .selectFrom("last_mail")
    .selectAll()
    .where("owner", "=", owner)
    .where((mail) => {
      const listed = mail
        .selectFrom("scan_key as key")
        .select("key.api_key_id")
        .where("key.owner", "=", owner)
        .where("key.account", "=", accountId(SELF))
        .where("key.gone_at", "is", null);
      const isListed = listed.whereRef("key.api_key_id", "=", "last_mail.api_key_id");
      return mail.or([mail.exists(isListed), mail.not(mail.exists(listed))]);
    })
    .orderBy("api_key_id")
    .execute();
  return rows.map((row) => ({ api_key_id: row.api_key_id, mail: mailOf(row) }));
}

function mailOf(row: Tables["last_mail"]): LastMail {
  const { state, last_event_at: lastEventMs, asked_at: askedAtMs, reason } = row;
  if (state === "sent") return { state, lastEventMs, askedAtMs };
  return state === "silent" ? { state, askedAtMs } : { state, reason: reason ?? "", askedAtMs };
}

/** Saves the answer for one key. */
export function putLastMail(store: Store, owner: string, kept: Settled): Promise<void> {
  return writeAs(store, owner, kept.mail.askedAtMs, (db) => writeLastMails(db, owner, [kept]));
}

/** Saves answers in place of earlier ones. A failure to ask now removes nothing known. */
export async function writeLastMails(
  db: Transaction<Tables>,
  owner: string,
  kept: readonly Settled[],
): Promise<void> {
  for (const batch of batches(kept, ({ api_key_id }) => api_key_id)) {
    const rows = batch.map(({ api_key_id, mail }) => ({
      owner,
      api_key_id,
      state: mail.state,
      last_event_at: mail.state === "sent" ? mail.lastEventMs : null,
      asked_at: mail.askedAtMs,
      reason: mail.state === "cannot_ask" ? mail.reason : null,
    }));
    await db
      .insertInto("last_mail")
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(["owner", "api_key_id"])
          .doUpdateSet(incoming<"last_mail">(["state", "last_event_at", "asked_at", "reason"]))
          .where((row) =>
            row.or([
              row("excluded.state", "!=", "cannot_ask"),
              row("last_mail.state", "=", "cannot_ask"),
            ]),
          ),
      )
      .execute();
  }
}

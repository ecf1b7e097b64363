import "server-only";
import type { Store } from "./open-store";
import { writeAs } from "./owners";

const MINUTE_MS = 60_000;

/**
 * Records a question to Email Activity before it is asked, unless that would make more than `most` within a minute: a
 * process knows only its own calls, and another may have worked on the task a moment ago.
 * @returns 0 to ask now; otherwise the ms to wait
 */
export function spendMailCall(
  store: Store,
  owner: string,
  { most, nowMs }: { most: number; nowMs: number },
): Promise<number> {
  return writeAs(store, owner, nowMs, async (db) => {
    await db
      .deleteFrom("last_mail_call")
      .where("owner", "=", owner)
      .where("called_at", "<=", nowMs - MINUTE_MS)
      .execute();
    const calls = await db
      .selectFrom("last_mail_call")
      .select("called_at")
      .where("owner", "=", owner)
      .orderBy("called_at")
      .execute();
    const oldest = calls.at(-most);
    if (oldest !== undefined) return oldest.called_at + MINUTE_MS - nowMs;
    await db.insertInto("last_mail_call").values({ owner, called_at: nowMs }).execute();
    return 0;
  });
}

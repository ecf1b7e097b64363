import "server-only";
import { sql } from "kysely";
import type { Tables } from "./schema";

/** What an upsert sets on a row that is there: these columns, as the row that comes has them. */
export function incoming<T extends keyof Tables>(columns: readonly (keyof Tables[T] & string)[]) {
  return Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]));
}

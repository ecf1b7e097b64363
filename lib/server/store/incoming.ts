import "server-only";
import { sql } from "kysely";
import type { Tables } from "./schema";

/** What an upsert sets on an existing row: these columns, with the incoming row's values. */
export function incoming<T extends keyof Tables>(columns: readonly (keyof Tables[T] & string)[]) {
  return Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]));
}

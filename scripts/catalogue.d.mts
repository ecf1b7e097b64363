/** A row of scopes.csv, by its columns. */
export type ListRow = Readonly<Record<string, string>>;
/** The rows of the list, in order. No cell of it has a comma. */
export function readList(csv: string): ListRow[];
/** The text of lib/audit/catalogue/table.ts for a list that last changed on a day (UTC, `YYYY-MM-DD`). */
export function tableModule(csv: string, date: string): string;

import "server-only";
import { endlessList, repeatedPage } from "./error";
import { isOdd, type OddRow } from "./wire";

/**
 * One page of a list. `next` returns where the following page begins, given the number of distinct rows known so far;
 * null if nothing announces one.
 */
export type Page<Row, Place> = {
  rows: readonly (Row | OddRow)[];
  next: (known: number) => Place | null;
};

type List<Row, Place> = {
  path: string;
  maxPages: number;
  /** Requests the page that begins there; null for the first. */
  ask: (at: Place | null) => Promise<Page<Row, Place>>;
  /** Identifies a row. */
  idOf: (row: Row) => string;
  /**
   * Whether a list that starts to repeat itself has ended: a server may ignore `offset` when it has nothing more.
   * @param known distinct rows so far
   * @param largest rows of the largest page so far
   */
  mayEndByRepeating: (known: number, largest: number) => boolean;
};

/**
 * The rows of a list as its pages come, each row once. It ends at an empty page, if nothing announces a next one, or if
 * a page has nothing new and that can be an end.
 * @throws SendGridError `unreadable` if pages repeat themselves though rows may be missing, or never end
 */
export async function* pagesOf<Row extends object, Place>(
  list: List<Row, Place>,
): AsyncGenerator<(Row | OddRow)[]> {
  const known = new Set<string>();
  let largest = 0;
  let asked = list.ask(null);
  for (let page = 1; ; page += 1) {
    const { rows, next } = await asked;
    const fresh = unknownOf(rows, list.idOf, known);
    const hasEnded = rows.length === 0 || list.mayEndByRepeating(known.size, largest);
    if (fresh.length === 0 && !hasEnded) throw repeatedPage(list.path);
    largest = Math.max(largest, rows.length);
    const at = next(known.size);
    if (fresh.length === 0 || at === null) return yield fresh;
    if (page === list.maxPages) throw endlessList(list.path);
    // Requests the next page first, so that the rest of a list doesn't queue behind the calls for its rows.
    asked = list.ask(at);
    asked.catch(() => {});
    yield fresh;
  }
}

/**
 * The rows not seen so far, which it then marks as seen. Counts odd rows that look the same within a page to tell them
 * apart.
 */
function unknownOf<Row extends object>(
  rows: readonly (Row | OddRow)[],
  idOf: (row: Row) => string,
  known: Set<string>,
): (Row | OddRow)[] {
  const counts = new Map<string, number>();
  return rows.filter((row) => {
    let place = isOdd(row) ? `odd ${row.odd}` : `id ${idOf(row)}`;
    if (isOdd(row)) {
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      place = `${count} ${place}`;
    }
    if (known.has(place)) return false;
    known.add(place);
    return true;
  });
}

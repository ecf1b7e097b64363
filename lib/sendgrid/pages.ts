import "server-only";
import { endlessList, repeatedPage } from "./error";
import { isOdd, type OddRow } from "./wire";

/**
 * One page of a list. `next` is where the page after it begins, given how many rows are known with it, each once; null
 * when nothing says that there is one.
 */
export type Page<Row, Place> = {
  rows: readonly (Row | OddRow)[];
  next: (known: number) => Place | null;
};

type List<Row, Place> = {
  path: string;
  maxPages: number;
  /** Asks for the page that begins there; null: for the first. */
  ask: (at: Place | null) => Promise<Page<Row, Place>>;
  /** What tells its rows apart. */
  idOf: (row: Row) => string;
  /**
   * Whether a list that begins to repeat itself has ended: a server may ignore `offset` where it has nothing more.
   * @param known rows so far, each once
   * @param largest rows of the largest page so far
   */
  mayEndByRepeating: (known: number, largest: number) => boolean;
};

/**
 * The rows of a list as its pages come, each row once. It ends at an empty page, where nothing says that there is a
 * next one, and where a page names nobody new, if that can be an end.
 * @throws SendGridError `unreadable` when pages repeat themselves though more may be missing, or never end
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
    // Asked before the page is handed on, so that the rest of a list does not queue behind what its rows lead to.
    asked = list.ask(at);
    asked.catch(() => {});
    yield fresh;
  }
}

/** The rows that are not known yet; they are from now on. Odd ones that look the same are told apart by their count in a page. */
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

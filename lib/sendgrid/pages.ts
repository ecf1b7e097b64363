import "server-only";
import { endlessList, repeatedPage } from "./error";

/** One page of a list. `next` is where the page after it begins; null when nothing says that there is one. */
export type Page<Row, Place> = { rows: readonly Row[]; next: Place | null };

type List<Row, Place> = {
  path: string;
  maxPages: number;
  /** Asks for the page that begins there; null: for the first. */
  ask: (at: Place | null) => Promise<Page<Row, Place>>;
  /** What tells rows apart; null for a row that says nothing by which it could be told. */
  idOf: (row: Row) => string | null;
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
 * @throws SendGridError `unreadable` when pages repeat themselves though more must be missing, or never end
 */
export async function* pagesOf<Row, Place>(list: List<Row, Place>): AsyncGenerator<Row[]> {
  const known = new Set<string>();
  let largest = 0;
  let asked = list.ask(null);
  for (let page = 1; ; page += 1) {
    const { rows, next } = await asked;
    const fresh = unknownOf(rows, list.idOf, known);
    if (rows.length > 0 && fresh.length === 0 && !list.mayEndByRepeating(known.size, largest)) {
      throw repeatedPage(list.path);
    }
    largest = Math.max(largest, rows.length);
    if (fresh.length === 0 || next === null) return yield fresh;
    if (page === list.maxPages) throw endlessList(list.path);
    // Asked before the page is handed on, so that the rest of a list does not queue behind what its rows lead to.
    asked = list.ask(next);
    asked.catch(() => {});
    yield fresh;
  }
}

/** The rows that are not known yet, which they are from now on. Rows without an id are told apart by their count in a page. */
function unknownOf<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string | null,
  known: Set<string>,
): Row[] {
  let odd = 0;
  return rows.filter((row) => {
    const id = idOf(row);
    if (id === null) odd += 1;
    const place = id === null ? `odd ${odd}` : `id ${id}`;
    if (known.has(place)) return false;
    known.add(place);
    return true;
  });
}

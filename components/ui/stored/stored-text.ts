/** `localStorage`: for this browser; `sessionStorage`: for this tab. */
type Store = "localStorage" | "sessionStorage";

/** What the browser would not take, for as long as the page lives. */
const held = new Map<string, string>();

/**
 * The text a browser keeps in a place; null where it keeps none. A browser may refuse by throwing, at the mere mention of a
 * store: this never does, since it is asked while a page is drawn.
 */
export function storedText(store: Store, place: string): string | null {
  const refused = held.get(`${store} ${place}`);
  if (refused !== undefined) return refused;
  try {
    return globalThis[store].getItem(place);
  } catch {
    return null;
  }
}

/** Keeps a text in a place, for as long as the page lives where the browser refuses; null takes it away. */
export function storeText(store: Store, place: string, text: string | null): void {
  held.delete(`${store} ${place}`);
  try {
    if (text === null) globalThis[store].removeItem(place);
    else globalThis[store].setItem(place, text);
  } catch {
    if (text !== null) held.set(`${store} ${place}`, text);
  }
}

/** What a stored text says; null where it says nothing. Anybody may have written there: its shape is for the caller to prove. */
export function storedValue(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

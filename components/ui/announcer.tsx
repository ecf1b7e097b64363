const ANNOUNCER_ID = "announcer";
/** Time between two sentences: screen readers skip text that changes too fast in a live region. */
const STANDS_MS = 1_000;

const waiting: string[] = [];

/** The page's one polite live region, in the root layout. {@link announce} writes to it. */
export function Announcer() {
  return <div id={ANNOUNCER_ID} role="status" aria-live="polite" className="sr-only" />;
}

/** Queues a short sentence for screen readers, without moving the focus. */
export function announce(sentence: string): void {
  waiting.push(sentence);
  if (waiting.length === 1) sayNext();
}

function sayNext() {
  const [sentence] = waiting;
  if (sentence === undefined) return;
  const region = document.getElementById(ANNOUNCER_ID);
  if (region !== null) region.textContent = sentence;
  setTimeout(() => {
    waiting.shift();
    sayNext();
  }, STANDS_MS);
}

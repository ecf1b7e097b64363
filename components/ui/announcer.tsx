const ANNOUNCER_ID = "announcer";
/** How long a sentence stands before the next takes its place: what comes over a live region at once is not read out. */
const STANDS_MS = 1_000;

const waiting: string[] = [];

/** The page's one polite live region. It stands in the root layout; {@link announce} speaks through it. */
export function Announcer() {
  return <div id={ANNOUNCER_ID} role="status" aria-live="polite" className="sr-only" />;
}

/** Says a short sentence to a screen reader without moving the focus, after those that were to be said before it. */
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

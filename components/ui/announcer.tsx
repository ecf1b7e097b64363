const ANNOUNCER_ID = "announcer";

/** The page's one polite live region. It stands in the root layout; {@link announce} speaks through it. */
export function Announcer() {
  return <div id={ANNOUNCER_ID} role="status" aria-live="polite" className="sr-only" />;
}

/** Says a short sentence to a screen reader without moving the focus. */
export function announce(sentence: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (region !== null) region.textContent = sentence;
}

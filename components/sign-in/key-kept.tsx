/** How the promise above the field is kept, for who wants to know before pasting a key. */
export function KeyKept() {
  return (
    <ul className="list-disc space-y-2 pl-5 text-pretty text-ink-2 text-sm marker:text-ink-3">
      <li>
        The server stores it encrypted. The secret that opens it is in your browser’s cookie and
        nowhere else: neither the store nor the cookie is worth anything alone.
      </li>
      <li>The program has no code that writes to SendGrid: it can only send GET.</li>
      <li>
        It is gone after 30 minutes without use, after 8 hours in any case, and at once when you
        sign out.
      </li>
      <li>This page can reach this server and no other; no answer of it ever holds the key.</li>
    </ul>
  );
}

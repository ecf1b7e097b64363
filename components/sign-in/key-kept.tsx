/** How we keep the promise above the field, for readers who want to know before pasting a key. */
export function KeyKept() {
  return (
    <ul className="list-disc space-y-2 pl-5 text-pretty text-ink-2 text-sm marker:text-ink-3">
      <li>
        The server stores it encrypted. The secret that decrypts it exists only in your browser’s
        cookie, so neither the store nor the cookie is enough alone.
      </li>
      <li>It has no code that writes to SendGrid: it can only send GET requests.</li>
      <li>
        It is deleted after 30 minutes without use, after 8 hours in any case, and as soon as you
        sign out.
      </li>
      <li>This page can only reach this server, and no response ever contains the key.</li>
    </ul>
  );
}

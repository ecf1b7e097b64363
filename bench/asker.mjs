/** Calls that one reader may have under way are bounded: more connections are more readers. */
export const CONNECTIONS_A_READER = 10;

/** What each connection asks for. It walks through ids of its own: two that ask for the same at once share one call. */
export function asker(readers, prefix, headersOf) {
  return (connection, n) => {
    const reader = readers[connection % readers.length];
    const own = Math.floor(connection / readers.length);
    const id = reader.ids[(own + n * CONNECTIONS_A_READER) % reader.ids.length];
    return { path: `${prefix}/v3/api_keys/${id}`, headers: headersOf(reader) };
  };
}

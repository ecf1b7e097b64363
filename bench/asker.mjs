/** The most calls that one reader may have under way: more connections mean more readers. */
export const CONNECTIONS_A_READER = 10;

/** A reader of 100 keys: a fresh key, its holder's headers, and the ids that it lists. */
export async function readerOf(sandbox, latencyMs) {
  const apiKey = await sandbox.clone("full", { latencyMs, rateLimit: null });
  const headers = { authorization: `Bearer ${apiKey}`, accept: "application/json" };
  const list = await fetch(`${sandbox.globalUrl}/v3/api_keys?limit=100`, { headers });
  const { result } = await list.json();
  return { apiKey, headers, ids: result.map((key) => key.api_key_id) };
}

/** What each connection asks for. Each walks through its own ids: two that ask for the same at once share one call. */
export function asker(readers, prefix, headersOf) {
  return (connection, n) => {
    const reader = readers[connection % readers.length];
    const own = Math.floor(connection / readers.length);
    const id = reader.ids[(own + n * CONNECTIONS_A_READER) % reader.ids.length];
    return { path: `${prefix}/v3/api_keys/${id}`, headers: headersOf(reader) };
  };
}

/**
 * Reads newline-delimited JSON as it arrives.
 * @yields the objects of each network chunk together, so that a reader renders once per chunk and not once per line
 * @throws SyntaxError if a line is not JSON, TypeError if the connection is lost
 */
export async function* readNdjson<T>(response: Response): AsyncGenerator<T[]> {
  if (response.body === null) return;
  let rest = "";
  // Avoids `for await`: Safari's ReadableStream has no async iterator.
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      const batch: T[] = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
      if (batch.length > 0) yield batch;
    }
    if (rest !== "") yield [JSON.parse(rest)];
  } finally {
    await reader.cancel();
  }
}

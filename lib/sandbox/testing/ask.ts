/** What a test sees of one answer. */
export type Asked = { status: number; headers: Headers; text: string; body: unknown };

type Options = { apiKey?: string; onBehalfOf?: string; method?: string; accept?: string };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Makes one call to the sandbox, like a plain client. `body` is undefined if the text is not JSON. */
export async function ask(url: string, path: string, options: Options = {}): Promise<Asked> {
  const { apiKey, onBehalfOf, method = "GET", accept = "application/json" } = options;
  const response = await fetch(url + path, {
    method,
    headers: {
      Accept: accept,
      ...(apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` }),
      ...(onBehalfOf === undefined ? {} : { "on-behalf-of": onBehalfOf }),
    },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

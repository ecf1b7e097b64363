import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { LastMail, LastMails } from "@/lib/contract/answers";
import type { MailAction } from "@/lib/contract/requests";
import type { OnBehalfOf } from "./account";
import { apiFetch, getJson } from "./api";

/** How often to poll a running task: SendGrid allows it a call every ten seconds. */
const LOOK_EVERY_MS = 3_000;

/** What is known about the own account's last mails, and the task for all keys. Asks SendGrid nothing by itself. */
export function lastMailsQuery() {
  return queryOptions({
    queryKey: ["last-mail"],
    queryFn: ({ signal }) => getJson<LastMails>("/api/last-mail", { signal }),
    staleTime: 60_000,
    refetchInterval: ({ state }) =>
      state.data?.task?.status === "running" ? LOOK_EVERY_MS : false,
  });
}

/** Asks SendGrid once when a key last sent, and updates the list. @throws ApiError */
export async function askLastMail(
  client: QueryClient,
  apiKeyId: string,
  onBehalfOf: OnBehalfOf,
): Promise<LastMail> {
  const path = `/api/last-mail/${encodeURIComponent(apiKeyId)}`;
  const answer = await getJson<LastMail>(path, { onBehalfOf });
  client.setQueryData(lastMailsQuery().queryKey, (known) => {
    const others = known?.keys.filter(({ api_key_id }) => api_key_id !== apiKeyId) ?? [];
    return { task: known?.task ?? null, keys: [...others, answer] };
  });
  return answer;
}

/** Starts, pauses, resumes or cancels the task, and refreshes it. @throws ApiError */
export async function actOnMailTask(client: QueryClient, action: MailAction): Promise<void> {
  await apiFetch("/api/last-mail", { method: "POST", body: { action } });
  await client.invalidateQueries({ queryKey: lastMailsQuery().queryKey });
}

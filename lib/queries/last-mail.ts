import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { LastMail, LastMails } from "@/lib/contract/answers";
import type { MailAction } from "@/lib/contract/requests";
import type { OnBehalfOf } from "./account";
import { apiFetch, getJson } from "./api";

/** How often a task that runs is looked at: SendGrid allows it a call each ten seconds. */
const LOOK_EVERY_MS = 3_000;

/** What is known of the own account's last mails, and the task that asks for all. Asks SendGrid nothing by itself. */
export function lastMailsQuery() {
  return queryOptions({
    queryKey: ["last-mail"],
    queryFn: ({ signal }) => getJson<LastMails>("/api/last-mail", { signal }),
    staleTime: 60_000,
    refetchInterval: ({ state }) =>
      state.data?.task?.status === "running" ? LOOK_EVERY_MS : false,
  });
}

/** Asks SendGrid once when a key last sent, and shows it to whoever looks at the list. @throws ApiError */
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

/** Starts, pauses, resumes or cancels the task, and looks at what comes of it. @throws ApiError */
export async function actOnMailTask(client: QueryClient, action: MailAction): Promise<void> {
  await apiFetch("/api/last-mail", { method: "POST", body: { action } });
  await client.invalidateQueries({ queryKey: lastMailsQuery().queryKey });
}

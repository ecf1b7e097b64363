import {
  type Group,
  type MailSearch,
  nextQuestion,
  type Settled,
  type Step,
  settledAs,
} from "./search";

/**
 * How far apart, in ms, the answers for a group and its half may be for one to prove something about the other:
 * messages kept at the first may expire before the second. Fifty keys take 17 minutes at 5 calls a minute.
 */
const ONE_MOMENT_MS = 20 * 60_000;

/** The answer to {@link nextQuestion}. */
export type Answered = { askedAtMs: number } & (
  | { state: "sent"; lastEventMs: number | null }
  | { state: "silent" }
);

/** The search after the answer to its next question. */
export function learn(before: MailSearch, answer: Answered): Step {
  const search = { ...before, isAnswered: true };
  const [group, ...others] = search.groups;
  const asked = nextQuestion(search) ?? [];
  if (group !== undefined) return halved({ ...search, groups: others }, group, asked, answer);
  const open = search.open.slice(asked.length);
  const { size } = search;
  return answer.state === "silent"
    ? {
        search: { ...search, open, size: Math.min(search.most, size * 2) },
        settled: silent(asked, answer),
      }
    : withGroup(
        { ...search, open, size: Math.max(1, Math.floor(size / 2)) },
        { ids: asked, ...answer },
        [],
      );
}

/** Handles the answer for the first half of a group that has sent. */
function halved(search: MailSearch, group: Group, asked: readonly string[], answer: Answered) {
  const rest = { ...group, ids: group.ids.slice(asked.length) };
  const isOneMoment = answer.askedAtMs - group.askedAtMs <= ONE_MOMENT_MS;
  const half: Step =
    answer.state === "silent"
      ? { search, settled: silent(asked, answer) }
      : withGroup(search, { ids: asked, ...answer }, []);
  if (isOneMoment && isElsewhere(answer, group)) {
    return withGroup(half.search, rest, half.settled);
  }
  return { ...half, search: { ...half.search, open: [...half.search.open, ...rest.ids] } };
}

/**
 * If a half is silent, or its newest message is older than the whole's, the other half must have sent; no need to ask.
 */
function isElsewhere(half: Answered, whole: Group): boolean {
  if (half.state === "silent") return true;
  return (
    half.lastEventMs !== null && whole.lastEventMs !== null && half.lastEventMs < whole.lastEventMs
  );
}

function withGroup(search: MailSearch, group: Group, settled: readonly Settled[]): Step {
  const [id, ...others] = group.ids;
  if (id === undefined || others.length > 0) {
    return { search: { ...search, groups: [group, ...search.groups] }, settled: [...settled] };
  }
  const { lastEventMs, askedAtMs } = group;
  const sent = { state: "sent", lastEventMs, askedAtMs } as const;
  return { search, settled: [...settled, ...settledAs(sent, [id])] };
}

const silent = (ids: readonly string[], { askedAtMs }: Answered) =>
  settledAs({ state: "silent", askedAtMs }, ids);

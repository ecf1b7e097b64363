import {
  type Group,
  type MailSearch,
  nextQuestion,
  type Settled,
  type Step,
  settledAs,
} from "./search";

/**
 * How far apart, in ms, the answers for a group and for its half may be, so that the one proves something of the other: what
 * was kept then may have gone since. Fifty keys take 17 minutes at 5 calls a minute.
 */
const ONE_MOMENT_MS = 20 * 60_000;

/** What was answered to {@link nextQuestion}. */
export type Answered = { askedAtMs: number } & (
  | { state: "sent"; lastEventMs: number | null }
  | { state: "silent" }
);

/** The search after its next question was answered. */
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

/** Of a group that has sent, its first half was asked for. */
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

/** A half that is silent, or whose newest message is older, does not hold the whole's: the other half has sent, unasked. */
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

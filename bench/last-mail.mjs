import { importSource } from "../scripts/import-source.mjs";

const KEYS = 100;
const PLACEMENTS = 2_000;
/** How many of the keys have sent, and the most calls that finding them may take, if there is a goal. */
const SENDERS = [
  [0, 2],
  [1, null],
  [5, 40],
  [20, null],
  [100, null],
];

/**
 * 7. Which of 100 keys have sent: the number of calls, compared with the fewest yes-or-no questions about groups that
 * can tell that many cases apart.
 */
export async function lastMail() {
  const search = {
    ...(await importSource("lib/audit/last-mail/search.ts")),
    ...(await importSource("lib/audit/last-mail/learn.ts")),
  };
  return SENDERS.flatMap(([senders, most]) =>
    [true, false].map((isTimed) => {
      const calls = Array.from({ length: PLACEMENTS }, () => callsFor(search, senders, isTimed));
      const mean = calls.reduce((sum, each) => sum + each, 0) / PLACEMENTS;
      const worst = Math.max(...calls);
      const bound = Math.max(1, Math.ceil(log2OfWays(KEYS, senders)));
      // That all have sent is a single case, which only somebody who knows it in advance can use.
      const [words, least] = senders === KEYS ? ["one by one", KEYS] : ["yes or no", bound];
      const row = {
        what: `last mail: ${senders} of ${KEYS} keys sent, ${isTimed ? "times told" : "no times"}`,
        figure: `${mean.toFixed(1)} calls, ${worst} at worst`,
        beside: `${words}: ${least}`,
        ratio: mean / least,
      };
      return most === null ? row : { ...row, goal: `worst <= ${most}`, met: worst <= most };
    }),
  );
}

/** One search, with random senders. Without times, the order in which they sent reveals nothing. */
function callsFor({ beginSearch, nextQuestion, learn }, senders, isTimed) {
  const ids = Array.from({ length: KEYS }, (_, at) => `k${at}`);
  const shuffled = ids
    .map((id) => ({ id, place: Math.random() }))
    .sort((a, b) => a.place - b.place);
  const times = new Map(shuffled.slice(0, senders).map(({ id }) => [id, Math.random()]));
  let state = beginSearch(ids);
  for (let calls = 0; ; calls += 1) {
    const asked = nextQuestion(state);
    if (asked === null) return calls;
    const sent = asked.flatMap((id) => times.get(id) ?? []);
    const answer =
      sent.length === 0
        ? { state: "silent" }
        : { state: "sent", lastEventMs: isTimed ? Math.max(...sent) : null };
    state = learn(state, { ...answer, askedAtMs: 0 }).search;
  }
}

function log2OfWays(of, taken) {
  return Array.from({ length: taken }, (_, at) => Math.log2((of - at) / (at + 1))).reduce(
    (sum, each) => sum + each,
    0,
  );
}

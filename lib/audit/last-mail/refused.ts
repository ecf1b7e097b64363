import type { LastMail } from "./last-mail";
import {
  type MailSearch,
  MOST_TOGETHER,
  nextQuestion,
  type Step,
  settledAs,
  unsettled,
} from "./search";

/**
 * The search after SendGrid refused its next question as invalid. The question may name too many keys, or an odd one:
 * the search asks for fewer, then for one, before it counts the refusal against all.
 */
export function narrow(search: MailSearch, refused: LastMail): Step {
  const asked = nextQuestion(search) ?? [];
  if (asked.length > 1) {
    return { search: { ...search, size: 1, most: Math.floor(asked.length / 2) }, settled: [] };
  }
  if (!search.isAnswered) return giveUp(search, refused);
  const [group, ...groups] = search.groups;
  const open = [...search.open, ...(group?.ids ?? [])].filter((id) => !asked.includes(id));
  return {
    search: { ...search, open, groups, size: 1, most: MOST_TOGETHER },
    settled: settledAs(refused, asked),
  };
}

/** The search after Email Activity refused the account or its key: it can ask nothing more. */
export function giveUp(search: MailSearch, refused: LastMail): Step {
  return {
    search: { ...search, open: [], groups: [] },
    settled: settledAs(refused, unsettled(search)),
  };
}

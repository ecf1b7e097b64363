import { codePointOf, hiddenCharacters } from "../hidden-characters";
import type { ShapeFacts } from "./by-shape";
import type { RuleId } from "./rules";

const ODD = /[\p{Zs}\p{Co}\p{Cn}\p{Cs}]/u;

/** What a key's name and scopes show together: the rule, the words, the scopes that contradict them. */
export type NameFinding = { rule: RuleId; detail: string; scopes: readonly string[] };

const READ_ONLY =
  /\b(?:read ?only|readonly|viewer|reporting|reports?|stats|statistics|analytics|monitoring|metrics|audit)\b/;
const MAIL =
  /\b(?:mail|mailer|email|emails|smtp|send|sender|sending|newsletter|transactional|notifications?)\b/;
const TRIAL =
  /\b(?:test|tests|testing|dev|development|staging|stage|demo|local|localhost|qa|playground|sandbox)\b/;
const LEFT_OVER =
  /\b(?:bootstrap|setup|set up|onboarding|initial|migration|migrate|temporary|temp|tmp|one ?off|delete ?me|to ?delete|throwaway|sprinto|conductorone)\b/;

/** Splits a name into lowercase words, at case changes and at anything that is not a letter or digit. */
function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function contradiction(text: string, facts: ShapeFacts): Omit<NameFinding, "rule"> | null {
  const readOnly = READ_ONLY.exec(text)?.[0];
  if (readOnly && facts.changes.length > 0) {
    return { detail: `"${readOnly}", but it can change or send`, scopes: facts.changes };
  }
  const mail = MAIL.exec(text)?.[0];
  if (mail && facts.powerful.length > 0) {
    return { detail: `"${mail}", but it can do much more`, scopes: facts.powerful };
  }
  const trial = TRIAL.exec(text)?.[0];
  return trial && facts.strong.length > 0
    ? { detail: `"${trial}", but it has power over the whole account`, scopes: facts.strong }
    : null;
}

/** What a name shows by itself: nothing to identify the key by, or invisible characters. */
export function plainNameFindings(name: string): NameFinding[] {
  if (name.trim() === "") return [{ rule: "no-name", detail: "", scopes: [] }];
  // Odd spaces and boxes are visible, even if a reader can't tell them apart.
  const hidden = hiddenCharacters(name).find(({ character }) => !ODD.test(character));
  if (hidden === undefined) return [];
  const detail = codePointOf(hidden.character);
  return [{ rule: "hidden-characters", detail, scopes: [] }];
}

/** Finds names that the scopes contradict, and names of setups that are probably over. */
export function nameFindings(name: string, facts: ShapeFacts): NameFinding[] {
  const { changes, powerful, strong } = facts;
  if (changes.length + powerful.length + strong.length === 0) return [];
  const text = words(name);
  const found: NameFinding[] = [];
  const against = contradiction(text, facts);
  if (against) found.push({ rule: "name-contradicts-scopes", ...against });
  const leftOver = LEFT_OVER.exec(text)?.[0];
  if (leftOver && facts.strong.length > 0) {
    found.push({
      rule: "bootstrap-key",
      detail: `"${leftOver}" in its name`,
      scopes: facts.strong,
    });
  }
  return found;
}

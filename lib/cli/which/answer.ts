import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { withHiddenNamed } from "@/lib/audit/hidden-characters";
import { matchLeaked } from "@/lib/audit/leak/scanner";
import { TOOL } from "@/lib/audit/report/tool";
import { counted, countOf } from "@/lib/audit/words";
import type { Place, WhyUnread } from "@/lib/leak/sink";
import { short } from "../text-table";
import type { Searched } from "./search";

/** Bump this when a field of the JSON goes or changes its meaning. */
const WHICH_JSON_VERSION = 1;
const NAME = 60;
const PLACES = 10;
const MEGABYTE = 1_000_000;

const WHY: Record<WhyUnread, string> = {
  packed: "compressed in a format that is not opened here",
  "not-text": "not text",
  broken: "damaged, encrypted, or incomplete",
  "inside-text": "has compressed or encrypted data inside",
  "too-deep": "nested too deep",
  "too-large": "unpacks to too much",
  unreadable: "could not be read",
};

/** The keys found, matched with the listed keys. `fleet` is null if nothing was found, or nobody could be asked. */
export function answerOf(searched: Searched, fleet: Fleet | null) {
  const { found, notFound, unlisted } =
    fleet === null
      ? { found: [], notFound: [...searched.ids.keys()], unlisted: [] }
      : matchLeaked(searched.ids.keys(), fleet);
  const of = (id: string) => searched.ids.get(id) ?? { places: [], count: 0 };
  return {
    found: found.map(({ api_key_id, keys }) => ({ api_key_id, keys, ...of(api_key_id) })),
    notFound: notFound.map((api_key_id) => ({ api_key_id, ...of(api_key_id) })),
    unlisted,
    fleet,
    searched,
  };
}
type Answer = ReturnType<typeof answerOf>;

function sizeWords(bytes: number): string {
  const kilobytes = counted(Math.ceil(bytes / 1_000));
  return bytes < MEGABYTE ? `${kilobytes} kB` : `${counted(Math.round(bytes / MEGABYTE))} MB`;
}

/** Other people also name files: nothing in a name may move the cursor or hide. */
function placeOf({ name, line }: Place): string {
  const shown = withHiddenNamed(name);
  return line === null ? shown : `${shown}:${line}`;
}

function placesOf(places: readonly Place[], what: string, count: number): string[] {
  const told = places.slice(0, PLACES).map((place) => `${placeOf(place)}: ${what}`);
  const more = count - told.length;
  return more > 0 ? [...told, `  and ${countOf(more, "more time")}: ${what}`] : told;
}

/** The answer as lines, `path:line` first, which editors and problem matchers recognize. */
export function whichText(answer: Answer): string {
  const { found, notFound, unlisted, fleet, searched } = answer;
  const labelOf = ({ account }: FleetKey) => fleet?.accounts.get(account)?.label ?? account;
  const unknown =
    fleet === null ? "whose it is could not be asked" : "none of the keys that were listed";
  const lines = [
    ...found.flatMap(({ api_key_id, keys, places, count }) => {
      const whose = keys.map((key) => `"${short(key.name, NAME)}" of ${short(labelOf(key), NAME)}`);
      return placesOf(places, `${api_key_id}, ${whose.join(" and ")}`, count);
    }),
    ...notFound.flatMap(({ api_key_id, places, count }) => {
      return placesOf(places, `${api_key_id}, ${unknown}`, count);
    }),
    ...searched.unread.map(
      ({ name, why }) => `not looked into: ${withHiddenNamed(name)}: ${WHY[why]}`,
    ),
  ];
  const size = `${countOf(searched.files, "file")} (${sizeWords(searched.bytes)})`;
  const ids = searched.ids.size;
  const yours =
    ids === 0
      ? `No SendGrid key found in ${size}.`
      : `${counted(found.length)} of ${countOf(ids, "key")} found in ${size} ${found.length === 1 ? "is" : "are"} of this account.`;
  const listed =
    fleet === null
      ? []
      : [
          `Compared with ${countOf(fleet.keys.length, "key")} of ${countOf(fleet.accounts.size - unlisted.length, "account")}.${
            unlisted.length === 0
              ? ""
              : ` Not compared: ${countOf(unlisted.length, "account")} whose keys could not be listed.`
          }`,
        ];
  const links =
    searched.links === 0 ? [] : [`Not followed: ${countOf(searched.links, "link")} in folders.`];
  return `${[...lines, yours, ...links, ...listed].join("\n")}\n`;
}

/** The answer as JSON. It contains no secret, since the search keeps none. */
export function whichJson({ found, notFound, unlisted, fleet, searched }: Answer): string {
  const placed = (places: readonly Place[]) =>
    places.map(({ name, line }) => ({ path: name, line }));
  const document = {
    version: WHICH_JSON_VERSION,
    tool: TOOL,
    found: found.map(({ api_key_id, keys, places, count }) => ({
      api_key_id,
      keys: keys.map(({ account, name }) => {
        return { account, account_label: fleet?.accounts.get(account)?.label ?? null, name };
      }),
      count,
      places: placed(places),
    })),
    not_found: notFound.map(({ api_key_id, places, count }) => {
      return { api_key_id, count, places: placed(places) };
    }),
    not_looked_into: searched.unread.map(({ name, why }) => ({ path: name, why })),
    searched: {
      files: searched.files,
      bytes: searched.bytes,
      links_not_followed: searched.links,
    },
    compared_with: fleet && {
      keys: fleet.keys.length,
      accounts: fleet.accounts.size - unlisted.length,
      accounts_not_listed: unlisted.length,
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

import "server-only";
import { SELF } from "@/lib/audit/account";
import type { Region } from "@/lib/audit/fleet/fleet";
import type { Answer, Read } from "./attempt";
import { isFailure, SendGridError } from "./error";
import { regionOf, rememberAnswer, rememberRegion } from "./region";
import type { SendGrid } from "./sendgrid";
import { get } from "./transport";
import { WireScopes } from "./wire";

type AccountRead<T> = Omit<Read<T>, "region">;

const OTHER: Record<Region, Region> = { global: "eu", eu: "global" };

/** Reads the key's own account, or what only a parent's key can read, on the key's own host. */
export function getOwn<T>(sg: SendGrid, read: Omit<AccountRead<T>, "account">): Promise<Answer<T>> {
  return get(sg.credential, { ...read, account: SELF, region: sg.credential.home }, sg.options);
}

/**
 * Reads an account on the host of its region, which may be the EU one for a subuser. After a refusal it tries the other
 * host once, since an account's region is not always known (SendGrid's API reference, On Behalf Of).
 * @throws SendGridError; its `statuses` hold the answer of each host tried
 */
export async function getForAccount<T>(sg: SendGrid, read: AccountRead<T>): Promise<Answer<T>> {
  if (read.account.kind === "self") return getOwn(sg, read);
  const region = await regionOf(sg, read.account);
  try {
    const answer = await get(sg.credential, { ...read, region }, sg.options);
    rememberAnswer(sg, read.account, region);
    return answer;
  } catch (error) {
    if (!isFailure(error, "rejected", "forbidden")) throw error;
    return await onOtherHost(sg, read, OTHER[region], error);
  }
}

async function onOtherHost<T>(
  sg: SendGrid,
  read: AccountRead<T>,
  region: Region,
  first: SendGridError,
): Promise<Answer<T>> {
  const statuses = { [OTHER[region]]: first.status };
  try {
    const answer = await get(sg.credential, { ...read, region }, sg.options);
    rememberRegion(sg, read.account, region);
    return answer;
  } catch (error) {
    if (!(error instanceof SendGridError)) throw error;
    throw await blame(sg, read, first, { ...statuses, [region]: error.status });
  }
}

/** Finds out whose failure it is: checks the parent's key without the header before declaring it dead. */
async function blame<T>(
  sg: SendGrid,
  read: AccountRead<T>,
  first: SendGridError,
  statuses: SendGridError["statuses"],
): Promise<SendGridError> {
  const isDead = await getOwn(sg, { path: "/v3/scopes", schema: WireScopes }).then(
    () => false,
    (error: unknown) => isFailure(error, "rejected"),
  );
  const { status, region } = first;
  const kind = isDead ? "rejected" : "forbidden";
  const details = { status, region, reason: "on behalf of", statuses };
  return new SendGridError(kind, read.path, details);
}

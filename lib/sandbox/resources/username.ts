import { type Answer, failures, json } from "../answer";
import { accountOf, type Call, isAnswer } from "../call";

/** GET /v3/user/username: needs a scope that the console's custom keys are never given. */
export function getUsername(call: Call): Answer {
  const account = accountOf(call);
  if (isAnswer(account)) return account;
  if (!call.tenant.scopes.has("user.username.read")) return failures.accessForbidden();
  return json(200, { username: account.username, user_id: account.id });
}

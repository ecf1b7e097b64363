import "server-only";
import { ApiFailure } from "../failure/api-failure";
import { currentPolicy } from "../policy/policy-file";
import { respondJson } from "./respond";
import { withSendGrid } from "./with-sendgrid";

/** `GET /api/policy`: only for signed-in users, since a policy names people. Makes no call to SendGrid. */
export const getPolicy = withSendGrid(async () => {
  const view = await currentPolicy();
  if (view !== null) return respondJson(view);
  throw new ApiFailure("not_found", "This server has no policy.", {
    help: "Set POLICY_FILE to the path of one, or open one on the Policy page.",
  });
});

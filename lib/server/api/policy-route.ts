import "server-only";
import { ApiFailure } from "../failure/api-failure";
import { currentPolicy } from "../policy/policy-file";
import { respondJson } from "./respond";
import { withSendGrid } from "./with-sendgrid";

/** `GET /api/policy`: of those who are signed in alone, since it names people. No call to SendGrid is made. */
export const getPolicy = withSendGrid(async () => {
  const view = await currentPolicy();
  if (view !== null) return respondJson(view);
  throw new ApiFailure("not_found", "This server has no policy.", {
    help: "Set POLICY_FILE to the path of one, or open one on the Policy page.",
  });
});

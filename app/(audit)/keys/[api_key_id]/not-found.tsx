import { SearchX } from "lucide-react";
import { BackToKeys } from "@/components/api-key/back-to-keys";
import { Arrival } from "@/components/ui/early/arrival";
import { StatePanel } from "@/components/ui/state-panel";

export default function NotFound() {
  return (
    <>
      <StatePanel
        as="h1"
        icon={SearchX}
        title="No such key in this account"
        action={<BackToKeys />}
      >
        <p>
          SendGrid has no key with this ID here. It may have been deleted, or belong to another
          account: select that account above.
        </p>
      </StatePanel>
      <Arrival />
    </>
  );
}

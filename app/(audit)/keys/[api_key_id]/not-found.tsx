import { SearchX } from "lucide-react";
import { BackToKeys } from "@/components/api-key/back-to-keys";
import { Alive } from "@/components/ui/early/alive";
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
          SendGrid knows no key of this ID here. It may have been deleted, or belong to another
          account: choose that one above.
        </p>
      </StatePanel>
      <Alive part="page" />
    </>
  );
}

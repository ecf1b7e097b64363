import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import { Frame } from "@/components/frame/frame";
import { Providers } from "@/components/frame/providers";
import { ApiKeyId } from "@/components/key/api-key-id";
import { KeyPrint, PendingPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { ScopeChip } from "@/components/key/scope-chip";
import { SeverityMark } from "@/components/key/severity-mark";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { StatePanel } from "@/components/ui/state-panel";
import { CATALOGUE } from "@/lib/audit/catalogue";
import { keyPrint, printText, UNREAD_PRINT } from "@/lib/audit/print";
import { apiKeysQuery, subusersQuery } from "@/lib/queries/account";
import { getQueryClient } from "@/lib/queries/client";
import { Big } from "./big";

export default function Page() {
  const qc = getQueryClient();
  qc.setQueryData(
    subusersQuery().queryKey,
    Array.from({ length: 1000 }, (_, id) => ({
      id,
      username: id === 0 ? "globex" : `shop-${id}`,
      region: id % 4 === 0 ? ("eu" as const) : ("global" as const),
      disabled: id % 11 === 3,
    })),
  );
  qc.setQueryData(apiKeysQuery(null).queryKey, {
    result: Array.from({ length: 38 }, (_, i) => ({ api_key_id: `k${i}`, name: "x" })),
  });
  const all = CATALOGUE.filter((e) => e.kind !== "docs_only").map((e) => e.scope);
  const samples = [
    all,
    all.filter((s) => s.endsWith(".read")),
    [
      "mail.send",
      "mail.batch.create",
      "mail.batch.read",
      "mail.batch.update",
      "mail.batch.delete",
      "user.scheduled_sends.create",
      "user.scheduled_sends.read",
      "user.scheduled_sends.update",
      "user.scheduled_sends.delete",
    ],
    [
      "mail.send",
      "templates.read",
      "api_keys.create",
      "api_keys.read",
      "stats.read",
      "new.product.write",
      "suppression.delete",
    ],
    ["billing.read", "billing.update", "billing.create", "billing.delete"],
    [],
  ];
  const mixed = keyPrint(samples[3] ?? []);
  return (
    <Providers>
      <HydrationBoundary state={dehydrate(qc)}>
        <Frame
          session={{
            api_key_id: "PXgtDXAbTHiBuhCLxWZ0Hg",
            region: "global",
            scopes: all,
            username: "acme-corp",
            expires_at: "",
            idle_expires_at: "",
          }}
        >
          <h1 className="font-semibold text-xl">Keys</h1>
          <p className="text-ink-2 mb-6">
            38 keys. 4 can do nearly everything; 6 can mint other keys.
          </p>
          <div className="space-y-2">
            {samples.map((s, i) => (
              <div key={i} className="flex gap-6 items-center text-sm">
                <KeyPrint cells={keyPrint(s)} />
                <ApiKeyId id="PXgtDXAbTHiBuhCLxWZ0Hg" />
              </div>
            ))}
            <KeyPrint cells={UNREAD_PRINT} />
            <PendingPrint />
          </div>
          <div className="flex gap-6 my-6">
            {(["critical", "high", "medium", "low", "info", "unknown"] as const).map((s) => (
              <SeverityMark key={s} severity={s} />
            ))}
          </div>
          <div className="flex gap-3 my-6">
            <ScopeChip scope="mail.send" />
            <ScopeChip scope="new.product.write" known={false} />
            <Badge>Custom</Badge>
            <Badge tone="accent">You</Badge>
            <Badge tone="attention">disabled</Badge>
            <Badge tone="critical">Full</Badge>
            <SafeText text={"moc.live\u202Etxt  "} />
            <Button tone="primary">Sign in</Button>
            <Button>Export</Button>
            <Button tone="quiet">Clear</Button>
          </div>
          <div className="max-w-220 my-8">
            <Big cells={mixed} text={printText(mixed)} />
          </div>
          <StatePanel icon={Clock} title="SendGrid asks to wait" tone="unknown">
            Too many requests were sent for this account. Nothing is wrong with your key.
          </StatePanel>
        </Frame>
      </HydrationBoundary>
    </Providers>
  );
}

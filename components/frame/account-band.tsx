"use client";
import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { SafeText } from "@/components/key/safe-text";
import { useOnBehalfOf } from "@/components/key/use-on-behalf-of";
import { parseOnBehalfOf } from "@/lib/audit/account";
import { subusersQuery } from "@/lib/queries/account";
import { REGION_WORD } from "./region-word";

/** Says whose keys these are whenever they are not those of the signed-in key's own account. */
export function AccountBand() {
  const value = useOnBehalfOf();
  const path = usePathname();
  const account = parseOnBehalfOf(value);
  // Only what has been read anyway: the band must not cost a call.
  const subusers = useQuery({ ...subusersQuery(), enabled: false }).data;
  if (account?.kind === "self") return null;
  const subuser = subusers?.find((each) => each.username === value);
  return (
    <section
      aria-label="Account"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-accent-soft px-4 py-2 text-sm lg:px-8"
    >
      <Eye aria-hidden="true" className="size-4 shrink-0 text-accent" />
      <p className="min-w-0 flex-1 basis-60 break-words">
        {account === null ? (
          "The account in this address is not a name SendGrid could have."
        ) : (
          <>
            You are looking at {account.kind === "subuser" ? "subuser" : "customer account"}{" "}
            <strong className="font-semibold">
              <SafeText text={account.kind === "subuser" ? account.username : account.id} />
            </strong>
            {subuser !== undefined && `, ${REGION_WORD[subuser.region]}`}
            {subuser?.disabled === true && ", disabled"}, on behalf of it with your key.
          </>
        )}
      </p>
      <Link
        href={path.startsWith("/keys/") ? "/keys" : path}
        className="flex min-h-6 items-center font-medium text-accent-strong underline-offset-4 hover:underline"
      >
        Back to your own account
      </Link>
    </section>
  );
}

import { PAGES } from "@/components/links/pages";
import { PolicyPage } from "@/components/policy/policy-page";
import { FleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.policy.title);

export default function Page({ searchParams }: PageProps<"/policy">) {
  return (
    <FleetPage title={PAGES.policy.title} searchParams={searchParams}>
      <PolicyPage />
    </FleetPage>
  );
}

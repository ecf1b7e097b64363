import type { Metadata } from "next";
import { ComparePage } from "@/components/compare/compare-page";
import { PAGES } from "@/components/links/pages";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: PAGES.compare.title };

export default function Page({ searchParams }: PageProps<"/compare">) {
  return (
    <FleetPage title={PAGES.compare.title} searchParams={searchParams}>
      <ComparePage />
    </FleetPage>
  );
}

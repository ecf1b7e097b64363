import type { Metadata } from "next";
import { ComparePage } from "@/components/compare/compare-page";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: "Compare" };

export default function Page({ searchParams }: PageProps<"/compare">) {
  return (
    <FleetPage title="Compare" searchParams={searchParams}>
      <ComparePage />
    </FleetPage>
  );
}

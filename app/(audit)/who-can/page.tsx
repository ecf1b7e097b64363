import type { Metadata } from "next";
import { WhoCanPage } from "@/components/who-can/who-can-page";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: "Who can" };

export default function Page({ searchParams }: PageProps<"/who-can">) {
  return (
    <FleetPage title="Who can…?" searchParams={searchParams}>
      <WhoCanPage />
    </FleetPage>
  );
}

import { LoadingList } from "@/components/keys/loading-list";

// In a group of its own: above a key's page it would turn that page's 404 into a 200 with a skeleton.
export default function Loading() {
  return <LoadingList />;
}

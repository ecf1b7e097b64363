import { LoadingRows } from "@/components/keys/loading-rows";

// In its own route group: above a key's page it would turn that page's 404 into a 200 with a skeleton.
export default function Loading() {
  return (
    <>
      <h1 className="font-semibold text-xl">Keys</h1>
      <LoadingRows />
    </>
  );
}

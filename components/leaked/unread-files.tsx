import { SafeText } from "@/components/key/safe-text";
import { counted } from "@/lib/audit/words";
import type { Unread } from "./scan-files";
import { WHY_UNREAD } from "./words";

const SHOWN = 20;

/** What was not searched, by name, with the reason. */
export function UnreadFiles({ unread, count }: { unread: readonly Unread[]; count: number }) {
  const shown = unread.slice(0, SHOWN);
  const more = count - shown.length;
  return (
    <div className="border-edge border-l-2 border-dashed pl-3 text-sm">
      <p>Not all could be read. These may hold keys too; unpack them and check what’s inside:</p>
      <ul className="mt-1 space-y-0.5">
        {shown.map(({ name, why }) => (
          <li key={name} className="break-words">
            <SafeText text={name} /> <span className="text-ink-2">({WHY_UNREAD[why]})</span>
          </li>
        ))}
        {more > 0 && <li className="text-ink-2">and {counted(more)} more</li>}
      </ul>
    </div>
  );
}

import type { HeldForSomeone } from "#query/outbox/outbox-view.ts";
import { Notice } from "#ui/notice.tsx";
import type { ReactElement } from "react";
import { words } from "./words.ts";

/** For the sign-in page: whose entries wait on this tablet, and how many; never what they are. */
export function HeldNotice({
  held,
}: {
  readonly held: readonly HeldForSomeone[];
}): ReactElement | undefined {
  const [first, ...rest] = held;
  if (first === undefined) return undefined;
  return (
    <Notice tone="info" title={words.heldAtSignIn(first.name, first.count)}>
      {rest.length === 0
        ? undefined
        : rest.map(({ account, name, count }) => (
            <p key={account}>{words.heldAtSignIn(name, count)}</p>
          ))}
    </Notice>
  );
}

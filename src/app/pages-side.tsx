import type { Person } from "#query/person.ts";
import { useShown } from "#query/use-shown.ts";
import type { TimelinesWindow } from "#query/window.ts";
import type { BoardProps } from "#views/board/board-props.ts";
import { permissionOf } from "#views/classify/permission.ts";
import { History } from "#views/history/history.tsx";
import { lazy, type ReactElement, Suspense } from "react";
import type { Page } from "./pages.ts";

// Its own chunk: it is opened once a shift.
const Shift = lazy(async () => ({ default: (await import("#views/shift/shift.tsx")).Shift }));

export interface PagesSideProps {
  readonly plant: BoardProps["plant"];
  readonly person: Person;
  readonly window: TimelinesWindow;
  readonly page: Page;
  readonly onClose: () => void;
  readonly onConflict: (id: string) => void;
  readonly onUnexplained: () => void;
  readonly onUnsent: () => void;
}

/** Joins the history and the shift's page to the query layer. */
export function PagesSide(props: PagesSideProps): ReactElement {
  const { plant, person, window, page } = props;
  const shown = useShown(plant, window);
  if (page.kind === "shift") {
    return (
      <Suspense>
        <Shift key={page.period.span.start} {...props} period={page.period} />
      </Suspense>
    );
  }
  let stamp = 0;
  if (shown.kind === "shown") {
    for (const { truth } of shown.machines.values()) stamp += truth.revision;
  }
  return (
    <History
      {...props}
      scope={page.scope}
      stamp={stamp}
      mayWrite={(machine) => permissionOf(plant, person, machine).kind === "mayWrite"}
    />
  );
}

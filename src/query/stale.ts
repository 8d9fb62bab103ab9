import type { Batch } from "./batches.ts";
import type { Link } from "./link.ts";
import { timelinesQuery } from "./timelines.ts";
import type { TimelinesTruth } from "./truth.ts";
import type { TimelinesWindow } from "./window.ts";

/** The window in which each batch was last shown: what is on screen until the one that is wanted has come. */
export class Stale {
  private readonly windows = new Map<Batch, TimelinesWindow>();

  note(batch: Batch, window: TimelinesWindow): void {
    this.windows.set(batch, window);
  }

  of(link: Link, batch: Batch): TimelinesTruth | undefined {
    const window = this.windows.get(batch);
    if (window === undefined) return undefined;
    return link.queries.getQueryData(timelinesQuery(link, window, batch).queryKey);
  }
}

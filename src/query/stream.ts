import { LIVE_KINDS, type LiveKind } from "#contract/live.ts";

/** What an open stream tells. After `lost` nothing more comes; the owner opens another. */
export interface StreamEvents {
  readonly opened: () => void;
  readonly said: (said: Said) => void;
  readonly lost: () => void;
}

/** One message as it came. `id`: its place in the live log, as text; empty before the first that has one. */
export interface Said {
  readonly kind: LiveKind;
  readonly id: string;
  readonly data: string;
}

/** Opens the live stream after position `since`; returns how to close it. */
export type OpenStream = (since: number, events: StreamEvents) => () => void;

/**
 * The browser's own EventSource. It would reconnect by itself, but neither at once when the page wakes
 * up nor when the line is silent, so each one is used once.
 */
export const openEventSource: OpenStream = (since, { opened, said, lost }) => {
  const source = new EventSource(`/api/live?since=${since}`);
  source.addEventListener("open", opened);
  source.addEventListener("error", () => {
    source.close();
    lost();
  });
  for (const kind of LIVE_KINDS) {
    source.addEventListener(kind, (event: MessageEvent<unknown>) => {
      if (typeof event.data === "string") said({ kind, id: event.lastEventId, data: event.data });
    });
  }
  return () => source.close();
};

import type { Timer } from "../outbox/ports.ts";
import type { OpenStream, StreamEvents } from "../stream.ts";

export interface StreamOrPollingNeeds {
  readonly stream: OpenStream;
  readonly polling: OpenStream;
  readonly timer: Timer;
}

/** Streams in a row that ended without a word before asking is tried instead. */
const DEAF = 2;
/** How often, while asking works, the stream gets another chance; and how long it may take to say its first word. */
const PROBE_EVERY_MS = 60_000;
const PROBE_PATIENCE_MS = 12_000;

/**
 * The stream; and where nothing ever comes through it (a proxy that holds answers back until they end), asking
 * again and again. While that goes well the stream is tried beside it, and takes over with its first word: after
 * a server's restart that is at once.
 */
export function streamOrPolling({ stream, polling, timer }: StreamOrPollingNeeds): OpenStream {
  let deaf = 0;

  const openStream: OpenStream = (since, events) => {
    let hasSpoken = false;
    const end = (): void => {
      if (!hasSpoken) deaf += 1;
      hasSpoken = true;
    };
    const close = stream(since, {
      opened: events.opened,
      said(said) {
        hasSpoken = true;
        deaf = 0;
        events.said(said);
      },
      lost() {
        end();
        events.lost();
      },
    });
    return () => {
      end();
      close();
    };
  };

  const openPolling: OpenStream = (since, events) => {
    let position = since;
    let isOver = false;
    let stopTimer = (): void => undefined;
    let closeProbe = (): void => undefined;
    const seeing =
      (to: StreamEvents["said"]): StreamEvents["said"] =>
      (said) => {
        const seq = Number(said.id);
        if (said.id !== "" && Number.isSafeInteger(seq)) position = seq;
        to(said);
      };
    const probe = (): void => {
      let isMain = false;
      let close = (): void => undefined;
      const giveUp = (): void => {
        stopTimer();
        close();
        closeProbe = () => undefined;
        stopTimer = timer.after(PROBE_EVERY_MS, probe);
      };
      close = stream(position, {
        opened: () => undefined,
        said(said) {
          if (!isMain) {
            isMain = true;
            deaf = 0;
            stopTimer();
            closePolling();
          }
          events.said(said);
        },
        lost() {
          if (isOver) return;
          if (isMain) events.lost();
          else giveUp();
        },
      });
      closeProbe = close;
      stopTimer = timer.after(PROBE_PATIENCE_MS, giveUp);
    };
    let closePolling = (): void => undefined;
    closePolling = polling(since, {
      opened() {
        events.opened();
        probe();
      },
      said: seeing(events.said),
      lost() {
        if (isOver) return;
        stopTimer();
        closeProbe();
        // Neither gets through: the server is away, and the stream is as good as asking.
        deaf = 0;
        events.lost();
      },
    });
    return () => {
      isOver = true;
      stopTimer();
      closeProbe();
      closePolling();
    };
  };

  return (since, events) => (deaf < DEAF ? openStream : openPolling)(since, events);
}

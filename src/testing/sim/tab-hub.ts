import type { TabChannel } from "#query/outbox/ports.ts";
import type { Random } from "#server/sample/random.ts";
import type { Life, Schedule } from "./schedule.ts";

/** One browser's BroadcastChannel: in order, never to oneself, and now and then a message does not arrive. */
export class TabHub {
  /** How many of a hundred messages are lost. */
  lossPercent = 0;
  private readonly ears = new Map<Life, Set<(message: unknown) => void>>();
  private readonly schedule: Schedule;
  private readonly random: Random;

  constructor(schedule: Schedule, random: Random) {
    this.schedule = schedule;
    this.random = random;
  }

  channelOf(tab: Life): TabChannel {
    return {
      post: (message) => {
        if (tab.state === "ended") return;
        const copy: unknown = structuredClone(message);
        for (const [other, listeners] of this.ears) {
          if (other === tab || this.random.whole(1, 100) <= this.lossPercent) continue;
          this.schedule.after(1, other, () => {
            for (const listener of listeners) listener(copy);
          });
        }
      },
      listen: (listener) => {
        const listeners = this.ears.get(tab) ?? new Set();
        this.ears.set(tab, listeners.add(listener));
        return () => void listeners.delete(listener);
      },
    };
  }

  forget(tab: Life): void {
    this.ears.delete(tab);
  }
}

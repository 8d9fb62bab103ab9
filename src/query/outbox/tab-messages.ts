import { LIVE_KINDS } from "#contract/live.ts";
import { z } from "zod";
import type { TabChannel } from "./ports.ts";

const saidSchema = z.object({ kind: z.enum(LIVE_KINDS), id: z.string(), data: z.string() });

/**
 * What the tabs of one browser say to each other. Tabs may run different builds, so whatever cannot be read
 * is passed over; nothing depends on a message arriving.
 */
const messageSchema = z.discriminatedUnion("kind", [
  /** The outbox has changed; read it again. `gone`: ids that left it and why. */
  z.object({
    kind: z.literal("outbox"),
    gone: z.array(
      z.object({
        id: z.string(),
        /** The revision of the truth that has it; absent: the person took it away. */
        revision: z.int().optional(),
      }),
    ),
  }),
  /** Someone signed in or out, or was found to be someone else. */
  z.object({ kind: z.literal("session") }),
  /** "I lead": at once when it begins, every few seconds, and when asked. */
  z.object({ kind: z.literal("lead"), tab: z.string(), account: z.string().optional() }),
  /** Someone has something for the leader to do. `account`: as whom the asking tab believes to be signed in. */
  z.object({ kind: z.literal("whoLeads"), account: z.string().optional() }),
  /** The leader is being closed. */
  z.object({ kind: z.literal("leaderless") }),
  /** To the leader: tell me what the live stream says, from after `since` on. */
  z.object({ kind: z.literal("follow"), tab: z.string(), since: z.int() }),
  /** To one follower: what it missed; without `said`: that cannot be told, open a stream of your own. */
  z.object({
    kind: z.literal("caughtUp"),
    from: z.string(),
    to: z.string(),
    said: z.array(saidSchema).optional(),
  }),
  /** To all followers: one message of the live stream, as it came. */
  z.object({ kind: z.literal("said"), from: z.string(), said: saidSchema }),
  /** To all followers: the leader's stream broke. */
  z.object({ kind: z.literal("lineLost"), from: z.string() }),
]);
export type TabMessage = z.output<typeof messageSchema>;

/** The channel with its messages read. */
export interface Tabs {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): () => void;
}

export function tabsOn(channel: TabChannel): Tabs {
  return {
    post: (message) => channel.post(message),
    listen: (listener) =>
      channel.listen((raw) => {
        const message = messageSchema.safeParse(raw);
        if (message.success) listener(message.data);
      }),
  };
}

// What `npm run test:sabotage` takes out of the product, one at a time: a piece of the source, and what stands
// there instead. The first four are the offline design's own.

/**
 * @typedef {{ name: string, file: string, from: string, to: string, top?: string }} Sabotage
 *   file: under src. from: text that stands there exactly once. top: put at the file's beginning.
 */

/** @type {readonly Sabotage[]} */
export const SABOTAGES = [
  {
    name: "the server takes no notice of a write's key",
    file: "server/routes/remembering.ts",
    from: "if (key === undefined) return answerOf(",
    to: "if (key !== '') return answerOf(",
  },
  {
    name: "an entry is dropped as soon as the server acknowledges it",
    file: "query/outbox/sender.ts",
    from: 'its.state.kind === "sent" ? undefined : [inState(its, reply)],',
    to: 'its.state.kind === "sent" ? undefined : [],',
  },
  {
    name: "after a 412 it is sent again, whatever the colleague did",
    file: "query/outbox/sender.ts",
    from: "const isAsked = !isUnchanged(entry, standing, plant);",
    to: "const isAsked = !isUnchanged(entry, standing, plant) && Boolean(0);",
  },
  {
    name: "a dragged edge goes to startOfMinute",
    file: "lanes/snap.ts",
    from: "const minute = Math.round(at / 60) * 60;",
    to: 'const minute = startOfMinute(new TZDate(at * 1000, "Europe/Berlin")).getTime() / 1000;',
    top: 'import { TZDate } from "@date-fns/tz"; import { startOfMinute } from "date-fns";\n',
  },
  {
    name: "the server takes a change although a colleague changed the same seconds",
    file: "server/routes/match.ts",
    from: "if (match === undefined || match === kept.revision) return undefined;",
    to: "if (match !== -1) return undefined;",
  },
  {
    name: "the server remembers its answer after the change, not with it",
    file: "server/routes/remembering.ts",
    from: "await tx.remember(account.id, key, hash, answerOf(reply), now);",
    to: "setTimeout(() => void this.record.write((late) => late.remember(account.id, key, hash, answerOf(reply), now)), 50);",
  },
  {
    name: "the server does not ask in whose name a tab sends",
    file: "server/routes/authenticate.ts",
    from: "if (meant === undefined || meant === account.id) return;",
    to: "if (meant === undefined || meant !== '') return;",
  },
  {
    name: '"saved on this tablet" is said before it is',
    file: "query/outbox/shelf.ts",
    from: "const trouble = await this.step((rows) => addRows(rows, [entry]));",
    to: "const trouble = undefined as StorageTrouble | undefined; void this.step((rows) => addRows(rows, [entry]));",
  },
  {
    name: "it is not written down that an entry is about to go",
    file: "query/outbox/attempt.ts",
    from: '[inState(entry, { kind: "sending", attempts: attempts + 1 })];',
    to: "[{ ...entry }];",
  },
  {
    name: "a machine's newest entry goes first",
    file: "query/outbox/queue.ts",
    from: "else head ??= entry;",
    to: "else head = entry;",
  },
  {
    name: "what the store has lost is not put back",
    file: "query/outbox/shelf.ts",
    from: 'if (isLost && was.state.kind !== "sent" && !this.ghosts.knows(id)) {',
    to: 'if (isLost && was.state.kind !== "sent" && this.epoch === "") {',
  },
  {
    name: "what another tab let go of is let go of here as well",
    file: "query/outbox/ghosts.ts",
    from: "const { id, state } = placed.entry;",
    to: "const { id, state } = placed.entry; if (id !== '') return;",
  },
  {
    name: "what was sent is replayed until the truth is one revision past it",
    file: "query/shown.ts",
    from: "truth.revision >= entry.state.revision;",
    to: "truth.revision > entry.state.revision;",
  },
  {
    name: "a number left out by the live stream is not noticed",
    file: "query/live.ts",
    from: "seq > this.log.position + 1",
    to: "seq > this.log.position + 1e9",
  },
  {
    name: "an answer does not catch up with what the live stream said meanwhile",
    file: "query/timelines.ts",
    from: "const changes = link.live.changesAfter(value.seq);",
    to: "const changes: readonly Change[] = []; link.live.changesAfter(value.seq);",
  },
  {
    name: "a repeated old answer is believed",
    file: "query/timelines.ts",
    from: "if (!link.clock.answered(value.now, askedMs, receivedMs))",
    to: "if (!link.clock.answered(value.now, askedMs, receivedMs) && Boolean(0))",
  },
  {
    name: "a refused request is thrown away",
    file: "query/outbox/sender.ts",
    from: "await shelf.settle(id, refused(attempt, reply));",
    to: "await shelf.settle(id, () => []);",
  },
  {
    name: "a refusal of one attempt is believed of all",
    file: "query/outbox/attempt.ts",
    from: "const isOpen = all > 1 &&",
    to: "const isOpen = all > 1e9 &&",
  },
  {
    name: "a frozen leader keeps its lock for good",
    file: "query/outbox/leadership.ts",
    from: 'else this.ask("steal");',
    to: 'else this.ask("wait");',
  },
  {
    name: "a 401 to an old call ends the new session",
    file: "query/client.ts",
    from: "if (session() === askedIn) onSignedOut();",
    to: "if (session() === askedIn || askedMs > 0) onSignedOut();",
  },
  {
    name: "any page with status 200 counts as an answer",
    file: "query/outbox/http-transport.ts",
    from: "return unreachable(answer.why, answer.retryAfterMs);",
    to: 'return answer.why === "stranger" ? { kind: "sent", revision: 0 } : unreachable(answer.why);',
  },
  {
    name: "rows of another build are thrown away",
    file: "query/outbox/rows.ts",
    from: 'const rest = others.map((its): Write => ({ kind: "add", value: encodeEntry(its) }));',
    to: 'const rest = [...others.map((its): Write => ({ kind: "add", value: encodeEntry(its) })), ...rows.filter(({ value }) => decodeEntry(value).kind !== "entry").map((its): Write => ({ kind: "delete", key: its.key }))];',
  },
];

import { meansTheSame } from "#engine/same-effect.ts";
import type { MachineId } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import type { Instant } from "#time/instant.ts";
import { type Attempt, attemptsOf, begun, notTaken, refused, unanswered } from "./attempt.ts";
import { backOffMs } from "./back-off.ts";
import { spokenOf } from "./choices.ts";
import { ended, isOngoing } from "./definite.ts";
import { type Entry, inState, type Maker, mayHaveArrived } from "./entry.ts";
import type { Reply, StandingNow, Timer, Transport, Truths } from "./ports.ts";
import { queuesOf } from "./queue.ts";
import type { Shelf } from "./shelf.ts";

export interface SenderNeeds {
  readonly shelf: Shelf;
  readonly transport: Transport;
  readonly truths: Truths;
  readonly timer: Timer;
  /** 0 to 1. */
  readonly random: () => number;
  /** 128 random bits, as text. */
  readonly newId: () => string;
  /** A moment that is surely past on the server; `undefined` while the clock is doubtful. */
  readonly surely: () => Instant | undefined;
  /** Undefined until the plant is known; entries wait for it. */
  readonly plant: () => Plant | undefined;
  /** Whoever is signed in: entries are sent only as the person who made them. */
  readonly person: () => Maker | undefined;
  /** Whether this tab sends for all. What lives in this page only, it sends itself in any case. */
  readonly leads: () => boolean;
  /** The browser is signed in as someone else than this tab believes. */
  readonly onSomeoneElse: () => void;
}

/** A browser allows six connections to a server over HTTP/1.1, and the board needs some. */
const MOST_AT_ONCE = 4;
const UNDER_WAY_MS = 700;
/** So long the clock is given to be measured. */
const CLOCK_MS = 2_000;

/**
 * Sends what is pending: first in, first out for each machine, machines side by side. An entry that gets no
 * answer is sent again, with growing pauses, under the same key, which the server takes once however often it
 * comes.
 *
 * Each step is written down before the next is taken. After a crash at any point the entry is still there, and
 * sending it once more does no harm.
 */
export class Sender {
  private readonly needs: SenderNeeds;
  private readonly stopListening: () => void;
  private readonly underWay = new Set<MachineId>();
  /** Machines whose pause is running, and how to end it. */
  private readonly pauses = new Map<MachineId, () => void>();
  private readonly failures = new Map<MachineId, number>();
  /** How often this tab has sent an entry that is not settled yet; by id. */
  private readonly own = new Map<string, number>();
  private isStopped = false;

  constructor(needs: SenderNeeds) {
    this.needs = needs;
    this.stopListening = needs.shelf.subscribe(this.pump);
  }

  stop(): void {
    this.isStopped = true;
    this.stopListening();
    for (const end of this.pauses.values()) end();
  }

  /** The network is back, someone signed in, or a person does not want to wait: no more pauses. */
  readonly wake = (): void => {
    for (const end of this.pauses.values()) end();
    this.pauses.clear();
    this.failures.clear();
    this.pump();
  };

  /** Begins whatever can be sent now. */
  readonly pump = (): void => {
    const { shelf, leads } = this.needs;
    const person = this.needs.person();
    const plant = this.needs.plant();
    if (this.isStopped || person === undefined || plant === undefined) return;
    for (const { machine, head } of queuesOf(shelf.entries(), person.account, plant)) {
      if (this.underWay.size >= MOST_AT_ONCE) return;
      if (head === undefined || this.underWay.has(machine) || this.pauses.has(machine)) continue;
      if (leads() || shelf.isInPage(head.id)) void this.work(head, plant);
    }
  };

  private async work(entry: Entry, plant: Plant): Promise<void> {
    const { machineId } = entry;
    this.underWay.add(machineId);
    try {
      await this.attempt(entry, plant);
    } catch (failure) {
      // A bug of ours must not become a storm of requests.
      this.backOff(machineId);
      throw failure;
    } finally {
      this.underWay.delete(machineId);
      this.pump();
    }
  }

  private async attempt({ id, machineId, request }: Entry, plant: Plant): Promise<void> {
    const { shelf, transport, surely } = this.needs;
    const now = surely();
    // Whether it is over, nobody can say: it goes when the server has told the time.
    if (now === undefined && isOngoing(request)) return this.pause(machineId, CLOCK_MS);
    if (now !== undefined && (await this.hasEnded(id, plant, now))) return;
    let number = 0;
    const isOurs = await shelf.settle(id, (its) => {
      number = (attemptsOf(its) ?? 0) + 1;
      return begun(its);
    });
    const entry = shelf.get(id);
    if (!isOurs || entry === undefined || this.isStopped) return;
    const own = (this.own.get(id) ?? 0) + 1;
    this.own.set(id, own);
    // Someone else may have signed in while it was written down.
    const isTheirs = this.needs.person()?.account === entry.madeBy.account;
    const reply: Reply = isTheirs ? await transport.send(entry) : { kind: "signedOut" };
    await this.take({ entry, number, own }, reply, plant);
  }

  /**
   * What was ongoing is over: it goes with its end. Once it may have arrived as it was, that is another request
   * and needs another key; should the first have been taken after all, the second makes the same of it (L4).
   */
  private hasEnded(id: string, { calendar }: Plant, now: Instant): Promise<boolean> {
    const { shelf, newId } = this.needs;
    return shelf.settle(id, (entry) => {
      if (attemptsOf(entry) === undefined) return undefined;
      const request = ended(entry.request, entry.madeAt, calendar, now);
      if (request === undefined) return undefined;
      const fresh = { id: newId(), request, state: { kind: "saved", attempts: 0 } } as const;
      return [mayHaveArrived(entry) ? { ...entry, ...fresh } : { ...entry, request }];
    });
  }

  private async take(attempt: Attempt, reply: Reply, plant: Plant): Promise<void> {
    const { shelf, onSomeoneElse } = this.needs;
    const { id, machineId } = attempt.entry;
    switch (reply.kind) {
      case "sent":
        this.settled(id, machineId);
        // Whatever another tab thought of it: the server has it.
        await shelf.settle(id, (its) =>
          its.state.kind === "sent" ? undefined : [inState(its, reply)],
        );
        return;
      case "refused":
        this.settled(id, machineId);
        await shelf.settle(id, refused(attempt, reply));
        return;
      case "conflict":
        await this.settleConflict(attempt, reply, plant);
        return;
      case "underWay":
        this.pause(machineId, UNDER_WAY_MS);
        await shelf.settle(id, unanswered(attempt));
        return;
      case "unreachable":
        this.backOff(machineId, reply.retryAfterMs);
        await shelf.settle(id, unanswered(attempt));
        return;
      case "signedOut":
      case "someoneElse":
        this.backOff(machineId);
        this.own.set(id, attempt.own - 1);
        await shelf.settle(id, notTaken(attempt));
        if (reply.kind === "someoneElse") onSomeoneElse();
    }
  }

  private settled(id: string, machineId: MachineId): void {
    this.failures.delete(machineId);
    this.own.delete(id);
  }

  /**
   * Someone else changed some of the same seconds. What the request would do now is compared with what its
   * maker saw it do: unchanged, it goes again by itself, else the person is asked.
   */
  private async settleConflict(
    attempt: Attempt,
    conflict: Extract<Reply, { readonly kind: "conflict" }>,
    plant: Plant,
  ): Promise<void> {
    const { shelf } = this.needs;
    const { entry, number } = attempt;
    const { id, machineId, baseRevision } = entry;
    const standing = await this.standingAround(entry, plant);
    if (standing === undefined) {
      this.backOff(machineId);
      await shelf.settle(id, unanswered(attempt));
      return;
    }
    const isAsked = !isUnchanged(entry, standing, plant);
    if (isAsked) this.settled(id, machineId);
    // Colleagues who keep on changing it are not raced.
    else this.backOff(machineId);
    const { revision, timeline } = standing;
    await shelf.settle(id, (its) => {
      const attempts = attemptsOf(its);
      // Settled meanwhile, or sent on a later revision by another tab: that one's answer counts.
      if (attempts === undefined || its.baseRevision !== baseRevision) return undefined;
      if (isAsked) return [inState(its, conflict)];
      const state = attempts > number ? its.state : ({ kind: "saved", attempts: number } as const);
      return [{ ...its, baseRevision: revision, base: timeline, state }];
    });
  }

  private standingAround(entry: Entry, plant: Plant): Promise<StandingNow | undefined> {
    const { start, end } = spokenOf(entry, plant);
    return this.needs.truths.fetch(entry.machineId, start, end);
  }

  private backOff(machine: MachineId, askedForMs?: number): void {
    const failures = (this.failures.get(machine) ?? 0) + 1;
    this.failures.set(machine, failures);
    this.pause(machine, backOffMs(failures, this.needs.random(), askedForMs));
  }

  private pause(machine: MachineId, ms: number): void {
    this.pauses.get(machine)?.();
    const end = this.needs.timer.after(ms, () => {
      this.pauses.delete(machine);
      this.pump();
    });
    this.pauses.set(machine, end);
  }
}

function isUnchanged(entry: Entry, standing: StandingNow, plant: Plant): boolean {
  if (entry.base === undefined) return false;
  const origin = { requestId: entry.id, by: entry.madeBy.name };
  const context = { plant, now: standing.now, origin };
  return meansTheSame(entry.request, entry.base, standing.timeline, context);
}

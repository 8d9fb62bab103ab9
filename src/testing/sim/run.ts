import { Random } from "#server/sample/random.ts";
import type { Complaint } from "./complaints.ts";
import { installGlobals } from "./globals.ts";
import { changePerson, happen, ownerOf } from "./happen.ts";
import { heal } from "./heal.ts";
import { DAYS, type Plan } from "./plan.ts";
import type { Premises } from "./premises.ts";
import { Simulation, type StoryLine } from "./simulation.ts";
import { happening } from "./words.ts";

/** What came of one simulation. */
export interface Verdict {
  /** The first law that was broken; `undefined`: none. */
  readonly complaint: Complaint | undefined;
  /** Pieces of work that were done, requests that took effect: to see that something happened at all. */
  readonly work: number;
  readonly effects: number;
  /** What happened, for whoever wants to know why. */
  readonly story: readonly StoryLine[];
}

/** Tells a plan's story from its beginning until everything is well again, or the first law is broken. */
export async function run(plan: Plan, premises: Premises): Promise<Verdict> {
  const simulation = new Simulation(plan, premises);
  const { schedule, server, browsers, complaints } = simulation;
  const putBack = installGlobals(schedule, Random.of(plan.seed, "ids"), DAYS[plan.day]);
  const onRejection = (why: unknown): void => complaints.add("sound", wordsFor(why));
  process.on("unhandledRejection", onRejection);
  try {
    await schedule.inBetween(() => schedule.during(server.start()));
    for (const browser of browsers) {
      await schedule.inBetween(() => browser.openTab(0));
      await schedule.inBetween(() => browser.openTab(1));
      const [tab] = browser.open;
      if (tab !== undefined)
        await schedule.now(tab.life, () => changePerson(tab, ownerOf(browser)));
    }
    await schedule.advance(3_000);
    for (const { afterMs, what } of plan.steps) {
      await schedule.advance(afterMs);
      if (complaints.first !== undefined) break;
      simulation.note(happening(what));
      await happen(simulation, what);
    }
    simulation.note("all becomes well");
    if (complaints.first === undefined) await heal(simulation);
  } catch (error) {
    complaints.add("sound", wordsFor(error));
  } finally {
    for (const browser of browsers) for (const slot of [0, 1]) browser.endTab(slot, false);
    if (server.isUp) premises.drop(await server.stop());
    putBack();
    process.off("unhandledRejection", onRejection);
  }
  const { effects, story } = simulation;
  return { complaint: complaints.first, work: schedule.done, effects: effects.length, story };
}

function wordsFor(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

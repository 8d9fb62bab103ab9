import type { Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import { entryOf, type EntryNeeds, type Seen } from "./asked.ts";
import { type Choices, choicesOf, spokenOf } from "./choices.ts";
import { type Entry, inState, isRemembered, mayHaveArrived } from "./entry.ts";
import type { Acted, Choice, OutboxActions } from "./outbox-view.ts";
import type { StandingNow, Truths } from "./ports.ts";
import type { Decide } from "./rows.ts";
import type { Edited, Shelf } from "./shelf.ts";

export interface SettlingNeeds extends EntryNeeds {
  readonly shelf: Shelf;
  readonly truths: Truths;
  readonly plant: () => Plant | undefined;
  /** Something can be sent now, which a person is waiting for. */
  readonly onSettled: () => void;
}

/** The choices of a conflict, and what they would be made on. */
export interface Looked extends Choices {
  readonly standing: StandingNow;
}

/** What a person says of an entry that is not sent: again, otherwise, not at all; and which side of a conflict. */
export class Settling implements OutboxActions {
  private readonly needs: SettlingNeeds;
  /** What a person looked at before settling a conflict. */
  private readonly looked = new Map<string, StandingNow>();

  constructor(needs: SettlingNeeds) {
    this.needs = needs;
  }

  async retry(id: string): Promise<Acted> {
    const entry = this.needs.shelf.get(id);
    if (entry?.state.kind === "saved") {
      this.needs.onSettled();
      return { kind: "done" };
    }
    return this.act(id, (its) => {
      if (its.state.kind !== "refused") return undefined;
      // An answer that the server remembers for a key would come again; under another key it judges anew.
      const again = isRemembered(its.state.problem) ? { ...its, id: this.needs.newId() } : its;
      return [inState(again, { kind: "saved", attempts: mayHaveArrived(its) ? 1 : 0 })];
    });
  }

  change(id: string, request: Request, seen?: Seen): Promise<Acted> {
    return this.unlessArrived(id, (its) => {
      const { machineId, madeBy, baseRevision } = its;
      const saw = seen ?? { revision: baseRevision, timeline: its.base };
      return [entryOf({ machineId, request, seen: saw }, madeBy, this.needs)];
    });
  }

  discard(id: string, { evenIfItArrived } = { evenIfItArrived: false }): Promise<Acted> {
    return evenIfItArrived
      ? this.act(id, ({ state }) => (state.kind === "sent" ? undefined : []))
      : this.unlessArrived(id, () => []);
  }

  /** Asks how it stands now, for a conflict. `undefined`: no answer, or no conflict. */
  readonly look = async (id: string): Promise<Looked | undefined> => {
    const plant = this.needs.plant();
    const entry = this.needs.shelf.get(id);
    if (plant === undefined || entry?.state.kind !== "conflict") return undefined;
    const { start, end } = spokenOf(entry, plant);
    const standing = await this.needs.truths.fetch(entry.machineId, start, end);
    if (standing === undefined) return undefined;
    this.looked.set(id, standing);
    return { ...choicesOf(entry, standing.timeline, plant, standing.now), standing };
  };

  async resolve(id: string, choice: Choice): Promise<Acted> {
    if (choice === "theirs")
      return this.act(
        id,
        whileInConflict(() => []),
      );
    if (!this.looked.has(id)) await this.look(id);
    const standing = this.looked.get(id);
    const plant = this.needs.plant();
    if (standing === undefined || plant === undefined) {
      return this.needs.shelf.get(id) === undefined ? { kind: "gone" } : { kind: "unreachable" };
    }
    const { revision, timeline, now } = standing;
    const acted = await this.act(
      id,
      whileInConflict((entry) => {
        if (choice === "mine") {
          const again = { baseRevision: revision, base: timeline };
          return [inState({ ...entry, ...again }, { kind: "saved", attempts: 0 })];
        }
        const { machineId, madeBy } = entry;
        return choicesOf(entry, timeline, plant, now).split?.map((request) =>
          entryOf({ machineId, request, seen: standing }, madeBy, this.needs),
        );
      }),
    );
    if (acted.kind === "done") this.looked.delete(id);
    return acted;
  }

  private async unlessArrived(
    id: string,
    decide: (entry: Entry) => readonly Entry[],
  ): Promise<Acted> {
    let arrived = false;
    const acted = await this.act(id, (entry) => {
      arrived = mayHaveArrived(entry);
      return arrived ? undefined : decide(entry);
    });
    return arrived && acted.kind === "gone" ? { kind: "mayHaveArrived" } : acted;
  }

  private async act(id: string, decide: Decide): Promise<Acted> {
    const edited = await this.needs.shelf.edit(id, decide);
    if (edited.kind === "done") this.needs.onSettled();
    return actedOf(edited);
  }
}

function whileInConflict(decide: Decide): Decide {
  return (entry) => (entry.state.kind === "conflict" ? decide(entry) : undefined);
}

function actedOf(edited: Edited): Acted {
  switch (edited.kind) {
    case "done":
      return edited;
    case "left":
      return { kind: "gone" };
    case "failed":
      return { kind: "notStored", trouble: edited.trouble };
  }
}

import type { UtilizationEvent } from "#engine/event.ts";
import type { MachineId, ReasonCode } from "#engine/names.ts";
import type { Machine, Plant } from "#engine/plant.ts";
import type { Request } from "#engine/request.ts";
import type { Timeline } from "#engine/timeline.ts";
import type { Draft } from "#query/draft.ts";
import type { LockedShift } from "#query/locked-shifts.ts";
import type { Preview } from "#query/preview.ts";
import type { Fate } from "#query/send.ts";
import type { Suggest } from "#query/suggestions.ts";
import type { Instant, Seconds } from "#time/instant.ts";
import type { ReactElement, Ref } from "react";
import type { EventSelection, Selected, Selection } from "../selection.ts";
import type { Beginning } from "./beginning.ts";
import type { MachineAsk, MachineFate, ManyChosen } from "./many/many-props.ts";
import type { Permission } from "./permission.ts";

/**
 * What the panel needs of the world. It stays mounted while nothing is selected, so that what was
 * typed outlives a closed panel.
 */
export interface ClassifyPanelProps {
  readonly plant: Plant;
  /** `undefined`: nothing is chosen. */
  readonly chosen: Chosen | undefined;
  /** The server's clock, ticking every second: an event may be tapped in the second that it starts. */
  readonly now: Instant;
  readonly permission: Permission;
  /** The person moved an edge, typed a time or chose the whole event. */
  readonly onSelectionChange: (selection: Selected) => void;
  readonly onClose: () => void;
  /** What was chosen has been dealt with: the panel closes, or goes on with what comes next and says so. */
  readonly onDone: () => boolean;
  /** Several stretches are chosen, to get one reason; `undefined`: one is, or nothing. */
  readonly many: ManyChosen | undefined;
  /** Resolves when every machine's fate is known; one's refusal keeps no other back. Never rejects. */
  readonly onConfirmMany: (asks: readonly MachineAsk[]) => Promise<readonly MachineFate[]>;
  /** What several requests would do, for the board to draw. */
  readonly onDraftsChange: (drafts: readonly Draft[]) => void;
  /** What is usual for a stop of a machine that has this raw state. */
  readonly suggest: Suggest;
  /** The stops that wait and are like one that was explained. */
  readonly likesOf: (explained: Explained) => Likes | undefined;
  /** Where a person's favourite reasons are kept on this device. */
  readonly favourites: DraftStore;
  /** How many stops are left when they are worked off one after the other; `undefined`: they are not. */
  readonly walk: WalkWords | undefined;
  /** The shifts that what is chosen reaches into and that take no more changes. */
  readonly locked: readonly LockedShift[];
  /** The way to a shift's page. */
  readonly onShift: (locked: LockedShift) => void;
  /** The way to what people did with the time that is chosen. */
  readonly onHistory: () => void;
  /** What stands here while nothing is chosen; `undefined`: nothing does, and the board has the room. */
  readonly idle: ReactElement | undefined;
  /** What the engine says a request would do to the timeline on show. Pure, called while rendering. */
  readonly preview: (request: Request) => Preview;
  /** The request as it now reads, for the board to draw; `undefined`: not yet complete. */
  readonly onDraftChange: (request: Request | undefined) => void;
  /** Resolves when the request's fate is known; never rejects. */
  readonly onConfirm: (request: Request) => Promise<Fate>;
  /** What was confirmed here and has no answer yet, and what was refused after all. */
  readonly underWay: { readonly waiting: number; readonly refused: number };
  /** Where unsent words are kept, so that a reload or a crash loses none. */
  readonly drafts: DraftStore;
  /** An entry is being changed: the panel begins with what was entered then. Mount it anew for each. */
  readonly changing: Changing | undefined;
  readonly ref?: Ref<PanelHandle>;
}

/** A stop that a person has explained. */
export interface Explained {
  readonly machine: MachineId;
  /** As it stood before. */
  readonly event: UtilizationEvent;
  readonly reason: ReasonCode;
}

/** Stops that are alike, to be explained together. */
export interface Likes {
  readonly of: readonly EventSelection[];
  readonly seconds: Seconds;
  /** What they have in common: "Milling, FEED_HOLD, 2 min to 10 min". */
  readonly words: string;
}

/** Working off the list of stops. */
export interface WalkWords {
  /** "8 left, 1 h 7 min". */
  readonly left: string;
  readonly onSkip: () => void;
}

/** An entry that what is confirmed here takes the place of; until then it stays. */
export interface Changing extends Beginning {
  /** "Tool change, 10:12–10:47". */
  readonly words: string;
}

/** What the workplace may ask of the panel. */
export interface PanelHandle {
  /** The selection was opened by keyboard: bring the focus here. */
  focus(): void;
}

export interface Chosen {
  readonly machine: Machine;
  readonly areaName: string;
  readonly selection: Selection;
  /** As shown: the server's truth with this person's unsent requests replayed over it. */
  readonly timeline: Timeline;
  /** The machine's very first reading; `undefined`: it has never reported. */
  readonly firstReadingAt: Instant | undefined;
  /** What is before has not been fetched. */
  readonly knownFrom: Instant;
}

/** Keeps one text; both may fail silently where the browser allows no storage. */
export interface DraftStore {
  readonly read: () => string | undefined;
  readonly write: (text: string | undefined) => void;
}

/** What all of a plant's machines have reported. */
export interface Data {
  /** For each machine its events' starts, epoch seconds. */
  readonly starts: readonly Uint32Array[];
  /** For each machine its events' states: 0 is running. */
  readonly states: readonly Uint8Array[];
  /** Where the last events end, epoch seconds. */
  readonly until: number;
}

/** Asks the bench for the data: as many numbers as there are, the starts before the states. */
export async function fetchData(): Promise<Data> {
  const bytes = await (await fetch("/data")).arrayBuffer();
  const [machines = 0, events = 0, until = 0] = new Uint32Array(bytes, 0, 3);
  const from = 12 + machines * events * 4;
  return {
    until,
    starts: Array.from(
      { length: machines },
      (_, machine) => new Uint32Array(bytes, 12 + machine * events * 4, events),
    ),
    states: Array.from(
      { length: machines },
      (_, machine) => new Uint8Array(bytes, from + machine * events, events),
    ),
  };
}

/** How much each state matters, and its colour: unexplained over fault over idle over running over off. */
export const RANKS = [1, 4, 3, 2, 0] as const;
export const COLOURS = ["#7fb69a", "#d1495b", "#b98a2f", "#8c7fb0", "#d7dbd6"] as const;

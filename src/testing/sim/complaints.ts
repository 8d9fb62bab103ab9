/** What a simulation holds the product to (offline design, "Proof that convinces"). */
export const LAWS = {
  once: "a request takes effect at most once",
  saved: 'what is called "saved on this tablet" is saved',
  stored: "a request is stored before it is sent",
  kept: "nothing that a person entered is lost without their say",
  givenUp: "what a person took back before it was sent is never made",
  truthful: 'nothing is called "sent" that the server does not have',
  ownName: "nobody's request is made in another person's name",
  session: "an answer to a question from before someone signed in does not sign them out",
  order: "one browser's requests reach a machine in the order in which they were made",
  colleague: "nobody overwrites a colleague's change without having seen it",
  preview: "the server does what the preview showed, on the same base",
  contiguous: "a timeline has no gaps and no overlaps",
  forward: "the revision that a page shows never goes back",
  flicker: "what a person entered never vanishes from the picture and comes back",
  twice: "what the server is known to have is not shown a second time",
  visible: "whatever was refused, or is not yet sent, is in the list of it",
  snapped: "a dragged edge comes to rest on an edge or on a whole minute",
  clock: "the page knows the server's time",
  foreignRows: "what another build keeps in the store stays as it is",
  healed: "once all is well again, everything is sent and every picture is the server's",
  sound: "nothing throws, and the server finds no fault in itself",
} as const;
export type Law = keyof typeof LAWS;

export interface Complaint {
  readonly law: Law;
  readonly what: string;
  /** Milliseconds from the story's beginning. */
  readonly atMs: number;
}

/** Where whoever finds a law broken says so. The first is the one that counts. */
export class Complaints {
  private readonly list: Complaint[] = [];
  private readonly nowMs: () => number;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  get first(): Complaint | undefined {
    return this.list[0];
  }

  add(law: Law, what: string): void {
    this.list.push({ law, what, atMs: Math.round(this.nowMs()) });
  }
}

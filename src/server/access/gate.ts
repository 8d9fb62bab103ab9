/**
 * Lets so many through at a time, the others wait in line, and when the line is too long they are turned
 * away: checking a password takes a core for a while, on purpose.
 */
export class Gate {
  private readonly atOnce: number;
  private readonly longestLine: number;
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(atOnce: number, longestLine: number) {
    this.atOnce = atOnce;
    this.longestLine = longestLine;
  }

  get isFull(): boolean {
    return this.line.length >= this.longestLine;
  }

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.atOnce) await new Promise<void>((enter) => this.line.push(enter));
    else this.inside += 1;
    try {
      return await work();
    } finally {
      // Who is next takes over the place, so that nobody slips in between.
      const next = this.line.shift();
      if (next === undefined) this.inside -= 1;
      else next();
    }
  }
}

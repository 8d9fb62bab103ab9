import type { Entry } from "./chunk.ts";
import type { Column } from "./column.ts";

/** A place in a column: walks forward over its entries without a search for each. */
export class Cursor {
  /** The second of the entry here; `Infinity` behind the last one, so that a sweep needs no special case. */
  at: number;
  private readonly column: Column;
  private place: number;

  constructor(column: Column, place: number) {
    this.column = column;
    this.place = place;
    this.at = column.secondAt(place);
  }

  /** The entry here, or `undefined` behind the last one. */
  get entry(): Entry | undefined {
    return this.column.entryAt(this.place);
  }

  get code(): number {
    return this.column.codeAt(this.place);
  }

  advance(): void {
    this.place = this.column.behind(this.place);
    this.at = this.column.secondAt(this.place);
  }
}

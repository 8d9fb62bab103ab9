import type { Column } from "./column.ts";
import type { RawState } from "./names.ts";
import { textOf } from "./raw-codes.ts";

/** Walks over the changes of a signal, forward only. */
export class ChangeWalk {
  /** The second of the change here; `-Infinity` before the first one, `Infinity` behind the last one. */
  at: number;
  /** The second of the one after it; `Infinity` when there is none. */
  next: number;
  private readonly changes: Column;
  private place: number;
  private following: number;

  constructor(changes: Column, place: number) {
    this.changes = changes;
    this.place = place;
    this.following = place < 0 ? 0 : changes.behind(place);
    this.at = changes.secondAt(place);
    this.next = changes.secondAt(this.following);
  }

  get raw(): RawState {
    return textOf(this.changes.codeAt(this.place));
  }

  advance(): void {
    const { changes } = this;
    this.place = this.following;
    this.at = this.next;
    this.following = changes.behind(this.place);
    this.next = changes.secondAt(this.following);
  }
}

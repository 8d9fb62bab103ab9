import type { Instant } from "#time/instant.ts";
import type { PersonSpan } from "./person-span.ts";
import { holds, type SpanNode, type SpanTree, withSpan, without } from "./span-tree.ts";

/** The spans that people set on one machine, in order of their start: the contracts' "classification layer". */
export class Layer {
  static readonly empty = new Layer(undefined, 0);

  readonly size: number;
  private readonly root: SpanTree;
  /** Whether anything has been looked up yet, and between which two nodes it was: the next look is often there too. */
  private looked = false;
  private low: SpanTree;
  private high: SpanTree;

  private constructor(root: SpanTree, size: number) {
    this.root = root;
    this.size = size;
  }

  static of(spans: Iterable<PersonSpan>): Layer {
    return Layer.empty.splice([], spans);
  }

  /** The layer without the spans that start at `removed`, and with those `inserted`. O(log n) for each. */
  splice(removed: Iterable<Instant>, inserted: Iterable<PersonSpan>): Layer {
    let { root, size } = this;
    for (const at of removed) {
      const rest = without(root, at);
      if (rest !== root) size -= 1;
      root = rest;
    }
    for (const span of inserted) {
      if (!holds(root, span.startsAt)) size += 1;
      root = withSpan(root, span);
    }
    return root === this.root ? this : new Layer(root, size);
  }

  /** The layer with one more span, which takes the place of one with the same start. O(log n). */
  with(span: PersonSpan): Layer {
    const size = this.at(span.startsAt) === undefined ? this.size + 1 : this.size;
    return new Layer(withSpan(this.root, span), size);
  }

  /** The layer without the span that starts at `startsAt`. O(log n). */
  without(startsAt: Instant): Layer {
    const root = without(this.root, startsAt);
    return root === this.root ? this : new Layer(root, this.size - 1);
  }

  /** The span that starts at this very instant. */
  at(startsAt: Instant): PersonSpan | undefined {
    this.look(startsAt);
    return this.low?.at === startsAt ? this.low.span : undefined;
  }

  /** The last span that starts at `at` or before. */
  atOrBefore(at: number): PersonSpan | undefined {
    this.look(at);
    return this.low?.span;
  }

  /** The first span that starts after `at`. */
  after(at: number): PersonSpan | undefined {
    this.look(at);
    return this.high?.span;
  }

  /** Finds the last span that starts at `at` or before, and with it the first after it: they lie on one path. */
  private look(at: number): void {
    const { low, high } = this;
    if (this.looked && (low === undefined || low.at <= at) && (high === undefined || at < high.at))
      return;
    let before: SpanTree;
    let after: SpanTree;
    let node = this.root;
    while (node !== undefined) {
      if (node.at <= at) {
        before = node;
        node = node.right;
      } else {
        after = node;
        node = node.left;
      }
    }
    this.looked = true;
    this.low = before;
    this.high = after;
  }

  /** A walk over the spans that start at `from` or later, in order. */
  spansFrom(from: number): SpanWalk {
    return new SpanWalk(this.root, from);
  }

  /** The spans with `from <= startsAt < to`, in order. */
  *between(from: number, to: number): Generator<PersonSpan, void, undefined> {
    const walk = this.spansFrom(from);
    for (let span = walk.next(); span !== undefined && span.startsAt < to; span = walk.next())
      yield span;
  }

  [Symbol.iterator](): IterableIterator<PersonSpan> {
    return this.between(-Infinity, Infinity);
  }
}

/** Walks over the spans of a layer, forward only. O(log n) to begin, then O(1) amortised. */
export class SpanWalk {
  /** The nodes that are still to come and have been passed on the way down, the next one last. */
  private readonly path: SpanNode[] = [];

  constructor(root: SpanTree, from: number) {
    let node = root;
    while (node !== undefined) {
      if (node.at >= from) {
        this.path.push(node);
        node = node.left;
      } else node = node.right;
    }
  }

  /** The next span; `undefined` behind the last one. */
  next(): PersonSpan | undefined {
    const here = this.path.pop();
    for (let node = here?.right; node !== undefined; node = node.left) this.path.push(node);
    return here?.span;
  }
}

import type { Instant } from "#time/instant.ts";
import type { PersonSpan } from "./person-span.ts";

/*
 * A persistent treap: an ordered map whose nodes are never changed, so that a timeline with one span more
 * shares all but O(log n) of them with the one before. A node's priority is a hash of its key, which makes
 * the shape depend on the spans alone and not on the order in which they came.
 */
interface Node {
  /** The span's start, here too so that a search does not have to look into every span. */
  readonly at: number;
  readonly span: PersonSpan;
  readonly priority: number;
  readonly left: Node | undefined;
  readonly right: Node | undefined;
}

type Tree = Node | undefined;

/** The spans that people set on one machine, in order of their start: the contracts' "classification layer". */
export class Layer {
  static readonly empty = new Layer(undefined, 0);

  readonly size: number;
  private readonly root: Tree;
  /** Whether anything has been looked up yet, and between which two nodes it was: the next look is often there too. */
  private looked = false;
  private low: Tree;
  private high: Tree;

  private constructor(root: Tree, size: number) {
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
      root = withSpan(root, span, hash(span.startsAt));
    }
    return root === this.root ? this : new Layer(root, size);
  }

  /** The layer with one more span, which takes the place of one with the same start. O(log n). */
  with(span: PersonSpan): Layer {
    const size = this.at(span.startsAt) === undefined ? this.size + 1 : this.size;
    return new Layer(withSpan(this.root, span, hash(span.startsAt)), size);
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
    let before: Tree;
    let after: Tree;
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
  private readonly path: Node[] = [];

  constructor(root: Tree, from: number) {
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

function node(of: Node, left: Tree, right: Tree): Node {
  return { at: of.at, span: of.span, priority: of.priority, left, right };
}

function holds(tree: Tree, at: number): boolean {
  let node = tree;
  while (node !== undefined && node.at !== at) node = at < node.at ? node.left : node.right;
  return node !== undefined;
}

/** The tree with one more span, which takes the place of one with the same start. */
function withSpan(tree: Tree, span: PersonSpan, priority: number): Node {
  const at = span.startsAt;
  // No two starts have the same priority, and none below has a higher one: the start is not in this tree.
  if (tree === undefined || priority > tree.priority)
    return { at, span, priority, left: lower(tree, at), right: upper(tree, at) };
  if (tree.at === at) return { at, span, priority, left: tree.left, right: tree.right };
  return at < tree.at
    ? node(tree, withSpan(tree.left, span, priority), tree.right)
    : node(tree, tree.left, withSpan(tree.right, span, priority));
}

/** The tree without the span that starts at `at`; the very same tree when there is none. */
function without(tree: Tree, at: number): Tree {
  if (tree === undefined) return undefined;
  if (tree.at === at) return join(tree.left, tree.right);
  const isLeft = at < tree.at;
  const side = isLeft ? tree.left : tree.right;
  const rest = without(side, at);
  if (rest === side) return tree;
  return isLeft ? node(tree, rest, tree.right) : node(tree, tree.left, rest);
}

/** The tree of the spans that start before `at`. */
function lower(tree: Tree, at: number): Tree {
  if (tree === undefined) return undefined;
  if (tree.at >= at) return lower(tree.left, at);
  const right = lower(tree.right, at);
  return right === tree.right ? tree : node(tree, tree.left, right);
}

/** The tree of the spans that start at `at` or later. */
function upper(tree: Tree, at: number): Tree {
  if (tree === undefined) return undefined;
  if (tree.at < at) return upper(tree.right, at);
  const left = upper(tree.left, at);
  return left === tree.left ? tree : node(tree, left, tree.right);
}

/** One tree of two, every span of `low` before every span of `high`. */
function join(low: Tree, high: Tree): Tree {
  if (low === undefined) return high;
  if (high === undefined) return low;
  return low.priority > high.priority
    ? node(low, low.left, join(low.right, high))
    : node(high, join(low, high.left), high.right);
}

/** Spreads neighbouring seconds over 32 bits, no two to the same (the finaliser of MurmurHash3). */
function hash(second: number): number {
  let mixed = second | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

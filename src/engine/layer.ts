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
  readonly size: number;
}

type Tree = Node | undefined;

/** The spans that people set on one machine, in order of their start: the contracts' "classification layer". */
export class Layer {
  static readonly empty = new Layer(undefined);

  private readonly root: Tree;

  private constructor(root: Tree) {
    this.root = root;
  }

  static of(spans: Iterable<PersonSpan>): Layer {
    return Layer.empty.splice([], [...spans]);
  }

  get size(): number {
    return this.root?.size ?? 0;
  }

  /** The layer without the spans that start at `removed`, and with those `inserted`. O(log n) for each. */
  splice(removed: Iterable<Instant>, inserted: Iterable<PersonSpan>): Layer {
    let root = this.root;
    for (const at of removed) root = without(root, at);
    for (const span of inserted) root = withSpan(root, span, hash(span.startsAt));
    return root === this.root ? this : new Layer(root);
  }

  /** The layer with one more span, which takes the place of one with the same start. O(log n). */
  with(span: PersonSpan): Layer {
    return new Layer(withSpan(this.root, span, hash(span.startsAt)));
  }

  /** The layer without the span that starts at `startsAt`. O(log n). */
  without(startsAt: Instant): Layer {
    const root = without(this.root, startsAt);
    return root === this.root ? this : new Layer(root);
  }

  /** The span that starts at this very instant. */
  at(startsAt: Instant): PersonSpan | undefined {
    const found = this.atOrBefore(startsAt);
    return found?.startsAt === startsAt ? found : undefined;
  }

  /** The last span that starts at `at` or before. */
  atOrBefore(at: number): PersonSpan | undefined {
    let node = this.root;
    let found: PersonSpan | undefined;
    while (node !== undefined) {
      if (node.at <= at) {
        found = node.span;
        node = node.right;
      } else node = node.left;
    }
    return found;
  }

  /** The first span that starts after `at`. */
  after(at: number): PersonSpan | undefined {
    let node = this.root;
    let found: PersonSpan | undefined;
    while (node !== undefined) {
      if (node.at > at) {
        found = node.span;
        node = node.left;
      } else node = node.right;
    }
    return found;
  }

  /** The spans with `from <= startsAt < to`, in order. */
  *between(from: number, to: number): Generator<PersonSpan, void, undefined> {
    for (const span of walk(this.root, from)) {
      if (span.startsAt >= to) return;
      yield span;
    }
  }

  [Symbol.iterator](): IterableIterator<PersonSpan> {
    return walk(this.root, -Infinity);
  }
}

function node(span: PersonSpan, priority: number, left: Tree, right: Tree): Node {
  const size = 1 + (left?.size ?? 0) + (right?.size ?? 0);
  return { at: span.startsAt, span, priority, left, right, size };
}

/** The tree with one more span, which takes the place of one with the same start. */
function withSpan(tree: Tree, span: PersonSpan, priority: number): Node {
  const at = span.startsAt;
  if (tree === undefined) return node(span, priority, undefined, undefined);
  if (tree.at === at) return node(span, priority, tree.left, tree.right);
  // No two starts have the same priority, and none below has a higher one: the start is not in this tree.
  if (priority > tree.priority) return node(span, priority, ...split(tree, at));
  return at < tree.at
    ? node(tree.span, tree.priority, withSpan(tree.left, span, priority), tree.right)
    : node(tree.span, tree.priority, tree.left, withSpan(tree.right, span, priority));
}

/** The tree without the span that starts at `at`; the very same tree when there is none. */
function without(tree: Tree, at: number): Tree {
  if (tree === undefined) return undefined;
  if (tree.at === at) return join(tree.left, tree.right);
  const isLeft = at < tree.at;
  const side = isLeft ? tree.left : tree.right;
  const rest = without(side, at);
  if (rest === side) return tree;
  return isLeft
    ? node(tree.span, tree.priority, rest, tree.right)
    : node(tree.span, tree.priority, tree.left, rest);
}

/** The trees of the spans that start before `at`, and of the others. */
function split(tree: Tree, at: number): readonly [Tree, Tree] {
  if (tree === undefined) return [undefined, undefined];
  if (tree.at < at) {
    const [low, high] = split(tree.right, at);
    return high === undefined && low === tree.right
      ? [tree, undefined]
      : [node(tree.span, tree.priority, tree.left, low), high];
  }
  const [low, high] = split(tree.left, at);
  return low === undefined && high === tree.left
    ? [undefined, tree]
    : [low, node(tree.span, tree.priority, high, tree.right)];
}

/** One tree of two, every span of `low` before every span of `high`. */
function join(low: Tree, high: Tree): Tree {
  if (low === undefined) return high;
  if (high === undefined) return low;
  return low.priority > high.priority
    ? node(low.span, low.priority, low.left, join(low.right, high))
    : node(high.span, high.priority, join(low, high.left), high.right);
}

function* walk(tree: Tree, from: number): Generator<PersonSpan, void, undefined> {
  const path: Node[] = [];
  let next = tree;
  for (;;) {
    while (next !== undefined) {
      if (next.at >= from) {
        path.push(next);
        next = next.left;
      } else next = next.right;
    }
    const here = path.pop();
    if (here === undefined) return;
    yield here.span;
    next = here.right;
  }
}

/** Spreads neighbouring seconds over 32 bits, no two to the same (the finaliser of MurmurHash3). */
function hash(second: number): number {
  let mixed = second | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

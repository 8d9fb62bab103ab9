import type { PersonSpan } from "./person-span.ts";

/*
 * A persistent treap: an ordered map whose nodes are never changed, so that a timeline with one span more
 * shares all but O(log n) of them with the one before. A node's priority is a hash of its key, which makes
 * the shape depend on the spans alone and not on the order in which they came.
 */
export interface SpanNode {
  /** The span's start, here too so that a search does not have to look into every span. */
  readonly at: number;
  readonly span: PersonSpan;
  readonly priority: number;
  readonly left: SpanNode | undefined;
  readonly right: SpanNode | undefined;
}

export type SpanTree = SpanNode | undefined;

function node(of: SpanNode, left: SpanTree, right: SpanTree): SpanNode {
  return { at: of.at, span: of.span, priority: of.priority, left, right };
}

export function holds(tree: SpanTree, at: number): boolean {
  let node = tree;
  while (node !== undefined && node.at !== at) node = at < node.at ? node.left : node.right;
  return node !== undefined;
}

/** The tree with one more span, which takes the place of one with the same start. */
export function withSpan(
  tree: SpanTree,
  span: PersonSpan,
  priority = hash(span.startsAt),
): SpanNode {
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
export function without(tree: SpanTree, at: number): SpanTree {
  if (tree === undefined) return undefined;
  if (tree.at === at) return join(tree.left, tree.right);
  const isLeft = at < tree.at;
  const side = isLeft ? tree.left : tree.right;
  const rest = without(side, at);
  if (rest === side) return tree;
  return isLeft ? node(tree, rest, tree.right) : node(tree, tree.left, rest);
}

/** The tree of the spans that start before `at`. */
function lower(tree: SpanTree, at: number): SpanTree {
  if (tree === undefined) return undefined;
  if (tree.at >= at) return lower(tree.left, at);
  const right = lower(tree.right, at);
  return right === tree.right ? tree : node(tree, tree.left, right);
}

/** The tree of the spans that start at `at` or later. */
function upper(tree: SpanTree, at: number): SpanTree {
  if (tree === undefined) return undefined;
  if (tree.at < at) return upper(tree.right, at);
  const left = upper(tree.left, at);
  return left === tree.left ? tree : node(tree, left, tree.right);
}

/** One tree of two, every span of `low` before every span of `high`. */
function join(low: SpanTree, high: SpanTree): SpanTree {
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

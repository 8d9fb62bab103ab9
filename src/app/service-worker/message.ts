/** What a page says to a worker that waits. */
export const APPLY = { kind: "apply" } as const;

export function isApply(data: unknown): boolean {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === APPLY.kind;
}

/** Joins class names; what is absent is left out. */
export function classNames(...names: readonly (string | undefined | false)[]): string {
  return names.filter((name) => name !== undefined && name !== false && name !== "").join(" ");
}

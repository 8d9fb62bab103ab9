import { timeZone } from "#time/zone.ts";
import type { FieldProblem } from "./field-problem.ts";
import { pathOf } from "./field-problem.ts";
import type { PlantFile } from "./plant-file.ts";
import { words } from "./words.ts";

/** What no single field can tell: zones that exist, ids given once, reasons that are there. */
export function plantChecks(file: PlantFile): readonly FieldProblem[] {
  const machines = file.areas.flatMap((area, areaIndex) =>
    area.machines.map((machine, index) => ({
      machine,
      path: ["areas", areaIndex, "machines", index],
    })),
  );
  return [
    ...zoneProblems(file.timeZone),
    ...repeats(
      "the area id",
      file.areas.map(({ id }, index) => [id, ["areas", index, "id"]]),
    ),
    ...repeats(
      "the machine id",
      machines.map(({ machine, path }) => [machine.id, [...path, "id"]]),
    ),
    ...repeats(
      "the entId",
      machines.map(({ machine, path }) => [machine.entId, [...path, "entId"]]),
    ),
    ...repeats(
      "the code",
      file.reasons.map(({ code }, index) => [code, ["reasons", index, "code"]]),
    ),
    ...repeats(
      "the reasCd",
      file.reasons.map(({ reasCd }, index) => [reasCd, ["reasons", index, "reasCd"]]),
    ),
    ...reasonProblems(file),
    ...offerProblems(file),
    ...file.shifts.flatMap(({ days }, index) => dayProblems(days, index)),
  ];
}

type Path = readonly (string | number)[];

function zoneProblems(name: string): readonly FieldProblem[] {
  try {
    timeZone(name);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ path: "timeZone", message: words.zone(name) }];
  }
}

function repeats(
  what: string,
  entries: readonly (readonly [string | number, Path])[],
): readonly FieldProblem[] {
  const first = new Map<string | number, Path>();
  return entries.flatMap(([value, path]) => {
    const earlier = first.get(value);
    if (earlier === undefined) {
      first.set(value, path);
      return [];
    }
    return [{ path: pathOf(path), message: words.twice(what, value, pathOf(earlier)) }];
  });
}

function reasonProblems(file: PlantFile): readonly FieldProblem[] {
  const codes = file.reasons.map(({ code }) => code);
  const uses: readonly (readonly [string, Path])[] = [
    ...Object.entries(file.rawStates).map(
      ([raw, { reason }]) => [reason, ["rawStates", raw, "reason"]] as const,
    ),
    [file.unknownRawState.reason, ["unknownRawState", "reason"]],
  ];
  return uses
    .filter(([code]) => !codes.includes(code))
    .map(([code, path]) => ({ path: pathOf(path), message: words.noSuchReason(code, codes) }));
}

/** The machines and raw states that reasons are kept to have to be there, each named once. */
function offerProblems(file: PlantFile): readonly FieldProblem[] {
  const ids = file.areas.flatMap(({ machines }) => machines.map(({ id }) => id));
  const states = Object.keys(file.rawStates);
  return file.reasons.flatMap((reason, index) => [
    ...listProblems(reason.machines, ["reasons", index, "machines"], (id) =>
      ids.includes(id) ? undefined : words.noSuchMachine(id, ids),
    ),
    ...listProblems(reason.rawStates, ["reasons", index, "rawStates"], (state) =>
      states.includes(state) ? undefined : words.noSuchRawState(state, states),
    ),
  ]);
}

function listProblems(
  names: readonly string[] | undefined,
  path: Path,
  wrong: (name: string) => string | undefined,
): readonly FieldProblem[] {
  return (names ?? []).flatMap((name, index) => {
    const isAgain = (names ?? []).indexOf(name) < index;
    const message = isAgain ? words.nameTwice(name) : wrong(name);
    return message === undefined ? [] : [{ path: pathOf([...path, index]), message }];
  });
}

function dayProblems(days: readonly string[], shift: number): readonly FieldProblem[] {
  return days.flatMap((day, index) =>
    days.indexOf(day) < index
      ? [{ path: pathOf(["shifts", shift, "days", index]), message: words.dayTwice(day) }]
      : [],
  );
}

import { describe, expect, it } from "vitest";
import { plantFromFile } from "#contract/plant-file.ts";
import { CAUSES, HICCUP, PAUSES } from "./causes.ts";
import { samplePeople } from "./people.ts";
import { samplePlantFile } from "./plant-file.ts";

describe("the sample plant's file", () => {
  const read = plantFromFile(samplePlantFile);

  it("is a plant file like any other", () => {
    expect(read.ok ? [] : read.problems).toEqual([]);
  });

  it("has 12 machines in 3 areas, three shifts from Monday to Saturday, and about 25 reasons in 6 groups", () => {
    const grouped = samplePlantFile.reasons.flatMap((reason) =>
      "group" in reason ? [reason.group[0]] : [],
    );
    expect(samplePlantFile.areas.map((area) => area.machines.length)).toEqual([4, 4, 4]);
    expect(samplePlantFile.shifts.map((shift) => `${shift.name} ${shift.days.length}`)).toEqual([
      "Early 6",
      "Late 6",
      "Night 6",
    ]);
    expect(grouped.length).toBeGreaterThanOrEqual(23);
    expect(grouped.length).toBeLessThanOrEqual(27);
    expect(new Set(grouped).size).toBe(6);
  });

  it("gives every state that its machines report a meaning, and knows every reason that its people give", () => {
    const states = [...CAUSES, HICCUP, ...PAUSES].flatMap((cause) => cause.states);
    const known = Object.keys(samplePlantFile.rawStates);
    const codes = samplePlantFile.reasons.map((reason) => reason.code);
    expect(known).toEqual(expect.arrayContaining([...states, "ACTIVE", "UNAVAILABLE"]));
    expect(codes).toEqual(expect.arrayContaining(CAUSES.map((cause) => cause.reason)));
  });

  it("has one person who may write and one who may only look", () => {
    expect(samplePeople.map((person) => person.role)).toEqual(["supervisor", "viewer"]);
  });
});

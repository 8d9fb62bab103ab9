import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { plantFileSchema, plantFromFile } from "#contract/plant-file.ts";
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

  it("offers each reason after every state that its people give it for", () => {
    for (const { code, ...reason } of samplePlantFile.reasons) {
      if (!("rawStates" in reason)) continue;
      const given = CAUSES.filter((cause) => cause.reason === code).flatMap(({ states }) => states);
      expect(reason.rawStates, code).toEqual(expect.arrayContaining(given));
    }
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

describe("docs/plant-file.md", () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../../docs/plant-file.md"), "utf8");

  it("gives an example that is a plant", () => {
    const json = /```json\n(.*?)```/s.exec(page)?.[1] ?? "";
    const read = plantFromFile(JSON.parse(json));
    expect(read.ok ? [] : read.problems).toEqual([]);
  });

  it("explains every field that a plant file may have", () => {
    const file = plantFileSchema.shape;
    const fields = [
      ...Object.keys(file),
      ...Object.keys(file.areas.element.shape),
      ...Object.keys(file.areas.element.shape.machines.element.shape).map(
        (key) => `machines[].${key}`,
      ),
      ...Object.keys(file.reasons.element.shape),
      ...Object.keys(file.unknownRawState.shape),
      ...Object.keys(file.shifts.unwrap().element.shape),
    ];
    expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
  });
});

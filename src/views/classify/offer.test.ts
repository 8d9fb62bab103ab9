import { machineId, rawState } from "#engine/names.ts";
import type { Reason } from "#engine/plant.ts";
import { tool, workshop } from "#testing/morning.ts";
import { expect, test } from "vitest";
import { isOffered, offerOf } from "./offer.ts";

const [M1, M2] = [machineId("M1"), machineId("M2")];
const hold = rawState("FEED_HOLD");
const kept = (more: Partial<Reason>): readonly Reason[] =>
  workshop.reasons.map((its) => (its.code === tool ? { ...its, ...more } : its));
const here = (machine = M1, raw: typeof hold | undefined = hold) => [{ machine, raw }];

test("a reason that is kept to no machine and no raw state is offered everywhere", () => {
  expect(offerOf(workshop.reasons, here())).toEqual({ offered: workshop.reasons, others: [] });
});

test("a reason for other machines is not offered, and says for which", () => {
  const { offered, others } = offerOf(kept({ machines: [M2] }), here());
  expect(offered.some(({ code }) => code === tool)).toBe(false);
  expect(others).toMatchObject([
    { reason: { code: tool }, why: { kind: "otherMachines", machines: [M2] } },
  ]);
});

test("a reason for other raw states is not offered after this one; where it is not known, it is", () => {
  const reasons = kept({ rawStates: [rawState("STOPPED")] });
  expect(isOffered(offerOf(reasons, here()), tool)).toBe(false);
  expect(isOffered(offerOf(reasons, [{ machine: M1, raw: undefined }]), tool)).toBe(true);
});

test("of several places one is enough: the others are left out when it is given", () => {
  const places = [...here(M1), ...here(M2)];
  expect(isOffered(offerOf(kept({ machines: [M2] }), places), tool)).toBe(true);
  expect(isOffered(offerOf(kept({ machines: [machineId("S1")] }), places), tool)).toBe(false);
});

test("before anything is chosen every reason is offered", () => {
  expect(offerOf(kept({ machines: [M2] }), []).others).toEqual([]);
});

import { machineId } from "#engine/names.ts";
import { morningAt as at } from "#testing/morning.ts";
import { expect, test } from "vitest";
import {
  acrossToggled,
  type EventSelection,
  extended,
  NO_EVENTS,
  oneOf,
  partsOf,
  sameSelected,
  toggled,
} from "./selection.ts";

const [M1, M2, M3] = [machineId("M1"), machineId("M2"), machineId("M3")];
const stop = (clock: string, machine = M1, end: string | undefined = "13:00"): EventSelection => ({
  kind: "event",
  machine,
  startsAt: at(clock),
  endsAt: end === undefined ? undefined : at(end),
});
const across = {
  kind: "across",
  machines: [M1, M3],
  startsAt: at("09:00"),
  endsAt: at("09:30"),
} as const;

test("a second stop joins the first one, and a third the two", () => {
  const two = toggled(stop("09:00"), stop("10:00", M2));
  expect(two.of).toEqual([stop("09:00"), stop("10:00", M2)]);
  expect(toggled(two, stop("11:00")).of).toHaveLength(3);
});

test("choosing a stop again leaves it out, though its end has come meanwhile", () => {
  const two = toggled(stop("09:00"), stop("10:00", M2, undefined));
  expect(toggled(two, stop("10:00", M2, "10:20")).of).toEqual([stop("09:00")]);
  expect(toggled(toggled(NO_EVENTS, stop("09:00")), stop("09:00"))).toEqual(NO_EVENTS);
});

test("a drawn span is no event, so that several stops begin without it", () => {
  const span = { ...stop("09:00"), kind: "span", endsAt: at("09:30") } as const;
  expect(toggled(span, stop("10:00")).of).toEqual([stop("10:00")]);
});

test("stops that are added are each chosen once", () => {
  const held = toggled(undefined, stop("09:00"));
  expect(extended(held, [stop("09:00"), stop("10:00")]).of).toEqual([stop("09:00"), stop("10:00")]);
});

test("a span across machines is one stretch on each, in the board's order", () => {
  expect(partsOf(across).map(({ kind, machine }) => `${kind} ${machine}`)).toEqual([
    "span M1",
    "span M3",
  ]);
  const order = [M1, M2, M3];
  expect(acrossToggled(across, M2, order).machines).toEqual([M1, M2, M3]);
  expect(acrossToggled(across, M1, order).machines).toEqual([M3]);
});

test("only one stretch is one stretch", () => {
  expect(oneOf(stop("09:00"))).toEqual(stop("09:00"));
  expect(oneOf({ kind: "events", of: [stop("09:00")] })).toBeUndefined();
  expect(oneOf(across)).toBeUndefined();
});

test("selections are the same when each of their stretches is", () => {
  expect(sameSelected(across, { ...across })).toBe(true);
  expect(sameSelected(across, { ...across, machines: [M1] })).toBe(false);
  expect(sameSelected(stop("09:00"), toggled(undefined, stop("09:00")))).toBe(false);
  expect(sameSelected(undefined, undefined)).toBe(true);
});

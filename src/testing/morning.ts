import { Layer } from "#engine/layer.ts";
import { rawState, reasonCode } from "#engine/names.ts";
import type { Plant } from "#engine/plant.ts";
import { Signal } from "#engine/signal.ts";
import type { Timeline } from "#engine/timeline.ts";
import { instant, type Instant } from "#time/instant.ts";
import { hall } from "./hall.ts";

export const tool = reasonCode("TOOL");
export const scrap = reasonCode("SCRAP");

/** The hall with two reasons more, one of which wants a comment. */
export const workshop: Plant = {
  ...hall,
  reasons: [
    ...hall.reasons,
    {
      code: tool,
      reasCd: 9,
      name: "Tool change",
      group: ["Technical", "Tooling"],
      oee: "unplanned",
      commentRequired: false,
    },
    {
      code: scrap,
      reasCd: 10,
      name: "Scrap",
      group: ["Quality"],
      oee: "unplanned",
      commentRequired: true,
    },
  ],
};

/** A time of Friday 20 November 2026 on the hall's clock, such as "09:12" or "09:12:30". */
export function morningAt(clock: string): Instant {
  const whole = clock.length === 5 ? `${clock}:00` : clock;
  return instant(Date.parse(`2026-11-20T${whole}+01:00`) / 1000);
}

/** When that morning is looked at. */
export const lookedAt: Instant = morningAt("11:37");

/** A machine that runs from 06:00, idles from 09:12 to 09:47, and idles again since 11:30. */
export const morning: Timeline = {
  layer: Layer.empty,
  signal: Signal.of(
    (
      [
        ["06:00", "ACTIVE"],
        ["09:12", "READY"],
        ["09:47", "ACTIVE"],
        ["11:30", "READY"],
      ] as const
    ).map(([clock, raw]) => ({ at: morningAt(clock), nanos: 0, raw: rawState(raw) })),
  ),
};

import { instant } from "#time/instant.ts";
import { expect, test, vi } from "vitest";
import { Clock } from "./clock.ts";
import { Ticker } from "./ticker.ts";

test("a tablet three hours ahead shows the server's time as soon as it is known, at any pace", () => {
  vi.useFakeTimers();
  try {
    const local = Date.parse("2026-11-20T13:00:10Z");
    const clock = new Clock(() => local);
    const minutes = new Ticker(clock, 60);
    const told = vi.fn<() => void>();
    const leave = minutes.subscribe(told);
    expect(minutes.now()).toBe(Date.parse("2026-11-20T13:00:00Z") / 1_000);
    clock.answered(instant(Date.parse("2026-11-20T10:00:10Z") / 1_000), local, local);
    expect(told).toHaveBeenCalledOnce();
    expect(minutes.now()).toBe(Date.parse("2026-11-20T10:00:00Z") / 1_000);
    leave();
    clock.answered(instant(Date.parse("2026-11-20T08:00:10Z") / 1_000), local, local);
    expect(told).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

import { instant } from "#time/instant.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Clock } from "./clock.ts";

/** A tablet `offset` seconds behind a server that stamps whole seconds. */
function tablet(offset: number, startMs = 1_700_000_000_000) {
  let localMs = startMs;
  const clock = new Clock(() => localMs);
  const stamp = () => instant(Math.floor(localMs / 1_000 + offset));
  return {
    clock,
    pass: (ms: number) => void (localMs += ms),
    trueNow: () => localMs / 1_000 + offset,
    ask(thereMs: number, backMs: number) {
      const asked = localMs;
      localMs += thereMs;
      const said = stamp();
      localMs += backMs;
      clock.answered(said, asked, localMs);
    },
    hear(lateMs: number) {
      const said = stamp();
      localMs += lateMs;
      clock.heard(said, localMs);
    },
  };
}

test("before the server has said anything the tablet's own clock is shown", () => {
  expect(new Clock(() => 5_400).now()).toBe(5);
});

test("a tablet that is an hour slow shows the server's time after one quick answer", () => {
  const it = tablet(3_600);
  it.ask(10, 10);
  expect(Math.abs(it.clock.offset() - 3_600)).toBeLessThanOrEqual(0.53);
});

test("a slow answer does not worsen what a quick one said", () => {
  const it = tablet(-42.3);
  it.ask(5, 5);
  it.pass(317);
  it.ask(4_000, 9_000);
  expect(Math.abs(it.clock.offset() + 42.3)).toBeLessThanOrEqual(0.51);
});

test("several stamps narrow the offset below the second that each is rounded to", () => {
  const it = tablet(12.34);
  for (let index = 0; index < 20; index += 1) {
    it.ask(3, 3);
    it.pass(137);
  }
  expect(Math.abs(it.clock.offset() - 12.34)).toBeLessThan(0.1);
});

test("whatever the delays, the offset is never off by more than the quickest round trip and half a second", () => {
  const trip = fc.record({ there: fc.nat(3_000), back: fc.nat(3_000), pause: fc.nat(20_000) });
  fc.assert(
    fc.property(
      fc.integer({ min: -9_000, max: 9_000 }),
      fc.array(trip, { minLength: 1 }),
      (tenths, trips) => {
        const it = tablet(tenths / 10);
        for (const { there, back, pause } of trips) {
          it.ask(there, back);
          it.pass(pause);
        }
        const quickest = Math.min(...trips.map(({ there, back }) => there + back)) / 1_000;
        expect(Math.abs(it.clock.offset() - tenths / 10)).toBeLessThanOrEqual(
          quickest + 0.5 + 1e-6,
        );
      },
    ),
  );
});

test.each([
  ["forward", 3_600_000],
  ["back", -3_600_000],
])("when the tablet's clock jumps an hour %s the next heartbeat puts it right", (_way, jumpMs) => {
  let localMs = 1_700_000_000_000;
  let offset = 7;
  const clock = new Clock(() => localMs);
  clock.answered(instant(Math.floor(localMs / 1_000 + offset)), localMs, localMs);
  localMs += jumpMs;
  offset -= jumpMs / 1_000;
  clock.heard(instant(Math.floor(localMs / 1_000 + offset)), localMs + 40);
  expect(Math.abs(clock.offset() - offset)).toBeLessThan(1);
});

test("a clock that is set by seconds is doubted, and the next answer counts alone", () => {
  let localMs = 1_700_000_000_000;
  let steadyMs = 0;
  const pass = (ms: number) => {
    localMs += ms;
    steadyMs += ms;
  };
  const serverSecond = () => instant(1_700_000_000 + Math.floor(steadyMs / 1_000));
  const clock = new Clock(
    () => localMs,
    () => steadyMs,
  );
  clock.answered(serverSecond(), localMs, localMs);
  expect(clock.isDoubtful()).toBe(false);
  pass(60_000);
  expect(clock.isDoubtful()).toBe(false);
  localMs += 3_000;
  clock.heard(serverSecond(), localMs);
  expect(clock.isDoubtful()).toBe(true);
  pass(5_000);
  expect(clock.isDoubtful()).toBe(true);
  clock.answered(serverSecond(), localMs, localMs);
  expect(clock.isDoubtful()).toBe(false);
  expect(Math.abs(clock.now() - serverSecond())).toBeLessThanOrEqual(1);
});

test("an old answer that somebody in between repeats does not count, and the time is in doubt until the next", () => {
  const it = tablet(5);
  const old = instant(Math.floor(it.trueNow()));
  it.ask(10, 10);
  it.pass(60_000);
  const before = it.clock.offset();
  const askedMs = it.clock.localMs();
  expect(it.clock.answered(old, askedMs, askedMs + 10)).toBe(false);
  expect(it.clock.offset()).toBe(before);
  expect(it.clock.surely()).toBe(undefined);
  it.ask(10, 10);
  expect(Math.abs(it.clock.offset() - 5)).toBeLessThan(1);
  expect(it.clock.surely()).toBeLessThanOrEqual(it.trueNow());
});

test("however often an old answer is repeated, it is not believed: its time stands still", () => {
  const it = tablet(5);
  const old = instant(Math.floor(it.trueNow()));
  it.ask(10, 10);
  it.pass(60_000);
  for (const pauseMs of [0, 400, 999, 1_000, 2_500, 60_000]) {
    it.pass(pauseMs);
    const askedMs = it.clock.localMs();
    it.pass(20);
    expect(it.clock.answered(old, askedMs, it.clock.localMs())).toBe(false);
  }
  expect(Math.abs(it.clock.offset() - 5)).toBeLessThan(1);
});

test("a server whose clock is set back is believed when its time goes on from there", () => {
  const it = tablet(5);
  it.ask(10, 10);
  const early = Math.floor(it.trueNow()) - 600;
  const askedMs = it.clock.localMs();
  expect(it.clock.answered(instant(early), askedMs, askedMs)).toBe(false);
  it.pass(500);
  expect(it.clock.answered(instant(early), askedMs + 500, askedMs + 500)).toBe(false);
  it.pass(2_500);
  expect(it.clock.answered(instant(early + 3), askedMs + 3_000, askedMs + 3_000)).toBe(true);
  expect(Math.abs(it.clock.offset() + 595)).toBeLessThan(1);
  expect(it.clock.isDoubtful()).toBe(false);
});

test("a page that opens with what was known last believes nothing older", () => {
  const it = tablet(5);
  it.clock.restore(5, instant(Math.floor(it.trueNow()) - 60));
  const askedMs = it.clock.localMs();
  const old = instant(Math.floor(it.trueNow()) - 61);
  expect(it.clock.answered(old, askedMs, askedMs + 10)).toBe(false);
  expect(it.clock.isDoubtful()).toBe(true);
  it.ask(10, 10);
  expect(it.clock.isDoubtful()).toBe(false);
  expect(Math.abs(it.clock.offset() - 5)).toBeLessThan(1);
});

test("what was known last holds until the server says, and then no longer", () => {
  const it = tablet(-30);
  it.clock.restore(90, undefined);
  expect(it.clock.offset()).toBe(90);
  it.ask(10, 10);
  expect(Math.abs(it.clock.offset() + 30)).toBeLessThan(1);
  it.clock.restore(90, undefined);
  expect(Math.abs(it.clock.offset() + 30)).toBeLessThan(1);
});

test("a moment that is surely past on the server is never ahead of it", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -5_000, max: 5_000, noNaN: true }),
      fc.array(fc.tuple(fc.nat(3_000), fc.nat(3_000)), { minLength: 1, maxLength: 8 }),
      (offset, trips) => {
        const it = tablet(offset);
        for (const [there, back] of trips) it.ask(there, back);
        expect(it.clock.past()).toBeLessThanOrEqual(it.trueNow());
      },
    ),
  );
});

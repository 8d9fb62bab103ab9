import { expect, test } from "vitest";
import { shdrLine } from "./shdr.ts";

const reading = (time: number, state: string) => ({ kind: "reading", reading: { time, state } });
const TEN = 1_475_748_000;

test("a line of the real files is a reading, its fraction kept", () => {
  expect(shdrLine("2016-10-06T10:13:37.405Z|execution|ACTIVE")).toEqual(
    reading(1_475_748_817.405, "ACTIVE"),
  );
  expect(shdrLine("2016-10-05T19:15:07.025798Z|execution|UNAVAILABLE")).toEqual(
    reading(1_475_694_907.025798, "UNAVAILABLE"),
  );
});

test.each([
  ["no fraction", "2016-10-06T10:00:00Z|execution|READY"],
  ["no zone, which is UTC", "2016-10-06T10:00:00|execution|READY"],
  ["a zone", "2016-10-06T12:00:00+02:00|execution|READY"],
  ["a zone west of Greenwich", "2016-10-06T04:30:00-05:30|execution|READY"],
  ["a duration", "2016-10-06T10:00:00Z@0.5|execution|READY"],
  ["other items around it", "2016-10-06T10:00:00Z|program|P1|execution|READY|mode|AUTOMATIC"],
  ["another item with that value before it", "2016-10-06T10:00:00Z|mode|execution|execution|READY"],
  ["its machine's name before the key", "2016-10-06T10:00:00Z|Mazak01:execution|READY"],
  ["a blank for the T", "2016-10-06 10:00:00|execution|READY"],
  ["a comma before its fraction", "2016-10-06T10:00:00,0Z|execution|READY"],
  ["a zone without a colon", "2016-10-06T15:30:00+0530|execution|READY"],
  ["a small z", "2016-10-06t10:00:00z|execution|READY"],
  ["blanks and a carriage return", " 2016-10-06T10:00:00Z | execution | READY \r"],
  ["a byte-order mark", "\uFEFF2016-10-06T10:00:00Z|execution|READY"],
])("a time and a state are read with %s", (_what, line) => {
  expect(shdrLine(line)).toEqual(reading(TEN, "READY"));
});

test.each([
  ["", "The line is empty."],
  ["   \r", "The line is empty."],
  ["* PONG 10000", "a remark of the adapter"],
  ["hello", "not SHDR"],
  ["2016-10-06|execution|READY", "time cannot be read"],
  ["2016-10-06T10:00:00.Z|execution|READY", "time cannot be read"],
  ["2016-10-06T10:00Z|execution|READY", "time cannot be read"],
  ["2016-10-06T24:00:00Z|execution|READY", "time cannot be read"],
  ["2016-10-06T10:00:00Z|execution2|READY", "says nothing about execution"],
  ["2016-10-06T10:00:00Z,execution,READY", "not SHDR"],
  ["2016-02-30T10:00:00Z|execution|READY", "time cannot be read"],
  ["2016-10-06T25:00:00Z|execution|READY", "time cannot be read"],
  ["yesterday|execution|READY", "time cannot be read"],
  ["|execution|READY", "time cannot be read"],
  ["2016-10-06T10:00:00Z|program|execution", "says nothing about execution"],
  ["2016-10-06T10:00:00Z|mode|AUTOMATIC", "says nothing about execution"],
  ["2016-10-06T10:00:00Z|execution|", "It has no state."],
  ["2016-10-06T10:00:00Z|execution", "It has no state."],
])("%j is passed over, and why is said", (line, why) => {
  const said = shdrLine(line);
  expect(said.kind === "passedOver" ? said.why : said).toContain(why);
});

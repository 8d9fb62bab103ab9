import { afterEach, expect, test } from "vitest";
import { languageAmong, languageNow, localeOf, speak, spoken } from "./language.ts";

const words = spoken("test", { shift: "Shift", stops: (count: number) => `${count} stops` });
const german = {
  test: { shift: "Schicht", stops: (count: number) => `${count} Stillstände` },
  later: { now: "Jetzt" },
};

afterEach(() => speak("en", {}));

test("messages are in the language that is spoken, wherever they were imported before", () => {
  speak("de", german);
  expect(languageNow()).toBe("de");
  expect([words.shift, words.stops(2)]).toEqual(["Schicht", "2 Stillstände"]);
  speak("en", {});
  expect([words.shift, words.stops(2)]).toEqual(["Shift", "2 stops"]);
});

test("what is loaded later speaks the language too, and English again when that is wanted", () => {
  speak("de", german);
  const later = spoken("later", { now: "Now" });
  expect(later.now).toBe("Jetzt");
  speak("en", {});
  expect(later.now).toBe("Now");
});

test.each([
  ["no messages at all", {}],
  ["one message too few", { test: { shift: "Schicht" } }],
  ["another place's messages", { test: german.later }],
])("a language with %s is not spoken at all, and says which place lacks it", (_what, into) => {
  expect(() => speak("de", into)).toThrow('Not in "de": the messages of "test"');
  expect(languageNow()).toBe("en");
  expect(words.shift).toBe("Shift");
});

test.each([
  [["de-AT", "en"], "de"],
  [["DE"], "de"],
  [["ar", "de-CH", "en"], "de"],
  [["en-US", "de"], "en"],
  [["fr", "ar"], "en"],
  [["den"], "en"],
  [[], "en"],
])("a browser that wants %j gets %s", (wanted, language) => {
  expect(languageAmong(wanted)).toBe(language);
});

test("English writes the day first, another language is called as it is", () => {
  expect([localeOf("en"), localeOf("de")]).toEqual(["en-GB", "de"]);
});

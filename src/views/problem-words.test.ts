import type { Problem } from "#query/client.ts";
import { speak } from "#time/language.ts";
import { afterEach, expect, test } from "vitest";
import { german } from "./problem-words.de.ts";
import { problemWords } from "./problem-words.ts";

const early = {
  shift: "Früh",
  startsAt: Date.parse("2026-11-20T05:00:00Z") / 1000,
  endsAt: Date.parse("2026-11-20T13:00:00Z") / 1000,
  zone: "Europe/Berlin",
  hours: 24,
  until: Date.parse("2026-11-21T13:00:00Z") / 1000,
} as const;

const problem: Problem = {
  type: "urn:shiftlane:problem:shiftLocked",
  title: "Forbidden",
  status: 403,
  detail: "The shift Früh is closed: Ana closed it.",
};

const speakGerman = () => speak("de", { problems: german });

afterEach(() => speak("en", {}));

test("in English the server's own sentence is told, which names who closed the shift", () => {
  expect(problemWords({ ...problem, locked: { ...early, mend: "reopen" } })).toBe(problem.detail);
});

test("in German a closed shift is told with who closed it and until when it can be opened again", () => {
  speakGerman();
  const closed = { by: "Ana", at: Date.parse("2026-11-20T14:00:00Z") / 1000 };
  expect(problemWords({ ...problem, locked: { ...early, closed, mend: "reopen" } })).toBe(
    "Diese Schicht ist abgeschlossen: Früh, Fr 20. Nov. 06:00–14:00. Abgeschlossen von Ana, Fr 20. Nov., 15:00. Um sie zu ändern, öffnen Sie sie mit einer Notiz wieder. Die Schichtleitung kann das bis Sa 21. Nov., 14:00, Admins immer.",
  );
});

test("in German a shift that is over for too long is told with how long, and who can still change it", () => {
  speakGerman();
  expect(problemWords({ ...problem, locked: { ...early, mend: "askAdmin" } })).toBe(
    "Diese Schicht ist seit mehr als 24 h vorbei und nimmt keine Änderungen mehr an: Früh, Fr 20. Nov. 06:00–14:00. Ein Admin kann sie noch ändern oder mit einer Notiz wieder öffnen.",
  );
});

test("a server that sends the words alone is understood", () => {
  speakGerman();
  expect(problemWords(problem)).toMatch(/^Diese Schicht ist abgeschlossen oder zu lange vorbei\./);
});

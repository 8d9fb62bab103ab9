import { speak } from "#time/language.ts";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { words as board } from "#views/board/words.ts";
import { listWords, sentences } from "#views/sentences.ts";
import { afterEach, expect, test } from "vitest";
import { german } from "./german.ts";

afterEach(() => speak("en", {}));

test("every message that the page has is in German too", async () => {
  // All files with messages, loaded: speak() throws for one that nobody put in.
  const src = join(import.meta.dirname, "..");
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      path.endsWith(".ts") &&
      !path.endsWith(".test.ts") &&
      !path.startsWith("time/") &&
      readFileSync(join(src, path), "utf8").includes(" spoken"),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const path of files) await import(join(src, path));
  expect(() => speak("de", german)).not.toThrow();
});

test("German counts one and several, and lists with “und”", () => {
  speak("de", german);
  expect(board.chosen(1)).toBe("1 Ereignis ausgewählt");
  expect(board.chosen(3)).toBe("3 Ereignisse ausgewählt");
  expect(listWords(["Fräsen", "Drehen", "Montage"])).toBe("Fräsen, Drehen und Montage");
  expect(sentences.becomes("Stillstand 09:12–09:47", "Rüsten")).toBe(
    "Stillstand 09:12–09:47 wird zu Rüsten.",
  );
});

test("back in English, everything is as it was", () => {
  const before = { ...board };
  speak("de", german);
  expect(board.signOut).toBe("Abmelden");
  speak("en", {});
  expect({ ...board }).toEqual(before);
});

test("every reason why the server refuses something has a sentence in German", async () => {
  const { problems } = await import("#views/problem-words.ts");
  const src = join(import.meta.dirname, "../server");
  const codes = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .flatMap((path) => [
      ...readFileSync(join(src, path), "utf8").matchAll(/httpProblem\(\s*\d{3},\s*"(\w+)"/g),
    ])
    .map(([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(20);
  // Of headers and addresses that only a program can get wrong; they are quoted.
  const programs = ["activityTooLong", "badClientId", "badKey", "badMatch", "commitRefused"].concat(
    ["contentType", "mayNotSend", "noRoute", "notJson", "unknownTransaction", "wrongMethod"],
  );
  speak("de", german);
  const known = new Set([...Object.keys(problems.byCode), ...programs]);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});

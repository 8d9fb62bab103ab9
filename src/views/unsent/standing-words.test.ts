import type { Standing } from "#query/outbox/outbox-view.ts";
import { expect, test } from "vitest";
import { mayHaveArrived, standingWords } from "./standing-words.ts";
import { german } from "./list-words.de.ts";

const problem = { type: "", title: "No", status: 413, detail: "It is too long." };
const refused = (open: boolean): Standing => ({
  kind: "refused",
  problem,
  mayHaveArrived: open,
});

test("what was refused after a try that got no answer says that it may have arrived", () => {
  expect(standingWords(refused(true)).words).toBe("Not accepted; an earlier try may have arrived");
  expect(standingWords(refused(false)).words).toBe("Not accepted");
  expect(german.refusedOnce).toBe(
    "Nicht angenommen; ein früherer Versuch ist vielleicht angekommen",
  );
});

test("a person who takes it off the list is asked as for one that got no answer", () => {
  expect(mayHaveArrived(refused(true))).toBe(true);
  expect(mayHaveArrived(refused(false))).toBe(false);
  expect(mayHaveArrived({ kind: "sending", where: "tablet" })).toBe(true);
});

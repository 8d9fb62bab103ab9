// Readings of a real machining centre (NIST Smart Manufacturing Systems Test Bed), in the zone where it
// stands: 24 October 2016, the busiest of its days.
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { eventsAnswerSchema } from "#contract/event.ts";
import { Board } from "./support/board.ts";
import { people, storeWithEveryone } from "./support/people.ts";
import { plantFileFor } from "./support/plant.ts";
import { expect, test as base } from "./support/server.ts";

const file = resolve(import.meta.dirname, "../../shared/data/nist-sms/Mazak01-2016-2017.shdr");

const at = (utc: string): number => Date.parse(`2016-10-24T${utc}Z`) / 1000;

/** 06:00 to 14:00 on the wall in New York, where clocks were four hours behind UTC. */
const shift = { startsAt: at("10:00:00"), endsAt: at("18:00:00") };

const test = base.extend({
  // Playwright reads from the braces what a fixture needs; this one needs nothing.
  // oxlint-disable-next-line no-empty-pattern
  serverOptions: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "shiftlane-real-"));
    const plantFile = join(folder, "plant.json");
    const everyone = await storeWithEveryone();
    const days = ["mon", "tue", "wed", "thu", "fri", "sat"] as const;
    const plant = {
      ...plantFileFor(0),
      name: "Machine shop",
      timeZone: "America/New_York",
      shifts: [
        { name: "Early", days: [...days], start: "06:00", end: "14:00" },
        { name: "Late", days: [...days], start: "14:00", end: "22:00" },
      ],
    };
    await writeFile(plantFile, JSON.stringify(plant));
    await use({ plantFile, dataFrom: everyone.dir });
    await everyone.dispose();
    await rm(folder, { recursive: true, force: true });
  },
});

// 24,437 lines that are not ours to copy into this repository.
test.skip(!existsSync(file), `the real readings are not here: ${file}`);

test("real readings are imported into an open board, and a stop of 24 October 2016 is explained", async ({
  page,
  server,
}) => {
  // Minutes count back from ten o'clock on the wall.
  const board = new Board(page, { server, shift, ago: (minutes) => at("14:00:00") - minutes * 60 });
  await board.signIn(people.ana);
  await expect(board.row("Mazak 1")).toContainText("No readings yet");

  const take = () => server.tool("import", ["--machine", "M1", file]);
  expect(await take()).toBe("M1: 24,437 readings taken, of 24,437 lines.\n");
  await expect(board.row("Mazak 1")).not.toContainText("No readings yet");

  await page.getByRole("button", { name: /Go to a date/ }).click();
  await page.getByLabel("Date", { exact: true }).fill("2016-10-24");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("button", { name: /Go to a date/ })).toContainText(
    /Early.*Mon 24 Oct.*06:00–14:00 UTC−4/,
  );

  await board.tapLane("Mazak 1", 20);
  await expect(board.panel.getByRole("heading", { level: 2 })).toHaveText("Mazak 1 · Stopped");
  await expect(board.panel).toContainText("Mon 24 Oct");
  await board.unfold();
  await expect(board.field("From")).toHaveValue("09:28:54");
  await expect(board.field("To")).toHaveValue("09:54:47");
  await board.choose("Tool change");
  await board.comment.fill("Drill reground");
  await expect(board.confirm).toHaveText("Confirm: Tool change, 25 min");
  await board.confirms();

  // As the page itself reads it: contiguous over the whole day, the stop explained in its midst.
  const answer = await page.request.get(
    `/api/machines/M1/events?from=${at("04:00:00")}&to=${at("23:59:59")}`,
  );
  const { events } = eventsAnswerSchema.parse(await answer.json());
  expect(events.length).toBeGreaterThan(300);
  for (const [index, event] of events.slice(1).entries()) {
    expect(event.startsAt).toBe(events[index]?.endsAt);
  }
  expect(events.filter(({ by }) => by !== null)).toEqual([
    {
      startsAt: at("13:28:54"),
      endsAt: at("13:54:47"),
      reason: "TOOL",
      raw: "STOPPED",
      pending: false,
      comment: "Drill reground",
      by: "Ana Weber",
    },
  ]);

  expect(await take()).toBe("M1: 0 readings taken, 24,437 were known already, of 24,437 lines.\n");
  const again = await page.request.get(
    `/api/machines/M1/events?from=${at("04:00:00")}&to=${at("23:59:59")}`,
  );
  expect(z.object({ events: z.array(z.unknown()) }).parse(await again.json()).events).toEqual(
    events,
  );
});

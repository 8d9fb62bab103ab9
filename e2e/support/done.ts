// What people have done, as the server's history has it: whatever became of a request on its way, it is
// there once or not at all.
import type { Page } from "playwright/test";
import { historyAnswerSchema } from "#contract/history.ts";

/** `"JAM by Ana Weber"`, the newest first; the page has to be signed in. */
export async function doneOn(page: Page, machineId: string): Promise<readonly string[]> {
  const answer = await page.request.get(`/api/history?machine=${machineId}`);
  const { entries } = historyAnswerSchema.parse(await answer.json());
  return entries.map(({ request, by }) =>
    request.kind === "undo" ? `undo by ${by}` : `${request.reason} by ${by}`,
  );
}

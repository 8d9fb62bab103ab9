// Accessibility as a machine can judge it: axe-core, put into the page, with the rules of
// WCAG 2.2 AA. Usage: `expect(await violations(page)).toEqual([])`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** One line for each element that breaks a rule: the rule, the element, what is wrong. */
export async function violations(page: Page, within = "body"): Promise<readonly string[]> {
  await settled(page);
  await page.evaluate(source);
  return page.evaluate(
    async ([selector, runOnly]) => {
      const api = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations: found } = await api.run(selector, {
        runOnly: { type: "tag", values: runOnly },
        resultTypes: ["violations"],
      });
      return found.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
      );
    },
    [within, tags] as const,
  );
}

/** A change of theme is drawn, and what fades has faded: half-way between two themes every contrast is wrong. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
}

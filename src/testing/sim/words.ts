import type { Happening, Plan } from "./plan.ts";

/** A plan as a person can read it, a line a step; minutes count from the story's beginning. */
export function inWords({ seed, day, browsers, steps }: Plan): string {
  let nowMs = 3_000;
  const lines = steps.map(({ afterMs, what }) => {
    nowMs += afterMs;
    return `${clock(nowMs)}  ${happening(what)}`;
  });
  const tablets = browsers.map((browser, index) => {
    const { hasLocks, lossPercent, clockMs, diskMs } = browser;
    const facts = [
      hasLocks ? "locks" : "no locks",
      `${lossPercent} % of messages lost`,
      `clock ${clockMs / 1000} s ahead`,
      `disk ${diskMs} ms`,
    ];
    return `tablet${index + 1}: ${facts.join(", ")}`;
  });
  return [`seed ${seed}, ${day} day`, ...tablets, ...lines].join("\n");
}

/** Minutes, seconds and milliseconds of the story. */
export function clock(ms: number): string {
  const pad = (value: number, digits: number): string => String(value).padStart(digits, "0");
  const whole = Math.round(ms);
  const seconds = Math.floor(whole / 1000);
  return `${pad(Math.floor(seconds / 60), 2)}:${pad(seconds % 60, 2)}.${pad(whole % 1000, 3)}`;
}

export function happening(what: Happening): string {
  const { kind, ...facts } = what;
  const where: string[] = [];
  const rest: string[] = [];
  for (const [name, value] of Object.entries(facts)) {
    if (name === "browser") where.push(`tablet${Number(value) + 1}`);
    else if (name === "tab") where.push(`tab${Number(value) + 1}`);
    else rest.push(typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return [where.join("/"), kind, ...rest].filter((word) => word !== "").join(" ");
}

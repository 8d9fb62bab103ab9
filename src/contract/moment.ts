import { z } from "zod";
import { floorToInstant, type Instant, instant } from "#time/instant.ts";
import { words } from "./words.ts";

/** The last second that a four-digit year can name. */
const LATEST = 253_402_300_799;

/**
 * Epoch seconds on the wire; fractions are floored (timeline rules, "Instants"). Someone who sends
 * milliseconds is told so, because that is the usual mistake.
 */
export const epochSecondsSchema = z.number().superRefine((value, context) => {
  const message = epochSecondsProblem(value);
  if (message !== undefined) context.addIssue({ code: "custom", message });
});

function epochSecondsProblem(value: number): string | undefined {
  if (value >= 0 && Math.floor(value) <= LATEST && !looksLikeMilliseconds(value)) return undefined;
  return looksLikeMilliseconds(value) ? words.milliseconds : words.epochSeconds;
}

/** As seconds such a number would be in the year 4000 or later; as milliseconds between 2001 and 9999. */
function looksLikeMilliseconds(value: number): boolean {
  return value >= 1e12 && value < LATEST * 1000;
}

export function instantFromSeconds(value: number): Instant {
  return floorToInstant(value);
}

/** `2026-11-20T10:05:00Z`, whole seconds, as S3's times are answered. */
export function utcText(at: Instant): string {
  return new Date(at * 1000).toISOString().replace(".000Z", "Z");
}

// A zone may be missing, as .NET leaves it out for a DateTime of no kind: the field's name says UTC.
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads a UTC ISO 8601 time; fractions are floored, an offset is honoured, no zone means UTC.
 * `undefined`: no such time.
 */
export function instantFromUtc(text: string): Instant | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = "0", zone = "Z"] = match;
  const fields = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields;
  const at = new Date(Date.UTC(y, mo - 1, d, h, mi, s));
  const back = [
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  ];
  if (back.some((value, index) => value !== fields[index])) return undefined;
  const seconds = at.getTime() / 1000 - offsetSeconds(zone);
  return seconds >= 0 && seconds <= LATEST ? instant(seconds) : undefined;
}

function offsetSeconds(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const digits = zone.replace(":", "");
  const seconds = Number(digits.slice(1, 3)) * 3600 + Number(digits.slice(3, 5)) * 60;
  return digits.startsWith("-") ? -seconds : seconds;
}

/** A UTC time on S3's wire, kept as text; {@link instantFromUtc} reads what has passed. */
export const utcSchema = z
  .string()
  .refine((text) => instantFromUtc(text) !== undefined, { error: words.utc });

import type { Certificate } from "./certificate.ts";

const DAY_MS = 86_400_000;
/** Long enough to get one from an IT department. */
const WARN_DAYS = 30;

/**
 * What a person should know of a certificate, a line each. A certificate that has expired is no reason not to
 * start: a board with a warning in front of it is better than none.
 */
export function remarks(certificate: Certificate, nowMs: number): readonly string[] {
  const { names, validTo } = certificate;
  const named = names.length === 0 ? "no host at all" : names.join(", ");
  return [
    `The certificate is for ${named}, until ${dayOf(validTo)}.`,
    ...worries(certificate, nowMs),
  ];
}

/** The lines that call for doing something; none when all is well. */
export function worries(
  { names, validFrom, validTo }: Certificate,
  nowMs: number,
): readonly string[] {
  const lines: string[] = [];
  if (names.length === 0) {
    lines.push(
      "It has no subjectAltName, so browsers refuse it. Have it issued for the server's name.",
    );
  }
  if (nowMs < validFrom.getTime()) {
    lines.push(
      `It is not valid before ${validFrom.toISOString()}. Is the clock of this machine right?`,
    );
  }
  const daysLeft = Math.floor((validTo.getTime() - nowMs) / DAY_MS);
  if (daysLeft < 0)
    lines.push("It has expired: browsers refuse it. Replace the files of TLS_CERT and TLS_KEY.");
  else if (daysLeft < WARN_DAYS) {
    lines.push(
      `It expires in ${daysLeft} days. Replace the files of TLS_CERT and TLS_KEY; no restart is needed.`,
    );
  }
  return lines;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

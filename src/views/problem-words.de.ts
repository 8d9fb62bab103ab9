import type { LockedProblem } from "#query/client.ts";
import { instant } from "#time/instant.ts";
import { clock, dateTimeWords, dayWords } from "#time/words.ts";
import { timeZone } from "#time/zone.ts";
import type { Problems } from "./problem-words.ts";

export const german: Problems = {
  byCode: {
    notSignedIn: "Sie sind nicht mehr angemeldet. Melden Sie sich wieder an.",
    wrongPassword: "E-Mail-Adresse oder Passwort ist falsch.",
    tooManyAttempts: "Zu viele Versuche, sich anzumelden. Warten Sie eine Minute.",
    foreignOrigin: "Das kam von der Seite einer anderen Adresse und wurde nicht ausgeführt.",
    machineNoScreen: "Das ist das Konto einer Maschine. Es darf nur Meldungen senden.",
    mayNotRead: "Dieses Konto darf die Zeilen nicht ansehen.",
    mayNotWrite: "Sie dürfen ansehen, aber nichts ändern.",
    mayNotWriteArea: "Diese Maschine gehört zu einem Bereich, für den Sie nicht zuständig sind.",
    someoneElse:
      "In diesem Browser ist inzwischen jemand anders angemeldet. Melden Sie sich wieder an, um das zu senden.",
    shiftLocked:
      "Diese Schicht ist abgeschlossen oder zu lange vorbei. Öffnen Sie sie mit einer Notiz wieder, oder wenden Sie sich an einen Admin. Als Admin schreiben Sie einen Kommentar, der sagt, warum.",
    lateEdit: "Diese Schicht ist schon lange vorbei. Nur ein Admin kann sie wieder öffnen.",
    shiftGoesOn:
      "Die Schicht dauert noch an. Abschließen geht danach; eine Notiz geht schon jetzt.",
    shiftIsClosed: "Diese Schicht nimmt schon keine Änderungen mehr an.",
    shiftIsOpen: "Diese Schicht ist schon offen.",
    unknownShift: "Eine solche Schicht gibt es im Plan des Werks nicht.",
    unknownMachine: "Diese Maschine gibt es im Werk nicht.",
    unknownReason: "Diesen Grund gibt es im Werk nicht mehr. Wählen Sie einen anderen.",
    unknownRequest: "Diese Änderung gibt es im Verlauf nicht.",
    noSample: "Das ist nicht das Beispielwerk.",
    noReadings: "Diese Maschine hat noch nichts gemeldet, es gibt also nichts zu klären.",
    beforeFirstReading: "Das beginnt vor der ersten Meldung der Maschine.",
    futureStart: "Das beginnt in der Zukunft.",
    startAfterEnd: "Das endet, bevor es beginnt.",
    emptySpan: "Das ist gar keine Zeit: Es endet, wo es beginnt.",
    eventExists: "In genau dieser Sekunde beginnt schon ein Ereignis.",
    changedSince: "Jemand hat diese Zeit seither geändert.",
    badFields: "Es fehlt etwas, oder etwas stimmt nicht. Prüfen Sie Ihre Eingaben.",
    tooLarge: "Das ist zu viel auf einmal. Senden Sie es in Teilen.",
    brokenOff: "Die Übertragung brach ab. Senden Sie es noch einmal.",
    keyUnderWay: "Dieselbe Änderung wird gerade ausgeführt. Versuchen Sie es gleich noch einmal.",
    keyTaken: "Dieser Eintrag wurde schon mit anderem Inhalt gesendet. Geben Sie ihn neu ein.",
    diskFull:
      "Auf dem Server ist kein Platz mehr. Nichts hat sich geändert; versuchen Sie es wieder, sobald dort Platz ist.",
    storeAway: "Der Server erreicht seine Datenbank nicht. Versuchen Sie es gleich noch einmal.",
    ourFault: "Auf dem Server ist etwas schiefgegangen. Nichts hat sich geändert.",
    notInPlant: "Diese Maschine oder diesen Grund gibt es im Werk nicht mehr.",
  },
  locked: lockedWords,
  others: (said) => `Der Server sagt: „${said}“`,
};

function lockedWords({ shift, closed, hours, until, mend, ...its }: LockedProblem): string {
  const zone = timeZone(its.zone);
  const [startsAt, endsAt] = [instant(its.startsAt), instant(its.endsAt)];
  const times = `${clock(zone, startsAt)}–${clock(zone, endsAt)}`;
  const named = `${shift}, ${dayWords(zone, startsAt, "de")} ${times}`;
  const told = (at: number): string => dateTimeWords(zone, instant(at), { language: "de" });
  const why =
    closed === undefined
      ? `Diese Schicht ist seit mehr als ${hours} h vorbei und nimmt keine Änderungen mehr an: ${named}.`
      : `Diese Schicht ist abgeschlossen: ${named}. Abgeschlossen von ${closed.by}, ${told(closed.at)}.`;
  const who = {
    sayWhy:
      "Schreiben Sie einen Kommentar, der sagt, warum, oder öffnen Sie sie mit einer Notiz wieder.",
    reopen: `Um sie zu ändern, öffnen Sie sie mit einer Notiz wieder. Die Schichtleitung kann das bis ${told(until)}, Admins immer.`,
    askAdmin: "Ein Admin kann sie noch ändern oder mit einer Notiz wieder öffnen.",
  }[mend];
  return `${why} ${who}`;
}

import { shiftClosingSchema } from "#contract/shift-closing.ts";
import { at, utc } from "#testing/site-plant.ts";
import { openExample, type Site, type Who } from "#testing/site.ts";
import { expect, test } from "vitest";

/** The early shift of that Friday, 06:00 to 14:00 in Berlin. */
const START = at("05:00");
const S0 = "/api/v1/machineClassification";
const S3 = "/api/V3/UtilHistory";

const tell = (site: Site, who: Who, step: string, note?: string) =>
  site.as(who, "POST", `/api/shifts/${START}/${step}`, { json: { shift: "Early", note } });

const look = async (site: Site) => {
  const { json } = await site.as("vic", "GET", `/api/shifts/${START}/closing?shift=Early`);
  return shiftClosingSchema.parse(json);
};

const classify = (site: Site, who: Who, from: string, to: string, comment?: string) => {
  const json = {
    machineId: "M1",
    startTime: at(from),
    endTime: at(to),
    reason: "JAM",
    comment,
  };
  return site.as(who, "POST", S0, { json });
};

const detail = ({ json }: { readonly json: unknown }) => (json as { detail: string }).detail;

/** S3's example, an hour after the early shift, which Ana has closed. */
async function closed(plant: object = {}): Promise<Site> {
  const site = await openExample({ plant });
  site.setClock("14:00");
  expect((await tell(site, "ana", "close", "Two stops are the electrician's.")).status).toBe(200);
  return site;
}

test("a shift is handed over with notes and closed, and everyone reads who wrote what when", async () => {
  const site = await openExample();
  expect(await look(site)).toEqual({
    shift: { name: "Early", startsAt: START, endsAt: at("13:00") },
    standing: "open",
    lateFrom: at("37:00"),
    entries: [],
  });
  expect((await tell(site, "mia", "notes", " Belt on Mazak 2 slips. ")).status).toBe(200);
  site.setClock("13:05");
  const { status, json } = await tell(site, "ana", "close", "All told to Late.");
  expect(status).toBe(200);
  expect(json).toEqual(await look(site));
  expect(await look(site)).toMatchObject({
    standing: "closed",
    entries: [
      { kind: "note", by: "Mia", at: at("10:05"), note: "Belt on Mazak 2 slips." },
      { kind: "closed", by: "Ana", at: at("13:05"), note: "All told to Late." },
    ],
  });
});

test("a shift that goes on cannot be closed, and is not closed twice", async () => {
  const site = await openExample();
  const early = await tell(site, "ana", "close", "Done.");
  expect([early.status, detail(early)]).toEqual([
    409,
    "Early goes on until Fri 20 Nov, 14:00. It can be closed then; a handover note can be written now.",
  ]);
  site.setClock("13:00");
  expect((await tell(site, "ana", "close", "Done.")).status).toBe(200);
  expect((await tell(site, "ana", "close", "Done.")).status).toBe(409);
});

test("who leaves stops unexplained says why in the note", async () => {
  const site = await openExample();
  site.setClock("14:00");
  const refused = await tell(site, "ana", "close", "  ");
  expect([refused.status, detail(refused)]).toEqual([
    422,
    "note is missing: 2 stops are still unexplained; explain them, or write why not.",
  ]);
  await classify(site, "ana", "07:00", "14:00");
  expect((await tell(site, "ana", "close")).status).toBe(200);
});

test("an empty handover note, and a shift that the plant does not have, are refused", async () => {
  const site = await openExample();
  expect((await tell(site, "ana", "notes", "")).status).toBe(422);
  const json = { shift: "Late", note: "?" };
  expect((await site.as("ana", "POST", `/api/shifts/${START}/notes`, { json })).status).toBe(404);
  expect(
    (await site.as("ana", "GET", `/api/shifts/${START + 60}/closing?shift=Early`)).status,
  ).toBe(404);
});

test("a closed shift takes no change from a supervisor, by either vendor's call", async () => {
  const site = await closed();
  const before = await site.story();
  const s0 = await classify(site, "ana", "08:10", "08:20", "belt");
  expect([s0.status, detail(s0)]).toEqual([
    403,
    "The shift Early of Fri 20 Nov (06:00 to 14:00) is closed: Ana closed it on Fri 20 Nov, 15:00. To change it, open it again with a note; supervisors can until Sat 21 Nov, 14:00, admins always.",
  ]);
  // For whoever says it in another language.
  expect(s0.json).toMatchObject({
    locked: { shift: "Early", closed: { by: "Ana" }, until: START + 32 * 3_600, mend: "reopen" },
  });
  const posted = { ent_id: 101, reas_cd: 12, event_time_utc: utc("08:10") };
  expect((await site.as("mia", "POST", S3, { json: posted })).status).toBe(403);
  const added = { ...posted, event_end_time_utc: utc("08:20") };
  expect((await site.as("mia", "POST", `${S3}/AddEvent`, { json: added })).status).toBe(403);
  expect(await site.story()).toEqual(before);
});

test("an event that reaches into a closed shift is refused; after the shift it is taken", async () => {
  const site = await closed();
  expect((await classify(site, "ana", "12:59", "13:30")).status).toBe(403);
  expect((await classify(site, "ana", "13:00", "13:30")).status).toBe(200);
});

test("an event that merges with one of a closed shift changes no second of it, so it is taken", async () => {
  const site = await openExample();
  site.setClock("14:00");
  await classify(site, "ana", "12:30", "13:00");
  await tell(site, "ana", "close", "The rest is the electrician's.");
  expect((await classify(site, "ana", "13:00", "13:30")).status).toBe(200);
  expect(await site.story()).toContain("12:30 JAM");
  expect(await site.story()).not.toContain("13:00 JAM");
});

test("an admin changes a closed shift with a comment that says why, and not without", async () => {
  const site = await closed();
  const bare = await classify(site, "adi", "08:10", "08:20", " ");
  expect([bare.status, detail(bare).endsWith("open the shift again with a note.")]).toEqual([
    403,
    true,
  ]);
  expect((await classify(site, "adi", "08:10", "08:20", "Audit 12")).status).toBe(200);
});

test("taking a change back is a change: a closed shift refuses that too", async () => {
  const site = await openExample();
  await classify(site, "ana", "08:10", "08:20");
  const { json } = await site.as("ana", "GET", "/api/history");
  const { entries } = json as { entries: { requestId: string }[] };
  site.setClock("14:00");
  await tell(site, "ana", "close", "The rest is the electrician's.");
  const undo = `/api/requests/${entries[0]?.requestId}/undo`;
  expect((await site.as("ana", "POST", undo)).status).toBe(403);
  await tell(site, "ana", "reopen", "It was no jam.");
  expect((await site.as("ana", "POST", undo)).status).toBe(200);
});

test("a transaction's call into a closed shift is refused, and so is its commit if the shift closes meanwhile", async () => {
  const site = await openExample();
  site.setClock("14:00");
  const { json } = await site.as("ana", "POST", "/api/V3/transaction");
  const headers = { trans_id: (json as { trans_id: string }).trans_id };
  const event = { ent_id: 101, reas_cd: 12, event_time_utc: utc("08:10") };
  expect((await site.as("ana", "POST", S3, { json: event, headers })).status).toBe(200);
  await tell(site, "mia", "close", "The rest is the electrician's.");
  const before = await site.story();
  const later = { ...event, event_time_utc: utc("08:40") };
  expect((await site.as("ana", "POST", S3, { json: later, headers })).status).toBe(403);
  const commit = await site.as("ana", "PUT", "/api/V3/transaction?action=commit", { headers });
  expect([commit.status, detail(commit).includes("Mia closed it")]).toEqual([409, true]);
  expect(await site.story()).toEqual(before);
});

test("a supervisor opens a closed shift again while the late-edit window lasts, saying why", async () => {
  const site = await closed({ lateEditHours: 2 });
  expect((await tell(site, "ana", "reopen", "")).status).toBe(422);
  expect((await tell(site, "ana", "reopen", "It was the belt.")).status).toBe(200);
  expect((await classify(site, "ana", "08:10", "08:20")).status).toBe(200);
  expect((await tell(site, "ana", "reopen", "Again.")).status).toBe(409);
  expect(await look(site)).toMatchObject({
    standing: "open",
    entries: [{ kind: "closed" }, { kind: "reopened", by: "Ana", note: "It was the belt." }],
  });
  expect((await tell(site, "ana", "close", "Now.")).status).toBe(200);
});

test("after the late-edit window an admin alone opens a closed shift again", async () => {
  const site = await closed({ lateEditHours: 2 });
  site.setClock("15:00");
  const refused = await tell(site, "ana", "reopen", "It was the belt.");
  expect([refused.status, detail(refused)]).toEqual([
    403,
    "This shift has been over for more than 2 h, so an admin alone can open it again.",
  ]);
  expect(detail(await classify(site, "ana", "08:10", "08:20"))).toMatch(
    /An admin can still change it/,
  );
  expect((await tell(site, "adi", "reopen", "Audit 12")).status).toBe(200);
  expect((await classify(site, "ana", "08:10", "08:20")).status).toBe(200);
});

test("a shift that nobody closed stays open, unless the plant locks by age", async () => {
  const usual = await openExample({ plant: { lateEditHours: 2 } });
  usual.setClock("15:00");
  expect((await classify(usual, "ana", "08:10", "08:20")).status).toBe(200);

  const strict = await openExample({ plant: { lateEditHours: 2, lateEditLocks: "all" } });
  strict.setClock("14:59");
  expect((await classify(strict, "ana", "08:10", "08:20")).status).toBe(200);
  strict.setClock("15:00");
  const refused = await classify(strict, "ana", "08:10", "08:20");
  expect([refused.status, detail(refused)]).toEqual([
    403,
    "The shift Early of Fri 20 Nov (06:00 to 14:00) has been over for more than 2 h, so it takes no more changes. An admin can still change it, or open it again with a note.",
  ]);
  expect(await look(strict)).toMatchObject({ standing: "late" });
  expect((await classify(strict, "ana", "13:00", "13:30")).status).toBe(200);
  await tell(strict, "adi", "reopen", "Audit 12");
  expect((await classify(strict, "ana", "08:10", "08:20")).status).toBe(200);
});

// Loaded before the server (`node --import`): its clock starts at SERVER_TIME, so that a picture taken
// in the evening shows a morning's work, and next year's shows the same. With SERVER_STILL it stands there.
const now = Date.now;
const ahead = Date.parse(process.env["SERVER_TIME"] ?? "") - now();
if (Number.isNaN(ahead)) {
  throw new Error("SERVER_TIME must be an instant, such as 2026-11-20T10:37:00Z");
}
const isStill = process.env["SERVER_STILL"] !== undefined;
const start = now() + ahead;
Date.now = () => (isStill ? start : now() + ahead);

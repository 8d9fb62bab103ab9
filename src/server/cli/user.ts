import { parseArgs } from "node:util";
import { role, ROLES } from "../access/account.ts";
import type { Desk } from "../control/desk.ts";
import type { PeopleAnswer, PeopleCall } from "../control/messages.ts";
import { readSettings, whereTyped } from "../settings.ts";
import { openDesk } from "./open-desk.ts";
import { readPassword, readPasswordIfAny } from "./password-input.ts";
import { runTool, WrongUsage } from "./run-tool.ts";

const usage = `Who may sign in. The password comes from standard input.
  npm run user -- add EMAIL --role ${ROLES.join("|")} [--name NAME] [--area ID]…
  npm run user -- set EMAIL [--role ROLE] [--name NAME] [--area ID]… [--all-areas]
  npm run user -- remove EMAIL
  npm run user -- list
No --area: every area. set changes what is given and leaves the rest.`;

const SHORT_PASSWORD = 8;

type Account = PeopleAnswer["accounts"][number];

await runTool(usage, async () => {
  const call = await callFrom(process.argv.slice(2));
  const desk = await openDesk(readSettings(process.env, whereTyped(process.env)), "user");
  try {
    tell(call, await answer(desk, call));
  } finally {
    await desk.close();
  }
});

async function callFrom(args: readonly string[]): Promise<PeopleCall> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      role: { type: "string" },
      name: { type: "string" },
      area: { type: "string", multiple: true },
      "all-areas": { type: "boolean" },
    },
  });
  const [action, email, ...more] = positionals;
  if (more.length > 0)
    throw new WrongUsage(`There is more than can be understood: ${more.join(" ")}`);
  if (action === "list") return { action };
  if (action !== "add" && action !== "set" && action !== "remove") {
    throw new WrongUsage(
      action === undefined ? "Say what to do." : `There is no "user ${action}".`,
    );
  }
  if (email === undefined) throw new WrongUsage("Say whose: the email is missing.");
  if (action === "remove") return { action, email };
  const wanted = roleFrom(values.role);
  const areas = values["all-areas"] === true ? [] : values.area;
  if (action === "add") {
    if (wanted === undefined) throw new WrongUsage("Say what they may do: --role is missing.");
    const password = warnedOf(await readPassword());
    return { action, email, password, role: wanted, name: values.name, areas: areas ?? [] };
  }
  const password = await readPasswordIfAny();
  if (password !== undefined) warnedOf(password);
  return { action, email, password, role: wanted, name: values.name, areas };
}

function roleFrom(text: string | undefined) {
  const parsed = role.optional().safeParse(text);
  if (parsed.success) return parsed.data;
  throw new WrongUsage(`There is no role "${text}". There are: ${ROLES.join(", ")}.`);
}

function warnedOf(password: string): string {
  if (password !== "" && password.length < SHORT_PASSWORD) {
    console.error(`This password is short: ${SHORT_PASSWORD} characters or more are safer.`);
  }
  return password;
}

async function answer(desk: Desk, call: PeopleCall): Promise<readonly Account[]> {
  return (await desk.people(call)).accounts;
}

function tell(call: PeopleCall, accounts: readonly Account[]): void {
  const [first] = accounts;
  switch (call.action) {
    case "add":
      return console.log(`Added ${first === undefined ? call.email : line(first)}.`);
    case "set":
      return console.log(
        `Changed ${first === undefined ? call.email : line(first)}. ` +
          `The password ${call.password === undefined ? "is as it was" : "is new"}.`,
      );
    case "remove":
      return console.log(`Removed ${call.email}. What they did stays in the history.`);
    case "list":
      for (const account of accounts) console.log(line(account));
      if (accounts.length === 0) console.log("Nobody yet.");
  }
}

function line({ email, name, role: may, areas }: Account): string {
  const where = areas.length === 0 ? "all areas" : `areas ${areas.join(", ")}`;
  return `${email} (${name}): ${may}, ${where}`;
}

import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Door } from "../store/owner.ts";
import { type Desk, DeskRefused } from "./desk.ts";
import { peopleCall, readingsCall } from "./messages.ts";

/** Ten thousand readings with long states and room to spare. */
const LARGEST_BODY = 16 * 2 ** 20;

/** How long an import that is under way is waited for at the end. */
const GRACE_MS = 1_000;

export interface OpenDoor {
  readonly door: Door;
  close(): Promise<void>;
}

/**
 * Opens the control door: on loopback, on a port of its own, for whoever knows the secret. Only the account
 * that runs the server can read the file that names it.
 */
export async function openDoor(desk: Omit<Desk, "close">): Promise<OpenDoor> {
  const secret = randomBytes(32).toString("base64url");
  const server = createServer((request, response) => {
    answer(desk, secret, request, response).catch((error: unknown) => {
      console.error("The control door failed:", error);
      send(response, 500, { message: "Something went wrong in the server; its log says what." });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("the control door has no port");
  }
  return {
    door: { port: address.port, secret },
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      const hurry = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(hurry);
    },
  };
}

async function answer(
  desk: Omit<Desk, "close">,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!same(request.headers.authorization ?? "", `Bearer ${secret}`)) {
    return send(response, 403, { message: "This door is not for you." });
  }
  const body = await bodyOf(request);
  try {
    switch (`${request.method} ${request.url}`) {
      case "POST /people":
        return send(response, 200, await desk.people(peopleCall.parse(body)));
      case "POST /readings": {
        const { machine, readings } = readingsCall.parse(body);
        return send(response, 200, await desk.readings(machine, readings));
      }
      default:
        return send(response, 404, { message: "The server does not know this wish: is it older?" });
    }
  } catch (error) {
    if (!(error instanceof DeskRefused)) throw error;
    return send(response, 422, { message: error.message });
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new Error("a call through the control door is too large");
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

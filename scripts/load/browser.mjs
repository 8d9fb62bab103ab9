// A browser as the server sees it: signed in, listening to the live stream, sending a change now and then.
import { randomUUID } from "node:crypto";
import { get } from "node:http";
import { z } from "zod";

const position = z.object({ seq: z.number() });
const spans = z.object({ machineId: z.string(), revision: z.number() });

/** So soon a browser comes back when its stream broke, in milliseconds. */
const BACK_MS = 100;

/**
 * A change of people's spans, as the stream told it.
 * @callback Told
 * @param {Browser} browser
 * @param {string} machineId
 * @param {number} revision
 * @returns {void}
 */

export class Browser {
  /** Messages that came twice, out of order or after a hole in the log's numbers. */
  outOfOrder = 0;
  #origin;
  #cookie;
  #told;
  #clientId = randomUUID();
  /** @type {Map<string, number>} */
  #revisions = new Map();
  /** The log's position that it has seen. */
  #seq = 0;
  #ended = false;
  /** @type {import("node:http").ClientRequest | undefined} */
  #stream;

  /**
   * @param {string} origin
   * @param {string} cookie
   * @param {Told} told
   */
  constructor(origin, cookie, told) {
    this.#origin = origin;
    this.#cookie = cookie;
    this.#told = told;
  }

  /**
   * Signs in, as its person would.
   * @param {string} origin
   * @param {{ readonly email: string, readonly password: string }} person
   * @param {Told} told
   */
  static async open(origin, person, told) {
    const answer = await fetch(`${origin}/api/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin },
      body: JSON.stringify({ email: person.email, password: person.password }),
    });
    if (!answer.ok) throw new Error(`Signing in was answered ${answer.status}.`);
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const browser = new Browser(origin, cookie, told);
    browser.#seq = position.parse(await browser.read("/api/changes")).seq;
    return browser;
  }

  /**
   * Listens until it is closed; comes back when the stream breaks.
   * @returns {Promise<void>} once the stream is open for the first time
   */
  listen() {
    return new Promise((open) => {
      const url = `${this.#origin}/api/live?since=${this.#seq}`;
      const headers = { Cookie: this.#cookie, "Last-Event-ID": String(this.#seq) };
      let rest = "";
      const again = () => {
        if (!this.#ended) setTimeout(() => void this.listen(), BACK_MS);
      };
      this.#stream = get(url, { headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200) {
          answer.resume().on("close", again);
          return;
        }
        open();
        answer.setEncoding("utf8").on("data", (text) => {
          const blocks = (rest + text).split("\n\n");
          rest = blocks.pop() ?? "";
          for (const block of blocks) this.#hear(block);
        });
        answer.on("error", () => undefined).on("close", again);
      });
      this.#stream.on("error", again);
    });
  }

  /**
   * @param {string} path
   * @returns {Promise<unknown>} the JSON that is answered
   */
  async read(path) {
    return (await fetch(this.#origin + path, { headers: { Cookie: this.#cookie } })).json();
  }

  /** The network is gone for a moment. */
  breakOff() {
    this.#stream?.destroy();
  }

  close() {
    this.#ended = true;
    this.#stream?.destroy();
  }

  /**
   * Sends a change, as the browser app does: on the revision that it has seen, if it has seen one.
   * @param {string} path
   * @param {string} machineId
   * @param {object} body
   * @returns {Promise<{ status: number, revision: number }>}
   */
  async send(path, machineId, body) {
    const seen = this.#revisions.get(machineId);
    const answer = await fetch(this.#origin + path, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Cookie: this.#cookie,
        Origin: this.#origin,
        "Idempotency-Key": randomUUID(),
        "Client-Id": this.#clientId,
        ...(seen === undefined ? {} : { "If-Match": `"${seen}"` }),
      },
      body: JSON.stringify(body),
    });
    await answer.text();
    const revision = Number(answer.headers.get("ETag")?.replaceAll('"', ""));
    return { status: answer.status, revision };
  }

  /** @param {string} block one message of the stream */
  #hear(block) {
    const kind = /^event: (.*)$/m.exec(block)?.[1];
    const id = /^id: (\d+)$/m.exec(block)?.[1];
    if (id === undefined) return;
    if (Number(id) !== this.#seq + 1) this.outOfOrder += 1;
    this.#seq = Number(id);
    if (kind !== "spans") return;
    const data = /^data: (.*)$/m.exec(block)?.[1] ?? "";
    const { machineId, revision } = spans.parse(JSON.parse(data));
    this.#revisions.set(machineId, revision);
    this.#told(this, machineId, revision);
  }
}

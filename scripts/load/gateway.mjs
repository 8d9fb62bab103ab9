// What the machines send through: one account, one token.
import { z } from "zod";

const tokenAnswer = z.object({ token: z.string() });

export class Gateway {
  #origin;
  #token;

  /** @param {string} origin @param {string} token */
  constructor(origin, token) {
    this.#origin = origin;
    this.#token = token;
  }

  /** @param {string} origin @param {import("./hall.mjs").Person} person */
  static async open(origin, { email, password }) {
    const answer = await fetch(`${origin}/api/v1/security/getAPIToken`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ userEmail: email, password }),
    });
    return new Gateway(origin, tokenAnswer.parse(await answer.json()).token);
  }

  /** @param {object} readings the body of `POST /api/readings` */
  async report(readings) {
    const answer = await fetch(`${this.#origin}/api/readings`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(readings),
    });
    if (!answer.ok) throw new Error(`Readings were answered ${answer.status}.`);
    await answer.arrayBuffer();
  }
}

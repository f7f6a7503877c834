import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dispatching, finishing, intake, supervising, whistling, working } from './steps.mjs';

const HOUR_MS = 3_600_000;
/** A login holds for twelve hours of the house. */
const LOGIN_MS = 11 * HOUR_MS;

/** Which steps are taken, by how far a matter goes. */
const COURSES = {
  reported: intake.slice(0, 1),
  accepted: intake,
  dispatched: [...intake, ...dispatching],
  whistled: [...intake, ...dispatching, ...whistling],
  signed: [...intake, ...dispatching, ...working.slice(0, 1)],
  working: [...intake, ...dispatching, ...working],
  evaluated: [...intake, ...dispatching, ...working, ...finishing.slice(0, -1)],
  done: [...intake, ...dispatching, ...working, ...finishing],
};

/**
 * Fills a running house with some made-up days, by the same commands people give, each at its time.
 * @param {{ url: string, goTo: (time: number) => Promise<void> }} house whose clock stands days ago
 * @param {string} password of the sample accounts
 * @returns what was told of each matter and answered, by title: `issue`, `receiptCode`, `phone` …
 */
export async function fillSampleDays(house, password) {
  const now = Date.now();
  const matters = parse(await readFile(join(import.meta.dirname, 'matters.yaml'), 'utf8'));
  const people = new People(house, password);
  const taken = matters.flatMap((matter, index) => {
    const reportedAt = now - matter.ago * HOUR_MS;
    const told = { ...matter, reportedAt, phone: `1390000${1_000 + index}` };
    const steps = [...COURSES[matter.until], ...(matter.pressed ? supervising : [])];
    return steps.map(({ after, take }) => ({ at: reportedAt + after * HOUR_MS, take, told }));
  });
  for (const { at, take, told } of taken.sort((one, other) => one.at - other.at)) {
    await house.goTo(Math.min(at, now));
    const { who, path, body } = take(told);
    Object.assign(told, await people.order(who, path, body));
  }
  await house.goTo(Date.now());
  await house.watch();
  return Object.fromEntries(taken.map(({ told }) => [told.title, told]));
}

/** People of the sample district at their screens; each logs in anew when a login has run out. */
class People {
  #logins = new Map();

  constructor(house, password) {
    this.house = house;
    this.password = password;
  }

  async order(who, path, body) {
    return this.#post(path, body, {
      authorization: `Bearer ${await this.#token(who)}`,
      'idempotency-key': randomUUID(),
    });
  }

  async #token(login) {
    const known = this.#logins.get(login);
    const now = this.house.now();
    if (known !== undefined && now - known.since < LOGIN_MS) return known.token;
    const { token } = await this.#post('sessions', { login, password: this.password }, {});
    this.#logins.set(login, { token, since: now });
    return token;
  }

  async #post(path, body, headers) {
    const answer = await fetch(`${this.house.url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} gave ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}

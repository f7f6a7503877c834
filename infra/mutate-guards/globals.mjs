/** As much of `@jest/globals` as our unit tests use, for running them without Jest. */
import { expect } from 'expect';
import { fn, spyOn } from 'jest-mock';

export { expect };
export const jest = { fn, spyOn };

const newSuite = (name, parent) => ({
  name,
  parent,
  tests: [],
  before: [],
  beforeEach: [],
  afterEach: [],
});

/** Everything the test files have described. */
export const all = newSuite('', undefined);
let current = all;

const titled = (name, row) => `${name} ${JSON.stringify(row)?.slice(0, 80) ?? ''}`;
const rowsOf = (table) => table.map((row) => (Array.isArray(row) ? row : [row]));

export function describe(name, body) {
  const suite = newSuite(`${current.name} ${name}`, current);
  current = suite;
  try {
    body();
  } finally {
    current = suite.parent;
  }
}
describe.each = (table) => (name, body) => {
  for (const row of rowsOf(table)) describe(titled(name, row[0]), () => body(...row));
};
describe.skip = () => undefined;

/** Every test, in the order of the files. */
export const tests = [];

export function it(name, body) {
  tests.push({ name: `${current.name} › ${name}`, suite: current, body });
}
it.each = (table) => (name, body) => {
  for (const row of rowsOf(table)) it(titled(name, row[0]), () => body(...row));
};
it.skip = () => undefined;
export const test = it;

export const beforeAll = (body) => void current.before.push(body);
export const beforeEach = (body) => void current.beforeEach.push(body);
export const afterEach = (body) => void current.afterEach.push(body);
export const afterAll = () => undefined;

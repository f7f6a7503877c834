import { answersOfControllers } from './answers-of-controllers.mjs';

/** Where the schemas of the answers stand, from the checkout's root. */
export const answersFile = 'apps/api/src/openapi/answer-schemas.ts';

/** The module as it ought to stand there: one definition a line, so that a change shows what changed. */
export function answerModule(root) {
  const { answers, definitions } = answersOfControllers(root);
  return `// Made by \`npm run pages\` from what the controllers' methods return; a test compares it.
type AnswerSchema = Readonly<Record<string, unknown>>;

/** What each route answers, by method and path, or by class and method where many paths share one. */
export const ANSWERS: Readonly<Record<string, AnswerSchema>> = ${lines(answers)};

/** The named types in them. */
export const ANSWER_DEFINITIONS: Readonly<Record<string, AnswerSchema>> = ${lines(definitions)};
`;
}

const lines = (record) =>
  `{\n${Object.entries(record)
    .map(([key, schema]) => `  ${JSON.stringify(key)}: ${JSON.stringify(schema)},`)
    .join('\n')}\n}`;

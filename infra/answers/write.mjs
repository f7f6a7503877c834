import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerModule, answersFile } from './answer-module.mjs';

const root = join(import.meta.dirname, '..', '..');
await writeFile(join(root, answersFile), answerModule(root));

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlaybookCatalogue } from './catalogue.js';
import { InvalidPlaybook } from './faults.js';
import type { PlaybookParser } from './parse-playbook.js';
import type { Playbook } from './playbook.js';

/** A playbook file: its text is what is published. */
export interface PlaybookText {
  readonly file: string;
  readonly text: string;
  readonly playbook: Playbook;
}

/**
 * Reads every `*.yaml` of a folder, by default the playbooks that ship (`libs/playbooks/shipped`).
 * @param isKnown texts that need no reading, e.g. those that are published already
 * @throws InvalidPlaybook where a file is not a playbook, or two describe the same version.
 */
export function readPlaybooks(
  parser: PlaybookParser,
  folder = shippedFolder(),
  isKnown: (text: string) => boolean = () => false,
): readonly PlaybookText[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const seen = new Map<string, string>();
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    if (isKnown(text)) return [];
    const playbook = parser.parse(text, file);
    const key = `${playbook.id} version ${String(playbook.version)}`;
    const other = seen.get(key);
    if (other !== undefined) {
      const message = `describes ${key}, as ${other} does`;
      throw new InvalidPlaybook(file, [{ line: 1, path: 'id', message }]);
    }
    seen.set(key, file);
    return { file, text, playbook };
  });
}

/** The playbooks that ship, as a catalogue: what a house that published none of its own has. */
export function shippedCatalogue(parser: PlaybookParser): PlaybookCatalogue {
  return new PlaybookCatalogue(readPlaybooks(parser).map(({ playbook }) => playbook));
}

/** The build copies no YAML, so both source and build look below the repository's root. */
function shippedFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isRepositoryRoot(folder)) {
    if (dirname(folder) === folder) throw new Error('The folder of the playbooks was not found');
    folder = dirname(folder);
  }
  return join(folder, 'libs', 'playbooks', 'shipped');
}

function isRepositoryRoot(folder: string): boolean {
  if (!readdirSync(folder).includes('package.json')) return false;
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name?: string;
  };
  return name === 'shaodao';
}

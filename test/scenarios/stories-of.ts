import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the stories of a folder into the test file that awaits this. What all need is imported once
 * for them together: on its own a story would spend most of its time on that.
 */
export async function storiesOf(folder: string): Promise<void> {
  for (const file of readdirSync(join(import.meta.dirname, folder)).sort())
    if (file.endsWith('.scenario.ts')) await import(join(import.meta.dirname, folder, file));
}

import { api } from '../../api/client.js';
import type { components, paths } from '../../api/document.js';

type CommandPath = Extract<keyof paths, `/directory/commands/${string}`>;

/** A command to the directory, by its name in the address. */
export type CommandName = CommandPath extends `/directory/commands/${infer Name}` ? Name : never;

/** What a command would change, and who would be orphaned. */
export type Preview = components['schemas']['DirectoryPreviewAnswer'];

/** A change as it was filled in. */
export interface Change {
  readonly command: CommandName | 'ImportFile';
  readonly body: object;
}

type Answer = components['schemas']['DirectoryCommandAnswer'];

/** Sends a change, or with `preview` asks what it would do. */
export async function orderDirectory(
  { command, body }: Change,
  preview: boolean,
  header: { readonly 'Idempotency-Key': string },
): Promise<Answer> {
  const query = preview ? { preview } : {};
  // One address stands for all: they differ in nothing but what the body holds, which the API checks.
  const path = (
    command === 'ImportFile' ? '/directory/file' : `/directory/commands/${command}`
  ) as '/directory/commands/PlaceNodes';
  const { data } = await api.POST(path, { params: { query, header }, body: body as never });
  return data as Answer;
}

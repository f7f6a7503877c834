import type { Sentence } from '@shaodao/platform';
import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import type { SideDefinition } from '@shaodao/side-streams';

/** One address of one command of a side stream. */
export interface SideRoute {
  readonly definition: SideDefinition;
  readonly command: string;
  /** With the stream as `:id`, but for the command that opens it. */
  readonly path: string;
  readonly opens: boolean;
  readonly status: 200 | 201;
  readonly summary: Sentence;
}

/** True for what machines alone say: the timekeeper, the watch of the alerts. They need no address. */
const saidByMachines = ({ policy }: SideDefinition, command: string): boolean =>
  Object.keys(policy[command] ?? {}).every((role) => role === 'SYSTEM');

/** Where a command of a side stream lives: `mediations`, `mediations/:id/choose-mediator`. */
export function sidePath({ path, opens }: SideDefinition, command: string): string {
  return command === opens ? path : `${path}/:id/${kebab(command)}`;
}

/** The addresses of all commands of all side streams. Controllers, OpenAPI and tests stand on it. */
export const SIDE_ROUTES: readonly SideRoute[] = HOUSE_SIDE_STREAMS.all.flatMap((definition) =>
  Object.keys(definition.commands)
    .filter((command) => !saidByMachines(definition, command))
    .map((command) => routeOf(definition, command)),
);

function routeOf(definition: SideDefinition, command: string): SideRoute {
  const opens = command === definition.opens;
  const { zh, en } = definition.commandNames[command] ?? { zh: command, en: command };
  return {
    definition,
    command,
    path: sidePath(definition, command),
    opens,
    status: opens ? 201 : 200,
    summary: { zh: `${definition.name.zh}：${zh}`, en: `${definition.name.en}: ${en}` },
  };
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

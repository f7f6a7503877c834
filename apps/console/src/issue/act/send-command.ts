import { uuidv7 } from 'uuidv7';
import { api } from '../../api/client.js';
import { ADDRESSES, type CommandName } from '../../forms/addresses.js';
import { namedInBody } from '../../forms/named-in-body.js';

/** The part of a matter that a command names. */
export interface Target {
  readonly assignment?: string;
  readonly whistle?: string;
  /** Of a whistle the unit called, of an order the unit it names. */
  readonly unit?: string;
  /** Of supervision. */
  readonly order?: string;
  readonly exclusion?: string;
  readonly ledger?: string;
  /** The merged matter whose appellant is meant; absent: the matter's own. */
  readonly appellant?: string;
}

/** What is filled in, by the names of the API. */
export type Input = Readonly<Record<string, unknown>>;

/** A command ready to be sent. */
export interface Given {
  readonly issue: string;
  readonly command: CommandName;
  readonly target: Target;
  readonly input: Input;
}

/** What a command would do, had it been given now. */
export interface Foreseen {
  readonly events: readonly { readonly type: string; readonly sentence: string }[];
}

type Post = (
  path: string,
  options: {
    readonly params: { readonly path: object; readonly header: object };
    readonly body: object;
  },
) => Promise<{ readonly data?: unknown }>;

// Which address it is, only the click says; that form and body fit together `Forms` has proved.
const post = api.POST as unknown as Post;

/** Gives the command. @returns what it made; what is refused is thrown as a `Problem` */
export async function sendCommand(given: Given, key: object): Promise<unknown> {
  return (await post(ADDRESSES[given.command], optionsOf(given, key))).data;
}

/** Decides the command and appends nothing: what it would do, or the very refusal, thrown. */
export async function rehearse(given: Given): Promise<Foreseen> {
  const headers = { 'Idempotency-Key': uuidv7(), 'Shaodao-Rehearsal': 'true' };
  return (await post(ADDRESSES[given.command], optionsOf(given, headers))).data as Foreseen;
}

function optionsOf({ issue, command, target, input }: Given, header: object): Parameters<Post>[1] {
  const used = Object.entries({ issue, ...target }).filter(([name]) =>
    ADDRESSES[command].includes(`{${name}}`),
  );
  return {
    params: { path: Object.fromEntries(used), header },
    body: { ...namedInBody(target), ...input },
  };
}

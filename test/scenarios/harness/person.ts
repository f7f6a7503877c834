import { COMMAND_ROUTES } from '../../../apps/api/src/issues/command-routes.js';
import { Client, type Answer } from '../../../apps/api/src/testing/running-api.js';
import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import type { IssueCommandName } from '@shaodao/issue';
import { sidePath } from '../../../apps/api/src/side-streams/side-routes.js';
import { Order, type Made } from './order.js';
import { IssueStory, SideStory } from './story.js';
import type { Cast } from './people.js';

type Fields = Readonly<Record<string, unknown>>;

/** What of a town its people need. */
export interface Surroundings {
  readonly url: string;
  readonly settle: () => Promise<void>;
  /** Makes the account where it is new. */
  readonly register: (cast: Cast) => Promise<void>;
}

/** Somebody of the town at the API; logs in when first needed, and again when the login is over. */
export class Person {
  private client: Promise<Client> | undefined;

  constructor(
    private readonly town: Surroundings,
    private readonly cast: Cast,
  ) {}

  /** Their id, as events know them. */
  async id(): Promise<string> {
    const { account } = (await this.get('/me')) as { account: { id: string } };
    return account.id;
  }

  /** Reports a matter. */
  async report(fields: Fields): Promise<IssueStory> {
    const made = await new Order('ReportIssue', this.send('POST', '/issues', fields));
    return new IssueStory(String(made['issue']), made, this.town.settle);
  }

  /** Tries to report, where a story is about the refusal. */
  tryReporting(fields: Fields): Order {
    return new Order('ReportIssue', this.send('POST', '/issues', fields));
  }

  /** Opens a side stream of a kind, e.g. `mediation`. */
  async open(kind: string, fields: Fields): Promise<SideStory> {
    const definition = definitionOf(kind);
    const made = await new Order(definition.opens, this.opening(kind, fields));
    return new SideStory(kind, String(made['id']), made, this.town.settle);
  }

  /** Tries to open a side stream, where a story is about the refusal. */
  tryOpening(kind: string, fields: Fields): Order {
    return new Order(definitionOf(kind).opens, this.opening(kind, fields));
  }

  /** Gives a command to an issue, by the command's own name; fields of its address as the others. */
  order(to: IssueStory, command: IssueCommandName, fields?: Fields): Order;
  /** Gives a command to a side stream. */
  order(to: SideStory, command: string, fields?: Fields): Order;
  order(to: IssueStory | SideStory, command: string, fields: Fields = {}): Order {
    const { path, rest } =
      to instanceof IssueStory
        ? issueAddress(to.id, command, fields)
        : sideAddress(to, command, fields);
    return new Order(command, this.send('POST', path, rest));
  }

  /** Any command of the API, by its address. */
  post(path: string, fields: Fields = {}): Order {
    return new Order(`POST ${path}`, this.send('POST', path, fields));
  }

  /** Asks; read tables hold all that has happened. @throws Error where it was refused */
  async get(path: string): Promise<Made> {
    await this.town.settle();
    return new Order(`GET ${path}`, this.send('GET', path));
  }

  /** Asks for what they may not see. */
  tryGetting(path: string): Order {
    const answer = this.town.settle().then(() => this.send('GET', path));
    return new Order(`GET ${path}`, answer);
  }

  private opening(kind: string, fields: Fields): Promise<Answer> {
    return this.send('POST', `/${definitionOf(kind).path}`, fields);
  }

  private async send(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const answer = await this.sendOnce(method, path, body);
    if (answer.status !== 401) return answer;
    this.client = undefined;
    return this.sendOnce(method, path, body);
  }

  private async sendOnce(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const client = await (this.client ??= this.login());
    return method === 'GET' ? client.get(path) : client.post(path, body);
  }

  private async login(): Promise<Client> {
    await this.town.register(this.cast);
    return Client.login(this.town.url, this.cast.account.login, this.cast.post);
  }
}

interface Addressed {
  readonly path: string;
  readonly rest: Fields;
}

function issueAddress(issue: string, command: string, fields: Fields): Addressed {
  const route = COMMAND_ROUTES.find((one) => one.command === command);
  if (route === undefined) throw new Error(`No address takes ${command}`);
  const rest = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !route.fromPath.includes(name)),
  );
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'issue' ? issue : String(fields[name]),
  );
  return { path: `/${path}`, rest };
}

function sideAddress({ kind, id }: SideStory, command: string, fields: Fields): Addressed {
  const path = sidePath(definitionOf(kind), command).replace(':id', id);
  return { path: `/${path}`, rest: fields };
}

function definitionOf(kind: string): NonNullable<ReturnType<typeof HOUSE_SIDE_STREAMS.find>> {
  const found = HOUSE_SIDE_STREAMS.find(kind);
  if (found === undefined) throw new Error(`There is no side stream ${kind}`);
  return found;
}

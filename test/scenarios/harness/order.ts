import type { Answer } from '../../../apps/api/src/testing/running-api.js';

/** What a refused request got. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  /** The sentence a person reads. */
  readonly detail: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a command made and answered. */
export type Made = Readonly<Record<string, unknown>>;

/**
 * A command on its way: awaited, it must be done; with `expectRefusal` it must be refused, and in that
 * way.
 */
export class Order implements PromiseLike<Made> {
  constructor(
    private readonly what: string,
    private readonly answer: Promise<Answer>,
  ) {}

  then<A = Made, B = never>(
    done?: ((made: Made) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.done().then(done, failed);
  }

  /** @throws Error where it was done after all, or refused for another reason. */
  async expectRefusal(code: string): Promise<Refused> {
    const { status, body } = await this.answer;
    if (status < 400) throw new Error(`${this.what} was done, and should have got ${code}`);
    if (body['code'] !== code)
      throw new Error(`${this.what} got ${String(body['code'])} instead of ${code}: ${said(body)}`);
    return {
      status,
      code,
      detail: String(body['detail']),
      params: (body['params'] ?? {}) as Refused['params'],
    };
  }

  private async done(): Promise<Made> {
    const { status, body } = await this.answer;
    if (status < 300) return body;
    throw new Error(`${this.what} was refused (${String(status)}): ${said(body)}`);
  }
}

const said = (body: Made): string =>
  JSON.stringify({ code: body['code'], detail: body['detail'], errors: body['errors'] });

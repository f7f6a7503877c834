import type { JsonValue, Refusal } from './index.js';
import type { SideRejection } from './side-stream.js';

/** Refusals that every side stream knows. */
export const SIDE_REJECTIONS = {
  NOT_OPENED: {
    class: 'guard',
    zh: '没有这条记录，请核对编号后再试。',
    en: 'There is no such record; check its number and try again.',
  },
  ALREADY_OPENED: {
    class: 'guard',
    zh: '该编号已经使用，请换一个新的编号。',
    en: 'This number is in use already; take a new one.',
  },
  WRONG_STATUS: {
    class: 'guard',
    zh: '当前状态为“{status}”，不能进行“{command}”；可以进行的状态是：{allowed}。',
    en: '“{command}” is not possible while the state is {status}; it is possible in: {allowed}.',
  },
  OUT_OF_ORDER_TIME: {
    class: 'domain',
    zh: '发生时间早于已记录的最近一步（{last}），请填写更晚的时间。',
    en: 'The act is dated before the last recorded one ({last}); give a later time.',
  },
} as const satisfies Record<string, SideRejection>;

type Catalogue = Readonly<Record<string, SideRejection>>;

type Braced<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? P | Braced<Rest>
  : never;

type Params<R extends Catalogue, C extends keyof R> = {
  readonly [P in Braced<R[C]['en']>]: JsonValue;
};

type ParamsArgument<R extends Catalogue, C extends keyof R> = [keyof Params<R, C>] extends [never]
  ? []
  : [params: Params<R, C>];

/** Makes the refusals of a catalogue, each with exactly the facts its sentence names. */
export const rejecterOf =
  <R extends Catalogue>(_catalogue: R) =>
  <C extends keyof R & string>(code: C, ...[params]: ParamsArgument<R, C>): Refusal =>
    params === undefined ? { code } : { code, params: { ...params } };

export const rejectSide = rejecterOf(SIDE_REJECTIONS);

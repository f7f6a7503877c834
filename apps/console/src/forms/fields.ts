import type { CommandName, InputOf } from './addresses.js';

/** Lists of words to choose from; `choice-names.ts` names each value. */
export type ChoiceList =
  | 'urgency'
  | 'complexity'
  | 'rejection'
  | 'line'
  | 'method'
  | 'resolution'
  | 'satisfaction'
  | 'whistleKind'
  | 'mode'
  | 'cause'
  | 'exclusion'
  | 'stage'
  | 'colour'
  | 'relation'
  | 'answer';

/** Something of the directory or of the matter, chosen by name. */
export type Chosen =
  | 'unit'
  | 'units'
  | 'atWork'
  | 'called'
  | 'territory'
  | 'category'
  | 'profile'
  | 'listItem'
  | 'offer'
  | 'step'
  | 'outcomes'
  | 'ledgerCause'
  | 'reviewer';

/** How a field is asked. */
export type FieldKind =
  | { readonly is: 'line' | 'text'; readonly most: number }
  | { readonly is: 'choice'; readonly list: ChoiceList; readonly only?: readonly string[] }
  | { readonly is: 'number'; readonly from: number; readonly to: number }
  | { readonly is: 'scores'; readonly of: 'whistle' | 'reverse' }
  | { readonly is: 'flag' | 'easing' | 'moment' | 'pictures' | 'matter' | 'address' }
  | { readonly is: 'milestones' }
  | { readonly is: Chosen };

/** A field of the form of a command. */
export interface Field<Name extends string = string> {
  readonly name: Name;
  readonly needed: boolean;
  readonly kind: FieldKind;
  /** Asked only where another field has this value. */
  readonly when?: { readonly field: string; readonly is: string | boolean };
  /** What stands there at first. */
  readonly initial?: string | boolean;
}

type NameIn<Command extends CommandName> = keyof InputOf<Command> & string;

/** The forms of commands; a field that the command does not take does not compile. */
export type Forms = {
  readonly [Command in CommandName]?: readonly Field<NameIn<Command>>[];
};

const asked =
  (kind: FieldKind) =>
  <Name extends string>(name: Name): Field<Name> => ({ name, needed: true, kind });

/** Words that are said to the resident or of the matter. */
export const text = <Name extends string>(name: Name, most = 2000): Field<Name> =>
  asked({ is: 'text', most })(name);
/** The reason of an act; it stays in clear, so nobody's name belongs there. */
export const reason = <Name extends string>(name: Name): Field<Name> =>
  asked({ is: 'text', most: 500 })(name);
export const line = <Name extends string>(name: Name, most = 100): Field<Name> =>
  asked({ is: 'line', most })(name);
export const choice = <Name extends string>(
  name: Name,
  list: ChoiceList,
  only?: readonly string[],
): Field<Name> => asked({ is: 'choice', list, ...(only === undefined ? {} : { only }) })(name);
export const count = <Name extends string>(name: Name, from: number, to: number): Field<Name> =>
  asked({ is: 'number', from, to })(name);
/** Marks on the items of the mechanism's instrument. */
export const scores = (of: 'whistle' | 'reverse'): Field<'scores'> =>
  asked({ is: 'scores', of })('scores');
export const chosen = <Name extends string>(name: Name, is: Chosen): Field<Name> =>
  asked({ is })(name);
export const flag = asked({ is: 'flag' });
/** The second axis of an outcome: asked where the mechanism has it, and only there. */
export const easing = asked({ is: 'easing' });
export const moment = asked({ is: 'moment' });
export const pictures = asked({ is: 'pictures' });
export const matter = asked({ is: 'matter' });
export const address = asked({ is: 'address' });
export const milestones = asked({ is: 'milestones' });
export const unit = asked({ is: 'unit' });
export const units = asked({ is: 'units' });
export const listItem = asked({ is: 'listItem' });

/** The same field, which may be left empty. */
export const free = <Name extends string>(field: Field<Name>): Field<Name> => ({
  ...field,
  needed: false,
});

/** The same field with what is most often meant standing there at first. */
export const at = <Name extends string>(
  initial: string | boolean,
  field: Field<Name>,
): Field<Name> => ({ ...field, initial });

/** The same field, asked only where another one has a value. */
export const when = <Name extends string>(
  other: string,
  is: string | boolean,
  field: Field<Name>,
): Field<Name> => ({ ...field, when: { field: other, is } });
